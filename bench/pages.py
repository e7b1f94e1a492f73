"""Makes distinct progress pages, and what a reader must find on each.

    python -m bench.pages OUT --count N [--render tables] [--layout full] [--seed 0] [--truth]

A page depends on its seed alone. Seeds that differ by less than `DISTINCT` give different
project codes. With `--truth` a line of JSON a page goes to OUT.truth.jsonl beside the folder.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from bench.invent import NUMBERS_PER_AGENCY, invent
from bench.model import Layout
from bench.render import Render, draw
from bench.truth import truth_of
from bench.wording import AGENCIES

DISTINCT = NUMBERS_PER_AGENCY * len(AGENCIES)
"""How many seeds in a row have project codes of their own."""


def page(seed: int, render: Render = "tables", layout: Layout = "full") -> str:
    """The page of this seed."""
    return draw(invent(seed, layout), render, layout)


def truth(seed: int, layout: Layout = "full") -> dict[str, Any]:
    """The rows that a right reading of `page(seed, layout=layout)` gives, by table."""
    return truth_of(invent(seed, layout), layout)


def file_name(seed: int, render: Render = "tables", layout: Layout = "full") -> str:
    """The name a browser would save the page of this seed under."""
    ending = "txt" if render == "text" else "html"
    return f"myproject.php?pid={invent(seed, layout).code}.{ending}"


def write_pages(
    folder: Path, count: int, seed: int, render: Render = "tables", layout: Layout = "full"
) -> None:
    """Write the pages of the seeds from `seed` on, one at a time, none kept in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    ending = "txt" if render == "text" else "html"
    for number in range(seed, seed + count):
        project = invent(number, layout)
        path = folder / f"myproject.php?pid={project.code}.{ending}"
        path.write_text(draw(project, render, layout), encoding="utf-8")


def write_truths(path: Path, count: int, seed: int, layout: Layout = "full") -> None:
    """Write a line of JSON for each of these pages: its seed and its truth."""
    with path.open("w", encoding="utf-8") as lines:
        for number in range(seed, seed + count):
            row = {"seed": number, **truth(number, layout)}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Write pages as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--count", type=int, required=True, help="how many pages")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first page")
    parser.add_argument("--render", choices=("text", "tables", "lists", "fonts"), default="tables")
    parser.add_argument("--layout", choices=("full", "stripped"), default="full")
    parser.add_argument("--truth", action="store_true", help="write OUT.truth.jsonl too")
    asked = parser.parse_args()
    write_pages(asked.out, asked.count, asked.seed, asked.render, asked.layout)
    if asked.truth:
        beside = asked.out.with_name(f"{asked.out.name}.truth.jsonl")
        write_truths(beside, asked.count, asked.seed, asked.layout)


if __name__ == "__main__":
    main()
