"""One way of reading one PDF, in a process of its own, so that its memory is its own.

    python -m bench.pdf_measure {tidtam,tidtam-text,pdfplumber,pdfplumber-text,pdftotext} FILE

Prints a line of JSON: pages, cpu (seconds, imports left out), peak_mb, lines, rows.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench.measure import peak_megabytes


class Read(NamedTuple):
    """What was read: the number of pages, lines of text, and rows of cells."""

    pages: int
    lines: list[str]
    rows: list[list[str]]


def _tidtam(path: Path) -> Read:
    from parsers.readers.pdf import read_pdf

    found = read_pdf(path.read_bytes())
    lines = [line for page in found.pages for line in page.lines]
    rows = [list(row) for table in found.tables for row in table.rows]
    return Read(len(found.pages), lines, rows)


def _pdfplumber(path: Path, *, tables: bool) -> Read:
    import pdfplumber

    lines: list[str] = []
    rows: list[list[str]] = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            lines += (page.extract_text() or "").split("\n")
            for table in page.extract_tables() if tables else ():
                rows += ([cell or "" for cell in row] for row in table)
            page.close()
        return Read(len(document.pages), lines, rows)


def _pdfplumber_tables(path: Path) -> Read:
    return _pdfplumber(path, tables=True)


def _pdfplumber_text(path: Path) -> Read:
    return _pdfplumber(path, tables=False)


def _pdftotext(path: Path) -> Read:
    done = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True)
    text = done.stdout.decode()
    return Read(text.count("\f"), text.split("\n"), [])


WAYS: dict[str, Callable[[Path], Read]] = {
    "tidtam": _tidtam,
    "pdfplumber": _pdfplumber_tables,
    "pdfplumber-text": _pdfplumber_text,
    "pdftotext": _pdftotext,
}


def main() -> None:
    """Read what the command line names."""
    way, path = WAYS[sys.argv[1]], Path(sys.argv[2])
    # Imports are no part of the measure: a batch has them once.
    if sys.argv[1] == "tidtam":
        import pdfplumber.table

        import parsers.readers.pdf  # noqa: F401
    elif sys.argv[1] != "pdftotext":
        import pdfplumber  # noqa: F401
    before = os.times()
    found = way(path)
    after = os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    result = found._asdict() | {"cpu": cpu, "peak_mb": peak_megabytes()}
    json.dump(result, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
