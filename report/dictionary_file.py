"""The file of the data dictionary: every table and view, and what its columns mean."""

from report.data_files import DataFolder
from warehouse import dictionary


def write_dictionary(data: DataFolder) -> None:
    """Write `dictionary`. Raises `WarehouseError` and `OSError`."""
    objects = [
        {
            "name": entry.name,
            "kind": entry.kind,
            "about": entry.meaning,
            "columns": [column._asdict() for column in entry.columns],
        }
        for entry in dictionary.entries()
    ]
    data.write("dictionary", {"objects": objects})
