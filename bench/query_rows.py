"""Rows by the million, made inside DuckDB: what years of saved pages leave in a warehouse.

All is reckoned from numbers, so that every run makes the same warehouse. Documents come in the
order of their project codes, as folders list them; ids are digests, as those of files are.
"""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from warehouse.store import Warehouse

PROJECTS = 100_000
REPORTS = 14
AGENCIES = 60
YEARS = 5
PROJECTS_AT_ONCE = 2_000
"""Projects that one transaction stores, so that a load fits into its memory."""

_PHRASES = (
    "อยู่ระหว่างขั้นตอนการจัดซื้อจัดจ้าง",
    "ดำเนินการตามแผนปฏิบัติงานประจำเดือน",
    "ประชุมคณะทำงานร่วมกับชุมชนในพื้นที่",
    "ลงพื้นที่สำรวจสภาพทางเท้าและท่อระบายน้ำ",
    "จัดทำร่างขอบเขตของงานและราคากลาง",
    "ตรวจรับงานงวดที่",
    "เบิกจ่ายเงินให้แก่ผู้รับจ้าง",
    "ประชาสัมพันธ์ให้ประชาชนทราบ",
    "รายงานผลให้ผู้บริหารทราบ",
    "จัดอบรมอาสาสมัครรุ่นที่",
    "ติดตามและประเมินผลการดำเนินงาน",
    "ขุดลอกคลองและเปิดทางน้ำไหลระยะทาง",
    "ผู้เข้าร่วมกิจกรรมจำนวนทั้งสิ้น",
    "รวบรวมข้อมูลจากสำนักงานเขต",
    "ปรับปรุงฐานข้อมูลให้เป็นปัจจุบัน",
    "ขออนุมัติโครงการและแต่งตั้งคณะกรรมการ",
)
_PROBLEMS = (
    "ไม่มี",
    "ไม่มี",
    "ไม่มี",
    "-",
    "ไม่มีปัญหาและอุปสรรค",
    None,
    "ผู้รับจ้างทำงานล่าช้ากว่าแผน เนื่องจากฝนตกหนัก",
    "ไม่มีงบประมาณสำหรับดำเนินการในปีนี้",
)

_PROJECT = f"""
    CREATE OR REPLACE TEMP TABLE made_project AS
    SELECT
        n,
        lpad((1000 + n * {AGENCIES} // $projects)::VARCHAR, 4, '0') || '0000' AS agency_code,
        agency_code || '-' || lpad((n % 9000 + 1000)::VARCHAR, 4, '0') AS project_code,
        2562 + hash(n) % {YEARS} AS fiscal_year,
        make_date((fiscal_year - 544)::INTEGER, 10, 1) AS first_day,
        (hash(n, 1) % 10) * 10 + 10 AS reached
    FROM range($first, $last) AS project (n);
    CREATE OR REPLACE TEMP TABLE made_document AS
    SELECT
        made_project.*,
        copy,
        sha256(n || '/' || copy) AS document_id,
        -- An earlier snapshot knows of half of the reports.
        CASE WHEN copy = 1 THEN {REPORTS} // 2 ELSE {REPORTS} END AS reports,
        first_day::TIMESTAMP
            + to_days((CASE WHEN copy = 1 THEN 190 ELSE 300 + n % 100 END)::INTEGER) AS observed_at
    FROM made_project
    CROSS JOIN range(3) AS kept (copy)
    -- Every fifth project was saved before, every twentieth is on another host too.
    WHERE copy = 0 OR (copy = 1 AND n % 5 = 0) OR (copy = 2 AND n % 20 = 1);
"""

