"""A deck's slides: the text of each, the lines it stands on, and its title where it is told."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from parsers.decks.openings import Opening
from parsers.decks.titles import CONTINUED, LONGEST_TITLE, slide_title
from parsers.page_lines import Lines
from schema.thai import arabic


@dataclass(frozen=True)
class SlideText:
    """One slide: its number, its text without it, and the lines from `start` to `stop`.

    Line n of the text (from 0) is the document's line `lines[n]` and begins at `offsets[n]`.
    `rivals` are other lines at which the slide may begin.
    """

    number: int
    start: int
    stop: int
    text: str
    lines: tuple[int, ...]
    offsets: tuple[int, ...]
    title: str | None = None
    rivals: tuple[int, ...] = field(default=(), repr=False)

    @cached_property
    def plain(self) -> str:
        """The text with Arabic digits, of the same length."""
        return arabic(self.text)

    @property
    def head(self) -> str:
        """The title, or what opens the text where no title can be told."""
        return self.title or self.text[:LONGEST_TITLE]

    @cached_property
    def is_continued(self) -> bool:
        """Whether the slide says that it goes on with the one before it."""
        return CONTINUED.search(self.head) is not None

    @property
    def title_end(self) -> int:
        """Where the text begins below the title; 0 where no title opens it."""
        return len(self.title) if self.title and self.text.startswith(self.title) else 0

    def bounds(self, begin: int, end: int) -> tuple[int, int]:
        """The lines from the first to the one after the last that `text[begin:end]` stands on."""
        if not self.lines:
            return self.start, self.start + 1
        first = self.lines[bisect_right(self.offsets, begin) - 1]
        last = self.lines[bisect_right(self.offsets, max(begin, end - 1)) - 1]
        return first, last + 1


def read_slides(
    lines: Lines, openings: Sequence[Opening], end: int, labels: Collection[int]
) -> list[SlideText]:
    """The slides that `openings` open, the last of them up to the line `end` (exclusive).

    The lines at `labels` are the site's own, and no slide's.
    """
    stops = [opening.line for opening in openings[1:]] + [end] * bool(openings)
    places = [
        [at for at in range(opening.line, stop) if at not in labels]
        for opening, stop in zip(openings, stops, strict=True)
    ]
    pieces = [_pieces(lines, opening, own) for opening, own in zip(openings, places, strict=True)]
    texts = ["\n".join(text for _, text in own) for own in pieces]
    following = [*texts[1:], None] if texts else []
    return [
        SlideText(
            opening.number,
            opening.line,
            stop,
            text,
            tuple(at for at, _ in own),
            _offsets([piece for _, piece in own]),
            slide_title(text, after),
            opening.rivals,
        )
        for opening, stop, text, own, after in zip(
            openings, stops, texts, pieces, following, strict=True
        )
    ]


def _pieces(lines: Lines, opening: Opening, places: Sequence[int]) -> list[tuple[int, str]]:
    """The slide's lines that hold text, without its number, each with its index."""
    texts = lines.texts
    cut = ((at, texts[at][opening.offset :] if at == opening.line else texts[at]) for at in places)
    return [(at, text) for at, text in cut if text]


def _offsets(pieces: Sequence[str]) -> tuple[int, ...]:
    offsets, length = [], 0
    for piece in pieces:
        offsets.append(length)
        length += len(piece) + 1
    return tuple(offsets)
