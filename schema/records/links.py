"""What may be the same work in documents of several kinds: derived from records, read from none."""

from typing import ClassVar, Literal

from pydantic import Field

from schema.fields import FiscalYear, Number, ProjectCode, Text
from schema.records.base import DocumentId, Row


class ProjectLink(Row):
    """A project that may be a plan's project: a candidate, never a merge.

    `method` is `code` where the plan prints the project's code, else `name`. `is_mutual` says
    that neither has another candidate as good within the plan.
    """

    table: ClassVar[str] = "project_link"

    document_id: DocumentId
    part: int
    plan_project_no: Text
    project_code: ProjectCode
    fiscal_year: FiscalYear | None = None
    is_same_year: bool | None = None
    name_score: Number | None = None
    method: Literal["code", "name"]
    rank: int = Field(ge=1)
    is_mutual: bool
