"""Names of projects and agencies as they are compared between documents, never as they are stored.

A plan, a printed form and a page write the name of one work in their own ways: behind other
opening words, with the budget's year or the division in brackets, spaced and spelled otherwise.
The keys leave out what drifts and keep what tells works apart: phases, numbers and places.
"""

import re
from functools import cache
from typing import Final

from schema.thai.patterns import ARABIC_DIGITS
from schema.thai.text import repair_text

__all__ = ["agency_key", "agency_letters", "compared_text", "match_key"]

_THAI_DIGIT: Final = re.compile(r"[๐-๙]")
# Marks above and below are no word characters to `re`; ฯ is one.
_NOT_READ: Final = re.compile(r"[^\w\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e]|[_ฯ]")

# No letter of Thai words begins with these: they belong to the consonant before them.
_NO_MARK: Final = r"(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])"

_OPENING: Final = re.compile(
    # A number in a list, or a code glued to the title: `1.`, `(2)`, `อ.2/2`, `สปท.9/`.
    r"(?:[(\[]?[0-9]{1,2}(?:[.)\]]+|(?:\.[0-9]{1,2})+[.)\]]*)(?![0-9])"
    r"|[ก-ฮ]{1,5}\.[0-9]{1,3}(?:/[0-9]{0,3})?(?:\.{3}|…)?"
    r"|ชื่อโครงการ|โครงการ|งานโครงการ|กิจกรรมที่[0-9]{1,2}|กิจกรรม"
    rf"|ค่าใช้จ่าย(?:ใน|สำหรับ|เพื่อ)?|การ{_NO_MARK}"
    r"|[/\-–*•:.,\"'“”‘’]"
    r")+"
)

_BE: Final = r"(?:พ\.?ศ\.?)?"
_YEAR: Final = rf"{_BE}(?:25[0-9]{{2}}|[3-9][0-9])(?![0-9])"
_MORE: Final = rf"(?:(?:[-–—/,]|ถึง|และ)(?:ปี)?{_YEAR})*"
_LABEL: Final = r"(?:ประจำ)?ปี(?:งบประมาณ|งบฯ?)?|งบ(?:ประมาณ)?(?:ประจำ)?(?:ปี)?"
_IN_BRACKETS: Final = re.compile(
    # (2563), (งบ 63), (ปี 61), (พ.ศ. 2567 – 2569), (ปีงบประมาณ พ.ศ. 2566)
    rf"[(\[](?:(?:(?:{_LABEL}){_YEAR}|{_BE}25[4-9][0-9]){_MORE}"
    # (กสภ.), (สพน.), (ก.1), (ก.แผนฯ): a division or a group within one
    r"|[ก-ฮ]{1,5}\.[^()\[\]]{0,16}"
    # (CBM): the short form of the words before it
    r"|[A-Za-z]{2,8}|(?:กิจกรรม)?ต่อเนื่อง)[)\]]"
)
# Every branch opens with a letter, and looks behind it only then: that is three times as fast.
_YEARS: Final = re.compile(
    # ประจำปีงบประมาณ พ.ศ. 2564, ปีงบประมาณ 2565, ปี 2565 - 2567, งบ 63; ประจำปี alone
    rf"ประจำปี(?:(?:งบประมาณ|งบฯ?)?{_YEAR}{_MORE}|(?:งบประมาณ)?)"
    rf"|ปี(?<![0-9]ปี)(?:งบประมาณ|งบฯ?)?{_YEAR}{_MORE}"
    rf"|งบ(?:ประมาณ)?(?:ประจำ)?(?:ปี)?{_YEAR}{_MORE}"
    # พ.ศ. 2564, 2564 - 2566
    rf"|พ\.?ศ\.?25[0-9]{{2}}(?![0-9]){_MORE}|2(?<![0-9.,]2)5[4-9][0-9](?![0-9]){_MORE}"
    r"|ระยะ(?:เวลา)?[0-9]{1,2}ปี"
)

