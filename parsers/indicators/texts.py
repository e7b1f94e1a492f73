"""An indicator's texts: what was done in each quarter, the summary, and its definition."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.draft import Draft
from parsers.indicators.records import QuarterText
from parsers.indicators.text_headings import (
    CONTACT,
    DEFINING,
    OTHER,
    REPORT,
    TextHeading,
    heading_words,
    text_headings,
)
from parsers.page_frame import is_frame
from parsers.page_lines import Lines
from parsers.personal_data import names_a_person
from schema.records import Indicator

_DASHES = frozenset({"", "-", "–", "—"})


@dataclass
class IndicatorTexts:
    """What stands under the headings of one indicator; `begin` is the first heading's line.

    `parts` are the texts of its own columns, None where the heading has nothing below it.
    `contacts` and `others` are headings with their lines up to an index (exclusive); people
    may be named below each of the former. `repeated` are headings of parts that stood before.
    """

    begin: int
    narratives: dict[int, list[QuarterText]] = field(default_factory=dict)
    parts: dict[str, str | None] = field(default_factory=dict)
    contacts: list[tuple[TextHeading, int]] = field(default_factory=list)
    others: list[tuple[TextHeading, int]] = field(default_factory=list)
    repeated: list[TextHeading] = field(default_factory=list)

    @property
    def is_defined(self) -> bool:
        """Whether any part of a definition has its heading."""
        return any(part in self.parts for part in DEFINING)


def shown_text(lines: Lines, start: int, stop: int, text_from: int = 0) -> str | None:
    """The lines' text without the site's frame; None where blank or a lone dash.

    The first line counts from its character `text_from` on.
    """
    texts = [lines.texts[start][text_from:] if start < stop else "", *lines.texts[start + 1 : stop]]
    shown = [piece for text in texts if not is_frame(text) and (piece := text.strip(" \t|"))]
    whole = "\n".join(shown)
    return None if whole in _DASHES else whole


def read_texts(lines: Lines, start: int, end: int) -> IndicatorTexts:
    """Read what stands under headings between the lines `start` and `end` (exclusive).

    Lines under headings that have no column stay untaken.
    """
    headings = text_headings(lines, start, end)
    texts = IndicatorTexts(headings[0].at if headings else end)
    stops = [*(heading.at for heading in headings[1:]), end]
    for heading, stop in zip(headings, stops, strict=True) if headings else ():
        _read_text(lines, texts, heading, stop)
    return texts


def _read_text(lines: Lines, texts: IndicatorTexts, heading: TextHeading, stop: int) -> None:
    index = heading.at
    if heading.kind in (CONTACT, OTHER):
        kept = texts.contacts if heading.kind == CONTACT else texts.others
        kept.append((heading, stop))
        return
    lines.take(index, stop)
    text = shown_text(lines, index + heading.below, stop, heading.text_from)
    if heading.kind != REPORT:
        # Somebody whom the text names with a phone has a record, and is masked in the text.
        texts.contacts.append((heading, stop))
    else:
        told = QuarterText(index, stop, text)
        texts.narratives.setdefault(heading.quarter or 0, []).append(told)
        return
    if heading.kind in texts.parts:
        texts.repeated.append(heading)
    before = texts.parts.get(heading.kind)
    if before is None:
        texts.parts[heading.kind] = text
    elif text is not None:
        # A second heading of a kind says something else of it, so its words are kept.
        texts.parts[heading.kind] = f"{before}\n{shown_text(lines, index, stop)}"


def tell_repeated_parts(
    draft: Draft, lines: Lines, key: str, repeated: Sequence[TextHeading]
) -> None:
    """A finding for every heading of a part that stood before; its text holds both."""
    for heading in repeated:
        span = lines.span(heading.at, heading.at + 1)
        draft.add_finding(
            "invalid_record",
            "info",
            f"“{heading_words(lines.texts[heading.at])}” heads {heading.kind} once more; "
            "the texts of both stand in it",
            subject=Indicator.table,
            key=key,
            line=span.first,
            page=span.page,
        )


def tell_other_parts(
    draft: Draft, lines: Lines, key: str, others: Sequence[tuple[TextHeading, int]]
) -> None:
    """A finding for every heading of a definition that no column holds the text of.

    Lines below it that name somebody are masked wherever they are shown.
    """
    for heading, stop in others:
        below = lines.texts[heading.at : stop]
        draft.private.extend(text for text in below if names_a_person(text))
        span = lines.span(heading.at, stop)
        draft.add_finding(
            "unread_lines",
            "warning",
            f"lines {span.first} to {span.last}, under "
            f"“{heading_words(lines.texts[heading.at])}”, are of no column and were not read; "
            "look at them in the document",
            subject=Indicator.table,
            key=key,
            line=span.first,
            page=span.page,
            observed=lines.joined(heading.at, stop),
        )
        lines.take(heading.at, stop)
