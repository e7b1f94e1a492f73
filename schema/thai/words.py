"""Whole words of planning language, for marks and letters that are lost or out of place."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from schema.thai.glyphs import LOST
from schema.thai.marks import MARK


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MONTHS: Final = _each(
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
)

# Written in full and often: titles, labels and the prose of plans and progress reports.
WORDS: Final = (
    *MONTHS,
    *_each(
        "กฎหมาย กรุงเทพมหานคร กลยุทธ์ กลุ่ม กลุ่มเป้าหมาย ก่อสร้าง กำหนด กำหนดการ กำลัง กำกับ กิจกรรม"
        " เกณฑ์ เกี่ยวข้อง เกี่ยวกับ ขั้นตอน ข้าราชการ ข้อมูล เข้าร่วม เข้าใจ เข้าถึง คณะกรรมการ คณะทำงาน"
        " ความก้าวหน้า ความคืบหน้า ความสำเร็จ ความเสี่ยง ความรู้ ค่าเป้าหมาย ค่าใช้จ่าย ค่าจ้าง ค่าตอบแทน"
        " ค่าเฉลี่ย ค่าวัสดุ ค่าธรรมเนียม ค้ำประกัน คำสั่ง คำรับรอง คำแนะนำ คุณภาพ ครุภัณฑ์ เครื่องมือ เครือข่าย"
        " โครงการ โครงสร้าง งบประมาณ จัดจ้าง จัดซื้อ จัดซื้อจัดจ้าง จัดทำ จังหวัด จำนวน จ่าย เจ้าหน้าที่"
        " เจ้าของ ชุมชน ช่วงเวลา ชื่อโครงการ เชิงยุทธศาสตร์ ซ้ำซ้อน ด้าน ดำเนินการ ดำเนินงาน ตัวชี้วัด ตั้งแต่"
        " ติดตาม ตำแหน่ง ต่ำกว่า ต่าง ต่างๆ ต่อเนื่อง ต้นทุน ไตรมาส ถ่ายทอด ทั้งหมด ทั้งสิ้น ที่ ที่ดิน ที่ปรึกษา"
        " ที่เกี่ยวข้อง ท้องถิ่น ท้องที่ เทคโนโลยี นโยบาย น้ำ น้ำเสีย น้ำท่วม น้ำประปา ระบายน้ำ บริการ บริหาร"
        " บ้าน บุคลากร ประกาศ ประจำปี ประจำ ประชาชน ประชาสัมพันธ์ ประชุม ประเมินผล ประโยชน์ ประสิทธิภาพ"
        " ประสิทธิผล ปฏิบัติงาน ปฏิบัติการ ปฏิบัติราชการ ปรับปรุง ปัจจัย ปัจจุบัน ปัญหา ป้องกัน ปีงบประมาณ"
        " เป้าหมาย เป้าประสงค์ ผลการดำเนินงาน ผลลัพธ์ ผลผลิต ผลสัมฤทธิ์ ผู้บริหาร ผู้รับผิดชอบ ผู้ว่าราชการ"
        " ผู้อำนวยการ แผนงาน แผนปฏิบัติราชการ ฝ่าย พัฒนา พื้นที่ เพิ่ม เพิ่มขึ้น เพื่อ ภารกิจ มติคณะรัฐมนตรี"
        " มาตรการ มาตรฐาน มิติที่ เมื่อ ไม่ ยุทธศาสตร์ ระดับ ระดับความสำเร็จ ระบบ ระหว่าง ระยะเวลา รับผิดชอบ"
        " รายงาน รายจ่าย รายได้ รายละเอียด ร้อยละ ร่วมกับ ราชการ ลำดับ ล้านบาท เรียบร้อย วัตถุประสงค์ วันที่"
        " วิสัยทัศน์ วิเคราะห์ วิธีการ ศูนย์ สถานการณ์ สถานที่ สนับสนุน ส่งเสริม ส่วนราชการ สร้าง สร้างความ"
        " สอดคล้อง สัญญา สำคัญ สำนัก สำนักงาน สำนักงานเขต สำรวจ สำหรับ สำเร็จ สิ่งแวดล้อม สิ้นสุด"
        " สม่ำเสมอ เสนอ หนังสือ หน้าที่ หน่วยงาน หน่วยนับ หลักการและเหตุผล หลักเกณฑ์ ให้ ให้บริการ ได้ ได้รับ"
        " องค์กร องค์ประกอบ อนุมัติ อย่าง อย่างต่อเนื่อง อยู่ระหว่าง อำนวยการ อำนาจ อุปกรณ์ อุปสรรค"
        " เอกสาร การ งาน และ ของ ความ แผน ผล ระยะ"
    ),
)

_THAI: Final = r"\u0e01-\u0e4e"
_A_MARK: Final = re.compile(f"[{MARK}]")


def _damaged_months() -> dict[str, str]:
    """Month names with one mark lost, or on the letter before or after its own."""
    damaged: dict[str, str] = {}
    for month in MONTHS:
        for match in _A_MARK.finditer(month):
            rest = month[: match.start()] + month[match.end() :]
            damaged[rest] = month
            for place in (match.start() - 1, match.start() + 1):
                damaged[rest[:place] + match[0] + rest[place:]] = month
    return {
        spelling: month
        for spelling, month in damaged.items()
        if spelling != month and not _A_MARK.match(spelling)
    }


_MONTH_OF: Final = _damaged_months()
# คมนาคม holds a มีนาคม without its mark: a damaged month stands alone or after เดือน.
_MONTH_STARTS: Final = f"(?:(?<![{_THAI}])|(?<=เดือน))"
_MONTH_ENDS: Final = f"(?![{MARK}])"


def _month_traces() -> str:
    """The damaged months seen from their last า, for a search that stops at every า."""
    traces = (
        f"(?<={spelling[: spelling.rindex('า') + 1]}){spelling[spelling.rindex('า') + 1 :]}"
        for spelling in _MONTH_OF
    )
    return f"(?=คม|ยน|พ)(?:{'|'.join(traces)})"


MONTH_TRACE: Final = _month_traces()
DAMAGED_MONTH: Final = re.compile(
    f"{_MONTH_STARTS}(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))}){_MONTH_ENDS}"
)
# ร้อยละ with its tone on the next letter, or lost before the number it belongs to.
PERCENT_TRACES: Final = ("ะ(?<=รอยละ)(?= ?[0-9๐-๙])", "้(?=ยละ)(?<=รอ้)")
DAMAGED_PERCENT: Final = re.compile(f"รอ้ยละ|(?<![{_THAI}])รอยละ(?= ?[0-9๐-๙])")


def month(match: re.Match[str]) -> str:
    """The month whose damaged spelling was found."""
    return _MONTH_OF[match[0]]


def percent(_match: re.Match[str]) -> str:
    """The word ร้อยละ for its damaged spellings."""
    return "ร้อยละ"


# A shorter word is found in any row of letters; and with a letter missing (สำน?ก, ไม?) it
# is more words than one.
_LONG_ENOUGH: Final = 5
_LONG_ENOUGH_WITH_A_GAP: Final = 6


@cache
def _places() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Every letter of every word: its last two letters before to (before, letter, after)."""
    places: dict[str, list[tuple[str, str, str]]] = {}
    for word in WORDS:
        for place, letter in enumerate(word):
            before, after = word[:place], word[place + 1 :]
            places.setdefault(before[-2:], []).append((before, letter, after))
    return {before: tuple(found) for before, found in places.items()}


