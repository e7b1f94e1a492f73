"""Bangkok's districts, and their names where a letter of them is written wrongly."""

import re
from difflib import get_close_matches
from typing import Final

__all__ = ["DISTRICTS", "with_districts_spelt"]

DISTRICTS: Final = (
    "พระนคร ดุสิต หนองจอก บางรัก บางเขน บางกะปิ ปทุมวัน ป้อมปราบศัตรูพ่าย พระโขนง มีนบุรี ลาดกระบัง ยานนาวา"
    " สัมพันธวงศ์ พญาไท ธนบุรี บางกอกใหญ่ ห้วยขวาง คลองสาน ตลิ่งชัน บางกอกน้อย บางขุนเทียน ภาษีเจริญ"
    " หนองแขม ราษฎร์บูรณะ บางพลัด ดินแดง บึงกุ่ม สาทร บางซื่อ จตุจักร บางคอแหลม ประเวศ คลองเตย"
    " สวนหลวง จอมทอง ดอนเมือง ราชเทวี ลาดพร้าว วัฒนา บางแค หลักสี่ สายไหม คันนายาว สะพานสูง"
    " วังทองหลาง คลองสามวา บางนา ทวีวัฒนา ทุ่งครุ บางบอน"
).split()
"""All that are called เขต and a name: those of Bangkok. `schema.agencies` has those seen so far."""

# As a word of its own: เขตวัฒนธรรม is no เขตวัฒนา.
_NAMED: Final = re.compile(r"(?<=เขต)(?P<name>[ก-๎]{3,16})(?=[\s()\[\],.]|$)")
_ALIKE: Final = 0.75
"""How alike two names of four letters are, at least, of which one is another."""


def with_districts_spelt(name: str) -> str:
    """A project's name in which what is nearly a district's name behind เขต is that name."""
    return _NAMED.sub(_spelt, name) if "เขต" in name else name


def _spelt(found: "re.Match[str]") -> str:
    given = found["name"]
    if given in DISTRICTS:
        return given
    near = [
        district
        for district in get_close_matches(given, DISTRICTS, cutoff=_ALIKE)
        if abs(len(district) - len(given)) <= 1
    ]
    return near[0] if len(near) == 1 else given
