"""Numbers that run on with the years: the twelfth fair, the seventh class, 48 years since.

They are no part of what is compared of a name, and must agree with the years that lie between.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

__all__ = [
    "Edition",
    "editions_agree",
    "editions_in",
    "editions_of",
    "growth_by_age",
    "has_digits",
    "text_of_editions",
    "without_editions",
]

_TO: Final = r"(?:[-–—,]|ถึง|และ)"
_EDITION: Final = re.compile(
    r"(?P<kind>(?:ครบรอบ|ครบ)ปีที่|(?<!ชั้น)(?<!ศึกษา)(?<!ประถม)(?<!มัธยม)ปีที่|ครั้งที่|ครั้ง(?=[0-9])(?![0-9]+/)|รุ่นที่|รุ่น)"
    rf"(?P<first>[0-9]{{1,3}})(?:{_TO}(?:ที่)?(?P<last>[0-9]{{1,3}}))?(?:/(?:[0-9]{{2}}(?![0-9]))?)?"
    r"|ภาค(?:เรียน|การศึกษา)?ที่(?P<term>[123])(?:/[0-9]{2,4})?"
    r"|(?P<anniversary>ครบรอบ|ครบ)(?P<years>[0-9]{1,3})ปี"
    r"|(?P<age>[0-9]{2,3})พรรษา"
    r"|(?:ค\.?ศ\.?)?(?<![0-9.,])(?P<western>20[0-4][0-9])(?![0-9])"
    r"|['’](?P<short>[4-9][0-9])(?![0-9])"
)
# ปีที่ 2 - 6 of what is planted: how old it is, where it is tended.
_AGE_OF_GROWTH: Final = re.compile(rf"(?<!ครบ)(?<!รอบ)ปีที่(?P<first>[0-9]{{1,2}}){_TO}(?=[0-9])")
_EDITION_OPENS: Final = re.compile("[0-9]")


class Edition(NamedTuple):
    """A number that runs on with the years: the `first` and the `last` where there are several."""

    kind: str
    first: int
    last: int


def has_digits(text: str) -> bool:
    """Whether there may be an edition in a text."""
    return _EDITION_OPENS.search(text) is not None


def growth_by_age(text: str) -> str:
    """The text with the years of what grows as its age, which is no edition."""
    return _AGE_OF_GROWTH.sub(r"อายุ\g<first>p", text)


def editions_of(text: str) -> tuple[Edition, ...]:
    """The editions of a text without white space, sorted."""
    found = (_edition(found) for found in _EDITION.finditer(text) if not _is_of_year(found))
    return tuple(sorted(found))


def without_editions(text: str) -> str:
    """The text without its editions, and without numbers of them that count anew each year."""
    return _EDITION.sub("", text)


def _is_of_year(found: "re.Match[str]") -> bool:
    """Whether it counts anew each year: ครั้งที่ 3/2566, of which the year is left out by now."""
    return found["kind"] is not None and "/" in found[0]


def _edition(found: "re.Match[str]") -> Edition:
    if found["kind"]:
        kind = next((kind for kind in ("รุ่น", "ครั้ง") if kind in found["kind"]), "ปี")
        first = int(found["first"])
        return Edition(kind, first, max(first, int(found["last"] or first)))
    if found["term"]:
        return Edition("ภาค", int(found["term"]), int(found["term"]))
    for kind, group in (("ครบรอบ", "years"), ("พรรษา", "age"), ("ค.ศ.", "western"), ("'", "short")):
        if found[group]:
            return Edition(kind, int(found[group]), int(found[group]))
    raise AssertionError(found)


_EXACT: Final = frozenset({"ครบรอบ", "พรรษา", "ค.ศ.", "'"})
"""Kinds that count the years themselves; of the others one may be left out, or be held late."""


def text_of_editions(editions: Iterable[Edition]) -> str | None:
    """The editions as they are stored: `ครั้ง 12; รุ่น 3-5`. None where there are none."""
    written = (
        f"{kind} {first}" if first == last else f"{kind} {first}-{last}"
        for kind, first, last in editions
    )
    return "; ".join(written) or None


def editions_in(stored: str | None) -> tuple[Edition, ...]:
    """The editions that `text_of_editions` has written."""
    found = []
    for written in stored.split("; ") if stored else ():
        kind, _, numbers = written.rpartition(" ")
        first, _, last = numbers.partition("-")
        found.append(Edition(kind, int(first), int(last or first)))
    return tuple(found)


def editions_agree(
    earlier: tuple[Edition, ...], later: tuple[Edition, ...], years: int
) -> int | None:
    """How well the editions of two names fit `years` that lie between; None where they do not.

    3 where they are the same or advance with the years, 2 where fewer were held, 1 where only
    one of the names gives them. The same number in another year is work that was put off, or a
    count that begins anew each year.
    """
    if earlier == later:
        return 3
    kinds = [edition.kind for edition in earlier], [edition.kind for edition in later]
    if not earlier or not later:
        return None if _EXACT & {*kinds[0], *kinds[1]} else 1
    if kinds[0] != kinds[1]:
        return None
    fits = [_fit(*pair, years) for pair in zip(earlier, later, strict=True)]
    known = [fit for fit in fits if fit is not None]
    return min(known) if len(known) == len(fits) else None


def _fit(one: Edition, other: Edition, years: int) -> int | None:
    ahead = other.first - one.first
    if one.kind == "ภาค":
        return None if ahead else 3
    if one.kind in _EXACT:
        return 3 if ahead in (0, years) else None
    at_once = max(one.last - one.first, other.last - other.first) + 1
    if ahead in (0, years):
        return 3
    return 2 if 0 < ahead <= years * at_once else None
