"""What the pages are made from: answers in the order of the projects, reckoned once a build."""

from importlib.resources import files

from warehouse.staging import StagingWarehouse

STAGES = (
    "project",
    "curve",
    "report",
    "stated",
    "step",
    "indicator",
    "indicator_quarter",
    "evaluation",
    "budget",
    "lineage",
    "late",
    "told",
    "cited",
    "finding",
    "document",
    "page",
)
"""The files of report/stages, each behind those that it reads."""


def stage_all(warehouse: StagingWarehouse) -> None:
    """Stage every answer. Raises `WarehouseError`."""
    for name in STAGES:
        sql = (files("report") / "stages" / f"{name}.sql").read_text(encoding="utf-8")
        warehouse.stage(name, sql)
