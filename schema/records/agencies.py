"""The agencies that codes of projects and indicators belong to: given, not read from documents."""

from typing import ClassVar, Literal

from schema.fields import AgencyCode, Text
from schema.records.base import Row


class Agency(Row):
    """An agency by its code. `source` says where its name was seen beside the code.

    `header`: in the head of a page; `text`: in a page's text; `inferred`: nowhere, but it follows
    from other sources; `code`: the code was seen and no name, which is None then.
    """

    table: ClassVar[str] = "agency"

    code: AgencyCode
    name: Text | None = None
    kind: Literal["bureau", "office", "district"]
    source: Literal["header", "text", "inferred", "code"]
