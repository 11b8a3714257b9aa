"""Exercises come back too: what was accepted is written once more, on a blank page, after its interval."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import NamedTuple

from drill.models.attempt import Attempt
from drill.models.card import Card, Rating
from drill.models.day import day_of
from drill.models.exercise import Exercise
from drill.models.judgement import Verdict
from drill.session.policy import find_policy
from drill.store import Store

LONGEST = timedelta(hours=6)  # a page that was begun longer ago was left alone: its time says nothing
MANY = 4  # submissions: more of them, and the judge has helped


class Moved(NamedTuple):
    """The card after a page, and the rating that moved it."""

    card: Card
    rating: Rating


def rate(*, minutes: float | None, expected: float, hints: int, attempts: int, revealed: bool) -> Rating:
    """The rating of an accepted page. `minutes` from the blank page to acceptance, None: not known."""
    if revealed:
        return Rating.AGAIN  # copied, not remembered
    if hints > 0 or attempts > MANY or (minutes is not None and minutes > 2 * expected):
        return Rating.HARD
    if attempts <= 1 and minutes is not None and minutes <= expected / 2:
        return Rating.EASY
    return Rating.GOOD


def settle(store: Store, exercise: Exercise, attempt: str, now: datetime, tz: tzinfo | None) -> Moved | None:
    """The card of an exercise whose submission `attempt` was accepted; None: it says nothing new of memory.

    To run the same file again proves nothing: only a page begun since the last time counts, or other code once the
    exercise is due. As with questions, the first time of a day is the one that moves the card.
    """
    card, begun = store.practice.card(exercise.id), store.practice.begun(exercise.id)
    tried = store.attempts(exercise.id)
    since = card.last_review if card else None
    if card is not None and since is not None:
        if day_of(since, tz) == day_of(now, tz):
            return None
        on_new_page = begun is not None and begun > since and not _is_spent(tried, attempt, begun)
        if not on_new_page and (now < card.due or _was_accepted(tried, attempt)):
            return None
    stretch = [one for one in tried if since is None or one.at > since]
    page = begun if begun is not None and (since is None or begun > since) else None
    if page is not None:  # what was handed in on the days before is not of this page
        stretch = [one for one in stretch if day_of(one.at, tz) >= day_of(page, tz)]
    rating = _rate_stretch(store, exercise, stretch, page, now)
    return Moved(find_policy(store).review(card, exercise.id, rating, now, tz), rating)


def next_page(target: Path) -> Path:
    """Where one more blank page goes: `conv2d.py`, then `conv2d_2.py`, the first that does not exist."""
    number, page = 1, target
    while page.exists():
        number += 1
        page = target.with_stem(f"{target.stem}_{number}")
    return page


def find_page(name: str, folder: Path) -> Path:
    """The page of an exercise that was saved last; `ID.py` where there is none yet."""
    first = folder / f"{name}.py"
    found = [page for page in (first, *folder.glob(f"{name}_*.py")) if _is_page(page, name)]
    return max(found, key=lambda page: page.stat().st_mtime_ns, default=first)


def _is_page(page: Path, name: str) -> bool:
    number = page.stem.removeprefix(name).removeprefix("_")
    return page.is_file() and (not number or number.isdecimal())


def _rate_stretch(
    store: Store, exercise: Exercise, tried: Sequence[Attempt], begun: datetime | None, now: datetime
) -> Rating:
    """The rating of what was done since the card moved last; `tried` are the submissions since then."""
    start = min((one.at for one in tried), default=now)
    if begun is not None and begun <= start:
        start = begun
    took = now - start
    counted = [one for one in tried if one.verdict != Verdict.JUDGE_ERROR]
    return rate(
        # Code handed in as the first thing that is known of it: how long it took is not.
        minutes=took.total_seconds() / 60 if timedelta(0) < took < LONGEST else None,
        expected=exercise.minutes,
        hints=store.hints_used(exercise.id),
        attempts=len(counted),
        revealed=store.solution_revealed(exercise.id) is not None,
    )


def _is_spent(tried: Sequence[Attempt], attempt: str, begun: datetime) -> bool:
    """Whether the page that was begun then was accepted before this submission: it proves something once."""
    return any(one.at >= begun and one.verdict == Verdict.ACCEPTED and one.id != attempt for one in tried)


def _was_accepted(tried: Sequence[Attempt], attempt: str) -> bool:
    """Whether this very code was accepted before."""
    sha = next((one.sha256 for one in tried if one.id == attempt), None)
    return any(one.sha256 == sha and one.verdict == Verdict.ACCEPTED and one.id != attempt for one in tried)
