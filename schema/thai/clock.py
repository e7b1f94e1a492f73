"""The clock that Thai days are told by.

Times of saving are kept in UTC, while the days of reports, plans and fiscal years are Bangkok's: a
page that is saved at 20:00 UTC is saved on the next day. Views say the same as INTERVAL 7 HOUR.
"""

from datetime import UTC, date, datetime, timedelta, timezone

THAI_TIME = timezone(timedelta(hours=7))
"""Thailand has had no summer time since 1920."""


def bangkok_day(at: datetime) -> date:
    """The day that it is in Bangkok at a time; one without a zone is in UTC."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(THAI_TIME).date()
