"""The day that an answer counts for."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

ROLLOVER = timedelta(hours=4)  # who answers at 1 a.m. is still in the evening before


def day_of(at: datetime, tz: tzinfo | None) -> date:
    """The learner's day: it begins at 4 a.m. local time. `tz` None is the machine's own time zone."""
    return (at.astimezone(tz).replace(tzinfo=None) - ROLLOVER).date()


def start_of(day: date, tz: tzinfo | None) -> datetime:
    """The moment (UTC) at which a learner's day begins."""
    return (datetime.combine(day, time(), tz) + ROLLOVER).astimezone(UTC)
