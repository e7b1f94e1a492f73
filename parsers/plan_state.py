"""What a reader of plans has gathered so far, before it becomes records.

A cell may go on in the next table or on the next page, so nothing is a record before the
whole document is read.
"""

from dataclasses import dataclass, field

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.plan_body import PlanTable, Row
from parsers.plan_kinds import TableKind
from schema.document import Span
from schema.records import PlanIndicator, PlanProject, PlanStep, PlanTotal, ScoringLevel
from schema.records.base import Record
from schema.records.plans import Plan

Month = tuple[int, int]
"""A Buddhist year and a month of it (1-12)."""


@dataclass
class Place:
    """The lines, from `start` to `end` (exclusive), that something was read from."""

    start: int
    end: int

    def reach(self, row: Row) -> None:
        """Go on to the end of a row."""
        self.end = max(self.end, row.end)


@dataclass(frozen=True)
class Level:
    """A level of the city's strategy, and the rank of its kind among the kinds (0 is widest)."""

    rank: int
    label: str
    code: str
    name: str
    place: Place


@dataclass
class Issue:
    """A development issue, with the levels of strategy that it is linked to."""

    number: str
    place: Place
    texts: dict[str, str] = field(default_factory=dict)
    links: list[Level] = field(default_factory=list)

    def add(self, key: str, text: str) -> None:
        """Go on with a text of the issue."""
        if text:
            self.texts[key] = f"{self.texts[key]}\n{text}" if self.texts.get(key) else text

    def add_line(self, key: str, index: int, text: str) -> None:
        """Go on with a text of the issue, which reaches to that line."""
        self.add(key, text)
        self.place.end = max(self.place.end, index + 1)


@dataclass
class Entry:
    """A row of a table that is being gathered: its cells by kind of column."""

    place: Place
    cells: dict[str, str]
    baselines: dict[int, str] = field(default_factory=dict)

    def go_on(self, row: Row, cells: dict[str, str], baselines: dict[int, str]) -> None:
        """Join the cells of a row that continues this one; overlaps are kept as printed."""
        self.place.reach(row)
        for key, text in cells.items():
            if text:
                self.cells[key] = f"{self.cells[key]}\n{text}" if self.cells.get(key) else text
        for year, text in baselines.items():
            if text:
                before = self.baselines.get(year)
                self.baselines[year] = f"{before}\n{text}" if before else text


@dataclass
class Project:
    """A project as its table gives it, and where it stands in the plan."""

    entry: Entry
    part: int
    number: str
    name: str
    issue_no: str | None = None
    output: str | None = None
    chain: tuple[Level, ...] = ()
    heading: str = ""


@dataclass
class Total:
    """A total below the projects of a part; `after` is how many projects stand before it."""

    place: Place
    part: int
    label: str
    budget: str
    heading: str
    after: int


@dataclass
class Indicator:
    """An indicator as one of the plan's tables gives it."""

    entry: Entry
    source: str
    component: str | None
    number: str
    name: str
    code: str | None = None


@dataclass
class Scoring:
    """The levels that score one indicator."""

    owner: Indicator | None
    levels: list[Entry] = field(default_factory=list)


@dataclass
class StepsOfProject:
    """A table of steps: the project named above it, and its rows with their months."""

    number: str
    name: str
    place: Place
    steps: list["Step"] = field(default_factory=list)


@dataclass
class Step:
    """A step's cells, and the months (year, month) that are marked for it.

    `unread` are marks that do not tell their months; `is_beyond` where one stands beyond them.
    """

    entry: Entry
    marked: list[Month] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    is_beyond: bool = False


@dataclass
class Component:
    """A component of the evaluation and the weight that the plan prints for it."""

    number: str
    weight: str
    place: Place


@dataclass
class Gathered:
    """Everything that the plan's pages gave.

    `sections` are the parts and tables that the body names as the contents (`expected`) do;
    `announced` the same by part or letter, and `answered` those that gave or denied a record.
    Figures that stand unread from the line `body_start` on are values that are missing.
    """

    draft: Draft
    lines: Lines
    fiscal_year: int | None = None
    vision: list[str] = field(default_factory=list)
    vision_place: Place | None = None
    issues: dict[str, Issue] = field(default_factory=dict)
    projects: list[Project] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    scorings: list[Scoring] = field(default_factory=list)
    steps: list[StepsOfProject] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    city_indicators: list[Entry] = field(default_factory=list)
    tables: list[tuple[PlanTable, TableKind | None]] = field(default_factory=list)
    body_start: int = 0
    sections: set[str] = field(default_factory=set)
    expected: dict[str, int] = field(default_factory=dict)
    announced: dict[int | str, int] = field(default_factory=dict)
    answered: set[int | str] = field(default_factory=set)

    def announce(self, section: int | str, index: int) -> None:
        """A part (1-4), or a table by its letter, whose heading stands at a line."""
        self.announced.setdefault(section, index)

    def answer(self, section: int | str | None) -> None:
        """A part or table that was read, or that says there is nothing."""
        if section is not None:
            self.answered.add("จ" if section == "steps" else section)

    def span(self, place: Place) -> Span:
        """Where a place lies in the document's pages."""
        return self.lines.span(place.start, place.end)

    def tell(self, kind: type[Record], key: str, place: Place, message: str, seen: str) -> None:
        """A finding: a value of a record is not read, or read with a doubt."""
        span = self.span(place)
        self.draft.add_finding(
            "invalid_record",
            "warning",
            message,
            subject=kind.table,
            key=key,
            line=span.first,
            page=span.page,
            observed=seen,
        )


@dataclass
class Records:
    """What the rules look at: a plan's records, and what it prints about them.

    A total comes with how many projects of its part stand before it. `city_indicators` are
    the codes, names and places of the indicators that part 1 prints above its projects.
    """

    plan: Plan | None = None
    projects: list[PlanProject] = field(default_factory=list)
    totals: list[tuple[PlanTotal, int]] = field(default_factory=list)
    indicators: list[PlanIndicator] = field(default_factory=list)
    levels: list[ScoringLevel] = field(default_factory=list)
    steps: list[PlanStep] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    city_indicators: list[tuple[str | None, str, Span]] = field(default_factory=list)
