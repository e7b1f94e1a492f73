"""The officials whom a heading of an indicator's definition names."""

from collections.abc import Sequence

from parsers.contact_line import contacts_in, gives_somebody
from parsers.draft import Draft
from parsers.indicators.mentioned_people import add_contact, add_mentions, role_in
from parsers.indicators.text_headings import CONTACT, TextHeading
from parsers.page_frame import is_frame
from parsers.page_lines import Lines
from schema.records import Indicator

_WORDS_OF_A_NAME = (2, 3)
"""Words of a line that may be a bare name, which is then shown nowhere; a lone word is none."""
_DASHES = "-–—"


def add_contacts(
    draft: Draft, lines: Lines, code: str | None, headings: Sequence[tuple[TextHeading, int]]
) -> None:
    """A record for every person on the lines under the headings, which are taken.

    Of headings of other kinds only the people whom their text names with a phone are given.
    People are numbered through the document, whichever indicator they belong to.
    """
    for heading, stop in headings:
        if heading.kind != CONTACT:
            add_mentions(draft, lines, code, heading.at, stop)
            continue
        lines.take(heading.at, stop)
        _add_below(draft, lines, code, heading, stop)


def _add_below(
    draft: Draft, lines: Lines, code: str | None, heading: TextHeading, stop: int
) -> None:
    """The people below a heading; lines that give neither name nor post nor phone are told."""
    role = role_in(lines.texts[heading.at])
    nobody: list[int] = []
    for index in lines.filled(heading.at, stop):
        text_from = heading.text_from if index == heading.at else 0
        raw = lines.texts[index][text_from:].strip(" :|")
        if not raw.strip(_DASHES) or is_frame(raw):
            continue
        if index > heading.at and not gives_somebody(raw):
            nobody.append(index)
            continue
        for person in contacts_in(raw):
            add_contact(draft, lines, code, (index, index + 1), raw, person, role)
    if nobody:
        _tell_nobody(draft, lines, code, nobody)


def _tell_nobody(draft: Draft, lines: Lines, code: str | None, indexes: Sequence[int]) -> None:
    texts = [lines.texts[index] for index in indexes]
    draft.private.extend(text for text in texts if len(text.split()) in _WORDS_OF_A_NAME)
    span = lines.span(indexes[0], indexes[-1] + 1)
    count = len(indexes)
    draft.add_finding(
        "unread_lines",
        "warning",
        f"{count} {'line' if count == 1 else 'lines'} from line {span.first} on, below the "
        "officials, give neither a title nor a post nor a phone and were not read; "
        "look at them in the document",
        subject=Indicator.table,
        key=code,
        line=span.first,
        page=span.page,
        observed="\n".join(texts),
    )
