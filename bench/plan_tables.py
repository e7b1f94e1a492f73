"""Part 4 of a plan: tables ก to ฉ, with scoring tables and grids of months."""

from collections.abc import Iterator

from bench.plan_blocks import Block, Grid, Head, Notes, Prose, plain_head
from bench.plan_grids import agreed_grid, scoring_grid, steps_grid
from bench.plan_model import Issue, Plan, PlanProject, Wordings

LEVELS = ("ยุทธศาสตร์ที่", "ยุทธศาสตร์ย่อยที่", "กลยุทธ์ที่")
"""The labels of the strategy levels that an issue serves."""

COMPONENTS = {
    "1.1": "ประสิทธิภาพในการดำเนินงานตามภารกิจหลัก (Function Base)",
    "1.2": "ประสิทธิภาพในการดำเนินงานตามพื้นที่ (Area Base)",
    "1.3": "ประสิทธิภาพในการดำเนินงานตามนโยบายผู้บริหาร (Agenda Base)",
}
SHARED = {"2": "การพัฒนาวิธีทำงาน (Innovation Base)", "3": "ความสามารถของหน่วยงาน (Potential Base)"}


def part_four(plan: Plan, notes: Notes) -> Iterator[Block]:
    """The tables in their order."""
    yield from _city(plan, notes)
    yield from _agency(plan, notes)
    yield from _agreed(plan)
    if plan.wordings.with_policies_table:
        yield from _policies(plan)
    yield from _steps(plan)
    yield from _shared(plan)


def objective_lines(issue: Issue, mark: str) -> Iterator[Prose]:
    """An issue's objective: on the line of its label, or numbered below it."""
    lines = issue.objective.split("\n")
    if len(lines) == 1:
        yield Prose(f"วัตถุประสงค์หลัก (Objective){mark} {lines[0]}")
        return
    yield Prose(f"วัตถุประสงค์หลัก (Objective){mark}")
    for number, line in enumerate(lines, start=1):
        yield Prose(f"{number}. {line}")


def definition_cell(
    wordings: Wordings,
    definition: tuple[str, ...],
    calculation: tuple[str, ...],
    evidence: tuple[str, ...],
) -> str:
    """The cell that tells what an indicator means, how it is reckoned and what proves it."""
    parts = (
        (wordings.definition_label, definition),
        (wordings.calculation_label, calculation),
        (wordings.evidence_label, evidence),
    )
    lines: list[str] = []
    for label, texts in parts:
        if wordings.labels_inline:
            lines += [f"{label} {texts[0]}", *texts[1:]]
        else:
            lines += [label, *texts]
    return "\n".join(lines)


def _city(plan: Plan, notes: Notes) -> Iterator[Block]:
    city = plan.city
    yield Prose(f"ตาราง ก แสดงตัวชี้วัดตามแผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. {plan.year}", "heading")
    yield Prose(f"วัตถุประสงค์หลัก (Objective){notes.mark('objective')} {city.objective}")
    yield Prose(f"ตัววัดผลหลัก (Key Result : KR 1){notes.mark('result')} {city.key_result}")
    code, name = city.strategy[2]
    cell = definition_cell(plan.wordings, city.definition, city.calculation, city.evidence)
    yield Grid(
        "ก",
        plain_head("กลยุทธ์", "ตัวชี้วัด KPI", "ค่าเป้าหมาย", "นิยาม/คำอธิบายตัวชี้วัด", "โครงการ/กิจกรรม"),
        (
            (
                f"กลยุทธ์ที่ {code} {name}",
                f"KPI {code}.1 : {city.name}",
                city.target.text,
                cell,
                _supporting(city.project),
            ),
        ),
        (17, 18, 11, 36, 18),
        long=3,
    )
    yield from notes.flush()


def _supporting(project: PlanProject) -> str:
    budget = "ไม่ใช้งบประมาณ" if project.budget == "-" else project.budget
    return f"{project.number}. {project.name}\n({budget})\n({project.unit})"


