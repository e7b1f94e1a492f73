"""Tables and views to files of a folder: Parquet, CSV or workbooks, whole files or none."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from ingest.export_manifest import ExportedFile, Manifest
from ingest.inert_text import inert_row
from ingest.scratch_folder import scratch_folder
from ingest.workbook import LONGEST_CELL, write_workbook
from parsers.personal_data import MASK
from schema.records import Contact
from warehouse import layout
from warehouse.store import Warehouse

Format = Literal["parquet", "csv", "xlsx"]

MASKED = MASK * 4
"""Stands for a name, a telephone and an entry of `contact`, however long it is."""

_OF_SEARCHING = "search_"
PRIVATE = ("name", "phone", "raw")
_STORED = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"


def exportable() -> tuple[str, ...]:
    """The names of all tables and views that can be exported: all but those of searching.

    They say again, word by word, what the other tables say.
    """
    names = (*layout.statements("tables"), *layout.views_in_order())
    return tuple(name for name in names if not name.startswith(_OF_SEARCHING))


@dataclass(frozen=True)
class Export:
    """What is to be exported: from which warehouse, into which folder, how."""

    warehouse: Path
    folder: Path
    format: Format
    with_contacts: bool = False

    def write(self, tables: Sequence[str]) -> Iterator[ExportedFile]:
        """Write the tables and views, one file each, and tell of each as it is done.

        The folder is made if need be. A file gets its name when it is whole, in place of one
        that had it; the manifest is kept with every file. All files are of one state of the
        warehouse. What the warehouse does not hold, being of an earlier version, is left out.
        Raises `WarehouseError` and `OSError`.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (
            scratch_folder(self.folder) as scratch,
            Warehouse.open_to_export(self.warehouse, scratch) as warehouse,
        ):
            stored = {row[0] for row in warehouse.query(_STORED).rows}
            last_run = next(warehouse.query("SELECT max(run_id) FROM run").rows)[0]
            manifest = Manifest(self.folder)
            for table in tables:
                if table not in stored:
                    continue
                unnamed = scratch / f"{table}.{self.format}"
                rows = self._write_one(warehouse, table, unnamed)
                unnamed.replace(self.folder / unnamed.name)
                exported = ExportedFile(
                    file=unnamed.name,
                    table=table,
                    rows=rows,
                    contacts=self._contacts_in(table),
                    warehouse=str(self.warehouse),
                    last_run=last_run,
                    exported_at=datetime.now(UTC).isoformat(timespec="seconds"),
                )
                manifest.add(exported, scratch)
                yield exported

    def _contacts_in(self, table: str) -> Literal["masked", "shown"] | None:
        if table != Contact.table:
            return None
        return "shown" if self.with_contacts else "masked"

    def _write_one(self, warehouse: Warehouse, table: str, file: Path) -> int:
        sql = f"SELECT {self._values(table)} FROM {table}"
        if self.format == "parquet":
            return warehouse.copy_to_parquet(sql, file)
        if self.format == "csv":
            return _write_csv(warehouse, sql, file)
        return _write_xlsx(warehouse, sql, table, file)

    def _values(self, table: str) -> str:
        if self._contacts_in(table) != "masked":
            return "*"
        masks = ", ".join(
            f"CASE WHEN {name} IS NOT NULL THEN '{MASKED}' END AS {name}" for name in PRIVATE
        )
        return f"* REPLACE ({masks})"


def _write_csv(warehouse: Warehouse, sql: str, file: Path) -> int:
    answer = warehouse.query(sql)
    count = 0
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        # CRLF, so that a carriage return in a text is quoted too.
        writer = csv.writer(opened, lineterminator="\r\n")
        writer.writerow(inert_row(answer.columns))
        for count, row in enumerate(answer.rows, start=1):  # noqa: B007 - the number of rows
            writer.writerow(inert_row(row))
    return count


def _write_xlsx(warehouse: Warehouse, sql: str, table: str, file: Path) -> int:
    answer = warehouse.query(sql)
    parts = _cells_a_value(warehouse, sql)
    return write_workbook(
        file, table, answer.columns, answer.rows, [parts.get(name, 1) for name in answer.columns]
    )


def _cells_a_value(warehouse: Warehouse, sql: str) -> Mapping[str, int]:
    """How many cells the longest text of every column of text takes, by the column."""
    described = warehouse.query(f"DESCRIBE {sql}").rows
    texts = [row[0] for row in described if row[1] == "VARCHAR"]
    if not texts:
        return {}
    # In UTF-16 a character takes two bytes, or four where it takes four in UTF-8.
    units = (
        f"max(CASE WHEN length({name}) * 2 > {LONGEST_CELL} THEN length({name})"
        f" + length(regexp_replace({name}, '[\\x00-\\x{{FFFF}}]', '', 'g')) ELSE 0 END)"
        for name in texts
    )
    longest = next(warehouse.query(f"SELECT {', '.join(units)} FROM ({sql})").rows)
    # A cell may end one short: where the next character takes two.
    return {
        name: 1 if not size or size <= LONGEST_CELL else -(-size // (LONGEST_CELL - 1))
        for name, size in zip(texts, longest, strict=True)
    }
