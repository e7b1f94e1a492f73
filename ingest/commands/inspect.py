"""`tidtam read` and `tidtam parse`: what one file gives, as JSON, with nothing stored."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from ingest.archives.paths import is_archive
from ingest.cli import FAILED, OK, PARTIAL, USAGE
from ingest.commands.json_values import json_value
from ingest.limits import Limits
from ingest.manifest import ManifestError
from ingest.reading import document_row, has_pdf_header_at
from ingest.sources import NoSuchInput, Refusal, find_inputs
from ingest.supervised import Ended, Team
from parsers import Unrecognised, parse
from parsers.readers import Unreadable, read
from schema.document import Document, Origin
from schema.records import RECORDS, Row


class _Shown(NamedTuple):
    """What to print of a file, and the exit code."""

    text: str
    code: int


_Show = Callable[[Document], _Shown]


def run_read(options: argparse.Namespace) -> int:
    """Print the lines and tables that the reader sees; returns the exit code."""
    return _run(options, _as_read)


def run_parse(options: argparse.Namespace) -> int:
    """Print the records and findings of a file; returns the exit code."""
    return _run(options, _as_parsed)


def _run(options: argparse.Namespace, show: _Show) -> int:
    command, path = f"tidtam {options.command}", Path(options.file)
    if path.is_dir():
        print(f"{command}: {path} is a folder; give one file", file=sys.stderr)
        return USAGE
    if is_archive(path.name) and path.is_file():
        print(f"{command}: {path} is an archive; give one file", file=sys.stderr)
        return USAGE
    try:
        found = find_inputs([path])
        item = (found.inputs or found.refusals)[0]
        if isinstance(item, Refusal):
            raise Unreadable(item.reason, item.message)
        shown = _shown(options, show, item.origin)
    except NoSuchInput as error:
        print(f"{command}: {error}", file=sys.stderr)
        return USAGE
    except (Unreadable, Unrecognised, Ended) as error:
        print(f"{command}: {path}: {error.message} [{error.reason}]", file=sys.stderr)
        return PARTIAL
    except (ManifestError, OSError) as error:
        print(f"{command}: {error}", file=sys.stderr)
        return FAILED
    print(shown.text)
    return shown.code


def _shown(options: argparse.Namespace, show: _Show, origin: Origin) -> _Shown:
    """What to print, made within limits in a process of its own where the file is a PDF."""
    if not has_pdf_header_at(options.file):
        return show(read(Path(options.file).read_bytes(), origin))
    with Team(1, Limits(options.time_limit, options.memory_limit)) as team:
        answer = team.submit(_shown_or_error, options.file, show, origin).result()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _shown_or_error(
    path: str, show: _Show, origin: Origin
) -> _Shown | Unreadable | Unrecognised | OSError:
    """What to print, or the error as an answer, to be raised by the process that asked."""
    try:
        return show(read(Path(path).read_bytes(), origin))
    except (Unreadable, Unrecognised, OSError) as error:
        return error


def _as_read(document: Document) -> _Shown:
    value = {
        "pages": [
            {
                "page": page.number,
                "lines": [
                    {"line": number, "text": text}
                    | ({"box": page.boxes[number - 1]} if page.boxes else {})
                    for number, text in enumerate(page.lines, start=1)
                ],
            }
            | ({} if page.ocr_confidence is None else {"ocr_confidence": page.ocr_confidence})
            for page in document.pages
        ],
        "tables": [
            {
                "page_start": table.page_start,
                "page_end": table.page_end,
                "line_start": table.line_start,
                "line_end": table.line_end,
                "rows": table.rows,
                "marks": table.marks,
            }
            for table in document.tables
        ],
    }
    return _Shown(_json(value), OK)


def _as_parsed(document: Document) -> _Shown:
    parsed = parse(document)
    value = {
        "document": _as_json(document_row(document, parsed, None)),
        "records": {
            kind.table: [_as_json(record) for record in parsed.records.get(kind.table, ())]
            for kind in RECORDS
        },
        "findings": [_as_json(finding) for finding in parsed.findings],
    }
    return _Shown(_json(value), OK if parsed.status == "ok" else PARTIAL)


def _as_json(row: Row) -> dict[str, Any]:
    return row.model_dump()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=json_value)
