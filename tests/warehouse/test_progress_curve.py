"""The plan beside the reports, month by month, and why either is unknown."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from schema.records import PlanStep, Row

if TYPE_CHECKING:
    from tests.warehouse.conftest import Ask, Load, Make

LATER = datetime(2021, 12, 1, tzinfo=UTC)
CODE = "50020000-3364"
PLANNED = "SELECT planned_percent FROM progress_curve ORDER BY fiscal_month"
REPORTED = "SELECT reported_percent, reported_missing FROM progress_curve ORDER BY fiscal_month"


def step(make: "Make", number: int, step_no: int, **values: Any) -> Row:
    return make.record(PlanStep, number, **{"project_code": CODE, "step_no": step_no, **values})


def month(weight: float | None, first: date | None, last: date | None) -> dict[str, Any]:
    return {"weight_percent": weight, "start_date": first, "end_date": last}


def report(make: "Make", number: int, no: int, day: date, percent: float | None) -> Row:
    return make.report(number, no, report_date=day, progress_percent=percent)


class TestPlan:
    def test_a_weight_is_spread_over_its_months(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=LATER),
            make.snapshot(1, fiscal_year=2564),
            step(make, 1, 1, **month(40, date(2020, 10, 1), date(2021, 1, 31))),
            step(make, 1, 2, **month(60, date(2021, 2, 15), date(2021, 2, 16))),
        )
        assert [p for (p,) in ask(PLANNED)] == [10, 20, 30, 40, 100, *[100] * 7]

    def test_months_outside_the_year_have_their_share(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=LATER),
            make.snapshot(1, fiscal_year=2564),
            step(make, 1, 1, **month(40, date(2020, 9, 1), date(2020, 10, 31))),
            step(make, 1, 2, **month(60, date(2021, 9, 1), date(2021, 11, 30))),
        )
        assert [p for (p,) in ask(PLANNED)] == [*[40] * 11, 60]

    @pytest.mark.parametrize(
        ("steps", "why"),
        [
            ([], "no_steps"),
            ([month(None, date(2021, 1, 1), date(2021, 1, 31))], "step_without_weight"),
            ([month(100, date(2021, 1, 1), None)], "step_without_dates"),
            ([month(100, date(2021, 2, 1), date(2021, 1, 1))], "step_ends_before_start"),
            ([month(99.9, date(2021, 1, 1), date(2021, 1, 31))], "weights_not_100"),
            ([month(99.96, date(2021, 1, 1), date(2021, 1, 31))], None),
            ([month(100, date(2021, 1, 1), date(2021, 1, 31)), month(0, None, None)], None),
        ],
    )
    def test_a_plan_that_cannot_be_reckoned_says_why(
        self,
        load: "Load",
        ask: "Ask",
        make: "Make",
        steps: list[dict[str, Any]],
        why: str | None,
    ) -> None:
        load(
            make.document(1, observed_at=LATER),
            make.snapshot(1, fiscal_year=2564),
            report(make, 1, 1, date(2021, 1, 20), 50),
            *(step(make, 1, no, **values) for no, values in enumerate(steps)),
        )
        sql = "SELECT DISTINCT planned_missing, planned_percent IS NULL FROM progress_curve"
        assert ask(sql) == [(why, why is not None)]
        gaps = "SELECT count(gap_points) FROM progress_curve"
        assert ask(gaps) == [(0 if why else 9,)]

    def test_steps_are_those_of_the_latest_document(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1),
            make.snapshot(1, fiscal_year=2564),
            step(make, 1, 1, **month(100, date(2020, 10, 1), date(2020, 10, 31))),
            make.document(2),
            make.snapshot(2, fiscal_year=2564),
            step(make, 2, 1, **month(100, date(2021, 9, 1), date(2021, 9, 30))),
        )
        assert [p for (p,) in ask(PLANNED)] == [*[0] * 11, 100]

    def test_a_later_document_without_steps_leaves_the_plan(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            *(make.document(number) for number in (1, 2, 3)),
            *(make.snapshot(number, fiscal_year=2564) for number in (1, 2, 3)),
            step(make, 1, 1, **month(100, date(2020, 10, 1), date(2020, 10, 31))),
            step(make, 2, 1, **month(40, date(2021, 9, 1), date(2021, 9, 30))),
            step(make, 2, 2, **month(60, date(2021, 9, 1), date(2021, 9, 30))),
        )
        assert [p for (p,) in ask(PLANNED)] == [*[0] * 11, 100]
        documents = "SELECT DISTINCT planned_missing, plan_document_id, document_id"
        assert ask(f"{documents} FROM progress_curve") == [
            (None, make.document_id(2), make.document_id(3))
        ]

    def test_which_document_is_later_is_told_as_of_projects(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        same = make.document(1).observed_at
        picture = {"ocr_confidence": 94.0}
        load(
            *(make.document(number, observed_at=same) for number in (1, 2, 3, 4)),
            *(make.snapshot(number, fiscal_year=2564) for number in (1, 2, 3, 4)),
            *(
                step(make, number, 1, **month(100, date(2021, 1, 1), date(2021, 1, 31)))
                for number in (1, 2, 3)
            ),
            report(make, 1, 1, date(2021, 1, 4), 10),
            *(report(make, number, 1, date(2021, 1, 5), 20) for number in (2, 3, 4)),
            make.page(2).model_copy(update=picture),
        )
        chosen = "SELECT DISTINCT plan_document_id FROM progress_curve"
        assert ask(chosen) == [(make.document_id(3),)]

    def test_a_plan_beside_another_year_is_not_of_this_one(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        steps = month(100, date(2021, 1, 1), date(2021, 1, 31))
        load(
            *(make.document(number) for number in (1, 2, 3)),
            make.snapshot(1, fiscal_year=None),
            make.snapshot(2, fiscal_year=2563),
            make.snapshot(3, fiscal_year=2564),
            step(make, 2, 1, **steps),
        )
        state = "SELECT DISTINCT planned_missing, plan_document_id FROM progress_curve"
        assert ask(state) == [("no_steps", None)]
        load(step(make, 1, 1, **steps))
        assert ask(state) == [(None, make.document_id(1))]


class TestReports:
    def test_the_newest_up_to_the_months_end_counts(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=LATER),
            make.snapshot(1, fiscal_year=2564),
            step(make, 1, 1, **month(100, date(2020, 10, 1), date(2021, 9, 30))),
            report(make, 1, 1, date(2020, 9, 30), 90),
            report(make, 1, 2, date(2020, 11, 2), 5),
            report(make, 1, 3, date(2020, 11, 30), 10),
            report(make, 1, 4, date(2020, 11, 30), 12),
            report(make, 1, 5, date(2020, 12, 5), None),
            report(make, 1, 6, date(2021, 1, 31), 30),
            report(make, 1, 7, date(2021, 10, 1), 100),
        )
        answer = ask(REPORTED)
        assert [p for p, _ in answer] == [None, 12, 12, *[30] * 9]
        assert [why for _, why in answer] == ["no_report_yet", *[None] * 11]
        last = "SELECT month_end, report_date, gap_points FROM progress_curve WHERE fiscal_month="
        assert ask(f"{last} 12") == [(date(2021, 9, 30), date(2021, 1, 31), -70)]
        assert ask(f"{last} 5")[0][0] == date(2021, 2, 28)

    def test_nothing_is_carried_into_months_nobody_saw(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=datetime(2021, 1, 20, tzinfo=UTC)),
            make.snapshot(1, fiscal_year=2564),
            report(make, 1, 1, date(2020, 11, 20), 10),
        )
        assert ask(REPORTED) == [
            (None, "no_report_yet"),
            (10, None),
            (10, None),
            (None, "month_not_over"),
            *[(None, "not_observed")] * 8,
        ]

    def test_a_report_of_the_month_of_saving_counts(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=datetime(2020, 10, 20, tzinfo=UTC)),
            make.snapshot(1, fiscal_year=2564),
            report(make, 1, 1, date(2020, 10, 15), 10),
        )
        assert ask(REPORTED)[:2] == [(10, None), (None, "not_observed")]

    def test_days_are_those_of_bangkok(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            make.document(1, observed_at=datetime(2020, 10, 31, 16, 59, tzinfo=UTC)),
            make.snapshot(1, fiscal_year=2564),
            report(make, 1, 1, date(2020, 10, 15), 10),
            make.document(2, observed_at=datetime(2020, 10, 31, 17, 0, tzinfo=UTC)),
            make.snapshot(2, fiscal_year=2564, project_code="50020000-3365"),
        )
        sql = "SELECT reported_missing FROM progress_curve WHERE fiscal_month = 2 ORDER BY 1"
        assert ask(sql) == [("month_not_over",), ("not_observed",)]

    def test_without_a_day_of_saving_the_last_report_is_the_last_known(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=None),
            make.snapshot(1, fiscal_year=2564),
            report(make, 1, 1, date(2020, 10, 15), 10),
            report(make, 1, 2, date(2020, 11, 15), 20),
        )
        assert ask(REPORTED)[:3] == [(10, None), (20, None), (None, "not_observed")]

    def test_of_one_day_the_last_word_of_a_document_counts(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        # Taken back: the third says again what the first said.
        reports = (
            make.report(1, number, report_date=date(2020, 10, 5), progress_percent=percent)
            for number, percent in enumerate((40, 60, 40), start=1)
        )
        load(make.document(1), make.page(1), make.snapshot(1, fiscal_year=2564), *reports)
        told = ask(
            "SELECT reported_percent FROM progress_curve WHERE reported_percent IS NOT NULL LIMIT 1"
        )
        assert told == [(40,)]

    def test_of_one_day_the_document_saved_last_counts(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        day = date(2020, 10, 15)
        load(
            make.document(1),
            make.snapshot(1, fiscal_year=2564),
            report(make, 1, 1, day, 400),
            make.document(2),
            make.snapshot(2, fiscal_year=2564),
            report(make, 2, 1, day, 40),
        )
        assert ask(REPORTED)[0] == (40, None)

    def test_a_picture_gives_way_to_text(self, load: "Load", ask: "Ask", make: "Make") -> None:
        day = date(2020, 10, 15)
        load(
            make.document(1),
            make.page(1),
            make.snapshot(1, fiscal_year=2564),
            report(make, 1, 1, day, 40),
            make.document(2),
            make.page(2).model_copy(update={"ocr_confidence": 94.0}),
            make.snapshot(2, fiscal_year=2564),
            report(make, 2, 1, day, 10),
        )
        assert ask(REPORTED)[0] == (40, None)


def test_without_a_code_or_a_year_there_are_no_months(
    load: "Load", ask: "Ask", make: "Make"
) -> None:
    load(
        make.document(1),
        make.snapshot(1, fiscal_year=2564, project_code=None),
        make.snapshot(1),
    )
    assert ask("SELECT count(*) FROM progress_curve") == [(0,)]
