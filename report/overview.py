"""The file of the overview: years, agencies, and what the last run changed."""

from importlib.metadata import version
from typing import Any

from report.asking import ask
from report.data_files import NO_AGENCY, DataFolder, Values
from warehouse.store import Warehouse

_CHANGED_SHOWN = 50
_SHOWN_OF_RUN = ("run_id", "finished_at", "seen", "loaded", "partial", "failed")


def write_overview(warehouse: Warehouse, data: DataFolder) -> None:
    """Write `site`. Raises `WarehouseError` and `OSError`."""
    (totals,) = ask(warehouse, "totals")
    runs = list(ask(warehouse, "last_run"))
    last = runs[0] if runs else None
    data.write(
        "site",
        {
            "version": version("tidtam"),
            # The state of the warehouse: the same warehouse makes the same site.
            "made_at": last and last["finished_at"],
            "observed_until": totals.pop("observed_until"),
            "last_run": last and {name: last[name] for name in _SHOWN_OF_RUN},
            "years": list(ask(warehouse, "years")),
            "agencies": [_coded(row) for row in ask(warehouse, "agencies")],
            **totals,
            "changed": _changed(warehouse, runs),
        },
    )


def _coded(row: Values) -> Values:
    return {**row, "code": NO_AGENCY if row["code"] is None else row["code"]}


def _changed(warehouse: Warehouse, runs: list[Values]) -> Values:
    """What the last run changed, against the documents loaded before it.

    Where there is nothing to compare with, counts are None and `missing` says why: `no_run`,
    `first_run`, or `read_again` (a new version of the program has read documents again).
    """
    missing = _missing(runs)
    if missing is not None:
        unknown = dict.fromkeys(("since", "new_projects", "changed_projects", "new_findings"))
        return {**unknown, "missing": missing, "projects": []}
    run_id = runs[0]["run_id"]
    rows = list(ask(warehouse, "changed", run_id))
    (found,) = ask(warehouse, "new_findings", run_id)
    new = sum(row["is_new"] for row in rows)
    return {
        "since": runs[1]["finished_at"],
        "new_projects": new,
        "changed_projects": len(rows) - new,
        "projects": rows[:_CHANGED_SHOWN],
        **found,
        "missing": None,
    }


def _missing(runs: list[dict[str, Any]]) -> str | None:
    if not runs:
        return "no_run"
    if len(runs) == 1:
        return "first_run"
    return "read_again" if runs[0]["is_of_new_reading"] else None
