"""What every record row has: its document, and the lines it was read from."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

DocumentId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 of the document's bytes, in lower-case hex."""

AgencySource = Literal["code", "section", "project", "heading", "address", "name", "title", "body"]
"""How a record's agency was settled: by the code of the project or indicator, by the section's,
by the project it belongs to, by a page's heading or address, or by an agency's name in the
agency's own line, in the title or in the body."""


class Row(BaseModel):
    """A row of a warehouse table; the order of the fields is the order of its columns."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: ClassVar[str]

    def as_row(self) -> tuple[object, ...]:
        """The values in the order of the table's columns."""
        return tuple(self.__dict__.values())


class Record(Row):
    """A row that was read from lines `line_start` to `line_end` (1-based) of a document.

    `line_start` counts the lines of `page`, `line_end` those of `page_end`. Pages are
    1-based, None where the medium has none.
    """

    document_id: DocumentId
    page: int | None = None
    line_start: int
    page_end: int | None = None
    line_end: int
