"""The cell that defines an indicator, parted by its own headings.

The form prints นิยาม, then วิธีคำนวณ (also วัดผลการดำเนินงาน, สูตรคำนวณ), then
วิธีเก็บข้อมูล/หลักฐาน, each at the beginning of a line. A transcript loses line feeds and a
reader joins wrapped lines, so a heading may stand after a space, or be glued to the words
before and after it.
"""

import re
from typing import NamedTuple

_PLACE = (
    # Glued to such a word it is no heading but an object.
    r"(?:(?<=\s)|^|(?<=[ก-๎)0-9๐-๙])(?<!ใช้)(?<!ตาม)(?<!ของ)(?<!และ)(?<!โดย)(?<!มี)(?<!กับ)(?<!(?<!ราช)การ))"
    r"(?:[0-9๐-๙]{1,2}[.)]\s?)?"
)
_END = r"(?:\s{0,3}:|(?=\s)|$)"
_NO_OBJECT = r"(?!ที่|จาก|ค่า|ราย|ให้|ใน|แบบ|ของ|และ|ได้|ไว้)"
_CALCULATION = r"(?:วิธี(?:การ)?|สูตร(?:การ)?)\n?คำนวณ"
_EVIDENCE = r"หลัก\n?ฐาน"
"""A narrow column parts the words of a heading."""
_HEADINGS = re.compile(
    rf"(?:{_PLACE}|(?={_CALCULATION}\s{{0,2}}[\n:])|(?=วิธีเก็บข้อมูล\s?/\s?{_EVIDENCE}))(?:(?P<calculation>"
    rf"{_CALCULATION}(?:\s?/\s?(?:วัดผลการดำเนินงาน|สูตร(?:การ)?คำนวณ|วิธี(?:การ)?วัดผล)){{1,3}}(?:\s{{0,3}}:)?"
    rf"|{_CALCULATION}{_END}|(?<=\n){_CALCULATION}(?=[ก-๎]){_NO_OBJECT}"
    rf"|วิธี(?:การ)?วัดผล(?:การดำเนินงาน)?(?:\s?/\s?สูตร(?:การ)?คำนวณ)?{_END})"
    r"|(?P<evidence>"
    rf"วิธี(?:การ)?(?:จัด)?เก็บข้อมูล(?:\s?/\s?(?:แหล่งข้อมูล|เอกสาร|{_EVIDENCE})){{1,3}}(?:\s{{0,3}}:)?"
    r"|แหล่ง(?:ที่มาของ)?ข้อมูล\s{0,3}:"
    rf"|วิธี(?:การ)?(?:จัด)?เก็บข้อมูล{_END}|(?:เอกสาร|แหล่งข้อมูล)\s?/\s?หลักฐาน{_END}"
    r"|(?:เอกสาร)?หลักฐาน(?:\s?อ้างอิง)?(?:\s{0,3}:|(?=\s{0,3}(?:\n|$)))))"
)
_OPENING = re.compile(
    r"^\s*(?:คำจำกัดความ|(?:คำ)?นิยาม(?:ตัวชี้วัด|/คำอธิบาย(?:ตัวชี้วัด)?)?|คำอธิบาย(?:ตัวชี้วัด)?)"
    r"\s*:?(?=\s|$)\s*"
)


class Definition(NamedTuple):
    """The three texts of a definition; blank where the cell has none."""

    definition: str
    calculation: str
    evidence: str


def part_definition(text: str) -> Definition:
    """Part a cell by its headings; what stands before the first of them defines."""
    parts: dict[str, list[str]] = {"definition": [], "calculation": [], "evidence": []}
    key, start = "definition", 0
    for match in _HEADINGS.finditer(text):
        opened = "calculation" if match["calculation"] else "evidence"
        if parts[opened] or key == opened:
            # The words again, within the text that they opened.
            continue
        parts[key].append(text[start : match.start()])
        key, start = opened, match.end()
    parts[key].append(text[start:])
    texts = {name: "\n".join(pieces).strip() for name, pieces in parts.items()}
    return Definition(
        _OPENING.sub("", texts["definition"]).strip(), texts["calculation"], texts["evidence"]
    )
