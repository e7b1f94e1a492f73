"""Shares of the hand-checked values read right, and nothing invented."""

from decimal import Decimal

from schema.thai import Value, find_values

PERIODS = {"date", "date_range", "month", "month_range", "year", "fiscal_year", "quarter"}


def _good(text: str) -> list[Value]:
    return [value for value in find_values(text) if value.error is None]


def _period_right(row: dict[str, str]) -> bool:
    """The stated interval and no other; for an impossible one an error and no date."""
    dated = [(str(v.start), str(v.end)) for v in _good(row["text"]) if v.start is not None]
    if row["expected_iso_start"]:
        return dated == [(row["expected_iso_start"], row["expected_iso_end"])]
    return not dated and any(value.error for value in find_values(row["text"]))


def _amount_right(row: dict[str, str]) -> bool:
    found = [v for v in _good(row["text"]) if v.kind == row["kind"]]
    if row["kind"] == "phone":
        return [value.value for value in found] == [row["value"]]
    wanted = (Decimal(row["value"]), row["unit"] or None)
    return len(found) >= 1 and (found[0].value, found[0].unit) == wanted


def _share(right: list[bool]) -> float:
    assert right
    return sum(right) / len(right)


def test_periods(gold_rows: list[dict[str, str]]) -> None:
    assert _share([_period_right(row) for row in gold_rows if row["kind"] in PERIODS]) >= 0.97


def test_amounts_and_phones(gold_rows: list[dict[str, str]]) -> None:
    kinds = {"percent", "money", "number", "phone"}
    assert _share([_amount_right(row) for row in gold_rows if row["kind"] in kinds]) >= 0.95


def test_nothing_is_invented(gold_rows: list[dict[str, str]]) -> None:
    invented = {row["text"]: _good(row["text"]) for row in gold_rows if row["kind"] == "none"}
    assert invented
    assert {text: values for text, values in invented.items() if values} == {}


def test_no_impossible_date_becomes_one(gold_rows: list[dict[str, str]]) -> None:
    impossible = [
        row["text"] for row in gold_rows if row["kind"] == "date" and not row["expected_iso_start"]
    ]
    assert impossible
    for text in impossible:
        assert [value.start for value in find_values(text)] == [None], text
