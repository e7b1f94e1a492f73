"""Which texts hold what is asked, the best first: asked of the words' tables, not of the texts.

A word counts the more the fewer texts have it (as in BM25) and by its field; how long a text is
and whether the words stand together is weighed where the texts are read.
"""

from collections.abc import Collection, Mapping, Sequence
from math import log
from typing import NamedTuple

from ingest.search.asking import Question
from ingest.search.fields import WEIGHTS
from warehouse.store import Warehouse

_COUNTED = "SELECT word, sum(texts)::BIGINT FROM search_posting WHERE {} GROUP BY word"
_RANKED = """
WITH asked AS (
    SELECT
        unnest(?::INTEGER[]) AS alternative, unnest(?::INTEGER[]) AS terms,
        unnest(?::INTEGER[]) AS size, unnest(?::FLOAT[]) AS worth, unnest(?::VARCHAR[]) AS word
),
valued AS (
    SELECT unnest(?::VARCHAR[]) AS field, unnest(?::FLOAT[]) AS weight
),
held AS (
    SELECT
        alternative, terms, size, worth * weight AS worth,
        (batch::BIGINT << 20) + unnest(text_nos) AS place
    FROM search_posting
    JOIN asked USING (word)
    JOIN valued USING (field)
    WHERE search_posting.word IN ({words})
),
met AS (
    {met}
),
best AS (
    SELECT place, {terms} AS terms, {score} AS score
    FROM met
    {group}
    ORDER BY terms DESC, score DESC, place DESC
    LIMIT ?
)
SELECT
    document_id, page, line_start, page_end, line_end, table_name, column_name, field, words
FROM best
JOIN search_text ON batch = place >> 20 AND text_no = place & 1048575
ORDER BY terms DESC, score DESC, place DESC
"""
_MET_BY_A_WORD = "SELECT place, terms, worth FROM held WHERE size = 1"
_MET_BY_SEVERAL = """
    UNION ALL
    SELECT place, any_value(terms), any_value(worth) FROM held WHERE size > 1
    GROUP BY place, alternative
    HAVING count(*) = any_value(size)
"""
# A number has a bit for each term that words stand for. Of those that stand for a term the words
# that are worth most count.
_WORTH = "{rarity!r} * coalesce(max(worth) FILTER (terms & {bit} > 0), 0)"
_IS_MET = "bool_or(terms & {bit} > 0)::INTEGER"


def _how_to_rank(question: Question, rarity: Sequence[float]) -> dict[str, str]:
    alternatives = question.alternatives
    is_of_one_word = all(len(one.words) == 1 for one in alternatives)
    met = _MET_BY_A_WORD + ("" if is_of_one_word else _MET_BY_SEVERAL)
    bits = {1 << term: rarity[term] for one in alternatives for term in one.terms}
    if is_of_one_word and len(alternatives) == 1:
        # Millions of texts that meet the one word once each need not be grouped.
        worth = f"{sum(bits.values())!r} * worth"
        return {"met": met, "terms": str(len(bits)), "score": worth, "group": ""}
    return {
        "met": met,
        "terms": " + ".join(_IS_MET.format(bit=bit) for bit in bits),
        "score": " + ".join(_WORTH.format(bit=bit, rarity=bits[bit]) for bit in bits),
        "group": "GROUP BY place",
    }


class Place(NamedTuple):
    """A text that holds what is asked: a column of a record, and its field and length."""

    document_id: str
    page: int | None
    line_start: int | None
    page_end: int | None
    line_end: int | None
    table: str
    column: str
    field: str
    words: int


class StoredWords:
    """The words of an open warehouse. Every method raises `WarehouseError`."""

    def __init__(self, warehouse: Warehouse) -> None:
        """Ask this warehouse, which must be open for reading."""
        self._warehouse = warehouse
        self.texts = int(next(warehouse.query("SELECT count(*) FROM search_text").rows)[0])

    def texts_with(self, words: Collection[str]) -> Mapping[str, int]:
        """In how many texts each word stands; a word that stands in none is left out."""
        if not words:
            return {}
        asked = sorted(words)
        return self._counts(f"word IN ({', '.join('?' * len(asked))})", *asked)

    def containing(self, letters: str) -> Mapping[str, int]:
        """The words with these letters in them, and in how many texts each stands."""
        return self._counts("contains(word, ?)", letters)

    def of_length(self, shortest: int, longest: int, first: str) -> Mapping[str, int]:
        """The words of so many letters that begin with one of `first`, as above."""
        condition = "length(word) BETWEEN ? AND ? AND contains(?, left(word, 1))"
        return self._counts(condition, shortest, longest, first)

    def places(self, question: Question, field: str | None, limit: int) -> list[Place]:
        """The best texts for the question, in all fields or in one."""
        if not question.alternatives:
            return []
        rarity = self.rarity(question)
        rows = [
            (number, sum(1 << term for term in one.terms), len(one.words), one.worth, word)
            for number, one in enumerate(question.alternatives)
            for word in one.words
        ]
        words = sorted({row[-1] for row in rows})
        sql = _RANKED.format(words=", ".join("?" * len(words)), **_how_to_rank(question, rarity))
        fields = WEIGHTS if field is None else {field: WEIGHTS[field]}
        columns = [list(column) for column in zip(*rows, strict=True)]
        values = [*columns, list(fields), list(fields.values()), *words, limit]
        return [Place._make(row) for row in self._warehouse.query(sql, *values).rows]

    def rarity(self, question: Question) -> list[float]:
        """What each term tells of a text that meets it: the more, the fewer do."""
        met = [0] * len(question.terms)
        for one in question.alternatives:
            fewest = min(question.texts.get(word, 0) for word in one.words)
            for term in one.terms:
                met[term] += fewest
        most = [min(count, self.texts) for count in met]
        return [log(1 + (self.texts - count + 0.5) / (count + 0.5)) for count in most]

    def _counts(self, condition: str, *values: object) -> Mapping[str, int]:
        return {
            row[0]: row[1]
            for row in self._warehouse.query(_COUNTED.format(condition), *values).rows
        }
