"""People whom a slide gives with their phone: kept as contacts, and masked in the slide's text.

A mobile is a person's even where no name stands before it; an office's line is nobody's.
"""

import re
from collections.abc import Iterator

from parsers.contact_line import contacts_in
from parsers.decks.slides import SlideText
from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.records import Contact
from schema.thai import find_values

_TITLED = re.compile(
    r"(?<![ก-๎])(?:นางสาว|นาง|นาย|น\.\s?ส\.|ว่าที่|คุณ|ดร\.|ผศ\.|รศ\.|ศ\.)(?=\s?[ก-๎]{2})"
)
_MOBILE = re.compile(r"0[689]")
_MAY_HOLD_PHONE = re.compile(r"(?:[0+][\s()-]?|๐[\s-]?)(?:[0-9๐-๙][\s()-]{0,3}){7}")
_REACH = 90
"""Characters before a phone within which the person it belongs to stands."""
_FEWEST_DIGITS = 8
"""Digits below which figures behind a phone's label may be an extension, or none."""


def add_contacts(draft: Draft, lines: Lines, slides: list[SlideText]) -> None:
    """Add a contact for every person's phone on a slide, with the name before it."""
    sequence = 0
    for slide in slides:
        for start, end in _segments(slide.text):
            raw = slide.text[start:end]
            for person in contacts_in(raw):
                if not (person.name or person.phone):
                    continue
                sequence += 1
                draft.add(
                    Contact,
                    f"{slide.number}/{sequence}",
                    lines.span(*slide.bounds(start, end)),
                    {
                        "project_code": None,
                        "role": "coordinator",
                        "sequence": sequence,
                        "name": person.name,
                        "phone": person.phone,
                        "raw": raw,
                    },
                )


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The stretches from a person's title, or a mobile's own digits, to the end of the phone."""
    if not _MAY_HOLD_PHONE.search(text):
        return
    done = 0
    for value in find_values(text):
        if value.kind != "phone" or _digits(value.raw) < _FEWEST_DIGITS:
            continue
        start, end = value.span
        title = _TITLED.search(text, max(done, start - _REACH), start)
        done = end
        if title or _MOBILE.match(str(value.value)):
            yield (title.start() if title else start), end


def _digits(raw: str) -> int:
    return sum(character.isdigit() for character in raw)
