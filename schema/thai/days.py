"""Days and months as they stand in running text, before ranges are put together."""

import re
from dataclasses import dataclass, replace

from schema.thai.calendar import MONTH, MONTH_WORD, misspelt_month, month_number
from schema.thai.units import is_amount

ERA = (
    r"(?:(?P<be>พ ?\.{0,2} ?ศ(?![\u0e01-\u0e59]) ?\.{0,2}|พุทธศักราช)"
    r"|(?P<ce>(?<!ก\.)(?<!ก\. )ค ?\.{0,2} ?ศ(?![\u0e01-\u0e59]) ?\.{0,2}|คริสต์ศักราช))"
)
_WEEKDAY = "อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์"
# `ไตรมาสที่ 2 มกราคม` is a quarter and a month, `วันที่ 2 มกราคม` a day.
_ORDINAL = re.compile(
    r"(?:ที่|ไตรมาส|ครั้ง|งวด|รุ่น|ข้อ|ขั้นตอน|ระดับ|ลำดับ|ฉบับ|ระยะ|รอบ|หมายเลข|เลขที่|จำนวน|ร้อยละ"
    r"|เพิ่มขึ้น|ลดลง|Q) ?[:=]? ?$"
)
_LABELLED_DAY = re.compile(rf"(?:วัน|{_WEEKDAY}) ?ที่ ?$")
_DAY_BEFORE = re.compile(r"(?<![0-9])(?P<day>[0-9]{1,2})(?P<gap> {0,2}\n? {0,2}(?:เดือน ?)?)$")
_HEAD_BEFORE = re.compile(
    r"(?<![0-9])(?P<head>[0-9]{1,2}) ?(?P<sep>(?:-|~|จนถึง|ถึง|to) ?"
    rf"(?:วัน ?(?:{_WEEKDAY})? ?ที่ ?|(?:{_WEEKDAY}) ?ที่ ?)?)$"
)
_LIST_BEFORE = re.compile(r"(?<![0-9])(?P<head>[0-9]{1,2}) ?(?:,|และวันที่|และ|กับ|, ?และ) ?$")
_NOT_A_DAY_LEAD = re.compile(r"[0-9][/:,]$|[0-9]\.$")
_ROW_NUMBER_LEAD = re.compile(r"(?:^|[\s(])[0-9]{1,2}\.$")
_DECIMAL_LEAD = re.compile(r"(?:ร้อยละ|ข้อ|เวลา|ที่|กลยุทธ์|คะแนน|KPI|[=:]) ?[0-9]{1,2}\.$")
_MONTH_LAST = re.compile(rf"{MONTH} ?$")
_YEAR_AFTER = re.compile(
    rf"(?P<gap>[ ,]{{0,3}}\n{{0,2}} ?)(?:\( ?)?(?:ของ)?"
    rf"(?:(?P<fiscal>(?:ประจำ)?ปี ?งบ(?:ประมาณ|ฯ)?)|(?P<plain>(?:ประจำ)?ปี))?\s{{0,2}}"
    rf"(?:{ERA})?[\s:]{{0,3}}'?(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
)
_FIGURES_JOINED = re.compile(r" ?- ?[0-9]")
_JOINED_DAY = re.compile(rf" ?- ?[0-9]{{1,2}} ?(?:เดือน ?)?{MONTH}")
_MONTH_NEXT = re.compile(rf" ?{MONTH}")
_HYPHENATED = re.compile(
    rf"(?<![0-9])(?P<day>[0-9]{{1,2}})(?P<sep>[-/]){MONTH}(?P=sep)(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
)
_MISSPELT = re.compile(
    rf"(?<![0-9])(?P<day>[0-9]{{1,2}}) ?(?P<word>[ก-ฮเ-ไ][ก-๎]{{3,11}}) ?(?:{ERA})? ?"
    r"(?P<year>2[45][0-9]{2})(?![0-9])"
)
_NUMERIC = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})(?P<sep>/| / |\.|-)(?P<month>[0-9]{1,2})(?P=sep)"
    r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])"
)
_TIME = (
    r"(?:(?:T| {1,2})[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_YEAR_FIRST = re.compile(
    r"(?<![0-9.,/-])(?P<year>(?:19|20|2[4-6])[0-9]{2}|2[4-6][0-9]{2})(?P<sep>[-/])"
    r"(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9/]|-[0-9])" + _TIME
)
_FIGURE_LEAD = re.compile(r"[0-9][/.-]$")
_RANGE_LEAD = re.compile(r"/[0-9]{1,2}/(?:[0-9]{2}|[0-9]{4})-$")
_AFTER_NUMERIC = re.compile(r"[/.][0-9]|-[0-9](?![0-9]?/[0-9]{1,2}/)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A day or a month named in the text, as written; `start` and `end` are its span.

    `head` is the first day of a shared-tail range (15-31 มีนาคม),
    `listed` the further days of a list. `year` holds the figures, `era` what was stated,
    `fiscal` that they are a fiscal year. `sure` says it may stand without a year.
    """

    start: int
    end: int
    month: int
    day: int | None = None
    year: str | None = None
    era: str | None = None
    fiscal: bool = False
    head: int | None = None
    listed: tuple[tuple[int, int, int], ...] = ()
    sure: bool = False


def _stands_for_a_day(before: str, gap: str) -> bool:
    """Whether figures before a month are its day, and not a row, a quarter or a decimal."""
    labelled = _LABELLED_DAY.search(before) is not None
    if "\n" in gap and (before == "" or before.endswith("\n")):
        return False
    if not labelled and (_ORDINAL.search(before) or "เดือน" in gap):
        return False
    if _NOT_A_DAY_LEAD.search(before):
        row = _ROW_NUMBER_LEAD.search(before) and not _DECIMAL_LEAD.search(before)
        return bool(row) or before.endswith(",")
    return True


def _with_day(text: str, mention: Mention) -> Mention:
    """The mention with the day, the range head and the listed days standing before it."""
    floor = max(0, mention.start - 40)
    before = text[floor : mention.start]
    match = _DAY_BEFORE.search(before)
    if match is None:
        return mention
    lead = before[: match.start()]
    if not _stands_for_a_day(lead, match["gap"]) or _ends_a_date(lead, match["day"]):
        return mention
    found = replace(mention, start=floor + match.start(), day=int(match["day"]), sure=True)
    head = _HEAD_BEFORE.search(lead)
    if head and _opens_range(lead[: head.start()], head):
        return replace(found, start=floor + head.start(), head=int(head["head"]))
    return replace(found, listed=_listed_days(lead, floor))


def _ends_a_date(lead: str, figures: str) -> bool:
    """`16 ก.ค.52 ต.ค.`: figures above 31 after a month are its year."""
    return int(figures) > 31 and _MONTH_LAST.search(lead) is not None


def _opens_range(lead: str, head: re.Match[str]) -> bool:
    """Whether figures before a range word are its first day, and not the year of a date."""
    if int(head["head"]) > 31 or _MONTH_LAST.search(lead):
        return False
    return _stands_for_a_day(lead, "")


def _listed_days(lead: str, floor: int) -> tuple[tuple[int, int, int], ...]:
    """Days before the last of a list (วันที่ 5, 12 และ 19 มีนาคม): start, end, day.

    Only where วันที่ or a weekday opens the list; else they may be any numbers.
    """
    days: list[tuple[int, int, int]] = []
    while match := _LIST_BEFORE.search(lead):
        days.append((floor + match.start("head"), floor + match.end("head"), int(match["head"])))
        lead = lead[: match.start()]
    return tuple(reversed(days)) if days and _LABELLED_DAY.search(lead) else ()


def era_of(match: re.Match[str]) -> str | None:
    """Return be or ce as the match of a pattern holding `ERA` states it."""
    if match["be"]:
        return "be"
    return "ce" if match["ce"] else None


def _year_belongs(text: str, match: re.Match[str], has_day: bool) -> bool:
    """Whether the figures after a month are its year, and not an amount or the next day."""
    if match["be"] or match["ce"] or match["fiscal"]:
        return True
    two = len(match["year"]) == 2
    if two and "\n" in match["gap"]:
        return False
    if is_amount(text, match["year"], match.end("year"), has_day):
        return False
    return not (two and _next_is_a_day(text, match))


def _next_is_a_day(text: str, match: re.Match[str]) -> bool:
    """`30 เม.ย. 16 ก.ค.`: the figures open the next date; `52-54`: they open a range."""
    end = match.end("year")
    if _FIGURES_JOINED.match(text, end):
        return _JOINED_DAY.match(text, end) is None
    return int(match["year"]) <= 31 and _MONTH_NEXT.match(text, end) is not None


def _with_year(text: str, mention: Mention) -> Mention:
    match = _YEAR_AFTER.match(text, mention.end)
    if match is None or not _year_belongs(text, match, mention.day is not None):
        return mention
    return replace(
        mention, end=match.end("year"), year=match["year"], era=era_of(match),
        fiscal=bool(match["fiscal"]), sure=True,
    )  # fmt: skip


# ก.พ. is also the civil service commission, ก.ค. was the teachers' one.
_OFFICE_LEAD = re.compile(
    r"(?:สำนักงาน|สํานักงาน|กรรมการ|เลขาธิการ|มติ|ประธาน|ระเบียบ|หลักสูตร|กฎ|หนังสือ|ประกาศ|ข้าราชการ"
    r"|มาตรฐาน|หลักเกณฑ์|เกณฑ์|อ\.) ?$"
)
_OF_LEAD = re.compile(r"(?:ของ|โดย|ต่อ|ให้|เสนอ|กับ|จาก|ที่|ผ่าน|ภาค) ?$")
_COMMISSIONS = (2, 7)
_SURE_LEADS = ("เดือน",)


def _is_office(text: str, match: re.Match[str], found: Mention, before: str) -> bool:
    """Whether an abbreviation without a day names a commission."""
    if not match["month_letters"] or found.day is not None or before.endswith(_SURE_LEADS):
        return False
    if _OFFICE_LEAD.search(before):
        return True
    labelled = "ปี" in text[match.end() : found.end]
    return found.month in _COMMISSIONS and (labelled or _OF_LEAD.search(before) is not None)


def _named(text: str, match: re.Match[str]) -> Mention | None:
    """The mention around one month word, None when the word is no month here."""
    number = month_number(match.group())
    if number is None:
        return None
    before = text[max(0, match.start() - 20) : match.start()].rstrip(" ")
    sure = bool(match["month_name"]) or before.endswith(_SURE_LEADS)
    found = _with_day(text, Mention(match.start(), match.end(), number, sure=sure))
    found = _with_year(text, found)
    if _is_office(text, match, found, before) or (match["month_stem"] and found.year is None):
        return None
    return found


def _numeric(text: str, match: re.Match[str]) -> Mention | None:
    """A date in figures, None when its surroundings make it a code, a score or a place."""
    before = text[max(0, match.start() - 20) : match.start()]
    year, slashed = match["year"], "/" in match["sep"]
    head = _HEAD_BEFORE.search(before) if slashed else None
    if head and before[: head.start()].endswith("/"):
        # 1/10/64-31/12/64: the figures before the dash are the year of a date of its own.
        head = None
    lead = before[: head.start()] if head else before
    if _AFTER_NUMERIC.match(text, match.end("year")) or not _opens_a_date(lead, slashed):
        return None
    if len(year) == 2 and not slashed and lead.strip() and not _LABELLED_DAY.search(lead):
        return None
    if len(year) == 4 and not slashed and year[:2] not in ("19", "20", "24", "25", "26"):
        return None
    return Mention(
        match.start() - (len(head.group()) if head else 0), match.end(),
        int(match["month"]), int(match["day"]), year,
        head=int(head["head"]) if head else None, sure=True,
    )  # fmt: skip


def _opens_a_date(lead: str, slashed: bool) -> bool:
    """Whether figures after `lead` may begin a date: no ordinal, no code, no decimal before."""
    if _ORDINAL.search(lead) and not _LABELLED_DAY.search(lead):
        return False
    if _FIGURE_LEAD.search(lead) is None or (slashed and _RANGE_LEAD.search(lead)):
        return True
    return slashed and _ROW_NUMBER_LEAD.search(lead) is not None


def _year_first(match: re.Match[str]) -> Mention:
    return Mention(
        match.start(), match.end(), int(match["month"]), int(match["day"]), match["year"], sure=True
    )


def _misspelt(text: str, match: re.Match[str]) -> Mention | None:
    number = misspelt_month(match["word"])
    before = text[max(0, match.start() - 20) : match.start()]
    known = MONTH_WORD.fullmatch(match["word"]) is not None
    if number is None or known or not _stands_for_a_day(before, ""):
        return None
    return Mention(
        match.start(), match.end(), number, int(match["day"]), match["year"],
        era_of(match), sure=True,
    )  # fmt: skip


def _hyphenated(text: str, match: re.Match[str]) -> Mention | None:
    """15-มี.ค.-64, as spreadsheets print it."""
    month = re.search(MONTH, match.group())
    number = month_number(month.group()) if month else None
    before = text[max(0, match.start() - 20) : match.start()]
    if number is None or not _opens_a_date(before, False):
        return None
    return Mention(
        match.start(), match.end(), number, int(match["day"]), match["year"], sure=True
    )  # fmt: skip


def find_mentions(text: str) -> list[Mention]:
    """All days and months of `text` (Arabic digits, see `digits.arabic`), in order."""
    found: list[Mention | None] = [_year_first(match) for match in _YEAR_FIRST.finditer(text)]
    found += [_numeric(text, match) for match in _NUMERIC.finditer(text)]
    found += [_named(text, match) for match in MONTH_WORD.finditer(text)]
    found += [_misspelt(text, match) for match in _MISSPELT.finditer(text)]
    found += [_hyphenated(text, match) for match in _HYPHENATED.finditer(text)]
    kept: list[Mention] = []
    for mention in sorted((m for m in found if m), key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
