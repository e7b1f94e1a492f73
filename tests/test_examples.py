"""The example questions, asked of the samples: what they answer was read from the documents.

Every expected row was worked out by hand from the documents under `samples/`, which the comments
name where it is not plain. The samples are loaded once.
"""

import os
import re
import shutil
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ingest.cli import PARTIAL, main
from tests.conftest import ROOT
from warehouse import layout
from warehouse.store import Warehouse

EXAMPLES = sorted((ROOT / "examples").glob("*.sql"))
SAVED_AT = 1_700_000_000
"""November 2023, after the last fiscal year: when samples without a manifest entry were saved."""

Row = tuple[Any, ...]


class Answer(NamedTuple):
    """Rows that must be there, by some of the columns, and how many rows there are in all."""

    columns: str
    rows: list[Row]
    total: int


ANSWERS = {
    # README.md of the samples names the years; the lowest is the least of the pages' heads.
    "progress_by_year": Answer(
        "fiscal_year projects agencies finished mean_progress_percent lowest_percent",
        [
            # 100, 60, 35
            (2562, 3, 3, 1, 65.0, 35.0),
            # 100 of seven projects, and the old town's map at 86.4
            (2563, 8, 7, 7, 98.3, 86.4),
            # 100, 70, 100, 50, 88, 62.5, 100, 45, 100, 65, 100, 100
            (2564, 12, 10, 6, 81.7, 45.0),
            # 104, 100, 100, 92, 84, 100, 55, 60, 70, 40, 80, 100, 100, 76, 100
            (2565, 15, 11, 7, 84.1, 40.0),
            # 91.25, 50, 105, 100, 83.5, 100, 95, 90, 100, 100, 95
            (2566, 11, 10, 5, 91.8, 50.0),
        ],
        5,
    ),
    "unfinished_projects": Answer(
        "fiscal_year project_code progress_percent problem",
        [
            (2562, "50370000-9120", 35.0, None),
            (2562, "50050000-8078", 60.0, "ถังดับเพลิงในชุมชนหมดอายุจำนวนมาก"),
            (2564, "08000000-6631", 70.0, "รวมกลุ่มไม่ได้"),
            (2564, "19000000-7790", 88.0, "งบประมาณหมดก่อนซ่อมแซมครบ"),
            # Opens with ไม่มี, and is a problem all the same.
            (2565, "50340000-8290", 76.0, "ไม่มีอาสาสมัครสมัครเพิ่มใน 6 ชุมชน"),
            (2565, "23000000-8961", 60.0, "ไม่มีอัตรากำลังเปิดหลังเวลาราชการใน 4 แห่ง"),
            # Saved again at 83.5 after it had shown 100.
            (2566, "18000000-9702", 83.5, "ข้อมูลอาคารสูงต้องสำรวจซ้ำ 3 สถานี"),
            (2566, "23000000-9052", 95.0, None),
        ],
        # Of the 49 projects 26 reached 100 percent.
        23,
    ),
    "unfinished_came_back": Answer(
        "fiscal_year project_code next_fiscal_year next_project_code next_progress_percent "
        "came_back",
        [
            (2562, "50050000-8078", 2563, "50050000-8135", 100.0, "finished"),
            (2562, "50370000-9120", 2563, "50370000-9188", 100.0, "finished"),
            # The later one is a second phase (ระยะที่ 2), which counts as another work.
            (2563, "18000000-8501", None, None, None, "not seen"),
            (2564, "08000000-6631", 2565, "08000000-6702", 100.0, "finished"),
            (2564, "15000000-9125", None, None, None, "not seen"),
            (2564, "22000000-8305", 2565, "22000000-8341", 84.0, "unfinished again"),
            (2564, "50260000-8214", None, None, None, "not seen"),
            (2564, "50490000-8402", 2565, "50490000-8466", 100.0, "finished"),
            (2565, "22000000-8341", 2566, "22000000-8390", 100.0, "finished"),
            (2565, "23000000-8961", 2566, "23000000-9052", 95.0, "unfinished again"),
            (2565, "24000000-8227", 2566, "24000000-8274", 90.0, "unfinished again"),
            (2565, "50140000-8657", 2566, "50140000-8731", 100.0, "finished"),
            (2566, "18000000-9702", None, None, None, "not seen"),
        ],
        23,
    ),
    "score_against_progress": Answer(
        "progress projects mean_score lowest_score highest_score full_score correlation",
        [
            # 45 and 40 percent, both with 100
            ("below 50", 2, 100.0, 100.0, 100.0, 2, None),
            # 60: 0, 86.4: 100, 50: 0, 62.5: 100, 65: 50, 84: 100, 55: 100, 70: 100, 80: 80,
            # 91.25: 0, 83.5: 100, 90: 100, 95: 100
            ("50 to below 100", 13, 71.5, 0.0, 100.0, 8, 0.35),
            # nine with 100, two with 50 and two with 0
            ("100 and above", 13, 76.9, 0.0, 100.0, 9, None),
            ("all", 28, 76.1, 0.0, 100.0, 19, 0.07),
        ],
        4,
    ),
    "plan_against_report": Answer(
        "month_end projects planned_percent reported_percent behind on_plan ahead",
        [
            # farm-market-2565: 10 planned, 5 reported; home-visit-2565: 15 and 6
            ("2021-10-31", 2, 12.5, 5.5, 2, 0, 0),
            # street-trees 50, 30; shelter-beds 30, 25; farm-market 46.67, 30; lane-cameras 40, 40;
            # waste-haulers 50.56, 45; 50340000-8290 46.25, 40; elderly-school 41.11, 30;
            # riverside-walk 46.11, 30; home-visit 56.67, 40;
            # canal-cleaning 63.33, 40: its form, printed later, shows no plan
            ("2022-03-31", 10, 47.1, 35.0, 9, 1, 0),
            # all plans are over; 100, 40, 80, 100, 100, 76, 100, 55, 104, 92 reported
            ("2022-09-30", 10, 100.0, 84.7, 5, 4, 1),
        ],
        12,
    ),
    "spent_against_received": Answer(
        "project_code received_baht spent_baht spent_percent spent_missing points_ahead",
        [
            ("19000000-7714", "300000.00", "312450.00", 104.2, None, -4.2),
            ("19000000-7790", "350000.00", "350000.00", 100.0, None, -12.0),
            ("50370000-9188", "1440000.00", "1395000.00", 96.9, None, 3.1),
            ("08000000-6702", "120000.00", "118400.00", 98.7, None, 1.3),
            ("09000000-4188", "0.00", None, None, "no_spent", None),
            ("11000000-9018", "980000.00", "901600.00", 92.0, None, 0.0),
            ("23000000-8961", "400000.00", "96000.00", 24.0, None, 36.0),
            ("09000000-4251", "180000.00", "90000.00", 50.0, None, 0.0),
        ],
        14,
    ),
    "indicator_across_agencies": Answer(
        "agency fiscal_year unit target_value result_value attainment_percent attainment_missing",
        [
            ("สำนักงานเขตมีนบุรี", None, "ร้อยละ", 80.0, 92.4, 115.5, None),
            ("สำนักงานเขตทุ่งครุ", 2566, "ร้อยละ", 80.0, 91.0, 113.8, None),
            ("สำนักงานเขตจตุจักร", 2564, "ร้อยละ", 80.0, 84.6, 105.8, None),
            ("สำนักงานเขตจตุจักร", 2565, "ร้อยละ", 80.0, 87.2, 109.0, None),
            ("สำนักงานเขตจตุจักร", 2566, "ร้อยละ", 85.0, 83.3, 98.0, None),
            ("สำนักงานเขตประเวศ", 2565, "คะแนน", 4.5, 4.32, 96.0, None),
            ("สำนักงานเขตพระนคร", None, "คะแนน", 4.5, 4.2, 93.3, None),
            ("สำนักงานเขตคลองสามวา", None, "ระดับ", 5.0, 4.0, 80.0, None),
            ("สำนักงานเขตลาดกระบัง", 2565, "ระดับ", 5.0, 4.0, 80.0, None),
            ("สำนักงานเขตบางซื่อ", None, "ระดับ", 5.0, 86.2, None, "scales_differ"),
        ],
        10,
    ),
    "agencies_by_year": Answer(
        "agency_code mean_2562 mean_2563 mean_2564 mean_2565 mean_2566 projects finished silent",
        [
            # 84 and 100 in 2565
            ("22000000", None, None, 62.5, 92.0, 100.0, 4, 2, 0),
            # 70 and 40 in 2565
            ("24000000", None, None, None, 55.0, 90.0, 3, 0, 0),
            # 100 and 83.5 in 2566
            ("18000000", None, 86.4, None, None, 91.8, 3, 1, 0),
            ("50050000", 60.0, 100.0, 100.0, None, None, 4, 3, 1),
            # 45 and 100 in 2564
            ("50260000", None, None, 72.5, 100.0, None, 3, 2, 1),
            ("50490000", None, 100.0, 65.0, 100.0, None, 3, 2, 0),
        ],
        21,
    ),
    "silent_projects": Answer(
        "project_code last_report_date silent_days narrative",
        [
            # From 17 May to 30 September 2019, and so on.
            ("50370000-9120", "2019-05-17", 136, "ผู้รับจ้างขอขยายเวลา"),
            (
                "50050000-8078",
                "2019-05-20",
                133,
                "ฝึกซ้อมแล้ว 6 ชุมชน ชุมชนที่เหลือขอเลื่อนหลังเทศกาล",
            ),
            ("50260000-8214", "2021-05-20", 133, "หยุดงานชั่วคราว แคมป์คนงานถูกสั่งปิด"),
        ],
        3,
    ),
    # The faults are those that the samples' README.md files name in bold.
    "findings_by_agency": Answer(
        "agency_code fiscal_year documents findings per_document change rules",
        [
            (
                "50050000",
                2562,
                1,
                2,
                2.0,
                None,
                "report_outside_fiscal_year 1, silent_before_year_end 1",
            ),
            ("50050000", 2563, 1, 0, 0.0, -2.0, None),
            ("50050000", 2564, 2, 0, 0.0, 0.0, None),
            ("24000000", 2565, 2, 2, 1.0, None, "header_differs_from_latest 1, weights_not_100 1"),
            ("24000000", 2566, 1, 0, 0.0, -1.0, None),
            ("22000000", 2565, 2, 1, 0.5, 0.5, "weights_not_100 1"),
            # One page, saved twice.
            ("22000000", 2566, 2, 0, 0.0, -0.5, None),
            ("50140000", 2566, 1, 1, 1.0, 1.0, "progress_decreases 1"),
            ("50260000", 2564, 2, 2, 1.0, None, "silent_before_year_end 1, weights_not_100 1"),
            ("50490000", 2564, 1, 1, 1.0, 0.0, "header_differs_from_latest 1"),
            ("50490000", 2565, 1, 0, 0.0, -1.0, None),
        ],
        35,
    ),
    "changed_between_snapshots": Answer(
        "project_code old_saved_on new_saved_on old_percent new_percent old_score new_score "
        "old_reports new_reports changed_reports withdrawn_reports",
        [
            # A page, then its printed form.
            ("11000000-9018", "2022-10-03", "2022-10-20", 92.0, 92.0, 100.0, None, 4, 4, 0, 0),
            # The report of 20 June said 100, later 70.
            ("18000000-9702", "2023-07-03", "2023-10-04", 100.0, 83.5, 100.0, 100.0, 3, 4, 1, 0),
            ("22000000-8390", "2023-05-02", "2023-10-04", 58.0, 100.0, 100.0, 100.0, 3, 5, 0, 0),
            # Two hosts, the first without a score.
            ("50140000-8657", "2022-10-03", "2022-11-14", 80.0, 80.0, None, 80.0, 6, 6, 0, 0),
            ("50380000-8412", "2020-08-25", "2020-10-05", 95.0, 100.0, None, 100.0, 7, 8, 0, 0),
        ],
        5,
    ),
}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """A warehouse of all samples, open for reading."""
    folder = tmp_path_factory.mktemp("examples")
    samples = shutil.copytree(ROOT / "samples", folder / "samples")
    for path in samples.rglob("*"):
        os.utime(path, (SAVED_AT, SAVED_AT))
    file = folder / "tidtam.duckdb"
    # Some samples are of no kind that is read.
    assert main(["ingest", str(samples), "--warehouse", str(file)]) == PARTIAL
    with Warehouse.open_read_only(file) as opened:
        yield opened


