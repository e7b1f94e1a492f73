"""Makes distinct slide decks as transcript sites show them, and what a reader must find.

    python -m bench.decks OUT --site slideshare --count N [--render text] [--seed 0] [--truth]

A deck depends on its seed and site alone; its truth is the same in text and HTML. With
`--truth` a line of JSON a deck goes to OUT.truth.jsonl beside the folder: its file, its rows
by table, and the rules whose findings must be told. A column that a row of the truth leaves
out is not judged; texts are to be compared without white space.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from bench.deck_damage import damage_of
from bench.deck_invent import invent_deck
from bench.deck_layout import Look, slide_texts
from bench.deck_model import Deck, Render, Row, Site
from bench.deck_sites import Page, drawn, framed
from bench.invent import Choice

SITES: tuple[Site, ...] = ("slideplayer", "slideplayer_amp", "slideshare")
TABLES = ("slide", "calendar_event", "framework_item", "rating_level")


def deck(seed: int, site: Site = "slideplayer", render: Render = "text") -> str:
    """The deck of this seed as a page of the site."""
    return drawn(_made(seed, site)[1], render)


def truth(seed: int, site: Site = "slideplayer") -> dict[str, Any]:
    """The rows that a right reading of `deck(seed, site)` gives, by table, and its findings."""
    return _truth(_made(seed, site)[0])


def file_name(seed: int, site: Site = "slideplayer", render: Render = "text") -> str:
    """The name the deck is saved under."""
    return f"{site}-{seed:06d}.{'txt' if render == 'text' else 'html'}"


def _made(seed: int, site: Site) -> tuple[Deck, Page]:
    choice = Choice(3 * seed + SITES.index(site))
    invented = invent_deck(choice)
    look = Look(
        flat=choice.share() < 0.5,
        width=choice.of((0, 45, 60, 80)),
        damage=damage_of(choice, heavy=site == "slideshare"),
    )
    texts = slide_texts(choice, invented, look)
    return invented, framed(choice, site, _site_title(choice, invented.title, texts), texts)


def _site_title(choice: Choice, title: str, texts: list[list[str]]) -> str:
    """Sites call a deck by its name, or by the first words that its slides say."""
    said = next((" ".join(lines) for lines in texts if lines), title)
    return title if choice.share() < 0.5 else f"{said[:120].strip()}."


def _truth(invented: Deck) -> dict[str, Any]:
    rows: dict[str, Any] = {table: [] for table in TABLES}
    for row in invented.rows:
        rows[row.table].append(_values(row))
    rows["findings"] = sorted(invented.findings)
    return rows


def _values(row: Row) -> dict[str, Any]:
    texts = {column: "".join(parts).strip() for column, parts in row.texts.items()}
    if row.table == "slide":
        texts.setdefault("text", "")
    return {**row.values, **texts}


def write_decks(
    folder: Path,
    count: int,
    seed: int,
    site: Site = "slideplayer",
    render: Render = "text",
    truths: Path | None = None,
) -> None:
    """Write the decks of the seeds from `seed` on, and their truths where a path is given."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for number in range(seed, seed + count):
        invented, page = _made(number, site)
        name = file_name(number, site, render)
        (folder / name).write_text(drawn(page, render), encoding="utf-8")
        lines.append(json.dumps({"file": name, **_truth(invented)}, ensure_ascii=False) + "\n")
    if truths:
        truths.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Write decks as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m bench.decks", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--site", choices=SITES, default="slideplayer")
    parser.add_argument("--count", type=int, required=True, help="how many decks")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first deck")
    parser.add_argument("--render", choices=("text", "html"), default="text")
    parser.add_argument("--truth", action="store_true", help="write OUT.truth.jsonl too")
    asked = parser.parse_args()
    beside = asked.out.with_name(f"{asked.out.name}.truth.jsonl") if asked.truth else None
    write_decks(asked.out, asked.count, asked.seed, asked.site, asked.render, beside)


if __name__ == "__main__":
    main()
