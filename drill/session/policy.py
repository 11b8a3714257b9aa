"""By which memory model, and up to which day, answers are scheduled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from drill import scheduler
from drill.models.day import day_of, start_of

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from drill.models.card import Card, Rating
    from drill.models.plan import Plan
    from drill.scheduler import Weights
    from drill.store import Store

LAST = 5  # days before an interview over which the last reviews are spread


class Policy(NamedTuple):
    """`weights`: FSRS fitted to the learner, None: the defaults. `day`: of the interview, None: none is planned."""

    weights: Weights | None = None
    day: date | None = None

    def review(self, card: Card | None, question: str, rating: Rating, now: datetime, tz: tzinfo | None) -> Card:
        """The card after an answer; it falls due with the beginning of a day, and in time for the interview.

        Memory is counted in the learner's days: who answers at nine on one day and at eight on the next has slept over
        it, and is not asked to wait for the hour.
        """
        today, longest = day_of(now, tz), scheduler.MAXIMUM_INTERVAL
        if self.day is not None and (left := (self.day - today).days) > 0:
            longest = find_longest(question, left)
        moment = _count_days(card, now, tz)
        after = scheduler.review(card, question, rating, moment, maximum_interval=longest, weights=self.weights)
        due = start_of(today + (after.due - moment), tz)
        return replace(after, due=due, last_review=now.astimezone(UTC))

    def predict(self, card: Card | None, now: datetime, tz: tzinfo | None) -> float | None:
        """The probability of a right answer at `now`; None where nothing is known."""
        return None if card is None else scheduler.retrievability(card, _count_days(card, now, tz), self.weights)


def _count_days(card: Card | None, now: datetime, tz: tzinfo | None) -> datetime:
    """A moment as many whole days after the last answer as it is days of the learner's ago."""
    if card is None or card.last_review is None:
        return now
    return card.last_review + max(day_of(now, tz) - day_of(card.last_review, tz), timedelta(0))


def find_longest(question: str, left: int) -> int:
    """The longest interval (days, at least 1) of a question when so many days are left until the interview.

    Everything falls due once more in the last days before it, each question on its own one of them, so that the last
    day is not left with all of them.
    """
    return max(left - 1 - crc32(question.encode()) % min(LAST, 1 + left // 4), 1)


def find_policy(store: Store) -> Policy:
    """The policy that holds."""
    fit = store.fits.last()
    return decide(store.plans.current(), fit.weights if fit else None)


def decide(plan: Plan | None, weights: Weights | None) -> Policy:
    """The policy under a plan and fitted weights: that of today, and those of the past when histories are merged."""
    return Policy(weights, plan.date if plan else None)
