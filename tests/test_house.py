"""The house: who may import whom, what is known where, and what no file may hold."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from schema.records.operations import Rule
from tests.conftest import ROOT
from tests.parsers.test_agency_rules import AGENCY_TRIGGERS
from tests.parsers.test_deck_rules import SLIDE_TRIGGERS
from tests.parsers.test_indicator_rules import INDICATOR_TRIGGERS
from tests.parsers.test_plan_rules import PLAN_TRIGGERS
from tests.parsers.test_progress_form import FORM_TRIGGERS
from tests.parsers.test_project_rules import TRIGGERS

PACKAGES = ("schema", "parsers", "warehouse", "report", "ingest")
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
)
OTHERS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("docs", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
)
MAY_IMPORT = {
    "schema": {"schema"},
    "parsers": {"schema", "parsers"},
    "warehouse": {"schema", "warehouse"},
    "report": {"schema", "warehouse", "report"},
    "ingest": set(PACKAGES),
}
KNOWN_ONLY_TO = {
    "bs4": ("parsers/readers/html.py",),
    "selectolax": ("parsers/readers/html.py",),
    "duckdb": ("warehouse/connection.py", "warehouse/store.py"),
    "pdfminer": ("parsers/readers/pdf/",),
    "pdfplumber": ("parsers/readers/pdf/",),
    "PIL": ("parsers/readers/",),
    "pypdfium2": ("parsers/readers/pdf/",),
    "pydantic": ("schema/", "parsers/draft.py"),
    "pydantic_core": ("schema/", "parsers/draft.py"),
    "pythainlp": ("schema/thai/",),
    "rapidfuzz": (
        "ingest/name_evidence.py",
        "ingest/same_work.py",
        "ingest/near_over_years.py",
        "ingest/search/near_words.py",
    ),
    "rich": ("ingest/commands/",),
    "warcio": ("ingest/archives/warcs.py",),
    "xlsxwriter": ("ingest/workbook.py",),
}
# Each kind's documents that break a rule; another kind adds its list here.
ALL_TRIGGERS = (
    TRIGGERS,
    FORM_TRIGGERS,
    PLAN_TRIGGERS,
    INDICATOR_TRIGGERS,
    SLIDE_TRIGGERS,
    AGENCY_TRIGGERS,
)
TRIGGERED = {rule for triggers in ALL_TRIGGERS for rule, *_ in triggers}
GRAB_BAGS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "lib"}


def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"), module)


def imported(module: str) -> Iterator[str]:
    """Full names of what a module imports, at its top or inside functions and conditions."""
    package = Path(module).parent.parts
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join((*above, *((node.module,) if node.module else ())))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("import_module", "__import__")
        ):
            yield from (str(a.value) for a in node.args[:1] if isinstance(a, ast.Constant))


def tracked() -> list[Path]:
    """The files that git keeps, with those that it would."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("git or its repository is not here")
    names = (name for name in listed.stdout.decode().split("\0") if name)
    return [path for name in names if (path := ROOT / name).is_file()]


class TestImports:
    def test_there_is_something_to_look_at(self) -> None:
        assert len(MODULES) > 40
        assert "pydantic" in set(imported("parsers/draft.py"))
        assert "bs4.element" in set(imported("parsers/readers/html.py"))

    @pytest.mark.parametrize("module", MODULES)
    def test_they_run_one_way(self, module: str) -> None:
        package = module.split("/")[0]
        ours = {name.split(".")[0] for name in imported(module)} & {*PACKAGES, "tests", "bench"}
        assert ours <= MAY_IMPORT[package]

    @pytest.mark.parametrize("module", [name for name in MODULES if "schema/thai" in name])
    def test_thai_values_know_nothing_of_records(self, module: str) -> None:
        ours = {name for name in imported(module) if name.split(".")[0] in PACKAGES}
        assert all(name.startswith("schema.thai") for name in ours)

    @pytest.mark.parametrize("module", MODULES)
    def test_heavy_libraries_are_known_where_they_belong(self, module: str) -> None:
        for name in imported(module):
            places = KNOWN_ONLY_TO.get(name.split(".")[0])
            assert places is None or module.startswith(places), name

    def test_parsers_know_of_pydantic_only_its_errors(self) -> None:
        names = {
            alias.name
            for node in ast.walk(tree("parsers/draft.py"))
            if isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith(("pydantic", "pydantic_core"))
            for alias in node.names
        }
        assert names <= {"ValidationError", "ErrorDetails"}

    @pytest.mark.parametrize("module", MODULES)
    def test_what_is_imported_is_declared(self, module: str) -> None:
        """Nothing is used that only happens to be installed."""
        known = {*PACKAGES, *KNOWN_ONLY_TO}
        foreign = {name.split(".")[0] for name in imported(module)} - known
        assert foreign <= sys.stdlib_module_names


