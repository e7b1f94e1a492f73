"""Draws a project as a page: plain text, or HTML as tables, as lists, as old font tags."""

from collections.abc import Callable
from html import escape
from typing import Literal

from bench.model import LABELS, Layout, Project, Step, Strategy, thai_date
from bench.shell import FONTS_FOOT, FONTS_HEAD, LISTS_FOOT, LISTS_HEAD, TABLES_FOOT, TABLES_HEAD

Render = Literal["text", "tables", "lists", "fonts"]
Block = tuple[str, tuple[str, ...]]
Lines = tuple[str, ...]
Style = dict[str, Callable[[Lines], str]]

FILLER = "**** ภารกิจงานประจำของหน่วยงาน ****"
RULE = "------------------&&&--------------------"
STUB = "FusionCharts will render here"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def draw(project: Project, render: Render, layout: Layout, charset: str = "utf-8") -> str:
    """The page's text; `charset` is what the HTML declares, nothing when it is empty."""
    content = blocks(project, layout)
    if render == "text":
        return _text(content, layout, project.loose_blanks)
    head, style, foot = STYLES[render]
    declared = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        if charset
        else ""
    )
    drawn = [
        style[kind](tuple(escape(line, quote=False) for line in lines)) for kind, lines in content
    ]
    return "".join((head.replace("<!--charset-->", declared), *drawn, foot))


def blocks(project: Project, layout: Layout) -> list[Block]:
    """The page in reading order. A stripped page lacks headings and all that stands on them."""
    full = layout == "full"
    content = _opening(project) if full else []
    content += [
        ("progress", (f"ความคืบหน้าโครงการ ร้อยละ {project.progress}",)),
        ("line", (project.contact,)),
        ("link", ("ดูโครงการแผนปีฯ : พิมพ์ข้อมูล",)),
        ("line", (f"*** สยป. ประเมินโครงการ : {_evaluator(project, full)}",)),
        ("heading", ("หลักการและเหตุผล",)),
        ("prose", tuple(project.rationale.split("\n"))),
        ("line", (f"{project.section}/{project.section}",)),
        ("heading", ("วัตถุประสงค์ของโครงการ",)),
        ("prose", tuple(project.objectives.split("\n"))),
        ("heading", ("เป้าหมายของโครงการ",)),
        ("prose", tuple(project.targets.split("\n"))),
        ("heading", ("สนับสนุนยุทธศาสตร์กรุงเทพมหานครฯ",)),
        ("strategy", _strategy(project.strategy)),
        ("heading", ("ผลการดำเนินงาน",)),
        *_reports(project, full or project.stripping.entries),
        ("heading", ("แผนการดำเนินงานฯ",)),
        *(_step(number, step, project.step_times) for number, step in enumerate(project.steps, 1)),
        *_links(project, full),
        ("heading", ("สนับสนุนตัวชี้วัดตามแผนฯ",)),
        *_indicators(project, full or project.stripping.quarters),
        ("heading", ("** ผลการประเมินโครงการ (รายไตรมาส) **",)),
    ]
    return content if full else [block for block in content if block[0] != "heading"]


def _opening(project: Project) -> list[Block]:
    year = f" : ({project.fiscal_year})" if project.fiscal_year_printed else ""
    return [
        ("heading", ("ความคืบหน้าโครงการ/กิจกรรม",)),
        ("chrome", ("Back Home", STUB)),
        ("title", (f"{project.name} : {project.code}",)),
        ("line", (f"{project.agency_printed}{year}",)),
        ("number", (project.progress,)),
    ]


def _evaluator(project: Project, full: bool) -> str:
    return project.evaluator if full else f"ไตรมาสที่ {project.quarter}"


