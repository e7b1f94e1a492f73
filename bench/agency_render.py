"""Draws an agency's results: as text, as HTML, and in the markdown that one host gives."""

from typing import Literal

from bench.indicator_model import AgencyIndicator, AgencyPage, Dimension
from bench.indicator_render import (
    HEADS,
    TABLE_NAME,
    draw_blocks,
    narrative_blocks,
    quarter_table,
    rows_of,
    strategy_texts,
)
from bench.indicator_words import FILLER
from bench.render import Block, Lines, Render

AnyRender = Render | Literal["markdown"]
EMPTY_ROW = "| |"
EMPTY_IMAGE = "![]()"


def draw_agency(page: AgencyPage, render: AnyRender) -> str:
    """The page's text."""
    content = agency_blocks(page)
    if render == "markdown":
        return _markdown(content, page.style.stub, page.style.decomposed)
    spread = [part for block in content for part in _lines_apart(block)]
    return draw_blocks(spread, page.style, render, "full")


def agency_blocks(page: AgencyPage) -> list[Block]:
    """The page in reading order; `values` are unit, target and result of one indicator."""
    content: list[Block] = [("line", (page.heading,)), ("line", ("Home Home SED",))]
    for dimension in page.dimensions:
        content.append(("heading", (f"มิติที่ {dimension.printed_no} {dimension.name}",)))
        for indicator in dimension.indicators:
            content += _indicator(indicator, dimension, page)
    return content


def _indicator(one: AgencyIndicator, dimension: Dimension, page: AgencyPage) -> list[Block]:
    return [
        ("name", (f"({one.printed_no}) {one.name}",)),
        ("line", (f"[มิติที่ {dimension.printed_no} : {one.category}]",)),
        ("prose", _strategy(one)),
        ("prose", one.repeated),
        ("values", (f"หน่วยนับ :{one.unit}", f"เป้าหมาย :{one.target}", f"ผลงาน :{one.result}")),
        ("heading", (TABLE_NAME,)),
        quarter_table(one.unit, one.quarters, page.style, scored=False),
        *narrative_blocks(one.narratives, page.style, full=True),
    ]


def _strategy(one: AgencyIndicator) -> Lines:
    if one.strategy:
        first, second = strategy_texts(one.strategy)
        return (f"{first} {second.replace(' - ', ' ', 1)}",)
    return (FILLER, FILLER) if one.filler_lines == 2 else (f"{FILLER} {FILLER}",)


def _lines_apart(block: Block) -> list[Block]:
    kind, lines = block
    if kind == "values":
        return [("line", (line,)) for line in lines]
    return [("line" if kind == "name" else kind, lines)]


def _markdown(content: list[Block], piped: bool, decomposed: bool) -> str:
    lines = [EMPTY_IMAGE, ""]
    for kind, block in content:
        if kind == "name":
            lines += [EMPTY_ROW, ""]
        if kind == "values":
            lines.append(f"{' '.join(block)} |")
        elif kind == "quarters":
            lines += _pipes(block) if piped else block[1:]
        else:
            lines += block
        lines.append("")
    text = "\n".join(lines)
    return text.replace("ำ", "ํา") if decomposed else text


def _pipes(block: Lines) -> list[str]:
    quarter, span, result, unit, score, pair = block[1 : 1 + HEADS]
    head = (f"{quarter} {span}", f"{result} {unit}", f"{score} {pair}")
    return [f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows_of(block))]
