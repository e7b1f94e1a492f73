"""The real documents, where they are at hand: each is asserted on its own."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingest.batch import ingest
from ingest.summary import Complaint, Summary
from warehouse.store import Warehouse

# Scans among them take a minute to read: one process does it for all tests.
pytestmark = pytest.mark.xdist_group("real documents")

OfPlan = Callable[[str, str, str], list[tuple[Any, ...]]]


class Quiet:
    """Progress that nobody watches."""

    def start(self, total: int) -> None: ...

    def advance(self, count: int) -> None: ...

    def complain(self, complaint: Complaint) -> None: ...


def load(folder: Path, warehouse: Path) -> Summary:
    return ingest([folder], warehouse, workers=1, dry_run=False, progress=Quiet())


@pytest.fixture(scope="module")
def loaded(
    real_documents: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Summary, Warehouse]]:
    path = tmp_path_factory.mktemp("real") / "tidtam.duckdb"
    summary = load(real_documents, path)
    with Warehouse.open_read_only(path) as warehouse:
        yield summary, warehouse


def rows(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    return list(warehouse.query(sql).rows)


def of_kind(warehouse: Warehouse, kind: str) -> dict[str, str]:
    """The status of every document of a kind by the first three letters of its name."""
    sql = f"SELECT parse_filename(source), status FROM document WHERE kind = '{kind}' ORDER BY 1"
    return {name[:3]: status for name, status in rows(warehouse, sql) if name.endswith(".txt")}


def test_every_text_is_told_by_its_kind(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    assert of_kind(warehouse, "progress_page") == {"000": "ok", "001": "ok"}
    assert of_kind(warehouse, "progress_form") == {"003": "ok"}
    assert of_kind(warehouse, "action_plan") == {"004": "ok"}
    assert of_kind(warehouse, "slide_deck") == {"002": "ok"}


def test_the_page_of_2564(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    code = "03000000-6384"
    reports = rows(
        warehouse,
        "SELECT report_date, progress_percent FROM progress_report "
        f"WHERE project_code = '{code}' ORDER BY report_no",
    )
    assert len(reports) == 12
    assert reports[0] == (date(2020, 10, 26), 1.0)
    assert reports[-1] == (date(2021, 9, 20), 40.0)
    sql = f"SELECT count(*), sum(weight_percent) FROM plan_step WHERE project_code = '{code}'"
    assert rows(warehouse, sql) == [(9, 100.0)]
    sql = "SELECT quarter FROM indicator_quarter WHERE indicator_code = '0300-797' ORDER BY 1"
    assert rows(warehouse, sql) == [(1,), (2,), (3,), (4,)]
    sql = f"SELECT agency_name, fiscal_year FROM project WHERE project_code = '{code}'"
    assert rows(warehouse, sql) == [("สำนักงานคณะกรรมการข้าราชการกรุงเทพมหานคร", 2564)]


def test_the_page_of_2563(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    code = "03000000-2457"
    sql = "SELECT count(*) FROM {} WHERE project_code = '" + code + "'"
    assert rows(warehouse, sql.format("progress_report")) == [(5,)]
    assert rows(warehouse, sql.format("plan_step")) == [(7,)]
    sql = f"SELECT fiscal_year, fiscal_year_source FROM project WHERE project_code = '{code}'"
    assert rows(warehouse, sql) == [(2563, "dates")]
    sql = f"SELECT quarter, score FROM evaluation WHERE project_code = '{code}'"
    assert rows(warehouse, sql) == [(4, 0.0)]
    sql = f"SELECT code FROM strategy_link WHERE project_code = '{code}' ORDER BY level"
    assert rows(warehouse, sql) == [("5",), ("5.3",), ("5.3.1",), ("5.3.1.2",)]


FORM = "03000000-2486"
FORM_TEXT = (
    "document_id IN (SELECT document_id FROM document "
    "WHERE kind = 'progress_form' AND media_type = 'text/plain')"
)


def test_the_printed_form(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    columns = (
        "project_code, fiscal_year, fiscal_year_source, agency_code, agency_name, layout, "
        "progress_percent, is_routine, start_date, end_date, budget_received_baht, "
        "budget_spent_baht, section_code"
    )
    assert rows(warehouse, f"SELECT {columns} FROM project_snapshot WHERE {FORM_TEXT}") == [
        (
            FORM,
            2564,
            "form",
            "03000000",
            "สำนักงานคณะกรรมการข้าราชการกรุงเทพมหานคร",
            "form",
            100.0,
            False,
            date(2020, 10, 1),
            date(2021, 9, 30),
            Decimal("824000.00"),
            Decimal("2700.00"),
            None,
        )
    ]
    ((units,),) = rows(
        warehouse, f"SELECT responsible_unit FROM project_snapshot WHERE {FORM_TEXT}"
    )
    assert len(units.split(" / ")) == 2
    sql = f"SELECT role, sequence, phone FROM contact WHERE {FORM_TEXT} ORDER BY role DESC"
    assert rows(warehouse, sql) == [("responsible", 1, "1460"), ("coordinator", 1, "1544")]
    sql = f"SELECT level, label, code FROM strategy_link WHERE {FORM_TEXT} ORDER BY level"
    assert rows(warehouse, sql) == [
        (1, "ด้านที่", "7"),
        (2, "ประเด็นยุทธศาสตร์ย่อย", "7.3"),
        (3, "เป้าหมายที่", "7.3.1"),
    ]


def test_the_reports_of_the_printed_form(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    sql = (
        "SELECT report_date, progress_percent, budget_spent_baht, plan_status, target_status "
        f"FROM progress_report WHERE {FORM_TEXT} ORDER BY report_no"
    )
    reports = rows(warehouse, sql)
    assert [(report[0], report[1]) for report in reports] == [
        (date(2020, 10, 22), None),
        (date(2020, 11, 17), 10.0),
        (date(2020, 12, 17), 15.0),
        (date(2021, 1, 18), 20.0),
        (date(2021, 2, 18), 30.0),
        (date(2021, 3, 17), 50.0),
        (date(2021, 4, 20), 70.0),
        (date(2021, 5, 20), 75.0),
        (date(2021, 6, 21), 80.0),
        (date(2021, 7, 19), 85.0),
        (date(2021, 8, 16), 90.0),
        (date(2021, 8, 31), 100.0),
    ]
    # The eighth report is printed in four pieces, under four titles.
    assert [report[2] for report in reports] == [None, *[0] * 6, 2700, *[0] * 4]
    assert {report[3:] for report in reports[1:]} == {("เป็นไปตามแผน", "เป็นไปตามเป้าหมาย")}
    sql = f"SELECT printed_no, narrative FROM progress_report WHERE {FORM_TEXT} AND report_no = 8"
    ((printed_no, narrative),) = rows(warehouse, sql)
    assert printed_no == 8
    assert narrative.startswith("ทุกหน่วยงาน")
    assert narrative.endswith("ตามเวลาที่กำหนด")
    sql = f"SELECT rule, severity, subject_key FROM finding WHERE {FORM_TEXT}"
    assert rows(warehouse, sql) == [("section_missing", "warning", f"{FORM}/1")]


def test_the_printed_form_gives_the_same_from_a_pdf(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    sql = (
        "SELECT document_id, list((report_date, progress_percent, budget_spent_baht, plan_status, "
        "target_status, regexp_replace(narrative, '\\s', '', 'g')) ORDER BY report_no) "
        f"FROM progress_report WHERE project_code = '{FORM}' AND document_id IN (SELECT "
        "document_id FROM document WHERE kind = 'progress_form' AND source NOT LIKE '%scan%') "
        "GROUP BY document_id"
    )
    texts = [report for _, report in rows(warehouse, sql)]
    assert all(text == texts[0] for text in texts)


def test_every_check_of_the_warehouse_is_clean(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    assert {name: bad for name, bad in warehouse.run_checks().items() if bad} == {}


def test_a_second_run_reads_and_writes_nothing(
    loaded: tuple[Summary, Warehouse], real_documents: Path, tmp_path: Path
) -> None:
    warehouse = Path(shutil.copy(loaded[1].path, tmp_path))
    before = warehouse.read_bytes()
    summary = load(real_documents, warehouse)
    assert (summary.rows_written, summary.unchanged) == (0, summary.seen)
    assert warehouse.read_bytes() == before


PLANS = "SELECT document_id FROM document WHERE kind = 'action_plan' AND source LIKE '%{}'"


@pytest.mark.parametrize(
    "source", ["004_0aacf57a1803022a.txt", "plan_chr_norep.pdf", "plan_lo_rep.pdf"]
)
class TestThePlan:
    """One plan as text and from two makers of PDFs: the records are the same."""

    @pytest.fixture
    def of_plan(self, loaded: tuple[Summary, Warehouse], source: str) -> OfPlan:
        _, warehouse = loaded

        def of_plan(columns: str, table: str, order: str) -> list[tuple[Any, ...]]:
            plan = PLANS.format(source)
            sql = f"SELECT {columns} FROM {table} WHERE document_id IN ({plan}) ORDER BY {order}"
            return rows(warehouse, sql)

        return of_plan

    def test_the_cover(self, of_plan: OfPlan) -> None:
        assert of_plan("agency_name, fiscal_year, title", "plan", "1") == [
            (
                "สำนักงานการเจ้าหน้าที่ สำนักปลัดกรุงเทพมหานคร",
                2567,
                "แผนปฏิบัติการประจำปี พ.ศ. 2567",
            )
        ]

    def test_issues_and_the_strategy_they_serve(self, of_plan: OfPlan) -> None:
        issues = of_plan(
            "issue_no, objective IS NOT NULL AND key_indicator IS NOT NULL", "plan_issue", "1"
        )
        assert issues == [(str(number), True) for number in range(1, 7)]
        links = of_plan("issue_no, level, code", "strategy_link", "part, issue_no, level")
        assert [(level, code) for issue, level, code in links if issue is None] == [
            *((1, "1"), (2, "3"), (3, "3.3"), (4, "3.3.3")),
        ]
        assert [code for issue, level, code in links if issue and level == 1] == [
            *("7", "7", "7", "5", "3", "7"),
        ]

    def test_projects_and_their_total(self, of_plan: OfPlan) -> None:
        projects = of_plan("part, plan_project_no, budget_baht", "plan_project", "1, 2")
        assert [project[:2] for project in projects] == [
            (1, "1"),
            *((2, str(number)) for number in range(1, 7)),
            *((3, str(number)) for number in range(1, 4)),
        ]
        routine = [Decimal(baht) for baht in ("3622570.00", "1916000.00", "57500.00")]
        assert [baht for part, _, baht in projects if part == 3] == routine
        assert {baht for part, _, baht in projects if part != 3} == {None}
        assert of_plan("part, label, budget_baht", "plan_total", "1") == [
            (3, "รวม", Decimal("5596070.00"))
        ]

    def test_indicators_and_how_they_are_scored(self, of_plan: OfPlan) -> None:
        indicators = of_plan(
            "source_table, component, indicator_no, weight", "plan_indicator", "1, 3"
        )
        assert [row[1:] for row in indicators if row[0] == "ค"] == [
            *(("1.1", "1", 10.0), ("1.1", "2", 10.0), ("1.1", "3", 10.0)),
            *(("1.2", "4", 20.0), ("1.3", "5", 10.0), ("1.3", "6", 10.0)),
        ]
        assert [row[1:3] for row in indicators if row[0] == "ฉ"] == [
            *(("2", "1"), ("3", "3.1"), ("3", "3.2")),
        ]
        assert [row[0] for row in indicators].count("ข") == 6
        assert of_plan("indicator_code, target_text", "plan_indicator", "source_table")[0] == (
            "3.3.3.1",
            "10 อาคาร",
        )
        levels = of_plan("indicator_no, level, threshold_percent", "scoring_level", "1, 2")
        assert [(number, level) for number, level, _ in levels] == [
            (str(number), level) for number in range(1, 7) for level in range(1, 6)
        ]
        assert {percent for _, level, percent in levels if level == 5} == {100.0}

    def test_steps_by_month(self, of_plan: OfPlan) -> None:
        steps = of_plan(
            "part, plan_project_no, step_no, cumulative_percent, start_date, end_date",
            "plan_step",
            "2, 3",
        )
        assert len(steps) == 10
        assert steps[0] == (2, "2", 1, 20.0, date(2023, 10, 1), date(2023, 11, 30))
        assert steps[4] == (2, "2", 5, 100.0, date(2024, 7, 1), date(2024, 9, 30))
        assert steps[-1] == (2, "5", 5, 55.0, date(2024, 2, 1), date(2024, 2, 29))

    def test_what_a_person_should_know(self, of_plan: OfPlan) -> None:
        findings = of_plan("rule, subject_key", "finding", "1, 2")
        known = [row for row in findings if row[0] != "text_damaged"]
        assert known == [
            ("invalid_record", "2/2/5"),
            *(("project_without_steps", f"2/{number}") for number in (1, 3, 4, 6)),
            ("steps_end_below_100", "2/5"),
        ]


class TestDeck:
    """The transcript of 2552: slides, calendar, framework and rating scale."""

    def test_every_slide_blank_ones_too(self, loaded: tuple[Summary, Warehouse]) -> None:
        _, warehouse = loaded
        sql = (
            "SELECT count(*), count(*) FILTER (text = ''), min(slide_no), max(slide_no) FROM slide"
        )
        assert rows(warehouse, sql) == [(55, 2, 1, 55)]
        assert rows(
            warehouse, "SELECT count(*) FROM slide WHERE text LIKE '%' || chr(61656) || '%'"
        ) == [(0,)]

    def test_dimensions_and_their_weights(self, loaded: tuple[Summary, Warehouse]) -> None:
        _, warehouse = loaded
        sql = (
            "SELECT DISTINCT dimension_no, dimension_weight_percent, fiscal_year "
            "FROM framework_item ORDER BY 1"
        )
        assert rows(warehouse, sql) == [
            ("1", 45, 2552),
            ("2", 15, 2552),
            ("3", 20, 2552),
            ("4", 20, 2552),
        ]

    def test_indicators_and_their_weights(self, loaded: tuple[Summary, Warehouse]) -> None:
        _, warehouse = loaded
        sql = "SELECT item_no, weight_percent FROM framework_item WHERE parent_item_no IS NULL"
        expected = [20, 10, 15, 5, 4, 3, 3, 4, 3, 3, 3, 4, 3, 20]
        assert rows(warehouse, f"{sql} ORDER BY item_no::INTEGER") == [
            (str(number), weight) for number, weight in enumerate(expected, start=1)
        ]
        sql = "SELECT item_no, weight_percent FROM framework_item WHERE parent_item_no IS NOT NULL"
        assert rows(warehouse, f"{sql} ORDER BY item_no") == [
            ("1.1", 13),
            ("1.2", 5),
            ("1.3", 2),
            ("3.1", 10),
            ("3.2", 5),
        ]

    def test_the_rating_scale(self, loaded: tuple[Summary, Warehouse]) -> None:
        _, warehouse = loaded
        sql = "SELECT level, label FROM rating_level ORDER BY level DESC"
        found = rows(warehouse, sql)
        assert [level for level, _ in found] == [5, 4, 3, 2, 1]
        assert found[0] == (5, "ระดับดีกว่าเป้าหมายมาก")
        assert found[2] == (3, "ระดับเป็นไปตามเป้าหมาย")

    @pytest.mark.parametrize(
        ("start", "end", "qualifier", "moved"),
        [
            (date(2008, 7, 3), date(2008, 7, 3), None, None),
            (date(2008, 10, 1), date(2008, 12, 31), None, None),
            (date(2009, 1, 30), date(2009, 1, 30), "within", None),
            (date(2009, 10, 31), date(2009, 10, 31), "within", date(2009, 11, 2)),
            (date(2009, 11, 1), date(2010, 1, 31), None, None),
        ],
    )
    def test_events(
        self,
        start: date,
        end: date,
        qualifier: str | None,
        moved: date | None,
        loaded: tuple[Summary, Warehouse],
    ) -> None:
        _, warehouse = loaded
        sql = (
            "SELECT start_date, end_date, qualifier, moved_to_date FROM calendar_event "
            f"WHERE slide_no BETWEEN 12 AND 15 AND start_date = '{start}'"
        )
        assert rows(warehouse, sql) == [(start, end, qualifier, moved)]