def _strategy(strategy: Strategy) -> Lines:
    if strategy.form == "routine":
        return (FILLER, FILLER, f"{FILLER}%", FILLER)
    lines = []
    names = strategy.printed_names()
    for level, (label, (code, _), name) in enumerate(
        zip(LABELS, strategy.levels, names, strict=True), start=1
    ):
        thai = code.translate(THAI_DIGITS)
        opening = thai if strategy.form == "codes" and level in (2, 3) else f"{label} {thai}"
        joint = " - " if level < 3 else " "
        lines.append(f"{opening}{joint}{name}{'%' if level == 3 else ''}")
    return tuple(lines)


def _reports(project: Project, headed: bool) -> list[Block]:
    content: list[Block] = []
    for printed, report in enumerate(reversed(project.reports), start=1):
        day = report.body_date or thai_date(report.day, project.padded_dates)
        if headed:
            entry = f"({printed}) ความคืบหน้าโครงการฯ ร้อยละ {report.percent} ({report.day})"
            content.append(("entry", (entry,)))
        content += [
            ("number", (report.percent,)),
            ("narrative", tuple(f"{day} : {report.narrative}".split("\n"))),
            ("remark", (f"** ปัญหาของโครงการ :{report.problem}",)),
            ("remark", (f"** อุปสรรคของโครงการ :{report.obstacle}",)),
            ("rule", (RULE,)),
        ]
    return content


def _step(number: int, step: Step, times: bool) -> Block:
    time = " 00:00:00" if times else ""
    return "step", (
        f"ขั้นตอน {number}",
        f":{step.name}",
        f":{step.weight}%",
        f"เริ่มต้น :{step.start}{time}",
        f"สิ้นสุด :{step.end}{time}",
    )


def _links(project: Project, full: bool) -> list[Block]:
    if not full and not project.stripping.links:
        return []
    code = project.code if full else ""
    return [
        ("link", (f"(ทดสอบ) แสดงขั้นตอนการดำเนินงานโครงการ : {code}".rstrip(),)),
        ("link", (f"(คลิก) ขั้นตอนการปฏิบัติงานของโครงการ : {code}".rstrip(),)),
    ]


def _indicators(project: Project, tables: bool) -> list[Block]:
    content: list[Block] = []
    for one in project.indicators:
        level = "ตัวชี้วัดระดับผลผลิต (output)" if one.level == "output" else "ตัวชี้วัดระดับผลลัพธ์ (outcome)"
        content += [
            ("line", (f"รายละเอียดเกี่ยวกับตัวชี้วัด : {one.code}",)),
            ("line", (f"ตัวชี้วัด : {one.name}",)),
            ("line", (f"ค่าเป้าหมาย {one.unit} : {one.target}",)),
            ("line", (f"ผลงานที่ทำได้ {one.unit} : {one.result}",)),
            (
                "prose",
                (f"ประเภทตัวชี้วัด : {one.category}", f"({level})" if one.bracketed else level),
            ),
        ]
        if tables:
            cells = [one.unit]
            for row in one.quarters:
                cells += [str(row.number), row.result, row.score, row.pair]
            content.append(("quarters", tuple(cells)))
    return content


def _text(content: list[Block], layout: Layout, loose: bool) -> str:
    parts: list[str] = []
    before = ""
    for kind, lines in content:
        if parts and not (kind == before == "step"):
            parts.append("")
        if kind == "quarters":
            parts += ["ไตรมาสที่", "(1 - 4)", "*ผลงาน*", f"({lines[0]})"]
            parts += ["*ผลประเมินตัวชี้วัด*", "(* 2.1 / 2.2 *)", *lines[1:]]
        else:
            parts += lines
        before = kind
    if layout == "stripped":
        parts = [part for part in parts if part.strip()]
    if loose:
        parts = [f"{part}  " if part else "\n" for part in parts]
    return "\n".join(parts)


def _rows(cells: Lines, row: str, cell: Callable[[str], str]) -> str:
    return "".join(
        row.format("".join(map(cell, cells[at : at + 4]))) for at in range(1, len(cells), 4)
    )


def _td(text: str) -> str:
    return f'<td align="center">{text}</td>'


