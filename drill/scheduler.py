"""When to ask a question again: FSRS-6 by the `fsrs` library, in whole days, without fuzz. Pure."""

from __future__ import annotations

import math
from datetime import UTC, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING

from drill.models.card import Card, Rating
from drill.models.day import day_of

if TYPE_CHECKING:
    import fsrs

RETENTION = 0.9
MAXIMUM_INTERVAL = 36500  # days

Weights = tuple[float, ...]  # of FSRS-6, 21 of them
# The library's defaults, here as well because it takes a quarter of the start-up budget to load.
WEIGHTS: Weights = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
DECAY = WEIGHTS[20]  # of the forgetting curve


def review(
    card: Card | None,
    question: str,
    rating: Rating,
    now: datetime,
    *,
    retention: float = RETENTION,
    maximum_interval: int = MAXIMUM_INTERVAL,
    weights: Weights | None = None,
) -> Card:
    """The card after an answer at `now` (aware); `card` None: the question was never asked.

    `retention` is the wanted probability of a right answer when the card falls due; `maximum_interval`, in days (at
    least 1), keeps everything due before an interview; `weights` are those fitted to the learner, if any.
    """
    from fsrs import Rating as Grade  # noqa: PLC0415 - see _scheduler

    now = now.astimezone(UTC)
    known = card is not None and card.stability is not None
    scheduler = _scheduler(retention, max(1, maximum_interval), weights)
    after, _ = scheduler.review_card(_to_fsrs(card), Grade(int(rating)), now)
    return Card(
        question=question,
        due=after.due,
        stability=after.stability,
        difficulty=after.difficulty,
        last_review=now,
        reps=(card.reps if card else 0) + 1,
        # Not to know what was never learnt is no lapse.
        lapses=(card.lapses if card else 0) + (known and rating is Rating.AGAIN),
    )


def retrievability(card: Card, now: datetime, weights: Weights | None = None) -> float | None:
    """The probability (0–1) of a right answer at `now`; None for a card never answered."""
    if card.stability is None or card.last_review is None:
        return None
    return recall(card.stability, max(0, (now - card.last_review).days), weights)


def recall(stability: float, days: float, weights: Weights | None = None) -> float:
    """The forgetting curve of FSRS-6: the probability (0–1) of a right answer so many days after the last one.

    By hand, because the library takes a quarter of the start-up budget to load: it is 0.9 after `stability` days.
    """
    decay = -(DECAY if weights is None else weights[-1])
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * days / stability) ** decay)


def begin(rating: Rating, weights: Weights | None = None) -> tuple[float, float]:
    """Stability (days) and difficulty (1–10) after a first answer."""
    w = weights or WEIGHTS
    return max(w[rating - 1], 0.001), min(max(w[4] - math.exp(w[5] * (rating - 1)) + 1, 1.0), 10.0)


def strengthen(
    stability: float, difficulty: float, recall: float, *, correct: bool, weights: Weights | None = None
) -> float:
    """The stability (days) after an answer, rated good or again, on another day than the one before.

    `recall` is the probability (0–1) of a right answer at that moment. By hand for the same reason as `recall`: what a
    plan weighs against each other are thousands of answers that may be given.
    """
    w = weights or WEIGHTS
    if correct:
        growth = math.exp(w[8]) * (11 - difficulty) * stability ** -w[9] * math.expm1((1 - recall) * w[10])
        return float(stability * (1 + growth))
    kept = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * math.exp((1 - recall) * w[14])
    return float(max(min(kept, stability / math.exp(w[17] * w[18])), 0.001))


def rate(*, correct: bool, score: float, hints: int, seconds: float, expected: float) -> Rating:
    """The rating of a graded answer. `seconds` taken against `expected`; `expected` ≤ 0: speed says nothing.

    Partial credit is shown to the learner but is still a wrong answer to FSRS: what was half known must come back.
    """
    del score
    if not correct:
        return Rating.AGAIN
    if hints > 0:
        return Rating.HARD
    if expected > 0 and seconds > 2 * expected:
        return Rating.HARD
    if expected > 0 and seconds < expected / 2:
        return Rating.EASY
    return Rating.GOOD


def same_day(a: datetime, b: datetime, tz: tzinfo | None) -> bool:
    """Whether both fall into one day of the learner, which begins at 4 a.m. in `tz` (None: the machine's)."""
    return day_of(a, tz) == day_of(b, tz)


@cache
def _scheduler(retention: float, maximum_interval: int, weights: Weights | None) -> fsrs.Scheduler:
    # Imported at the first answer, not before the first question: it would cost a quarter of the start-up budget.
    from fsrs import Scheduler  # noqa: PLC0415

    # No steps of minutes: repeating within a session is the session's business, and FSRS with default parameters
    # predicts same-day answers badly. No fuzz: it draws from the global random state.
    return Scheduler(
        **({} if weights is None else {"parameters": weights}),
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=maximum_interval,
        enable_fuzzing=False,
    )


def _to_fsrs(card: Card | None) -> fsrs.Card:
    from fsrs import Card as Memory  # noqa: PLC0415 - see _scheduler
    from fsrs import State  # noqa: PLC0415

    # Always with an id: without one the library takes the clock's and sleeps a millisecond to keep it unique.
    if card is None or card.stability is None or card.difficulty is None:
        return Memory(card_id=1)
    return Memory(
        card_id=1,
        state=State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last_review,
    )
