"""The site's own frame around and between what a page says, and what copies of pages put there."""

import re

_LINK = r"\[?(?:Back|Home|SED|พิมพ์ข้อมูล|ย้อนกลับ|หน้าแรก|กลับหน้าหลัก)\]?(?:\([^()\s]*\))?"
_IMAGE = r"!\[[^\]]*\]\([^()]*\)"
_FRAME = re.compile(
    rf"[\s:|]*(?:{_LINK}[\s:|]*)+$"
    rf"|FusionCharts\s+will\s+render\s+here|[:|\s]+$|[|\s]*(?:{_IMAGE}[|\s]*)+$|\|[|\s:-]*\|$"
)


def is_frame(text: str) -> bool:
    """Whether the line is of the frame: links, a chart's stub, an image, empty cells."""
    return _FRAME.match(text) is not None
