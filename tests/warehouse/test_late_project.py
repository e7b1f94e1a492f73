"""Who is late, why it counts, and what was last stated of it."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from schema.records import PlanStep, Row

if TYPE_CHECKING:
    from tests.warehouse.conftest import Ask, Load, Make

CODE = "50020000-3364"
WHY = "SELECT late_because, gap_points FROM late_project"


def project(
    make: "Make", saved: datetime | None, percent: float | None, reports: list[tuple[date, float]]
) -> list[Row]:
    """A project whose plan is a twelfth a month, up to 96, with 4 more in September."""
    steps: list[dict[str, Any]] = [
        {"weight_percent": 88, "start_date": date(2020, 10, 1), "end_date": date(2021, 8, 31)},
        {"weight_percent": 12, "start_date": date(2021, 9, 1), "end_date": date(2021, 9, 30)},
    ]
    return [
        make.document(1, observed_at=saved),
        make.snapshot(1, fiscal_year=2564, progress_percent=percent, agency_code="50020000"),
        *(
            make.record(PlanStep, 1, project_code=CODE, step_no=no, **values)
            for no, values in enumerate(steps)
        ),
        *(
            make.report(1, no, report_date=day, progress_percent=value)
            for no, (day, value) in enumerate(reports)
        ),
    ]


IN_YEAR = datetime(2021, 3, 5, tzinfo=UTC)
AFTER = datetime(2021, 10, 1, tzinfo=UTC)
LAST_MINUTE = datetime(2021, 9, 30, 16, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("saved", "percent", "reports", "expected"),
    [
        (IN_YEAR, 30, [(date(2021, 1, 20), 30)], [("behind_plan", -2)]),
        (IN_YEAR, 32, [(date(2021, 1, 20), 32)], []),
        (IN_YEAR, 31.96, [(date(2021, 1, 20), 31.96)], []),
        (IN_YEAR, 33, [(date(2020, 12, 20), 5), (date(2021, 1, 20), 33)], []),
        (IN_YEAR, None, [], []),
        (IN_YEAR, 10, [], []),
        (LAST_MINUTE, 99, [(date(2021, 8, 20), 99)], []),
        (AFTER, 99, [(date(2021, 8, 20), 99)], [("unfinished", 11)]),
        (AFTER, 50, [(date(2021, 8, 20), 50)], [("behind_plan_and_unfinished", -38)]),
        (AFTER, 100, [(date(2021, 8, 20), 50)], []),
        (AFTER, 40, [], [("unfinished", None)]),
        (AFTER, None, [(date(2021, 8, 20), 90)], [("unfinished", 2)]),
        (AFTER, None, [], []),
        (None, 50, [(date(2021, 8, 20), 90)], []),
    ],
)
def test_what_counts_as_late(
    load: "Load",
    ask: "Ask",
    make: "Make",
    saved: datetime | None,
    percent: float | None,
    reports: list[tuple[date, float]],
    expected: list[tuple[str, float | None]],
) -> None:
    load(*project(make, saved, percent, reports))
    assert ask(WHY) == expected


def test_the_problem_and_the_obstacle_stated_last_stand_beside_it(
    load: "Load", ask: "Ask", make: "Make"
) -> None:
    days = [date(2021, 1, 20), date(2021, 2, 20), date(2021, 3, 20)]
    load(
        *project(make, AFTER, 20, []),
        make.report(1, 1, report_date=days[0], problem="ฝนตก", obstacle="น้ำท่วม"),
        make.report(1, 2, report_date=days[1], problem="ไม่มีงบประมาณ", obstacle="-"),
        make.report(1, 3, report_date=days[2], problem="ไม่มี"),
        make.report(1, 4, problem="of unknown day"),
    )
    sql = "SELECT problem, problem_date, obstacle, obstacle_date, seen_on FROM late_project"
    seen = date(2021, 10, 1)
    assert ask(sql) == [("ไม่มีงบประมาณ", days[1], "น้ำท่วม", days[0], seen)]
