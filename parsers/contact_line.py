"""Who is responsible, as the contact line of a page or form writes it.

The line is written by hand: names with and without titles, positions, units,
extensions, mobiles, two people in one line (`formats.md`, section 4).
"""

import re
from typing import NamedTuple

from schema.thai import Phone, phones_in

_THAI = r"[\u0e01-\u0e4e]"
# นาย opens many names of positions too: นายช่าง, นายทะเบียน, นายแพทย์, นายกสมาคม ...
_PRESIDENT = (
    "นายกสมาคม นายกสโมสร นายกสภา นายกเทศ นายกองค์การ นายกอบ นายกเมือง นายกรัฐมนตรี นายกชมรม".split()
)
_NO_MAN = "|".join(word.removeprefix("นาย") for word in _PRESIDENT)
_TITLE = (
    rf"(?:นางสาว|นาง(?!เลิ้ง)|นาย(?!ช่าง|ทะเบียน|แพทย์|สัตวแพทย์|อำเภอ|ตรวจ|{_NO_MAN}|ก(?!\S))|น\.\s?ส\.|คุณ(?!ภาพ|ธรรม|ค่า|สมบัติ|ลักษณะ|วุฒิ|ประโยชน์)"
    r"|ว่าที่\s?(?:ร้อยตรี|ร\.ต\.[อทต]\.|ร\.?\s?ต\.?)(?:\s?หญิง)?|(?:ผศ|รศ|ศ)\.\s?ดร\.|ดร\.|นพ\.|พญ\.|ทพ\.|ทพญ\.|สพ\.ญ\.|ม\.ร\.ว\.|ม\.ล\."
    r"|(?:พล|พัน|ร้อย|สิบ|จ่าสิบ)(?:ตำรวจ)?(?:เอก|โท|ตรี)(?:หญิง)?|(?:จ\.ส|[พรส])\.(?:ต\.)?[อทต]\.(?:หญิง)?)"
)
_PERSON = re.compile(
    rf"{_TITLE}(?:\s?{_TITLE})*\s*(?P<given>{_THAI}+)"
    rf"(?:\s+(?P<family>(?:ณ\s+)?{_THAI}+(?:\s+ณ\s+{_THAI}+)?))?"
)
# A craftsman's name follows without another title, and is told from a trade, which is a position,
# by the family name: นายช่างศิลา ใจดี, but นายช่างโยธา and นายช่างเขต บางรัก.
_TRADE = (
    r"(?:โยธา|ไฟฟ้า|สำรวจ|เครื่อง|เขียนแบบ|ศิลป์|ศิลปกรรม|ชลประทาน|เทคนิค|ภาพ|พิมพ์|ตรวจ|ผังเมือง|รังวัด|กล|ใหญ่"
    r"|โครงการ|ควบคุม|คุมงาน|ก่อสร้าง|ประปา|ระบาย|ไม้|โลหะ|ออกแบบ|อากาศยาน|สุขา|สิ่งแวดล้อม|ซ่อม|บำรุง|หล่อ|เชื่อม|ยนต์"
    r"|ชำนาญ|ปฏิบัติ|อาวุโส|ทักษะ|หัวหน้า|ประจำ|เวร|ผู้|เขต|แขวง|กอง|ฝ่าย|กลุ่ม|งาน|ส่วน|สำนัก|ศูนย์|และ|หรือ|ของ|ที่|ใน|เป็น)"
)
_CRAFTSMAN = re.compile(
    rf"(?:(?<!{_THAI})|(?<=และ))นายช่าง\s?(?!{_TRADE})(?P<given>{_THAI}{{2,}})\s+(?P<family>{_THAI}{{2,}})"
)
# Where a person begins: at a title that opens a word, with any titles after it.
_TITLED = re.compile(rf"(?:(?<!{_THAI})|(?<=และ)){_TITLE}(?:\s?{_TITLE})*")
_TITLED_IN_TEXT = re.compile(rf"{_TITLED.pattern}|(?<={_THAI})(?=นางสาว|นาย){_TITLE}")
# Without titles, a new person begins after และ, or where a name follows a phone.
_UNTITLED = re.compile(
    rf"(?:\x00[)\s]*|\s)(?:และ|,|/)\s*(?={_THAI})|\x00[)\s,/]+(?=[\u0e01-\u0e2e\u0e40-\u0e44])"
)
_POSITIONS_AND_UNITS = tuple(
    "นักวิ นักจัด นักพัฒ นักทรัพ นักประชา นักสัง นักบริ เจ้าหน้าที่ เจ้าพนักงาน หัวหน้า หน. ผู้อำนวยการ ผอ. ผู้ช่วย "
    "ผู้ประสาน พนักงาน วิศวกร สถาปนิก นายช่าง นายทะเบียน นายแพทย์ นายสัตวแพทย์ นายอำเภอ นายตรวจ พยาบาล "
    "เลขานุการ ฝ่าย กลุ่ม สำนัก ศูนย์ ตำแหน่ง ปฏิบัติ โรงเรียน โรงพยาบาล สถานี แผนก นางเลิ้ง และ".split()
) + tuple(_PRESIDENT)
"""Words that open a position or a unit, which may follow a name or stand in its place."""

_POSTS = tuple("ประธาน รองประธาน กรรมการ คณบดี อาจารย์ ผู้จัดการ ผู้แทน".split())
"""Words that open a post held by somebody who is named behind it."""

_ALSO_IN_NAMES = tuple("งาน กอง ส่วน ครู คณะ ชำนาญ".split())
"""Words of positions and units that family names open with too: งานดี, กองแก้ว."""

