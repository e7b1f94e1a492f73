"""Months in names: written out, and without the year that they are of."""

import re
from typing import Final

__all__ = ["ANY_MONTH", "months_alone"]

_MONTHS: Final = {
    "ม.ค": "มกราคม",
    "ก.พ": "กุมภาพันธ์",
    "มี.ค": "มีนาคม",
    "เม.ย": "เมษายน",
    "พ.ค": "พฤษภาคม",
    "มิ.ย": "มิถุนายน",
    "ก.ค": "กรกฎาคม",
    "ส.ค": "สิงหาคม",
    "ก.ย": "กันยายน",
    "ต.ค": "ตุลาคม",
    "พ.ย": "พฤศจิกายน",
    "ธ.ค": "ธันวาคม",
}
ANY_MONTH: Final = "|".join(_MONTHS.values())
# ก.พ.7 is a form of the civil service, ส.ค. 1 a paper of land.
_MONTH: Final = re.compile(
    rf"(?<![ก-ฮ.])(?P<short>{'|'.join(map(re.escape, _MONTHS))})\.?(?![ก-ฮ.\u0e30-\u0e4e])"
    r"(?!\s*[0-9๐-๙](?![0-9๐-๙]))"
)
# ม.ค. - มี.ค. 67, 12 สิงหาคม 66: of which year the months are; 45 คัน behind one is none.
_YEAR_OF_MONTH: Final = re.compile(
    rf"(?P<month>{ANY_MONTH})\s*(?:พ\.\s*ศ\.\s*)?(?:[2๒][5๕][4-7๔-๗][0-9๐-๙](?![0-9๐-๙])"
    rf"|[4-7๔-๗][0-9๐-๙](?=\s*(?:$|[()\[\]–—-]|ถึง)))"
)
_WORD_FOR_MONTH: Final = re.compile(rf"เดือน\s*(?={ANY_MONTH})")
_ALL_YEAR: Final = re.compile(r"[(\[]?(?:เดือน)?ตุลาคม\s*(?:[-–—]|ถึง)\s*(?:เดือน)?กันยายน[)\]]?")


def months_alone(name: str) -> str:
    """The name with its months written out, without their years; all the year's are left out."""
    name = _MONTH.sub(lambda found: _MONTHS[found["short"]], name)
    if "คม" not in name and "ยน" not in name and "พันธ์" not in name:
        return name
    return _ALL_YEAR.sub(" ", _YEAR_OF_MONTH.sub(r"\g<month>", _WORD_FOR_MONTH.sub("", name)))
