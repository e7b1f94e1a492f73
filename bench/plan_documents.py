"""Writes invented plans and printed forms, and what a reader must find in each.

    python -m bench.plan_documents OUT --seeds 0:20 [--kinds plan form]

For each seed: the text, the HTML for printing, and NAME.truth.json with the records by table,
the rows of every table and the paragraphs outside tables. A document depends on its seed alone.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.form_invent import form_truth, invent_form
from bench.form_render import draw_form_text, form_blocks
from bench.plan_blocks import Block, prose_truth, table_truth
from bench.plan_content import plan_blocks
from bench.plan_html import Look, draw_html
from bench.plan_invent import invent_plan
from bench.plan_text import draw_text, text_look
from bench.plan_truth import plan_truth


@dataclass(frozen=True, slots=True)
class Invented:
    """A document of a seed: drawn as text, and the blocks that HTML is drawn from."""

    kind: str
    title: str
    text: str
    blocks: list[Block]
    records: dict[str, Any]

    def html(self, look: Look) -> str:
        """The document as HTML to be printed."""
        return draw_html(self.blocks, self.title, look)

    def truth(self) -> dict[str, Any]:
        """What a reader must find."""
        return {
            "kind": self.kind,
            "records": self.records,
            "tables": list(table_truth(self.blocks)),
            "prose": prose_truth(self.blocks),
        }


def plan(seed: int) -> Invented:
    """The action plan of this seed."""
    invented = invent_plan(seed)
    blocks = plan_blocks(invented)
    text = draw_text(blocks, text_look(seed))
    return Invented("action_plan", invented.title, text, blocks, plan_truth(invented))


def form(seed: int) -> Invented:
    """The printed progress form of this seed."""
    invented = invent_form(seed)
    blocks = form_blocks(invented)
    text = draw_form_text(invented)
    return Invented("progress_form", invented.project.name, text, blocks, form_truth(invented))


KINDS = {"plan": plan, "form": form}


def write(folder: Path, kind: str, seed: int) -> None:
    """Write the text, the HTML and the truth of one document."""
    document = KINDS[kind](seed)
    stem = f"{kind}-{seed:04d}"
    (folder / f"{stem}.txt").write_text(document.text, encoding="utf-8")
    (folder / f"{stem}.html").write_text(document.html(Look()), encoding="utf-8")
    truth = json.dumps(document.truth(), ensure_ascii=False, indent=1)
    (folder / f"{stem}.truth.json").write_text(truth + "\n", encoding="utf-8")


def main() -> None:
    """Write documents as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m bench.plan_documents", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--seeds", default="0:20", help="first and last + 1, as 0:20")
    parser.add_argument("--kinds", nargs="+", choices=tuple(KINDS), default=list(KINDS))
    asked = parser.parse_args()
    first, end = (int(part) for part in asked.seeds.split(":"))
    asked.out.mkdir(parents=True, exist_ok=True)
    for kind in asked.kinds:
        for seed in range(first, end):
            write(asked.out, kind, seed)


if __name__ == "__main__":
    main()
