"""`tidtam schema`: what every table and view holds, as text, Markdown or JSON."""

import argparse
import json
import sys
from collections.abc import Sequence
from difflib import get_close_matches

from ingest.cli import FAILED, OK, USAGE
from warehouse.dictionary import Entry, entries, names
from warehouse.store import WarehouseError

_MARKDOWN_HEAD = """\
# Data dictionary

What every table and view of the warehouse holds. Made by `tidtam schema --format markdown` from
the comments of the .sql files under `warehouse/`; `make docs` writes it anew.
"""


def run_schema(options: argparse.Namespace) -> int:
    """Print the dictionary, of one table or view where one is named; returns the exit code."""
    wanted = options.table
    if wanted is not None and wanted not in names():
        near = get_close_matches(wanted, names(), n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names())}"
        print(f"tidtam schema: there is no table or view {wanted}; {hint}", file=sys.stderr)
        return USAGE
    try:
        told = [entry for entry in entries() if wanted in (None, entry.name)]
    except (WarehouseError, OSError) as error:
        print(f"tidtam schema: {error}", file=sys.stderr)
        return FAILED
    show = {"text": _text, "markdown": markdown, "json": _json}[options.format]
    sys.stdout.write(show(told))
    return OK


def markdown(told: Sequence[Entry]) -> str:
    """The dictionary as a page of Markdown, a section for every table and view."""
    parts = [_MARKDOWN_HEAD]
    for kind, heading in (("table", "Tables"), ("view", "Views")):
        of_kind = [entry for entry in told if entry.kind == kind]
        if of_kind:
            parts.append(f"\n## {heading}\n")
        parts += [_section(entry) for entry in of_kind]
    return "".join(parts)


def _section(entry: Entry) -> str:
    lines = [
        f"\n### {entry.name}\n",
        entry.meaning,
        "",
        "| column | type | meaning |",
        "|---|---|---|",
    ]
    lines += [
        f"| {column.name} | {column.type} | {_cell(column.meaning)} |" for column in entry.columns
    ]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _text(told: Sequence[Entry]) -> str:
    blocks = []
    for entry in told:
        width = max(len(column.name) for column in entry.columns)
        types = max(len(column.type) for column in entry.columns)
        lines = [f"{entry.name} ({entry.kind})", entry.meaning]
        lines += [f"  {c.name:<{width}}  {c.type:<{types}}  {c.meaning}" for c in entry.columns]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _json(told: Sequence[Entry]) -> str:
    records = [
        {**entry._asdict(), "columns": [column._asdict() for column in entry.columns]}
        for entry in told
    ]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"
