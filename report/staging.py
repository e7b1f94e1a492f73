"""What the pages are made from: answers about everything, and those about some projects."""

from importlib.resources import files

from warehouse.staging import Cut, StagingWarehouse

STAGES = ("brief", "indicator", "budget", "told")
"""The files of report/stages."""
PARTS = (
    "project",
    "curve",
    "report",
    "stated",
    "step",
    "indicator",
    "measure",
    "indicator_quarter",
    "evaluation",
    "budget",
    "lineage",
    "late",
    "cited",
    "finding",
    "document",
    "page",
)
"""The files of report/parts, each behind those that it reads."""
PUT_BY = ("late", "measure")
"""Those of all parts that are asked for together, at last."""


def stage_all(warehouse: StagingWarehouse) -> None:
    """Stage the answers about everything. Raises `WarehouseError`."""
    for name in STAGES:
        warehouse.stage(name, _sql("stages", name))


def keep_parts(part: Cut) -> None:
    """Keep the answers about the projects of a part. Raises `WarehouseError`."""
    for name in PARTS:
        part.keep(name, _sql("parts", name))


def _sql(folder: str, name: str) -> str:
    return (files("report") / folder / f"{name}.sql").read_text(encoding="utf-8")
