"""The evaluator's scores, a quarter each, in a line such as `ไตรมาสที่ 2 : 100.0000`."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.same_number import same_number
from schema.records import Evaluation
from schema.thai.patterns import ARABIC_DIGITS, NUMBER

QUARTER_SCORE = re.compile(
    rf"ไตรมาส(?:ที่)?\s{{0,3}}(?P<quarter>[1-4\u0e51-\u0e54])(?=[\s:]|$)"
    rf"[\s:]{{0,6}}(?P<score>{NUMBER}(?=\s|%|$))?"
)
"""A quarter and its score, which may be blank."""


class ScorePlace(NamedTuple):
    """A quarter's score as printed (None where blank), and its lines up to `stop` (exclusive)."""

    start: int
    stop: int
    score: str | None


def scores_in(text: str) -> list[tuple[int, str | None]]:
    """Every quarter that the text names, with its score."""
    return [
        (int(match["quarter"].translate(ARABIC_DIGITS)), match["score"])
        for match in QUARTER_SCORE.finditer(text)
    ]


def without_scores(text: str) -> str:
    """What an evaluator's line says after its colon, but for quarters and scores."""
    return QUARTER_SCORE.sub("", text.partition(":")[2]).strip(" :%*|")


def add_evaluations_of(
    draft: Draft,
    lines: Lines,
    given: Mapping[int, Sequence[ScorePlace]],
    codes: Mapping[str, str | None],
) -> None:
    """A record a quarter; `codes` say what was evaluated, by the columns that hold them.

    A score that is given twice and differently is left out.
    """
    for quarter, places in given.items():
        _add_quarter(draft, lines, quarter, places, codes)


def _add_quarter(
    draft: Draft,
    lines: Lines,
    quarter: int,
    places: Sequence[ScorePlace],
    codes: Mapping[str, str | None],
) -> None:
    span = lines.span(places[0].start, places[0].stop)
    scores = [place.score for place in places if place.score]
    score = scores[0] if scores else None
    key = f"{next(filter(None, codes.values()), '')}/{quarter}"
    if any(not same_number(scores[0], other) for other in scores[1:]):
        draft.add_finding(
            "invalid_record",
            "error",
            f"the score of quarter {quarter} is given as {' and as '.join(scores)}; "
            "none of them is taken",
            subject=Evaluation.table,
            key=key,
            line=span.first,
            observed=", ".join(scores),
        )
        score = None
    draft.add(Evaluation, key, span, {**codes, "quarter": quarter, "score": score})
