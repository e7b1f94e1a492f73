"""From a project to its records, and from each record to the lines it was read from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ingest.project_codes import NoSuchProject, near_codes
from schema.records import RECORDS, PlanProject, ProjectSnapshot
from warehouse import layout
from warehouse.store import Warehouse

Values = dict[str, Any]

_PLACE = ("document_id", "page", "line_start", "page_end", "line_end")
_OF_INDICATORS = (
    "EXISTS (SELECT 1 FROM indicator WHERE indicator.document_id = t.document_id"
    " AND indicator.{key} = t.{key} AND indicator.project_code = $1)"
)
_LINKED = """
    SELECT t.*, link.method AS linked_by, link.name_score, link.is_same_year, link.rank,
        link.is_mutual
    FROM plan_project AS t
    JOIN project_link AS link USING (document_id, part, plan_project_no)
    WHERE link.project_code = $1
"""


class Line(NamedTuple):
    """A line of a document's text; `page` is None where the medium has no pages."""

    page: int | None
    line: int
    text: str


@dataclass(frozen=True)
class TracedRecord:
    """A record, without its place among the values, and the lines of its place."""

    table: str
    page: int | None
    line_start: int
    page_end: int | None
    line_end: int
    values: Values
    lines: tuple[Line, ...]

    def holds(self, page: int | None, line: int) -> bool:
        """Whether the line is one of those that the record was read from."""
        first, last = (self.page or 0, self.line_start), (self.page_end or 0, self.line_end)
        return first <= (page or 0, line) <= last


@dataclass(frozen=True)
class TracedDocument:
    """A document that tells of the project: what it is, its records by line, its findings."""

    about: Values
    records: Sequence[TracedRecord]
    findings: Sequence[Values]
    pages: "Pages" = field(repr=False)

    def text_at(self, page: int | None, line: int) -> str:
        """The text of a line; empty where the document has none there."""
        return next((found.text for found in self.pages.between(page, line, page, line)), "")


class Pages:
    """The text of a document, page by page."""

    def __init__(self, texts: Mapping[int | None, str]) -> None:
        self._lines = {page: text.split("\n") for page, text in texts.items()}

    def between(
        self, page: int | None, line_start: int, page_end: int | None, line_end: int
    ) -> Iterator[Line]:
        """The lines from one place to another, both included, over page turns."""
        last_page = page if page_end is None else page_end
        numbers = (page,) if page is None or last_page is None else range(page, last_page + 1)
        for number in numbers:
            lines = self._lines.get(number, [])
            first = line_start if number == page else 1
            last = line_end if number == last_page else len(lines)
            for at in range(first, min(last, len(lines)) + 1):
                yield Line(number, at, lines[at - 1])


def traced_tables() -> dict[str, str]:
    """The tables that can tell of a project, and the query for its records by `$1`, its code."""
    queries = {}
    # Records alone: what is made from them stands in no line of its own.
    for table in (record.table for record in RECORDS):
        names = {column.name for column in layout.columns(table)}
        if {"project_code", "line_start"} <= names:
            queries[table] = f"SELECT * FROM {table} AS t WHERE t.project_code = $1"
    for table, key in (("evaluation", "indicator_code"), ("strategy_link", "indicator_no")):
        queries[table] += f" OR {_OF_INDICATORS.format(key=key)}"
    of_number = _OF_INDICATORS.format(key="indicator_no")
    queries["indicator_quarter"] = f"SELECT * FROM indicator_quarter AS t WHERE {of_number}"
    queries[PlanProject.table] = _LINKED
    return queries


def trace(warehouse: Warehouse, code: str, table: str | None = None) -> list[TracedDocument]:
    """The documents that tell of the project, newest first; with `table` only its records.

    Raises `NoSuchProject` where none does, and `WarehouseError`.
    """
    found: dict[str, list[tuple[str, Values]]] = defaultdict(list)
    for name, sql in traced_tables().items():
        for row in _rows(warehouse, sql, code):
            found[row["document_id"]].append((name, row))
    if not found:
        raise NoSuchProject(code, near_codes(warehouse, code))
    ids = list(found)
    about = {row["document_id"]: row for row in _of_documents(warehouse, "document", ids)}
    findings = defaultdict(list)
    for row in _of_documents(warehouse, "finding", ids):
        findings[row["document_id"]].append(row)
    texts: dict[str, dict[int | None, str]] = defaultdict(dict)
    for row in _of_documents(warehouse, "document_page", ids):
        texts[row["document_id"]][row["page"]] = row["text"]
    traced = [
        _document(
            about.get(document_id, {"document_id": document_id}),
            [(name, row) for name, row in rows if table in (None, name)],
            _told_of(findings[document_id], rows, code, table),
            Pages(texts[document_id]),
        )
        for document_id, rows in found.items()
    ]
    shown = [document for document in traced if document.records or document.findings]
    return sorted(shown, key=_newest_first)


def _newest_first(document: TracedDocument) -> tuple[bool, float, str]:
    observed_at = document.about.get("observed_at")
    return (
        observed_at is None,
        -observed_at.timestamp() if observed_at else 0.0,
        document.about["document_id"],
    )


def _document(
    about: Values, rows: list[tuple[str, Values]], findings: list[Values], pages: Pages
) -> TracedDocument:
    records = [_record(table, row, pages) for table, row in rows]
    records.sort(key=lambda record: (record.page or 0, record.line_start, record.line_end))
    findings.sort(key=lambda row: (row["page"] or 0, row["line_start"] or 0, row["rule"]))
    return TracedDocument(about, records, findings, pages)


def _record(table: str, row: Values, pages: Pages) -> TracedRecord:
    page, line_start, page_end, line_end = (row[name] for name in _PLACE[1:])
    values = {name: value for name, value in row.items() if name not in _PLACE}
    lines = tuple(pages.between(page, line_start, page_end, line_end))
    return TracedRecord(table, page, line_start, page_end, line_end, values, lines)


def _told_of(
    findings: list[Values], rows: list[tuple[str, Values]], code: str, table: str | None
) -> list[Values]:
    """The findings about the project: all those of a page or form of its own."""
    if table is None and any(name == ProjectSnapshot.table for name, _ in rows):
        return findings
    places = [_record(name, row, Pages({})) for name, row in rows if table in (None, name)]
    return [row for row in findings if _is_told_of(row, places, code, table)]


def _is_told_of(finding: Values, places: list[TracedRecord], code: str, table: str | None) -> bool:
    if table is not None and finding["subject"] not in (None, table):
        return False
    key = finding["subject_key"] or ""
    if key == code or key.startswith(f"{code}/"):
        return table is None or finding["subject"] == table
    line = finding["line_start"]
    return line is not None and any(
        place.holds(finding["page"], line)
        for place in places
        if finding["subject"] in (None, place.table)
    )


def _of_documents(warehouse: Warehouse, table: str, ids: list[str]) -> Iterator[Values]:
    among = "IN (SELECT unnest($1::VARCHAR[]))"
    return _rows(warehouse, f"SELECT * FROM {table} WHERE document_id {among}", ids)


def _rows(warehouse: Warehouse, sql: str, *values: object) -> Iterator[Values]:
    answer = warehouse.query(sql, *values)
    return (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
