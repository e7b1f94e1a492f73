"""The cells of a row by the kind of their column, as every table of a plan is read."""

from parsers.plan_body import Row
from parsers.plan_columns import Columns


def cells_of(columns: Columns, row: Row, fiscal_year: int | None) -> dict[str, str]:
    """The row's texts by kind of column; of a kind with years, the one of the plan's year.

    Two columns of one kind without years are joined: a form may part a name in two.
    """
    cells: dict[str, str] = {}
    for key in dict.fromkeys(key for key in columns.keys if key):
        places = [at for at in places_of(columns, key, fiscal_year) if at < len(row.cells)]
        cells[key] = "\n".join(text for at in places if (text := row.cells[at]))
    return cells


def places_of(columns: Columns, key: str, fiscal_year: int | None) -> list[int]:
    """The columns that a record's value is read from; none where all are of other years."""
    places = list(columns.at(key))
    if key == "baseline":
        return places
    of_year = [at for at in places if columns.years[at] == fiscal_year is not None]
    undated = [at for at in places if columns.years[at] is None]
    is_only_one = fiscal_year is None and len(places) == 1
    return places if is_only_one else of_year or undated


def baselines_of(columns: Columns, row: Row) -> dict[int, str]:
    """What stands under each earlier year of a table that gives every year a column."""
    return {
        year: row.cells[at]
        for at in columns.at("baseline")
        if at < len(row.cells) and (year := columns.years[at]) is not None
    }


def heading_of(columns: Columns, key: str) -> str:
    """The printed heading of the first column of a kind."""
    return next((columns.names[at] for at in columns.at(key)), "")
