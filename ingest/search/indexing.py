"""The words of a document's texts: made where it is read, or later from what is stored of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ingest.search.fields import COLUMNS, TITLE, SearchedColumn
from schema.records import TABLES, DocumentRow, SearchText
from schema.thai.cutting import distinct_words
from warehouse.arrivals import Row
from warehouse.search_words import TextWords

if TYPE_CHECKING:
    # A process that only reads documents is ready sooner without the database.
    from warehouse.store import Warehouse

_AT_ONCE = 2_000
"""Documents of an earlier version whose words are made and stored in one transaction."""
_PLACE = ("document_id", "page", "line_start", "page_end", "line_end")


def searched_texts(rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    """The `TextWords` of a document, from its rows by table.

    The first is its title, without words where a name says the same.
    """
    texts = [text for column in COLUMNS for text in _texts_of(column, rows.get(column.table, ()))]
    names = {text.words for text in texts if text.field == TITLE.field}
    titles = [_title(row, names) for row in rows.get(TITLE.table, ())]
    return [*titles, *texts]


def add_missing_words(warehouse: "Warehouse") -> int:
    """Store the words of documents that an earlier version has loaded; returns their texts.

    A few hundred documents at a time: what is stored stays where it is ended. Raises
    `WarehouseError`.
    """
    document_ids = warehouse.unsearched()
    count = 0
    for first in range(0, len(document_ids), _AT_ONCE):
        texts = list(_stored_texts(warehouse, document_ids[first : first + _AT_ONCE]))
        warehouse.load({SearchText.table: texts})
        count += len(texts)
    return count


def _stored_texts(warehouse: "Warehouse", document_ids: Collection[str]) -> Iterator[Row]:
    documents: dict[str, dict[str, list[Row]]] = {name: {} for name in document_ids}
    for table in (TITLE.table, *dict.fromkeys(column.table for column in COLUMNS)):
        stored = warehouse.rows_of(table, list(TABLES[table].model_fields), document_ids)
        for document_id, rows in groupby(stored, itemgetter(0)):
            documents[document_id][table] = list(rows)
    for rows_by_table in documents.values():
        yield from searched_texts(rows_by_table)


def _texts_of(column: SearchedColumn, rows: Sequence[Row]) -> Iterator[TextWords]:
    if not rows:
        return
    names = list(TABLES[column.table].model_fields)
    place = itemgetter(*map(names.index, _PLACE))
    at = names.index(column.column)
    for row in rows:
        # A text without words, such as a dash, is never found.
        if (text := row[at]) and (words := " ".join(distinct_words(text))):
            yield TextWords._make((*place(row), *column, words))


def _title(row: Row, names: Collection[str]) -> TextWords:
    fields = list(DocumentRow.model_fields)
    title = row[fields.index(TITLE.column)]
    words = " ".join(distinct_words(title)) if title else ""
    document_id = row[fields.index("document_id")]
    return TextWords(document_id, None, None, None, None, *TITLE, "" if words in names else words)
