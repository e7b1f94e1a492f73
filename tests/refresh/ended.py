"""Refreshes that are ended with SIGKILL: a process that runs them one after the other.

    python -m tests.refresh.ended

Reads a line of JSON for each: `root` (a folder with `pages`, `published` and `reports`), and when
to end it: `after` so many seconds, or at its step number `at_step` among those that change files.
Where both are null it runs to its end. Answers with a line of JSON: `ended` (by SIGKILL), and the
`seconds` and `steps` that it took.

Everything is imported before the first, and the dictionary is read: a refresh starts at once, and
the moments are its own.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from ingest.refresh.config import RefreshConfig
from ingest.refresh.run import refresh
from schema.thai.cutting import distinct_words
from tests.ingest.folders import Listener

_FILE_EVENTS = ("open", "os.", "shutil.", "fcntl.")


def config_of(root: Path) -> RefreshConfig:
    """A refresh of `pages` in this process alone, which keeps two generations."""
    return RefreshConfig((root / "pages",), root / "published", root / "reports", 2, workers=1)


def _run(root: Path, at_step: int | None, told: int) -> None:
    steps = 0

    def count(event: str, _: tuple[Any, ...]) -> None:
        nonlocal steps
        if event.startswith(_FILE_EVENTS):
            steps += 1
            if steps == at_step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    refresh(config_of(root), progress=Listener())
    os.write(told, str(steps).encode())


def _ended(root: Path, after: float | None, at_step: int | None) -> dict[str, Any]:
    read, write = os.pipe()
    begun = time.perf_counter()
    process = os.fork()
    if not process:
        code = 1
        try:
            _run(root, at_step, write)
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    if after is not None:
        time.sleep(after)
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    with os.fdopen(read) as pipe:
        steps = pipe.read()
    return {
        "ended": os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
        "code": os.waitstatus_to_exitcode(status),
        "seconds": time.perf_counter() - begun,
        "steps": int(steps or 0),
    }


def main() -> None:
    """Run what the lines ask for."""
    distinct_words("ทางเท้า")
    for line in sys.stdin:
        asked = json.loads(line)
        answer = _ended(Path(asked["root"]), asked["after"], asked["at_step"])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