def _open_td(text: str) -> str:
    return f"<TD>{text or '&nbsp;'}"


def _li(text: str) -> str:
    return f"<li>{text}</li>"


def _broken(lines: Lines) -> str:
    return "<br />\n".join(lines)


def _first_spaces_to_newlines(text: str) -> str:
    return text.replace(" ", "\n   ", 3)


TABLES: Style = {
    "heading": lambda x: f'<tr><td colspan="2" class="head"><h3>{x[0]}</h3></td></tr>\n',
    "chrome": lambda x: (
        '<tr><td colspan="2"><a href="javascript:history.back()">Back</a> '
        '<a href="index.php">Home</a><div id="chart1div" align="center">'
        f"{x[1]}</div></td></tr>\n"
    ),
    "title": lambda x: f'<tr><td colspan="2" align="center"><b>{x[0]}</b></td></tr>\n',
    "progress": lambda x: f'<tr><td colspan="2"><span class="pct">{x[0]}</span></td></tr>\n',
    "number": lambda x: f'<tr><td width="8%">&nbsp;</td><td><b>{x[0]}</b></td></tr>\n',
    "line": lambda x: f'<tr><td colspan="2">{x[0]}</td></tr>\n',
    "link": lambda x: f'<tr><td colspan="2"><a href="#" onclick="go()">{x[0]}</a></td></tr>\n',
    "prose": lambda x: f'<tr><td colspan="2"><p>{_broken(x)}</p></td></tr>\n',
    "strategy": lambda x: (
        f'<tr><td colspan="2"><table class="sub"><tr><td>{_broken(x)}</td></tr></table></td></tr>\n'
    ),
    "entry": lambda x: f'<tr><td colspan="2" class="sub"><h4>{x[0]}</h4></td></tr>\n',
    "narrative": lambda x: (
        '<tr><td width="8%">&nbsp;</td><td><table width="100%" class="sub"><tr><td valign="top">'
        f"{_broken(x)}</td></tr></table></td></tr>\n"
    ),
    "remark": lambda x: f'<tr><td>&nbsp;</td><td><font color="#c00000">{x[0]}</font></td></tr>\n',
    "rule": lambda x: f'<tr><td colspan="2" align="center">{x[0]}</td></tr>\n',
    "step": lambda x: (
        f'<tr><td colspan="2"><table class="sub"><tr><td width="90">{x[0]}</td><td>{x[1]}</td></tr>'
        f"<tr><td>&nbsp;</td><td>{x[2]}</td></tr>"
        f"<tr><td>{x[3]}</td><td>{x[4]}</td></tr></table></td></tr>\n"
    ),
    "quarters": lambda x: (
        '<tr><td colspan="2"><table border="1" class="sub">\n'
        f"<tr><th>ไตรมาสที่<br>(1 - 4)</th><th>*ผลงาน*<br>({x[0]})</th>"
        '<th colspan="2">*ผลประเมินตัวชี้วัด*<br>(* 2.1 / 2.2 *)</th></tr>\n'
        f"{_rows(x, '<tr>{}</tr>', _td)}</table></td></tr>\n"
    ),
}

