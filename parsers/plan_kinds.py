"""Which of a plan's tables a table is: told by its columns, then by what stands above it."""

from typing import Literal

from parsers.plan_columns import Columns

TableKind = Literal[1, 2, 3, "ก", "ข", "ค", "ง", "ฉ", "steps", "scoring", "city", "ignored"]
"""Projects of part 1, 2 or 3, indicators of a lettered table, steps, scoring, the city's
indicators in part 1 (which table ก gives in full), or what other tables repeat."""


_PROJECTS_OF: dict[int | None, TableKind] = {1: 1, 2: 2, 3: 3}
_INDICATORS_OF: dict[str | None, TableKind] = {"ก": "ก", "ข": "ข", "ค": "ค", "ง": "ง", "ฉ": "ฉ"}


_OF_INDICATORS = ("target", "weight", "definition", "baseline")
"""Columns that a table of levels has only where it gives its indicators too."""


_NEVER_OF_PROJECTS = ("definition", "weight", "baseline", "measure_unit")


def kind_of(
    columns: Columns, section: str | None, component: str | None, part: int | None, in_issue: bool
) -> TableKind | None:
    """The kind of a table, None where its columns are of no table that plans have.

    The letter above a table is a hint only: the real plan's table ฉ is headed ข.
    """
    if any((*columns.months, *columns.quarters)) and ("step" in columns or "project" in columns):
        return "steps"
    if "step" in columns and ("step_weight" in columns or "cumulative" in columns):
        return "steps"
    if (any(columns.levels) and not any(key in columns for key in _OF_INDICATORS)) or (
        "level" in columns and any(key in columns for key in ("threshold", "criterion", "score"))
    ):
        return "scoring"
    if _is_of_projects(columns):
        return _projects(columns, part, in_issue)
    if "indicator" in columns:
        return _indicators(columns, section, component, part)
    if "project" in columns and "budget" in columns:
        return _projects(columns, part, in_issue)
    if "project" in columns and ("unit" in columns or "policy" in columns):
        return _projects(columns, part, in_issue)
    return "ignored" if "contents_page" in columns else None


def _is_of_projects(columns: Columns) -> bool:
    """Whether projects with budgets come before an indicator: their own, of which none is kept."""
    if not all(key in columns for key in ("project", "budget", "indicator")):
        return False
    is_first = columns.at("project")[0] < columns.at("indicator")[0]
    return is_first and not any(key in columns for key in _NEVER_OF_PROJECTS)


def _indicators(
    columns: Columns, section: str | None, component: str | None, part: int | None
) -> TableKind | None:
    if "measure_unit" in columns and ("supporting_project" in columns or section == "ง"):
        return "ง"
    if "lead_unit" in columns or "support_unit" in columns:
        # The city's objectives and key results, which part 1 prints above its projects.
        return "ignored"
    if component is not None and component[0] in "23":
        return "ฉ"
    if "baseline" in columns or "weight" in columns:
        return "ค"
    if "strategy" in columns:
        return "ก"
    if "definition" in columns or "target" in columns:
        if section in _INDICATORS_OF:
            return _INDICATORS_OF[section]
        return "city" if part == 1 else "ข"
    return None


def _projects(columns: Columns, part: int | None, in_issue: bool) -> TableKind:
    """The part that the headings say; outputs are of routine work, whatever stands above."""
    if "output" in columns and part != 1:
        return 3
    if part in _PROJECTS_OF:
        return _PROJECTS_OF[part]
    if in_issue:
        return 2
    return 1 if "strategy_code" in columns else 2
