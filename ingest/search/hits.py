"""The answer to a search: texts with their project, agency, year, document and place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from ingest.search.asking import RARE, Question, question_of
from ingest.search.fields import WEIGHTS
from ingest.search.matching import Span, match
from ingest.search.ranking import Place, StoredWords
from ingest.search.stored_texts import documents_of, superseded, texts_at
from warehouse.store import Warehouse

_READ_FOR_A_HIT = 8
"""Texts read for each hit that is asked for: snapshots of a project repeat them."""
_MOST_READ = 4_000
_USUAL_WORDS = 20
"""Different words of a text of the usual length; longer ones count less, as in BM25."""
_TOGETHER = 1.5


class Hit(NamedTuple):
    """A text that was found. What its document does not tell, or tells of several, is None."""

    rank: int
    project_code: str | None
    plan_project: str | None
    indicator_code: str | None
    agency_code: str | None
    agency_name: str | None
    fiscal_year: int | None
    field: str
    table: str
    column: str
    text: str
    spans: tuple[Span, ...]
    """Where the text holds what is asked, in its characters."""
    words_met: int
    score: float
    source: str
    url: str | None
    page: int | None
    line_start: int | None
    page_end: int | None
    line_end: int | None
    document_id: str
    observed_at: datetime | None
    """When its document was saved, in UTC."""
    is_latest: bool
    """Whether the view project takes this document for its project; true of no project's."""
    also_in: int
    """Documents, beside this one, that say the same of the same project."""


class _Found(NamedTuple):
    place: Place
    text: str
    about: Mapping[str, Any]
    document: Mapping[str, Any]
    spans: tuple[Span, ...]
    worth: tuple[int, float]
    is_latest: bool

    @property
    def said(self) -> tuple[Any, ...]:
        """Equal where the same is said of the same, by whichever document."""
        code = self.about.get("project_code") or self.document["project_code"]
        of = code or self.about.get("indicator_code") or self.document["agency_name"]
        year = None if code else self.document["fiscal_year"]
        return self.place.field, " ".join(self.text.split()), of or self.place.document_id, year

    @property
    def recency(self) -> tuple[bool, float]:
        """The larger the later the document was saved; those of the latest documents first."""
        return self.is_latest, _seconds(self.document["observed_at"])


class Answer(NamedTuple):
    """The hits, the best first, and what was asked for them."""

    question: Question
    hits: tuple[Hit, ...]


def search(warehouse: Warehouse, query: str, field: str | None, limit: int) -> Answer:
    """The best `limit` texts for the query, in all fields or in one of `WEIGHTS`.

    A text that meets all words of the query stands before one that meets some. What several
    documents say of one project is one hit, with the place in the document saved last. Raises
    `WarehouseError`.
    """
    words = StoredWords(warehouse)
    question = question_of(query, words)
    groups = _groups(warehouse, words, question, field, limit)
    whole = sum(one.worth[0] == len(question.terms) for one, _ in groups)
    if question.terms and whole < RARE:
        doubted = question_of(query, words, is_doubted=True)
        if doubted != question:
            question, groups = doubted, _groups(warehouse, words, doubted, field, limit)
    ordered = sorted(groups, key=_order)[:limit]
    return Answer(question, tuple(_hit(number, *one) for number, one in enumerate(ordered, 1)))


def _groups(
    warehouse: Warehouse, words: StoredWords, question: Question, field: str | None, limit: int
) -> list[tuple[_Found, int]]:
    """At least `limit` texts that say different things, if there are so many."""
    rarity = words.rarity(question)
    read = limit * _READ_FOR_A_HIT
    while True:
        places = words.places(question, field, read)
        groups = _grouped(_found(warehouse, places, question, rarity))
        if len(places) < read or read >= _MOST_READ or _is_settled(groups, limit):
            return groups
        read *= _READ_FOR_A_HIT


def _is_settled(groups: Sequence[tuple[_Found, int]], limit: int) -> bool:
    """Whether no text that is not read can stand among the first: one of a latest document may."""
    first = sorted(groups, key=_order)[:limit]
    fewest = min((one.worth[0] for one, _ in groups), default=0)
    return len(first) == limit and all(one.is_latest or one.worth[0] > fewest for one, _ in first)


def _grouped(found: Iterator[_Found]) -> list[tuple[_Found, int]]:
    """Of those that say the same, the one in the document saved last, and how many others are."""
    groups: dict[tuple[Any, ...], list[_Found]] = defaultdict(list)
    for one in found:
        groups[one.said].append(one)
    return [
        (
            max(same, key=lambda one: (*one.recency, one.place.document_id)),
            len({one.place.document_id for one in same}) - 1,
        )
        for same in groups.values()
    ]


def _order(group: tuple[_Found, int]) -> tuple[Any, ...]:
    one, _ = group
    terms, score = one.worth
    is_latest, saved = one.recency
    place = one.document["source"], one.place.page or 0, one.place.line_start or 0
    return -terms, not is_latest, -round(score, 6), -saved, *place


def _seconds(saved: datetime | None) -> float:
    """A time in UTC as a number; unknown ones are before all."""
    return float("-inf") if saved is None else saved.replace(tzinfo=UTC).timestamp()


def _found(
    warehouse: Warehouse, places: Sequence[Place], question: Question, rarity: Sequence[float]
) -> Iterator[_Found]:
    ids = {place.document_id for place in places}
    documents, outdated = documents_of(warehouse, ids), superseded(warehouse, ids)
    texts = texts_at(warehouse, places)
    for place in dict.fromkeys(places):
        for text, about in texts.get((place.table, *place[:3], place.column), ()):
            met = match(text, question)
            if not met.worth:
                continue
            score = sum(rarity[term] * worth for term, worth in met.worth.items())
            score *= WEIGHTS[place.field] / (0.7 + 0.3 * place.words / _USUAL_WORDS)
            score *= _TOGETHER if met.is_together else 1.0
            document = documents[place.document_id]
            code = about.get("project_code") or document["project_code"]
            is_latest = (place.document_id, code) not in outdated
            worth = len(met.worth), score
            yield _Found(place, text, about, document, met.spans, worth, is_latest)


def _hit(rank: int, found: _Found, also_in: int) -> Hit:
    place, about, document = found.place, found.about, found.document
    number = about.get("plan_project_no")
    return Hit(
        rank=rank,
        project_code=about.get("project_code") or document["project_code"],
        plan_project=None if number is None else f"{about.get('part')}/{number}",
        indicator_code=about.get("indicator_code"),
        agency_code=document["agency_code"],
        agency_name=document["agency_name"],
        fiscal_year=document["fiscal_year"],
        field=place.field,
        table=place.table,
        column=place.column,
        text=found.text,
        spans=found.spans,
        words_met=found.worth[0],
        score=round(found.worth[1], 3),
        source=document["source"],
        url=document["url"],
        page=place.page,
        line_start=place.line_start,
        page_end=place.page_end,
        line_end=place.line_end,
        document_id=place.document_id,
        observed_at=document["observed_at"],
        is_latest=found.is_latest,
        also_in=also_in,
    )
