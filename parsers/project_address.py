"""The project's code in the address of its page, however the address was saved."""

import re
from urllib.parse import unquote

# `pid=`, and what wget, Windows and browsers make of the sign when it names a file.
_PID = re.compile(r"pid\s?(?:=|_|-|@|\s)?\s?([0-9]{8}-[0-9]{1,6})(?![0-9])", re.IGNORECASE)
_CODE = re.compile(r"(?<![0-9])([0-9]{4}0000-[0-9]{1,6})(?![0-9])")


def project_code_in(address: str | None) -> str | None:
    """The project code that a URL or a file's path names, or None.

    A code without `pid` before it counts only where it is an agency's (its fifth to
    eighth digits are zero), so that a date and time in a file's name is none.
    """
    if not address:
        return None
    plain = unquote(unquote(address))
    match = _PID.search(plain) or _CODE.search(plain.replace("\\", "/").rpartition("/")[2])
    return match.group(1) if match else None
