"""The file of the findings: by rule, by agency, over time, and examples of each rule."""

from report.asking import ask
from report.data_files import DataFolder
from warehouse.store import Warehouse


def write_findings(warehouse: Warehouse, data: DataFolder) -> None:
    """Write `findings`. Raises `WarehouseError` and `OSError`.

    `agencies` and `over_time` count warnings and errors only, as remarks on layout say nothing of
    how good a page is.
    """
    data.write(
        "findings",
        {
            "rules": list(ask(warehouse, "rules")),
            "agencies": list(ask(warehouse, "finding_agencies")),
            "by_rule_agency": [list(row.values()) for row in ask(warehouse, "by_rule_agency")],
            "over_time": list(ask(warehouse, "over_time")),
            "examples": list(ask(warehouse, "examples")),
        },
    )
