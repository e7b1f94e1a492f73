"""Draws pages of indicators: plain text, or HTML as tables, as lists, as old font tags."""

from collections.abc import Callable
from html import escape

from bench.indicator_model import IndicatorPage, Narrative, QuarterRow, StrategyLevel, Style
from bench.indicator_words import FILLER, LEVELS
from bench.model import Layout
from bench.render import STYLES, Block, Lines, Render

TABLE_NAME = "ผลงานเทียบกับเป้าหมายรายไตรมาส"
TABLE_HEAD = ("ไตรมาสที่", "(1 - 4)", "*ผลงาน*", "({unit})", "*ผลประเมินตัวชี้วัด*", "(* 2.1 / 2.2 *)")
HEADS = 6
"""How many lines of a table's block are its head; its first line says how many columns it has."""

LOST_WHEN_STRIPPED = frozenset({"heading", "chrome", "title", "quarters"})


def draw_indicator(page: IndicatorPage, render: Render, layout: Layout) -> str:
    """The page's text."""
    return draw_blocks(indicator_blocks(page, layout), page.style, render, layout)


def indicator_blocks(page: IndicatorPage, layout: Layout) -> list[Block]:
    """The page in reading order; a stripped page lacks title, headings and table."""
    full = layout == "full"
    level = LEVELS[page.level]
    content: list[Block] = [
        ("heading", ("รายละเอียดตัวชี้วัด",)),
        ("chrome", ("Back Home", "")),
        ("title", (f"{page.title} : {page.code}",)),
        ("line", (f"ค่าเป้าหมาย {page.unit} : {page.target}",)),
        *_result(page),
        (
            "prose",
            (f"ประเภทตัวชี้วัด : {page.category}", f"({level})" if page.bracketed else level),
        ),
    ]
    if page.style.stub:
        content.append(("number", ("0",)))
    content += [
        ("link", ("รายละเอียดตัวชี้วัดฯ : พิมพ์ข้อมูล",)),
        *_evaluator(page, full),
        *_strategy(page),
        *_quarters(page),
        *narrative_blocks(page.narratives, page.style, full),
        *_definition(page),
    ]
    return content if full else [one for one in content if one[0] not in LOST_WHEN_STRIPPED]


def _result(page: IndicatorPage) -> list[Block]:
    if page.result is None:
        return []
    return [("line", (f"ผลงานที่ทำได้ {page.unit} : {page.result}",))]


def _evaluator(page: IndicatorPage, full: bool) -> list[Block]:
    if page.evaluated_quarter is None:
        return []
    quarter = page.style.number(str(page.evaluated_quarter))
    score = f" {page.evaluated_score}" if full and page.evaluated_score else ""
    return [("line", (f"*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ {quarter}:{score}",))]


def _strategy(page: IndicatorPage) -> list[Block]:
    if not page.strategy and not page.is_routine:
        return []
    lines = tuple(f":{text}" for text in strategy_texts(page.strategy)) or (FILLER, FILLER)
    return [("heading", ("สนับสนุนยุทธศาสตร์กรุงเทพมหานครฯ",)), ("strategy", lines)]


def strategy_texts(levels: tuple[StrategyLevel, ...]) -> tuple[str, ...]:
    """Each level as it is printed, its code in Thai digits."""
    thai = Style(thai_digits=True)
    return tuple(
        f"{level.label} {thai.number(level.code)}{' - ' if at < 2 else ' '}{level.name}"
        for at, level in enumerate(levels)
    )


def _quarters(page: IndicatorPage) -> list[Block]:
    if not page.quarters:
        return []
    return [
        ("heading", (TABLE_NAME,)),
        quarter_table(page.unit, page.quarters, page.style, scored=True),
    ]


def quarter_table(unit: str, rows: tuple[QuarterRow, ...], style: Style, *, scored: bool) -> Block:
    """The table's block: its columns, the six lines of its head, then its cells in order."""
    head = [one.format(unit=f"{unit} " if style.spaced_unit else unit) for one in TABLE_HEAD]
    cells = []
    for row in rows:
        score = (row.score,) if scored else ()
        cells += [style.number(str(row.number)), row.result, *score, row.pair]
    return "quarters", ("4" if scored else "3", *head, *cells)


