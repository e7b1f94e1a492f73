"""The address of a page in the name it was saved under, in every saver's spelling.

wget keeps `myproject.php?pid=50010000-3418` or writes `@` for `?`; browsers put `_` or a
space; archives escape it as `%3F`. The host, where it was kept, is a folder's name or
the beginning of the file's.
"""

import re
from urllib.parse import unquote

_PARAMETER = r"[A-Za-z][A-Za-z-]{0,11}=[A-Za-z0-9/-]+"
_PAGE = re.compile(
    rf"(?P<script>[A-Za-z][A-Za-z0-9]*\.php)[?@_ &](?P<before>(?:{_PARAMETER}&)*)"
    r"(?P<name>pid|selDEP|project_id|ID|id)[=_ -]"
    rf"(?P<value>[0-9]{{1,8}}(?:-[0-9]{{1,6}})?)(?![0-9])(?P<after>(?:&{_PARAMETER})*)"
)
# A folder may be named like a host (data.info), so a host is a public body's, or follows http.
_HOST = re.compile(
    r"(?:^|/)(?:https?[:_/]+(?P<linked>(?:[a-z0-9-]+\.)+[a-z]{2,})"
    r"|(?P<known>(?:[a-z0-9-]+\.)+go\.th|(?:[a-z0-9-]+\.)*bmavisions\.com))"
    r"(?P<port>[:+][0-9]{2,5})?(?P<separator>[/_])(?P<folders>.*)$",
    re.IGNORECASE,
)
_FOLDERS = frozenset("mobile dp frontend web tracking".split())
"""The folders of known sites: in a flat name `_` may part two folders or two words of one."""


def address_in(source: str) -> str | None:
    """The URL that a file's path holds, without a host where the path has none; else None."""
    plain = unquote(unquote(source)).replace("\\", "/")
    page = _PAGE.search(plain)
    if page is None:
        return None
    parameters = f"{page['before']}{page['name']}={page['value']}{page['after']}"
    script = f"{page['script']}?{parameters}"
    host = _HOST.search(plain[: page.start()])
    folders = _folders(host) if host is not None else None
    if host is None or folders is None:
        return script
    name = f"{host['linked'] or host['known']}{(host['port'] or '').replace('+', ':')}"
    return "/".join(part for part in (f"http://{name}", folders, script) if part)


def _folders(host: re.Match[str]) -> str | None:
    """The folders after the host; None where a flat name leaves them unknown."""
    written = host["folders"]
    if host["separator"] == "/" and not written.endswith("_"):
        return written.strip("/")
    folders = [part for part in re.split(r"[_/]", written) if part]
    if all(folder in _FOLDERS for folder in folders):
        return "/".join(folders)
    return None
