"""`tidtam search`: texts that hold some words, the best first, each with its place."""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ingest.cli import FAILED, OK, USAGE
from ingest.commands.json_values import json_value
from ingest.commands.tables import print_table, printable, rows_table
from ingest.inert_text import print_csv
from ingest.project_codes import typed_code
from ingest.search.hits import Answer, Hit, search
from ingest.search.matching import marked, snippet
from schema.thai.clock import bangkok_day
from warehouse.store import Warehouse, WarehouseError

_SNIPPET = 240
"""Characters of a text that are shown."""
_MARKS = ("[", "]")
_PROJECT_CODE = re.compile(r"\d{8}-\d{1,4}")
_COLUMNS = (
    "rank",
    "project_code",
    "plan_project",
    "indicator_code",
    "agency_code",
    "agency_name",
    "fiscal_year",
    "field",
    "snippet",
    "words_met",
    "score",
    "source",
    "url",
    "observed_at",
    "is_latest",
    "page",
    "line_start",
    "page_end",
    "line_end",
    "also_in",
    "table",
    "column",
    "document_id",
)
"""Of JSON and CSV."""


def run_search(options: argparse.Namespace) -> int:
    """Print what the words of the options are found in; returns the exit code."""
    query = " ".join(options.words)
    try:
        with Warehouse.open_read_only(Path(options.warehouse)) as warehouse:
            if warehouse.lacks_words():
                raise WarehouseError(
                    warehouse.path,
                    f"{options.warehouse} was loaded by an earlier version, which kept no words:"
                    " the next tidtam ingest or refresh adds them",
                )
            answer = search(warehouse, query, options.field, options.limit)
    except WarehouseError as error:
        print(f"tidtam search: {error}", file=sys.stderr)
        return FAILED
    if not answer.question.terms:
        message = "has no word to look for: signs, and words such as ที่ and การ, are not kept"
        print(f"tidtam search: {printable(query)!r} {message}", file=sys.stderr)
        return USAGE
    {"table": _show_table, "csv": _show_csv, "json": _show_json}[options.format](answer)
    told = sys.stdout if options.format == "table" else sys.stderr
    _tell(answer, told)
    if code := _PROJECT_CODE.search(typed_code(query)):
        print(f"codes are no words: tidtam trace {code[0]} tells of that project", file=told)
    return OK


def _tell(answer: Answer, stream: TextIO) -> None:
    question, hits = answer
    if question.also:
        print(f"also: {printable(', '.join(question.also))}", file=stream)
    words = printable(" ".join(question.terms))
    count = f"{len(hits)} hit{'' if len(hits) == 1 else 's'}" if hits else "nothing"
    print(f"{count} for: {words}", file=stream)


def _show_table(answer: Answer) -> None:
    if not answer.hits:
        return
    if sys.stdout.isatty():
        print_table(Group(*_blocks(answer)))
    else:
        _show_rows(answer)
    if not all(hit.is_latest for hit in answer.hits):
        print("* superseded: a later document tells of the project")


def _show_rows(answer: Answer) -> None:
    columns = ("rank", "project", "agency", "year", "field", "text", "saved", "source", "place")
    rows = (
        (h.rank, _of(h), _agency(h), h.fiscal_year, h.field, _snippet(h), _saved(h), h.source)
        for h in answer.hits
    )
    places = map(_place, answer.hits)
    print_table(rows_table(columns, [(*row, at) for row, at in zip(rows, places, strict=True)]))
    print()


def _blocks(answer: Answer) -> Iterator[RenderableType]:
    """A hit under another, the words that are met bold: eight columns do not fit a terminal."""
    for hit in answer.hits:
        head = "  ".join(filter(None, (_of(hit), _agency(hit), _year(hit), hit.field)))
        shown, spans = snippet(hit.text, hit.spans, _SNIPPET)
        text = Text(printable(shown))
        for start, end in spans:
            text.stylize("bold", start, end)
        more = f" (and {hit.also_in} more)" if hit.also_in else ""
        saved = f", saved {_saved(hit)}" if hit.observed_at else _saved(hit)
        where = Text(printable(f"{hit.source}, {_place(hit)}{more}{saved}"), style="dim")
        yield Text(f"{hit.rank}. {printable(head)}")
        yield Padding(Group(text, where), (0, 0, 1, 3))


def _of(hit: Hit) -> str:
    plan = hit.plan_project and f"plan {hit.plan_project}"
    return hit.project_code or plan or hit.indicator_code or ""


def _agency(hit: Hit) -> str:
    return hit.agency_name or hit.agency_code or ""


def _year(hit: Hit) -> str:
    return "" if hit.fiscal_year is None else str(hit.fiscal_year)


def _saved(hit: Hit) -> str:
    """The day in Bangkok, with a star where a later document tells of the project."""
    day = "" if hit.observed_at is None else f"{bangkok_day(hit.observed_at)}"
    return day if hit.is_latest else f"{day}*"


def _place(hit: Hit) -> str:
    if hit.line_start is None:
        return "title"
    page = "" if hit.page is None else f"page {hit.page}, "
    if (hit.page, hit.line_start) == (hit.page_end, hit.line_end):
        return f"{page}line {hit.line_start}"
    turned = "" if hit.page_end == hit.page else f"page {hit.page_end}, line "
    return f"{page}lines {hit.line_start} to {turned}{hit.line_end}"


def _snippet(hit: Hit) -> str:
    return marked(*snippet(hit.text, hit.spans, _SNIPPET), *_MARKS)


def _values(hit: Hit) -> dict[str, object]:
    values: dict[str, object] = {**hit._asdict(), "snippet": _snippet(hit)}
    return {name: values[name] for name in _COLUMNS}


def _show_csv(answer: Answer) -> None:
    print_csv(sys.stdout, _COLUMNS, (list(_values(hit).values()) for hit in answer.hits))


def _show_json(answer: Answer) -> None:
    printed = {
        "words": answer.question.terms,
        "also": answer.question.also,
        "hits": [{**_values(hit), "text": hit.text, "spans": hit.spans} for hit in answer.hits],
    }
    json.dump(printed, sys.stdout, ensure_ascii=False, indent=1, default=json_value)
    print()
