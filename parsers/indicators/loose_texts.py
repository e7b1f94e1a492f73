"""Texts of quarters without the site's headings, as the stripped layout leaves them.

A text may be opened by `ไตรมาสที่ n :`; others follow one another with no sign of their
quarter, and a missing one shifts the rest. What has no sign is given to no quarter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.indicators.labels import EDGES, QUARTER_WORDS, quarter_of
from parsers.indicators.mentioned_people import add_mentions
from parsers.indicators.places import IndicatorPlace
from parsers.indicators.records import QuarterText, add_text_of_no_quarter
from parsers.indicators.texts import shown_text
from parsers.page_lines import Lines

_OPENS_QUARTER = re.compile(rf"{EDGES}(?:[-–]\s*)?{QUARTER_WORDS}[\s*]*(?::|$)")
_LONE_COLON = re.compile(r":(?!:)")


@dataclass
class LooseTexts:
    """The texts whose quarter is told, and the lines of those whose quarter is not."""

    narratives: dict[int, list[QuarterText]] = field(default_factory=dict)
    unlabelled: list[int] = field(default_factory=list)


def read_loose_texts(lines: Lines, indexes: Sequence[int]) -> LooseTexts:
    """Give each of the lines at `indexes` to the quarter that it is said to be of, or to none.

    Lines between the labels of two quarters that follow one another are the first one's. A
    label that has a line to itself opens the next line. The lines are taken.
    """
    loose = LooseTexts()
    labels = [
        (place, match)
        for place, index in enumerate(indexes)
        if (match := _OPENS_QUARTER.match(lines.texts[index])) is not None
    ]
    loose.unlabelled += indexes[: labels[0][0]] if labels else indexes
    for number, (place, match) in enumerate(labels):
        following = labels[number + 1] if number + 1 < len(labels) else None
        stop = following[0] if following else len(indexes)
        quarter = quarter_of(match["quarter"])
        if following and quarter_of(following[1]["quarter"]) == quarter + 1:
            own = stop
        else:
            is_alone = match.end() == len(lines.texts[indexes[place]])
            own = min(stop, place + 1 + is_alone)
        if quarter in loose.narratives:
            own = place
        else:
            first, last = indexes[place], indexes[own - 1] + 1
            text = _without_colon(shown_text(lines, first, last, match.end()), match)
            loose.narratives[quarter] = [QuarterText(first, last, text)]
        loose.unlabelled += indexes[own:stop]
    lines.take_each(indexes)
    return loose


def _without_colon(text: str | None, label: re.Match[str]) -> str | None:
    """The text without the label's own colon, which may have an element of its own."""
    if text is None or label.group().endswith(":") or not _LONE_COLON.match(text):
        return text
    return text[1:].strip() or None


def add_unlabelled(
    lines: Lines, place: IndicatorPlace, code: str | None, indexes: Sequence[int]
) -> None:
    """One row for all lines whose quarter the page does not say, and the finding of it."""
    texts = [lines.texts[index] for index in indexes]
    if not any(text.strip("-–— ") for text in texts):
        return
    for index in indexes:
        add_mentions(place.draft, lines, code, index, index + 1)
    span = lines.span(indexes[0], indexes[-1] + 1)
    add_text_of_no_quarter(span, "\n".join(texts), place, code)
    place.tell(
        f"the text of {len(texts)} {'line' if len(texts) == 1 else 'lines'} from line {span.first} "
        "on is of a quarter that could not be told, and may hold the definition; "
        "it stands in one row without a quarter",
        rule="section_missing",
        severity="info",
        line=span.first,
    )
