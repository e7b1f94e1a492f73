"""A plan as prose and tables in reading order."""

from collections.abc import Iterator
from dataclasses import replace

from bench.plan_blocks import THAI_DIGITS, Block, Grid, Head, Notes, Prose, plain_head
from bench.plan_model import Issue, Plan, PlanProject
from bench.plan_tables import LEVELS, objective_lines, part_four

PARTS = {
    1: "การดำเนินงานตามแผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. {y}",
    2: "การดำเนินงานตามยุทธศาสตร์ของหน่วยงาน",
    3: "บัญชีรายการโครงการ/กิจกรรมที่มีลักษณะเป็นภารกิจประจำพื้นฐาน",
    4: "การนำแผนฯ ไปสู่การปฏิบัติและการติดตามประเมินผล",
}
"""The four parts of a plan."""


def plan_blocks(plan: Plan) -> list[Block]:
    """The plan in reading order, its digits as the agency writes them."""
    notes = Notes(plan.wordings.footnotes)
    blocks = [
        *_opening(plan),
        *_part_one(plan, notes),
        *_part_two(plan),
        *_part_three(plan, notes),
        *_part(plan, 4),
        *part_four(plan, notes),
    ]
    return [_in_thai(block) for block in blocks] if plan.wordings.thai_digits else blocks


def _in_thai(block: Block) -> Block:
    if isinstance(block, Prose):
        return replace(block, text=block.text.translate(THAI_DIGITS))
    return replace(
        block,
        head=tuple(
            tuple(replace(cell, text=cell.text.translate(THAI_DIGITS)) for cell in row)
            for row in block.head
        ),
        rows=tuple(tuple(cell.translate(THAI_DIGITS) for cell in row) for row in block.rows),
    )


def _opening(plan: Plan) -> Iterator[Block]:
    yield Prose(plan.title, "title")
    yield Prose(plan.agency, "title")
    if plan.wordings.preface:
        yield Prose("คำนำ", "heading")
        yield Prose(
            f"{plan.agency} จัดทำแผนนี้เพื่อใช้เป็นแนวทางการทำงานตลอดปีงบประมาณ พ.ศ. {plan.year} "
            "โดยรวบรวมข้อเสนอจากชุมชนและส่วนราชการภายในทุกแห่ง"
        )
    if plan.habits.contents:
        yield from _contents(plan)
    yield Prose(f"สาระสำคัญของ{plan.title}", "page")
    if plan.habits.inline_vision:
        yield Prose(f"วิสัยทัศน์ : {plan.vision}")
    else:
        yield Prose("วิสัยทัศน์", "heading")
        yield Prose(plan.vision)
    yield Prose("พันธกิจ", "heading")
    for number, mission in enumerate(plan.missions, start=1):
        yield Prose(f"{number}. {mission}")


def _contents(plan: Plan) -> Iterator[Block]:
    """The contents: headings that come again, with dots and pages."""
    yield Prose("สารบัญ", "page")
    page = 1
    for number, name in PARTS.items():
        yield Prose(f"ส่วนที่ {number} {name.format(y=plan.year)} {'.' * 24} {page}")
        page += 3
    for letter in "กขคจฉ":
        yield Prose(f"- {plan.wordings.table_label.format(letter)} {'.' * 30} {page}")
        page += 2


def _part(plan: Plan, number: int) -> Iterator[Block]:
    name = PARTS[number].format(y=plan.year)
    if plan.habits.one_line_parts:
        yield Prose(f"ส่วนที่ {number}{plan.colon} {name}", "page")
    else:
        yield Prose(f"ส่วนที่ {number}", "page")
        yield Prose(name, "heading")