LISTS: Style = {
    "heading": lambda x: f'<li data-role="list-divider"><h3>{x[0]}</h3></li>\n',
    "chrome": lambda x: (
        '<li><a href="#back" data-icon="arrow-l">Back</a> <a href="#home">Home</a></li>'
        f'<li><div id="chart1div">{x[1]}</div></li>\n'
    ),
    "title": lambda x: f"<li><h2>{x[0]}</h2></li>\n",
    "progress": lambda x: f"<li>{x[0].replace('ร้อยละ', '<strong>ร้อยละ</strong>')}</li>\n",
    "number": lambda x: f'<li><span class="ui-li-count">{x[0]}</span></li>\n',
    "line": lambda x: f"<li>{x[0]}</li>\n",
    "link": lambda x: f'<li><a href="#more">{x[0]}</a></li>\n',
    "prose": lambda x: f"<li><p>{'</p><p>'.join(x)}</p></li>\n",
    "strategy": lambda x: f"<li><ul><li>{'</li><li>'.join(x)}</li></ul></li>\n",
    "entry": lambda x: f'<li data-theme="b"><h4>{x[0]}</h4></li>\n',
    "narrative": lambda x: f"<li><p>{'</p><p>'.join(x)}</p></li>\n",
    "remark": lambda x: f"<li><em>{x[0]}</em></li>\n",
    "rule": lambda x: f"<li>{x[0]}</li>\n",
    "step": lambda x: f"<li><dl><dt>{x[0]}</dt><dd>{'</dd><dd>'.join(x[1:])}</dd></dl></li>\n",
    "quarters": lambda x: (
        "<li><dl><dt>ไตรมาสที่<br>(1 - 4)</dt>"
        f"<dd>*ผลงาน*<br>({x[0]})</dd><dd>*ผลประเมินตัวชี้วัด*<br>(* 2.1 / 2.2 *)</dd></dl>"
        f"{_rows(x, '<ul>{}</ul>', _li)}</li>\n"
    ),
}

FONTS: Style = {
    "heading": lambda x: f"<P><FONT SIZE=4 COLOR=navy><B>{x[0]}</B></FONT>\n",
    "chrome": lambda x: (
        f"<P><A HREF=back.php>Back</A> <A HREF=index.php>Home</A>\n<DIV ID=chart1div>{x[1]}</DIV>\n"
    ),
    "title": lambda x: f"<CENTER><FONT SIZE=5>{_first_spaces_to_newlines(x[0])}</FONT></CENTER>\n",
    "progress": lambda x: (
        f"<P>{x[0].replace('ร้อยละ', '<B>ร้อยละ</B>')}&nbsp;\n<!-- <P>{STUB} : ร้อยละ 99 -->"
    ),
    "number": lambda x: f"<BR><SPAN CLASS=n>{x[0]}</SPAN>\n<BR>",
    "line": lambda x: f"<P><FONT SIZE=2>&nbsp;{x[0]}\n",
    "link": lambda x: f"<P><A HREF=print.php><FONT SIZE=2>{x[0]}</FONT></A>\n",
    "prose": lambda x: f"<P><FONT SIZE=2>{_first_spaces_to_newlines('<BR>'.join(x))}</FONT>\n",
    "strategy": lambda x: f"<DIV><FONT SIZE=2>{'<BR>'.join(x)}</FONT></DIV>\n",
    "entry": lambda x: f"<DIV CLASS=e><B>{x[0]}</B></DIV>\n",
    "narrative": lambda x: f"<DIV>{'<BR>'.join(x)}<BR></DIV>\n",
    "remark": lambda x: f"<FONT COLOR=red>{x[0]}</FONT><BR>\n",
    "rule": lambda x: f"<BR>{x[0]}<BR>\n",
    "step": lambda x: f"<DIV><SPAN>{x[0]}<BR>{x[1]}</SPAN><BR>{x[2]}<BR>\n{x[3]}<BR>{x[4]}</DIV>\n",
    "quarters": lambda x: (
        "<TABLE BORDER=1><TR><TD>ไตรมาสที่<BR>(1 - 4)"
        f"<TD>*ผลงาน*<BR>({x[0]})<TD COLSPAN=2>*ผลประเมินตัวชี้วัด*<BR>(* 2.1 / 2.2 *)\n"
        f"{_rows(x, '<TR>{}', _open_td)}</TABLE>\n"
    ),
}

STYLES: dict[str, tuple[str, Style, str]] = {
    "tables": (TABLES_HEAD, TABLES, TABLES_FOOT),
    "lists": (LISTS_HEAD, LISTS, LISTS_FOOT),
    "fonts": (FONTS_HEAD, FONTS, FONTS_FOOT),
}
