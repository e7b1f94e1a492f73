"""An indicator's labelled lines: its code, units, values, and what contradicts them."""

from typing import Any

import pytest

from parsers.draft import Draft
from parsers.indicators.blocks import read_indicators
from parsers.indicators.places import IndicatorOwner
from parsers.page_lines import Lines
from parsers.readers import read
from schema.document import Origin

TABLE = "ไตรมาสที่\n(1 - 4)\n1\n0.00\n\n100 / 100\n2\n92.50\n\n100 / 50"
OWNER = IndicatorOwner("50480000-3418", "50480000", fiscal_year=2564)


def block(**changed: str) -> str:
    parts = {
        "code": "รายละเอียดเกี่ยวกับตัวชี้วัด : 5048-0811",
        "name": "ตัวชี้วัด : ต้นไม้ที่รอดตาย",
        "target": "ค่าเป้าหมาย ร้อยละ : 80",
        "result": "ผลงานที่ทำได้ ร้อยละ : 92.50",
        "category": "ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ",
        "level": "ตัวชี้วัดระดับผลลัพธ์ (outcome)",
        "table": TABLE,
    }
    return "\n".join(part for part in (parts | changed).values() if part)


def read_all(text: str) -> Draft:
    document = read(text.encode(), Origin("page.txt"))
    lines, draft = Lines(document), Draft(document)
    read_indicators(lines, 0, len(lines), draft, OWNER)
    return draft


def only(draft: Draft) -> dict[str, Any]:
    (record,) = draft.records["indicator"]
    return record.model_dump()


def test_a_sound_block_has_no_finding() -> None:
    draft = read_all(block())
    assert draft.findings == []
    assert only(draft)["level"] == "outcome"
    assert len(draft.records["indicator_quarter"]) == 2


@pytest.mark.parametrize(
    ("target", "value", "text"),
    [
        ("ราย : 1,40", None, "1,40"),
        ("ราย : 6,40 ราย", None, "6,40 ราย"),
        ("ราย : 9,.50", None, "9,.50"),
        ("บาท : 2 ล้านบาท", 2_000_000.0, "2 ล้านบาท"),
        ("บาท : 1.5 ล้าน", 1_500_000.0, "1.5 ล้าน"),
        ("คน : 5 พันคน", None, "5 พันคน"),
        ("สัดส่วน : 1 : 50", None, "1 : 50"),
        ("อัตราส่วน 1 : 50", None, "1 : 50"),
        ("ร้อยละ : – 5", None, "– 5"),
        ("ร้อยละ : –5", None, "–5"),
        ("ร้อยละ : -5", -5.0, "-5"),
        ("ร้อยละ 30 : 50", 50.0, "50"),
    ],
)
def test_a_value_is_one_plain_number_or_told(target: str, value: float | None, text: str) -> None:
    unit = target.partition(" :")[0].removesuffix(" 1")
    draft = read_all(block(target=f"ค่าเป้าหมาย {target}", result=f"ผลงานที่ทำได้ {unit} : 92.50"))
    found = only(draft)
    assert (found["unit"], found["target_value"], found["target_text"]) == (unit, value, text)
    assert [(f.rule, f.observed) for f in draft.findings] == (
        [] if value is not None else [("invalid_record", text)]
    )


@pytest.mark.parametrize(
    ("unit", "result", "told"),
    [("ร้อยละ", None, True), ("ระ ดับ", 4.0, False), ("", 4.0, False)],
)
def test_units_that_differ(unit: str, result: float | None, told: bool) -> None:
    target, table = "ค่าเป้าหมาย ระดับ : 5", TABLE.replace("92.50", "4")
    draft = read_all(block(target=target, result=f"ผลงานที่ทำได้ {unit} : 4", table=table))
    found = only(draft)
    assert (found["unit"], found["target_value"], found["result_value"]) == ("ระดับ", 5.0, result)
    assert [f.rule for f in draft.findings] == (["scales_differ"] if told else [])
    if told:
        assert "ระดับ" in draft.findings[0].message
        assert "ร้อยละ" in draft.findings[0].message


