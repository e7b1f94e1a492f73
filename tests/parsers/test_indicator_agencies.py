"""Whose an indicator is: by its code, by its texts where there is none, and what is told."""

import pytest

from parsers.draft import Parsed
from tests.parsers.indicator_pages import (
    AgencyResults,
    IndicatorPage,
    only,
    parsed,
)

NO_CODE = "page.txt"
DEFINITION = "1.นิยาม หรือความหมายของตัวชี้วัด"


def agency_of(found: Parsed) -> tuple[str | None, str | None]:
    row = only(found, "indicator")
    return row["agency_code"], row["agency_source"]


def told(found: Parsed) -> list[str]:
    return [f.rule for f in found.findings if f.rule.startswith("agency_")]


def test_the_code_of_the_indicator_tells_it() -> None:
    found = parsed(IndicatorPage().full())
    assert agency_of(found) == ("50480000", "code")
    assert told(found) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ถนนของสำนักงานเขตบางรัก", ("50040000", "body")),
        ("ถนนของเขตบางรัก และเขตสาทร", (None, None)),
        ("ถนนที่ตรวจรับแล้ว", (None, None)),
    ],
)
def test_without_a_code_a_text_may_settle_it(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    page = IndicatorPage(title="", definition=(DEFINITION, text))
    found = parsed(page.full(), NO_CODE)
    assert agency_of(found) == expected
    assert told(found) == ([] if expected[0] else ["agency_unknown"])


def test_a_code_that_is_not_known_is_told() -> None:
    page = IndicatorPage(title="ร้อยละของถนนที่ซ่อมแล้ว : 5990-901")
    assert told(parsed(page.full(), NO_CODE)) == ["agency_unknown"]
    results = AgencyResults(heading="ผลการปฏิบัติราชการประจำปีของหน่วยงาน : 59900000")
    assert told(parsed(results.text(), NO_CODE)) == ["agency_unknown"]


def test_the_citys_register_is_no_agencys() -> None:
    page = IndicatorPage(title="ร้อยละของถนนที่ซ่อมแล้ว : 63", rows=(), reports={}, evaluator="")
    found = parsed(page.full(), "mykpi2563.php@pid=63.html")
    assert agency_of(found) == (None, None)
    assert told(found) == []
