"""How right and how fast PDFs are read, beside plain pdfplumber and pdftotext.

    python -m bench.pdf_reading [--documents ../shared] [--rounds 3]

Rows of ruled tables are compared with the tab-separated rows of the documents that the PDFs
were made from, names with those that volunteers published for budget volumes, both without
white space, tags and raised numbers. CPU seconds are medians of rounds run in turn.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent
MADE = {"form": "003_*.txt", "scan": "003_*.txt", "plan": "004_*.txt"}
_NOT_COMPARED = re.compile(r"<[^<>]*>|\s+|[⁰¹²³⁴-⁹]|\^[0-9๐-๙]+")
_MANY_PAGES = 500

Result = dict[str, Any]


def main() -> None:
    """Print the shares and the ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench.pdf_reading", description=__doc__)
    parser.add_argument("--documents", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    documents = options.documents / "documents"
    if not (documents / "pdf").is_dir():
        print(f"there are no PDFs to compare at {documents / 'pdf'}; give --documents FOLDER")
        return
    _print_made(documents, options.rounds)
    _print_real(documents / "pdf" / "real", options.documents / "gold", options.rounds)
    _print_memory(documents / "pdf" / "real")


def _print_made(documents: Path, rounds: int) -> None:
    print(f"{'tables, born digital':<24} {'rows right':>10} {'pdfplumber':>10}", end="")
    print(f" {'ms/page':>8} {'pdfplumber':>10} {'times less':>10}")
    for path in sorted((documents / "pdf").glob("*.pdf")):
        kind = path.name.split("_")[0]
        if kind not in MADE or kind == "scan":
            continue
        wanted = _wanted_rows(next(documents.glob(MADE[kind])))
        own, other, ratio = _in_turn("tidtam", "pdfplumber", path, rounds)
        print(f"{path.stem:<24} {_share_of_rows(wanted, own):>10.1%}", end="")
        print(f" {_share_of_rows(wanted, other):>10.1%}", end="")
        print(f" {_milliseconds(own):>8.1f} {_milliseconds(other):>10.1f} {ratio:>10.1f}")


def _print_real(folder: Path, gold: Path, rounds: int) -> None:
    print(
        f"{'names in real volumes':<24} {'tidtam':>10} {'pdfplumber':>10} {'pdftotext':>10}", end=""
    )
    print(f" {'pages/s':>8} {'pdfplumber':>10} {'times more':>10}")
    for path in sorted(folder.glob("*.pdf")):
        names = [_bare(name) for name in _lines(gold / f"pdf_names_{path.stem}.txt")]
        own, other, ratio = _in_turn("tidtam", "pdfplumber-text", path, rounds)
        shares = [_share_of_names(names, own), _share_of_names(names, other)]
        print(f"{path.stem:<24} {shares[0]:>10.1%} {shares[1]:>10.1%}", end="")
        if shutil.which("pdftotext"):
            print(f" {_share_of_names(names, _read('pdftotext', path)):>10.1%}", end="")
        else:
            print(f" {'absent':>10}", end="")
        rates = [1000 / _milliseconds(result) for result in (own, other)]
        print(f" {rates[0]:>8.0f} {rates[1]:>10.0f} {ratio:>10.1f}")


def _print_memory(folder: Path) -> None:
    """The peak of reading a PDF of 500 pages, made of the volumes' pages."""
    import pypdfium2

    volumes = [pypdfium2.PdfDocument(path) for path in sorted(folder.glob("*.pdf"))]
    made = pypdfium2.PdfDocument.new()
    if not volumes:
        return
    for volume in cycle(volumes):
        made.import_pages(volume, range(min(len(volume), _MANY_PAGES - len(made))))
        if len(made) == _MANY_PAGES:
            break
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "many.pdf"
        made.save(path)
        found = _read("tidtam", path)
    print(f"{found['pages']} pages: {found['peak_mb']:.0f} MB at the peak")


def _in_turn(own: str, other: str, path: Path, rounds: int) -> tuple[Result, Result, float]:
    """Both results with their median CPU seconds, and the median of their ratios."""
    pairs = [(_read(own, path), _read(other, path)) for _ in range(rounds)]
    ratio = median(second["cpu"] / first["cpu"] for first, second in pairs)
    first, second = pairs[0]
    return (
        first | {"cpu": median(pair[0]["cpu"] for pair in pairs)},
        second | {"cpu": median(pair[1]["cpu"] for pair in pairs)},
        ratio,
    )


def _read(way: str, path: Path) -> Result:
    command = [sys.executable, "-m", "bench.pdf_measure", way, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    result: Result = json.loads(done.stdout)
    return result


def _milliseconds(result: Result) -> float:
    return float(1000 * result["cpu"] / result["pages"])


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _bare(text: str) -> str:
    return _NOT_COMPARED.sub("", text)


def _bare_row(cells: Sequence[str]) -> tuple[str, ...]:
    row = [_bare(cell) for cell in cells]
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def _wanted_rows(original: Path) -> Counter[tuple[str, ...]]:
    rows = (_bare_row(line.split("\t")) for line in _lines(original) if "\t" in line)
    return Counter(row for row in rows if row)


def _share_of_rows(wanted: Counter[tuple[str, ...]], found: Result) -> float:
    rows = {_bare_row(row) for row in found["rows"]}
    return sum(count for row, count in wanted.items() if row in rows) / wanted.total()


def _share_of_names(names: Sequence[str], found: Result) -> float:
    text = _bare("".join(found["lines"]))
    return sum(name in text for name in names) / len(names)


if __name__ == "__main__":
    main()
