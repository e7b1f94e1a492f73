"""Words of texts, for searching: derived from records, read from none."""

from typing import ClassVar

from schema.records.base import DocumentId, Row


class SearchText(Row):
    """A text that can be searched, and the record that holds it.

    `text_no` counts the texts of a `batch` from 0; with it the words point at the text.
    """

    table: ClassVar[str] = "search_text"

    document_id: DocumentId
    page: int | None = None
    line_start: int | None = None
    page_end: int | None = None
    line_end: int | None = None
    table_name: str
    column_name: str
    field: str
    words: int
    batch: int
    text_no: int


class SearchPosting(Row):
    """A word, and the numbers of the texts of a batch that hold it in one field."""

    table: ClassVar[str] = "search_posting"

    word: str
    field: str
    batch: int
    texts: int
    text_nos: list[int]