def _agency(plan: Plan, notes: Notes) -> Iterator[Block]:
    label = plan.wordings.table_label.format("ข")
    yield Prose(f"{label} แสดงตัวชี้วัดยุทธศาสตร์หน่วยงาน", "heading")
    for issue in plan.issues:
        one = issue.indicator
        yield Prose(
            f"ประเด็นการพัฒนาที่ {issue.number}{notes.mark('issue')}{plan.colon} {issue.name}",
            "heading",
        )
        yield from objective_lines(issue, notes.mark("objective"))
        cell = definition_cell(plan.wordings, one.definition, one.calculation, one.evidence)
        projects = "\n".join(_supporting(project) for project in issue.projects)
        yield Grid(
            f"ข{issue.number}",
            plain_head(
                "ตัววัดผล/ตัวชี้วัดหลักตามภารกิจหลักของหน่วยงาน (KR / KPI)",
                *("ค่าเป้าหมาย", "นิยาม/คำอธิบายตัวชี้วัด", "โครงการ/กิจกรรม"),
            ),
            ((f"{one.number}. {one.name}", one.target.text, cell, projects),),
            (22, 12, 44, 22),
            long=2,
        )
        yield from notes.flush()


def _agreed(plan: Plan) -> Iterator[Block]:
    yield Prose(
        f"{plan.wordings.table_label.format('ค')} แสดงตัวชี้วัดและภารกิจจากการเจรจาตกลง"
        f"การประเมินผลการปฏิบัติราชการประจำปี พ.ศ. {plan.year}",
        "heading",
    )
    yield Prose("องค์ประกอบที่ 1 การประเมินประสิทธิภาพผลการดำเนินงาน (Performance Base)")
    last = ""
    for issue in plan.issues:
        one = issue.indicator
        if one.component != last:
            last = one.component
            yield Prose(f"{last} {COMPONENTS[last]}")
        cell = definition_cell(plan.wordings, one.definition, one.calculation, one.evidence)
        yield agreed_grid(plan, one, cell)
        yield Prose(f"เกณฑ์การให้คะแนน “{one.name}”")
        yield scoring_grid(plan, one)


def _policies(plan: Plan) -> Iterator[Block]:
    yield Prose(
        f"{plan.wordings.table_label.format('ง')} "
        "ตารางแสดงความเชื่อมโยงนโยบายผู้ว่าราชการกรุงเทพมหานคร "
        f"และแผนปฏิบัติราชการประจำปี {plan.year} ของหน่วยงาน",
        "heading",
    )
    head = (
        (
            Head("ตัววัดผลหลัก (Key Result) และค่าเป้าหมาย ประเด็นการพัฒนา", columns=4),
            Head(f"แผนปฏิบัติราชการประจำปี พ.ศ. {plan.year} ของ (หน่วยงาน)", columns=3),
        ),
        tuple(
            Head(text)
            for text in (
                *("ประเด็นการพัฒนา (วัตถุประสงค์หลัก : Objective)", "ตัววัดผล (Key Results)", "หน่วยนับ"),
                *("ค่าเป้าหมาย", "ชื่อโครงการที่สนับสนุน", "งบประมาณ"),
                "ตัวชี้วัดความสำเร็จ (KPI โครงการ)",
            )
        ),
    )
    yield Grid("ง", head, (), (18, 18, 9, 10, 19, 11, 15))


def _steps(plan: Plan) -> Iterator[Block]:
    label = plan.wordings.table_label.format("จ")
    yield Prose(f"{label} ขั้นตอนการปฏิบัติงานของโครงการ/กิจกรรม", "heading")
    for issue in plan.issues:
        yield Prose(f"ข้อตัวชี้วัดที่ {issue.number} {issue.indicator.name}")
        for project in issue.projects:
            yield Prose(f"ชื่อโครงการที่ {project.number} {project.name} ({project.unit})")
            yield steps_grid(plan, project)


def _shared(plan: Plan) -> Iterator[Block]:
    label = plan.wordings.table_label.format("ฉ")
    yield Prose(f"{label} แสดงตัวชี้วัดและโครงการ/กิจกรรมสนับสนุนภารกิจ ตามองค์ประกอบที่ 2 - 3", "heading")
    for component, name in SHARED.items():
        yield Prose(f"องค์ประกอบที่ {component} {name}")
        yield Grid(
            f"ฉ{component}",
            plain_head("ตัวชี้วัด", "นิยาม/คำอธิบายตัวชี้วัด", "โครงการ/กิจกรรมและส่วนราชการที่รับผิดชอบ"),
            tuple(
                (
                    f"{one.number} {one.name}" if one.number else one.name,
                    "\n".join(one.definition),
                    one.project,
                )
                for one in plan.shared
                if one.component == component
            ),
            (28, 44, 28),
            long=1,
        )
