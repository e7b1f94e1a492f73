"""The command line of this source tree as a process: python -m tests.refresh.command ARGUMENTS."""

import sys

from ingest.cli import main

if __name__ == "__main__":
    sys.exit(main())
