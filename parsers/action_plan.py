"""Annual action plans of Bangkok's agencies (แผนปฏิบัติราชการประจำปี), from text, PDF or HTML."""

import re
from itertools import islice

from parsers.decks.sites import is_deck
from parsers.draft import Draft, Parsed
from parsers.kind_headings import (
    FORM_TITLE,
    INDICATOR_LINES,
    PROJECT_PLAN_LINK,
    RESULTS_HEADING,
    line_of,
)
from parsers.page_lines import Lines
from parsers.plan_body import read_body
from parsers.plan_findings import tell_unclear
from parsers.plan_head import Head, read_head
from parsers.plan_records import add_records
from parsers.plan_rules import check_plan
from parsers.plan_state import Gathered
from parsers.plan_volume import first_plan
from parsers.plan_walk import Walk
from schema.document import Document
from schema.records.plans import Plan

KIND = "action_plan"

_TITLE = re.compile(r"แผน\s?ปฏิบัติ(?:การ|ราชการ)")
# Fixed words of the form; a slide or a report about plans has few of them.
_SIGNS = (
    re.compile(r"(?:^|\n)[ \t]*ส่วนที่\s?[1-4๑-๔]"),
    re.compile(r"(?:^|\n)[ \t]*ตาราง(?:ที่)?\s?[กขคงจฉ][\s.]"),
    re.compile(r"(?:^|\n)[ \t]*ประเด็นการพัฒนา\s?ที่\s?[0-9๐-๙]"),
    re.compile(r"รหัสยุทธศาสตร์"),
    re.compile(r"รหัสนโยบาย|นโยบาย\s?[ผพ]ว\.\s?กทม"),
    re.compile(r"ภารกิจประจำ(?:พื้นฐาน)?"),
    re.compile(r"เนื้องาน\s{0,3}ราย\s{0,3}ขั้นตอน"),
    re.compile(r"ขั้นตอนการปฏิบัติงานของโครงการ"),
    re.compile(r"ข้อมูลพื้นฐาน\s{0,3}\(?Baseline"),
    re.compile(r"น้ำหนัก\s?คะแนน"),
    re.compile(r"เกณฑ์การให้คะแนน\s?[“\"]"),
    re.compile(r"องค์ประกอบที่\s?[1-3๑-๓]"),
)
_SIGNS_NEEDED = 3
_PROGRESS_REPORT = re.compile(r"รายงานความก้าวหน้าโครงการ")
_OTHER_KINDS = line_of(FORM_TITLE, PROJECT_PLAN_LINK, *INDICATOR_LINES, RESULTS_HEADING)


def looks_like(document: Document) -> bool:
    """Whether the document is an action plan: its genre's name, and three of the form's labels."""
    text = document.text
    if not _TITLE.search(text) or is_deck(text):
        return False
    if _PROGRESS_REPORT.search(text) or _OTHER_KINDS.search(text):
        return False
    found = (sign for sign in _SIGNS if sign.search(text))
    return sum(1 for _ in islice(found, _SIGNS_NEEDED)) == _SIGNS_NEEDED


def parse(document: Document) -> Parsed:
    """Read an action plan into records and findings."""
    draft = Draft(document, leaves_out_hidden=True)
    lines = Lines(document)
    items = first_plan(read_body(document, lines))
    head = read_head(items)
    gathered = Gathered(draft, lines, head.fiscal_year)
    Walk(gathered, items).run()
    plan = _add_plan(draft, lines, head, gathered)
    records = add_records(gathered)
    records.plan = plan
    check_plan(draft, records)
    tell_unclear(gathered, head)
    return draft.parsed(KIND, plan.title if plan is not None else None)


def _add_plan(draft: Draft, lines: Lines, head: Head, gathered: Gathered) -> Plan | None:
    end = gathered.vision_place.end if gathered.vision_place else head.place.end
    return draft.add(
        Plan,
        head.agency_name or "",
        lines.span(head.place.start, max(end, head.place.end)),
        {
            "agency_name": head.agency_name,
            "fiscal_year": head.fiscal_year,
            "title": head.title,
            "vision": "\n".join(gathered.vision).strip() or None,
        },
    )
