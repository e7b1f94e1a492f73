"""The agencies that are known: what the data say, and by which names they go."""

import re
from collections import Counter
from pathlib import Path

import pytest

from schema.agencies import agency_of, all_agencies, code_named, is_part_of
from schema.records import Agency
from schema.thai.text import repair_text
from tests.conftest import ROOT

NAMED = [agency for agency in all_agencies() if agency.name]


class TestData:
    def test_every_code_and_every_name_stands_once(self) -> None:
        assert len(all_agencies()) == 62
        assert len({agency.code for agency in all_agencies()}) == 62
        assert len({agency.name for agency in NAMED}) == len(NAMED) == 57

    def test_codes_without_a_name_say_so(self) -> None:
        assert [agency.code[:4] for agency in all_agencies() if agency.source == "code"] == [
            "5017",
            "5022",
            "5032",
            "5043",
            "5044",
        ]
        for agency in all_agencies():
            assert (agency.name is None) == (agency.source == "code")

    def test_what_was_not_seen_in_a_head_is_told_apart(self) -> None:
        def codes(source: str) -> str:
            return " ".join(a.code[:4] for a in all_agencies() if a.source == source)

        assert codes("text") == "1900 5012 5015 5023 5031 5035 5047"
        assert codes("inferred") == "1700 2000 5007 5008 5030 5036"

    def test_kinds(self) -> None:
        assert Counter(agency.kind for agency in all_agencies()) == {
            "district": 43,
            "bureau": 14,
            "office": 5,
        }
        for agency in all_agencies():
            assert (agency.kind == "district") == agency.code.startswith("50")

    @pytest.mark.parametrize("agency", NAMED, ids=[agency.code for agency in NAMED])
    def test_names_are_written_in_full(self, agency: Agency) -> None:
        assert agency.name
        assert repair_text(agency.name) == agency.name
        assert "ฯ" not in agency.name
        opening = {"district": "สำนักงานเขต", "office": "สำนักงาน", "bureau": "สำนัก"}[agency.kind]
        assert agency.name.startswith(opening)
        assert (agency.kind == "bureau") == (not agency.name.startswith("สำนักงาน"))

    def test_the_data_are_part_of_the_package(self) -> None:
        project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        assert re.search(r'^schema = \["agencies\.csv"[],]', project, re.MULTILINE)
        assert Path(ROOT / "schema" / "agencies.csv").is_file()


class TestLookingUp:
    @pytest.mark.parametrize("agency", NAMED, ids=[agency.code for agency in NAMED])
    def test_an_agency_by_its_code_and_by_its_name(self, agency: Agency) -> None:
        assert agency.name
        assert agency_of(agency.code) is agency
        assert code_named(agency.name) == agency.code
        assert code_named(f"** {agency.name.replace('สำ', 'สํา')} ") == agency.code

    @pytest.mark.parametrize("code", [None, "", "50990000", "5001"])
    def test_a_code_that_is_not_listed(self, code: str | None) -> None:
        assert agency_of(code) is None

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("สำนักงานเลขานุการ สำนักปลัดฯ", "04010000"),
            ("สำนักงานเลขานุการ สำนักปลัด", "04010000"),
            ("สำนักงานประชาสัมพันธ์ สำนักปลัดกรุงเทพมหานคร", "04110000"),
            ("สำนักวัฒนธรรม กีฬา และการท่องเที่ยว", "23000000"),
            ("เขตบางนา กทม.", "50470000"),
            ("สำนักงบประมาณ กทม.", "20000000"),
        ],
    )
    def test_names_as_documents_write_them(self, name: str, code: str) -> None:
        assert code_named(name) == code

    @pytest.mark.parametrize(
        "name",
        # A bureau's own secretary, the state's budget bureau, and names of no listed agency.
        [
            *(
                None,
                "",
                "สำนักงานเลขานุการ",
                "สำนักงบประมาณ",
                "สำนักงานเขต",
                "สำนักงานเขตบางแค",
                "บางนา",
            ),
            *("สำนักปลัดกรุงเทพมหานคร", "สำนักการศึกษาต่อเนื่อง", "กรุงเทพมหานคร"),
        ],
    )
    def test_other_names(self, name: str | None) -> None:
        assert code_named(name) is None

    def test_the_permanent_secretary_has_parts(self) -> None:
        part, other = agency_of("04110000"), agency_of("07000000")
        assert part
        assert other
        assert is_part_of(part, "สำนักปลัดกรุงเทพมหานคร")
        assert is_part_of(part, "สํานักปลัดฯ")
        assert not is_part_of(part, "สำนักงานปกครองและทะเบียน")
        assert not is_part_of(other, "สำนักปลัดกรุงเทพมหานคร")
