"""What the learner prepares for."""

from datetime import date, datetime
from typing import NamedTuple


class Plan(NamedTuple):
    """An interview. `topics`: these and all below them; empty: every topic. `since` is when it was planned (UTC)."""

    date: date
    topics: tuple[str, ...]
    minutes: int  # a day
    since: datetime
