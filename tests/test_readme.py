"""README.md and CONTRIBUTING.md hold: what they show is run, what they name is there."""

import re
import shutil
from pathlib import Path

import pytest

from ingest.cli import build_parser
from tests.conftest import ROOT
from tests.sessions import (
    Step,
    blocks,
    code_words,
    commands,
    is_shown,
    make_clone,
    paths_named,
    play,
    play_page,
    steps,
)
from warehouse.store import Warehouse

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
ALL = f"{README}\n{CONTRIBUTING}\n{PAGES}"
LONGEST = 120
"""Lines: the README is for the first minute, docs/ for the rest."""

needs_a_unix_shell = pytest.mark.skipif(
    shutil.which("make") is None, reason="the session is one of a Unix shell with make"
)


@needs_a_unix_shell
def test_the_session_prints_what_the_readme_shows(tmp_path: Path) -> None:
    assert commands(README)[0] == "make run"
    play_page("README.md", make_clone(tmp_path))


def test_the_session_is_compared_line_by_line() -> None:
    assert is_shown("a\n…\nd in 0.1 s", "a\nb\nc\nd in 2.5 s\n")
    assert is_shown("…\nd", "d\n")
    assert not is_shown("a\nd", "a\nb\nd\n")
    assert not is_shown("a\n…", "b\n")
    assert is_shown("…\nb\n…\nb\nc\n…\nb", "b\nb\nb\nc\nb\n")
    assert not is_shown("…\nb\n…\nb", "a\nb\n")
    assert not is_shown("a\n…\na", "a\n")
    assert is_shown("a\n…\nb", "a\nb\n")
    assert is_shown("", "")
    assert is_shown("…", "")
    assert list(steps('$ say "a\n> b"\na\nb\n$ quiet\n')) == [
        Step('say "a\nb"', "a\nb"),
        Step("quiet", ""),
    ]


def test_sql_of_the_readme_gives_columns(tmp_path: Path) -> None:
    if statements := blocks(README, "sql"):
        play("make run", make_clone(tmp_path))
        with Warehouse.open_read_only(tmp_path / "tidtam.duckdb") as warehouse:
            for sql in statements:
                assert warehouse.query(sql).columns, sql


def test_the_readme_keeps_to_the_first_minute() -> None:
    assert len(README.splitlines()) <= LONGEST


def test_every_page_is_found_from_the_readme() -> None:
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    linked = paths_named(README)
    assert pages - linked == {"docs/README.md", "docs/index.md"}


def test_make_targets_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {m for code in code_words(ALL) for m in re.findall(r"^make ([a-z-]+)", code)}
    played = {command.split()[1] for command in commands(ALL) if command.startswith("make ")}
    assert {"run", "test", "lint", "bench", "docs-site"} <= named | played <= targets


def test_commands_are_those_of_the_command_line() -> None:
    usage = build_parser().format_help()
    code = [*code_words(f"{README}\n{CONTRIBUTING}"), *commands(README)]
    named = {m for text in code for m in re.findall(r"\btidtam ([a-z]+)", text)}
    assert {"ingest", "query", "trace"} <= named
    assert all(re.search(rf"^    {name}\b", usage, re.MULTILINE) for name in named)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_paths_named_exist(name: str) -> None:
    named = paths_named((ROOT / name).read_text(encoding="utf-8"))
    assert named
    assert {path for path in named if not (ROOT / path).exists()} == set()