_ROWS: Mapping[str, str] = {
    "document": """
        SELECT
            document_id, 'progress_page' AS kind, 'host' || copy || '/' || project_code AS source,
            'http://host' || copy || '/myproject.php?pid=' || project_code AS url,
            'text/html' AS media_type, 'utf-8' AS encoding, 41000 AS bytes, observed_at,
            '1' AS parser_version, 'ok' AS status
        FROM made_document
    """,
    "document_page": """
        SELECT
            document_id, lines(hash(n), 140) AS text,
            CASE WHEN n % 50 = 0 THEN 93.5 END AS ocr_confidence
        FROM made_document
    """,
    "project_snapshot": """
        SELECT
            document_id, 1 AS line_start, 30 AS line_end, project_code, fiscal_year,
            'header' AS fiscal_year_source, agency_code, 'code' AS agency_source,
            'หน่วยงานที่ ' || agency_code AS agency_name,
            'โครงการ' || phrase(hash(n)) || phrase(hash(n, 2)) || n AS name, 'full' AS layout,
            reached * reports / $reports AS progress_percent, words(hash(n, 3), 8) AS rationale,
            words(hash(n, 4), 5) AS objectives, words(hash(n, 5), 5) AS targets,
            CASE WHEN n % 3 > 0 THEN 100000 + n END AS budget_received_baht,
            CASE WHEN n % 4 > 0 THEN (100000 + n) * reached / 100 END AS budget_spent_baht
        FROM made_document
    """,
    "progress_report": """
        SELECT
            document_id, 30 + no * 5 AS line_start, 34 + no * 5 AS line_end, project_code,
            no AS report_no, no AS printed_no,
            first_day + (no * 25 + hash(n, no) % 5)::INTEGER AS report_date,
            round(reached * no / $reports, 2) AS progress_percent,
            words(hash(n, no, 1), 3 + hash(n, no, 2) % 9) AS narrative,
            problem(hash(n, no, 3)) AS problem, problem(hash(n, no, 4)) AS obstacle
        FROM made_document
        CROSS JOIN range(1, $reports + 1) AS report (no)
        WHERE no <= reports
        ORDER BY project_code, copy, no
    """,
    "plan_step": """
        SELECT
            document_id, 110 + no AS line_start, 110 + no AS line_end, project_code, no AS step_no,
            phrase(hash(n, no)) AS name, CASE WHEN no < 6 THEN 16 ELSE 20 END AS weight_percent,
            (first_day + to_months(no::INTEGER * 2 - 2))::DATE AS start_date,
            last_day(first_day + to_months((no * 2 - n % 2)::INTEGER)) AS end_date
        FROM made_document
        CROSS JOIN range(1, 7) AS step (no)
        ORDER BY project_code, copy, no
    """,
    "evaluation": """
        SELECT
            document_id, 25 AS line_start, 25 AS line_end, project_code, no AS quarter,
            hash(n, no) % 101 AS score
        FROM made_document
        CROSS JOIN range(1, 5) AS evaluated (no)
        WHERE no <= 4 - copy
    """,
    "indicator": """
        SELECT
            document_id, 120 + no AS line_start, 120 + no AS line_end, no AS indicator_no,
            left(agency_code, 4) || '-' || (n * 2 + no) AS indicator_code, project_code,
            agency_code, 'code' AS agency_source, fiscal_year, phrase(hash(n, no)) AS name,
            CASE no WHEN 1 THEN 'ร้อยละ' ELSE 'ครั้ง' END AS unit, 80 AS target_value,
            '80' AS target_text, reached * reports / $reports AS result_value
        FROM made_document
        CROSS JOIN range(1, 3) AS measured (no)
    """,
    "indicator_quarter": """
        SELECT
            document_id, 130 + no AS line_start, 130 + no AS line_end, 1 AS indicator_no,
            left(agency_code, 4) || '-' || (n * 2 + 1) AS indicator_code, no AS quarter,
            reached * no / 4 AS result_value, words(hash(n, no, 6), 6) AS narrative
        FROM made_document
        CROSS JOIN range(1, 5) AS quarterly (no)
    """,
    "finding": """
        SELECT
            document_id, told AS rule, 'warning' AS severity, subject, project_code AS subject_key,
            121 AS line_start, 'something is the matter with ' || project_code AS message
        FROM made_document
        CROSS JOIN (
            VALUES ('silent_before_year_end', 'project_snapshot'), ('scales_differ', 'indicator'),
            ('weights_not_100', 'plan_step')
        ) AS said (told, subject)
        WHERE hash(n, told) % 10 = 0
    """,
    "lineage_project": """
        SELECT
            project_code, agency_code, fiscal_year, 'โครงการ' || n AS name,
            n::VARCHAR AS compared_name,
            '1' AS rules_version, min(project_code) OVER work AS lineage_id,
            lag(project_code) OVER work_so_far AS previous_project_code,
            CASE WHEN previous_project_code IS NOT NULL THEN 97.5 END AS match_score
        FROM made_project
        WINDOW
            work AS (PARTITION BY agency_code, n // 4),
            work_so_far AS (PARTITION BY agency_code, n // 4 ORDER BY n)
    """,
    "plan": """
        SELECT
            sha256('plan/' || agency_code || fiscal_year) AS document_id, 1 AS line_start,
            2 AS line_end, 'หน่วยงานที่ ' || agency_code AS agency_name, fiscal_year
        FROM made_project
        GROUP BY agency_code, fiscal_year
    """,
    "plan_project": """
        SELECT
            sha256('plan/' || agency_code || fiscal_year) AS document_id, n % 500 AS line_start,
            n % 500 AS line_end, 1 AS part, n::VARCHAR AS plan_project_no,
            'โครงการ' || phrase(hash(n)) || phrase(hash(n, 2)) || n AS name, n AS budget_baht
        FROM made_project
        WHERE n % 3 = 0
    """,
    "project_link": """
        SELECT
            sha256('plan/' || agency_code || fiscal_year) AS document_id, 1 AS part,
            n::VARCHAR AS plan_project_no, project_code, 'name' AS method, 99.0 AS name_score,
            TRUE AS is_same_year, 1 AS rank, TRUE AS is_mutual
        FROM made_project
        WHERE n % 3 = 0
    """,
}