def plain(value: object) -> object:
    """Days and amounts as they are printed; numbers and text as they are."""
    return value if value is None or isinstance(value, int | float | str) else str(value)


def rows_of(warehouse: Warehouse, sql: str) -> list[dict[str, object]]:
    answer = warehouse.query(sql)
    return [dict(zip(answer.columns, map(plain, row), strict=True)) for row in answer.rows]


def test_every_example_has_its_answer() -> None:
    assert len(EXAMPLES) >= 10
    assert {path.stem for path in EXAMPLES} == set(ANSWERS)


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_an_example_says_what_it_asks_and_what_it_cannot_tell(path: Path) -> None:
    written = path.read_text(encoding="utf-8").splitlines()
    lines = list(takewhile(lambda line: line.startswith("--"), written))
    statement = "\n".join(written[len(lines) :])
    assert statement.startswith(("SELECT", "WITH"))
    assert lines[0].endswith("?")
    assert re.search("[ก-ฮ]", lines[1])
    assert any("cannot tell" in line for line in lines)
    assert ";" not in statement


@pytest.mark.parametrize("name", ANSWERS)
def test_an_example_answers_what_the_documents_say(warehouse: Warehouse, name: str) -> None:
    expected = ANSWERS[name]
    columns = expected.columns.split()
    found = rows_of(warehouse, (ROOT / "examples" / f"{name}.sql").read_text(encoding="utf-8"))
    shown = [tuple(row[column] for column in columns) for row in found]
    assert len(shown) == expected.total
    assert [row for row in expected.rows if row not in shown] == []


@pytest.mark.parametrize("view", layout.statements("views"))
def test_every_view_has_rows_on_the_samples(warehouse: Warehouse, view: str) -> None:
    assert rows_of(warehouse, f"SELECT * FROM {view} LIMIT 1")


def test_samples_span_years_and_agencies(warehouse: Warehouse) -> None:
    [spanned] = rows_of(
        warehouse,
        "SELECT count(DISTINCT fiscal_year) AS years, count(DISTINCT agency_code) AS agencies"
        " FROM project",
    )
    assert int(str(spanned["years"])) >= 4
    assert int(str(spanned["agencies"])) >= 6
