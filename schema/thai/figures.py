"""The figures of a running text, and the value a figure with its unit makes."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from schema.thai.digits import decimal_of
from schema.thai.faults import fault
from schema.thai.qualifiers import amount_qualifier
from schema.thai.value import Kind, Value

NUMBER = re.compile(r"(?<![0-9.,])[0-9](?:[0-9.,]*[0-9])?")
SCALES = {
    "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000,
    "สิบล้าน": 10_000_000, "ร้อยล้าน": 100_000_000, "พันล้าน": 1_000_000_000,
    "หมื่นล้าน": 10_000_000_000, "แสนล้าน": 100_000_000_000, "ล้านล้าน": 1_000_000_000_000,
}  # fmt: skip
SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
RANGE_GAP = re.compile(r" ?(?:-|ถึง|~) ?")
ORDINAL_LEAD = re.compile(r"(?<!อยู่)ที่ ?$")
CODE_LEAD = re.compile(
    r"[0-9A-Za-z]/$|[A-Za-z]-?$|[0-9]{5,}-$|(?<![0-9])0[0-9]{2,}-$|[0-9]:$|\^ ?$"
)
_GROUP_LEAD = re.compile(r"(?<![0-9])(?:[0-9]{1,3} |[0-9]{1,3}(?:,[0-9]{3})*, ?)$")
_OUTLINE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){2,}")
_GOES_ON = re.compile(r"[./:][0-9]| ?(?:บาท|%)")
_BEFORE_SIGN = frozenset(["", " ", "\n", "\t", "=", ":", "("])


@dataclass(frozen=True, slots=True)
class Figures:
    """One text: `raw` as given, `text` with Arabic digits at the same places."""

    raw: str
    text: str

    def lead(self, at: int, width: int = 30) -> str:
        """The characters before `at`."""
        return self.text[max(0, at - width) : at]

    def value(
        self, kind: Kind, span: tuple[int, int], amount: Decimal | None, unit: str | None
    ) -> Value:
        """A value over a span; no amount means the figures are broken."""
        start, end = span
        value = Value(
            kind=kind,
            raw=self.raw[start:end],
            span=span,
            value=amount,
            unit=unit,
            qualifier=amount_qualifier(self.text, start, end),
        )
        return value if amount is not None else replace(value, error=fault("broken_number"))

    def number(self, match: re.Match[str]) -> Decimal | None:
        """The number of a match of NUMBER, None when it is broken or part of a broken one.

        `1 500 000` and `3, 500` are one number each to a reader, so their last group is not
        taken for the whole.
        """
        figures = match.group()
        first_group = figures.replace(",", ".").split(".", 1)[0]
        if len(first_group) == 3 and _GROUP_LEAD.search(self.lead(match.start(), 16)):
            return None
        return None if is_code(figures) else decimal_of(figures)

    def signed(self, value: Value) -> Value:
        """The value with the minus glued before it, unless the hyphen may be a bullet."""
        start, end = value.span
        if start == 0 or self.text[start - 1] != "-":
            return value
        before = self.text[max(0, start - 2) : start - 1]
        if before not in _BEFORE_SIGN:
            return value
        signed = replace(negated(value), span=(start - 1, end), raw=self.raw[start - 1 : end])
        alone = not self.text[: start - 1].strip() and not self.text[end:].strip()
        if before in ("", "\n") and not alone:
            return replace(signed, value=None, error=fault("ambiguous_sign"))
        return signed


def negated(value: Value) -> Value:
    """The value below zero."""
    return replace(value, value=-value.value) if isinstance(value.value, Decimal) else value


def is_code(figures: str) -> bool:
    """Whether figures begin as only codes do: 0303."""
    return figures[0] == "0" and figures[1:2].isdigit()


def is_outline(figures: str) -> bool:
    """Whether figures number a heading: 3.3.3.1."""
    return _OUTLINE.fullmatch(figures) is not None


def goes_on(text: str, at: int) -> bool:
    """Whether a figure is followed by more of an outline number, a pair, or another unit."""
    return _GOES_ON.match(text, at) is not None
