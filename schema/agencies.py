"""The agencies that are known by their code, as `agencies.csv` lists them.

The codes were seen in project and indicator codes of Bangkok's pages, the names beside them
(`formats.md`, section 7). A code that was never seen is not listed: a guess would be worse than a
finding. 1700 is inferred to be the traffic bureau's; one of its indicators (1700-944) is about
waste.
"""

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Final

from schema.project_names import agency_key, agency_letters
from schema.records.agencies import Agency

__all__ = ["agency_of", "all_agencies", "code_named", "is_part_of"]

_SECRETARIAT: Final = "สำนักปลัด"
_SECRETARIAT_CODE: Final = "04"


@cache
def all_agencies() -> tuple[Agency, ...]:
    """Every listed agency, in the order of the codes."""
    text = (files("schema") / "agencies.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    agencies = (Agency.model_validate({**row, "name": row["name"] or None}) for row in rows)
    return tuple(sorted(agencies, key=lambda agency: agency.code))


@cache
def _by_code() -> dict[str, Agency]:
    return {agency.code: agency for agency in all_agencies()}


@cache
def _by_key() -> dict[str, list[Agency]]:
    found: dict[str, list[Agency]] = defaultdict(list)
    for agency in all_agencies():
        if agency.name:
            found[agency_key(agency.name)].append(agency)
    return dict(found)


def agency_of(code: str | None) -> Agency | None:
    """The agency of an agency code (4 digits and 0000), None where it is not listed."""
    return _by_code().get(code or "")


def code_named(name: str | None) -> str | None:
    """The code of the one agency that goes by `name`, in whatever spelling; None for any other.

    Where the city or the permanent secretary is part of an agency's name, so it must be of
    `name`: a สำนักงบประมาณ alone is the state's, and every bureau has a สำนักงานเลขานุการ.
    """
    if not name:
        return None
    found = [agency for agency in _by_key().get(agency_key(name), ()) if _says_whose(name, agency)]
    return found[0].code if len(found) == 1 else None


def _says_whose(name: str, agency: Agency) -> bool:
    own, given = agency_letters(agency.name or ""), agency_letters(name)
    if _SECRETARIAT in own:
        return _SECRETARIAT in given
    return own == agency_key(own) or given != agency_key(given)


def is_part_of(agency: Agency, name: str) -> bool:
    """Whether `name` is of the whole that the agency is a part of: the permanent secretary's."""
    return agency.code.startswith(_SECRETARIAT_CODE) and agency_key(name) == _SECRETARIAT
