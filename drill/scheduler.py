"""When to ask a question again: FSRS-6 by the `fsrs` library, in whole days, without fuzz. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING

from drill.models.card import Card, Rating
from drill.models.day import day_of

if TYPE_CHECKING:
    import fsrs

RETENTION = 0.9
MAXIMUM_INTERVAL = 36500  # days
DECAY = 0.1542  # of the forgetting curve: the last of the library's default weights

Weights = tuple[float, ...]  # of FSRS-6, 21 of them


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
