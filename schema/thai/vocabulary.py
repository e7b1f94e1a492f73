"""Letters lost inside words, restored only where one word of planning language fits.

Slides and PDFs lose sara am without a trace (ประจาปี) or leave a space, a question mark
or U+FFFD in its place. Each rule names the letters before and after the gap, and the
letters are chosen so that no well-formed Thai text has them in that order: ทา, กา, คาถา,
อาสานักเรียน, ราคาสั่งซื้อ and พัฒนาไปสู่ all stay.
"""

import re
from collections import defaultdict
from functools import cache
from typing import Final

from schema.thai.marks import AFTER_CONSONANT, CONSONANT, TONE
from schema.thai.words import spells_word

_THAI: Final = r"\u0e01-\u0e4e"

# The next letter cannot close this syllable: it is not Thai, a vowel written first, or a
# consonant with a vowel of its own. In จัดทาง the ง closes it.
OPEN: Final = f"(?:(?![{CONSONANT}{AFTER_CONSONANT}])|(?=[{CONSONANT}](?!์)[{AFTER_CONSONANT}]))"
_ENDS: Final = f"(?![{CONSONANT}{AFTER_CONSONANT}])"
_START: Final = ""
_ANYWHERE: Final = "*"
_OFFICE: Final = (
    "นัก(?=งาน|การ|ยุทธ|พัฒนา|สิ่งแวดล้อม|วัฒนธรรม|อนามัย|เทศกิจ|งบประมาณ|ปลัด|ผัง|นายก|คณะ"
    "|พระ|ข่าว|สงฆ์|ป้องกัน|เลขา|กฎหมาย|เขต|ตรวจ)"
)
_CALLS: Final = "สั่ง|รับรอง|ร้อง|ขวัญ|ขอ(?!อนุ|ง)|แนะน[าำ]|อธิบาย|วินิจฉัย"
_BEFORE_CALLS: Final = "ตาม|มี|ออก|และ|ให้|การ|รับ|เป็น|ของ|ใน|จาก|นาม|ยื่น|จัดท[าำ]"

# Words before the letter, the letter that lost its sara am, what follows the lost vowel.
# `_ANYWHERE`: no word has these letters in a row. `_START`: only where no Thai stands before.
# A leading ! names what must not stand before.
_LOST_AM: Final[tuple[tuple[str, str, str], ...]] = (
    (_ANYWHERE, "ก", "หนด|เนิด|กับดูแล|ลังคน|ลังพล|ลังใจ|ลังการผลิต|แพงเพชร|แพงกันดิน"),
    ("การ|ผู้", "ก", "กับ|จัด(?:ขยะ|มูลฝอย|สิ่ง|น้[าำ]|วัช)"),
    ("อัตรา", "ก", "ลัง"),
    ("ผล", "ก", "ไร"),
    (_START, "ก", "กับ(?=ดูแล|ติดตาม|การ|และ|ให้)|ลัง(?!เล|กา)|จัด"),
    (_ANYWHERE, "ค", "นวณ|นึง|จ[าำ]กัดความ"),
    (_BEFORE_CALLS, "ค", _CALLS),
    (_START, "ค", _CALLS),
    ("ตอบ|ข้อ", "ค", "ถาม"),
    ("ถ้อย", "ค", OPEN),
    ("!ร|ว|พูด", "จ", "นวน|กัด|แนก|หน่าย"),
    ("ความ|ที่|มี|ไม่|และ|หาก", "จ", "เป็น"),
    ("แบบ|การ", "จ", "ลอง"),
    (_START, "จ", "เป็น|ลอง"),
    ("ประ|จด", "จ", OPEN),
    ("เจต", "จ", "นง"),
    (_ANYWHERE, "ช", "นาญ|รุด(?!หน้า)|ระเงิน|ระหนี้|ระค่า|ระภาษี"),
    (_ANYWHERE, "ซ้", "ซ้อน|ซาก"),
    (
        _ANYWHERE,
        "ด",
        "เนิน(?:การ|งาน|โครงการ|คดี|ชีวิต|กิจ)|รง(?:ชีวิต|ต[าำ]แหน่ง|ไว้)",
    ),
    (_START, "ด", "เนิน|รง"),
    ("การ|ได้|ราช", "ด", "เนิน"),
    ("ราช", "ด", "ริ"),
    (_ANYWHERE, "ต", "แหน่ง|รวจ|บล"),
    (_ANYWHERE, "ต่", "กว่า|สุด"),
    ("ขั้น|ตก|ระดับ", "ต่", OPEN),
    ("จัด", "ท", f"{OPEN}|งบ|แผน|ระบบ|กรอบ|หลัก|มาตร|ประกาศ|ผัง|สรุป|หนังสือ|แบบ"),
    ("คณะ|ปฏิบัติ|การ|ผู้|ร่วม|วัน|แผน", "ท", "งาน"),
    (_ANYWHERE, "ท", "ให้เกิด|ความสะอาด|ความเข้าใจ"),
    ("ซึ่ง|จึง|ผล|อาจ", "ท", "ให้(?!ทั่ว)"),
    ("ที่|วัน|เวลา", "ท", "การ"),
    (_START, "ท", "งาน|หน้าที่|การ"),
    ("แนะ|ผู้", "น", OPEN),
    ("แกน", "น", "ชุมชน|เยาวชน|สุขภาพ"),
    ("การ|เพื่อ|ได้|จะ|ต้อง|สามารถ", "น", "เสนอ|ไปสู่|ไปใช้|ไปปฏิบัติ|มาใช้|มาปรับ|เข้า"),
    (_START, "น", "เสนอ|ไปสู่|ไปใช้|มาใช้|เข้าข้อมูล"),
    ("ระบาย|คู|แหล่ง|ลุ่ม|ท่อ|คุณภาพ|บ[าำ]บัด|เก็บ", "น้", OPEN),
    ("แม่", "น้", "เจ้าพระยา|ล[าำ]คลอง"),
    ("!ห", "น้", "ท่วม|เสีย(?!ชีวิต|ใจ|ดาย|สละ)|ประปา|หนัก(?!ใจ)|มัน(?=เชื้อ|ดีเซล|เบนซิน|หล่อ)"),
    (_ANYWHERE, "บ", "รุง(?!รัง)|บัด(?!นี้)|นาญ|เหน็จ|เพ็ญ(?=ประโยชน์|กุศล|พระราช)"),
    (_ANYWHERE, "ร", "คาญ"),
    (_START, "ล", "ดับ|รางสาธารณะ|กระโดง"),
    ("ตาม|เรียง|จัด", "ล", "ดับ"),
    ("คลอง|คู", "ล", "ราง|กระโดง"),
    (_ANYWHERE, "ส", "คัญ(?!ทัพ)|เร็จ|หรับ|รวจ|ราญ|มะโน|ปะหลัง"),
    ("!อา|ียง", "ส", _OFFICE),
    ("!อา|ัส", "ส", "นึก|เนา"),
    (_START, "ส", f"นัก(?![{_THAI}])"),
    ("เงิน|แผน", "ส", "รอง(?!ค์)"),
    (_ANYWHERE, "ส", "รองจ่าย|รองราชการ"),
    (_ANYWHERE, "อ", "นวย|นาจ|เภอ"),
)

