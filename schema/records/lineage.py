"""What may be the same work in several years: derived from records, read from none."""

from typing import ClassVar

from pydantic import Field

from schema.fields import FiscalYear, Number, ProjectCode, Text
from schema.records.base import Row


class LineageProject(Row):
    """A project with a name and a year, and the lineage it is of: its own where it is alone.

    `compared_name` and `editions` are what was compared of the name, by the rules of
    `rules_version`.
    """

    table: ClassVar[str] = "lineage_project"

    project_code: ProjectCode
    agency_code: Text
    fiscal_year: FiscalYear
    name: Text
    compared_name: Text | None = None
    editions: Text | None = None
    rules_version: Text
    lineage_id: ProjectCode
    previous_project_code: ProjectCode | None = None
    match_score: Number | None = None
    match_certainty: Number | None = None
    drift: Text | None = None


class LineageNearName(Row):
    """Two compared names of one agency that may be of one work; `compared_name` sorts first."""

    table: ClassVar[str] = "lineage_near_name"

    agency_code: Text
    compared_name: Text
    other_compared_name: Text
    name_score: Number
    certainty: Number


class LineageDoubt(Row):
    """A project of an earlier year that was left out: another was as good a match."""

    table: ClassVar[str] = "lineage_doubt"

    agency_code: Text
    project_code: ProjectCode
    candidate_code: ProjectCode
    match_score: Number
    candidates: int = Field(ge=1)