def narrative_blocks(narratives: tuple[Narrative, ...], style: Style, full: bool) -> list[Block]:
    """Reports under their headings, or one after the other, some opened by their quarter."""
    content: list[Block] = []
    for told in narratives:
        quarter = f"ไตรมาสที่ {style.number(str(told.quarter))}"
        content.append(("heading", (f"รายงานผลฯ {quarter}",)))
        opening = f"{quarter} : " if told.labelled and not full else ""
        content.append(("narrative", (opening + told.lines[0], *told.lines[1:])))
    return content


def _definition(page: IndicatorPage) -> list[Block]:
    content: list[Block] = []
    if page.result is not None:
        content.append(("heading", ("** สรุปผลการดำเนินงาน **",)))
    if page.summary:
        content.append(("prose", tuple(page.summary.split("\n"))))
    for section in page.sections:
        content.append(("heading", (section.heading,)))
        if section.text:
            content.append(("prose", tuple(section.text.split("\n"))))
    return content


def draw_blocks(content: list[Block], style: Style, render: Render, layout: Layout) -> str:
    """The blocks as text or as HTML."""
    if style.decomposed:
        content = [
            (kind, tuple(line.replace("ำ", "ํา") for line in lines)) for kind, lines in content
        ]
    if render == "text":
        return _text(content, layout, style.loose_blanks)
    head, drawers, foot = STYLES[render]
    declared = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    drawers = {**drawers, "quarters": TABLE_DRAWERS[render]}
    drawn = [
        drawers[kind](tuple(escape(line, quote=False) for line in lines)) for kind, lines in content
    ]
    return "".join((head.replace("<!--charset-->", declared), *drawn, foot))


def _text(content: list[Block], layout: Layout, loose: bool) -> str:
    parts: list[str] = []
    for kind, lines in content:
        if parts:
            parts.append("")
        shown = {"quarters": lines[1:], "chrome": lines[:1]}.get(kind, lines)
        parts += shown
    if layout == "stripped":
        parts = [part for part in parts if part.strip()]
    if loose:
        parts = [f"{part}  " if part else "\n" for part in parts]
    return "\n".join(parts)


def rows_of(block: Lines) -> list[Lines]:
    """The rows of a quarter table's block."""
    columns, cells = int(block[0]), block[1 + HEADS :]
    return [cells[at : at + columns] for at in range(0, len(cells), columns)]


def _table(block: Lines) -> str:
    quarter, span, result, unit, score, pair = block[1 : 1 + HEADS]
    rows = "".join(
        f"<tr>{''.join(f'<td align=center>{cell}</td>' for cell in row)}</tr>\n"
        for row in rows_of(block)
    )
    wide = ' colspan="2"' if block[0] == "4" else ""
    return (
        '<tr><td colspan="2"><table border="1" class="sub">\n'
        f"<tr><th>{quarter}<br>{span}</th><th>{result}<br>{unit}</th>"
        f"<th{wide}>{score}<br>{pair}</th></tr>\n{rows}</table></td></tr>\n"
    )


def _list(block: Lines) -> str:
    quarter, span, result, unit, score, pair = block[1 : 1 + HEADS]
    rows = "".join(
        f"<ul>{''.join(f'<li>{cell}</li>' for cell in row)}</ul>" for row in rows_of(block)
    )
    return (
        f"<li><dl><dt>{quarter}<br>{span}</dt><dd>{result}<br>{unit}</dd>"
        f"<dd>{score}<br>{pair}</dd></dl>{rows}</li>\n"
    )


def _fonts(block: Lines) -> str:
    quarter, span, result, unit, score, pair = block[1 : 1 + HEADS]
    rows = "".join(f"<TR>{_open_cells(row)}\n" for row in rows_of(block))
    return (
        f"<TABLE BORDER=1><TR><TD>{quarter}<BR>{span}<TD>{result}<BR>{unit}"
        f"<TD COLSPAN=2>{score}<BR>{pair}\n{rows}</TABLE>\n"
    )


def _open_cells(row: Lines) -> str:
    return "".join(f"<TD>{cell or '&nbsp;'}" for cell in row)


TABLE_DRAWERS: dict[str, Callable[[Lines], str]] = {
    "tables": _table,
    "lists": _list,
    "fonts": _fonts,
}
