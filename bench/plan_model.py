"""An annual action plan before it is drawn: what it says, every value as it is printed."""

from dataclasses import dataclass
from typing import Literal

Arrows = Literal["ends", "line", "slash"]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The words and columns that one agency chooses; the figures in its Thai or ASCII digits."""

    thai_digits: bool
    title: str
    number_head: str
    budget_head: str
    unit_head: str
    policy_head: str | None
    unit_first: bool
    definition_label: str
    calculation_label: str
    evidence_label: str
    labels_inline: bool
    routine_baht: bool
    arrows: Arrows
    footnotes: bool
    with_policies_table: bool
    preface: bool
    table_label: str = "ตาราง {}"
    levels_rising: bool = False
    year_columns: bool = False
    subtotals: bool = False
    months_with_years: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """What few agencies do: columns, heads and headings of their own."""

    colons: bool = False
    inline_vision: bool = False
    contents: bool = False
    millions: bool = False
    quarters: bool = False
    levels_across: bool = False
    unit_column: bool = False
    one_line_parts: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A level of success of an indicator."""

    level: int
    percent: int
    criterion: str
    score: int


@dataclass(frozen=True, slots=True)
class Target:
    """A target as printed, and what it is in figures."""

    text: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """An indicator with what tables ข and ค say of it; baselines are year and words."""

    number: int
    name: str
    component: str
    target: Target
    weight: int
    definition: tuple[str, ...]
    calculation: tuple[str, ...]
    evidence: tuple[str, ...]
    baselines: tuple[tuple[int, str], ...]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step of table จ; `first` and `last` count the fiscal year's months from 0."""

    name: str
    weight: float
    cumulative: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PlanProject:
    """A project of part 1 or 2. `budget` is what its cell says, `baht` None without amount."""

    number: str
    name: str
    budget: str
    baht: int | None
    unit: str
    policy: str
    steps: tuple[PlanStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """A development issue: strategy levels are code and name, widest first."""

    number: int
    name: str
    objective: str
    key_indicator: str
    strategy: tuple[tuple[str, str], ...]
    projects: tuple[PlanProject, ...]
    indicator: PlanIndicator


@dataclass(frozen=True, slots=True)
class RoutineOutput:
    """An output of part 3 and its projects: number, name, baht."""

    plan_name: str
    output: str
    projects: tuple[tuple[int, str, int], ...]

    @property
    def total(self) -> int:
        """The sum of its projects in baht."""
        return sum(baht for _, _, baht in self.projects)


@dataclass(frozen=True, slots=True)
class SharedIndicator:
    """An indicator of table ฉ that every agency has."""

    component: str
    number: str | None
    name: str
    definition: tuple[str, ...]
    project: str


@dataclass(frozen=True, slots=True)
class CityIndicator:
    """What part 1 and table ก say of the city's indicator that the agency answers for."""

    strategy: tuple[tuple[str, str], ...]
    objective: str
    key_result: str
    name: str
    target: Target
    definition: tuple[str, ...]
    calculation: tuple[str, ...]
    evidence: tuple[str, ...]
    project: PlanProject


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a plan says."""

    agency: str
    year: int
    vision: str
    missions: tuple[str, ...]
    city: CityIndicator
    issues: tuple[Issue, ...]
    routine: tuple[RoutineOutput, ...]
    shared: tuple[SharedIndicator, ...]
    wordings: Wordings
    habits: Habits

    @property
    def colon(self) -> str:
        """What stands between a heading's number and its name."""
        return " :" if self.habits.colons else ""

    @property
    def title(self) -> str:
        """The plan's name with its year."""
        return f"{self.wordings.title} พ.ศ. {self.year}"

    @property
    def total_label(self) -> str:
        """What the last total of part 3 is called."""
        return "รวมทั้งสิ้น" if self.wordings.subtotals else "รวม"
