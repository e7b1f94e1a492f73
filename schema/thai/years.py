"""Years and fiscal years in running text, and the years a title states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from schema.thai.calendar import (
    BUDDHIST_OFFSET,
    MONTH,
    ImpossibleDate,
    fiscal_year_span,
    gregorian_year,
    year_span,
)
from schema.thai.days import ERA, era_of, find_mentions
from schema.thai.digits import arabic
from schema.thai.faults import fault
from schema.thai.qualifiers import period_qualifier
from schema.thai.units import is_amount
from schema.thai.value import Value

_LABEL = (
    r"(?:(?P<fiscal>(?:งบ(?:ประมาณ)?(?:รายจ่าย)?(?:ประจำ)? ?)?ปี ?งบ(?:ประมาณ|ฯ|ปม\.?)?"
    r"|งบ(?:ประมาณ)?(?:รายจ่าย)?(?:ประจำ)? ?ปี|(?<![A-Za-z])FY ?|(?<![\u0e01-\u0e59])งป\.)"
    r"|(?P<other>ปี ?(?:การศึกษา|บัญชี|การผลิต|(?:การ)?เพาะปลูก|ฤดูกาล|ภาษี))"
    r"|(?P<unsaid>งบประมาณ(?:รายจ่าย)?(?=\s{0,3}[พค]))"
    r"|(?P<plain>(?:ประจำ)?ปี(?:ปฏิทิน)?))"
)
_BROKEN_ERA = r"(?P<broken>(?<![\u0e01-\u0e59.])ศ\.)"
YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])"
_LABELLED = re.compile(
    rf"(?:{_LABEL}[\s(]{{0,4}}(?:{ERA})?|{ERA.replace('<be>', '<be2>').replace('<ce>', '<ce2>')}"
    rf"|{_BROKEN_ERA})\)?[\s:]{{0,4}}'?{YEAR}"
)
_BRACKETED = re.compile(rf"(?<=\() ?(?P<fiscal>งบ(?:ประมาณ)? ?)?{YEAR}")
_PLAN = re.compile(
    r"แผน(?:ฯ|ปฏิบัติการ|ปฏิบัติราชการ|พัฒนา)? ?(?:[ก-ฮ]{2,5}\.|(?:[ก-ฮ]\.){2,4}|กทม) ?" + YEAR
)
_TAIL = re.compile(
    rf"\s{{0,2}}(?:-{{1,2}}|~|จนถึง|ถึง|to)\s{{0,2}}"
    rf"(?:(?:ประจำ)?ปี(?: ?งบประมาณ)? ?)?(?:{ERA})? ?{YEAR}"
)
_NEXT = re.compile(
    r" ?(?:, ?(?:และ)?|และ|กับ|หรือ) ?(?:ปี ?)?(?:พ\.?ศ\.? ?)?(?P<year>2[45][0-9]{2})(?![0-9])"
)
_MONTH_FOLLOWS = re.compile(rf" ?{MONTH}")
_DURATION_LEAD = re.compile(r"[0-9] ?$|(?:ราย|ต่อ|ละ|ทุก|หลาย|ครบ) ?$")


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year or a range of years as the text states it, in Buddhist years."""

    start: int
    end: int
    first: int
    last: int
    fiscal: bool = False
    stated: bool = True
    code: str | None = None


def _is_stated(match: re.Match[str]) -> bool:
    return any(match.groupdict().get(name) for name in ("be", "ce", "be2", "ce2", "broken"))


