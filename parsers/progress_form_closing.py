"""How a printed progress form ends: the certificate, and lines for a signature and a position."""

import re
from collections.abc import Sequence

from parsers.bare_letters import bare
from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_form_lines import FormLine

_CERTIFICATE = bare("ขอรับรอง")
_SIGNATURE = bare("ลงชื่อ")
_NAMED = re.compile(rf"(?:{_SIGNATURE}|{bare('ตำแหน่ง')}|{bare('วันที่')}|{bare('ผู้รับรอง')}|[(.…·_*-])")
_CERTIFICATE_LINES = 6
"""Lines over which the certificate may run."""
_PRINTED = re.compile(r"ผู้รับผิดชอบโครงการ|ลงชื่อ|ตำแหน่ง|[.…·_:()]+|\s{2,}")


def take_closing(running: Sequence[FormLine], lines: Lines, draft: Draft) -> None:
    """Take the closing lines, which no record holds. A name signed there is masked everywhere."""
    is_certificate = False
    begun = 0
    for number, line in enumerate(running):
        letters = bare(line.text)
        if letters.startswith(_CERTIFICATE):
            is_certificate, begun = True, number
        elif _NAMED.match(letters):
            is_certificate = False
            _mask_signature(line.text, draft)
        elif not is_certificate or number - begun >= _CERTIFICATE_LINES:
            continue
        lines.take(line.place, line.place + 1)


def _mask_signature(text: str, draft: Draft) -> None:
    """Whoever signed stands between dots, or in brackets below."""
    if text.startswith(("ลงชื่อ", "(")):
        draft.private += [name for part in _PRINTED.split(text) if (name := part.strip())]
