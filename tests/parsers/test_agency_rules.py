"""Whose a document is: what settles it, and the findings about its agency."""

from typing import Any

import pytest

from parsers.agency_rules import Settled, settle_agency
from parsers.draft import Parsed
from tests.parsers import progress_forms
from tests.parsers.progress_forms import ProgressForm, four_reports
from tests.parsers.progress_pages import ProgressPage, parsed

NO_CODE = "saved.txt"


def full(code: str, agency: str) -> Parsed:
    """A page of the full layout, of the project `code`-3418 and with the agency's line."""
    page = ProgressPage(
        title=f"โครงการปลูกต้นไม้ริมทาง : {code}-3418",
        agency=f"{agency} : (2564)",
        section=f"{code[:4]}0600/{code[:4]}0600",
    )
    return parsed(page.full(), NO_CODE)


def stripped(code: str, **changes: Any) -> Parsed:
    """A page of the stripped layout, of the project `code`-3418."""
    page = ProgressPage(**{"section": f"{code[:4]}0600/{code[:4]}0600", **changes})
    return parsed(page.stripped(), f"myproject.php?pid={code}-3418")


def without_code(**changes: Any) -> Parsed:
    """A page of the full layout that gives neither a project's nor a section's code."""
    page = ProgressPage(**{"title": "", "agency": "", "section": "", **changes}).full()
    kept = [line for line in page.split("\n") if "50480000-3418" not in line]
    return parsed("\n".join(kept), NO_CODE)


def form(**changes: Any) -> Parsed:
    page = ProgressForm(**{"reports": four_reports()[1:], **changes})
    return progress_forms.parsed(page.text())


def about_agency(found: Parsed) -> list[str]:
    return [f.rule for f in found.findings if f.rule.startswith("agency_")]


def agency_in(found: Parsed) -> tuple[object, ...]:
    (snapshot,) = found.records["project_snapshot"]
    values = snapshot.model_dump()
    return tuple(values[name] for name in ("agency_code", "agency_source", "agency_name"))


# Documents that break a rule, and near misses.
AGENCY_TRIGGERS: list[tuple[str, Parsed, Parsed]] = [
    (
        "agency_name_differs",
        full("50480000", "สำนักงานเขตวัฒนา"),
        full("50480000", "** สํานักงานเขต ทวีวัฒนา กรุงเทพมหานคร"),
    ),
    (
        "agency_name_differs",
        full("17000000", "สำนักการคลัง"),
        full("17000000", "สำนักการจราจร และขนส่ง"),
    ),
    # A code without a name, with the name of another.
    (
        "agency_name_differs",
        full("50170000", "สำนักงานเขตวัฒนา"),
        full("50170000", "สำนักงานเขตบางแค"),
    ),
    (
        "agency_name_differs",
        form(units="สำนักงานเขตวัฒนา / ฝ่ายโยธา"),
        form(units="ฝ่ายโยธา สำนักงานเขตทวีวัฒนา / กลุ่มงานสวน"),
    ),
    (
        "agency_name_differs",
        form(code="04110000-3418", units="สำนักงานปกครองและทะเบียน / กองกลาง"),
        form(code="04110000-3418", units="สำนักปลัดกรุงเทพมหานคร / สำนักงานประชาสัมพันธ์"),
    ),
    ("agency_unknown", full("98760000", "สำนักตัวอย่าง"), full("50170000", "สำนักงานเขตตัวอย่าง")),
    ("agency_unknown", stripped("50170000"), stripped("50480000")),
    ("agency_unknown", stripped("98760000"), stripped("17000000")),
    ("agency_unknown", without_code(), without_code(rationale="เขตบางนาขาดร่มเงา เขตบางนาได้สำรวจ")),
    ("agency_unknown", form(code=None, units="สำนักตัวอย่าง"), form(code=None)),
]


@pytest.mark.parametrize(("rule", "found", "other"), AGENCY_TRIGGERS)
def test_each_rule_finds_its_fault_once_and_a_near_miss_has_none(
    rule: str, found: Parsed, other: Parsed
) -> None:
    assert about_agency(found) == [rule]
    assert about_agency(other) == []