def _part_one(plan: Plan, notes: Notes) -> Iterator[Block]:
    city = plan.city
    yield from _part(plan, 1)
    yield Prose("มิติที่ 1 การบริการสาธารณะ", "heading")
    for label, (code, name) in zip(LEVELS[:2], city.strategy, strict=False):
        yield Prose(f"{label} {code}{plan.colon} {name}")
    yield Grid(
        "part1_objective",
        plain_head(
            f"วัตถุประสงค์หลัก{notes.mark('objective')} (Objective)",
            f"ตัววัดผลหลัก{notes.mark('result')} (Key Result : KR)",
            f"ค่าเป้าหมาย{notes.mark('target')} (Target)",
            "หน่วยงานรับผิดชอบหลัก",
            "หน่วยงานสนับสนุน",
        ),
        ((city.objective, f"KR 1 : {city.key_result}", city.target.text, city.project.unit, "-"),),
        (30, 30, 16, 12, 12),
    )
    yield from notes.flush()
    code, name = city.strategy[2]
    yield Prose(f"กลยุทธ์ {code} {name}")
    yield Grid(
        "part1_kpi",
        (
            (Head("ตัวชี้วัด (KPI)", rows=2), Head("ค่าเป้าหมาย", columns=2)),
            (Head(str(plan.year - 1)), Head(str(plan.year))),
        ),
        ((f"KPI {code}.1 : {city.name}", "-", city.target.text),),
        (60, 20, 20),
    )
    project = city.project
    yield Grid(
        "part1_projects",
        plain_head(
            "รหัสยุทธศาสตร์ (6 หลัก)",
            "โครงการ/กิจกรรมสำคัญ (จัดลำดับตามความสำคัญ/จำเป็นเร่งด่วนในการดำเนินการ)",
            "งบประมาณ",
            "ส่วนราชการ",
            f"รหัสนโยบาย (3 หลัก){notes.mark('policy')}",
        ),
        (("-", project.name, project.budget, project.unit, project.policy),),
        (14, 40, 18, 16, 12),
    )
    yield from notes.flush()
    yield Prose("มิติที่ 2 การบริหารจัดการ", "heading")
    yield Prose("- ไม่มี -")


def _part_two(plan: Plan) -> Iterator[Block]:
    yield from _part(plan, 2)
    for issue in plan.issues:
        yield Prose(f"ประเด็นการพัฒนาที่ {issue.number}{plan.colon} {issue.name}", "heading")
        yield from objective_lines(issue, "")
        yield Prose(f"ตัวชี้วัดภารกิจสำคัญของหน่วยงาน {issue.key_indicator}")
        yield Prose(f"ความเชื่อมโยงกับแผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. {plan.year}")
        for label, (code, name) in zip(LEVELS, issue.strategy, strict=False):
            yield Prose(f"{label} {code}{plan.colon} {name}")
        yield _projects(plan, issue)


def _projects(plan: Plan, issue: Issue) -> Grid:
    wording = plan.wordings
    budget_head = "งบประมาณ (ล้านบาท)" if plan.habits.millions else wording.budget_head
    middle = (budget_head, wording.unit_head)
    head = [wording.number_head, "โครงการ/กิจกรรมสำคัญ", *_turned(middle, wording.unit_first)]
    if wording.policy_head:
        head.append(wording.policy_head)
    rows = tuple(
        tuple(
            [
                one.number,
                one.name,
                *_turned((_budget(plan, one), one.unit), wording.unit_first),
                one.policy,
            ][: len(head)]
        )
        for one in issue.projects
    )
    widths = (9, 41, 18, 18, 14)[: len(head)]
    return Grid(f"part2_{issue.number}", plain_head(*head), rows, widths)


def _budget(plan: Plan, project: PlanProject) -> str:
    if plan.habits.millions and project.baht is not None:
        return f"{project.baht / 1_000_000:g}"
    return project.budget


def _turned(pair: tuple[str, str], turn: bool) -> tuple[str, str]:
    return (pair[1], pair[0]) if turn else pair


def _part_three(plan: Plan, notes: Notes) -> Iterator[Block]:
    unit = " บาท" if plan.wordings.routine_baht else ""
    yield from _part(plan, 3)
    rows: list[tuple[str, ...]] = []
    for number, output in enumerate(plan.routine, start=1):
        rows.append((str(number), output.plan_name, "", "", ""))
        for at, (project, name, baht) in enumerate(output.projects):
            first = output.output if at == 0 else ""
            rows.append(("", first, f"{project}. {name}", f"{baht:,}{unit}", ""))
        if plan.wordings.subtotals:
            rows.append(("", "รวม", "", f"{output.total:,}{unit}", ""))
    total = sum(output.total for output in plan.routine)
    rows.append(("", plan.total_label, "", f"{total:,}{unit}", ""))
    head = plain_head(
        *("ลำดับที่", "แผนงาน/ผลผลิต", "โครงการ", "งบประมาณ" if unit else "งบประมาณ (บาท)"),
        f"รหัสนโยบาย (3 หลัก){notes.mark('policy')} (ถ้ามี)",
    )
    yield Grid("routine", head, tuple(rows), (8, 24, 38, 18, 12))
    yield from notes.flush()
