"""What analysts ask: projects once, reports once, agencies by year."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from schema.records import Evaluation, Finding, Row
from warehouse import layout

if TYPE_CHECKING:
    from tests.warehouse.conftest import Ask, Load, Make

CODE = "50020000-3364"
OTHER = "50020000-3365"


def silent(make: "Make", number: int) -> Row:
    return Finding(
        document_id=make.document_id(number),
        rule="silent_before_year_end",
        severity="info",
        message="no report for 90 days",
    )


def test_a_view_is_made_after_those_it_reads() -> None:
    order = layout.views_in_order()
    assert sorted(order) == sorted(layout.statements("views"))
    assert order.index("project") < order.index("agency_year")


class TestProject:
    def test_the_document_saved_last_counts(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            make.document(2, source="www/a.html"),
            make.snapshot(2, name="new"),
            make.document(1, source="dp3/a.html"),
            make.snapshot(1, name="old"),
            make.document(3, observed_at=None),
            make.snapshot(3, name="of unknown age"),
        )
        assert ask("SELECT name, source FROM project") == [("new", "www/a.html")]

    def test_of_the_same_age_the_newest_report_counts(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        same = make.document(1).observed_at
        load(
            *(make.document(number, observed_at=same) for number in (1, 2, 3)),
            *(make.snapshot(number, name=str(number)) for number in (1, 2, 3)),
            make.report(1, 1, report_date=date(2021, 6, 1)),
            make.report(2, 1, report_date=date(2021, 9, 1)),
            make.report(2, 2),
            make.report(3, 1),
        )
        assert ask("SELECT name, last_report_date FROM project") == [("2", date(2021, 9, 1))]

    def test_a_later_quarter_makes_no_document_newer(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(2),
            make.snapshot(2, progress_percent=100.0),
            make.record(Evaluation, 2, project_code=CODE, quarter=2, score=100.0),
            make.document(1),
            make.snapshot(1, progress_percent=83.5),
            make.record(Evaluation, 1, project_code=CODE, quarter=4, score=100.0),
        )
        assert ask("SELECT progress_percent FROM project") == [(100.0,)]

    def test_a_page_and_the_form_printed_later_are_one_project(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1),
            make.snapshot(1, layout="full"),
            make.report(1, 1, report_date=date(2021, 1, 2)),
            make.document(2, kind="progress_form"),
            make.snapshot(2, layout="form"),
        )
        assert ask("SELECT layout, last_report_date FROM project") == [("form", None)]

    def test_codes_are_projects(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            make.document(1),
            make.snapshot(1),
            make.document(2),
            make.snapshot(2, project_code=OTHER),
        )
        assert ask("SELECT count(*) FROM project") == [(2,)]

    def test_without_a_code_each_is_its_own(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            make.document(1),
            make.snapshot(1, project_code=None),
            make.document(2),
            make.snapshot(2, project_code=None),
            make.snapshot(2, project_code=None, line_start=2),
            make.report(2, project_code=None, report_date=date(2021, 9, 1)),
        )
        answer = ask("SELECT last_report_date FROM project ORDER BY document_id")
        assert answer == [(None,), (date(2021, 9, 1),), (date(2021, 9, 1),)]

    def test_which_of_equals_does_not_change(self, load: "Load", ask: "Ask", make: "Make") -> None:
        same = make.document(1).observed_at
        for number in (3, 1, 2):
            load(
                make.document(number, observed_at=same),
                make.snapshot(number, name=str(number)),
            )
        assert {ask("SELECT name FROM project")[0] for _ in range(5)} == {("1",)}


class TestProgressTimeline:
    def test_a_report_in_two_documents_is_one(self, load: "Load", ask: "Ask", make: "Make") -> None:
        same: dict[str, Any] = {"report_date": date(2021, 2, 1), "progress_percent": 40.0}
        load(
            make.document(1),
            make.report(1, 1, **same, narrative="done", problem="old"),
            make.document(2),
            make.report(2, 1, report_date=date(2021, 1, 1), progress_percent=20.0),
            make.report(2, 2, **same, narrative="done", problem="new"),
            make.report(2, 3, **same, narrative="done otherwise"),
        )
        sql = "SELECT report_no, progress_percent, problem FROM progress_timeline ORDER BY ALL"
        assert ask(sql) == [(1, 20.0, None), (2, 40.0, "new"), (3, 40.0, None)]

    def test_reports_without_values_are_one_too(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(make.document(1), make.report(1), make.document(2), make.report(2))
        assert ask("SELECT document_id FROM progress_timeline") == [(make.document_id(2),)]

    def test_white_space_makes_no_other_report(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.document(1),
            make.report(1, narrative="จัดทำ คู่มือ"),
            make.document(2),
            make.report(2, narrative="จัดทำคู่มือ"),
        )
        assert ask("SELECT narrative FROM progress_timeline") == [("จัดทำคู่มือ",)]

    def test_a_report_of_a_picture_gives_way_to_one_in_text(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        day: dict[str, Any] = {"report_date": date(2021, 2, 1)}
        picture = make.page(2).model_copy(update={"ocr_confidence": 94.0})
        load(
            make.page(1),
            make.report(1, narrative="จัดทำคู่มือ", **day),
            picture,
            make.report(2, 1, narrative="จัดทาคู่มือ", **day),
            make.report(2, 2, narrative="only here", report_date=date(2021, 3, 1)),
        )
        answer = ask("SELECT narrative FROM progress_timeline ORDER BY report_no")
        assert answer == [("จัดทำคู่มือ",), ("only here",)]

    def test_projects_are_apart(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(make.report(1), make.report(2, project_code=OTHER))
        assert ask("SELECT report_no FROM progress_timeline") == [(1,), (1,)]

    def test_without_a_code_documents_are_apart(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            make.report(1, 1, project_code=None),
            make.report(1, 2, project_code=None),
            make.report(2, 1, project_code=None),
        )
        answer = ask("SELECT document_id, report_no FROM progress_timeline ORDER BY ALL")
        assert answer == [(make.document_id(1), 1), (make.document_id(2), 1)]

    def test_reports_without_a_day_come_last(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            make.report(1, 1, narrative="undated"),
            make.report(1, 2, narrative="later", report_date=date(2021, 2, 1)),
            make.report(1, 3, narrative="first", report_date=date(2021, 1, 1)),
        )
        answer = ask("SELECT narrative FROM progress_timeline ORDER BY report_no")
        assert answer == [("first",), ("later",), ("undated",)]


class TestCorrectedReports:
    """One page saved twice, where the later save says something else of the same day."""

    DAY: ClassVar[dict[str, Any]] = {"report_date": date(2021, 6, 20)}
    TOLD = "SELECT progress_percent, narrative FROM progress_timeline ORDER BY ALL"

    def save(self, make: "Make", number: int, **values: Any) -> list[Row]:
        page = {"source": f"{number}.html", "url": "https://host/page?pid=1", **values}
        return [make.document(number, **page), make.snapshot(number)]

    def test_the_later_save_stands(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            *self.save(make, 1),
            make.report(1, 1, progress_percent=50.0, report_date=date(2021, 5, 1)),
            make.report(1, 2, printed_no=1, progress_percent=100.0, narrative="a", **self.DAY),
            *self.save(make, 2),
            make.report(2, 1, progress_percent=50.0, report_date=date(2021, 5, 1)),
            make.report(2, 2, printed_no=2, progress_percent=70.0, narrative="a", **self.DAY),
            make.report(2, 3, progress_percent=80.0, report_date=date(2021, 7, 1)),
        )
        assert ask(self.TOLD) == [(50.0, None), (70.0, "a"), (80.0, None)]
        assert ask("SELECT count(*) FROM progress_report") == [(5,)]

    def test_also_where_only_the_narrative_is_another(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            *self.save(make, 1, url=None, source="host/page.html"),
            make.report(1, 1, narrative="before", **self.DAY),
            *self.save(make, 2, url=None, source="host/page.html"),
            make.report(2, 1, report_date=date(2021, 6, 1), narrative="put in before it"),
            make.report(2, 2, narrative="after", **self.DAY),
        )
        assert ask(self.TOLD) == [(None, "after"), (None, "put in before it")]

    def test_two_of_one_day_stay_two(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            *self.save(make, 1),
            make.report(1, 1, narrative="a", **self.DAY),
            make.report(1, 2, narrative="b", **self.DAY),
            *self.save(make, 2),
            make.report(2, 1, narrative="a", **self.DAY),
            make.report(2, 2, narrative="b, corrected", **self.DAY),
        )
        assert ask(self.TOLD) == [(None, "a"), (None, "b, corrected")]

    def test_those_that_the_later_save_has_no_more_stay(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        load(
            *self.save(make, 1),
            make.report(1, 1, narrative="a", **self.DAY),
            make.report(1, 2, narrative="b", **self.DAY),
            *self.save(make, 2),
            make.report(2, 1, narrative="b", **self.DAY),
            *self.save(make, 3),
        )
        assert ask(self.TOLD) == [(None, "a"), (None, "b")]

    def test_of_three_saves_the_last_stands(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            *(row for number in (1, 2, 3) for row in self.save(make, number)),
            *(make.report(number, 1, narrative=str(number), **self.DAY) for number in (2, 1, 3)),
        )
        assert ask(self.TOLD) == [(None, "3")]

    def test_a_picture_corrects_nothing(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            *self.save(make, 1),
            make.report(1, 1, narrative="a", **self.DAY),
            *self.save(make, 2),
            make.page(2).model_copy(update={"ocr_confidence": 94.0}),
            make.report(2, 1, narrative="o", **self.DAY),
        )
        assert ask(self.TOLD) == [(None, "a")]

    @pytest.mark.parametrize(
        ("document", "snapshot"),
        [
            ({"url": "https://other/page?pid=1"}, {}),
            ({"observed_at": None}, {}),
            ({"observed_at": datetime(2021, 1, 1, tzinfo=UTC)}, {}),
            ({}, {"layout": "form"}),
            ({}, {"layout": "stripped"}),
            ({}, {"project_code": OTHER}),
        ],
    )
    def test_otherwise_both_stay(
        self,
        load: "Load",
        ask: "Ask",
        make: "Make",
        document: dict[str, Any],
        snapshot: dict[str, Any],
    ) -> None:
        later, _ = self.save(make, 2, **document)
        code = snapshot.get("project_code", CODE)
        load(
            *self.save(make, 1),
            make.report(1, 1, progress_percent=100.0, **self.DAY),
            later,
            make.snapshot(2, **snapshot),
            make.report(2, 1, progress_percent=70.0, project_code=code, **self.DAY),
        )
        assert ask(self.TOLD) == [(70.0, None), (100.0, None)]


class TestAgencyYear:
    def test_projects_are_counted(self, load: "Load", ask: "Ask", make: "Make") -> None:
        usual: dict[str, Any] = {
            "agency_code": "50020000",
            "agency_name": "สำนัก",
            "fiscal_year": 2564,
        }
        percents = [100.0, 120.0, 60.0, None]
        for number, percent in enumerate(percents, start=1):
            load(
                make.document(number),
                make.snapshot(
                    number,
                    project_code=f"50020000-{number}",
                    progress_percent=percent,
                    **usual,
                ),
            )
        load(
            *(
                make.record(Evaluation, 1, project_code="50020000-1", quarter=quarter, score=score)
                for quarter, score in enumerate([5.0, 4.0, None, None], start=1)
            ),
            make.record(Evaluation, 3, project_code="50020000-3", quarter=1, score=2.0),
            silent(make, 3),
            silent(make, 3),
            silent(make, 4),
            make.document(5),
            make.snapshot(5, **{**usual, "fiscal_year": 2565}),
        )
        mean_progress, mean_score = pytest.approx(280 / 3), pytest.approx(11 / 3)
        assert ask("FROM agency_year ORDER BY fiscal_year") == [
            ("50020000", "สำนัก", 2564, 4, 2, 1, mean_progress, mean_score, 2),
            ("50020000", "สำนัก", 2565, 1, 0, 0, None, None, 0),
        ]

    def test_only_the_latest_snapshot_counts(self, load: "Load", ask: "Ask", make: "Make") -> None:
        load(
            make.document(1),
            make.snapshot(1, progress_percent=50.0, agency_code="50020000", agency_name="old"),
            make.record(Evaluation, 1, project_code="50020000-3364", quarter=1, score=1.0),
            silent(make, 1),
            make.document(2),
            make.snapshot(2, progress_percent=100.0, agency_code="50020000", agency_name="new"),
            make.record(Evaluation, 2, project_code="50020000-3364", quarter=1, score=3.0),
        )
        assert ask("FROM agency_year") == [("50020000", "new", None, 1, 1, 0, 100.0, 3.0, 0)]

    def test_names_stand_for_unknown_codes_only(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        agencies = [(None, "a"), (None, "b"), ("50020000", "a"), ("50020000", "b")]
        for number, (code, name) in enumerate(agencies, start=1):
            load(
                make.document(number),
                make.snapshot(
                    number,
                    project_code=f"50020000-{number}",
                    agency_code=code,
                    agency_name=name,
                ),
            )
        answer = ask("SELECT agency_code, agency_name, projects FROM agency_year ORDER BY ALL")
        assert answer == [("50020000", "b", 2), (None, "a", 1), (None, "b", 1)]

    def test_an_agency_that_no_document_names_has_the_name_that_is_known(
        self, load: "Load", ask: "Ask", make: "Make"
    ) -> None:
        for number, code in enumerate(["50010000", "50020000", "50170000", "98760000"], start=1):
            load(
                make.document(number),
                make.snapshot(
                    number,
                    project_code=f"{code}-{number}",
                    agency_code=code,
                    agency_name="as printed" if number == 1 else None,
                ),
            )
        assert ask("SELECT agency_name, projects FROM agency_year ORDER BY agency_code") == [
            ("as printed", 1),
            ("สำนักงานเขตป้อมปราบศัตรูพ่าย", 1),
            (None, 1),
            (None, 1),
        ]
