"""Thai digits and figures: one length-keeping rewriting, and the grammar of one number."""

import re
from decimal import Decimal

_BLANKS = "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u200b\ufeff"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
_ARABIC = str.maketrans(
    "๐๑๒๓๔๕๖๗๘๙％" + _BLANKS + _DASHES, "0123456789%" + " " * len(_BLANKS) + "-" * len(_DASHES)
)
_WELL_FORMED = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
# Decimal arithmetic rounds beyond 28 figures, and no amount of a government needs as many.
_LONGEST = 24
_FIELD = re.compile(r"\s*([+-]?) ?([0-9](?:[0-9.,]*[0-9])?)\s*")


class NotANumber(ValueError):
    """The field holds no well-formed number. `raw` is the field."""

    def __init__(self, raw: str) -> None:
        """Keep the field for the finding that will quote it."""
        super().__init__(f"not a number: {raw!r}")
        self.raw = raw


def arabic(text: str) -> str:
    """The same text with Arabic digits, plain spaces and plain hyphens.

    Every character stays at its place, so a span in the answer is a span in `text`.
    """
    return text.translate(_ARABIC)


def decimal_of(figures: str) -> Decimal | None:
    """The number written in Arabic `figures`, None when commas or dots are misplaced."""
    if len(figures) > _LONGEST or _WELL_FORMED.fullmatch(figures) is None:
        return None
    return Decimal(figures.replace(",", ""))


def read_number(text: str) -> Decimal:
    """Read a field which holds one number: Thai digits, sign, thousands commas, decimals.

    Raises NotANumber when anything else stands there or the commas do not part thousands.
    """
    match = _FIELD.fullmatch(arabic(text))
    number = decimal_of(match[2]) if match else None
    if match is None or number is None:
        raise NotANumber(text)
    return -number if match[1] == "-" else number
