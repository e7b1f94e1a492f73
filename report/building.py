"""One build: the pages that every site has, and the data of a warehouse beside them."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from report.agency_files import write_agencies
from report.data_files import DataFolder
from report.dictionary_file import write_dictionary
from report.finding_files import write_findings
from report.overview import write_overview
from report.project_files import write_projects
from report.staging import stage_all
from warehouse.staging import StagingWarehouse


class Built(NamedTuple):
    """How many pages' data a site has."""

    projects: int
    agencies: int


def build_site(warehouse: Path, folder: Path, scratch: Path) -> Built:
    """Write a whole site of the warehouse into `folder`, which is made.

    `scratch` is there and takes what is needed meanwhile; the caller removes it. The same
    warehouse makes the same files, byte by byte. Raises `WarehouseError` and `OSError`.
    """
    folder.mkdir()
    _copy(files("report") / "site", folder)
    data = DataFolder(folder / "data")
    with StagingWarehouse.open_to_stage(warehouse, scratch) as opened:
        stage_all(opened)
        projects = write_projects(opened, data)
        write_overview(opened, data)
        agencies = write_agencies(opened, data)
        write_findings(opened, data)
    write_dictionary(data)
    return Built(projects, agencies)


def _copy(source: Traversable, target: Path) -> None:
    for entry in source.iterdir() if source.is_dir() else ():
        if entry.is_dir():
            (target / entry.name).mkdir(exist_ok=True)
            _copy(entry, target / entry.name)
        elif not entry.name.startswith("."):
            (target / entry.name).write_bytes(entry.read_bytes())