def test_a_code_is_not_cut_out_of_a_longer_number() -> None:
    for code in ("50480-0811", "5048-0811-2", "5048-0811234", "5048-0811 5048-0812"):
        draft = read_all(block(code=f"รายละเอียดเกี่ยวกับตัวชี้วัด : {code}"))
        assert only(draft)["indicator_code"] is None
        (finding,) = draft.findings
        assert (finding.rule, finding.observed) == ("section_missing", code)


@pytest.mark.parametrize("level", ["ตัวชี้วัดระดับผลผลิต (outcome)", "ตัวชี้วัดระดับผลลัพธ์\n(output)"])
def test_a_contradictory_level_is_left_out(level: str) -> None:
    draft = read_all(block(level=level))
    assert only(draft)["level"] is None
    assert [f.rule for f in draft.findings] == ["invalid_record"]


@pytest.mark.parametrize(
    ("changed", "severity", "words"),
    [
        ({"target": "ค่าเป้าหมาย ร้อยละ :"}, "warning", "target"),
        ({"result": "ผลงานที่ทำได้ ร้อยละ :"}, "warning", "result"),
        ({"table": ""}, "info", "quarter table"),
        ({"category": "", "level": ""}, "info", "category, level"),
        ({"category": "", "name": ""}, "warning", "name, category"),
    ],
)
def test_missing_parts_are_told(changed: dict[str, str], severity: str, words: str) -> None:
    (finding,) = read_all(block(**changed)).findings
    assert (finding.rule, finding.severity) == ("section_missing", severity)
    assert finding.message.endswith(f"has no {words}")


def test_a_blank_result_takes_no_row_of_the_table() -> None:
    rows = "1\n0.00\n\n100 / 100"
    draft = read_all(block(result="", category="", level="", table=f"ผลงานที่ทำได้ ร้อยละ :\n{rows}"))
    assert only(draft)["result_value"] is None
    assert len(draft.records["indicator_quarter"]) == 1


def test_an_indicator_without_a_code_is_one_of_its_own() -> None:
    draft = read_all("\n".join([block(), block(code=""), block(code="", name="")]))
    codes = [row.model_dump()["indicator_code"] for row in draft.records["indicator"]]
    assert codes == ["5048-0811", None, None]
    quarters = [row.model_dump()["indicator_code"] for row in draft.records["indicator_quarter"]]
    assert quarters == ["5048-0811"] * 2 + [None] * 4
    assert [f.message.partition("has no ")[2] for f in draft.findings] == ["code", "code, name"]
    assert len({f.subject_key for f in draft.findings}) == 2


def test_a_code_after_an_indicator_without_one_opens_its_own() -> None:
    draft = read_all("\n".join([block(code=""), block()]))
    codes = [row.model_dump()["indicator_code"] for row in draft.records["indicator_quarter"]]
    assert codes == [None, None, "5048-0811", "5048-0811"]


def test_a_repeated_result_is_left_out_where_it_differs() -> None:
    again = "ผลงานที่ทำได้ ร้อยละ : 92.50\nผลงานที่ทำได้ ร้อยละ : {}"
    assert read_all(block(result=again.format("92.50"))).findings == []
    draft = read_all(block(result=again.format("60")))
    assert only(draft)["result_value"] is None
    assert "invalid_record" in [f.rule for f in draft.findings]


def test_a_repeated_quarter_is_told() -> None:
    draft = read_all(block(table=f"{TABLE}\n2\n30.00\n\n0 / 0"))
    results = [row.model_dump()["result_value"] for row in draft.records["indicator_quarter"]]
    assert results == [0.0, 92.5]
    assert [f.rule for f in draft.findings] == ["invalid_record"]


def test_texts_of_quarters_are_kept_with_their_rows() -> None:
    reports = "รายงานผลฯ ไตรมาสที่ 1\nปลูกแล้ว\nสองแถว\nรายงานผลฯ ไตรมาสที่ 2\n-"
    draft = read_all(block(table=f"{TABLE}\n{reports}"))
    rows = [row.model_dump() for row in draft.records["indicator_quarter"]]
    assert [row["narrative"] for row in rows] == ["ปลูกแล้ว\nสองแถว", None]
    assert draft.findings == []
