"""Writes questions.md: every question of examples/ with its SQL and its answer on samples/.

python -m docs.questions prints the page; `make docs` puts it in its place.
"""

import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ingest.cli import PARTIAL, main
from ingest.commands.tables import shown
from warehouse.store import Warehouse

ROOT = Path(__file__).resolve().parents[1]

_SAVED_AT = 1_700_000_000
"""November 2023, after the last fiscal year: when samples were saved that no manifest names."""

_WHOLE = 16
"""Characters up to which a value, such as a code or a date, is not wrapped."""

_HEAD = """\
# Questions

What analysts ask, each with its SQL and its answer on the documents of `samples/`, which are of
our own writing. Every question is a file in `examples/`, to be asked of your own warehouse, and to
be changed. In the tables an empty cell is NULL: not known, never 0. Years are of the Buddhist era.
`make docs` makes this page from the files and from what they answer.
"""


class Question(NamedTuple):
    """A file of examples/: its question, in Thai too, what its columns are, and its SQL."""

    path: Path
    english: str
    thai: str
    paragraphs: Sequence[str]
    sql: str


def read_question(path: Path) -> Question:
    """Take a file apart: comment lines, the first two of which are the question, and the SQL."""
    lines = path.read_text(encoding="utf-8").splitlines()
    length = next(at for at, line in enumerate(lines) if not line.startswith("--"))
    english, thai, *comment = (line.removeprefix("--").strip() for line in lines[:length])
    paragraphs = [" ".join(part.split("\n")) for part in "\n".join(comment).strip().split("\n\n")]
    return Question(path, english, thai, paragraphs, "\n".join(lines[length:]))


def page() -> str:
    """The whole page of Markdown."""
    questions = [read_question(path) for path in sorted((ROOT / "examples").glob("*.sql"))]
    with TemporaryDirectory() as folder, _load_samples(Path(folder)) as warehouse:
        return "".join([_HEAD, *(_section(question, warehouse) for question in questions)])


def _load_samples(folder: Path) -> Warehouse:
    samples = shutil.copytree(ROOT / "samples", folder / "samples")
    for path in samples.rglob("*"):
        os.utime(path, (_SAVED_AT, _SAVED_AT))
    file = folder / "tidtam.duckdb"
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        code = main(["ingest", str(samples), "--warehouse", str(file)])
    # Some samples are of no kind that is read.
    if code != PARTIAL:
        sys.exit(f"samples/ could not be loaded: exit code {code}")
    return Warehouse.open_read_only(file)


def _section(question: Question, warehouse: Warehouse) -> str:
    answer = warehouse.query(question.sql)
    rows = list(answer.rows)
    place = question.path.relative_to(ROOT).as_posix()
    parts = [
        f"\n## {question.english}",
        question.thai,
        *question.paragraphs,
        f"```sql\n{question.sql}\n```",
        f"```console\n$ .venv/bin/tidtam query --file {place}\n…\n```",
        table(answer.columns, rows),
        f"{len(rows)} row{'' if len(rows) == 1 else 's'}.\n",
    ]
    return "\n\n".join(parts)


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table of Markdown with the values as `tidtam query` prints them: numbers stand right."""
    held = [[row[at] for row in rows] for at in range(len(columns))]
    ruling = [_ruling(values) for values in held]
    lines = [list(columns), ruling, *([_cell(shown(value)) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _ruling(values: Sequence[object]) -> str:
    """How a column stands: numbers right; left what is long, and may be wrapped."""
    if all(isinstance(value, int | float | Decimal | None) for value in values):
        return "---:"
    return ":---" if max(len(shown(value)) for value in values) > _WHOLE else "---"


def _cell(text: str) -> str:
    plain = " ".join(text.split())
    for sign in ("\\", "|", "<", "*", "[", "`"):
        plain = plain.replace(sign, f"\\{sign}")
    return plain


if __name__ == "__main__":
    sys.stdout.write(page())
