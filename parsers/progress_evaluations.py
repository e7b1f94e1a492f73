"""The evaluator's scores: in the head of a page, and listed again under its last heading."""

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_head import Head, read_quarter_evaluations
from parsers.progress_outline import Outline, Part
from parsers.same_number import same_number
from schema.records import Evaluation


def add_evaluations(
    draft: Draft, lines: Lines, parts: Outline, head: Head, project_code: str | None
) -> None:
    """A record a quarter. A score that is given twice and differently is left out."""
    given: dict[int, list[tuple[int, int, str | None]]] = {}
    for quarter, score in head.evaluations:
        assert head.evaluator is not None
        place = (head.evaluator, head.evaluator_stop, score)
        given.setdefault(quarter, []).append(place)
    closing = parts.bounds(Part.CLOSING)
    if closing is not None:
        lines.take(closing[0], closing[0] + 1)
        for index, quarter, score in read_quarter_evaluations(lines, closing[0] + 1, closing[1]):
            given.setdefault(quarter, []).append((index, index + 1, score))
    for quarter, places in given.items():
        _add_quarter(draft, lines, quarter, places, project_code)


def _add_quarter(
    draft: Draft,
    lines: Lines,
    quarter: int,
    places: list[tuple[int, int, str | None]],
    project_code: str | None,
) -> None:
    start, stop, _ = places[0]
    scores = [score for _, _, score in places if score]
    score = scores[0] if scores else None
    key = f"{project_code or ''}/{quarter}"
    if any(not same_number(scores[0], other) for other in scores[1:]):
        draft.add_finding(
            "invalid_record",
            "error",
            f"the score of quarter {quarter} is given as {' and as '.join(scores)}; "
            "none of them is taken",
            subject=Evaluation.table,
            key=key,
            line=lines.span(start, stop).first,
            observed=", ".join(scores),
        )
        score = None
    draft.add(
        Evaluation,
        key,
        lines.span(start, stop),
        {"project_code": project_code, "quarter": quarter, "score": score},
    )
