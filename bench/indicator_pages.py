"""Makes distinct pages of indicators, and what a reader must find on each.

    python -m bench.indicator_pages OUT --kind mykpi --count N [--render tables]
        [--layout full] [--seed 0] [--truth]

Kinds: one indicator (mykpi), one of the city's indicators of 2562-2563 (mykpi2563), an agency's
results (index101 and index102 of one dimension, index11 of several). A page depends on its kind
and seed alone. Once the codes of a kind are used up, further pages go to folders of their own,
as later snapshots. With `--truth` a line of JSON a page goes to OUT.truth.jsonl beside the
folder: seed, kind, file (inside OUT), and the rows of each table under the table's name.
"""

import argparse
import json
from pathlib import Path
from typing import Literal, get_args

from bench.agency_invent import invent_agency_page
from bench.agency_render import AnyRender, draw_agency
from bench.agency_truth import agency_truth
from bench.indicator_invent import CITY_NUMBERS, invent_city_indicator, invent_indicator_page
from bench.indicator_model import AgencyKind, IndicatorPage
from bench.indicator_render import draw_indicator
from bench.indicator_truth import Rows, indicator_truth
from bench.invent import NUMBERS_PER_AGENCY
from bench.model import Layout
from bench.wording import AGENCIES

IndicatorKind = Literal["mykpi", "mykpi2563"]
Kind = IndicatorKind | AgencyKind

KINDS: tuple[Kind, ...] = (*get_args(IndicatorKind), *get_args(AgencyKind))
DISTINCT: dict[Kind, int] = {
    "mykpi": NUMBERS_PER_AGENCY * len(AGENCIES),
    "mykpi2563": CITY_NUMBERS,
    "index101": len(AGENCIES),
    "index102": len(AGENCIES),
    "index11": len(AGENCIES),
}
"""How many seeds in a row have addresses of their own."""

RECORD_KINDS = {"mykpi": "indicator_page", "mykpi2563": "indicator_page"}


def page(
    seed: int, kind: Kind = "mykpi", render: AnyRender = "tables", layout: Layout = "full"
) -> str:
    """The page of this seed; raises `ValueError` for a form that the kind does not have."""
    check_form(kind, render, layout)
    if kind == "mykpi" or kind == "mykpi2563":
        if render == "markdown":
            raise ValueError("only an agency's results come as markdown")
        return draw_indicator(_indicator_page(seed, kind), render, layout)
    return draw_agency(invent_agency_page(seed, kind), render)


def truth(seed: int, kind: Kind = "mykpi", layout: Layout = "full") -> dict[str, Rows]:
    """The rows that a right reading of `page(seed, kind, layout=layout)` gives, by table."""
    if kind == "mykpi" or kind == "mykpi2563":
        return indicator_truth(_indicator_page(seed, kind), layout)
    return agency_truth(invent_agency_page(seed, kind))


def file_name(seed: int, kind: Kind = "mykpi", render: AnyRender = "tables") -> str:
    """Where the page of this seed is saved, under the name a browser would give it."""
    ending = "txt" if render in ("text", "markdown") else "html"
    turn = seed // DISTINCT[kind]
    folder = f"snapshot-{turn:04d}/" if turn else ""
    if kind == "mykpi" or kind == "mykpi2563":
        return f"{folder}{kind}.php?pid={_indicator_page(seed, kind).code}.{ending}"
    prefix, _ = AGENCIES[seed % len(AGENCIES)]
    return f"{folder}{kind}.php?selDEP={prefix}0000.{ending}"


def check_form(kind: Kind, render: AnyRender, layout: Layout) -> None:
    """Raise `ValueError` where pages of the kind are not seen in this form."""
    if layout == "stripped" and kind != "mykpi":
        raise ValueError(f"only mykpi has a stripped layout, not {kind}")
    if render == "markdown" and kind in RECORD_KINDS:
        raise ValueError(f"only an agency's results come as markdown, not {kind}")


def _indicator_page(seed: int, kind: IndicatorKind) -> IndicatorPage:
    return invent_indicator_page(seed) if kind == "mykpi" else invent_city_indicator(seed)


def write_pages(
    folder: Path,
    count: int,
    seed: int,
    kind: Kind = "mykpi",
    render: AnyRender = "tables",
    layout: Layout = "full",
) -> None:
    """Write the pages of the seeds from `seed` on, one at a time, none kept in memory."""
    for number in range(seed, seed + count):
        path = folder / file_name(number, kind, render)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number, kind, render, layout), encoding="utf-8")


def write_truths(
    path: Path,
    count: int,
    seed: int,
    kind: Kind = "mykpi",
    render: AnyRender = "tables",
    layout: Layout = "full",
) -> None:
    """Write a line of JSON for each of these pages: seed, kind, file, and rows by table."""
    with path.open("w", encoding="utf-8") as lines:
        for number in range(seed, seed + count):
            row = {
                "seed": number,
                "kind": RECORD_KINDS.get(kind, "agency_results"),
                "file": file_name(number, kind, render),
                **truth(number, kind, layout),
            }
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Write pages as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m bench.indicator_pages", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--kind", choices=KINDS, default="mykpi")
    parser.add_argument("--count", type=int, required=True, help="how many pages")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first page")
    renders = ("text", "tables", "lists", "fonts", "markdown")
    parser.add_argument("--render", choices=renders, default="tables")
    parser.add_argument("--layout", choices=("full", "stripped"), default="full")
    parser.add_argument("--truth", action="store_true", help="write OUT.truth.jsonl too")
    asked = parser.parse_args()
    form = (asked.kind, asked.render, asked.layout)
    try:
        check_form(*form)
    except ValueError as error:
        parser.error(str(error))
    write_pages(asked.out, asked.count, asked.seed, *form)
    if asked.truth:
        beside = asked.out.with_name(f"{asked.out.name}.truth.jsonl")
        write_truths(beside, asked.count, asked.seed, *form)


if __name__ == "__main__":
    main()
