"""A plan's title, agency and fiscal year, as its cover gives them."""

import re
from dataclasses import dataclass

from parsers.plan_body import Item, Prose
from parsers.plan_headings import heading
from parsers.plan_state import Place
from parsers.plan_text import one_line
from schema.thai import stated_fiscal_years

TITLE = re.compile(r"แผน\s?ปฏิบัติ(?:การ|ราชการ)\s?(?:ประจำ|ของ|สำนัก|พ\.\s?ศ|ปี|\(|ฯ|$|\s)")
_AGENCY = re.compile(
    r"(?P<name>(?:สำนักงานเขต|สำนักงาน|สำนัก|กอง|ศูนย์|กรม|เทศบาล|องค์การบริหาร|ฝ่าย|โรงพยาบาล)[ก-๎].*)$"
)
_SEARCHED = 60
_LONGEST_AGENCY = 150
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
    lines = [item for item in items[:_SEARCHED] if isinstance(item, Prose)]
    at = next((n for n, line in enumerate(lines) if TITLE.match(line.text)), None)
    if at is None:
        return Head(None, None, None, Place(0, 1))
    title, end = _title(lines, at)
    years = stated_fiscal_years(title)
    place = Place(lines[at].index, lines[end - 1].index + 1)
    agency = _agency_in(title)
    if agency is not None and years:
        title = title[: title.rindex(agency)].removesuffix("ของ").strip() or title
    for line in lines[end : end + 4]:
        if agency is not None or heading(line.text) is not None:
            break
        agency = _agency_in(line.text)
        if agency is not None:
            place.end = line.index + 1
    if agency is None:
        agency = next((name for line in lines[:at] if (name := _agency_in(line.text))), None)
    return Head(title, agency, years[0][0] if years else None, place)


def _title(lines: list[Prose], at: int) -> tuple[str, int]:
    """The title's lines until one states the year: a cover parts it in two or three."""
    title, end = lines[at].text, at + 1
    for line in lines[end : end + 2]:
        if stated_fiscal_years(title):
            break
        if _YEAR.match(line.text) and len(line.text) < 80:
            title, end = f"{title} {line.text}", end + 1
    return one_line(title), end


def _agency_in(text: str) -> str | None:
    text = one_line(text)
    if TITLE.match(text):
        rest = re.split(r"(?:25|๒๕)[0-9๐-๙]{2}|ของ", text)[-1].strip()
        match = _AGENCY.match(rest)
    else:
        match = _AGENCY.match(text)
    if match is None or len(match["name"]) > _LONGEST_AGENCY:
        return None
    return re.sub(r"\s{0,2}\((?:แผน|ฉบับ)[^()]{0,40}\)$", "", match["name"]).strip()
