"""`tidtam read` and `tidtam parse`: what one file gives, as JSON, with nothing stored."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from ingest.cli import FAILED, OK, PARTIAL, USAGE
from ingest.commands.json_values import json_value
from ingest.manifest import ManifestError
from ingest.reading import document_row
from ingest.sources import NoSuchInput, Refusal, find_inputs
from parsers import Unrecognised, parse
from parsers.readers import Unreadable, read
from schema.document import Document
from schema.records import RECORDS, Row


def run_read(options: argparse.Namespace) -> int:
    """Print the lines and tables that the reader sees; returns the exit code."""
    document = _document(options)
    if isinstance(document, int):
        return document
    _print(
        {
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
    )
    return OK


def run_parse(options: argparse.Namespace) -> int:
    """Print the records and findings of a file; returns the exit code."""
    document = _document(options)
    if isinstance(document, int):
        return document
    try:
        parsed = parse(document)
    except Unrecognised as error:
        print(f"tidtam parse: {options.file}: {error} [{error.reason}]", file=sys.stderr)
        return PARTIAL
    _print(
        {
            "document": _as_json(document_row(document, parsed, None)),
            "records": {
                kind.table: [_as_json(record) for record in parsed.records.get(kind.table, ())]
                for kind in RECORDS
            },
            "findings": [_as_json(finding) for finding in parsed.findings],
        }
    )
    return OK if parsed.status == "ok" else PARTIAL


def _document(options: argparse.Namespace) -> Document | int:
    """The file as the reader sees it, or the exit code where it cannot be read."""
    command, path = f"tidtam {options.command}", Path(options.file)
    if path.is_dir():
        print(f"{command}: {path} is a folder; give one file", file=sys.stderr)
        return USAGE
    try:
        found = find_inputs([path])
        item = (found.inputs or found.refusals)[0]
        if isinstance(item, Refusal):
            print(f"{command}: {path}: {item.message} [{item.reason}]", file=sys.stderr)
            return PARTIAL
        return read(path.read_bytes(), item.origin)
    except NoSuchInput as error:
        print(f"{command}: {error}", file=sys.stderr)
        return USAGE
    except Unreadable as error:
        print(f"{command}: {path}: {error} [{error.reason}]", file=sys.stderr)
        return PARTIAL
    except (ManifestError, OSError) as error:
        print(f"{command}: {error}", file=sys.stderr)
        return FAILED


def _as_json(row: Row) -> dict[str, Any]:
    return row.model_dump()


def _print(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=json_value))
