"""Folders and files to inputs: what is there to read, found without reading it."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Self

from ingest.archives.paths import is_archive
from ingest.manifest import MANIFEST_NAME, ManifestEntry, read_manifest
from ingest.passed_over import kind_of_no_document
from ingest.saved_names import address_in
from ingest.shown_names import shown
from schema.document import Origin
from schema.records.operations import Reason
from warehouse.arrivals import path_of

MAX_BYTES = 64 * 1024 * 1024
"""A text or page larger than this is refused: the largest real one seen has 0.2 MB."""

_NANOSECONDS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies: `path` opens it, `folder` and `source` are what users and tables see.

    For an archive's member, `path` and `modified_ns` are the archive's, `bytes` its own size.
    """

    path: str
    folder: str
    source: str
    bytes: int
    modified_ns: int
    key: str = field(init=False, compare=False)
    """Folder and source as one: by this the warehouse remembers the file."""

    def __post_init__(self) -> None:
        """Join the key once: it is asked for often, and there are a hundred thousand files."""
        object.__setattr__(self, "key", path_of(self.folder, self.source))


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read, and what a manifest says of it.

    `content` is None where it stands at the place's path, and the bytes where that is an archive.
    """

    place: Place
    url: str | None = None
    observed_at: datetime | None = None
    origin_key: str = ""
    content: bytes | None = None

    @property
    def origin(self) -> Origin:
        """Where the bytes come from; observed when the manifest says, else when last written."""
        seconds, rest = divmod(self.place.modified_ns, _NANOSECONDS)
        written = datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest // 1_000)
        source = self.place.source
        url = self.url or address_in(source)
        return Origin(source, url, self.observed_at or written.replace(tzinfo=None))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not read at all, and why."""

    place: Place
    reason: Reason
    message: str
    origin_key: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """An archive, and what manifests outside it say: of itself, and of its members by path."""

    place: Place
    entry: ManifestEntry | None
    entries: Mapping[str, ManifestEntry]

    @property
    def origin_key(self) -> str:
        """Changes when what manifests outside it say changes."""
        if self.entry is None and not self.entries:
            return ""
        said = (self.entry, sorted(self.entries.items(), key=lambda named: named[0]))
        return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass
class Found:
    """What there is to read under the given paths; archives are read after the files."""

    inputs: list[Input] = field(default_factory=list)
    archives: list[ArchiveFile] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    absent: list[str] = field(default_factory=list)


class NoSuchInput(Exception):
    """A path given on the command line that is not there."""


def find_inputs(paths: Iterable[Path]) -> Found:
    """Every file under `paths`, each once, folders walked in the order of names.

    A file named itself is an input whatever its name. In folders, hidden files and
    files that are no documents by their name are passed over and counted by suffix.
    Raises `NoSuchInput` for a path that is not there, `ManifestError` for a manifest
    that cannot be read.
    """
    found = Found()
    seen: set[str] = set()
    for path in paths:
        if not path.exists():
            raise NoSuchInput(f"{path}: no such file or folder")
        for item in _walk(path, found):
            if item.place.key in seen:
                continue
            seen.add(item.place.key)
            if isinstance(item, Input):
                found.inputs.append(item)
            elif isinstance(item, ArchiveFile):
                found.archives.append(item)
            else:
                found.refusals.append(item)
    return found


class _Root(NamedTuple):
    """The folder that inputs are found from, as it is shown, and what paths below begin with."""

    path: Path
    shown: str
    prefix: str

    @classmethod
    def of(cls, path: Path) -> Self:
        return cls(path, shown(str(path)), f"{str(path).rstrip('/')}/")


def _walk(path: Path, found: Found) -> Iterator[Input | ArchiveFile | Refusal]:
    if path.is_dir():
        root = path.resolve()
        yield from _walk_folder(_Root.of(root), root, {}, found)
        return
    folder = path.absolute().parent.resolve()
    entries = read_manifest(folder)
    place = _place(_Root.of(folder), str(folder / path.name), path.stat())
    if is_archive(path.name):
        below = _by_first_folder(entries).get(path.name, {})
        yield ArchiveFile(place, entries.get(path.name), below)
    else:
        yield _input(place, entries.get(path.name))


