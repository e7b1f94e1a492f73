"""Days are Bangkok's, whatever the zone of the time."""

from datetime import UTC, date, datetime

import pytest

from schema.thai.clock import THAI_TIME, bangkok_day


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2021, 9, 30, 16, 59), 30),  # noqa: DTZ001 - UTC
        (datetime(2021, 9, 30, 17), 1),  # noqa: DTZ001 - UTC
        (datetime(2021, 9, 30, 20, tzinfo=UTC), 1),
        (datetime(2021, 10, 1, 1, tzinfo=THAI_TIME), 1),
        (datetime(2021, 9, 30, 23, tzinfo=THAI_TIME), 30),
    ],
)
def test_the_day_begins_at_midnight_in_bangkok(at: datetime, day: int) -> None:
    assert bangkok_day(at) == date(2021, 10 if day == 1 else 9, day)
