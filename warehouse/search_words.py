"""Texts and their words on the way into the tables search_text and search_posting.

A word is stored once a batch with the numbers of the texts that hold it, not once a text: an
answer then reads only the rows of its words, and 40 million words take 100 MB. The rows of
search_text belong to a document and go with it. Numbers that point at texts that are gone find
nothing; a batch most of whose words are of such texts is written anew.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from warehouse.arrivals import AMONG, Append, Fetch, Row

_TEXTS_A_BATCH = 32_768
"""Texts whose words are turned round at a time: few enough to fit into the memory of a load."""
_LEAST_LIVE = 0.5
"""Share of a batch's words that are of stored texts, at which they are written anew."""

_TURNED_ROUND = """
    INSERT INTO search_posting
    SELECT word, field, ?, count(*), list_sort(list(text_no))
    FROM (SELECT unnest(string_split(words, ' ')) AS word, field, text_no FROM arriving_text)
    WHERE word <> ''
    GROUP BY word, field
    ORDER BY word, field
"""
_STALE = f"""
    SELECT batch
    FROM (SELECT batch, sum(texts) AS held FROM search_posting GROUP BY batch)
    LEFT JOIN (SELECT batch, sum(words) AS live FROM search_text GROUP BY batch) USING (batch)
    WHERE coalesce(live, 0) <= held * {_LEAST_LIVE}
"""
_KEPT = """
    CREATE OR REPLACE TEMP TABLE kept_posting AS
    SELECT word, field, batch, count(*)::INTEGER AS texts, list_sort(list(text_no)) AS text_nos
    FROM (
        SELECT word, field, batch, unnest(text_nos) AS text_no
        FROM search_posting WHERE batch = ?
    )
    SEMI JOIN search_text USING (batch, text_no)
    GROUP BY ALL
    ORDER BY word, field
"""
# Every document has one row of its title, even where that holds no words.
_TITLES = "SELECT document_id FROM search_text WHERE table_name = 'document'"
_UNSEARCHED = f"""
    SELECT document_id FROM document
    ANTI JOIN ({_TITLES}) AS searched USING (document_id)
    ORDER BY document_id
"""
_HAS_TABLE = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'search_text'"
_ALL_HAVE_WORDS = f"SELECT (SELECT count(*) FROM document) = (SELECT count(*) FROM ({_TITLES}))"


class TextWords(NamedTuple):
    """A text with its different words, which a blank parts; places as in `SearchText`."""

    document_id: str
    page: int | None
    line_start: int | None
    page_end: int | None
    line_end: int | None
    table_name: str
    column_name: str
    field: str
    words: str


def store_words(texts: Sequence[Row], fetch: Fetch, append: Append) -> None:
    """Store texts, the values of `TextWords`, and their words, inside the load's transaction."""
    if not texts:
        return
    ((batch,),) = fetch(
        "SELECT greatest((SELECT coalesce(max(batch), 0) FROM search_posting),"
        " (SELECT coalesce(max(batch), 0) FROM search_text))"
    )
    for part in _parts(texts):
        batch += 1
        fetch(
            "CREATE OR REPLACE TEMP TABLE arriving_text"
            " (words VARCHAR, field VARCHAR, text_no INTEGER)"
        )
        named = [TextWords._make(text) for text in part]
        append("arriving_text", [(text.words, text.field, no) for no, text in enumerate(named)])
        fetch(_TURNED_ROUND, batch)
        append(
            "search_text",
            [
                (*text[:-1], len(text.words.split()), batch, number)
                for number, text in enumerate(named)
            ],
        )
    fetch("DROP TABLE arriving_text")


def tidy_words(fetch: Fetch) -> None:
    """Drop what mostly points at texts that have gone. What is found does not change by it."""
    for (batch,) in fetch(_STALE):
        fetch(_KEPT, batch)
        fetch("DELETE FROM search_posting WHERE batch = ?", batch)
        fetch("INSERT INTO search_posting FROM kept_posting")


def unsearched(fetch: Fetch) -> list[str]:
    """Ids of the documents whose words are not stored, in their order."""
    return [row[0] for row in fetch(_UNSEARCHED)]


def lacks_words(fetch: Fetch) -> bool:
    """Whether some documents cannot be searched: an earlier version loaded them."""
    ((has_table,),) = fetch(_HAS_TABLE)
    if not has_table:
        ((documents,),) = fetch("SELECT count(*) FROM document")
        return bool(documents)
    ((all_have,),) = fetch(_ALL_HAVE_WORDS)
    return not all_have


def rows_of(
    table: str, columns: Sequence[str], document_ids: Collection[str], fetch: Fetch
) -> list[Row]:
    """The named columns of a table's rows of these documents."""
    names = ", ".join(columns)
    return fetch(
        f"SELECT {names} FROM {table} WHERE document_id {AMONG} ORDER BY document_id, rowid",
        list(document_ids),
    )


def _parts(texts: Sequence[Row]) -> Iterator[Sequence[Row]]:
    coming = iter(texts)
    while part := list(islice(coming, _TEXTS_A_BATCH)):
        yield part