def _era(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("be2") or groups.get("broken"):
        return "be"
    if groups.get("ce2"):
        return "ce"
    return era_of(match) if "be" in groups else None


def _plausible(text: str, match: re.Match[str]) -> bool:
    """Whether labelled figures are a year, and not an amount, a count or a number of years."""
    year, end = match["year"], match.end("year")
    if re.match(r"[/.,][0-9]|-[0-9]{3}(?![0-9])", text[end : end + 5]):
        return False
    if _is_stated(match):
        return True
    if is_amount(text, year, end) or _MONTH_FOLLOWS.match(text, end):
        return False
    if len(year) == 4:
        return True
    return int(year) >= 30 and "\n" not in text[match.start() : match.start("year")]


def _follows_a_duration(text: str, match: re.Match[str]) -> bool:
    """`20 ปี 45 วัน`, `รายปี 50`: two figures after such a ปี are no year."""
    lead = text[max(0, match.start() - 6) : match.start()]
    return len(match["year"]) == 2 and _DURATION_LEAD.search(lead) is not None


def buddhist_year(digits: str, era: str | None) -> int:
    """The Buddhist year of two or four figures. Raises ImpossibleDate."""
    return gregorian_year(digits, era) + BUDDHIST_OFFSET


def _tail_year(text: str, at: int, first: int, era: str | None) -> tuple[int, int] | None:
    """The last year and the end of a range of years opened before `at`."""
    match = _TAIL.match(text, at)
    if match is None or not _plausible(text, match):
        return None
    digits = match["year"]
    if len(digits) == 2:
        shorter = first // 100 * 100 + int(digits)
        return (shorter, match.end("year")) if shorter > first else None
    try:
        return buddhist_year(digits, era_of(match) or era), match.end("year")
    except ImpossibleDate:
        return None


def _code(match: re.Match[str], first: int, last: int) -> str | None:
    groups = match.groupdict()
    if last < first:
        return "reversed_range"
    if groups.get("other"):
        return "other_calendar"
    if groups.get("unsaid"):
        return "unstated_year_kind"
    bare_gregorian = (
        not _is_stated(match) and match["year"][:2] in ("19", "20") and len(match["year"]) == 4
    )
    return "unstated_era" if bare_gregorian else None


def _start(match: re.Match[str]) -> int:
    """Where a mention's own words begin: within the bracket, if one opens before the year."""
    bracket = match.group().find("(")
    if bracket < 0:
        return match.end() - len(match.group().lstrip())
    inner = match.group()[bracket + 1 :].lstrip()
    return match.end() - len(inner) if ")" not in inner else match.start()


def _mention(text: str, match: re.Match[str]) -> YearMention | None:
    """The year mention of one label and its figures, None when they are no year."""
    if not _plausible(text, match) or _follows_a_duration(text, match):
        return None
    start, end, fiscal = _start(match), match.end("year"), bool(match.groupdict().get("fiscal"))
    era = _era(match)
    try:
        first = buddhist_year(match["year"], era)
    except ImpossibleDate as refused:
        if not _is_stated(match):
            return None
        return YearMention(start, end, 0, 0, fiscal, code=refused.reason)
    tail = _tail_year(text, end, first, era)
    last, end = tail or (first, end)
    return YearMention(start, end, first, last, fiscal, True, _code(match, first, last))


def _bracketed(text: str, match: re.Match[str]) -> YearMention | None:
    """A year alone in brackets: (2564), (2557-2561), (งบ 63)."""
    if len(match["year"]) == 2 and not match["fiscal"]:
        return None
    found = _mention(text, match)
    closed = found is not None and re.match(r" ?\)", text[found.end : found.end + 2])
    if found is None or not closed or found.first not in range(2480, 2621):
        return None
    return found if found.code is None else None


def _further(text: str, mention: YearMention) -> Iterator[YearMention]:
    """Years listed after a labelled one: ปี 2563, 2564 และ 2565."""
    end = mention.end
    while mention.code is None and (match := _NEXT.match(text, end)):
        if is_amount(text, match["year"], match.end()):
            return
        year = int(match["year"])
        end = match.end()
        yield replace(mention, start=match.start("year"), end=end, first=year, last=year)


def find_year_mentions(text: str) -> list[YearMention]:
    """All stated years of `text` (Arabic digits, see `digits.arabic`), in order."""
    found: list[YearMention] = []
    for match in _LABELLED.finditer(text):
        mention = _mention(text, match)
        if mention:
            found += [mention, *_further(text, mention)]
    found += [m for match in _BRACKETED.finditer(text) if (m := _bracketed(text, match))]
    found += [m for match in _PLAN.finditer(text) if (m := _mention(text, match))]
    kept: list[YearMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _value(raw: str, text: str, mention: YearMention) -> Value:
    one = mention.first == mention.last
    value = Value(
        kind="fiscal_year" if mention.fiscal else "year",
        raw=raw[mention.start : mention.end],
        span=(mention.start, mention.end),
        value=mention.first if one and mention.first else None,
        precision="year" if one else "range",
        qualifier=period_qualifier(text, mention.start),
    )
    if mention.code:
        return replace(value, error=fault(mention.code))
    bounds = fiscal_year_span if mention.fiscal else year_span
    try:
        return replace(value, start=bounds(mention.first)[0], end=bounds(mention.last)[1])
    except ImpossibleDate as refused:
        return replace(value, error=fault(refused.reason))


def find_years(raw: str, text: str) -> list[Value]:
    """Years and fiscal years; `text` is `digits.arabic(raw)`."""
    return [_value(raw, text, mention) for mention in find_year_mentions(text)]


def stated_fiscal_years(text: str) -> list[tuple[int, int]]:
    """The years a title states, as Buddhist (first, last) pairs in the order of the text.

    A budget document's ปี means its fiscal year, so calendar wording counts as well:
    ประจำปี 2565, (2563), (งบ 63), (ปี 61), (พ.ศ. 2557-2561).
    """
    plain = arabic(text)
    dated = [(day.start, day.end) for day in find_mentions(plain)]
    return [
        (year.first, year.last)
        for year in find_year_mentions(plain)
        if year.code in (None, "unstated_year_kind")
        and not any(start < year.end and year.start < end for start, end in dated)
    ]