_DUTY = re.compile(
    r"(?:งาน|กอง|ส่วน|ครู|คณะ|ชำนาญ)(?:$|งาน|การ|กรรม|โยธา|ทะเบียน|เทศกิจ|คลัง|ปกครอง|รายได้|รักษา|พัฒนา|สิ่งแวดล้อม|สุขา"
    r"|แผน|นโยบาย|ธุรการ|บริหาร|บำรุง|พัสดุ|วิชาการ|ระบบ|ส่งเสริม|ป้องกัน|ควบคุม|ช่าง|ก่อสร้าง|สารสนเทศ|ยุทธศาสตร์|สำรวจ"
    r"|ออกแบบ|อำนวย|ผู้|สวน|สวัสดิการ|ท่องเที่ยว|วัฒนธรรม|ประชา|อนามัย|กลาง|นิติ|ตรวจ|จัด)"
)

_PHONE_LABEL = re.compile(
    r"(?:หมายเลข)?(?:เบอร์)?(?:โทรศัพท์(?:มือถือ|เคลื่อนที่)?|โทร|มือถือ|[Tt]el|TEL)\s?\.?\s?:?|ภายใน|ต่อ"
)
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[)\]]")
_TRAILING = re.compile(r"\s*และ$")
_EDGE = " \t\n:/,;-–"


class ContactPerson(NamedTuple):
    """One person of a contact line; either part may be missing."""

    name: str | None
    phone: str | None


def contacts_in(line: str) -> list[ContactPerson]:
    """The people of a contact line, each with the phones that follow the name.

    Positions and units are no names: a line that gives only these is one person
    without a name, and stays whole in the record's `raw`. Phones before any name belong
    to the first person. Several phones of one person are joined by a comma.
    """
    phones = phones_in(line)
    words = _without_phones(line, phones)
    craftsmen = (found for found in _CRAFTSMAN.finditer(words) if _is_craftsman(found))
    starts = sorted(match.start() for match in (*_TITLED.finditer(words), *craftsmen))
    starts = starts or [0, *(match.end() for match in _UNTITLED.finditer(words))]
    ends = [*starts[1:], len(words)]
    people = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        phones_from = start if number else 0
        own = [phone.number for phone in phones if phones_from <= phone.span[0] < end]
        name = _name_in(words[start:end])
        if name or own:
            people.append(ContactPerson(name, ", ".join(own) or None))
    return people or [ContactPerson(None, None)]


def title_starts(text: str) -> list[int]:
    """Where people are named by their titles, as characters of the text.

    Running text has no space before a title that words lead to: `ประสานนางสาว...`.
    """
    return [match.start() for match in _TITLED_IN_TEXT.finditer(text)]


def gives_somebody(line: str) -> bool:
    """Whether a contact's line gives a title, a phone, or opens with a position or a unit."""
    words = line.lstrip("-–•*(0123456789.) ")
    opens = words.startswith((*_POSITIONS_AND_UNITS, *_ALSO_IN_NAMES, *_POSTS))
    return opens or bool(_TITLED.search(line) or phones_in(line))


def without_title(name: str) -> str:
    """A person's name without the titles before it."""
    if craftsman := _CRAFTSMAN.match(name):
        return name[craftsman.start("given") :]
    title = _TITLED.match(name)
    return name[title.end() :].strip() if title else name


def _without_phones(line: str, phones: list[Phone]) -> str:
    """The line at its full length, with NUL for phones and for the words that announce them."""
    words = list(line)
    for phone in phones:
        start, end = phone.span
        words[start:end] = "\x00" * (end - start)
    return _PHONE_LABEL.sub(lambda label: "\x00" * len(label.group()), "".join(words))


def _name_in(words: str) -> str | None:
    """The person's name; None where the words name nobody, only a unit or a position."""
    person = _PERSON.match(words)
    if person is None and (craftsman := _CRAFTSMAN.match(words)) and _is_craftsman(craftsman):
        return " ".join(craftsman.group().split())
    if person is not None:
        family = person.group("family")
        is_name = family is not None and _is_family_name(family, words[person.end() :])
        name = words[: person.end() if is_name else person.end("given")]
        return " ".join(name.split())
    text = _EMPTY_BRACKETS.sub("", words.replace("\x00", ""))
    text = _TRAILING.sub("", " ".join(text.split()).strip(_EDGE))
    return _untitled_name(text) if text.strip(_EDGE + ".()[]") else None


def _is_craftsman(found: re.Match[str]) -> bool:
    """Whether a name follows the craftsman's title, and the title is no position of one before."""
    before = found.string[: found.start()].rstrip()
    opens = not before or before.endswith(("\x00", ")", ",", "/", ":", "และ"))
    is_unit = found.group("given").startswith(_POSITIONS_AND_UNITS)
    is_name = _is_family_name(found.group("family"), found.string[found.end() :])
    return opens and not is_unit and is_name


def _is_family_name(word: str, rest: str) -> bool:
    """Whether the word after a given name is no position or unit; `rest` is what follows it."""
    if word.startswith(_POSITIONS_AND_UNITS):
        return False
    if not word.startswith(_ALSO_IN_NAMES):
        return True
    following = rest.replace("\x00", " ").strip(_EDGE + "()[].,")
    goes_on = bool(following) and not following.startswith(_POSITIONS_AND_UNITS)
    return not goes_on and _DUTY.match(word) is None


def _untitled_name(text: str) -> str | None:
    """The words before a position or a unit, which may also stand alone."""
    name: list[str] = []
    for token in text.split(" "):
        if token.lstrip("(").startswith((*_POSITIONS_AND_UNITS, *_ALSO_IN_NAMES)):
            break
        name.append(token)
    return " ".join(name).strip(_EDGE) or None
