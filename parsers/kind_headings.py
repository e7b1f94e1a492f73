"""The lines by which the site's pages of each kind are told from those of the others.

A text may speak of another kind's heading; one of its own lines is such a heading.
"""

import re

from schema.thai.patterns import DIGIT

FORM_TITLE = r"\*+[ \t]*+แบบแสดงรายงานความก้าวหน้า"
PROJECT_EVALUATION = r"\*+[ \t]*+สยป\.?\s*ประเมินโครงการ"
PROJECT_PLAN_LINK = r"\**[ \t]*+ดูโครงการแผนปี[ \t]*(?:ฯ|:|$)"
PROJECT_PROGRESS = rf"\**[ \t]*+\({DIGIT}+\)\s*ความคืบหน้าโครงการ\s*ฯ"
PROJECT_INDICATOR = r"\**[ \t]*+รายละเอียดเกี่ยวกับตัวชี้วัด\s*:\s*(?:[0-9]{4}-|$)"
INDICATOR_EVALUATION = r"\*+[ \t]*+สยป\.?\s*(?:ตรวจ)?ประเมิน(?:ผล)?ตัวชี้วัด"
INDICATOR_PRINT_LINK = r"\**[ \t]*+รายละเอียดตัวชี้วัดฯ\s*:"
_RESULTS_WORDS = r"\**[ \t]*+ผลการปฏิบัติราชการ\s*ประจำปี[^\n]{0,60}ของหน่วยงาน\s*:?\s*"
RESULTS_HEADING = rf"{_RESULTS_WORDS}{DIGIT}{{8}}(?![0-9-])"
RESULTS_BARE_HEADING = rf"{_RESULTS_WORDS}$"
"""Without the agency's code; plans have lines that end in these words too."""

RESULTS_BRACKET = rf"\**[ \t]*+\[\s*มิติที่\s*{DIGIT}*\s*:[^\]\n]*\]"

PROJECT_LINES = (PROJECT_EVALUATION, PROJECT_PLAN_LINK, PROJECT_PROGRESS, PROJECT_INDICATOR)
INDICATOR_LINES = (INDICATOR_EVALUATION, INDICATOR_PRINT_LINK)


def line_of(*headings: str) -> re.Pattern[str]:
    """What finds any line of a text that opens with one of the headings."""
    return re.compile(rf"^[#•|>\t ]*+(?:{'|'.join(headings)})", re.MULTILINE)
