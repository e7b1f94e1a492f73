"""Thai months, Buddhist-era years, fiscal years and quarters.

Rules: Buddhist year = Gregorian year + 543; the fiscal year 2564 runs from 1 October 2563
to 30 September 2564; until 2483 the year began on 1 April, so January to March of those
years cannot be converted by subtraction and are refused.
"""

import re
from calendar import monthrange
from datetime import date

from schema.thai.faults import fault

BUDDHIST_OFFSET = 543
_JANUARY_NEW_YEAR = 2484
_BUDDHIST = range(2400, 2700)
_COMMON_ERA = range(1900, 2100)
_TWO_DIGIT_FLOOR = 30

_NAMES: tuple[tuple[str, ...], ...] = (
    ("มกราคม", "มกราคาม", "มกรคม", "มกาคม", "มกราคน"),
    ("กุมภาพันธ", "กุมภาพันธุ", "กุมพาพันธ", "กุมภาพัน", "กุมภาพนธ"),
    ("มีนาคม", "มีนาคาม", "มินาคม"),
    ("เมษายน", "เมษยน", "เมษายยน", "เมษายม"),
    ("พฤษภาคม", "พฤกษภาคม", "พฤศภาคม", "พฤษาคม", "พฤษภาคาม"),
    ("มิถุนายน", "มิถุนยน", "มิถุนายม", "มิถุนายยน"),
    ("กรกฎาคม", "กรกฏาคม", "กรกฎคม", "กรฎาคม", "กรกฎาคาม"),
    ("สิงหาคม", "สิงหคม", "สิงหาคาม", "สิงหาคน"),
    ("กันยายน", "กันยาน", "กันยายม", "กันยายยน"),
    ("ตุลาคม", "ตุลคม", "ตุลาคาม", "ตุลาคน"),
    ("พฤศจิกายน", "พฤษจิกายน", "พฤศจิกายม", "พฤศจิการยน", "พฤศจกายน"),
    ("ธันวาคม", "ธันวคม", "ธันวาคาม", "ธันวาคน"),
)
_STEMS = (
    "มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา",
    "กรกฎา", "สิงหา", "กันยา", "ตุลา", "พฤศจิกา", "ธันวา",
)  # fmt: skip
_LETTERS = (
    ("ม", "ค"), ("ก", "พ"), ("มี", "ค"), ("เม", "ย"), ("พ", "ค"), ("มิ", "ย"),
    ("ก", "ค"), ("ส", "ค"), ("ก", "ย"), ("ต", "ค"), ("พ", "ย"), ("ธ", "ค"),
)  # fmt: skip

_NUMBER_OF = {
    spelling: number
    for number, (names, stem, letters) in enumerate(
        zip(_NAMES, _STEMS, _LETTERS, strict=True), start=1
    )
    for spelling in (*names, stem, "".join(letters))
}
_SKIPPED = re.compile(r"[\s.\u0e4c]+")


def _name_pattern(name: str) -> str:
    """A full name, whose last syllable a line or page may have parted from the rest."""
    if name.startswith("กุม"):
        return re.escape(name[:-4]) + r"[ \n]?" + re.escape(name[-4:]) + r"(?: ?\u0e4c)?"
    return re.escape(name[:-2]) + r"[ \n]?" + re.escape(name[-2:])


def _abbreviation_pattern() -> str:
    """Two letters with or without dots, never a part of a longer abbreviation.

    ก.พ.ร., ก.ค.ศ. and อ.ก.พ. are commissions: a letter and a dot on either side say so.
    """
    letters = "|".join(rf"{first}(?:\.{{1,2}} ?)?{last}" for first, last in _LETTERS)
    led = "|".join(rf"(?<={word})" for word in ("เดือน", "ถึง", "ใน", "ปลาย", "ต้น", "กลาง", "และ"))
    alone = rf"(?:(?<![\u0e01-\u0e59])(?<![\u0e01-\u0e59]\.)(?<!อ\. )|{led})"
    era = r"[พค]\.? ?ศ"
    return (
        rf"{alone}(?:{letters})(?:\.{{1,2}}+|(?![\u0e01-\u0e59.]))"
        rf"(?!(?!{era})[\u0e01-\u0e2e](?:\.|(?<!ณ)(?![\u0e01-\u0e59])))"
        rf"(?! [\u0e01-\u0e2e](?<!ณ)\.?(?:[\s),]|$))"
    )


_LONG = "|".join(
    _name_pattern(name)
    for name in sorted((name for names in _NAMES for name in names), key=len, reverse=True)
)
_SHORT = "|".join(sorted(_STEMS, key=len, reverse=True))
# The stem alone (ตุลา) is also a word or a given name: `month_stem` marks it for its reader.
MONTH = (
    rf"(?:(?P<month_name>{_LONG})|(?P<month_stem>(?:{_SHORT})(?![\u0e01-\u0e59]))"
    rf"|(?P<month_letters>{_abbreviation_pattern()}))"
)
MONTH_WORD = re.compile(MONTH)


