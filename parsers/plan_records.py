"""What was gathered from a plan, as records: in the order of the plan."""

from parsers.plan_indicator_records import add_indicators
from parsers.plan_project_records import add_issues, add_projects, add_totals
from parsers.plan_scoring_records import add_scorings
from parsers.plan_state import Gathered, Records
from parsers.plan_step_records import add_steps
from parsers.plan_text import one_line
from parsers.plan_values import coded


def add_records(gathered: Gathered) -> Records:
    """Make every record, and return those that the rules look at."""
    records = Records(components=gathered.components)
    add_issues(gathered)
    add_projects(gathered, records)
    add_totals(gathered, records)
    add_indicators(gathered, records)
    add_scorings(gathered, records)
    add_steps(gathered, records)
    for entry in gathered.city_indicators:
        code, name = coded(one_line(entry.cells.get("indicator", "")))
        records.city_indicators.append((code, name, gathered.span(entry.place)))
    return records
