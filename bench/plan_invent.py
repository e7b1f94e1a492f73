"""Invents action plans: every choice comes from the seed, so a seed is always one plan."""

from dataclasses import fields, replace

from bench import plan_words as words
from bench import wording
from bench.invent import FULL_MONTHS, Choice
from bench.plan_model import (
    CityIndicator,
    Habits,
    Issue,
    Level,
    Plan,
    PlanIndicator,
    PlanProject,
    PlanStep,
    RoutineOutput,
    SharedIndicator,
    Target,
    Wordings,
)
from bench.themes import THEMES, Theme

COMPONENTS = ("1.1", "1.2", "1.3")
HABIT_SHARE = 0.15


def invent_plan(seed: int) -> Plan:
    """The plan of this seed."""
    choice = Choice(seed * 7919 + 13)
    year = choice.between(2565, 2569)
    themes = list(THEMES)
    choice.random.shuffle(themes)
    count = choice.between(2, 5)
    components = sorted(choice.of(COMPONENTS) for _ in range(count))
    number, issues = 0, []
    nested = choice.share() < 0.2
    for at in range(count):
        issue = _issue(choice, themes[at], at + 1, number, components[at], year)
        number += len(issue.projects)
        issues.append(_nested(issue) if nested else issue)
    return Plan(
        agency=wording.AGENCIES[seed % len(wording.AGENCIES)][1],
        year=year,
        vision=choice.of(words.VISIONS),
        missions=words.MISSIONS[: choice.between(2, 4)],
        city=_city(choice, themes[count], year),
        issues=tuple(issues),
        routine=_routine(choice),
        shared=_shared(),
        wordings=_wordings(choice),
        habits=_habits(Choice(seed * 31 + 5)),
    )


def _nested(issue: Issue) -> Issue:
    """The issue with its projects numbered as 1.1, 1.2 below it."""
    projects = tuple(
        replace(project, number=f"{issue.number}.{at}")
        for at, project in enumerate(issue.projects, start=1)
    )
    return replace(issue, projects=projects)


def _habits(choice: Choice) -> Habits:
    names = [habit.name for habit in fields(Habits)]
    return Habits(**{name: choice.share() < HABIT_SHARE for name in names})


def _wordings(choice: Choice) -> Wordings:
    usual = choice.share() < 0.5
    return Wordings(
        thai_digits=choice.share() < 0.3,
        title=choice.of(words.TITLES),
        number_head="ลำดับที่" if usual else choice.of(("ที่", "ลำดับ")),
        budget_head="งบประมาณ" if usual else choice.of(("งบประมาณ (บาท)", "วงเงินงบประมาณ")),
        unit_head="ส่วนราชการ" if usual else choice.of(("ส่วนราชการที่รับผิดชอบ", "ผู้รับผิดชอบ")),
        policy_head="นโยบาย ผว.กทม." if usual else choice.of((None, "รหัสนโยบาย (3 หลัก)")),
        unit_first=not usual and choice.share() < 0.3,
        definition_label="นิยาม" if usual else choice.of(("นิยาม", "คำอธิบาย")),
        calculation_label="วิธีคำนวณ" if usual else choice.of(("วิธีคำนวณ", "สูตรคำนวณ")),
        evidence_label=choice.of(("วิธีเก็บข้อมูล/หลักฐาน", "วิธีเก็บข้อมูล/หลักฐาน", "วิธีเก็บข้อมูล")),
        labels_inline=choice.share() < 0.5,
        routine_baht=choice.share() < 0.5,
        arrows=choice.of(("ends", "ends", "line", "slash")),
        footnotes=choice.share() < 0.6,
        with_policies_table=choice.share() < 0.5,
        preface=choice.share() < 0.7,
        table_label=choice.of(words.TABLE_LABELS),
        levels_rising=choice.share() < 0.25,
        year_columns=choice.share() < 0.25,
        subtotals=choice.share() < 0.25,
        months_with_years=choice.share() < 0.2,
    )


def _slots(choice: Choice, year: int) -> dict[str, str]:
    """Figures for the slots of `bench.themes`."""
    return {
        "n1": str(choice.between(2, 19)),
        "n2": str(choice.between(20, 90)),
        "n3": str(choice.between(100, 900)),
        "k": f"{choice.between(1000, 19999):,}",
        "b": f"{choice.between(10, 9000) * 1000:,}",
        "p": f"{choice.between(50, 950) / 10:.1f}",
        "d1": f"{choice.between(1, 28)} {choice.of(FULL_MONTHS)} {year - 1}",
        "d2": f"{choice.between(1, 28)} {choice.of(FULL_MONTHS)} {year - 1}",
        "y": str(year),
    }


def _issue(
    choice: Choice, theme: Theme, number: int, projects: int, component: str, year: int
) -> Issue:
    slots = _slots(choice, year)
    titles = choice.random.sample(theme.titles, choice.of((1, 1, 1, 2)))
    name, unit, value = choice.of(theme.indicators)
    indicator_name = f"{name} ประจำปี พ.ศ. {year}" if choice.share() < 0.3 else name
    strategy = choice.of(wording.STRATEGIES)[: choice.of((2, 3, 3))]
    return Issue(
        number=number,
        name=choice.of(words.ISSUES).format(t=theme.titles[0]),
        objective="\n".join(theme.objectives)
        if choice.share() < 0.3
        else choice.of(theme.objectives),
        key_indicator=indicator_name,
        strategy=strategy,
        projects=tuple(
            _project(choice, theme, str(projects + at), title)
            for at, title in enumerate(titles, start=1)
        ),
        indicator=PlanIndicator(
            number=number,
            name=indicator_name,
            component=component,
            target=_target(choice, unit, value),
            weight=choice.of((5, 10, 10, 15, 20)),
            definition=_definition(choice, theme, slots),
            calculation=(choice.of(words.CALCULATIONS),),
            evidence=_numbered(choice, words.EVIDENCE),
            baselines=_baselines(choice, slots, year),
            levels=_levels(choice, slots),
        ),
    )


