"""Draws prose and tables as HTML to be printed: fonts, page, rulings, heads that repeat."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

from bench.plan_blocks import MARK, UNDERLINED, Block, Grid, Prose, fused

Ruling = Literal["collapsed", "separate", "thick", "thin", "rows", "none"]

RULINGS: dict[Ruling, str] = {
    "collapsed": "table{border-collapse:collapse} td,th{border:1px solid #000}",
    "separate": "table{border-collapse:separate;border-spacing:1px} td,th{border:1px solid #000}",
    "thick": "table{border-collapse:collapse} td,th{border:2.5px solid #000}",
    "thin": "table{border-collapse:collapse} td,th{border:0.4px solid #555}",
    "rows": "table{border-collapse:collapse} tr{border-bottom:1px solid #000}",
    "none": "table{border-collapse:collapse}",
}
ARROW = (
    '<svg style="position:absolute;left:0;top:40%;overflow:visible" width="100%" height="6">'
    '<line x1="0" y1="3" x2="100%" y2="3" stroke="#000"/>{heads}</svg>'
)
HEADS = {
    "←": '<path d="M6 0 L0 3 L6 6" fill="none" stroke="#000"/>',
    "→": '<circle cx="100%" cy="3" r="2"/>',
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is printed. `font_url` is a font file to load for `font`.

    `drawn_arrows` makes the arrows in grids of months lines instead of letters. A `running`
    title stands on every page, with the page's number where `numbered`.
    """

    font: str = "Laksaman"
    font_url: str = ""
    size: float = 11
    landscape: bool = False
    repeat_head: bool = True
    cut_rows: bool = True
    ruling: Ruling = "collapsed"
    shaded_heads: bool = False
    justified: bool = False
    superscripts: bool = True
    drawn_arrows: bool = False
    numbered: bool = False
    running: str = ""
    one_page_a_part: bool = True


def draw_html(blocks: list[Block], title: str, look: Look) -> str:
    """The document as one HTML page."""
    body = "\n".join(
        _prose(block, look) if isinstance(block, Prose) else _grid(block, look)
        for block in parted(blocks)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="th"><head><meta charset="utf-8"><title>{escape(title)}'
        f"</title>\n<style>{_style(look)}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def parted(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with an empty paragraph between tables, as they would be one without it."""
    for before, block in zip([None, *blocks], blocks, strict=False):
        if isinstance(before, Grid) and isinstance(block, Grid):
            yield Prose("")
        yield block


def _style(look: Look) -> str:
    face = f'@font-face{{font-family:"{look.font}";src:url("{look.font_url}")}}'
    margins = _margins(look)
    return "\n".join(
        (
            face if look.font_url else "",
            f"@page{{size:A4 {'landscape' if look.landscape else 'portrait'};{margins}}}",
            f'body{{font-family:"{look.font}";font-size:{look.size}pt;line-height:1.35;margin:0}}',
            f"p{{margin:2pt 0;text-align:{'justify' if look.justified else 'left'}}}",
            "h1{font-size:130%;text-align:center} h2{font-size:110%;margin:6pt 0}",
            "table{width:100%;margin:4pt 0;table-layout:fixed} td,th{padding:2px 4px;"
            "vertical-align:top;text-align:left;position:relative;overflow-wrap:break-word}",
            RULINGS[look.ruling],
            "th{font-weight:bold;text-align:center}",
            "th{background:#ddd}" if look.shaded_heads else "",
            "" if look.repeat_head else "thead{display:table-row-group}",
            "tr{page-break-inside:auto}" if look.cut_rows else "tr{page-break-inside:avoid}",
            "td p{margin:0} .note{font-size:80%} sup{font-size:65%}",
        )
    )


def _margins(look: Look) -> str:
    boxes = "margin:18mm 15mm;"
    if look.running:
        boxes += f'@top-center{{content:"{look.running}"}}'
    if look.numbered:
        boxes += '@bottom-right{content:"หน้า " counter(page)}'
    return boxes


def _prose(block: Prose, look: Look) -> str:
    text = _inline(block.text, look)
    if block.style == "title":
        return f"<h1>{text}</h1>"
    if block.style == "page":
        turn = ' style="page-break-before:always"' if look.one_page_a_part else ""
        return f"<h2{turn}>{text}</h2>"
    if block.style == "heading":
        return f"<h2>{text}</h2>"
    if block.style == "footnote":
        return f'<p class="note">{text}</p>'
    return f"<p>{text or '<br>'}</p>"


def _inline(text: str, look: Look) -> str:
    escaped = escape(text, quote=False)
    return MARK.sub(r"<sup>\1</sup>", escaped) if look.superscripts else fused(escaped)


def _grid(block: Grid, look: Look) -> str:
    columns = "".join(f'<col style="width:{width:g}%">' for width in block.widths)
    head = "".join(
        "<tr>"
        + "".join(
            f"<th{_span('colspan', cell.columns)}{_span('rowspan', cell.rows)}>"
            f"{_inline(cell.text, look)}</th>"
            for cell in row
        )
        + "</tr>"
        for row in block.head
    )
    body = "\n".join(
        "<tr>" + "".join(f"<td>{_cell(cell, look)}</td>" for cell in row) + "</tr>"
        for row in block.rows
    )
    border = "" if look.ruling in ("none", "rows") else ' border="1"'
    opening = f"<table{border}><colgroup>{columns}</colgroup>"
    return f"{opening}<thead>{head}</thead>\n<tbody>{body}</tbody></table>"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _cell(text: str, look: Look) -> str:
    if text and look.drawn_arrows and not text.strip("←→—"):
        return ARROW.format(heads="".join(HEADS.get(letter, "") for letter in text))
    lines = [_underlined(_inline(line, look)) for line in text.split("\n")]
    return lines[0] if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines)


def _underlined(line: str) -> str:
    for label in sorted(UNDERLINED, key=len, reverse=True):
        if line == label or line.startswith(f"{label} "):
            return f"<u>{label}</u>{line[len(label) :]}"
    return line
