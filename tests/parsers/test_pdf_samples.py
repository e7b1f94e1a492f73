"""The samples that are PDFs: every line has its place, every row its lines."""

import re
from pathlib import Path

import pytest

from parsers.readers import read
from schema.document import Document, Origin
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "samples").glob("*/*.pdf"))


@pytest.fixture(scope="module", params=SAMPLES, ids=[path.name for path in SAMPLES])
def sample(request: pytest.FixtureRequest) -> Document:
    path: Path = request.param
    return read(path.read_bytes(), Origin(path.name))


def test_every_line_of_a_sample_has_its_place_on_the_page(sample: Document) -> None:
    for page in sample.pages:
        assert len(page.boxes) == len(page.lines)
        assert all(page.lines)
        assert all(0 <= box.left < box.right and 0 <= box.top < box.bottom for box in page.boxes)


def test_a_sample_is_read_without_damage(sample: Document) -> None:
    assert sample.damages == ()
    assert not [line for line in sample.lines() if re.search("[\ue000-\uf8ff\ufffd]", line.text)]


def test_every_row_of_a_sample_is_on_the_lines_it_names(sample: Document) -> None:
    for found in sample.tables:
        for row, span in zip(found.rows, found.spans, strict=True):
            assert span.page is not None
            line = sample.pages[span.page - 1].lines[span.first - 1]
            first = next(cell for cell in row if cell)
            assert first.split("\n")[0][:4] in line
