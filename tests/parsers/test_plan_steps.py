"""The steps of a plan: what is a name, a weight, a day, and which lines were read."""

from typing import Any

import pytest

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.plan_steps import read_steps
from parsers.readers import read
from schema.document import Origin

DAYS = "เริ่มต้น :2021-01-04\nสิ้นสุด :2021-02-05"


def steps_of(*blocks: str) -> tuple[list[dict[str, Any]], Draft, Lines]:
    document = read("\n".join(blocks).encode(), Origin("page.txt"))
    lines, draft = Lines(document), Draft(document)
    starts = []
    at = 0
    for block in blocks:
        starts.append(at)
        at += block.count("\n") + 1
    read_steps(lines, starts, len(lines), draft, "50480000-3418")
    rows = [row.model_dump(mode="json") for row in draft.records.get("plan_step", ())]
    return rows, draft, lines


def only_step(block: str) -> dict[str, Any]:
    (row,) = steps_of(block)[0]
    return row


@pytest.mark.parametrize(
    ("text", "name", "weight"),
    [
        (":ปลูกต้นไม้\n:40%", "ปลูกต้นไม้", 40.0),
        (":เบิกจ่ายแล้ว 50%", "เบิกจ่ายแล้ว 50%", None),
        (":เบิกจ่ายแล้ว 50%\n:40%", "เบิกจ่ายแล้ว 50%", 40.0),
        (":ปลูกต้นไม้ :40%", "ปลูกต้นไม้", 40.0),
        (":ปลูกต้นไม้\n:%", "ปลูกต้นไม้", None),
        (":ปลูกต้นไม้\n:", "ปลูกต้นไม้", None),
        (":ปลูกต้นไม้\nร้อยละ 40", "ปลูกต้นไม้", 40.0),
        (":เบิกจ่ายร้อยละ 40\n:10 %", "เบิกจ่ายร้อยละ 40", 10.0),
        (":ประชุมเริ่มต้นโครงการ\n:40%", "ประชุมเริ่มต้นโครงการ", 40.0),
        (":เริ่มต้นโครงการ\n:40%", "เริ่มต้นโครงการ", 40.0),
        (":ตรวจรับเมื่อสิ้นสุดสัญญา\n:40%", "ตรวจรับเมื่อสิ้นสุดสัญญา", 40.0),
        (":สิ้นสุดสัญญา\n:40%", "สิ้นสุดสัญญา", 40.0),
    ],
)
def test_the_weight_is_a_cell_of_its_own(text: str, name: str, weight: float | None) -> None:
    rows, draft, _ = steps_of(f"ขั้นตอน 1\n{text}\n{DAYS}")
    (step,) = rows
    assert (step["name"], step["weight_percent"]) == (name, weight)
    assert (step["start_date"], step["end_date"]) == ("2021-01-04", "2021-02-05")
    assert [f.rule for f in draft.findings] == ([] if weight else ["section_missing"])


@pytest.mark.parametrize(
    "block",
    [
        "ขั้นตอน 1 :ปลูก :40% เริ่มต้น :2021-01-04 สิ้นสุด :2021-02-05",
        "ขั้นตอน 1 | :ปลูก | :40% | เริ่มต้น :2021-01-04 | สิ้นสุด :2021-02-05",
        "ขั้นตอน\n1\n:ปลูก\n:40%\nเริ่มต้น\n:2021-01-04\nสิ้นสุด :\n2021-02-05",
        "ขั้นตอนที่ ๑\nปลูก\n๔๐%\nเริ่มต้น : 4 มกราคม 2564\nสิ้นสุด : 5 ก.พ. 2564",
    ],
)
def test_other_markups(block: str) -> None:
    step = only_step(block)
    assert (step["step_no"], step["name"], step["weight_percent"]) == (1, "ปลูก", 40.0)
    assert (step["start_date"], step["end_date"]) == ("2021-01-04", "2021-02-05")


def test_a_decimal_is_no_step_and_stays_unread() -> None:
    rows, _, lines = steps_of(f"ขั้นตอน 1.5\n:ปลูก\n:40%\n{DAYS}")
    assert rows == []
    assert list(lines.unread()) == []
    rows, _, lines = steps_of(
        f"ขั้นตอน 1\n:ปลูก\n:40%\n{DAYS}\nขั้นตอน 1.5\nอื่น", f"ขั้นตอน 2\n:ดูแล\n:60%\n{DAYS}"
    )
    assert [row["step_no"] for row in rows] == [1, 2]
    assert list(lines.unread()) == [(5, 7)]


def test_only_the_lines_of_a_step_are_taken() -> None:
    rows, _, lines = steps_of(
        "ขั้นตอน 1\n:ปลูก 2021-02-05\n:40%\nเริ่มต้น :2021-01-04\nหมายเหตุ\nสิ้นสุด :\nอื่น ๆ",
        f"ขั้นตอน 2\n:ดูแล\n:60%\n{DAYS}",
    )
    assert list(lines.unread()) == [(4, 5), (6, 7)]
    assert (rows[0]["end_date"], rows[0]["line_start"], rows[0]["line_end"]) == (None, 1, 6)


def test_an_end_before_the_start_and_a_second_number_are_told() -> None:
    block = "ขั้นตอน 1\n:ปลูก\n:40%\nเริ่มต้น :2021-03-04\nสิ้นสุด :2021-02-05"
    rows, draft, _ = steps_of(block, f"ขั้นตอน 1\n:ดูแล\n:60%\n{DAYS}")
    assert [(row["start_date"], row["end_date"]) for row in rows] == [
        ("2021-03-04", "2021-02-05"),
        ("2021-01-04", "2021-02-05"),
    ]
    assert [(f.rule, f.severity) for f in draft.findings] == [("invalid_record", "warning")] * 2


@pytest.mark.parametrize(("end", "kept"), [("2021-03-01", None), ("2021-03-05", "2021-03-05")])
def test_without_a_start_the_first_of_a_month_may_be_a_whole_month(
    end: str, kept: str | None
) -> None:
    rows, draft, _ = steps_of(f"ขั้นตอน 1\n:ปลูก\n:40%\nเริ่มต้น :\nสิ้นสุด :{end}")
    assert (rows[0]["start_date"], rows[0]["end_date"]) == (None, kept)
    (finding,) = draft.findings
    assert finding.rule == "section_missing"
    assert ("whole month" in finding.message) == (kept is None)
