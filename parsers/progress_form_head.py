"""The labelled fields at the head of a printed progress form.

Labels stand on lines of their own or two in a line, with dots before their colon
(`รหัสโครงการ... :`). A name, a chain of units or a contact may run over lines and pages; every
other value stands on one line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from parsers.bare_letters import BareText, bare, unwrapped
from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_form_lines import FormLine
from schema.records import ProjectSnapshot

_LABELS = {
    "name": ("ชื่อโครงการ/กิจกรรม", "ชื่อโครงการ", "ชื่อกิจกรรม"),
    "code": ("รหัสโครงการ/กิจกรรม", "รหัสโครงการ"),
    "year": ("ปีงบประมาณ พ.ศ.", "ปีงบประมาณ พ.ศ", "ปีงบประมาณ"),
    "start": ("เริ่มต้นโครงการ",),
    "received": ("งบประมาณที่ได้รับ",),
    "end": ("สิ้นสุดโครงการ",),
    "spent": ("งบประมาณที่ใช้ไป",),
    "units": ("หน่วยงานที่รับผิดชอบ",),
    "responsible": ("ชื่อผู้รับผิดชอบโครงการ", "ชื่อผู้รับผิดชอบ", "ผู้รับผิดชอบโครงการ"),
    "coordinator": ("ผู้ประสานงาน สยป.", "ผู้ประสานงาน สยป", "ผู้ประสานงาน"),
}
_WIDE = {"name": 4, "units": 4, "responsible": 3, "coordinator": 3}
"""Fields whose value may run on, and over how many lines."""
_PEOPLE = ("responsible", "coordinator")

_SCANNED = {"year": r"|ปีงบประมาณ[A-Za-z.,]{1,6}(?=[:;])"}
"""What a scan makes of the short words of a label (`พ.ศ.` is read as Latin letters)."""

_LABEL = re.compile(
    "(?:"
    + "|".join(
        rf"(?P<{name}>{'|'.join(re.escape(bare(words)) for words in ways)}{_SCANNED.get(name, '')})"
        for name, ways in _LABELS.items()
    )
    # Where a scan reads the colon as a dot, or not at all, the label still opens a line.
    + r")(?:(?P<sure>[.…·]{0,12}[:;]{1,2})|[.…·]{1,12}|(?=[0-9]))"
)
_OPENS_LINE = re.compile(r"(?:^|\n)[*|\s]{0,8}(?:[0-9][.0-9]{0,4}\s?)?$")
_OPENS_COLUMN = re.compile(r"(?:\t|\s{2}|\|)\s{0,8}$")
_SHORT_VALUE = {
    "code": re.compile(r"[0-9]{8}"),
    "year": re.compile(r"[0-9]{4}(?![0-9])"),
    "start": re.compile(r"[0-9]{1,4}[-/]"),
    "end": re.compile(r"[0-9]{1,4}[-/]"),
    "received": re.compile(r"[0-9]"),
    "spent": re.compile(r"[0-9]"),
}
"""How short values begin: by these a label is told within a line, or without its colon."""
_LOOK_BACK = 12
_OTHER_LABEL = re.compile(r"(?!โทร|เบอร์|มือถือ|หมายเลข)[\u0e01-\u0e4e./ ]{2,40}[:;]")
"""A line under a label that the form does not have: no more of the value before it."""
_BLANK = re.compile(r"[\s.\-–_…]*(?:บาท)?")


class Field(NamedTuple):
    """What stands after a label, on one line, and the lines of label and value."""

    text: str
    lines: tuple[FormLine, ...]
    pieces: tuple[str, ...]
    """The value as it stands on each of the lines."""

    @property
    def is_filled(self) -> bool:
        """Whether it holds more than a dash, dots or a lone unit."""
        return _BLANK.fullmatch(self.text) is None

    @property
    def bounds(self) -> tuple[int, int]:
        """First index, and the index past the last."""
        return self.lines[0].place, self.lines[-1].place + 1


@dataclass
class FormHead:
    """The fields of the head by name; a label that stands twice is in `again`."""

    fields: dict[str, Field] = field(default_factory=dict)
    people: list[tuple[str, Field]] = field(default_factory=list)
    again: list[tuple[str, Field]] = field(default_factory=list)

    def text(self, name: str) -> str | None:
        """A field's value, None where the form has none; a dash says that there is none."""
        found = self.fields.get(name)
        return found.text if found and found.is_filled else None