def _target(choice: Choice, unit: str, value: int) -> Target:
    """Units of rate and level stand before the figure, things that are counted behind it."""
    if unit.startswith(("ร้อยละ", "ระดับ")):
        unit = unit.split(" ")[0]
        unit = "ระดับ" if unit.startswith("ระดับ") else unit
        tail = f" ({choice.between(10, 400)} แห่ง)" if choice.share() < 0.2 else ""
        text = choice.of(words.RATES).format(u=unit, v=value)
        return Target(f"{text}{tail}", float(value), unit)
    return Target(f"{value:,} {unit}", float(value), unit)


def _definition(choice: Choice, theme: Theme, slots: dict[str, str]) -> tuple[str, ...]:
    told = [*theme.reasons, *words.MEANINGS]
    choice.random.shuffle(told)
    texts = [text.format_map(slots) for text in told[: choice.between(2, 9)]]
    if choice.share() < 0.4:
        return tuple(f"{at}. {text}" for at, text in enumerate(texts, start=1))
    return tuple(texts)


def _numbered(choice: Choice, lines: tuple[str, ...]) -> tuple[str, ...]:
    chosen = lines[: choice.between(2, len(lines))]
    if choice.share() < 0.2:
        return tuple(f"- {text}" for text in chosen)
    return tuple(f"{at}. {text}" for at, text in enumerate(chosen, start=1))


def _baselines(choice: Choice, slots: dict[str, str], year: int) -> tuple[tuple[int, str], ...]:
    return tuple(
        (past, choice.of(words.BASELINES).format_map(slots))
        for past in range(year - choice.of((3, 3, 4)), year)
    )


def _levels(choice: Choice, slots: dict[str, str]) -> tuple[Level, ...]:
    form = choice.of(words.CRITERIA)
    criteria = {level: form.format(n=level * 20) for level in range(2, 5)}
    criteria[5] = words.LAST_CRITERION
    criteria[1] = words.FIRST_CRITERION.format_map(slots)
    return tuple(Level(level, level * 20, criteria[level], level * 2) for level in range(5, 0, -1))


def _project(choice: Choice, theme: Theme, number: str, title: str) -> PlanProject:
    baht = choice.between(20, 9000) * 1000
    budget = choice.of(words.BUDGETS)
    return PlanProject(
        number=number,
        name=choice.of(("โครงการ", "โครงการ", "กิจกรรม")) + title,
        budget=budget.format(b=f"{baht:,}"),
        baht=baht if "{b}" in budget else None,
        unit=choice.of(wording.UNITS),
        policy=choice.of(words.POLICIES),
        steps=_steps(choice, theme),
    )


def _steps(choice: Choice, theme: Theme) -> tuple[PlanStep, ...]:
    names = theme.steps[: choice.between(3, 8)]
    weights = [5.0] * len(names)
    for _ in range(20 - len(names)):
        weights[choice.between(0, len(names) - 1)] += 5
    if choice.share() < 0.15:
        weights[0] += 2.5
        weights[-1] -= 2.5
    steps, run, month = [], 0.0, 0
    for name, weight in zip(names, weights, strict=True):
        run += weight
        first = min(11, month + choice.of((0, 0, 1)))
        last = min(11, first + choice.of((0, 1, 1, 2, 3)))
        month = last
        steps.append(PlanStep(name, weight, run, first, last))
    return tuple(steps)


def _city(choice: Choice, theme: Theme, year: int) -> CityIndicator:
    slots = _slots(choice, year)
    name, unit, value = theme.indicators[0]
    return CityIndicator(
        strategy=choice.of(wording.STRATEGIES)[:3],
        objective=theme.objectives[0],
        key_result=theme.objectives[1],
        name=name,
        target=_target(choice, unit, value),
        definition=_definition(choice, theme, slots),
        calculation=(words.CALCULATIONS[0],),
        evidence=_numbered(choice, words.EVIDENCE),
        project=_project(choice, theme, "1", theme.titles[0]),
    )


def _routine(choice: Choice) -> tuple[RoutineOutput, ...]:
    names = list(words.ROUTINE_PROJECTS)
    choice.random.shuffle(names)
    outputs, number = [], 0
    for plan_name, output in words.ROUTINE[: choice.between(1, 2)]:
        projects = []
        for _ in range(choice.between(1, 3)):
            number += 1
            projects.append((number, names[number - 1], choice.between(5, 9000) * 500))
        outputs.append(RoutineOutput(plan_name, output, tuple(projects)))
    return tuple(outputs)


def _shared() -> tuple[SharedIndicator, ...]:
    name, meaning, project = words.INNOVATION
    return (
        SharedIndicator("2", None, name, meaning, project),
        *(
            SharedIndicator("3", f"3.{at}", name, meaning, project)
            for at, (name, meaning, project) in enumerate(words.POTENTIAL, start=1)
        ),
    )
