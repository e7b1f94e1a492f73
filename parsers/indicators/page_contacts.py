"""The officials whom a heading of an indicator's definition names."""

import re
from collections.abc import Sequence

from parsers.contact_line import contacts_in
from parsers.draft import Draft
from parsers.indicators.text_headings import TextHeading
from parsers.page_frame import is_frame
from parsers.page_lines import Lines
from schema.records import Contact

_COORDINATES = re.compile(r"ผู้ประสาน")


def add_contacts(
    draft: Draft, lines: Lines, code: str | None, headings: Sequence[tuple[TextHeading, int]]
) -> None:
    """A record for every person on the lines under the headings, which are taken.

    People are numbered through the document, whichever indicator they belong to.
    """
    sequence = len(draft.records.get(Contact.table, ()))
    for heading, stop in headings:
        lines.take(heading.at, stop)
        role = "coordinator" if _COORDINATES.search(lines.texts[heading.at]) else "responsible"
        for index in lines.filled(heading.at, stop):
            text_from = heading.text_from if index == heading.at else 0
            raw = lines.texts[index][text_from:].strip(" :|")
            if not raw or is_frame(raw):
                continue
            for person in contacts_in(raw):
                sequence += 1
                draft.add(
                    Contact,
                    f"{code or ''}/{sequence}",
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
