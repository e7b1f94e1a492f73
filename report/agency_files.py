"""The files of the agencies: years, late projects, indicators, findings, and lists of projects."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from report.asking import ask
from report.data_files import NO_AGENCY, DataFolder, Values, file_name, without
from warehouse.store import Warehouse

PROJECTS_A_FILE = 500

Code = str | None


def write_agencies(warehouse: Warehouse, data: DataFolder) -> int:
    """Write the files of every agency, and of projects whose agency is unknown; returns how many.

    Raises `WarehouseError` and `OSError`.
    """
    years = _by_agency(ask(warehouse, "agency_years"))
    late = _by_agency(ask(warehouse, "agency_late"))
    indicators = _by_agency(ask(warehouse, "agency_indicators"))
    rules = _by_agency(ask(warehouse, "agency_rules"))
    over_time = _by_agency(ask(warehouse, "agency_over_time"))
    agencies = list(ask(warehouse, "agencies"))
    shards = _write_projects(warehouse, data)
    for agency in agencies:
        code = agency["code"]
        found = indicators[code]
        data.write(
            f"agency/{_name(code)}",
            {
                "code": NO_AGENCY if code is None else code,
                "name": agency["name"],
                "years": years[code],
                "late": late[code],
                "late_count": agency["late"],
                "indicators": [without(row, "indicator_count") for row in found],
                "indicator_count": found[0]["indicator_count"] if found else 0,
                "project_count": agency["projects"],
                "projects_with_code": agency["projects_with_code"],
                "project_shards": shards[code],
                "findings_by_rule": rules[code],
                "over_time": over_time[code],
            },
        )
    return len(agencies)


def _name(code: Code) -> str:
    return NO_AGENCY if code is None else file_name(code)


def _by_agency(rows: Iterable[Values]) -> defaultdict[Code, list[Values]]:
    found: defaultdict[Code, list[Values]] = defaultdict(list)
    for row in rows:
        found[row["agency_code"]].append(without(row, "agency_code"))
    return found


def _write_projects(warehouse: Warehouse, data: DataFolder) -> defaultdict[Code, int]:
    """The lists of projects; how many files each agency has got."""
    shards: defaultdict[Code, int] = defaultdict(int)
    rows = ask(warehouse, "agency_projects")
    for code, projects in groupby(rows, key=lambda row: row["agency_code"]):
        for some in _batched(projects):
            name = f"agency/{_name(code)}/projects-{shards[code]}"
            data.write(name, {"projects": [without(row, "agency_code") for row in some]})
            shards[code] += 1
    return shards


def _batched(rows: Iterable[Values]) -> Iterator[list[Values]]:
    held: list[Values] = []
    for row in rows:
        held.append(row)
        if len(held) == PROJECTS_A_FILE:
            yield held
            held = []
    if held:
        yield held
