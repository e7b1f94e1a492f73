"""Archives of documents: zip, tar and web archives, read member by member and never unpacked."""

from pathlib import Path

from ingest.archives.members import Archive, ArchiveUnreadable, Member, MemberUnreadable
from ingest.archives.paths import is_archive

__all__ = [
    "Archive",
    "ArchiveUnreadable",
    "Member",
    "MemberUnreadable",
    "is_archive",
    "open_archive",
]


def open_archive(path: Path) -> Archive:
    """The archive at `path`, of the kind that its name tells.

    Raises `ArchiveUnreadable` where it is none, and `OSError`.
    """
    # Imported here: most runs have no archives, or those of one kind.
    name = path.name.lower()
    if name.endswith(".zip"):
        from ingest.archives.zips import ZipArchive

        return ZipArchive(path)
    if name.endswith((".warc", ".warc.gz")):
        from ingest.archives.warcs import WebArchive

        return WebArchive(path)
    from ingest.archives.tars import TarArchive

    return TarArchive(path)