class TestModules:
    @pytest.mark.parametrize("module", [*MODULES, *OTHERS])
    def test_a_name_says_what_it_holds(self, module: str) -> None:
        assert not GRAB_BAGS & {*Path(module).with_suffix("").parts}

    @pytest.mark.parametrize("module", [*MODULES, *OTHERS])
    def test_each_tells_what_it_is_for(self, module: str) -> None:
        body = tree(module)
        assert ast.get_docstring(body) or not body.body

    @pytest.mark.parametrize("module", MODULES)
    def test_each_package_tells_what_it_is_for(self, module: str) -> None:
        assert ast.get_docstring(tree(module))


class TestRules:
    @pytest.mark.parametrize("rule", get_args(Rule))
    def test_every_rule_is_applied_somewhere(self, rule: str) -> None:
        texts = {
            node.value
            for module in MODULES
            if module.startswith("parsers/")
            for node in ast.walk(tree(module))
            if isinstance(node, ast.Constant)
        }
        assert rule in texts

    @pytest.mark.parametrize("rule", get_args(Rule))
    def test_every_rule_has_a_document_that_triggers_it(self, rule: str) -> None:
        assert rule in TRIGGERED

    def test_no_document_is_for_a_rule_that_is_gone(self) -> None:
        assert set(get_args(Rule)) >= TRIGGERED


# Written in pieces, so that this file may be looked at too.
REGISTRIES = ("files.python" + "hosted", "pypi" + ".org", "npm" + "js", "anaconda" + ".org")
DIRECTORIES = tuple(f"/{name}/" for name in ("work", "root", "home", "Users"))


class TestFiles:
    def test_none_names_a_registry_or_somebodys_directory(self) -> None:
        places = re.compile(
            "|".join(
                [*map(re.escape, REGISTRIES)]
                # A path of its own, not the middle of a URL or of a longer path.
                + [rf"(?<![\w.-]){re.escape(name)}(?=\w)" for name in DIRECTORIES]
            ).encode()
        )
        found = [
            f"{path.relative_to(ROOT)}:{number}"
            for path in tracked()
            for number, line in enumerate(path.read_bytes().splitlines(), start=1)
            if places.search(line)
        ]
        assert found == []

    def test_none_is_a_warehouse_or_a_cache(self) -> None:
        kept = {path.suffix for path in tracked()}
        assert not kept & {".duckdb", ".wal", ".pyc", ".db"}


def requirements() -> dict[str, list[str]]:
    """The hashes of every locked requirement by its name."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    locked = {}
    for line in text.splitlines():
        words = line.split("#")[0].split() if not line.startswith("#") else []
        if words:
            name, separator, version = words[0].partition("==")
            assert separator, line
            assert version, line
            locked[plain(name)] = [word for word in words[1:] if word.startswith("--hash=")]
    return locked


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


class TestLock:
    def test_every_requirement_has_its_hashes(self) -> None:
        locked = requirements()
        assert len(locked) > 10
        for name, hashes in locked.items():
            assert hashes, name
            assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", text) for text in hashes), name

    def test_every_dependency_is_locked(self) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        wanted = [
            *project["project"]["dependencies"],
            *project["project"]["optional-dependencies"]["dev"],
            *project["project"]["optional-dependencies"]["docs"],
            *project["build-system"]["requires"],
        ]
        names = {plain(re.split(r"[\s<>=!~;\[]", line)[0]) for line in wanted}
        assert names <= requirements().keys()

    @pytest.mark.parametrize("lock", ["requirements.lock", "requirements-likelihood.lock"])
    def test_it_names_no_address(self, lock: str) -> None:
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert not re.search(r"\w+://|--index|--find-links|\s@\s", text)
