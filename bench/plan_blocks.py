"""What an invented document is drawn from: prose and tables in reading order.

A footnote's mark stands in a text as `⟦12⟧`; a line feed in a cell begins a new paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bench.plan_words import FOOTNOTES

Style = Literal["title", "heading", "line", "footnote", "page"]
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
MARK = re.compile("⟦([^⟧]*)⟧")

UNDERLINED = (
    *("นิยาม", "คำอธิบาย", "วิธีคำนวณ", "สูตรคำนวณ", "วิธีวัดผล"),
    *("วิธีเก็บข้อมูล/หลักฐาน", "วิธีเก็บข้อมูล", "หลักฐาน"),
)
"""Words that open a part of a definition, underlined where a document has html."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; style `page` begins a new page before it where there are pages."""

    text: str
    style: Style = "line"


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of a table's head, over as many columns and rows as it says."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `widths` are shares of the page's width, `long` the column of long texts."""

    name: str
    head: tuple[tuple[Head, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    long: int | None = None

    def head_rows(self) -> list[list[str]]:
        """The head as rows of texts: a cell that spans stands in the first of its places."""
        rows = [[""] * len(self.widths) for _ in self.head]
        taken: set[tuple[int, int]] = set()
        for at, cells in enumerate(self.head):
            column = 0
            for cell in cells:
                while (at, column) in taken:
                    column += 1
                rows[at][column] = cell.text
                taken |= {
                    (at + r, column + c) for r in range(cell.rows) for c in range(cell.columns)
                }
                column += cell.columns
        return rows


Block = Prose | Grid


class Notes:
    """Numbers the footnotes of a plan, or leaves them out."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted
        self.last = 0
        self.due: list[Prose] = []

    def mark(self, what: str) -> str:
        """The mark of a new footnote on `what`."""
        if not self.wanted:
            return ""
        self.last += 1
        self.due.append(Prose(f"{self.last} {FOOTNOTES[what]}", "footnote"))
        return f"⟦{self.last}⟧"

    def flush(self) -> list[Prose]:
        """The footnotes not yet printed."""
        due, self.due = self.due, []
        return due


def plain_head(*texts: str) -> tuple[tuple[Head, ...], ...]:
    """A head of one row."""
    return (tuple(Head(text) for text in texts),)


def fused(text: str) -> str:
    """The text with its marks as letters of it; a mark behind a figure is left out."""
    return MARK.sub(r"\1", re.sub(r"(?<=[0-9๐-๙])⟦[^⟧]*⟧", "", text))


def unmarked(text: str) -> str:
    """The text without the marks of footnotes."""
    return MARK.sub("", text)


def table_truth(blocks: list[Block]) -> Iterator[dict[str, object]]:
    """Each table's rows as a reader must give them, and how many of them are head."""
    for block in blocks:
        if isinstance(block, Grid):
            rows = [*block.head_rows(), *map(list, block.rows)]
            yield {
                "name": block.name,
                "head": len(block.head),
                "rows": [[unmarked(cell) for cell in row] for row in rows],
            }


def prose_truth(blocks: list[Block]) -> list[str]:
    """The paragraphs outside tables."""
    return [unmarked(block.text) for block in blocks if isinstance(block, Prose)]