def read_head(lines: Lines, runs: Sequence[Sequence[FormLine]], draft: Draft) -> FormHead:
    """Read the fields of the head's runs of lines; lines of no field are left untaken."""
    head = FormHead()
    for name, found in chain.from_iterable(map(_fields, runs)):
        lines.take_each(line.place for line in found.lines)
        if name in _PEOPLE:
            head.people.append((name, found))
            # A name in two pieces is no longer the text of any line.
            draft.private.extend(found.pieces)
        elif head.text(name):
            head.again.append((name, found))
        else:
            head.fields[name] = found
    return head


def tell_repeated(head: FormHead, draft: Draft, lines: Lines, project_code: str | None) -> None:
    """A label that stands twice with two values: the first is kept."""
    for name, found in head.again:
        if found.text and found.text != head.text(name):
            span = lines.span(*found.bounds)
            draft.add_finding(
                "invalid_record",
                "warning",
                f"the form gives its {name} twice; the first is kept",
                subject=ProjectSnapshot.table,
                key=project_code,
                line=span.first,
                page=span.page,
                observed=found.text,
                expected=head.text(name),
            )


def _fields(run: Sequence[FormLine]) -> Iterator[tuple[str, Field]]:
    letters = BareText("\n".join(line.text for line in run))
    labels = _labels(letters)
    for number, label in enumerate(labels):
        start = letters.end(label.end())
        last = labels[number + 1].start() if number + 1 < len(labels) else None
        end = len(letters.text) if last is None else letters.place(last)
        name = _name_of(label)
        yield name, _field(run, letters, letters.place(label.start()), start, end, name)


def _name_of(label: re.Match[str]) -> str:
    return next(name for name in _LABELS if label.group(name) is not None)


def _labels(letters: BareText) -> list[re.Match[str]]:
    """The labels in their order. One without a colon counts only where none has one."""
    found = [label for label in _LABEL.finditer(letters.bare) if _is_label(letters, label)]
    sure = {_name_of(label) for label in found if label.group("sure")}
    return [label for label in found if label.group("sure") or _name_of(label) not in sure]


def _is_label(letters: BareText, label: re.Match[str]) -> bool:
    """Words within a text are no label: it opens a line, or stands apart on one."""
    place = letters.place(label.start())
    before = letters.text[max(0, place - _LOOK_BACK) : place]
    value = _SHORT_VALUE.get(_name_of(label))
    is_second = value is not None and value.match(letters.bare, label.end()) is not None
    if place == 0 or _OPENS_LINE.search(before):
        return is_second or bool(label.group("sure"))
    if not label.group("sure"):
        return False
    return before[-1:].isspace() and (is_second or _OPENS_COLUMN.search(before) is not None)


def _field(
    run: Sequence[FormLine], letters: BareText, label_at: int, start: int, end: int, name: str
) -> Field:
    """The field with its label at `label_at` and its value between `start` and `end`."""
    first, begin = letters.line(label_at), letters.line(start)
    values = letters.text[start:end].split("\n")
    wanted = _WIDE.get(name, 1)
    kept: list[str] = []
    last = begin
    for offset, value in enumerate(values):
        shown = value.replace("\t", " ").strip(" *|")
        if not kept:
            shown = shown.lstrip(" :;")
        if len(kept) == wanted or (kept and name != "name" and _OTHER_LABEL.match(shown)):
            break
        if shown:
            kept.append(shown)
            last = begin + offset
    # A name breaks between its words sooner than within one.
    whole = " ".join(kept) if name in _PEOPLE else unwrapped("\n".join(kept))
    return Field(whole, tuple(run[first : last + 1]), tuple(kept))
