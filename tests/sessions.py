"""Pages of Markdown as sessions in a clone: what they show is run, what they name is looked up.

A block marked `console` is a session: `$ ` opens a command, `> ` goes on with it, the rest is what
it prints. `…` on a line of its own stands for any number of lines. A block whose first line is a
comment with a file's name (`# tidtam.toml`) is that file: it is there for the commands below it.
Of the make targets only `run` is played, with a set-up that is ready; others take minutes.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

SAVED_AT = 1_700_000_000
"""November 2023: when all documents of a clone were saved that no manifest names."""

_BLOCK = re.compile(r"^```(?P<language>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_NAMED_FILE = re.compile(r"# (?P<name>[\w-]+\.\w+)\n")
_ANY_LINES = "…"
_CHANGING = (
    (re.compile(r"\bin \d+\.\d+ s\b"), "in 0.0 s"),
    (re.compile(r"\b\d{8}T\d{6}Z-[0-9a-f]{8}\b"), "RUN"),
    (re.compile(r"(?<=\btidtam-00000\d-)\d{8}T\d{6}Z"), "TIME"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "DOCUMENT"),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
)
_MADE = {".venv", ".venv/bin/tidtam", "tidtam.duckdb", "build", "build/docs"}
"""Paths that `make` makes: they are not in a fresh clone."""


class Step(NamedTuple):
    """A command of a console block, and what the document says it prints."""

    command: str
    output: str


class NamedFile(NamedTuple):
    """A block that is a file of the folder in which the session runs."""

    name: str
    text: str


def blocks(markdown: str, language: str) -> list[str]:
    return [m["text"] for m in _BLOCK.finditer(markdown) if m["language"] == language]


def steps(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        first, *rest = part.splitlines()
        more = [line[2:] for line in rest if line.startswith("> ")]
        yield Step("\n".join([first, *more]), "\n".join(rest[len(more) :]))


def session(markdown: str) -> Iterator[Step | NamedFile]:
    """The commands and the files of a page, in its order."""
    for block in _BLOCK.finditer(markdown):
        if block["language"] == "console":
            yield from steps(block["text"])
        elif named := _NAMED_FILE.match(block["text"]):
            yield NamedFile(named["name"], block["text"])


def commands(markdown: str) -> list[str]:
    return [step.command for step in session(markdown) if isinstance(step, Step)]


def settled(text: str) -> str:
    """The text without what differs from one run to the next."""
    for changing, instead in _CHANGING:
        text = changing.sub(instead, text)
    return text.strip("\n")


def is_shown(shown: str, printed: str) -> bool:
    """Whether `printed` is what is shown, with any lines where `…` stands.

    What stands between two `…` is looked for from the top: its first place is as good as any.
    """
    lines = settled(printed).splitlines()
    first, *more = parts_between(settled(shown).splitlines())
    if not more:
        return lines == first
    *between, last = more
    at = len(first)
    if lines[:at] != first:
        return False
    for part in between:
        place = next((n for n in range(at, len(lines)) if lines[n : n + len(part)] == part), None)
        if place is None:
            return False
        at = place + len(part)
    return len(lines) - len(last) >= at and lines[len(lines) - len(last) :] == last


def parts_between(lines: Sequence[str]) -> list[list[str]]:
    """The lines before, between and behind those that stand for any."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if line == _ANY_LINES:
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def prose(markdown: str) -> str:
    return _BLOCK.sub("", markdown)


def code_words(markdown: str) -> list[str]:
    """What stands between single backticks, outside of blocks."""
    return _CODE.findall(prose(markdown))


def section(markdown: str, heading: str) -> str:
    """What stands under a heading of the second level, up to the next one."""
    assert f"\n## {heading}\n" in markdown, heading
    return markdown.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def first_cells(markdown: str) -> list[str]:
    """The first cells of the rows of the table in a section; each name of those with several."""
    rows = [line.split("|")[1] for line in markdown.splitlines() if line.startswith("|")]
    return [name for cell in rows[2:] for name in _CODE.findall(cell) or [cell.strip()]]


def make_clone(folder: Path) -> Path:
    """Fill a folder with what a clone has after its set-up; all documents are of one time."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "LICENSE", "README.md"):
        shutil.copy2(ROOT / name, folder)
    for name in ("samples", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    for path in (folder / "samples").rglob("*"):
        os.utime(path, (SAVED_AT, SAVED_AT))
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/tidtam").symlink_to(Path(sys.executable).with_name("tidtam"))
    (folder / ".venv/ready").touch()
    return folder


def is_played(command: str) -> bool:
    return command == "make run" or not command.startswith("make ")


def play(command: str, folder: Path) -> str:
    """What the command prints; nothing for make targets that are not played."""
    if not is_played(command):
        return ""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    # The session uses a shell and its plain tools, which PATH may lack where only make is needed.
    environment["PATH"] = f"{os.environ.get('PATH', '')}:/bin:/usr/bin"
    for name in ("MAKEFLAGS", "MAKELEVEL", "COLUMNS", "FORCE_COLOR"):
        environment.pop(name, None)
    done = subprocess.run(
        command,
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


def play_page(name: str, clone: Path) -> None:
    """Run the session of a page (a path in the project) in a clone; it fails where it differs."""
    for step in session((ROOT / name).read_text(encoding="utf-8")):
        if isinstance(step, NamedFile):
            (clone / step.name).write_text(step.text, encoding="utf-8")
            continue
        printed = play(step.command, clone)
        if is_played(step.command) and not is_shown(step.output, printed):
            pytest.fail(
                f"$ {step.command}\nprints\n{settled(printed)}\n\nbut {name} shows\n{step.output}",
                pytrace=False,
            )


def paths_named(markdown: str) -> set[str]:
    """Paths in code and links: those with a folder, and files in the project's own folder."""
    links = re.findall(r"\]\(([^)#:]+)[^):]*\)", prose(markdown))
    code = [text for text in code_words(markdown) if re.fullmatch(r"[\w./-]+", text)]
    files = [
        text
        for text in code
        if re.fullmatch(r"\.?[\w-]+(/[\w.-]*)+", text)
        or re.fullmatch(r"Makefile|LICENSE|[\w-]+\.(lock|toml|md)", text)
    ]
    return {path for path in (*links, *files) if path not in _MADE}