class ImpossibleDate(ValueError):
    """A date which is plainly one but cannot be. `raw` is its text, `reason` a stable code."""

    def __init__(self, raw: str, reason: str) -> None:
        """Keep the field for the finding that will quote it."""
        super().__init__(f"{raw} ({fault(reason).message})")
        self.raw = raw
        self.reason = reason


def month_number(word: str) -> int | None:
    """1-12 for a Thai month in any accepted spelling, None for anything else."""
    return _NUMBER_OF.get(_SKIPPED.sub("", word))


def _one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out, exchanged or swapped with its neighbour parts them."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[:at] + one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other


def misspelt_month(word: str) -> int | None:
    """1-12 when exactly one full month name is one letter away from `word`.

    Only for a word standing between a day and a year; alone it is too weak a sign.
    """
    bare = _SKIPPED.sub("", word)
    found = {
        number
        for number, names in enumerate(_NAMES, start=1)
        if bare == names[0] or _one_edit_apart(bare, names[0])
    }
    return found.pop() if len(found) == 1 else None


def gregorian_year(digits: str, era: str | None = None) -> int:
    """The Gregorian year of two or four Arabic `digits`; `era` is "be", "ce" or None.

    Without an era 24xx-26xx is Buddhist, 19xx-20xx Gregorian, two digits Buddhist (52 is
    2552). Two digits below 30 may as well be Gregorian, so they are refused.
    Raises ImpossibleDate with reason ambiguous_year or impossible_year.
    """
    year = int(digits)
    if len(digits) == 2 and era != "ce":
        if year < _TWO_DIGIT_FLOOR and era is None:
            raise ImpossibleDate(digits, "ambiguous_year")
        return year + 2500 - BUDDHIST_OFFSET
    if len(digits) == 4 and year in _BUDDHIST and era != "ce":
        return year - BUDDHIST_OFFSET
    if len(digits) == 4 and year in _COMMON_ERA and era != "be":
        return year
    raise ImpossibleDate(digits, "impossible_year")


def real_date(year: int, month: int, day: int) -> date:
    """The day of a Gregorian `year`, never shifted.

    Raises ImpossibleDate with reason impossible_date, or old_calendar for January to March
    of a year which then began in April.
    """
    try:
        found = date(year, month, day)
    except ValueError:
        raise ImpossibleDate(f"{year}-{month}-{day}", "impossible_date") from None
    if month < 4 and year + BUDDHIST_OFFSET < _JANUARY_NEW_YEAR:
        raise ImpossibleDate(f"{year}-{month}-{day}", "old_calendar")
    return found


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month of a Gregorian `year`."""
    first = real_date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def year_span(be: int) -> tuple[date, date]:
    """1 January and 31 December of a Buddhist year from 2484 on.

    Raises ImpossibleDate with reason old_calendar for an earlier year.
    """
    year = be - BUDDHIST_OFFSET
    return real_date(year, 1, 1), date(year, 12, 31)


def fiscal_year_of(day: date) -> int:
    """The Buddhist fiscal year a day falls in: 1 October 2020 is in 2564."""
    return day.year + BUDDHIST_OFFSET + (1 if day.month >= 10 else 0)


def fiscal_year_span(be: int) -> tuple[date, date]:
    """First and last day of a Buddhist fiscal year: 2564 is 2020-10-01 to 2021-09-30."""
    year = be - BUDDHIST_OFFSET
    return date(year - 1, 10, 1), date(year, 9, 30)


def fiscal_quarter_of(day: date) -> int:
    """1-4: the fiscal quarter of a day; the first one is October to December."""
    return (day.month - 10) % 12 // 3 + 1


def fiscal_quarter_span(be: int, quarter: int) -> tuple[date, date]:
    """First and last day of quarter 1-4 of a Buddhist fiscal year.

    Raises ImpossibleDate with reason impossible_quarter for another quarter.
    """
    if quarter not in range(1, 5):
        raise ImpossibleDate(str(quarter), "impossible_quarter")
    first_month = (9 + 3 * (quarter - 1)) % 12 + 1
    year = be - BUDDHIST_OFFSET - (1 if quarter == 1 else 0)
    return date(year, first_month, 1), month_span(year, first_month + 2)[1]


def year_within_fiscal(fiscal: int, month: int) -> int:
    """The Gregorian year of a month of the fiscal year ending in Gregorian year `fiscal`."""
    return fiscal - 1 if month >= 10 else fiscal