# One writing for words that documents shorten at will.
_ONE_WRITING: Final = (
    ("กทม.", "กรุงเทพมหานคร"),
    ("กรุงเทพฯ", "กรุงเทพมหานคร"),
    ("คอนกรีตเสริมเหล็ก", "คสล"),
    ("ค.ส.ล.", "คสล"),
    ("คสล.", "คสล"),
    ("ร.ร.", "โรงเรียน"),
    ("รร.", "โรงเรียน"),
    ("โทรทัศน์วงจรปิด", "วงจรปิด"),
    ("ของกรุงเทพมหานคร", "กรุงเทพมหานคร"),
)
_OTHER_WRITING: Final = re.compile(r"กทม|กรุงเทพ|คอนกรีต|ค\.ส|ร\.|โทรทัศน์|คสล\.")
_MOST_PASSES: Final = 16


def match_key(name: str, *, is_repaired: bool = False) -> str:
    """What is compared of a project's name: letters and digits of the words that tell the work.

    White space, punctuation, opening words (โครงการ, ค่าใช้จ่ายในการ, กิจกรรมที่ 3), glued codes,
    budget years, divisions in brackets and the digits' script make no difference. Phases
    (ระยะที่ 2), numbers and places do. A key is its own key; it is empty where the name says
    nothing but what is left out. `is_repaired` says that the name is of a record, whose texts are
    repaired, which saves half of the time.
    """
    text = _without_opening(_written_out(name))
    text = text.casefold() if is_repaired else repair_text(text).casefold()
    key = _without_opening(_NOT_READ.sub("", _left_in(text)))
    for _ in range(_MOST_PASSES):
        # Without its punctuation a text may hold more of what is left out. Only where something
        # was taken from its midst can it have come to need repair: asking costs half of it all.
        is_whole = is_repaired or key in text
        left = _left_in(key if is_whole else repair_text(key).casefold())
        shorter = _without_opening(key if left == key else _NOT_READ.sub("", left))
        if shorter == key:
            break
        text, key = key, shorter
    return key


def compared_text(name: str) -> str:
    """The name as `match_key` reads it, its punctuation still there: `1.5` is not yet `15`."""
    text = repair_text(_without_opening(_written_out(name))).casefold()
    return _without_opening(_left_in(text))


def _written_out(text: str) -> str:
    """The text without white space, in Arabic digits."""
    solid = "".join(text.split())
    return solid.translate(ARABIC_DIGITS) if _THAI_DIGIT.search(solid) else solid


def _left_in(text: str) -> str:
    """The text in one writing, without years, divisions and the like."""
    if _OTHER_WRITING.search(text):
        for written, instead in _ONE_WRITING:
            text = text.replace(written, instead)
    if "(" in text or "[" in text:
        text = _IN_BRACKETS.sub("", text)
    return _YEARS.sub("", text) if "25" in text or "ปี" in text or "งบ" in text else text


def _without_opening(text: str) -> str:
    return text[found.end() :] if (found := _OPENING.match(text)) else text


_SUFFIX: Final = re.compile(r"(?<=.)(?:สังกัด)?(?:สำนักปลัด)?(?:กรุงเทพมหานคร|กทม|กรุงเทพ)$")
_SECRETARIAT: Final = re.compile(r"(?<=.)(?:สังกัด)?สำนักปลัด$")


@cache
def agency_key(name: str) -> str:
    """What is compared of an agency's name.

    Pages mark the offices of the permanent secretary with `** `, write sara am in two ways and
    space names at will; plans add the permanent secretary's office or the city behind the name.
    """
    key = agency_letters(name)
    shorter = _SECRETARIAT.sub("", _SUFFIX.sub("", key))
    return f"สำนักงาน{shorter}" if shorter.startswith("เขต") else shorter


def agency_letters(name: str) -> str:
    """The letters and digits of an agency's name, whose office and city it is among them."""
    return _NOT_READ.sub("", repair_text(_written_out(name))).removeprefix("หน่วยงาน")