# More of what follows sara am, for gaps that left a trace: there no other word competes.
_AFTER_TRACE: Final[dict[str, str]] = {
    "ก": "ลัง|กับ|ไร|จัด|ชับ|แพง|พล",
    "ข": "ขัน",
    "ค": "ว่า|พูด|ถาม|ตอบ(?!แทน)|ชี้แจง|ฟ้อง|พิพากษา|นิยาม|มั่น|ย่อ|ศัพท์|เตือน|กล่าว|เชิญ|แถลง",
    "จ": "คุก|เลย|ลอง|เป็น|เพาะ|นง",
    "ช": "ระ|แหละ",
    "ด": "ริ|รง|เนิน",
    "ต": "รา(?![งศ])|นาน",
    "ท": "งาน|การ|ให้|ความ|ลาย|เล|เนียบ|นอง(?!ค)|หน้าที่|สัญญา|บุญ|งบ(?!ก)|แผน|ข้อตกลง|ธุรกิจ|กิจ|รายงาน",
    "น": "เสนอ|ร่อง|ข้อมูล|ร่าง",
    "ล": "ดับ|คลอง|ราง|กระโดง|พูน|ปาง|เลียง|ไย",
    "บ": "ราบ|เพ็ญ|รุง",
    "ร": "ลึก|ไทย",
    "ส": "นัก|รับ(?!ผิด)|รอง|นวน|นึก|เนา|แดง|โรง|เพ็ง|ลัก",
    "อ": "พัน|พล|ลา",
}

_NOT_AN_AUNT: Final = re.compile(f"{OPEN}(?!สาว|สะใภ้|ชาย|เขย)")

# And where the gap is a space, so that no tone is lost (น่าไป), and a whole word stands before.
_AFTER_SPACE: Final[dict[str, str]] = {
    "ค": "สั่ง|ขอ",
    "จ": _ENDS,
    "ท": f"{_ENDS}|ได้|ขึ้น|แผน|ระบบ|สรุป|กิจกรรม|ประชาคม",
    "น": "ไป|มา(?!น)|เข้า|ส่ง|ผล|ความ|ทาง|เงิน|เรื่อง",
}
_WORD_BEFORE: Final = re.compile(
    f"(?:^|[^{_THAI}]|จัด|ประ|แนะ|ผู้|คณะ|การ|และ|ให้|ได้|ที่|จะ|ต้อง|เพื่อ|ข้อ|มี|ไม่|เป็น|ซึ่ง|จึง|โดย|ของ"
    "|ใน|จาก|ลง|ตาม|อาจ|ถูก|สามารถ|ร่วม)$"
)


