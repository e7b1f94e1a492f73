"""Tables of part 4 that agencies draw in several ways: indicators, scoring, steps."""

from bench.invent import SHORT_MONTHS
from bench.plan_blocks import Grid, Head, plain_head
from bench.plan_model import Arrows, Plan, PlanIndicator, PlanProject, PlanStep

MONTHS = (*SHORT_MONTHS[9:], *SHORT_MONTHS[:9])
"""The months of a fiscal year."""


def agreed_grid(plan: Plan, one: PlanIndicator, cell: str) -> Grid:
    """An indicator of table ค; `cell` tells what it means and how it is reckoned."""
    if plan.wordings.year_columns:
        return _agreed_by_years(one, cell)
    if plan.habits.unit_column:
        return _agreed_with_unit(one, cell)
    return Grid(
        f"ค{one.number}",
        plain_head(
            *("ที่", "ชื่อตัวชี้วัด", "ข้อมูลพื้นฐาน (Baseline data)", "เป้าหมาย"),
            *("น้ำหนักคะแนน", "นิยามและวิธีคำนวณ"),
        ),
        ((f"{one.number}.", one.name, _baselines(one), one.target.text, str(one.weight), cell),),
        (6, 18, 19, 11, 9, 37),
        long=5,
    )


def _agreed_by_years(one: PlanIndicator, cell: str) -> Grid:
    """The same with a column for each year of the baseline."""
    count = len(one.baselines)
    head = (
        (
            *(Head("ที่", rows=2), Head("ชื่อตัวชี้วัด", rows=2)),
            Head("ข้อมูลพื้นฐาน (Baseline data)", columns=count),
            *(Head("เป้าหมาย", rows=2), Head("น้ำหนักคะแนน", rows=2)),
            Head("นิยามและวิธีคำนวณ", rows=2),
        ),
        tuple(Head(f"พ.ศ. {year}") for year, _ in one.baselines),
    )
    baselines = [text for _, text in one.baselines]
    row = (f"{one.number}.", one.name, *baselines, one.target.text, str(one.weight), cell)
    return Grid(f"ค{one.number}", head, (row,), (6, 17, *(7,) * count, 11, 9, 36), count + 4)


def _agreed_with_unit(one: PlanIndicator, cell: str) -> Grid:
    """The same with the target's unit in a column of its own, and the weight before both."""
    return Grid(
        f"ค{one.number}",
        plain_head(
            *("ลำดับที่", "ตัวชี้วัด", "น้ำหนัก", "หน่วยนับ", "ค่าเป้าหมาย", "ข้อมูลพื้นฐาน"),
            "นิยามและวิธีคำนวณ",
        ),
        (
            (
                *(str(one.number), one.name, str(one.weight), one.target.unit),
                *(f"{one.target.value:,g}", _baselines(one), cell),
            ),
        ),
        (7, 17, 8, 9, 9, 16, 34),
        long=6,
    )


def _baselines(one: PlanIndicator) -> str:
    return "\n".join(f"พ.ศ. {year} : {text}" for year, text in one.baselines)


def scoring_grid(plan: Plan, one: PlanIndicator) -> Grid:
    """How success is scored: a row for each level, or a column for each."""
    if plan.habits.levels_across:
        return Grid(
            f"เกณฑ์{one.number}",
            (
                (Head("ตัวชี้วัด", rows=2), Head("เกณฑ์การให้คะแนน", columns=5)),
                tuple(Head(str(level.level)) for level in one.levels[::-1]),
            ),
            ((one.name, *(f"ร้อยละ {level.percent}" for level in one.levels[::-1])),),
            (40, 12, 12, 12, 12, 12),
        )
    return Grid(
        f"เกณฑ์{one.number}",
        plain_head("ระดับความสำเร็จ", "เกณฑ์ร้อยละความสำเร็จ", "วิธีวัดผลการดำเนินงาน", "คะแนนที่ได้รับ"),
        tuple(
            (str(level.level), f"ร้อยละ {level.percent}", level.criterion, str(level.score))
            for level in (one.levels[::-1] if plan.wordings.levels_rising else one.levels)
        ),
        (14, 20, 50, 16),
    )


def steps_grid(plan: Plan, project: PlanProject) -> Grid:
    """A project's steps and when they run, by months or by quarters."""
    return Grid(
        f"จ{project.number}",
        _steps_head(plan),
        tuple(
            (
                f"{number}. {step.name}",
                *(f"{step.weight:g}", f"{step.cumulative:g}"),
                *(quarter_cells(step) if plan.habits.quarters else month_cells(step, arrows)),
            )
            for arrows in (plan.wordings.arrows,)
            for number, step in enumerate(project.steps, start=1)
        ),
        (28, 9, 9, *(13.5,) * 4) if plan.habits.quarters else (28, 9, 9, *(4.5,) * 12),
    )


def _steps_head(plan: Plan) -> tuple[tuple[Head, ...], ...]:
    """Months below their years, or each with the last digits of its year."""
    if plan.habits.quarters:
        return (
            (
                Head("ขั้นตอนการปฏิบัติงาน", rows=2),
                Head("เนื้องานรายขั้นตอน (ร้อยละ)", rows=2),
                Head("ความก้าวหน้าสะสม (ร้อยละ)", rows=2),
                Head(f"ระยะเวลาดำเนินการ ปีงบประมาณ พ.ศ. {plan.year}", columns=4),
            ),
            tuple(Head(f"ไตรมาสที่ {quarter}") for quarter in range(1, 5)),
        )
    short = plan.wordings.months_with_years
    depth = 2 if short else 3
    opening = (
        Head("ขั้นตอนการปฏิบัติงานของโครงการ/กิจกรรม", rows=depth),
        Head("เนื้องานรายขั้นตอน (ร้อยละ)", rows=depth),
        Head("คิดความก้าวหน้าโครงการ (ร้อยละ)", rows=depth),
        Head("ระยะเวลาดำเนินการ", columns=12),
    )
    if short:
        years = [plan.year % 100 - (at < 3) for at in range(12)]
        return opening, tuple(Head(f"{m} {y}") for m, y in zip(MONTHS, years, strict=True))
    years_row = (Head(f"พ.ศ. {plan.year - 1}", columns=3), Head(f"พ.ศ. {plan.year}", columns=9))
    return opening, years_row, tuple(Head(month) for month in MONTHS)


def month_cells(step: PlanStep, arrows: Arrows) -> list[str]:
    """The twelve cells that show when a step runs."""
    cells = [""] * 12
    if arrows == "slash":
        cells[step.first : step.last + 1] = ["/"] * (step.last + 1 - step.first)
        return cells
    if step.first == step.last:
        cells[step.first] = "←→"
        return cells
    if arrows == "line":
        cells[step.first : step.last + 1] = ["—"] * (step.last + 1 - step.first)
    cells[step.first], cells[step.last] = "←", "→"
    return cells


def quarter_cells(step: PlanStep) -> list[str]:
    """The four cells that show in which quarters a step runs."""
    return ["/" if step.first // 3 <= quarter <= step.last // 3 else "" for quarter in range(4)]