def test_a_name_that_differs_is_told_with_its_line() -> None:
    found = full("50480000", "สำนักงานเขตวัฒนา")
    (finding,) = (f for f in found.findings if f.rule == "agency_name_differs")
    assert (finding.severity, finding.subject) == ("warning", "project_snapshot")
    assert (finding.observed, finding.expected) == ("สำนักงานเขตวัฒนา", "สำนักงานเขตทวีวัฒนา")
    page = ProgressPage().full().split("\n")
    assert finding.line_start == page.index(ProgressPage().agency) + 1
    # The name stays as the page gives it, and the code as the project has it.
    assert agency_in(found) == ("50480000", "code", "สำนักงานเขตวัฒนา")


def test_a_name_that_is_only_inferred_is_no_proof_against_the_page() -> None:
    (finding,) = (f for f in full("17000000", "สำนักการคลัง").findings if "agency" in f.rule)
    assert (finding.rule, finding.severity) == ("agency_name_differs", "info")


def test_what_the_texts_name_is_told_where_no_name_is_known() -> None:
    found = stripped("50170000", rationale="เขตบางนาขาดร่มเงา เขตบางนาได้สำรวจแล้ว และเขตบางแค")
    (finding,) = (f for f in found.findings if f.rule == "agency_unknown")
    assert finding.severity == "info"
    assert finding.observed == "สำนักงานเขตบางนา, เขตบางแค"
    assert agency_in(found) == ("50170000", "code", None)


class TestSettling:
    @pytest.mark.parametrize(
        ("name", "title", "body", "settled"),
        [
            ("สํานักงานเขต บางนา", "ของเขตพระโขนง", ["เขตดินแดง"], ("50470000", "name")),
            ("ฝ่ายโยธา สำนักงานเขตบางนา", None, [], ("50470000", "name")),
            (None, "ปรับปรุงสวนของเขตพระโขนง", ["เขตดินแดง"], ("50100000", "title")),
            (None, "ปรับปรุงสวน", ["สวนในเขตดินแดง", None, "สำนักงานเขตดินแดง"], ("50370000", "body")),
            (None, None, ["ตามที่สำนักการแพทย์ได้สำรวจ"], ("07000000", "body")),
        ],
    )
    def test_the_first_text_that_names_one(
        self, name: str | None, title: str | None, body: list[str | None], settled: tuple[str, Any]
    ) -> None:
        assert settle_agency(name, title, body) == Settled(*settled)

    @pytest.mark.parametrize(
        ("name", "title", "body"),
        [
            (None, None, []),
            (None, "ปรับปรุงสวน", ["ขอบเขตของงาน สำนักงานเขต"]),
            (None, None, ["เขตบางนา", "เขตพระโขนง"]),
            (None, None, ["เขตบางนา", "เขตบางแค"]),
            (None, None, ["เขตบางนาใต้"]),
            (None, None, ["เขตบางนา", "ใต้สะพาน เขตพระโขนงเหนือ"]),
            # Who is named first and in doubt is not put aside for who is named later.
            (None, "ของเขตบางนาและเขตพระโขนง", ["เขตดินแดง"]),
            (None, "ของเขตบางแค", ["เขตดินแดง"]),
            ("สำนักตัวอย่าง", "ของเขตบางนา", ["เขตบางนา"]),
        ],
    )
    def test_several_none_or_one_in_doubt_settle_nothing(
        self, name: str | None, title: str | None, body: list[str | None]
    ) -> None:
        assert settle_agency(name, title, body) == Settled()

    def test_a_page_without_codes_by_its_texts(self) -> None:
        found = without_code(objectives="1. เพื่อเพิ่มพื้นที่สีเขียวในเขตบางนา")
        assert agency_in(found) == ("50470000", "body", None)
        (indicator,) = found.records["indicator"]
        values = indicator.model_dump()
        assert (values["agency_code"], values["agency_source"]) == ("50480000", "code")

    def test_a_section_comes_before_the_texts(self) -> None:
        found = without_code(section="50480600/50480600", rationale="เขตบางนาขาดร่มเงา")
        assert agency_in(found) == ("50480000", "section", None)

    def test_a_form_without_a_code_by_its_chain_or_its_name(self) -> None:
        name = "สำนักงานเขตทวีวัฒนา"
        assert agency_in(form(code=None)) == ("50480000", "name", name)
        found = form(code=None, units=None, name="โครงการปลูกต้นไม้ในเขตบางนา")
        assert agency_in(found) == ("50470000", "title", None)
