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

_TITLE = r"(?:นางสาว|นาง|นาย|น\.\s?ส\.|ว่าที่|คุณ|ดร\.|ผศ\.|รศ\.|ศ\.|อ\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?)"
_TITLED = re.compile(rf"(?<![ก-๎A-Za-z]){_TITLE}(?=\s?[ก-๎A-Z][ก-๎A-Za-z])")
_TITLED_BEHIND = re.compile(rf"[\s(/:,-]{{0,4}}{_TITLE}\s?[ก-๎A-Za-z]+(?:[ \t]+[ก-๎A-Za-z]+)?\)?")
_UNTITLED = re.compile(
    r"(?P<name>[ก-๎]{2,20}[ \t]+[ก-๎]{2,25})[ \t]*"
    r"(?:โทร(?:ศัพท์)?(?:มือถือ)?|มือถือ|เบอร์|[Tt]el|[Mm]obile)?[\s.:(]*\Z"
)
_MOBILE = re.compile(r"0[689]")
_MAY_HOLD_PHONE = re.compile(r"[0+๐][\s()–—.‑-]{0,3}(?:[0-9๐-๙][\s()–—.‑-]{0,3}){7}")
_JOINT = re.compile(r"(?<=[0-9])[.–—‑)](?=\s?[0-9])")
_OPENED = re.compile(r"\((?=0[0-9]{1,2}\))")
_TORN = re.compile(r"(?<=[0-9])\n(?=[0-9]{3,4}(?![0-9]))")
_REACH = 90
"""Characters before a phone within which the person it belongs to stands, on the same line."""
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
    """The stretches that hold a person and a phone, or a mobile and whatever name is beside it."""
    if not _MAY_HOLD_PHONE.search(text):
        return
    done = 0
    for value in find_values(_with_plain_phones(text)):
        if value.kind != "phone" or _digits(value.raw) < _FEWEST_DIGITS:
            continue
        start, end = value.span
        line = max(done, start - _REACH, text.rfind("\n", 0, start) + 1)
        done = end
        title = _TITLED.search(text, line, start)
        behind = _TITLED_BEHIND.match(text, end) if title is None else None
        is_mobile = _MOBILE.match(str(value.value)) is not None
        if behind is not None:
            done = behind.end()
            yield start, done
        elif title is not None:
            yield title.start(), end
        elif is_mobile:
            name = _UNTITLED.search(text, line, start)
            yield (name.start() if name else start), end


def _with_plain_phones(text: str) -> str:
    """The text at its full length, with hyphens for the other marks that part a phone's digits."""
    text = _OPENED.sub(" ", text)
    return _TORN.sub(" ", _JOINT.sub("-", text))


def _digits(raw: str) -> int:
    return sum(character.isdigit() for character in raw)