def _fitting(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """The places in words that these texts surround, as (before, letter, after)."""
    for length in range(3):
        for head, letter, tail in _places().get(before[len(before) - length :], ()):
            if min(len(head), 2) != length or not after.startswith(tail):
                continue
            # After ห the word is another one: หน้าเสีย holds น้?เสีย.
            if before.endswith(head) and not before[: len(before) - len(head)].endswith("ห"):
                yield head, letter, tail


def _begins(before: str, head: str) -> bool:
    return not re.match(f"[{_THAI}]", before[-len(head) - 1 : -len(head)]) if head else False


_GAP: Final = re.compile(f" (?=[{MARK}าำ])")


def spells_word(before: str, letter: str, after: str) -> bool:
    """Whether `letter` between these texts is part of a whole word, other gaps closed too."""
    before, after = _GAP.sub("", before), _GAP.sub("", after)
    return any(
        fitting == letter and (len(head + tail) >= _LONG_ENOUGH - 1 or _begins(before, head))
        for head, fitting, tail in _fitting(before, after)
    )


# A mark cannot begin a word, so the space before it is damage. It may stand after its own
# letter (กุมภาพันธ ์) or after another one (in PDFs read by place), hence the words.
GAP_BEFORE_MARK: Final = re.compile(f" ([{MARK}ำ])(?<=[ก-ฮัิ-ู] .)")


def closed_gap(match: re.Match[str]) -> str:
    """The mark without the space before it, where that spells a word."""
    text, start, end = match.string, match.start(), match.end()
    closes = spells_word(text[max(0, start - 24) : start], match[1], text[end : end + 24])
    return match[1] if closes else match[0]


LOST_LETTER: Final = re.compile(f"(?<=[{_THAI}]){LOST}{{1,3}}|{LOST}{{1,3}}(?=[{_THAI}])")


def lost_letter(match: re.Match[str]) -> str:
    """The one mark or vowel that makes a word of the letters around U+FFFD, or U+FFFD itself.

    A consonant can be another one (ปัญหา and ปัญญา), so none is filled in.
    """
    text, start, end = match.string, match.start(), match.end()
    letters = {
        letter
        for head, letter, tail in _fitting(text[max(0, start - 24) : start], text[end : end + 24])
        if len(tail) > 1 and len(head + tail) >= _LONG_ENOUGH_WITH_A_GAP - 1
    }
    return letters.pop() if len(letters) == 1 and not "ก" <= min(letters) <= "ฮ" else match[0]


_UNIT: Final = f"[ก-ฮะาเ-ไฯๆำ][{MARK}]*"
SPACED_OUT: Final = re.compile(
    f"(?<![^\\s\u00a0])(?<![{_THAI}] ){_UNIT}(?: {_UNIT}){{3,}}(?![^\\s\u00a0])(?! {_UNIT}(?!\\S))"
)
SPACED_OUT_TRACE: Final = f" [ก-ฮะาเ-ไ][{MARK}]* [ก-ฮะาเ-ไ][{MARK}]* [ก-ฮะาเ-ไ]"


@cache
def _only_words() -> re.Pattern[str]:
    """One or more vocabulary words and nothing else, with their ำ or without."""
    spellings = {spelling for word in WORDS for spelling in (word, word.replace("ำ", "า"))}
    longest_first = "|".join(sorted(spellings, key=len, reverse=True))
    # Possessive: with ways to split สำนักงาน two ways, a long row would never end.
    return re.compile(f"(?:{longest_first})++")


def spaced_out(match: re.Match[str]) -> str:
    """Letters spaced apart (ร ะ บ บ) as the words they spell, or as they stand."""
    joined = match[0].replace(" ", "")
    return joined if _only_words().fullmatch(joined) else match[0]
