"""Every check finds what it is for, and nothing in a sound warehouse."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from schema.agencies import all_agencies
from schema.records import (
    RECORDS,
    CalendarEvent,
    Contact,
    DocumentPage,
    Evaluation,
    Finding,
    FrameworkItem,
    Indicator,
    IndicatorQuarter,
    LineageDoubt,
    LineageNearName,
    LineageProject,
    Plan,
    PlanBaseline,
    PlanIndicator,
    PlanIssue,
    PlanProject,
    PlanStep,
    PlanTotal,
    Quarantine,
    RatingLevel,
    Row,
    ScoringLevel,
    Slide,
    SourceFile,
    StrategyLink,
)
from warehouse import layout
from warehouse.store import Warehouse

if TYPE_CHECKING:
    from tests.warehouse.conftest import Load, Make

Bad = Callable[[str], list[dict[str, object]]]

CODE = "50020000-3364"
INDICATOR = "5002-816"
PROJECT: dict[str, Any] = {
    "part": 3,
    "plan_project_no": "1",
    "issue_no": "1",
    "name": "a",
    "budget_text": "b",
    "unit_name": "c",
    "policy_code": "d",
    "output_name": "e",
}
PLAN_INDICATOR: dict[str, Any] = {
    "source_table": "ค",
    "component": "1.1",
    "indicator_no": "1",
    "name": "a",
    "target_text": "b",
    "target_unit": "c",
    "definition": "d",
    "calculation": "e",
    "evidence": "f",
}

FRAMEWORK_ITEM: dict[str, Any] = {
    "slide_no": 1,
    "framework_no": 1,
    "dimension_no": "1",
    "dimension_name": "a",
    "topic": "b",
    "item_no": "1.1",
    "parent_item_no": "1",
    "name": "c",
}


def finding(make: "Make", number: int, **values: Any) -> Row:
    usual = {"rule": "unread_lines", "severity": "info", "message": "m"}
    document_id = make.document_id(number)
    return Finding.model_validate({"document_id": document_id, **usual, **values})


def source_file(make: "Make", number: int, **values: Any) -> Row:
    usual = {
        "input": "/pages",
        "source": "a.html",
        "bytes": 1,
        "modified_ns": 1,
        "origin_key": "",
        "document_id": make.document_id(number),
        "parser_version": "1",
        "outcome": "ok",
    }
    return SourceFile.model_validate({**usual, **values})


def lineage(number: int, **values: Any) -> LineageProject:
    code = f"50020000-{number}"
    usual = {"project_code": code, "agency_code": "50020000", "fiscal_year": 2560 + number % 10}
    told = {"name": "a", "compared_name": f"a{number}", "rules_version": "1", "lineage_id": code}
    return LineageProject.model_validate({**usual, **told, **values})


def every_record(make: "Make") -> list[Row]:
    """A row of every kind that is read from lines, all of document 1 with its three lines."""
    contact = {"role": "responsible", "sequence": 1, "name": "n", "phone": "0", "raw": "n 0"}
    return [
        make.snapshot(1, name="a", rationale="b", objectives="c", targets="d", agency_name="e"),
        make.record(Contact, 1, project_code=CODE, **contact),
        make.report(1, narrative="a", problem="b", obstacle="c", plan_status="d"),
        make.record(PlanStep, 1, project_code=CODE, step_no=1, name="a"),
        make.record(StrategyLink, 1, project_code=CODE, level=1, label="a", code="1", name="b"),
        make.record(Evaluation, 1, project_code=CODE, quarter=1),
        make.record(Indicator, 1, indicator_no=1, indicator_code=INDICATOR, name="a", unit="b"),
        make.record(
            IndicatorQuarter,
            1,
            indicator_no=1,
            indicator_code=INDICATOR,
            quarter=1,
            narrative="a",
        ),
        make.record(Plan, 1, agency_name="a", title="b", vision="c"),
        make.record(PlanIssue, 1, issue_no="1", name="a", objective="b", key_indicator="c"),
        make.record(PlanProject, 1, **PROJECT),
        make.record(PlanTotal, 1, part=3, total_no=1, label="a"),
        make.record(PlanIndicator, 1, **PLAN_INDICATOR),
        make.record(PlanBaseline, 1, indicator_no="1", year=2566, text="a"),
        make.record(ScoringLevel, 1, indicator_no="1", level=5, criterion="a"),
        make.record(Slide, 1, slide_no=1, title="a", text="b"),
        make.record(CalendarEvent, 1, slide_no=1, event_no=1, date_text="a", note="b"),
        make.record(FrameworkItem, 1, **FRAMEWORK_ITEM),
        make.record(RatingLevel, 1, slide_no=1, level=5, label="a"),
    ]


@pytest.fixture
def sound(load: "Load", make: "Make") -> None:
    load(
        make.document(1, title="a", url="b"),
        make.page(1),
        *every_record(make),
        finding(make, 1, line_start=3, observed="\ufffd"),
        finding(make, 1),
        source_file(make, 1),
        make.document(2, pages=2),
        DocumentPage(document_id=make.document_id(2), page=1, text="one"),
        DocumentPage(document_id=make.document_id(2), page=2, text=""),
        make.snapshot(2, page=1, line_start=1, line_end=1),
        make.record(Indicator, 2, indicator_no=1, indicator_code=None, page=1, line_end=1),
        make.record(Indicator, 2, indicator_no=2, indicator_code=None, page=2, line_end=1),
        source_file(make, 2, source="b.html", outcome="partial"),
        source_file(make, 9, source="c.html", outcome="quarantine", document_id=None),
    )


@pytest.fixture
def bad(path: Path) -> Bad:
    def bad(check: str) -> list[dict[str, object]]:
        with Warehouse.open_read_only(path) as warehouse:
            return warehouse.run_checks()[check]

    return bad


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize("check", layout.statements("checks"))
def test_a_sound_warehouse_passes(check: str, bad: Bad) -> None:
    assert bad(check) == []


def test_checks_run_while_writing_too(path: Path) -> None:
    with Warehouse.open(path) as warehouse:
        assert set(warehouse.run_checks()) == set(layout.statements("checks"))


@pytest.mark.parametrize("table", [record.table for record in RECORDS])
@pytest.mark.usefixtures("sound")
class TestEveryTable:
    """Each check looks at each table of records."""

    @staticmethod
    def row(make: "Make", table: str) -> Row:
        (row,) = (row for row in every_record(make) if row.table == table)
        return row

    def test_duplicates(self, table: str, load: "Load", make: "Make", bad: Bad) -> None:
        load(self.row(make, table))
        (found,) = bad("duplicate_records")
        assert (found["table_name"], found["rows"]) == (table, 2)
        assert found["document_id"] == make.document_id(1)

    def test_orphans(self, table: str, load: "Load", make: "Make", bad: Bad) -> None:
        unknown = make.document_id(9)
        load(self.row(make, table).model_copy(update={"document_id": unknown}))
        expected = {"table_name": table, "document_id": unknown, "rows": 1}
        assert bad("orphan_records") == [expected]

    @pytest.mark.parametrize(
        ("place", "lines"),
        [
            ({"line_start": 0}, 3),
            ({"line_start": 3, "line_end": 2}, 3),
            ({"line_end": 4}, 3),
            ({"page": 1}, None),
        ],
    )
    def test_lines(
        self,
        place: dict[str, int],
        lines: int | None,
        table: str,
        load: "Load",
        make: "Make",
        bad: Bad,
    ) -> None:
        load(self.row(make, table).model_copy(update=place))
        (found,) = bad("untraceable_lines")
        assert (found["table_name"], found["lines"]) == (table, lines)

    def test_replacement_characters(self, table: str, load: "Load", make: "Make", bad: Bad) -> None:
        row = self.row(make, table)
        # Codes and closed lists have patterns of their own; the rest is free text.
        closed = {"document_id", "project_code", "indicator_code", "agency_code", "section_code"}
        closed |= {"role", "layout", "source_table", "precision", "qualifier", "year_source"}
        texts = [name for name, value in row if isinstance(value, str) and name not in closed]
        load(*(row.model_copy(update={name: "lo\ufffdst"}) for name in texts))
        found = bad("replacement_characters")
        assert sorted(str(one["column_name"]) for one in found) == sorted(texts)
        assert {one["table_name"] for one in found} <= {table}


@pytest.mark.usefixtures("sound")
class TestOtherTables:
    def test_a_document_twice(self, load: "Load", make: "Make", bad: Bad) -> None:
        load(make.document(1), make.page(1))
        assert [row["table_name"] for row in bad("duplicate_records")] == [
            "document",
            "document_page",
        ]

    def test_an_agency_twice(self, load: "Load", make: "Make", bad: Bad) -> None:
        load(all_agencies()[0])
        (found,) = bad("duplicate_records")
        assert (found["table_name"], found["record_key"]) == ("agency", "01000000")

    def test_a_finding_out_of_the_text(self, load: "Load", make: "Make", bad: Bad) -> None:
        load(finding(make, 1, line_start=4), finding(make, 9))
        assert [row["table_name"] for row in bad("untraceable_lines")] == ["finding"]
        assert [row["table_name"] for row in bad("orphan_records")] == ["finding"]

    @pytest.mark.parametrize(
        ("place", "count"),
        [
            ({"page": 1, "line_start": 1, "page_end": 2, "line_end": 1}, 0),
            ({"page": 1, "line_start": 2, "page_end": 2, "line_end": 1}, 1),
            ({"page": 1, "line_start": 1, "page_end": 2, "line_end": 2}, 1),
            ({"page": 1, "line_start": 1, "page_end": 3, "line_end": 1}, 1),
            ({"page": 2, "line_start": 1, "page_end": 1, "line_end": 1}, 1),
        ],
    )
    def test_a_record_over_two_pages(
        self, place: dict[str, int], count: int, load: "Load", make: "Make", bad: Bad
    ) -> None:
        load(make.record(PlanIssue, 2, issue_no="1", name="a").model_copy(update=place))
        assert len(bad("untraceable_lines")) == count

    def test_text_without_a_document(self, load: "Load", make: "Make", bad: Bad) -> None:
        load(make.page(9))
        assert [row["table_name"] for row in bad("orphan_records")] == ["document_page"]

    def test_lost_characters_of_documents(self, load: "Load", make: "Make", bad: Bad) -> None:
        load(make.document(3, title="\ufffd", url="\ufffd"), make.page(3, "a\ufffd"))
        found = [(row["table_name"], row["column_name"]) for row in bad("replacement_characters")]
        assert found == [("document", "title"), ("document", "url"), ("document_page", "text")]

    def test_what_is_kept_by_path_is_unique(
        self, path: Path, load: "Load", make: "Make", bad: Bad
    ) -> None:
        now = datetime(2021, 1, 1, tzinfo=UTC)
        quarantined = Quarantine(
            input="/pages",
            source="c.html",
            reason="empty",
            message="m",
            first_seen=now,
            last_seen=now,
        )
        load(quarantined)
        with Warehouse.open(path) as warehouse:
            for row in (quarantined, source_file(make, 1)):
                warehouse._append(row.table, [row.as_row()])
        assert [(row["table_name"], row["record_key"]) for row in bad("duplicate_records")] == [
            ("quarantine", "/pages/c.html"),
            ("source_file", "/pages/a.html"),
        ]

    @pytest.mark.parametrize(("outcome", "count"), [("ok", 1), ("partial", 1), ("failed", 0)])
    def test_a_path_whose_document_is_gone(
        self, outcome: str, count: int, load: "Load", make: "Make", bad: Bad
    ) -> None:
        load(source_file(make, 9, source="gone.html", outcome=outcome))
        assert [row["source"] for row in bad("missing_documents")] == ["gone.html"] * count


class TestLineages:
    """Of two projects, in two years, of which each table of lineages tells."""

    DOUBT: ClassVar = {"project_code": "50020000-3365", "candidate_code": CODE}
    NEAR: ClassVar = {"compared_name": "a3364", "other_compared_name": "a3365"}

    @pytest.fixture(autouse=True)
    def projects(self, load: "Load", make: "Make") -> None:
        load(make.document(1), make.page(1), make.snapshot(1))
        load(make.document(2), make.page(2), make.snapshot(2, project_code="50020000-3365"))

    @staticmethod
    def store(path: Path, *rows: Row) -> None:
        with Warehouse.open(path) as warehouse:
            for row in rows:
                warehouse._append(row.table, [row.as_row()])

    def doubt(self, **values: Any) -> Row:
        told = {"agency_code": "50020000", "match_score": 90, "candidates": 1}
        return LineageDoubt.model_validate({**told, **self.DOUBT, **values})

    def near(self, **values: Any) -> Row:
        told = {"agency_code": "50020000", "name_score": 90, "certainty": 100}
        return LineageNearName.model_validate({**told, **self.NEAR, **values})

    def test_projects_that_are_there(self, path: Path, bad: Bad) -> None:
        later = lineage(3365, lineage_id=CODE, previous_project_code=CODE)
        self.store(path, lineage(3364), later, self.doubt(), self.near())
        assert bad("orphan_lineages") == []

    @pytest.mark.parametrize(
        "column", ["lineage_id", "previous_project_code", "project_code", "candidate_code"]
    )
    def test_a_code_of_no_project(self, column: str, path: Path, bad: Bad) -> None:
        unknown = {column: "50020000-99"}
        is_doubt = column in self.DOUBT
        row = self.doubt(**unknown) if is_doubt else lineage(3365, **unknown)
        self.store(path, lineage(3364), *([lineage(3365)] if is_doubt else []), row)
        (found,) = bad("orphan_lineages")
        assert (found["table_name"], found["column_name"]) == (row.table, column)
        assert (found["value"], found["rows"]) == ("50020000-99", 1)

    def test_a_project_that_is_not_loaded(self, path: Path, bad: Bad) -> None:
        self.store(path, lineage(99))
        (found,) = bad("orphan_lineages")
        assert (found["table_name"], found["column_name"]) == ("lineage_project", "project_code")

    @pytest.mark.parametrize("column", ["compared_name", "other_compared_name"])
    def test_a_name_of_no_project(self, column: str, path: Path, bad: Bad) -> None:
        self.store(path, lineage(3364), lineage(3365), self.near(**{column: "z"}))
        (found,) = bad("orphan_lineages")
        assert (found["table_name"], found["column_name"]) == ("lineage_near_name", column)
        assert (found["agency_code"], found["value"]) == ("50020000", "z")

    def test_names_of_another_agency(self, path: Path, bad: Bad) -> None:
        rows = self.near(agency_code="50030000"), self.doubt(agency_code="50030000")
        self.store(path, lineage(3364), lineage(3365), *rows)
        assert [row["table_name"] for row in bad("orphan_lineages")] == [
            "lineage_doubt",
            "lineage_doubt",
            "lineage_near_name",
            "lineage_near_name",
        ]
