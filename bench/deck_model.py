"""A slide deck before it is drawn: its slides in pieces, each piece knowing the row it fills."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Site = Literal["slideplayer", "slideplayer_amp", "slideshare"]
Render = Literal["text", "html"]

BREAK = "|"
"""Where a phrase may be broken to the next line; never printed."""


@dataclass(eq=False, slots=True)
class Row:
    """A row of the truth: values known while inventing, texts gathered while drawing.

    A column that is in neither is not judged.
    """

    table: str
    values: dict[str, Any]
    texts: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that belongs to one column of one row, or to no row.

    `firm` marks words and figures whose meaning must come through any damage.
    """

    text: str
    row: Row | None = None
    column: str = ""
    firm: bool = False


Line = tuple[Piece, ...]


@dataclass(slots=True)
class Slide:
    """The lines of one slide; with `titled` the first of them is its title."""

    lines: list[Line] = field(default_factory=list)
    titled: bool = False
    continued: bool = False


@dataclass(slots=True)
class Deck:
    """All that a deck says; `rows` are in reading order, `findings` are rules to be named."""

    title: str
    slides: list[Slide]
    rows: list[Row]
    findings: set[str]


@dataclass(slots=True)
class Section:
    """Slides that belong together; their rows get `slide_no` when the deck is put in order."""

    slides: list[Slide] = field(default_factory=list)
    rows: list[list[Row]] = field(default_factory=list)
    findings: set[str] = field(default_factory=set)

    def add(self, slide: Slide, rows: list[Row] | None = None) -> None:
        """One more slide, with the rows that are read from it."""
        self.slides.append(slide)
        self.rows.append(rows or [])


def firm(text: str) -> Piece:
    """Words or figures that no damage may change the meaning of."""
    return Piece(text, firm=True)


def prose(*lines: str) -> Iterator[Line]:
    """Lines that fill no row."""
    return ((Piece(line),) for line in lines)
