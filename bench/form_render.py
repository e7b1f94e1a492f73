"""Draws a printed progress form as text, and as prose and tables for printing."""

import textwrap
from collections.abc import Iterator

from bench.form_invent import Form, FormReport, shuffled_places, year_ends
from bench.model import thai_date
from bench.plan_blocks import THAI_DIGITS, Block, Grid, Prose

NAME = "แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ"
TITLE = f"** {NAME} **"
NEXT_TITLE = f"**** {NAME} ****"
FOOT = (
    "ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ",
    "ลงชื่อ.....(ผู้รับผิดชอบโครงการ)",
    "ตำแหน่ง",
    ".....",
)
GAP = "\n\n\n"


def draw_form_text(form: Form) -> str:
    """The form as text: the title of each page stands wherever the page happened to end."""
    turn = f"{GAP}{NEXT_TITLE}"
    lines = [
        turn if line == NEXT_TITLE else line for line in (*_opening(form), *_strategy(form, True))
    ]
    lines.append("2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ")
    text = "\n\n".join(lines) + "\n\n"
    for one, number in zip(form.reports, range(1, len(form.reports) + 1), strict=True):
        text += _entry(number, one, form.project.padded_dates)
    return f"\n\n\n{text}\n" + "\n\n".join(FOOT) + "\n"


def _opening(form: Form) -> Iterator[str]:
    project = form.project
    start, end = year_ends(project.fiscal_year)
    stamp = " 00:00:00" if form.stamps else ""
    yield TITLE
    yield "1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ"
    yield "1.1 รหัสโครงการและชื่อโครงการ"
    yield f"ชื่อโครงการ/กิจกรรม : {project.name}"
    yield f"รหัสโครงการ... : {project.code}"
    yield f"ปีงบประมาณ พ.ศ. : {project.fiscal_year}"
    yield f"เริ่มต้นโครงการ : {start}{stamp}"
    yield f"งบประมาณที่ได้รับ : {form.received:,} บาท"
    yield f"สิ้นสุดโครงการ : {end}{stamp}"
    yield f"งบประมาณที่ใช้ไป : {form.spent:,} บาท"
    yield "1.2 หน่วยงานที่รับผิดชอบ"
    yield f"หน่วยงานที่รับผิดชอบ. : {' / '.join(form.chain)}"
    yield f"ชื่อผู้รับผิดชอบ... : {project.contact}"
    yield f"ผู้ประสานงาน สยป : {form.coordinator}"
    yield "1.3 หลักการและเหตุผล"
    yield from _wrapped(form, project.rationale, "rationale")
    yield "1.4 วัตถุประสงค์ของโครงการ"
    yield from project.objectives.split("\n")
    yield "1.5 เป้าหมายของโครงการ.."
    yield from _wrapped(form, project.targets, "targets")
    yield "1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)"


def _wrapped(form: Form, text: str, place: str) -> Iterator[str]:
    """The text in short lines, the title of a page between two of them where one ends."""
    lines = [
        line
        for part in text.split("\n")
        for line in textwrap.wrap(part, 90, break_long_words=False)
    ]
    turn = shuffled_places(len(text), len(lines)) if place in form.titles else 0
    for number, line in enumerate(lines):
        if turn and number == turn:
            yield NEXT_TITLE
        yield line


def _strategy(form: Form, split: bool) -> Iterator[str]:
    (first, widest), (second, middle), (third, narrow) = (
        (code.translate(THAI_DIGITS), name) for code, name in form.strategy
    )
    yield f"ประเด็นยุทธศาสตร์ : ด้านที่ {first} {form.dash} {widest}"
    if split and "strategy" in form.titles:
        yield from ("ประเด็นยุทธศาสตร์ย่อย", NEXT_TITLE, f": {second} - {middle}")
    else:
        yield f"ประเด็นยุทธศาสตร์ย่อย : {second} - {middle}"
    yield f"เป้าหมายที่ : {third} {narrow}"
    yield f"ตัวชี้วัด... : {form.indicator}"


def _cells(number: int, one: FormReport, padded: bool) -> tuple[str, str, str, str, str, str]:
    """Number, date and text, percent, spending, and the two statuses."""
    day = one.report.day.isoformat() if one.iso else thai_date(one.report.day, padded)
    opening = f":: {day} : {one.report.narrative}"
    if not one.told:
        return f"รายงานครั้งที่{number}", opening, "", "", "", ""
    percent = f":: ความก้าวหน้าของงานฯ = {float(one.report.percent):.2f} %"
    spent = f"งบประมาณที่เบิกใช้ (ครั้งที่ {one.bracket}) = {one.spent:,} บาท"
    return (
        *(f"รายงานครั้งที่{number}", opening, percent, spent),
        *(f": {one.plan_status}", f": {one.target_status}"),
    )


def _entry(number: int, one: FormReport, padded: bool) -> str:
    head, opening, percent, spent, plan, target = _cells(number, one, padded)
    if one.shape == "tabs":
        flat = " ".join(opening.split("\n"))
        return "\t".join((head, flat, f"{percent} {spent}".strip(), plan, target)) + "\n"
    if one.shape == "lines":
        day, _, narrative = opening.partition(" : ")
        lines = narrative.split("\n")
        told = (
            "\n".join(lines) if len(lines) == 1 else "\n\n".join((lines[0], "\n".join(lines[1:])))
        )
        gap = " :" if len(lines) == 1 else " :\n\n"
        return f"\n{head} {day}{gap}{told}\n\n{percent} {spent} {plan} {target}\n"
    turn = f"\n{GAP}\n{NEXT_TITLE}\n\n"
    flat = " ".join(opening.split("\n"))
    return f"{head}\t{flat}\t\t\t\n" + "".join(
        f"{turn}{piece}\n" for piece in (percent, f": {spent}", plan, target)
    )


def form_blocks(form: Form) -> list[Block]:
    """The form in reading order; its reports are a table without a head, or lines."""
    padded = form.project.padded_dates
    blocks: list[Block] = [
        Prose(line, "title" if line == TITLE else "line") for line in _opening(form)
    ]
    blocks += [Prose(line) for line in _strategy(form, True)]
    blocks.append(Prose("2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ"))
    rows: list[tuple[str, ...]] = []
    for number, one in enumerate(form.reports, start=1):
        head, opening, percent, spent, plan, target = _cells(number, one, padded)
        rows.append((head, opening, f"{percent}\n{spent}".strip(), plan, target))
    half = len(rows) // 2 if "reports" in form.titles else 0
    for at, part in enumerate((rows[:half], rows[half:])):
        if not part:
            continue
        if at and half:
            blocks.append(Prose(NEXT_TITLE))
        if form.ruled:
            blocks.append(Grid(f"reports{at}", (), tuple(part), (14, 42, 20, 12, 12), long=1))
        else:
            blocks += [Prose(line) for row in part for line in _lines(row)]
    blocks += [Prose(line) for line in FOOT]
    return blocks


def _lines(row: tuple[str, ...]) -> Iterator[str]:
    first, *more = row[1].split("\n")
    yield f"{row[0]} {first}"
    yield from more
    rest = " ".join(" ".join(row[2:]).split())
    if rest:
        yield rest
