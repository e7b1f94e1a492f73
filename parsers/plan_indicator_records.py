"""The indicators that were gathered from a plan and their baselines, as records."""

import re
from itertools import zip_longest

from parsers.plan_definition import part_definition
from parsers.plan_state import Gathered, Indicator, Records
from parsers.plan_text import line_or_none, one_line, text_or_none
from parsers.plan_values import (
    ascii_digits,
    coded,
    is_dash,
    next_number,
    numbered,
    points_of,
    target_of,
)
from schema.records import PlanBaseline, PlanIndicator

_YEAR_LABEL = r"(?:พ\.?\s?ศ\.?|ปี(?:งบประมาณ)?(?:\s?พ\.?\s?ศ\.?)?)"
_BASELINE = re.compile(
    rf"(?:(?<=\s)|^){_YEAR_LABEL}?\s?(?P<year>2[45][0-9]{{2}})\s{{0,8}}[:=]"
    rf"|(?:^|\n){_YEAR_LABEL}\s?(?P<lone>2[45][0-9]{{2}})(?=\s|$)"
)


def add_indicators(gathered: Gathered, records: Records) -> None:
    """Add every indicator with its baselines; one without a number is counted."""
    used: dict[tuple[str, str | None], set[str]] = {}
    for one in gathered.indicators:
        name = one_line(one.name)
        one.code, bare = coded(name)
        number, bare = numbered(name) if one.code is None else ("", bare)
        one.number, one.name = one.number or number, bare
        # Baselines and levels name an indicator of table ค by its number only.
        place = (one.source, None if one.source == "ค" else one.component)
        _make_unique(gathered, one, used.setdefault(place, set()))
        record = _add_indicator(gathered, one)
        if record is not None:
            records.indicators.append(record)
        _add_baselines(gathered, one)


def _make_unique(gathered: Gathered, one: Indicator, used: set[str]) -> None:
    printed = one.number
    if not printed:
        one.number = next_number(used)
    elif printed in used:
        within = f"{one.component}.{printed}" if one.component else ""
        one.number = within if within and within not in used else next_number(used)
        message = (
            f"table {one.source} has more than one indicator {printed}; "
            f"this one is given as {one.number}"
        )
        gathered.tell(PlanIndicator, f"{one.source}/{printed}", one.entry.place, message, one.name)
    used.add(one.number)


def _add_indicator(gathered: Gathered, one: Indicator) -> PlanIndicator | None:
    cells = one.entry.cells
    target_text = line_or_none(cells.get("target"))
    target = target_of(target_text or "")
    weight_text = cells.get("weight", "")
    weight = points_of(weight_text)
    key = "/".join(filter(None, (one.source, one.component, one.number)))
    if target.doubt:
        message = f"the target of indicator {one.number} {target.doubt}"
        gathered.tell(PlanIndicator, key, one.entry.place, message, target_text or "")
    if weight is None and not is_dash(weight_text):
        message = f"the weight of indicator {one.number} is no figure"
        gathered.tell(PlanIndicator, key, one.entry.place, message, weight_text)
    definition = part_definition(cells.get("definition", ""))
    return gathered.draft.add(
        PlanIndicator,
        key,
        gathered.span(one.entry.place),
        {
            "source_table": one.source,
            "component": one.component,
            "indicator_no": one.number,
            "indicator_code": one.code,
            "name": line_or_none(one.name),
            "target_text": target_text,
            "target_value": None if target.value is None else float(target.value),
            "target_unit": line_or_none(cells.get("measure_unit")) or target.unit,
            "weight": None if weight is None else float(weight),
            "definition": text_or_none(definition.definition),
            "calculation": text_or_none(definition.calculation or cells.get("calculation")),
            "evidence": text_or_none(definition.evidence or cells.get("evidence")),
        },
    )


def _add_baselines(gathered: Gathered, one: Indicator) -> None:
    years = dict(one.entry.baselines)
    text = one.entry.cells.get("baseline", "")
    found = list(_BASELINE.finditer(ascii_digits(text)))
    for match, following in zip_longest(found, found[1:]):
        end = following.start() if following is not None else len(text)
        years.setdefault(int(match["year"] or match["lone"]), text[match.end() : end].strip(" :\n"))
    before = text[: found[0].start()] if found else ""
    if found and not is_dash(before):
        message = f"the baseline of indicator {one.number} begins with words of no year"
        gathered.tell(PlanBaseline, one.number, one.entry.place, message, before)
    if text and not found and not is_dash(text):
        message = f"the baseline of indicator {one.number} names no year"
        gathered.tell(PlanBaseline, one.number, one.entry.place, message, text)
    for year, words in years.items():
        gathered.draft.add(
            PlanBaseline,
            f"{one.number}/{year}",
            gathered.span(one.entry.place),
            {"indicator_no": one.number, "year": year, "text": line_or_none(words.strip(" :=\n"))},
        )
