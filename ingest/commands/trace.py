"""`tidtam trace`: a project's records beside the lines they were read from."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ingest.cli import FAILED, OK, USAGE
from ingest.commands.json_values import json_number, json_value
from ingest.commands.tables import print_table, printable, shown
from ingest.exporting import MASKED, PRIVATE
from ingest.project_codes import NoSuchProject, typed_code
from ingest.tracing import TracedDocument, TracedRecord, Values, trace, traced_tables
from schema.records import Contact
from warehouse.store import Warehouse, WarehouseError

_INDENT = 2
_NOT_SHOWN = ("project_code",)
"""Left out of the text: it is the same in every record."""


def run_trace(options: argparse.Namespace) -> int:
    """Print what the warehouse knows of the project of the options; returns the exit code."""
    if options.table is not None and options.table not in traced_tables():
        known = ", ".join(sorted(traced_tables()))
        print(
            f"tidtam trace: no table {options.table} tells of projects; those that do: {known}",
            file=sys.stderr,
        )
        return USAGE
    code = typed_code(options.code)
    try:
        with Warehouse.open_read_only(Path(options.warehouse)) as warehouse:
            documents = trace(warehouse, code, options.table)
    except (WarehouseError, NoSuchProject) as error:
        print(f"tidtam trace: {error}", file=sys.stderr)
        return FAILED
    if not options.with_contacts:
        for document in documents:
            _mask_contacts(document)
    if options.format == "json":
        print(_as_json(code, documents))
    else:
        _show(code, documents, options.table)
    return OK


def _mask_contacts(document: TracedDocument) -> None:
    for record in document.records:
        if record.table == Contact.table:
            masks = {name: MASKED for name in PRIVATE if record.values[name] is not None}
            record.values.update(masks)


def _as_json(code: str, documents: Sequence[TracedDocument]) -> str:
    value = {
        "project_code": code,
        "documents": [
            {
                **document.about,
                "records": [_record_as_json(record) for record in document.records],
                "findings": [_without_id(finding) for finding in document.findings],
            }
            for document in documents
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1, default=json_value)


def _record_as_json(record: TracedRecord) -> dict[str, Any]:
    return {
        "table": record.table,
        "page": record.page,
        "line_start": record.line_start,
        "page_end": record.page_end,
        "line_end": record.line_end,
        "values": {name: json_number(value) for name, value in record.values.items()},
        "lines": [line._asdict() for line in record.lines],
    }


def _without_id(finding: Values) -> Values:
    return {name: value for name, value in finding.items() if name != "document_id"}


def _show(code: str, documents: Sequence[TracedDocument], table: str | None) -> None:
    if not documents:
        print(f"no {table} tells of project {code}; its other tables do")
    for number, document in enumerate(documents):
        if number:
            print()
        print_table(Group(*_head(code, document)))
        left = list(document.findings)
        for record in document.records:
            told = [row for row in left if _best_place(row, document.records) is record]
            left = [row for row in left if row not in told]
            print_table(Group(Text(), *_record(record, told)))
        if left:
            print_table(Group(Text(), *_other_findings(document, left)))


def _head(code: str, document: TracedDocument) -> Iterator[RenderableType]:
    about = document.about
    saved = about.get("observed_at")
    yield _two_columns(
        [
            ("project", code),
            ("source", about.get("source")),
            ("url", about.get("url")),
            ("saved", saved and f"{saved:%Y-%m-%d %H:%M} UTC"),
            ("kind", about.get("kind")),
            ("status", about.get("status")),
            ("document_id", about["document_id"]),
        ]
    )


def _two_columns(rows: Sequence[tuple[str, object]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        if value is not None:
            table.add_row(name, shown(value))
    return table


def _record(record: TracedRecord, told: Sequence[Values]) -> Iterator[RenderableType]:
    yield Text(f"{record.table}, {_place(record)}")
    values = [(k, v) for k, v in record.values.items() if k not in _NOT_SHOWN]
    yield Padding(_two_columns(values), (0, 0, 0, _INDENT))
    yield Padding(_lines(record, told), (0, 0, 0, _INDENT))


def _place(record: TracedRecord) -> str:
    start, end = record.line_start, record.line_end
    if record.page is None:
        return f"line {start}" if start == end else f"lines {start} to {end}"
    if record.page_end not in (None, record.page):
        return f"page {record.page} line {start} to page {record.page_end} line {end}"
    lines = f"line {start}" if start == end else f"lines {start} to {end}"
    return f"page {record.page}, {lines}"


def _lines(record: TracedRecord, told: Sequence[Values]) -> Table:
    """The lines with their numbers, blank ones left out, and findings below theirs."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    page = record.page
    for line in record.lines:
        if line.page != page:
            page = line.page
            table.add_row("", "|", f"(page {page})")
        if line.text.strip():
            table.add_row(str(line.line), "|", printable(line.text.strip()))
        for finding in told:
            if (finding["page"], finding["line_start"]) == (line.page, line.line):
                table.add_row("", "!", _sentence(finding))
    return table


def _sentence(finding: Values) -> str:
    return printable(f"{finding['severity']} {finding['rule']}: {finding['message']}")


def _best_place(finding: Values, records: Sequence[TracedRecord]) -> TracedRecord | None:
    """The record a finding is shown with: of those of its table, or else of all, the shortest."""
    line = finding["line_start"]
    if line is None:
        return None
    at = [record for record in records if record.holds(finding["page"], line)]
    best = [record for record in at if record.table == finding["subject"]] or at
    return min(best, key=lambda record: len(record.lines), default=None)


def _other_findings(
    document: TracedDocument, findings: Sequence[Values]
) -> Iterator[RenderableType]:
    yield Text("other findings about this document")
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        page, line = finding["page"], finding["line_start"]
        if line is not None:
            where = f"{line}" if page is None else f"p. {page}: {line}"
            table.add_row(where, "|", printable(document.text_at(page, line).strip()))
        table.add_row("", "!", _sentence(finding))
    yield Padding(table, (0, 0, 0, _INDENT))
