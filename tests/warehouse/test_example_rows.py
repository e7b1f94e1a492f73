"""What the example questions say of reports that the samples do not have."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from schema.records import Evaluation

if TYPE_CHECKING:
    from tests.warehouse.conftest import Ask, Load, Make

EXAMPLES = Path(__file__).parents[2] / "examples"
CODE, OTHER = "50020000-3364", "50020000-9999"


def asked(ask: "Ask", example: str, columns: str) -> list[tuple[Any, ...]]:
    sql = (EXAMPLES / f"{example}.sql").read_text(encoding="utf-8")
    return ask(f"SELECT {columns} FROM (\n{sql}\n)")


class TestSilentProjects:
    def test_a_last_report_without_words_borrows_none(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=datetime(2022, 10, 1, tzinfo=UTC)),
            make.snapshot(1, fiscal_year=2565, progress_percent=55),
            make.report(1, 1, report_date=date(2022, 5, 20), narrative="จัดแล้ว 4 ครั้ง"),
            make.report(1, 2, report_date=date(2022, 6, 20), narrative=None),
        )
        found = asked(ask, "silent_projects", "last_report_date, silent_days, narrative")
        assert found == [(date(2022, 6, 20), 102, None)]

    def test_the_words_are_of_the_report_that_the_days_count_from(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=datetime(2022, 9, 1, tzinfo=UTC)),
            make.snapshot(1, fiscal_year=2565, progress_percent=55),
            make.report(1, 1, report_date=date(2022, 6, 20), narrative="ถอนแล้ว"),
            make.document(2, observed_at=datetime(2022, 10, 1, tzinfo=UTC)),
            make.snapshot(2, fiscal_year=2565, progress_percent=40),
            make.report(2, 1, report_date=date(2022, 5, 20), narrative="เช้า"),
            make.report(2, 2, report_date=date(2022, 5, 20), narrative="บ่าย"),
        )
        found = asked(ask, "silent_projects", "last_report_date, narrative")
        assert found == [(date(2022, 5, 20), "บ่าย")]

    def test_days_are_counted_to_the_day_in_bangkok(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=datetime(2022, 6, 9, 20, tzinfo=UTC)),
            make.snapshot(1, fiscal_year=2565, progress_percent=55),
            make.report(1, 1, report_date=date(2022, 3, 11)),
        )
        # Until the 9th these would be 90 days, which is no silence yet.
        assert asked(ask, "silent_projects", "silent_days") == [(91,)]


CHANGES = "old_reports, new_reports, changed_reports, withdrawn_reports"


class TestChangedBetweenSnapshots:
    @pytest.mark.parametrize(
        ("old", "new", "changed", "withdrawn"),
        [
            ([(20, 40), (20, 55)], [(20, 40), (20, 55)], 0, 0),
            ([(20, 40), (20, 55)], [(20, 55), (20, 40)], 0, 0),
            ([(20, 40), (20, 55)], [(20, 40), (20, 60)], 1, 0),
            ([(20, 40), (20, 40)], [(20, 40), (20, 50)], 1, 0),
            ([(20, 40), (20, 55)], [(20, 55)], 0, 1),
            ([(20, 40), (20, 55)], [(20, 60)], 1, 1),
            ([(20, 40)], [(20, 40), (20, 55)], 0, 0),
            ([(20, 40)], [(21, 40)], 0, 1),
            # What is not shown is no other percent, and without a day reports cannot be paired.
            ([(20, 40)], [(20, None)], 0, 0),
            ([(20, None)], [(20, 40)], 0, 0),
            ([(None, 40)], [(None, 50)], 0, 0),
            ([], [], 0, 0),
        ],
    )
    def test_reports_of_a_day_are_compared_as_many_as_they_are(
        self,
        old: list[tuple[int | None, int | None]],
        new: list[tuple[int | None, int | None]],
        changed: int,
        withdrawn: int,
        load: "Load",
        ask: "Ask",
        make: "Make",
    ) -> None:
        load(
            *(make.document(no) for no in (1, 2)),
            *(make.snapshot(no) for no in (1, 2)),
            *(
                make.report(
                    document,
                    no,
                    report_date=day and date(2020, 9, day),
                    progress_percent=percent,
                )
                for document, reports in ((1, old), (2, new))
                for no, (day, percent) in enumerate(reports, start=1)
            ),
        )
        found = asked(ask, "changed_between_snapshots", CHANGES)
        assert found == [(len(old), len(new), changed, withdrawn)]

    def test_projects_of_one_document_are_not_mixed(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        day = date(2020, 9, 20)
        load(
            *(make.document(no) for no in (1, 2)),
            *(make.snapshot(no, project_code=code) for no in (1, 2) for code in (CODE, OTHER)),
            make.report(1, 1, report_date=day, progress_percent=40),
            make.report(2, 1, report_date=day, progress_percent=40),
            make.report(1, 1, project_code=OTHER, report_date=day, progress_percent=70),
            make.report(2, 1, project_code=OTHER, report_date=day, progress_percent=80),
            make.record(Evaluation, 1, project_code=OTHER, quarter=1, score=50),
            make.record(Evaluation, 2, project_code=OTHER, quarter=1, score=60),
        )
        columns = f"project_code, old_score, new_score, {CHANGES}"
        assert asked(ask, "changed_between_snapshots", columns) == [
            (CODE, None, None, 1, 1, 0, 0),
            (OTHER, 50, 60, 1, 1, 1, 0),
        ]

    def test_a_document_is_not_compared_with_itself(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(make.document(1), make.snapshot(1), make.snapshot(1, line_start=2))
        assert asked(ask, "changed_between_snapshots", "*") == []

    def test_days_of_saving_are_those_of_bangkok(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1, observed_at=datetime(2022, 10, 1, 20, tzinfo=UTC)),
            make.document(2, observed_at=datetime(2022, 10, 2, 16, tzinfo=UTC)),
            make.snapshot(1),
            make.snapshot(2),
        )
        found = asked(ask, "changed_between_snapshots", "old_saved_on, new_saved_on")
        assert found == [(date(2022, 10, 2), date(2022, 10, 2))]
