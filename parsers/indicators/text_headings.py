"""The headings over an indicator's texts: quarters' reports, a summary, its definition's parts.

Reports come first, so that a summary's or definition's words within a report are text like
any other. The definition is typed by agencies: its headings are numbered or not, in any of
many spellings, and the text may follow on the heading's own line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from parsers.indicators.labels import EDGES, QUARTER_WORDS, quarter_of
from parsers.indicators.mentioned_people import CONTACT_WORDS
from parsers.page_lines import Lines
from parsers.personal_data import names_a_person
from schema.thai.patterns import DIGIT

REPORT, SUMMARY, CONTACT, OTHER = "report", "summary", "contact", "other"
DEFINITION, FORMULA, DATA_SOURCE = "definition", "formula", "data_source"
DEFINING = (DEFINITION, FORMULA, DATA_SOURCE)
"""The parts of a definition that have columns of their own."""

_REPORT_WORDS = r"รายงานผล[^0-9\u0e50-\u0e59:\n]{0,40}"
_REPORT = re.compile(rf"{EDGES}{_REPORT_WORDS}?{QUARTER_WORDS}[\s*]*(?P<colon>:)?")
_REPORT_ABOVE_QUARTER = re.compile(rf"{EDGES}{_REPORT_WORDS}$")
_QUARTER_BELOW = re.compile(rf"{EDGES}{QUARTER_WORDS}[\s*]*(?P<colon>:)?")
_PRINTED_BY_SITE = re.compile(rf"{EDGES}รายงานผลฯ")
_SUMMARY = re.compile(
    rf"{EDGES}สรุปผลการดำเนินงาน(?:ฯ|ของ|ตัวชี้วัด|ประจำปี|ทั้งปี|งบประมาณ|พ\.ศ\.|{DIGIT}|\s)*(?:\*+\s*:?|:|$)"
)
_NUMBERING = (
    rf"(?P<number>(?:ข้อ(?:ที่)?\s*)?\(?{DIGIT}{{1,2}}(?:\.{DIGIT}{{1,2}}){{0,2}}\s*[.)]{{0,2}}\s*)?"
    r"(?:[-–]\s*)?"
)
_NUMBERED_FIRST = re.compile(rf"{EDGES}(?:ข้อ(?:ที่)?\s*)?\(?[1๑]\s*[.)](?!{DIGIT})")
_KINDS = {
    DEFINITION: r"(?:คำ)?นิยาม|คำจำกัดความ|ความหมาย|คำอธิบาย",
    FORMULA: r"สูตร|(?:วิธี|เทคนิค|หลัก)(?:การ)?คำนวณ|การคำนวณ|วิธี(?:การ)?(?:วัดผล|คิด(?!เห็น))",
    DATA_SOURCE: r"แหล่ง(?:ที่มา|ข้อมูล|จัดเก็บ)|ที่มาของข้อมูล"
    r"|(?:วิธี(?:การ)?|การ|ระบบ(?:การ)?)(?:จัด)?เก็บ(?:และ)?(?:รวบรวม)?(?:ข้อมูล|หลักฐาน)",
    CONTACT: CONTACT_WORDS,
    OTHER: r"เกณฑ์|หน่วยงาน|ส่วนราชการ|ความถี่|ระยะเวลา|หน่วย(?:วัด|นับ)|ค่าเป้าหมาย|น้ำหนัก"
    r"|ข้อมูล(?:พื้นฐาน|ประกอบ|ผลการดำเนินงาน)|เอกสาร|หลักฐาน|ผลการดำเนินงาน(?:ที่ผ่านมา|ย้อนหลัง)"
    r"|แนวทางการ(?:ประเมิน|ดำเนิน)|เหตุผล|ประเด็นการประเมิน",
}
# Words that such a heading may go on with; anything else is a sentence of the text.
_TAIL = (
    r"(?:\s*(?:หรือ|และ|/|,|ของ|ที่ใช้|ใน|การ|วิธี|ตัวชี้วัด|ข้อมูล|ความหมาย|คำ|นิยาม|จำกัดความ|อธิบาย|ศัพท์|เฉพาะ"
    r"|เชิงปฏิบัติการ|สูตร|เกณฑ์|คำนวณ|ประเมิน|ผล|วัด|คะแนน|ให้|แหล่ง|ที่มา|จัด|เก็บ|รวบรวม|รายงาน|หลักฐาน|เอกสาร"
    r"|อ้างอิง|ประกอบ|หน่วยงาน|ผู้|เจ้าภาพ|หลัก|ที่|รับผิดชอบ|กำกับ|ดูแล|ประสานงาน|พื้นฐาน|ดำเนินงาน|ดำเนินการ|ความสำเร็จ|ผ่านมา"
    r"|ย้อนหลัง|เป้าหมาย|น้ำหนัก|ค่า|ระดับ|ฯ))*"
)
_PARTS = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
_PART = re.compile(
    rf"{EDGES}{_NUMBERING}(?:{_PARTS}){_TAIL}(?:\s*\([^()]{{0,60}}\))?[\s*]*(?P<end>:|=|$|(?<=\s))"
)


class TextHeading(NamedTuple):
    """The index of a heading's line, its kind, where its text begins, a report's quarter.

    The text begins on the heading's last line, `below` lines below its first.
    """

    at: int
    kind: str
    text_from: int
    quarter: int | None = None
    below: int = 0


def text_headings(lines: Lines, start: int, end: int) -> list[TextHeading]:
    """The headings between the lines `start` and `end` (exclusive), in their order."""
    reports = list(_reports(lines, start, end))
    begin = reports[-1].at + reports[-1].below + 1 if reports else start
    closing = list(_closing_headings(lines, begin, end, has_reports=bool(reports)))
    return [*reports, *(_after_reports(lines, closing) if reports else closing)]


def _after_reports(lines: Lines, closing: Sequence[TextHeading]) -> Sequence[TextHeading]:
    """The headings below the last report, whose text may have words of headings itself.

    The site prints one summary and one definition below it: what stands before the last summary
    that a definition follows, or before the definition that opens with number 1 once more, is
    the report's.
    """
    first = 0
    for number, heading in enumerate(closing):
        before = {other.kind for other in closing[first:number]}
        after = {other.kind for other in closing[number + 1 :]}
        restarts = heading.kind == SUMMARY and before and not after.isdisjoint(DEFINING)
        opens_again = (
            heading.kind == DEFINITION in before
            and SUMMARY not in before
            and _NUMBERED_FIRST.match(lines.texts[heading.at])
        )
        if restarts or opens_again:
            first = number
    return closing[first:]


def _reports(lines: Lines, start: int, end: int) -> Iterator[TextHeading]:
    """The reports' headings; where the site's own are there, other words only fill their gaps.

    Agencies paste reports with headings of their own into a later one.
    """
    found = list(_like_reports(lines, start, end))
    by_site = [bool(_PRINTED_BY_SITE.match(lines.texts[heading.at])) for heading in found]
    sites = {heading.quarter for heading, is_sites in zip(found, by_site, strict=True) if is_sites}
    last = 0
    for heading, is_sites in zip(found, by_site, strict=True):
        quarter = heading.quarter or 0
        if is_sites or not sites or (quarter > last and quarter not in sites):
            yield heading
            last = quarter


def _like_reports(lines: Lines, start: int, end: int) -> Iterator[TextHeading]:
    """Lines that are worded as a report's heading, which may be wrapped before its quarter."""
    last = 0
    filled = list(lines.filled(start, end))
    for number, index in enumerate(filled):
        text = lines.texts[index]
        match, at = _REPORT.match(text), index
        if match is None and number + 1 < len(filled) and _REPORT_ABOVE_QUARTER.match(text):
            at = filled[number + 1]
            text = lines.texts[at]
            match = _QUARTER_BELOW.match(text)
        if match is None:
            continue
        quarter = quarter_of(match["quarter"])
        is_alone = match["colon"] or match.end() == len(text)
        if is_alone or (quarter > last and _PRINTED_BY_SITE.match(lines.texts[index])):
            yield TextHeading(index, REPORT, match.end(), quarter, at - index)
            last = quarter