def _before(words: str, letters: str) -> str:
    """Lookbehind conditions for what stands before `letters`, which end in the lost vowel."""
    if words == _ANYWHERE:
        return ""
    if words == _START:
        return f"(?<![{_THAI}]{letters})"
    if words.startswith("!"):
        return "".join(f"(?<!{word}{letters})" for word in words[1:].split("|"))
    plain = words.replace("[าำ]", "า").split("|") + words.replace("[าำ]", "ำ").split("|")
    return f"(?:{'|'.join(f'(?<={word}{letters})' for word in dict.fromkeys(plain))})"


def _alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between its outermost bars."""
    parts, depth = [""], 0
    for character in pattern:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [either for part in parts for either in _both_spellings(part)]


def _both_spellings(part: str) -> list[str]:
    """A part whose second letter is า or ำ as two, so that all begin with two plain letters."""
    return [part[0] + am + part[5:] for am in "าำ"] if part[1:5] == "[าำ]" else [part]


def _lost_am() -> str:
    """All rules as one condition, to stand after an า that may be half of a lost ำ.

    A search stops at every า of a page, so it goes by the two next letters first.
    """
    by_next: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    syllables: list[str] = []
    for words, letter, after in _LOST_AM:
        for part in _alternatives(after):
            if part == OPEN:
                syllables.append(_before(words, f"{letter}า") + OPEN)
                continue
            letters = f"{letter}า{part[:2]}"
            by_next[part[0]][part[1]].append(
                f"(?<={letters})(?<!เ{letters}){_before(words, letters)}"
                f"{part[2:]}(?![{AFTER_CONSONANT}])"
            )
    follows = "|".join(
        f"{first}(?:{'|'.join(f'{second}(?:{_either(rules)})' for second, rules in then.items())})"
        for first, then in by_next.items()
    )
    last_two = {
        (word + letter)[-2:]
        for words, letter, after in _LOST_AM
        for word in words.split("|")
        if OPEN in after
    }
    ends = "".join(f"[{''.join(sorted(set(letters)))}]" for letters in zip(*last_two, strict=True))
    return f"(?:{follows}|(?<={ends}า)(?:{_either(syllables)}))"


def _either(patterns: list[str]) -> str:
    return "|".join(patterns)


@cache
def _after_am(letter: str) -> re.Pattern[str]:
    """What follows the sara am of this letter in words that need no other evidence."""
    rules = [
        part
        for words, first, after in _LOST_AM
        if first == letter and (words == _ANYWHERE or words.startswith("!"))
        for part in _alternatives(after)
        if part != OPEN
    ]
    known = "|".join((*rules, _AFTER_TRACE.get(letter, r"(?!)")))
    return re.compile(f"(?:{known})(?![{AFTER_CONSONANT}])")


AM_IS_LOST: Final = _lost_am()
LOST_AM: Final = re.compile(f"า(?={AM_IS_LOST})")
_SPELLED_APART: Final = re.compile(rf" [{_THAI}](?:[ \n]|$)")

AM_GAP: Final = re.compile(
    f"([{CONSONANT}])(?:([{TONE}]?)( |\\?|\ufffd{{1,3}})|(\ufffd{{1,3}}| )([{TONE}]))า"
)


def fill_gap(match: re.Match[str]) -> str:
    """Consonant, tone and vowel for a gap before า, or the text as it stands.

    า cannot begin a word, so the gap is always damage: of sara am (ส านัก, ท?ากิจ) or of a
    plain า after a tone (เป้ า). Where both fit, nothing is changed. With a tone behind the gap
    (น\ufffd้า) the vowel is sara am or nothing: a lost consonant can stand there (กล้า).
    """
    letter, tone, gap, gap_before, tone_behind = match.groups()
    vowel = _vowel(match.string, match, letter, tone or tone_behind or "", gap or gap_before)
    if tone_behind:
        return f"{letter}{tone_behind}ำ" if vowel == "ำ" else match[0]
    return f"{letter}{tone}{vowel}" if vowel else match[0]


def _vowel(text: str, match: re.Match[str], letter: str, tone: str, gap: str) -> str:
    start, end = match.span()
    before, after = text[max(0, start - 16) : start], text[end : end + 24]
    if gap == " " and before.endswith(" ") and _SPELLED_APART.match(after):
        return ""
    if tone:
        return _vowel_after_tone(letter + tone, before, after)
    if before.endswith("เ") or (letter == "น" and before.endswith("ห")):
        return ""  # เ and า are one vowel; หน wants a tone (หน้า)
    head = before + letter
    if _after_am(letter).match(after) or LOST_AM.match(f"{head}า{after}", len(head)):
        return "ำ"
    if gap != " " or not _WORD_BEFORE.search(before):
        return ""
    return "ำ" if re.match(_AFTER_SPACE.get(letter, "(?!)"), after) else ""


def _vowel_after_tone(letters: str, before: str, after: str) -> str:
    """The vowel after consonant, tone and gap (น้ า -> ำ, เป้ า -> า), "" when unsure."""
    if letters == "น้" and not before.endswith(("ห", "เ")):
        is_water = _NOT_AN_AUNT.match(after) or _after_am(letters).match(after)
        return "ำ" if is_water else ""
    found = [vowel for vowel in "าำ" if spells_word(before + letters, vowel, after)]
    return found[0] if len(found) == 1 else ""
