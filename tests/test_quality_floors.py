"""How much of invented documents is read right may not fall below what is pinned here."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from bench import decks, indicator_pages
from bench.score import Tally, score_folder

RIGHT_SHARE = 0.98
"""Values that must be right, of all that the invented documents show."""
SILENT_SHARE = 0.001
"""Values that may be wrong without a finding: the inventors' wording can be read two ways."""
SEED = 90_000
DOCUMENTS = 25


class Invented(NamedTuple):
    """Documents of a kind in one of its forms."""

    kind: str
    render: str
    layout: str = "full"


INVENTED = [
    Invented("slideplayer", "text"),
    Invented("slideplayer", "html"),
    Invented("slideplayer_amp", "text"),
    Invented("slideplayer_amp", "html"),
    Invented("slideshare", "text"),
    Invented("slideshare", "html"),
    Invented("mykpi", "text"),
    Invented("mykpi", "tables"),
    Invented("mykpi", "text", "stripped"),
    Invented("mykpi", "lists", "stripped"),
    Invented("mykpi2563", "fonts"),
    Invented("index101", "tables"),
    Invented("index102", "text"),
    Invented("index11", "markdown"),
]


def scored(invented: Invented, work: Path) -> Tally:
    folder, truths = work / "documents", work / "truth.jsonl"
    kind, render, layout = invented
    if kind.startswith("slide"):
        decks.write_decks(folder, DOCUMENTS, SEED, kind, render, truths)  # type: ignore[arg-type]
    else:
        form = (kind, render, layout)
        indicator_pages.write_pages(folder, DOCUMENTS, SEED, *form)  # type: ignore[arg-type]
        indicator_pages.write_truths(truths, DOCUMENTS, SEED, *form)  # type: ignore[arg-type]
    assert len(truths.read_text(encoding="utf-8").splitlines()) == DOCUMENTS
    assert json.loads(truths.read_text(encoding="utf-8").splitlines()[0])["file"]
    return score_folder(folder, truths)


@pytest.mark.parametrize("invented", INVENTED, ids=["-".join(one) for one in INVENTED])
def test_no_share_falls(invented: Invented, tmp_path: Path) -> None:
    tally = scored(invented, tmp_path)
    counts = tally.of()
    assert tally.unread == []
    assert counts["right"] >= RIGHT_SHARE * counts.total()
    assert counts["wrong, silent"] <= SILENT_SHARE * counts.total()
