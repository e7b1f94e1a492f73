"""The pages of docs/ hold: their sessions and queries run, and they explain all there is."""

import re
import shlex
import shutil
from pathlib import Path
from typing import get_args

import pytest

from ingest.cli import FAILED, LOCKED, OK, PARTIAL, USAGE, build_parser
from ingest.refresh.config import read_config
from parsers import KINDS
from schema.records import TABLES
from schema.records.operations import Reason, Rule
from tests.conftest import ROOT
from tests.sessions import (
    NamedFile,
    Step,
    blocks,
    code_words,
    commands,
    first_cells,
    make_clone,
    paths_named,
    play,
    play_page,
    section,
    session,
)
from warehouse import layout
from warehouse.store import Warehouse

PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "docs").glob("*.md"))
}
WITH_SESSIONS = [name for name, text in PAGES.items() if commands(text)]
ALL = "\n".join(PAGES.values())

needs_a_unix_shell = pytest.mark.skipif(
    shutil.which("make") is None, reason="the sessions are those of a Unix shell with make"
)


@pytest.fixture(scope="session")
def loaded_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in which `make run` has been said."""
    clone = make_clone(tmp_path_factory.mktemp("clone"))
    play("make run", clone)
    return clone


@needs_a_unix_shell
@pytest.mark.parametrize("name", WITH_SESSIONS)
def test_a_session_prints_what_the_page_shows(
    name: str, tmp_path: Path, loaded_clone: Path
) -> None:
    """A page that does not begin with `make run` takes it as said."""
    if commands(PAGES[name])[0] == "make run":
        clone = make_clone(tmp_path)
    else:
        clone = shutil.copytree(loaded_clone, tmp_path, symlinks=True, dirs_exist_ok=True)
    play_page(name, clone)


def test_pages_have_sessions() -> None:
    assert {"docs/first-steps.md", "docs/from-page-to-rows.md", "docs/nightly-refresh.md"} <= {
        *WITH_SESSIONS
    }
    assert len(list(session(ALL))) > 60


@needs_a_unix_shell
def test_sql_gives_columns(loaded_clone: Path) -> None:
    statements = blocks(ALL, "sql")
    assert len(statements) > 10
    with Warehouse.open_read_only(loaded_clone / "tidtam.duckdb") as warehouse:
        for sql in statements:
            assert warehouse.query(sql).columns, sql


def test_no_block_escapes_the_tests() -> None:
    """What is shown in another language would be run by nobody."""
    shown = re.findall(r"^```([^\s]+).*\n(?:.*\n)*?```$", ALL, re.MULTILINE)
    assert {*shown} == {"console", "sql", "toml", "ini", "{toctree}", "{literalinclude}"}
    # Without a language there is the line for cron alone, which has a test of its own.
    assert len(blocks(ALL, "")) == 1


def test_scheduled_commands_are_those_of_the_command_line() -> None:
    page = PAGES["docs/nightly-refresh.md"]
    scheduled = re.findall(r"\.venv/bin/tidtam (refresh [^|\n]+)", "".join(blocks(page, "")))
    services = re.findall(
        r"^ExecStart=\S+/tidtam (.+)$", "".join(blocks(page, "ini")), re.MULTILINE
    )
    assert scheduled
    assert services
    for command in (*scheduled, *services):
        assert build_parser().parse_args(shlex.split(command)).config == "tidtam.toml"


def test_the_configuration_shown_has_every_key_and_its_default(tmp_path: Path) -> None:
    [shown] = [
        part
        for part in session(PAGES["docs/nightly-refresh.md"])
        if isinstance(part, NamedFile) and part.name == "tidtam.toml"
    ]
    path = tmp_path / shown.name
    path.write_text(shown.text, encoding="utf-8")
    least = tmp_path / "least.toml"
    least.write_text(
        'inputs = ["saved-pages"]\nwarehouse = "published"\nreports = "reports"\n'
        'site = "site"\nworkers = 2\n',
        encoding="utf-8",
    )
    assert read_config(path) == read_config(least)
    known = set(re.findall(r"values\.\w+\(\"(\w+)\"", source()))
    assert {"inputs", "keep", "megabytes", "newly_failing_least"} <= known
    for name in known:
        assert re.search(rf"^\[?{name}\b", shown.text, re.MULTILINE), name


def source() -> str:
    return (ROOT / "ingest/refresh/config.py").read_text(encoding="utf-8")


def test_every_table_and_view_is_explained() -> None:
    shown = first_cells(section(PAGES["docs/what-comes-out.md"], "Tables and views"))
    assert sorted(shown) == sorted([*TABLES, *layout.statements("views")])


def test_every_exit_code_is_explained() -> None:
    codes = [int(code) for code in first_cells(PAGES["docs/exit-codes.md"])]
    assert codes == sorted([OK, FAILED, USAGE, PARTIAL, LOCKED])


def test_every_command_is_explained() -> None:
    usage = build_parser().format_help()
    shown = first_cells(PAGES["docs/commands.md"].partition("\n## ")[0])
    assert sorted(shown) == sorted(re.findall(r"^    ([a-z]+)\b", usage, re.MULTILINE))


def test_every_kind_is_named() -> None:
    assert sorted(first_cells(PAGES["docs/index.md"])) == sorted(kind.name for kind in KINDS)


def test_commands_named_are_those_of_the_command_line() -> None:
    usage = build_parser().format_help()
    code = [*code_words(ALL), *commands(ALL)]
    named = {m for text in code for m in re.findall(r"\btidtam ([a-z]+)", text)}
    assert {"ingest", "query", "parse", "read", "normalise", "trace", "refresh"} <= named
    assert all(re.search(rf"^    {name}\b", usage, re.MULTILINE) for name in named)


def test_options_named_are_those_of_the_command_line() -> None:
    """An option of another program is named with its program."""
    known = {
        option
        for path in (ROOT / "ingest").rglob("*.py")
        for option in re.findall(r'"(--[a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    named = {word for code in code_words(ALL) for word in re.findall(r"^--[a-z-]+", code)}
    assert {"--accept", "--dry-run", "--json", "--warehouse"} <= named
    assert named - known == {"--strict"}


def test_rules_and_reasons_named_are_in_the_closed_lists() -> None:
    named = {
        code
        for code in code_words(section(PAGES["docs/first-steps.md"], "Findings and quarantine"))
        if re.fullmatch(r"[a-z]+_[a-z_0-9]+", code)
    }
    columns = {column.name for table in TABLES for column in layout.columns(table)}
    assert named <= {*get_args(Rule), *get_args(Reason), *columns, *TABLES}
    assert named & set(get_args(Rule))
    assert named & set(get_args(Reason))


@pytest.mark.parametrize("name", [name for name in PAGES if "data-dictionary" not in name])
def test_paths_named_exist(name: str) -> None:
    """A link starts from docs/, a path in code from the project's folder; sessions make some."""
    made = {"published", "reports", "saved-pages", "shared-tables", "site", "tidtam.toml"}
    missing = {
        path
        for path in paths_named(PAGES[name])
        if not any((folder / path).exists() for folder in (ROOT, ROOT / "docs"))
    }
    assert {path.split("/")[0] for path in missing} <= made


def test_a_session_is_compared_line_by_line() -> None:
    assert Step("say", "x") in session("```console\n$ say\nx\n```\n")
    assert list(session("```toml\n# a.toml\nx = 1\n```\n")) == [
        NamedFile("a.toml", "# a.toml\nx = 1\n")
    ]
