"""Members of zips and tars by their paths: which are read, passed over or refused."""

import re

from ingest.archives.members import Refused
from ingest.manifest import MANIFEST_NAME

ARCHIVE = re.compile(r"\.(?:zip|tar|tar\.gz|tgz|warc|warc\.gz)\Z", re.IGNORECASE)
"""How names of archives end that are read."""

_PACKED = re.compile(r"\.(?:7z|rar|gz|bz2|xz|zst|lzh|cab|tbz2?|txz|tlz)\Z", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")


def is_archive(name: str) -> bool:
    """Whether a file of this name is an archive that is read."""
    return ARCHIVE.search(name) is not None


def plain_path(name: str) -> str:
    """The path without what does not change it: `./` at its beginning, and double strokes."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    return ("/" if name.startswith("/") else "") + "/".join(parts)


def leaves_archive(path: str) -> bool:
    """Whether the path leads out of the folder that the archive would be unpacked to."""
    return path.startswith("/") or ".." in path.split("/") or _DRIVE.match(path) is not None


def is_hidden(path: str) -> bool:
    """Whether the file or one of its folders is hidden, as those of version control are."""
    return not leaves_archive(path) and any(part.startswith(".") for part in path.split("/"))


def is_manifest(path: str) -> bool:
    """Whether a manifest is of this path, in any folder of the archive."""
    return path.rpartition("/")[2] == MANIFEST_NAME and not leaves_archive(path)


def refused_by_path(path: str) -> Refused | None:
    """Why a member of this path is not read; None where it is."""
    if leaves_archive(path):
        message = "has a path that leads out of its archive; unpack it and see what it is"
        return Refused("outside_input", message)
    if is_archive(path) or _PACKED.search(path):
        message = "is an archive in an archive, which is not opened; unpack the outer one first"
        return Refused("not_recognised", message)
    return None