def _closing_headings(
    lines: Lines, start: int, end: int, *, has_reports: bool
) -> Iterator[TextHeading]:
    """The summary's heading, and those of the definition."""
    is_open = is_defined = False
    for index in lines.filled(start, end):
        text = lines.texts[index]
        if match := _SUMMARY.match(text):
            yield TextHeading(index, SUMMARY, match.end())
            is_open, is_defined = True, False
            continue
        match = _PART.match(text)
        if match is None:
            continue
        if match["end"] == "=" and not is_open:
            continue
        kind = next(kind for kind in _KINDS if match[kind])
        if kind in DEFINING:
            is_heading = _is_sure(match, text) or is_open or kind == DEFINITION or not has_reports
            is_heading = is_heading and _has_end(match, text)
        elif kind == CONTACT:
            is_heading = (is_open or is_defined) and _heads_people(match, text)
        else:
            is_heading = is_defined and _has_end(match, text)
        if is_heading:
            yield TextHeading(index, kind, match.end())
            is_open = is_defined = True


def _has_end(match: re.Match[str], text: str) -> bool:
    """Whether the words end there: the line, at a colon, or before the text of a numbered one."""
    return bool(match["end"]) or match.end() == len(text) or bool(match["number"])


def _heads_people(match: re.Match[str], text: str) -> bool:
    """Whether the words head officials: they end there, or somebody is named behind them."""
    return _has_end(match, text) or names_a_person(text[match.end() :])


def _is_sure(match: re.Match[str], text: str) -> bool:
    """Whether the line is a heading wherever it stands: numbered, or nothing but its words."""
    return bool(match["number"]) or not text[match.end() :].strip()


def heading_words(text: str) -> str:
    """A heading's line as a finding names it, without its marks and its text."""
    return " ".join(takewhile(lambda word: word != ":", text.strip("*#•| ").split()))