def _walk_folder(
    root: _Root, folder: Path, inherited: Mapping[str, ManifestEntry], found: Found
) -> Iterator[Input | ArchiveFile | Refusal]:
    """`inherited` is what manifests above say of the files here, by their path from here."""
    own = read_manifest(folder)
    entries = {**inherited, **own}
    deeper = _by_first_folder(entries)
    found.absent += [str(folder / name) for name in sorted(own) if _is_absent(folder, name)]
    try:
        items = sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError as error:
        yield _refusal(root, folder, "failed", f"cannot be opened: {error.strerror}")
        return
    for item in items:
        if item.name.startswith("."):
            continue
        # Since the listing it may have gone, as a download's own file does when it is done.
        with suppress(FileNotFoundError):
            if not item.is_file(follow_symlinks=False):
                yield from _other_entry(root, item, entries, deeper, found)
            elif (file := _file(root, item, entries, deeper, found)) is not None:
                yield file


def _other_entry(
    root: _Root,
    item: os.DirEntry[str],
    entries: Mapping[str, ManifestEntry],
    deeper: Mapping[str, Mapping[str, ManifestEntry]],
    found: Found,
) -> Iterator[Input | ArchiveFile | Refusal]:
    """What a link or a folder holds."""
    if item.is_symlink() and not _stays_inside(root.path, Path(item.path)):
        yield _refusal(
            root,
            Path(item.path),
            "outside_input",
            "is a link to outside its folder, or to nothing; put the file itself there",
        )
    elif item.is_dir(follow_symlinks=False):
        yield from _walk_folder(root, Path(item.path), deeper.get(item.name, {}), found)
    elif item.is_file() and (file := _file(root, item, entries, deeper, found)) is not None:
        yield file


def _is_absent(folder: Path, name: str) -> bool:
    """Whether there is no such file; what archives hold is seen when they are read."""
    path = folder / name
    if path.exists():
        return False
    return not any(is_archive(above.name) and above.is_file() for above in path.parents)


def _by_first_folder(
    entries: Mapping[str, ManifestEntry],
) -> dict[str, dict[str, ManifestEntry]]:
    deeper: dict[str, dict[str, ManifestEntry]] = {}
    for path, entry in entries.items():
        first, separator, rest = path.partition("/")
        if separator:
            deeper.setdefault(first, {})[rest] = entry
    return deeper


def _stays_inside(root: Path, link: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _file(
    root: _Root,
    item: os.DirEntry[str],
    entries: Mapping[str, ManifestEntry],
    deeper: Mapping[str, Mapping[str, ManifestEntry]],
    found: Found,
) -> Input | ArchiveFile | Refusal | None:
    """The file as it is to be read; None where it is none to read."""
    if item.name == MANIFEST_NAME:
        return None
    if kind := kind_of_no_document(item.name):
        found.passed_over[kind] += 1
        return None
    place, entry = _place(root, item.path, item.stat()), entries.get(item.name)
    if is_archive(item.name):
        return ArchiveFile(place, entry, deeper.get(item.name, {}))
    return _input(place, entry)


def _place(root: _Root, path: str, status: os.stat_result) -> Place:
    source = shown(path.removeprefix(root.prefix))
    return Place(path, root.shown, source, status.st_size, status.st_mtime_ns)


def _input(place: Place, entry: ManifestEntry | None) -> Input | Refusal:
    if place.bytes > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        message = f"has {place.bytes:,} bytes; more than {limit} MB are not read"
        return Refusal(place, "too_large", message)
    if entry is None:
        return Input(place)
    return Input(place, entry.url, entry.observed_at, entry.key)


def _refusal(root: _Root, path: Path, reason: Reason, message: str) -> Refusal:
    return Refusal(_place(root, str(path), path.lstat()), reason, message)
