"""Names of files as they are shown and stored, whatever encoding they were written in."""

import os


def shown(name: str) -> str:
    """The name as text: names that are no UTF-8 were most likely written by a Thai Windows."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp874", "backslashreplace")
    return name
