"""What a person should know about an indicator's record: the rules on indicators.

Each looks at values that were read right and says where the page contradicts itself. The
values stay as the page gives them.
"""

import re
from collections.abc import Mapping, Sequence

from parsers.indicators.places import IndicatorPlace
from parsers.indicators.quarter_rows import QuarterRow
from schema.records import Indicator, IndicatorQuarter
from schema.thai.patterns import DIGIT

_GRADED = re.compile(r"ร้อยละ|ระดับ|คะแนน|เปอร์เซ็?นต์|%|ผลลัพธ์|ความสำเร็จ")
"""Units in which a result is reckoned on some scale: percent, levels of success, scores."""

_CHANGE = re.compile(r"ลด|เพิ่ม")
_NAMES_CHANGE = re.compile(r"(?:ที่)?ลดลง|เพิ่มขึ้น|ร้อยละ(?:ของการ|การ|ที่)?(?:ลด|เพิ่ม)")
"""Words that say a target is a change, which a result may well exceed many times."""

_DECIMALS = re.compile(rf"\.({DIGIT}+)")
_FLOAT_NOISE = 1e-9

TOP_OF_SHORT_SCALE = 10.0
"""The most that a level of success or a weight goes up to; percents go on to 100."""
TIMES_ABOVE = 4.0


def check_indicator(
    place: IndicatorPlace,
    indicator: Indicator,
    quarters: Sequence[IndicatorQuarter],
    *,
    rows: Sequence[QuarterRow],
    result_text: str | None,
) -> None:
    """Add the findings of every rule on an indicator and its quarters.

    The `rows` of its table and its result as printed say how closely each value is given.
    """
    printed = {row.quarter: row.result for row in reversed(rows)}
    _check_last_quarter(place, indicator, quarters, printed, result_text)
    _check_pairs(place, quarters)
    _check_scales(place, indicator)


def _check_last_quarter(
    place: IndicatorPlace,
    indicator: Indicator,
    quarters: Sequence[IndicatorQuarter],
    printed: Mapping[int, str | None],
    result_text: str | None,
) -> None:
    """The result is that of the last quarter which shows one, though either may be rounded."""
    result = indicator.result_value
    shown = {
        row.quarter: row.result_value
        for row in quarters
        if row.quarter and row.result_value is not None
    }
    if result is None or not shown:
        return
    last = max(shown)
    decimals = min(_decimals(result_text), _decimals(printed.get(last)))
    if abs(shown[last] - result) <= 0.5 * 10**-decimals + _FLOAT_NOISE:
        return
    place.tell(
        f"the result is {result:.10g}, and {shown[last]:.10g} in quarter {last}, "
        "the last that shows one" + ("" if shown[last] else "; its 0 may say that none was given"),
        f"{result:.10g}",
        f"{shown[last]:.10g}",
        rule="result_differs_from_last_quarter",
    )


def _decimals(text: str | None) -> int:
    match = _DECIMALS.search(text or "")
    return len(match[1]) if match else 0


def _check_pairs(place: IndicatorPlace, quarters: Sequence[IndicatorQuarter]) -> None:
    """A score that stands beside its pair 2.1 / 2.2 agrees with both halves."""
    for row in quarters:
        halves = [half for half in (row.score_2_1, row.score_2_2) if half is not None]
        if row.score is None or all(half == row.score for half in halves):
            continue
        pair = " / ".join(f"{half:g}" for half in halves)
        place.draft.add_finding(
            "score_pair_disagree",
            "info" if row.score in halves else "warning",
            f"the score of quarter {row.quarter} is {row.score:g}, the pair beside it {pair}",
            subject=IndicatorQuarter.table,
            key=f"{place.key}/{row.quarter}",
            line=row.line_start,
            page=row.page,
            observed=f"{row.score:g}",
            expected=pair,
        )


def _check_scales(place: IndicatorPlace, indicator: Indicator) -> None:
    """A target on a short scale, or a weight in its place, and a result in percent."""
    unit, target, result = indicator.unit, indicator.target_value, indicator.result_value
    if unit is None or target is None or result is None or not _GRADED.search(unit):
        return
    if _CHANGE.search(f"{unit} {indicator.target_text}") or _NAMES_CHANGE.search(
        indicator.name or ""
    ):
        return
    is_short = 0 <= target <= TOP_OF_SHORT_SCALE < result
    if is_short and target * TIMES_ABOVE <= result:
        place.tell(
            f"the target is {target:g} and the result {result:g}; they may be on two scales",
            f"{result:g}",
            f"{target:g}",
            rule="scales_differ",
        )
