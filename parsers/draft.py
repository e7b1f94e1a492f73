"""What a parser gathers from one document: records that validate, findings for the rest.

Nothing is dropped in silence. A value that does not validate is left out of its
record and told in a finding with its raw text; a record that cannot stand without
that value is left out whole, and told likewise.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from parsers.contact_line import without_title
from parsers.personal_data import Mask, masked, private_texts
from schema.document import Document, Span
from schema.records import Contact, Record, Row
from schema.records.operations import Finding, Rule, Severity
from schema.thai.masks import hidden

R = TypeVar("R", bound=Record)
Shown = TypeVar("Shown", bound=Row)

_PHONES = re.compile(r"\d+")
_RAW_SHOWN = 500
"""Characters of a raw text that a finding shows; the whole stands at its line."""


@dataclass(frozen=True)
class Parsed:
    """A document's kind, title, records by table in the order of the page, and findings.

    `private` are officials' names and phones and the lines that hold them: nothing but the
    records of `contact` may show them. Records, findings and title show none already.
    """

    kind: str
    title: str | None
    records: Mapping[str, list[Record]]
    findings: list[Finding]
    private: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """`partial` where something that the document gives could not be taken, else `ok`."""
        return "partial" if any(f.severity == "error" for f in self.findings) else "ok"


@dataclass
class Draft:
    """Records and findings of one document, while its parser is at work.

    `leaves_out_hidden` where a text with masked letters is left out of its record; elsewhere
    a text may have runs of x of its own, in phones and templates.
    """

    document: Document
    records: dict[str, list[Record]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    leaves_out_hidden: bool = False

    def add(self, kind: type[R], key: str, span: Span, values: dict[str, Any]) -> R | None:
        """Validate `values` as a record of `kind` and keep it; `key` names it in findings.

        Returns the record, without the values that did not validate, or None
        where it cannot stand without them.
        """
        row = {
            "document_id": self.document.document_id,
            "page": span.page,
            "line_start": span.first,
            "page_end": span.page if span.page_end is None else span.page_end,
            "line_end": span.last,
            **(self._without_hidden(kind, key, span, values) if self.leaves_out_hidden else values),
        }
        record = self._validated(kind, key, span, row)
        if record is not None:
            self.records.setdefault(kind.table, []).append(record)
        return record

    def _without_hidden(
        self, kind: type[R], key: str, span: Span, values: dict[str, Any]
    ) -> dict[str, Any]:
        """The values without the texts of which a copy hides letters, each told in a finding."""
        shown = dict(values)
        for name, value in values.items():
            why = hidden(value) if isinstance(value, str) else None
            if why is None:
                continue
            shown[name] = None
            self.add_finding(
                "text_damaged",
                "warning",
                f"{name} is left out of the {kind.table} at line {span.first}: {why}",
                subject=kind.table,
                key=None if hidden(key) else key,
                line=span.first,
                page=span.page,
                observed=value,
            )
        return shown

    def _validated(self, kind: type[R], key: str, span: Span, row: dict[str, Any]) -> R | None:
        try:
            return kind.model_validate(row)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_context=True)
        optional = True
        for fault in faults:
            name = str(fault["loc"][0])
            optional = optional and kind.model_fields[name].default is None
            self._add_fault(kind, key, span, name, fault)
            row = {**row, name: None}
        if optional:
            return kind.model_validate(row)
        self.add_finding(
            "invalid_record",
            "error",
            f"the {kind.table} at line {span.first} is left out: it cannot stand without "
            + ", ".join(str(fault["loc"][0]) for fault in faults),
            subject=kind.table,
            key=key,
            line=span.first,
            page=span.page,
        )
        return None

    def _add_fault(
        self, kind: type[Record], key: str, span: Span, name: str, fault: ErrorDetails
    ) -> None:
        rule: Rule = "impossible_date" if fault["type"] == "impossible_date" else "invalid_record"
        expected = fault["msg"]
        self.add_finding(
            rule,
            "error",
            f"{name} is left out of the {kind.table} at line {span.first}: expected {expected}",
            subject=kind.table,
            key=key,
            line=span.first,
            page=span.page,
            observed=str(fault["input"]),
            expected=expected,
        )

    def add_finding(
        self,
        rule: Rule,
        severity: Severity,
        message: str,
        *,
        subject: str | None = None,
        key: str | None = None,
        line: int | None = None,
        page: int | None = None,
        observed: str | None = None,
        expected: str | None = None,
    ) -> None:
        """Keep one thing a person should know; `line` is where it is seen."""
        self.findings.append(
            Finding(
                document_id=self.document.document_id,
                rule=rule,
                severity=severity,
                subject=subject,
                subject_key=key or None,
                page=page,
                line_start=line,
                message=message,
                observed=_shown(observed),
                expected=_shown(expected),
            )
        )

    def parsed(self, kind: str, title: str | None) -> Parsed:
        """What was gathered, with officials masked everywhere but in their own records.

        Lines of theirs are masked in pages and findings; a record may repeat a person, who is
        masked there, but it says what it says in its own words.
        """
        people = [row for row in self.records.get(Contact.table, ()) if isinstance(row, Contact)]
        persons = private_texts([text for person in people for text in _texts_of(person)])
        lines = [*self.private, *(person.raw for person in people)]
        private = private_texts([*lines, *persons])
        given = [person.name for person in people if person.name]
        words = private_texts([*private, *given])
        shown = title or self.document.title
        return Parsed(
            kind,
            masked(shown, words) if shown else None,
            {
                table: rows if table == Contact.table else _all_masked(rows, persons)
                for table, rows in self.records.items()
            },
            _all_masked(self.findings, words),
            private,
        )


def _texts_of(person: Contact) -> Iterator[str]:
    """How a text may repeat a person: the full name, with its title or without, the phones, and
    the words in which the document gives them.
    """
    name = person.name or ""
    yield from (text for text in (name, without_title(name)) if " " in without_title(name))
    yield from _PHONES.findall(person.phone or "")
    yield person.raw


def _all_masked(rows: Sequence[Shown], private: Sequence[str]) -> list[Shown]:
    """The rows with the private texts masked in whatever they say."""
    if not private:
        return list(rows)
    mask = Mask(private).for_texts(text for row in rows for _, text in _texts_in(row))
    return [_masked(row, mask) for row in rows]


def _masked(row: Shown, mask: Mask) -> Shown:
    texts = {name: shown for name, text in _texts_in(row) if (shown := mask.over(text)) != text}
    return row.model_copy(update=texts) if texts else row


def _texts_in(row: Row) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in row.__dict__.items() if isinstance(value, str))


def _shown(raw: str | None) -> str | None:
    if not raw:
        return None
    return raw if len(raw) <= _RAW_SHOWN else raw[: _RAW_SHOWN - 1] + "…"
