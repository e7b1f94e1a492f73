"""People whom the running text of an indicator names with a phone, or as whom to ask."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from parsers.contact_line import ContactPerson, contacts_in, title_starts
from parsers.draft import Draft
from parsers.indicators.labels import EDGES
from parsers.page_lines import Lines
from schema.records import Contact
from schema.thai import arabic
from schema.thai.phones import Phone, find_phones

CONTACT_WORDS = (
    r"(?:(?:ราย)?ชื่อ|เจ้าหน้าที่)?\s*"
    r"ผู้(?:รับผิดชอบ|ประสานงาน|กำกับดูแล|กำกับ|จัดเก็บ|รายงาน|ให้ข้อมูล)"
)
"""How a heading or a line opens that gives the officials of an indicator."""

_CONTACT_LINE = re.compile(rf"{EDGES}[^\u0e00-\u0e7f\n]{{0,8}}{CONTACT_WORDS}")
_COORDINATES = re.compile(r"ผู้ประสาน")
_REACH = 100
"""Characters behind a title in which the person's phone stands."""
_DIGITS_OF_FULL = 9
"""Digits of a phone that is somebody's; shorter ones without a name are hotlines."""


class Mention(NamedTuple):
    """A person, and the words that give name and phone, from character `start` of a text on."""

    start: int
    raw: str
    person: ContactPerson


def role_in(text: str) -> str:
    """The role that the words of a heading or a line give to the person."""
    return "coordinator" if _COORDINATES.search(text) else "responsible"


def mentions_in(text: str) -> Iterator[Mention]:
    """Everybody whom a text names with a phone or on a contact's line, and phones without names.

    A person without a phone in a sentence is nobody to be asked, and is not given.
    """
    phones = [phone for phone, is_fax in find_phones(text, arabic(text)) if not is_fax]
    phones.sort(key=lambda phone: phone.span)
    starts = title_starts(text)
    named = set()
    for number, start in enumerate(starts):
        stop = min([*starts[number + 1 : number + 2], start + _REACH, len(text)])
        own = [phone for phone in phones if _is_of(text, start, stop, phone)]
        named.update(own)
        end = own[-1].span[1] if own else _end_on_contact_line(text, start, stop)
        if end is not None:
            raw = text[start:end].strip()
            yield from (Mention(start, raw, person) for person in contacts_in(raw)[:1])
    for phone in phones:
        if phone not in named and len(re.sub(r"\D", "", phone.number)) >= _DIGITS_OF_FULL:
            yield Mention(phone.span[0], phone.raw, ContactPerson(None, phone.number))


def _is_of(text: str, start: int, stop: int, phone: Phone) -> bool:
    """Whether the phone stands behind the title at `start`, at most on the next line."""
    at = phone.span[0]
    return start < at < stop and text.count("\n", start, at) <= 1


def _end_on_contact_line(text: str, start: int, stop: int) -> int | None:
    """The end of the words on a contact's line; None on any other line."""
    line = text.rfind("\n", 0, start) + 1
    if not _CONTACT_LINE.match(text[line:start]):
        return None
    end = text.find("\n", start)
    return stop if end < 0 else min(stop, end)


def add_mentions(draft: Draft, lines: Lines, code: str | None, start: int, stop: int) -> None:
    """A record for everybody whom the lines `start` to `stop` (exclusive) give as such."""
    texts = lines.texts[start:stop]
    text = "\n".join(texts)
    for mention in mentions_in(text):
        index = start + text.count("\n", 0, mention.start)
        last = index + mention.raw.count("\n")
        add_contact(draft, lines, code, (index, last + 1), mention.raw, mention.person)


def add_contact(
    draft: Draft,
    lines: Lines,
    code: str | None,
    place: tuple[int, int],
    raw: str,
    person: ContactPerson,
    role: str | None = None,
) -> None:
    """A record for one person; people are numbered through the document.

    The role is the one of the person's first line, unless the heading above gives it.
    """
    sequence = len(draft.records.get(Contact.table, ())) + 1
    draft.add(
        Contact,
        f"{code or ''}/{sequence}",
        lines.span(*place),
        {
            "project_code": None,
            "role": role or role_in(lines.texts[place[0]]),
            "sequence": sequence,
            "name": person.name,
            "phone": person.phone,
            "raw": raw,
        },
    )
