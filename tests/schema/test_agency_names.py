"""Agencies named in running text: whole names only, and no others overlooked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.agencies import agency_of, all_agencies
from schema.agency_names import Named, agencies_in

NAMED = [(agency.code, agency.name) for agency in all_agencies() if agency.name]
DISTRICTS = [
    (code, name.removeprefix("สำนักงาน")) for code, name in NAMED if name.startswith("สำนักงานเขต")
]
BEFORE = ["", "ของ", "ผู้อำนวยการ", "ในพื้นที่ ", "1. ", "(", "ตามที่", "กรุงเทพมหานคร โดย"]
AFTER = ["", " ", ".", ")", " กรุงเทพมหานคร", "ได้จัดทำแผน", "จึงจัดกิจกรรม", "ในปี 2564", "ซึ่งมีหน้าที่"]
# Each makes another name of the one before it, with a space between or without.
LONGER = ["ใต้", "เหนือ", "ใหญ่", "น้อย", "กลาง", "ศรีอยุธยา", "ต่อเนื่อง", "แห่งชาติ", "ขั้นพื้นฐาน"]


class TestWholeNames:
    @given(st.sampled_from(BEFORE), st.sampled_from([*NAMED, *DISTRICTS]), st.sampled_from(AFTER))
    def test_a_name_is_found_in_any_sentence(
        self, before: str, agency: tuple[str, str], after: str
    ) -> None:
        code, name = agency
        assert agencies_in(f"{before}{name}{after}") == Named((code,))

    @given(st.sampled_from(NAMED), st.data())
    def test_lines_break_within_names(self, agency: tuple[str, str], data: st.DataObject) -> None:
        code, name = agency
        # A line breaks before a consonant or a vowel that leads one, never before a mark.
        places = [at for at in range(1, len(name)) if re.match("[ก-ฮเ-ไ]", name[at])]
        at = data.draw(st.sampled_from(places))
        assert agencies_in(f"{name[:at]}\n{name[at:]}") == Named((code,))

    @given(st.sampled_from([*NAMED, *DISTRICTS]), st.sampled_from(LONGER), st.booleans())
    def test_a_longer_name_is_another(
        self, agency: tuple[str, str], more: str, is_parted: bool
    ) -> None:
        found = agencies_in(f"{agency[1]}{' ' * is_parted}{more}จัดกิจกรรม")
        assert found.codes == ()
        assert len(found.others) == 1

    @given(st.lists(st.sampled_from([*NAMED, *DISTRICTS]), min_size=1, max_size=4))
    def test_all_are_found_once_in_their_order(self, agencies: list[tuple[str, str]]) -> None:
        text = " ร่วมกับ".join(name for _, name in agencies)
        assert agencies_in(text) == Named(tuple(dict.fromkeys(code for code, _ in agencies)))

    @given(st.text(alphabet="สำนักงานเขตบางนาการแพทย์ฯ \n.1ใต้", max_size=60))
    def test_any_text_can_be_asked(self, text: str) -> None:
        found = agencies_in(text)
        assert all(agency_of(code) for code in found.codes)
        assert (found.only is not None) == (len(found.codes) == 1 and not found.others)


NOTHING = Named()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("สำนักงานเขตบางนา", "5047"),
        ("พื้นที่เขตบางนา", "5047"),
        ("เขต บางนา", "5047"),
        ("สํานักการแพทย์", "0700"),
        ("เขตบางกอกใหญ่", "5018"),
        ("เขตบางกอกใหญ่และบางกอกน้อย", "5018 5019"),
        ("เขตบางนา พระโขนง และคลองเตย", "5047 5010 5033"),
        ("เขตทวีวัฒนา", "5048"),
        ("เขตวัฒนา", "5039"),
        ("สำนักงานประชาสัมพันธ์ สำนักปลัดกรุงเทพมหานคร", "0411"),
        ("สำนักงานเลขานุการ สำนักปลัดฯ", "0401"),
        ("สำนักงบประมาณกรุงเทพมหานคร", "2000"),
        ("สำนักการโยธาและสำนักอนามัย", "1000 0800"),
        ("สำนักวัฒนธรรม กีฬา และการท่องเที่ยว", "2300"),
        ("ทุกสำนัก สำนักงานเขตมีหน้าที่ดูแล และสำนักงานเขตดินแดง", "5037"),
    ],
)
def test_what_is_named(text: str, codes: str) -> None:
    assert agencies_in(text) == Named(tuple(f"{code}0000" for code in codes.split()))


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "บางนา", "ศรีพระนคร", "เขตศรีพระนคร", "เขตพื้นที่", "เขตก่อสร้าง", "ขอบเขตบางนา"),
        *("วิทยาเขตบางเขน", "การไฟฟ้านครหลวงเขตบางนา", "การไฟฟ้านครหลวง เขตมีนบุรี", "50 เขต"),
        *("สำนักงานเขต", "สำนักงานเขตทุกแห่ง", "สำนักงานของตน", "ในสำนัก", "โรงพยาบาลพระนคร"),
    ],
)
def test_what_names_no_agency(text: str | None) -> None:
    assert agencies_in(text) == NOTHING


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("เขตบางนาใต้", "เขตบางนาใต้"),
        ("เขตพระนครศรีอยุธยา", "เขตพระนครศรีอยุธยา"),
        ("เขตสวนหลวง ร.9", "เขตสวนหลวง"),
        ("สำนักงานเขตบางแค", "เขตบางแค"),
        ("สำนักการศึกษาต่อเนื่อง", "สำนักการศึกษาต่อเนื่อง"),
        ("สำนักการโยธาและผังเมือง", "สำนักการโยธาและผังเมือง"),
        ("สำนักการแพทย์ กรมการแพทย์", "สำนักการแพทย์"),
        ("สำนักการคลัง", "สำนักการคลัง"),
        ("สำนักงบประมาณ", "สำนักงบประมาณ"),
        ("สำนักงานสถิติแห่งชาติ", "สำนักงานสถิติแห่งชาติ"),
    ],
)
def test_what_is_not_listed_or_in_doubt_is_told_as_seen(text: str, seen: str) -> None:
    assert agencies_in(text) == Named((), (seen,))
    # It may be the document's agency as well as the listed one.
    assert agencies_in(f"{text}. สำนักอนามัย").only is None
