"""The details of an indicator's page: its labelled lines, evaluator, table and strategy."""

import re
from itertools import islice

from parsers.draft import Draft
from parsers.indicators.labels import LabelTexts, take_label
from parsers.indicators.page_outline import PageOutline
from parsers.indicators.places import IndicatorPlace
from parsers.indicators.quarter_rows import QuarterRow, read_quarter_rows
from parsers.page_lines import Lines
from parsers.quarter_scores import ScorePlace, add_evaluations_of, scores_in, without_scores
from parsers.strategy_lines import is_routine_filler, level_in, read_strategy
from schema.thai.patterns import NUMBER

_CHART_STUB = "0"
"""What is left of the page's chart: a figure on a line of its own, below the details."""

_LAST_LABELS = frozenset({"category", "level"})
_QUARTER_ALONE = re.compile(rf"[:\s]*ไตรมาส(?:ที่)?\s*[1-4\u0e51-\u0e54][\s:]*(?:{NUMBER})?$|[:\s]+$")
_SCORE_ALONE = re.compile(rf"[:\s]*{NUMBER}\s*%?$")
_EVALUATOR_REACH = 3
"""Lines below the evaluator's label on which the quarter and the score may stand."""


def read_labels(lines: Lines, parts: PageOutline) -> LabelTexts:
    """The texts after the page's labels; the chart's stub below them is taken by name."""
    labels = LabelTexts()
    for number, (index, match) in enumerate(parts.labels):
        is_last = number + 1 == len(parts.labels)
        stop = parts.details_end if is_last else parts.labels[number + 1][0]
        label = match.lastgroup or ""
        stop = _end_of_value(lines, parts, label, index, stop)
        text, _ = take_label(lines, match, label, index, stop)
        labels.add(label, text)
    if parts.labels:
        lines.take_each(_stubs(lines, parts.labels[-1][0], parts.details_end))
    lines.take_each(parts.print_links)
    return labels


def _end_of_value(lines: Lines, parts: PageOutline, label: str, index: int, stop: int) -> int:
    """The first line below a label that cannot be its value: a link, a strategy, the stub."""
    for at in lines.filled(index + 1, stop):
        text = lines.texts[at]
        is_stub = label in _LAST_LABELS and text == _CHART_STUB
        if is_stub or at in parts.print_links or is_routine_filler(text) or level_in(text):
            return at
    return stop


def _stubs(lines: Lines, start: int, stop: int) -> list[int]:
    return [
        at
        for at in lines.filled(start, stop)
        if lines.texts[at] == _CHART_STUB and not lines.is_taken(at)
    ]


def read_evaluations(
    lines: Lines, parts: PageOutline, draft: Draft, code: str | None, *, is_full: bool
) -> bool:
    """Add a record for every quarter that the evaluator's lines name; whether they name any.

    In the full layout quarter and score may have lines of their own; in the stripped one, where
    no score is shown, a line below is already a text.
    """
    given: dict[int, list[ScorePlace]] = {}
    for index in parts.evaluators:
        stop = _end_of_evaluator(lines, index, parts, is_full=is_full)
        text = lines.joined(index, stop).replace("\n", " ")
        lines.take(index, stop)
        for quarter, score in scores_in(text):
            given.setdefault(quarter, []).append(ScorePlace(index, stop, score))
        rest = without_scores(text)
        if rest:
            draft.add_finding(
                "invalid_record",
                "error",
                "not all of the evaluation can be read",
                line=lines.span(index, stop).first,
                observed=rest,
            )
    add_evaluations_of(draft, lines, given, {"indicator_code": code})
    return bool(given)


def _end_of_evaluator(lines: Lines, index: int, parts: PageOutline, *, is_full: bool) -> int:
    """The line after the evaluator's last one."""
    stop = index + 1
    end = min(parts.length, parts.table[0] if parts.table else parts.texts)
    for at in islice(lines.filled(index + 1, end), _EVALUATOR_REACH):
        told = scores_in(lines.joined(index, stop).replace("\n", " "))
        is_wanted = _QUARTER_ALONE if not told else _SCORE_ALONE if is_full else None
        is_whole = bool(told) and told[-1][1] is not None
        if is_wanted is None or is_whole or not is_wanted.match(lines.texts[at]):
            break
        stop = at + 1
    return stop


def read_table(lines: Lines, parts: PageOutline) -> list[QuarterRow]:
    """The rows of the page's table of quarters."""
    return read_quarter_rows(lines, range(*parts.table)) if parts.table else []


def read_page_strategy(lines: Lines, parts: PageOutline, place: IndicatorPlace) -> None:
    """Add the strategy that lines between the title and the texts link the indicator to."""
    stop = parts.details_end
    opened = [index for index in lines.filled(0, stop) if not lines.is_taken(index)]
    read_strategy(lines, opened, place.draft, None, place.number)
