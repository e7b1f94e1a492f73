"""Officials whom the reports of an agency's results name together with a phone."""

import re

from parsers.contact_line import contacts_in, without_title
from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.records import Contact

_TITLE = re.compile(r"นางสาว|นาย|นาง|น\.\s?ส\.|ว่าที่|คุณ|ดร\.")
_COORDINATES = re.compile(r"ผู้ประสาน")
_REACH = 80
"""Characters from a title on within which the phone of that person stands."""


def add_people(draft: Draft, lines: Lines, start: int, stop: int) -> None:
    """A record for every person with a phone on the lines `start` to `stop` (exclusive).

    The lines stay in their texts, where the names and phones are masked. People are numbered
    through the document.
    """
    for index in lines.filled(start, stop):
        text = lines.texts[index]
        role = "coordinator" if _COORDINATES.search(text) else "responsible"
        for raw in _pieces(text):
            person = contacts_in(raw)[0]
            if not person.phone or not person.name or without_title(person.name) == person.name:
                continue
            sequence = len(draft.records.get(Contact.table, ())) + 1
            draft.add(
                Contact,
                f"/{sequence}",
                lines.span(index, index + 1),
                {
                    "project_code": None,
                    "role": role,
                    "sequence": sequence,
                    "name": person.name,
                    "phone": person.phone,
                    "raw": raw,
                },
            )


def _pieces(text: str) -> list[str]:
    """The text from each title up to the next, as far as a phone may be that person's."""
    starts = [match.start() for match in _TITLE.finditer(text)]
    ends = [*starts[1:], len(text)]
    spans = zip(starts, ends, strict=True) if starts else ()
    return [text[start : min(end, start + _REACH)].strip() for start, end in spans]
