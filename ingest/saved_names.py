"""The address of a page in the name it was saved under, in every saver's spelling.

wget keeps `myproject.php?pid=50010000-3418` or writes `@` for `?`; browsers put `_` or a
space; archives escape it as `%3F`. The host, where it was kept, is a folder's name or
the beginning of the file's.
"""

import re
from urllib.parse import unquote

_PAGE = re.compile(
    r"(?P<script>[A-Za-z][A-Za-z0-9]*\.php)[?@_ &](?P<name>[A-Za-z]{2,12})[=_ -]"
    r"(?P<value>[0-9]{1,8}(?:-[0-9]{1,6})?)(?![0-9])"
)
_HOST = re.compile(
    r"(?:^|/)(?:https?[:_/]+)?(?P<host>(?:[a-z0-9-]+\.)+(?:th|com|net|org|info))[/_](?P<folders>.*)$",
    re.IGNORECASE,
)


def address_in(source: str) -> str | None:
    """The URL that a file's path holds, without a host where the path has none; else None."""
    plain = unquote(unquote(source)).replace("\\", "/")
    page = _PAGE.search(plain)
    if page is None:
        return None
    script = f"{page['script']}?{page['name']}={page['value']}"
    host = _HOST.search(plain[: page.start()])
    if host is None:
        return script
    folders = host["folders"].replace("_", "/").strip("/")
    return "/".join(part for part in (f"http://{host['host']}", folders, script) if part)