def make_warehouse(path: Path, projects: int = PROJECTS) -> float:
    """A warehouse of so many projects with 14 reports each; returns the seconds it took."""
    started = time.perf_counter()
    with Warehouse.open(path) as warehouse:
        # Its rows are reckoned by the database: no method of the warehouse is for that.
        run = warehouse._fetch
        _define_words(run)
        for first in range(0, projects, PROJECTS_AT_ONCE):
            _add_projects(run, projects, first, min(first + PROJECTS_AT_ONCE, projects))
    # What a load keeps up is made where it was never made, when the file is opened.
    Warehouse.open(path).close()
    return time.perf_counter() - started


def _define_words(run: Callable[..., object]) -> None:
    phrases, problems = (
        "[" + ", ".join("NULL" if word is None else f"'{word}'" for word in words) + "]"
        for words in (_PHRASES, _PROBLEMS)
    )
    run(f"CREATE TEMP MACRO phrase(number) AS ({phrases})[1 + (number % {len(_PHRASES)})::BIGINT]")
    place = f"1 + (number % {len(_PROBLEMS)})::BIGINT"
    run(f"CREATE TEMP MACRO problem(number) AS ({problems})[{place}]")
    run(
        "CREATE TEMP MACRO words(number, pieces) AS list_aggregate(list_transform("
        "range(pieces::BIGINT), lambda i : phrase(hash(number, i)) || ' ' || hash(number) % 977"
        "), 'string_agg', ' ')"
    )
    run(
        "CREATE TEMP MACRO lines(number, count) AS list_aggregate(list_transform("
        "range(count::BIGINT), lambda i : phrase(hash(number, i)) || ' ' || i"
        "), 'string_agg', chr(10))"
    )


def _add_projects(run: Callable[..., object], projects: int, first: int, last: int) -> None:
    values = {"projects": projects, "first": first, "last": last, "reports": REPORTS}
    for statement in _PROJECT.strip().rstrip(";").split(";\n"):
        run(_with(statement, values))
    run("BEGIN")
    for table, select in _ROWS.items():
        run(f"INSERT INTO {table} BY NAME {_with(select, values)}")
    run("COMMIT")


def _with(sql: str, values: Mapping[str, int]) -> str:
    for name, value in values.items():
        sql = sql.replace(f"${name}", str(value))
    return sql
