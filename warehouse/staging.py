"""Answers that are asked for again and again, put into files once, in the order they are read."""

from pathlib import Path
from typing import Self

from warehouse import reading
from warehouse.connection import BEFORE_STAGED, connect_for_staging, explaining
from warehouse.store import Warehouse, WarehouseError

_ROWS_A_GROUP = 4_096
"""A range of the order is read by its groups: of small ones little is read beside the range."""


class StagingWarehouse(Warehouse):
    """A warehouse open for asking, whose longer answers can be kept in a folder.

    A staged answer is asked for as `staged.NAME`. The files go with the folder, which is the
    caller's.
    """

    _folder: Path

    @classmethod
    def open_to_stage(cls, path: Path, folder: Path) -> Self:
        """Open for `query` and `stage`; `folder` is there. Raises as `open_read_only` does."""
        warehouse = cls(path, connect_for_staging(path, folder), writable=False)
        warehouse._for_each_cursor = BEFORE_STAGED
        warehouse._folder = folder.resolve()
        return warehouse

    def stage(self, name: str, sql: str) -> int:
        """Keep the answer to a reading statement, in its order, as `staged.NAME`; its rows.

        Raises `WarehouseError` as `query` does, and where the disk is full.
        """
        quoted = str(self._folder / f"{name}.parquet").replace("'", "''")
        options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS_A_GROUP}"
        with explaining(self.path):
            cursor = self._cursor()
            try:
                if refused := reading.refusal(sql, cursor.extract_statements):
                    raise WarehouseError(self.path, refused)
                copied = cursor.execute(f"COPY (\n{sql}\n) TO '{quoted}' ({options})").fetchall()
                cursor.execute(f"CREATE VIEW staged.main.{name} AS FROM read_parquet('{quoted}')")
            finally:
                cursor.close()
        return int(copied[0][0])
