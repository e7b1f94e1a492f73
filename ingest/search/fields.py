"""The texts that can be searched, and what a word in each of them is worth."""

from typing import Final, NamedTuple


class SearchedColumn(NamedTuple):
    """A column whose texts are searched under the name of a field."""

    table: str
    column: str
    field: str


WEIGHTS: Final = {
    "name": 5.0,
    "indicator": 3.0,
    "objective": 2.5,
    "problem": 2.0,
    "target": 1.6,
    "slide": 1.4,
    "definition": 1.3,
    "narrative": 1.2,
    "rationale": 1.0,
    "strategy": 0.8,
    "step": 0.8,
}
"""The fields, with the weight of a word in each; contacts are no field."""

COLUMNS: Final = tuple(
    SearchedColumn(*named)
    for named in (
        ("project_snapshot", "name", "name"),
        ("project_snapshot", "rationale", "rationale"),
        ("project_snapshot", "objectives", "objective"),
        ("project_snapshot", "targets", "target"),
        ("progress_report", "narrative", "narrative"),
        ("progress_report", "problem", "problem"),
        ("progress_report", "obstacle", "problem"),
        ("plan_step", "name", "step"),
        ("strategy_link", "name", "strategy"),
        ("indicator", "name", "indicator"),
        ("indicator", "definition", "definition"),
        ("indicator", "formula", "definition"),
        ("indicator", "data_source", "definition"),
        ("indicator", "summary", "narrative"),
        ("indicator_quarter", "narrative", "narrative"),
        ("plan", "title", "name"),
        ("plan", "vision", "strategy"),
        ("plan_issue", "name", "strategy"),
        ("plan_issue", "objective", "objective"),
        ("plan_issue", "key_indicator", "indicator"),
        ("plan_project", "name", "name"),
        ("plan_project", "output_name", "strategy"),
        ("plan_indicator", "name", "indicator"),
        ("plan_indicator", "target_text", "target"),
        ("plan_indicator", "definition", "definition"),
        ("plan_indicator", "calculation", "definition"),
        ("plan_indicator", "evidence", "definition"),
        ("plan_baseline", "text", "definition"),
        ("scoring_level", "criterion", "definition"),
        ("slide", "text", "slide"),
        ("calendar_event", "description", "slide"),
        ("framework_item", "name", "indicator"),
        ("framework_item", "dimension_name", "strategy"),
    )
)
TITLE: Final = SearchedColumn("document", "title", "name")
"""The title of a document, searched where no name in it is the same."""
