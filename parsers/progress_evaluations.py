"""The evaluator's scores: in the head of a page, and listed again under its last heading."""

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_head import Head, read_quarter_evaluations
from parsers.progress_outline import Outline, Part
from parsers.quarter_scores import ScorePlace, add_evaluations_of


def add_evaluations(
    draft: Draft, lines: Lines, parts: Outline, head: Head, project_code: str | None
) -> None:
    """A record a quarter. A score that is given twice and differently is left out."""
    given: dict[int, list[ScorePlace]] = {}
    for quarter, score in head.evaluations:
        assert head.evaluator is not None
        place = ScorePlace(head.evaluator, head.evaluator_stop, score)
        given.setdefault(quarter, []).append(place)
    closing = parts.bounds(Part.CLOSING)
    if closing is not None:
        lines.take(closing[0], closing[0] + 1)
        for index, quarter, score in read_quarter_evaluations(lines, closing[0] + 1, closing[1]):
            given.setdefault(quarter, []).append(ScorePlace(index, index + 1, score))
    add_evaluations_of(draft, lines, given, {"project_code": project_code})
