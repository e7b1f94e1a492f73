"""What an evaluation framework must hold: weights that add up, to 100 and to their dimension's."""

from collections.abc import Sequence
from itertools import groupby

from parsers.decks.framework_reading import WEIGHT_TOLERANCE
from parsers.draft import Draft
from schema.records import FrameworkItem
from schema.records.operations import Rule, Severity

_WHOLE = 100.0


def check_framework(draft: Draft, items: Sequence[FrameworkItem]) -> None:
    """Add the findings on one framework's items, given in their order."""
    if not items:
        return
    dimensions = [list(group) for _, group in groupby(items, key=_dimension_of)]
    _check_dimensions(draft, dimensions)
    for group in dimensions:
        _check_items(draft, group)
        _check_parts(draft, group)
    for item in items:
        _check_sub_items(draft, item, items)


def _dimension_of(item: FrameworkItem) -> tuple[str | None, str | None, float | None]:
    return item.dimension_no, item.dimension_name, item.dimension_weight_percent


def _check_dimensions(draft: Draft, dimensions: Sequence[Sequence[FrameworkItem]]) -> None:
    weights = [group[0].dimension_weight_percent for group in dimensions]
    known = [weight for weight in weights if weight is not None]
    if len(known) < len(weights) or abs(sum(known) - _WHOLE) <= WEIGHT_TOLERANCE:
        return
    _tell(
        draft,
        dimensions[0][0],
        "dimension_weights_not_100",
        f"the weights of the framework's {len(known)} dimensions add up to {sum(known):g}, "
        "not to 100",
        f"{sum(known):g}",
        "100",
    )


def _check_items(draft: Draft, group: Sequence[FrameworkItem]) -> None:
    own = [item for item in group if item.item_no and item.parent_item_no is None]
    parts = [item for item in group if item.item_no is None and item.name]
    _tell_unweighted(draft, own)
    if own and not parts:
        _check_sum(draft, own, group[0].dimension_weight_percent, _dimension_words(group[0]))
    if parts:
        _check_sum(draft, parts, group[0].dimension_weight_percent, _dimension_words(group[0]))


def _check_parts(draft: Draft, group: Sequence[FrameworkItem]) -> None:
    """Items that stand under a part of the dimension add up to the part's weight."""
    for part in group:
        if part.item_no is None and part.name:
            under = [i for i in group if i.topic == part.name and i.parent_item_no is None]
            _check_sum(draft, under, part.weight_percent, f"part {part.name}")


def _check_sub_items(draft: Draft, item: FrameworkItem, items: Sequence[FrameworkItem]) -> None:
    below = [one for one in items if item.item_no and one.parent_item_no == item.item_no]
    _check_sum(draft, below, item.weight_percent, f"item {item.item_no}")


def _check_sum(
    draft: Draft, items: Sequence[FrameworkItem], total: float | None, whose: str
) -> None:
    weights = [item.weight_percent for item in items if item.weight_percent is not None]
    if not items or total is None or len(weights) < len(items):
        return
    if abs(sum(weights) - total) > WEIGHT_TOLERANCE:
        _tell(
            draft,
            items[0],
            "items_differ_from_dimension",
            f"the {len(items)} weights below {whose} add up to {sum(weights):g}, "
            f"not to its {total:g}",
            f"{sum(weights):g}",
            f"{total:g}",
        )


def _tell_unweighted(draft: Draft, items: Sequence[FrameworkItem]) -> None:
    for item in items:
        if item.weight_percent is None:
            message = f"item {item.item_no} has no weight that can be told from other figures"
            _tell(draft, item, "section_missing", message, item.name or "", "a weight")


def _dimension_words(item: FrameworkItem) -> str:
    return f"dimension {item.dimension_no or item.dimension_name}"


def _tell(
    draft: Draft, item: FrameworkItem, rule: Rule, message: str, observed: str, expected: str
) -> None:
    severity: Severity = "warning"
    draft.add_finding(
        rule,
        severity,
        f"slide {item.slide_no}: {message}",
        subject=FrameworkItem.table,
        key=f"{item.framework_no}/{item.item_no or item.dimension_no or item.dimension_name}",
        line=item.line_start,
        page=item.page,
        observed=observed,
        expected=expected,
    )
