"""FSRS weights fitted to the learner's own log, by `fsrs-rs-python`. Pure.

The scheduler's library fits with torch; this one is compiled, and takes a quarter of a second for 40,000 reviews.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from drill.models.card import ReviewLog
from drill.models.day import day_of

if TYPE_CHECKING:
    from fsrs_rs_python import FSRSItem

FEWEST = 500  # reviews: fewer say more of chance than of the learner
HELD_OUT = 0.2  # share of the reviews, the latest, on which the weights are tried


class Fit(NamedTuple):
    """What came of it. `weights` None: the defaults predicted the held-out reviews at least as well.

    Log losses are means over the held-out reviews, in nats; lower is better.
    """

    weights: tuple[float, ...] | None
    reviews: int  # of questions met before: what could be predicted
    held_out: int  # of these, on which both were tried
    log_loss: float
    default_log_loss: float


def fit(logs: Sequence[ReviewLog], tz: tzinfo | None) -> Fit | None:
    """Weights fitted to `logs` (oldest first); None: there are fewer than FEWEST reviews to learn from.

    They are fitted to the earlier reviews and tried on the latest ones, which they have not seen; those tried are those
    given. Only first answers of a day count, as for the scheduler.
    """
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS  # noqa: PLC0415 - only a few rounds fit

    items = _items(logs, tz)
    if len(items) < FEWEST:
        return None
    known, held_out = items[: -int(len(items) * HELD_OUT)], items[-int(len(items) * HELD_OUT) :]
    weights = FSRS(DEFAULT_PARAMETERS).compute_parameters(known, enable_short_term=False)
    own, default = FSRS(weights).evaluate(held_out).log_loss, FSRS(DEFAULT_PARAMETERS).evaluate(held_out).log_loss
    better = tuple(weights) if own < default else None
    return Fit(better, len(items), len(held_out), float(own), float(default))


def _items(logs: Sequence[ReviewLog], tz: tzinfo | None) -> "list[FSRSItem]":
    """For each review of a question met before: its history up to and with this one, in the order of time."""
    from fsrs_rs_python import FSRSItem, FSRSReview  # noqa: PLC0415 - see fit

    histories: dict[str, list[FSRSReview]] = defaultdict(list)
    last: dict[str, datetime] = {}
    items = []
    for log in logs:
        days = (day_of(log.at, tz) - day_of(last[log.question], tz)).days if log.question in last else 0
        if not log.scheduled or (log.question in last and days <= 0):  # in another time zone it was another day
            continue
        history = histories[log.question]
        history.append(FSRSReview(int(log.rating), days))
        last[log.question] = log.at
        if len(history) > 1:
            items.append(FSRSItem(list(history)))
    return items
