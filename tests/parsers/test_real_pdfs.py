"""The reader's quality on real PDFs, where they are at hand: floors that never sink."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from parsers.readers import read
from schema.document import Document, Origin
from tests.conftest import SHARED

ROWS_FLOOR = 0.95
"""Share of the rows of a text that its PDF gives with every cell the same."""
NAMES_FLOOR = 0.98
"""Share of the names published by readers of a PDF that stand in its lines."""

FORM, PLAN = "003_", "004_"
ROWS_OF_TEXT = {
    "form_chr_sarabun": FORM,
    "form_lo_sarabun": FORM,
    "plan_chr_norep": PLAN,
    "plan_lo_rep": PLAN,
}
VOLUMES = ("14", "31")

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]|\s")


def bare(text: str) -> str:
    """The text without what media write in different ways: spaces, tags and raised numbers."""
    return _RAISED.sub("", _TAG.sub("", text))


def document_of(path: Path) -> Document:
    return read(path.read_bytes(), Origin(path.name))


@pytest.fixture(scope="module")
def real_pdfs(real_documents: Path) -> Path:
    folder = real_documents / "pdf"
    if not folder.is_dir():
        pytest.skip("the real PDFs (../shared/documents/pdf) are not here")
    return folder


@pytest.fixture(scope="module", params=ROWS_OF_TEXT)
def printed(request: pytest.FixtureRequest, real_pdfs: Path) -> tuple[Path, Document]:
    """A text, and a PDF that was printed from it."""
    name: str = request.param
    (text,) = real_pdfs.parent.glob(f"{ROWS_OF_TEXT[name]}*.txt")
    return text, document_of(real_pdfs / f"{name}.pdf")


@pytest.fixture(scope="module", params=VOLUMES)
def volume(request: pytest.FixtureRequest, real_pdfs: Path) -> tuple[list[str], Document]:
    """The names that stand in a volume, and the volume."""
    names = SHARED / "gold" / f"pdf_names_{request.param}.txt"
    if not names.is_file():
        pytest.skip(f"the names of volume {request.param} (../shared/gold) are not here")
    published = [bare(name) for name in names.read_text(encoding="utf-8").splitlines()]
    path = real_pdfs / "real" / f"{request.param}.pdf"
    return [name for name in published if name], document_of(path)


def rows_of_text(path: Path) -> Iterator[tuple[str, ...]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            yield tuple(bare(cell) for cell in line.split("\t"))


def unmapped(document: Document) -> list[str]:
    """The lines that hold a private-use character, or a glyph without text."""
    return [line.text for line in document.lines() if re.search("[\ue000-\uf8ff\ufffd]", line.text)]


def test_the_rows_of_a_printed_text_come_back(printed: tuple[Path, Document]) -> None:
    text, document = printed
    wanted = list(rows_of_text(text))
    found = {tuple(bare(cell) for cell in row) for table in document.tables for row in table.rows}
    missing = [row for row in wanted if row not in found]
    assert 1 - len(missing) / len(wanted) >= ROWS_FLOOR, missing


def test_a_printed_text_has_no_character_without_meaning(printed: tuple[Path, Document]) -> None:
    assert unmapped(printed[1]) == []


def test_the_names_of_a_volume_stand_in_its_lines(volume: tuple[list[str], Document]) -> None:
    names, document = volume
    text = "".join(bare(line.text) for line in document.lines())
    missing = [name for name in names if name not in text]
    assert 1 - len(missing) / len(names) >= NAMES_FLOOR, missing


def test_a_volume_has_no_character_without_meaning(volume: tuple[list[str], Document]) -> None:
    assert unmapped(volume[1]) == []
