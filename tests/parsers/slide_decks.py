"""Builds transcripts of slide decks as the sites write them, for tests."""

from collections.abc import Sequence
from typing import Any

from parsers import parse
from parsers.draft import Parsed
from parsers.readers import read
from schema.document import Origin

LOADING = "งานนำเสนอกำลังจะดาวน์โหลด โปรดรอ"
RELATED = "งานนำเสนอที่คล้ายกัน"


def slideplayer(*slides: str, title: str = "การประเมินผล", label: str = "ใบสำเนางานนำเสนอ:") -> str:
    """A `/slide/` page: each slide a paragraph opened by its number."""
    frame = [LOADING, "", LOADING, "", title, "", RELATED, "", ""]
    opened = f'งานนำเสนอเรื่อง: "{title}"— {label}'
    tail = ["", f"ดาวน์โหลด ppt {title}", "", RELATED, "", "Ads by Google"]
    return "\n".join([*frame, opened, "", *_numbered(slides), *tail])


def amp(*slides: str, related: Sequence[str] = ()) -> str:
    """An `/amp/` page: related decks stand before the slides, and no label between them."""
    head = ["การประเมินผล", f"Slides: {len(slides)}", "Advertisements", "", RELATED, ""]
    between = [line for title in related for line in (title, "")]
    return "\n".join([*head, *between, *_numbered(slides), "", "ดาวน์โหลด ppt การประเมินผล"])


def slideshare(*slides: str, of: str = "of", offer: str = "Download to read offline") -> str:
    """A page whose transcript opens each slide with `n.`, below the viewer's `1 of N`."""
    numbered = [f"{number}. {text}" for number, text in enumerate(slides, start=1)]
    return "\n".join(["การประเมินผล", f"1 {of} {len(slides)}", offer, "Transcript", *numbered])


def counted(*slides: str, of: str = "of") -> str:
    """A page in which `n of N` stands over every slide."""
    lines = ["การประเมินผล", "Download to read offline"]
    for number, text in enumerate(slides, start=1):
        lines += [f"{number} {of} {len(slides)}", text]
    return "\n".join([*lines, "More Related Content", "เรื่องอื่น"])


def _numbered(slides: Sequence[str]) -> list[str]:
    lines = []
    for number, text in enumerate(slides, start=1):
        lines += [f"{number} {text}".strip(), ""]
    return lines


def parsed(text: str) -> Parsed:
    return parse(read(text.encode(), Origin("deck.txt")))


def rows(text: str, table: str) -> list[dict[str, Any]]:
    """The records of a table, without the columns that all records have."""
    apart = {"document_id", "page", "line_start", "page_end", "line_end"}
    return [row.model_dump(exclude=apart) for row in parsed(text).records.get(table, [])]


def rules(text: str) -> set[str]:
    return {finding.rule for finding in parsed(text).findings}
