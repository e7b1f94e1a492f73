"""The score: what counts as right, missing, wrong, told and silent, for any tables."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bench.plan_documents import KINDS
from bench.score import Verdict, compare, score_folder, tables_of
from parsers.draft import Parsed
from schema.document import Line
from schema.records import TABLES, Record
from schema.records.operations import Finding

ID = "0" * 64
TEXTS = ("title", "ค่าเป้าหมาย ร้อยละ : 80", "ผลงานที่ทำได้ ร้อยละ : 76.50", "รายงาน", "ทำได้ดี", "มาก")
LINES = [Line(None, number, text) for number, text in enumerate(TEXTS, start=1)]
INDICATOR: dict[str, Any] = {
    "indicator_no": 1,
    "indicator_code": "5099-901",
    "name": "title",
    "unit": "ร้อยละ",
    "target_value": 80.0,
    "result_value": 76.5,
}


def record(table: str = "indicator", first: int = 1, last: int = 3, **values: Any) -> Record:
    place = {"document_id": ID, "line_start": first, "line_end": last}
    made = TABLES[table].model_validate({**place, **values})
    assert isinstance(made, Record)
    return made


def finding(**values: Any) -> Finding:
    return Finding(
        **{
            "document_id": ID,
            "rule": "invalid_record",
            "severity": "error",
            "message": "",
            **values,
        }
    )


def verdicts(
    truth: Mapping[str, list[dict[str, Any]]], *records: Record, told: Finding | None = None
) -> dict[str, Verdict]:
    by_table: dict[str, list[Record]] = {}
    for one in records:
        by_table.setdefault(one.table, []).append(one)
    parsed = Parsed("indicator_page", None, by_table, [told] if told else [])
    values = compare("a.txt", truth, parsed, LINES)
    return {value.column: value.verdict for value in values if value.verdict != "right"}


def test_the_same_values_are_right() -> None:
    assert not verdicts({"indicator": [INDICATOR]}, record(**INDICATOR))


def test_white_space_and_kinds_of_numbers_do_not_count() -> None:
    truth = {"indicator": [{**INDICATOR, "name": "ก ข", "target_value": 80}]}
    assert not verdicts(truth, record(**{**INDICATOR, "name": "ก \n ข"}))


def test_dates_and_amounts_are_compared_by_value() -> None:
    step: dict[str, Any] = {"step_no": 1, "start_date": "2021-01-31"}
    project: dict[str, Any] = {"part": 1, "plan_project_no": "1", "budget_baht": 1200.5}
    found = record("plan_project", **{**project, "budget_baht": "1,200.50"})
    truth = {"plan_step": [step], "plan_project": [project]}
    assert not verdicts(truth, record("plan_step", **step), found)


def test_a_column_that_the_truth_leaves_out_is_not_compared() -> None:
    assert not verdicts({"indicator": [{"indicator_no": 1}]}, record(**INDICATOR))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"target_value": 8.0}, {"target_value": "wrong, silent"}),
        ({"target_value": None}, {"target_value": "missing, silent"}),
        ({"category": "x"}, {"category": "wrong, silent"}),
    ],
)
def test_what_is_not_right(values: dict[str, Any], expected: dict[str, Verdict]) -> None:
    truth = {"indicator": [{**INDICATOR, "category": None}]}
    assert verdicts(truth, record(**{**INDICATOR, **values})) == expected


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ({"subject": "indicator", "subject_key": "5099-901"}, "wrong"),
        ({"subject": "indicator", "subject_key": "5099-902"}, "wrong, silent"),
        ({"subject": "indicator_quarter", "subject_key": "5099-901"}, "wrong, silent"),
        ({"line_start": 1}, "wrong"),
        ({"line_start": 2}, "wrong"),
        ({"line_start": 3}, "wrong, silent"),
        ({"line_start": 5}, "wrong, silent"),
        ({"subject": "indicator", "message": "target_value is left out"}, "wrong"),
        ({"subject": "indicator", "message": "result_value is left out"}, "wrong, silent"),
    ],
)
def test_a_finding_tells_by_line_record_or_field(told: dict[str, Any], verdict: Verdict) -> None:
    found = record(**{**INDICATOR, "target_value": 8.0})
    expected = {"target_value": verdict}
    assert verdicts({"indicator": [INDICATOR]}, found, told=finding(**told)) == expected


def test_an_unread_line_tells_of_the_text_that_lacks_it() -> None:
    row: dict[str, Any] = {"indicator_no": 1, "indicator_code": None, "quarter": 1}
    row["narrative"] = "ทำได้ดี\nมาก"
    found = record("indicator_quarter", 4, 6, **{**row, "narrative": "ทำได้ดี"})
    truth = {"indicator_quarter": [row]}
    assert verdicts(truth, found) == {"narrative": "wrong, silent"}
    assert verdicts(truth, found, told=finding(line_start=5)) == {"narrative": "wrong"}


def test_a_missed_row_does_not_shift_those_after_it() -> None:
    rows = [{**INDICATOR, "indicator_no": n, "name": f"n{n}"} for n in (1, 2, 3)]
    found = [{**rows[1], "indicator_no": 1}, {**rows[2], "indicator_no": 2}]
    values = compare(
        "a.txt",
        {"indicator": rows},
        Parsed("k", None, {"indicator": [record(**row) for row in found]}, []),
        LINES,
    )
    faults = sorted((str(v.expected), v.verdict) for v in values if v.column == "indicator_no")
    assert faults == [("1", "missing, silent"), ("2", "wrong, silent"), ("3", "wrong, silent")]
    assert {v.verdict for v in values if v.column == "name" and v.expected != "n1"} == {"right"}


def test_rows_and_tables_that_the_truth_does_not_have_are_wrong() -> None:
    found = verdicts({}, record(**INDICATOR))
    assert set(found.values()) == {"wrong, silent"}
    assert "name" in found and "line_start" not in found


def test_tables_are_found_beside_anything_else() -> None:
    rows = [{"slide_no": 1}]
    assert tables_of({"file": "a", "seed": 1, "slide": rows}) == {"slide": rows}
    assert tables_of({"file": "a", "records": {"slide": rows}, "prose": []}) == {"slide": rows}


class TestFolders:
    def line(self, **values: Any) -> str:
        return json.dumps(values, ensure_ascii=False) + "\n"

    def test_documents_are_read_as_a_batch_reads_them(self, tmp_path: Path) -> None:
        plan = KINDS["plan"](3)
        (tmp_path / "a.txt").write_text(plan.text, encoding="utf-8")
        (tmp_path / "b.txt").write_text("of no known kind", encoding="utf-8")
        lines = [
            self.line(file="a.txt", records=plan.records),
            self.line(file="b.txt", indicator=[]),
        ]
        (tmp_path / "truth.jsonl").write_text("".join(lines), encoding="utf-8")
        tally = score_folder(tmp_path, tmp_path / "truth.jsonl")
        assert (tally.documents, tally.unread) == (2, ["b.txt"])
        counts = tally.of("plan_step")
        assert counts["right"] > 50 and counts["right"] == counts.total()

    def test_what_was_not_read_is_missing_and_told(self, tmp_path: Path) -> None:
        (tmp_path / "b.txt").write_text("of no known kind", encoding="utf-8")
        line = self.line(file="b.txt", indicator=[INDICATOR])
        (tmp_path / "truth.jsonl").write_text(line, encoding="utf-8")
        counts = score_folder(tmp_path, tmp_path / "truth.jsonl").of()
        assert counts == {"missing": len(INDICATOR)}

    def test_a_line_without_a_file_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "truth.jsonl").write_text(self.line(seed=1), encoding="utf-8")
        with pytest.raises(ValueError, match="line 1: no `file`"):
            score_folder(tmp_path, tmp_path / "truth.jsonl")
