"""The findings of a warehouse, with the project, agency and year of their documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from ingest.told_by_documents import told_of_one
from warehouse.store import Warehouse

# A finding is about a document. What the document tells of one project, agency or year is told of
# its findings; where it tells of several, none is.
_LISTED = f"""
WITH {told_of_one()}
SELECT
    finding.rule,
    finding.severity,
    one.agency_code,
    coalesce(one.agency_name, agency.name) AS agency_name,
    one.project_code,
    one.fiscal_year,
    document.source,
    finding.page,
    finding.line_start,
    finding.message,
    finding.document_id
FROM finding
LEFT JOIN one ON one.document_id = finding.document_id
LEFT JOIN document ON document.document_id = finding.document_id
LEFT JOIN agency ON agency.code = one.agency_code
WHERE ($1 IS NULL OR finding.rule = $1)
    AND ($2 IS NULL OR finding.severity = $2)
    AND ($3 IS NULL OR one.fiscal_year = $3)
    AND (
        $4 IS NULL OR one.agency_code = $4
        OR contains(lower(agency.name), lower($4)) OR contains(lower(one.agency_name), lower($4))
    )
ORDER BY
    list_position(['error', 'warning', 'info'], finding.severity),
    finding.rule,
    one.agency_code NULLS LAST,
    agency_name NULLS LAST,
    one.project_code NULLS LAST,
    document.source,
    finding.document_id,
    finding.page NULLS FIRST,
    finding.line_start NULLS FIRST,
    finding.message
"""

_KNOWN = """
SELECT count(*) FROM (
    SELECT code, name FROM agency
    UNION ALL SELECT agency_code, agency_name FROM project_snapshot
    UNION ALL SELECT agency_code, agency_name FROM plan
) AS known(code, name)
WHERE code = $1 OR contains(lower(name), lower($1))
"""


class ListedFinding(NamedTuple):
    """A finding; what the document tells of several, or of none, is None."""

    rule: str
    severity: str
    agency_code: str | None
    agency_name: str | None
    project_code: str | None
    fiscal_year: int | None
    source: str | None
    page: int | None
    line_start: int | None
    message: str
    document_id: str


@dataclass(frozen=True)
class Wanted:
    """Which findings: None stands for all. `agency` is a code or part of a name."""

    rule: str | None = None
    severity: str | None = None
    fiscal_year: int | None = None
    agency: str | None = None


def findings(warehouse: Warehouse, wanted: Wanted) -> Iterator[ListedFinding]:
    """The findings, errors first, then by rule and agency. Raises `WarehouseError`."""
    values: list[Any] = [wanted.rule, wanted.severity, wanted.fiscal_year, wanted.agency]
    return map(ListedFinding._make, warehouse.query(_LISTED, *values).rows)


def is_known_agency(warehouse: Warehouse, agency: str) -> bool:
    """Whether any agency has this code, or this in its name."""
    return bool(next(warehouse.query(_KNOWN, agency).rows)[0])
