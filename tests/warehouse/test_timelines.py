"""The rows kept of the timeline: whatever comes and goes, they are as if they were made anew."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.records import DocumentPage, Row
from tests.warehouse.conftest import CODE, Ask, Load, Make
from warehouse import timelines
from warehouse.store import Warehouse

KEPT = "SELECT * FROM timeline_report ORDER BY ALL"
OTHER = "50020000-3365"
make = Make()

reports = st.fixed_dictionaries(
    {
        "report_date": st.sampled_from([None, date(2021, 1, 5), date(2021, 2, 5)]),
        "progress_percent": st.sampled_from([10.0, 20.0]),
        "narrative": st.sampled_from([None, "วางท่อ", "วาง ท่อ", "ลอกคลอง"]),
        "problem": st.sampled_from([None, "ไม่มี", "ฝนตกหนัก"]),
    }
)
documents = st.fixed_dictionaries(
    {
        "number": st.integers(1, 4),
        "url": st.sampled_from(["http://a/1", "http://b/1"]),
        "day": st.sampled_from([None, 1, 2, 3]),
        "is_picture": st.booleans(),
        "code": st.sampled_from([CODE, OTHER, None]),
        "reports": st.lists(reports, max_size=3),
    }
)


def rows_of(document: dict[str, Any]) -> list[Row]:
    number, code = document["number"], document["code"]
    day = document["day"]
    page = DocumentPage(
        document_id=make.document_id(number),
        text="first\nsecond\nthird",
        ocr_confidence=90.0 if document["is_picture"] else None,
    )
    return [
        make.document(
            number,
            url=document["url"],
            observed_at=day and datetime(2021, 3, day, tzinfo=UTC),
        ),
        page,
        make.snapshot(number, project_code=code),
        *(
            make.report(number, report_no, project_code=code, **values)
            for report_no, values in enumerate(document["reports"], start=1)
        ),
    ]


@given(st.lists(st.lists(documents, max_size=3, unique_by=lambda d: d["number"]), max_size=4))
@settings(max_examples=30, deadline=None)
def test_loads_in_any_order_keep_what_a_timeline_made_anew_has(
    loads: list[list[dict[str, Any]]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Warehouse.open(Path(folder) / "warehouse.duckdb") as warehouse,
    ):
        for coming in loads:
            rows = [row for document in coming for row in rows_of(document)]
            replaced = [make.document_id(document["number"]) for document in coming]
            warehouse.load(make.tables(*rows), replaced)
        kept = warehouse._fetch(KEPT)
        assert warehouse.run_checks()["stale_timelines"] == []
        warehouse._fetch("DELETE FROM timeline_report")
        timelines.tell_all_anew(warehouse._fetch)
        assert kept == warehouse._fetch(KEPT)


def test_a_document_that_goes_lets_an_earlier_one_tell(load: Load, ask: Ask) -> None:
    said: dict[str, Any] = {
        "report_date": date(2021, 1, 5),
        "progress_percent": 10,
        "narrative": "วางท่อ",
    }
    for number, problem in ((1, "ไม่มี"), (2, "ฝนตกหนัก")):
        load(
            make.document(number),
            make.page(number),
            make.snapshot(number),
            make.report(number, problem=problem, **said),
        )
    told = "SELECT problem, states_problem FROM timeline_report"
    assert ask(told) == [("ฝนตกหนัก", True)]
    load(make.document(2), make.page(2), replaced=(make.document_id(2),))
    assert ask(told) == [("ไม่มี", False)]


def test_a_load_makes_rows_of_the_projects_alone_that_it_tells_of(
    load: Load, ask: Ask, path: Path
) -> None:
    for number, code in ((1, CODE), (2, OTHER)):
        load(make.document(number), make.page(number), make.report(number, project_code=code))
    with Warehouse.open(path) as warehouse:
        warehouse._fetch("UPDATE timeline_report SET narrative = 'as it was'")
        warehouse.load(
            make.tables(
                make.document(3), make.page(3), make.report(3, project_code=OTHER, narrative="new")
            )
        )
    told = "SELECT project_code, narrative FROM timeline_report ORDER BY ALL"
    assert ask(told) == [(CODE, "as it was"), (OTHER, "new"), (OTHER, None)]


@pytest.mark.parametrize(
    "spoil",
    [
        # A file of a version without the table, and one that such a version has opened since.
        "DROP TABLE timeline_report CASCADE",
        "DELETE FROM timeline_report WHERE project_code IS NOT NULL;"
        " CREATE OR REPLACE VIEW progress_timeline AS SELECT 1 AS report_no",
        # Rows that other rules have made.
        "UPDATE timeline_report SET report_no = 99; COMMENT ON VIEW progress_timeline IS 'others'",
    ],
)
def test_a_file_of_an_earlier_version_is_completed_as_it_is_opened(
    spoil: str, load: Load, ask: Ask, path: Path
) -> None:
    for number, code in ((1, CODE), (2, OTHER), (3, None)):
        load(make.document(number), make.page(number), make.report(number, project_code=code))
    kept = ask(KEPT)
    assert len(kept) == 3
    with Warehouse.open(path) as warehouse:
        warehouse._fetch(spoil)
    Warehouse.open(path).close()
    assert ask(KEPT) == kept


def test_rows_of_these_rules_are_left_as_they_are(load: Load, ask: Ask, path: Path) -> None:
    load(make.document(1), make.page(1), make.report(1))
    with Warehouse.open(path) as warehouse:
        warehouse._fetch("UPDATE timeline_report SET narrative = 'as it was'")
    Warehouse.open(path).close()
    assert ask("SELECT narrative FROM timeline_report") == [("as it was",)]


@pytest.mark.parametrize("again", [False, True])
def test_a_document_of_long_reports_fits_into_the_memory_of_a_load(
    again: bool, path: Path, ask: Ask
) -> None:
    """35 MB of reports; to be made anew they are found without what a load knows of them."""
    thai = [chr(letter) for letter in range(0x0E01, 0x0E2F)]
    letters = "".join(Random(1).choices(thai, k=35 * 1024 * 1024 // 3 // 200))
    said = [letters[at:] + letters[:at] for at in range(200)]
    reports = (
        make.report(1, number + 1, narrative=text, project_code=f"50020000-{3000 + number % 40}")
        for number, text in enumerate(said)
    )
    with Warehouse.open(path) as warehouse:
        rows = make.tables(make.document(1), make.page(1, "\n".join(said)), *reports)
        warehouse.load(rows)
        if again:
            warehouse._fetch("COMMENT ON VIEW progress_timeline IS NULL")
    Warehouse.open(path).close()
    assert ask("SELECT count(*) FROM timeline_report") == [(200,)]


def test_more_projects_than_are_made_at_once(
    load: Load, ask: Ask, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 6):
        code = f"50020000-336{number}"
        load(make.document(number), make.page(number), make.report(number, project_code=code))
    load(make.document(6), make.page(6), make.report(6, project_code=None))
    kept = ask(KEPT)
    monkeypatch.setattr(timelines, "_BYTES_AT_ONCE", 500)
    with Warehouse.open(path) as warehouse:
        warehouse._fetch("DELETE FROM timeline_report")
        timelines.tell_all_anew(warehouse._fetch)
    assert ask(KEPT) == kept


class TestTheCheck:
    def spoil(self, path: Path, sql: str) -> list[dict[str, object]]:
        with Warehouse.open(path) as warehouse:
            warehouse._fetch(sql)
            return warehouse.run_checks()["stale_timelines"]

    @pytest.fixture(autouse=True)
    def loaded(self, load: Load) -> None:
        for number, code in ((1, CODE), (2, None)):
            load(make.document(number), make.page(number), make.report(number, project_code=code))

    def test_a_row_of_no_report(self, path: Path) -> None:
        (found,) = self.spoil(
            path, "UPDATE timeline_report SET line_start = 9 WHERE project_code IS NULL"
        )
        assert (found["reason"], found["document_id"], found["line_start"]) == (
            "not_reported",
            make.document_id(2),
            9,
        )

    @pytest.mark.parametrize(
        "change", ["problem = 'x'", "report_date = DATE '2021-01-01'", "page = 2", "line_end = 4"]
    )
    def test_a_row_that_says_something_else(self, change: str, path: Path) -> None:
        found = self.spoil(path, f"UPDATE timeline_report SET {change}")
        assert [row["reason"] for row in found] == ["not_reported"] * 2

    def test_reports_that_are_not_told(self, path: Path) -> None:
        found = self.spoil(path, "DELETE FROM timeline_report")
        assert [(row["reason"], row["project_code"], row["document_id"]) for row in found] == [
            ("not_told", None, make.document_id(2)),
            ("not_told", CODE, None),
        ]
