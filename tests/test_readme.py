"""README.md and CONTRIBUTING.md hold: what they show is run, what they name is there.

A block marked `console` is a session in a clone: `$ ` opens a command, `> ` goes on with
it, the rest is what it prints. `…` on a line of its own stands for any number of lines.
Of the make targets only `run` is played, with a set-up that is ready; `bench` takes minutes.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from ingest.cli import FAILED, LOCKED, OK, PARTIAL, USAGE, build_parser
from schema.records import TABLES
from schema.records.operations import Reason, Rule
from tests.conftest import ROOT
from warehouse import layout
from warehouse.store import Warehouse

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BOTH = f"{README}\n{CONTRIBUTING}"

_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_ANY_LINES = "…"
_CHANGING = (
    (re.compile(r"\bin \d+\.\d+ s\b"), "in 0.0 s"),
    (re.compile(r"\b\d{8}T\d{6}Z-[0-9a-f]{8}\b"), "RUN"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "DOCUMENT"),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
)
_MADE = {".venv", ".venv/bin/tidtam", "tidtam.duckdb"}
"""Paths that `make` makes: they are not in a fresh clone."""


class Step(NamedTuple):
    """A command of a console block, and what the document says it prints."""

    command: str
    output: str


def blocks(markdown: str, language: str) -> list[str]:
    return [m["text"] for m in _BLOCK.finditer(markdown) if m["language"] == language]


def steps(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        first, *rest = part.splitlines()
        more = [line[2:] for line in rest if line.startswith("> ")]
        yield Step("\n".join([first, *more]), "\n".join(rest[len(more) :]))


def settled(text: str) -> str:
    """The text without what differs from one run to the next."""
    for changing, instead in _CHANGING:
        text = changing.sub(instead, text)
    return text.strip("\n")


def is_shown(shown: str, printed: str) -> bool:
    """Whether `printed` is what is shown, with any lines where `…` stands."""
    parts = [
        r"(?:.*\n)*?" if line == _ANY_LINES else f"{re.escape(line)}\n"
        for line in settled(shown).splitlines()
    ]
    return re.fullmatch("".join(parts), f"{settled(printed)}\n".removeprefix("\n")) is not None


def prose(markdown: str) -> str:
    return _BLOCK.sub("", markdown)


def table_under(heading: str) -> list[str]:
    """The first cells of the rows of the table under a heading of the README."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("|")]
    return [name for cell in rows[2:] for name in _CODE.findall(cell) or [cell.strip()]]


SESSION = [step for block in blocks(README, "console") for step in steps(block)]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a clone has after its set-up; all documents are saved at one time."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "LICENSE", "README.md"):
        shutil.copy2(ROOT / name, tmp_path)
    for name in ("samples", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in (tmp_path / "samples").rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/tidtam").symlink_to(Path(sys.executable).with_name("tidtam"))
    (tmp_path / ".venv/ready").touch()
    return tmp_path


def play(step: Step, folder: Path) -> str:
    """What the command prints; nothing for make targets that are not played."""
    if step.command.startswith("make ") and step.command != "make run":
        return ""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    # The session uses a shell and its plain tools, which PATH may lack where only make is needed.
    environment["PATH"] = f"{os.environ.get('PATH', '')}:/bin:/usr/bin"
    for name in ("MAKEFLAGS", "MAKELEVEL", "COLUMNS", "FORCE_COLOR"):
        environment.pop(name, None)
    done = subprocess.run(
        step.command,
        shell=True,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    return done.stdout


@pytest.mark.skipif(
    shutil.which("make") is None or os.name == "nt", reason="the session is one of a Unix shell"
)
def test_the_session_prints_what_the_readme_shows(clone: Path) -> None:
    assert SESSION[0].command == "make run"
    for step in SESSION:
        printed = play(step, clone)
        if step.command.startswith("make ") and step.command != "make run":
            continue
        if not is_shown(step.output, printed):
            pytest.fail(
                f"$ {step.command}\nprints\n{settled(printed)}\n\n"
                f"but the README shows\n{step.output}",
                pytrace=False,
            )


def test_the_session_is_compared_line_by_line() -> None:
    assert is_shown("a\n…\nd in 0.1 s", "a\nb\nc\nd in 2.5 s\n")
    assert is_shown("…\nd", "d\n")
    assert not is_shown("a\nd", "a\nb\nd\n")
    assert not is_shown("a\n…", "b\n")
    assert list(steps('$ say "a\n> b"\na\nb\n$ quiet\n')) == [
        Step('say "a\nb"', "a\nb"),
        Step("quiet", ""),
    ]


def test_sql_of_the_readme_gives_rows(clone: Path) -> None:
    play(Step("make run", ""), clone)
    with Warehouse.open_read_only(clone / "tidtam.duckdb") as warehouse:
        for sql in blocks(README, "sql"):
            assert warehouse.query(sql).columns, sql


def test_make_targets_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {m for code in _CODE.findall(BOTH) for m in re.findall(r"^make ([a-z]+)", code)}
    played = {step.command.split()[1] for step in SESSION if step.command.startswith("make ")}
    assert {"run", "test", "lint", "bench"} <= named | played <= targets


def test_commands_and_options_are_those_of_the_command_line() -> None:
    usage = build_parser().format_help()
    code = [*_CODE.findall(prose(BOTH)), *(step.command for step in SESSION)]
    named = {m for text in code for m in re.findall(r"\btidtam ([a-z]+)", text)}
    assert {"ingest", "query", "parse", "read", "normalise"} <= named
    assert all(re.search(rf"^    {name}\b", usage, re.MULTILINE) for name in named)


def test_every_table_and_view_is_explained() -> None:
    assert sorted(table_under("What comes out")) == sorted([*TABLES, *layout.statements("views")])


def test_every_exit_code_is_explained() -> None:
    assert [int(code) for code in table_under("Exit codes")] == sorted(
        [OK, FAILED, USAGE, PARTIAL, LOCKED]
    )


def test_rules_and_reasons_named_are_in_the_closed_lists() -> None:
    section = README.partition("\n## Findings and quarantine\n")[2].partition("\n## ")[0]
    named = {
        code for code in _CODE.findall(prose(section)) if re.fullmatch(r"[a-z]+_[a-z_0-9]+", code)
    }
    columns = {column.name for table in TABLES for column in layout.columns(table)}
    assert named <= {*get_args(Rule), *get_args(Reason), *columns, *TABLES}
    assert named & set(get_args(Rule))
    assert named & set(get_args(Reason))


def paths_named(markdown: str) -> set[str]:
    """Paths in code and links: those with a folder, and files in the project's own folder."""
    links = re.findall(r"\]\(([^)#:]+)\)", markdown)
    code = [text for text in _CODE.findall(prose(markdown)) if re.fullmatch(r"[\w./-]+", text)]
    files = [
        text
        for text in code
        if re.fullmatch(r"\.?[\w-]+(/[\w.-]*)+", text)
        or re.fullmatch(r"Makefile|LICENSE|[\w-]+\.(lock|toml|md)", text)
    ]
    return {path for path in (*links, *files) if path not in _MADE}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_paths_named_exist(name: str) -> None:
    named = paths_named((ROOT / name).read_text(encoding="utf-8"))
    assert named
    assert {path for path in named if not (ROOT / path).exists()} == set()
