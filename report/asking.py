"""Questions to the warehouse, from report/questions, and their answers as rows with names."""

from collections.abc import Iterator
from importlib.resources import files

from report.data_files import Values
from warehouse.store import Warehouse


def ask(warehouse: Warehouse, question: str, *values: object) -> Iterator[Values]:
    """The rows of the answer to a question, by the name of its file. Raises `WarehouseError`."""
    sql = (files("report") / "questions" / f"{question}.sql").read_text(encoding="utf-8")
    answer = warehouse.query(sql, *values)
    return (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
