"""A plan's title, agency and fiscal year, as its cover gives them."""

import re
from dataclasses import dataclass

from parsers.plan_body import Item, Prose
from parsers.plan_headings import heading
from parsers.plan_state import Place
from parsers.plan_text import one_line
from schema.thai import stated_fiscal_years

TITLE = re.compile(
    r"(?:\(?ร่าง\)?\s?)?แผน\s?ปฏิบัติ(?:การ|ราชการ)\s?(?:ประจำ|ระยะ|ราย|[0-9๐-๙]{1,2}\s?ปี|ของ|สำนัก|พ\.\s?ศ|ปี|\(|ฯ|$|\s)"
)
_AGENCY = re.compile(
    r"(?:ของ\s?)?(?P<name>(?:สำนักงานเขต|สำนักงาน|สำนัก|กอง|ศูนย์|กรม|เทศบาล|องค์การบริหาร|ฝ่าย|โรงพยาบาล)(?:[ก-๎]|x{2}).*)$"
)
_TITLE_WORDS = re.compile(r"^.{0,10}แผน\s?ปฏิบัติ(?:ราชการ|การ)\s?(?:ของ)?\s?")
_SEARCHED = 60
_LONGEST_YEAR = 80
"""Letters of a line that goes on with the title."""
_LONGEST_AGENCY = 150
_SPLIT_AM = re.compile("(?<=ำ) (?=นัก|ปี)")
"""A reader may part a word behind a sara am: สำ นักงานเขต, ประจำ ปี."""
_OF_SITE = re.compile(r"\s[-–|]\s[^\n]{0,80}[A-Za-z][^\n]{0,80}$")
"""What a site adds to a title: ` - Flip eBook Pages 1-20`, ` | PDF`."""
_CUT_AGENCY = ("สำนักงาน", "สำนักงานเขต")
_OF_YEAR = re.compile(
    r"\s*(?:ประจำปี|ปีงบประมาณ|พ\.\s?ศ\.).{0,40}$|\s{0,2}\((?:แผน|ฉบับ)[^()]{0,40}\)$"
)
_YEAR = re.compile(r"(?:ประจำ)?ปี|พ\.?\s?ศ\.?|[0-9๐-๙]{4}")


@dataclass(frozen=True)
class Head:
    """What the cover says; None where it does not. `place` holds the title and the agency."""

    title: str | None
    agency_name: str | None
    fiscal_year: int | None
    place: Place


def read_head(items: list[Item]) -> Head:
    """The first title of a plan, the year it states, and the agency beside or below it."""
    lines = [
        Prose(item.index, _OF_SITE.sub("", _SPLIT_AM.sub("", item.text)))
        for item in items[:_SEARCHED]
        if isinstance(item, Prose)
    ]
    at = next((n for n, line in enumerate(lines) if TITLE.match(line.text)), None)
    if at is None:
        return Head(None, None, None, Place(0, 1))
    title, end = _title(lines, at)
    place = Place(lines[at].index, lines[end - 1].index + 1)
    agency = _agency_in(title)
    if agency is not None and title.endswith(agency) and stated_fiscal_years(title):
        title = title[: title.rindex(agency)].strip() or title
    if agency is None:
        agency, below = _agency_below(lines, at + 1, end + 4)
        place.end = max(place.end, below)
    if agency is None:
        agency = next((name for line in lines[:at] if (name := _agency_in(line.text))), None)
    title = title.removesuffix("ของ").strip() or title
    return Head(title, agency, _fiscal_year(title), place)


def _fiscal_year(title: str) -> int | None:
    """The one year of a plan; None for a plan of several years, which has no single one."""
    years = stated_fiscal_years(title)
    return years[0][0] if years and years[0][0] == years[0][1] else None


def _agency_below(lines: list[Prose], start: int, end: int) -> tuple[str | None, int]:
    """The agency on a line below the title, or on two where it is cut, and where it ends."""
    for at in range(start, min(end, len(lines))):
        line = lines[at]
        if heading(line.text) is not None:
            break
        agency = _agency_in(line.text)
        if agency in _CUT_AGENCY:
            following = lines[at + 1 : at + 2]
            agency = _agency_in(agency + "".join(one_line(further.text) for further in following))
            return agency, line.index + 1 + len(following)
        if agency is not None:
            return agency, line.index + 1
    return None, 0


def _title(lines: list[Prose], at: int) -> tuple[str, int]:
    """The title's lines until one states the year: a cover parts it in two or three."""
    title, end = lines[at].text, at + 1
    for at_line, line in enumerate(lines[end : end + 2], start=end):
        if stated_fiscal_years(title):
            break
        if len(line.text) < _LONGEST_YEAR and (_YEAR.match(line.text) or title.endswith("ของ")):
            title, end = f"{title} {line.text}", at_line + 1
    return one_line(title), end


def _agency_in(text: str) -> str | None:
    text = one_line(text)
    opened = TITLE.match(text)
    if opened is not None:
        rests = (
            re.split(r"(?:25|๒๕)[0-9๐-๙]{2}|ของ", text)[-1].strip(),
            _TITLE_WORDS.sub("", text),
        )
        match = next((match for rest in rests if (match := _AGENCY.match(rest))), None)
    else:
        match = _AGENCY.match(text)
    if match is None or len(match["name"]) > _LONGEST_AGENCY:
        return None
    return _OF_YEAR.sub("", match["name"]).strip() or None
