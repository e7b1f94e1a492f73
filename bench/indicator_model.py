"""Pages of indicators before they are drawn: what they say, every value as it is printed."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["output", "outcome"]
AgencyKind = Literal["index101", "index102", "index11"]

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ASCII_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A row of the quarter table; pages of agencies have no score, elsewhere it may be blank."""

    number: int
    result: str
    pair: str
    score: str = ""


@dataclass(frozen=True, slots=True)
class Narrative:
    """What is told of a quarter. `labelled` opens it with its quarter on a stripped page."""

    quarter: int
    lines: tuple[str, ...]
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the definition: its column in the contract, its heading and its text."""

    column: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class StrategyLevel:
    """A level of the strategy: its word, its code in ASCII digits, its name as the page cuts it."""

    label: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Style:
    """How the page writes: blanks, digits, a decomposed ำ, spaces around blank lines."""

    thai_digits: bool = False
    decomposed: bool = False
    loose_blanks: bool = False
    spaced_unit: bool = False
    stub: bool = True

    def number(self, printed: str) -> str:
        """The number in the digits of the page."""
        return printed.translate(THAI_DIGITS) if self.thai_digits else printed


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """A page of one indicator; the city's indicators have a strategy and no results."""

    code: str
    title: str
    fiscal_year: int | None
    unit: str
    target: str
    target_value: float | None
    category: str
    level: Level
    bracketed: bool
    style: Style
    result: str | None = None
    evaluated_quarter: int | None = None
    evaluated_score: str = ""
    quarters: tuple[QuarterRow, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    summary: str = ""
    sections: tuple[Section, ...] = ()
    strategy: tuple[StrategyLevel, ...] = ()
    is_routine: bool = False


@dataclass(frozen=True, slots=True)
class AgencyIndicator:
    """An indicator among an agency's results; `repeated` is its name as it stands again."""

    printed_no: int
    name: str
    category: str
    strategy: tuple[StrategyLevel, ...]
    filler_lines: int
    repeated: tuple[str, ...]
    unit: str
    target: str
    result: str
    quarters: tuple[QuarterRow, ...]
    narratives: tuple[Narrative, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension with its indicators; `printed_no` may have Thai digits."""

    number: str
    printed_no: str
    name: str
    indicators: tuple[AgencyIndicator, ...]


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """The results of one agency in one document; most pages print no year."""

    agency_code: str
    heading: str
    fiscal_year: int | None
    dimensions: tuple[Dimension, ...]
    style: Style
