import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_cases import environment

from drill.models.card import Card, Rating
from drill.scheduler import WEIGHTS, begin, rate, recall, retrievability, review, same_day, strengthen

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def intervals(rating: Rating, count: int, **options: float) -> list[int]:
    card, now, found = None, NOW, []
    for _ in range(count):
        card = review(card, "q", rating, now, **options)
        found.append((card.due - now).days)
        now = card.due
    return found


# Intervals of FSRS-6 with its default parameters, worked out with the reference library.
@pytest.mark.parametrize(
    ("retention", "days"),
    [(0.80, [8, 75, 521]), (0.90, [2, 11, 46, 163, 497, 1346]), (0.95, [1, 3, 8, 19, 43, 89])],
)
def test_intervals_grow_as_fsrs_says(retention: float, days: list[int]):
    assert intervals(Rating.GOOD, len(days), retention=retention) == days


def test_the_first_answer_makes_a_card():
    card = review(None, "q", Rating.GOOD, NOW)
    assert card.question == "q"
    assert (card.reps, card.lapses, card.last_review) == (1, 0, NOW)
    assert card.due >= NOW + DAY


def test_better_ratings_come_back_later():
    dues = [review(None, "q", rating, NOW).due for rating in Rating]
    assert dues == sorted(dues)
    assert dues[0] == NOW + DAY


def test_forgetting_is_a_lapse_only_of_what_was_known():
    first = review(None, "q", Rating.AGAIN, NOW)
    assert (first.reps, first.lapses) == (1, 0)
    second = review(first, "q", Rating.AGAIN, NOW + DAY)
    assert (second.reps, second.lapses) == (2, 1)
    third = review(second, "q", Rating.GOOD, NOW + 2 * DAY)
    assert (third.reps, third.lapses) == (3, 1)


def test_a_card_made_due_before_its_first_answer_is_scheduled_as_new():
    assert review(Card(question="q", due=NOW), "q", Rating.GOOD, NOW) == review(None, "q", Rating.GOOD, NOW)


def test_no_interval_passes_the_interview():
    assert max(intervals(Rating.EASY, 6, maximum_interval=14)) == 14
    assert intervals(Rating.EASY, 2, maximum_interval=0) == [1, 1]


def test_scheduling_draws_no_random_numbers_and_never_sleeps(monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda _seconds: pytest.fail("slept"))
    random.seed(0)
    state = random.getstate()
    assert review(None, "q", Rating.EASY, NOW) == review(None, "q", Rating.EASY, NOW)
    assert random.getstate() == state


def test_any_zone_gives_the_same_card_in_utc():
    shanghai = NOW.astimezone(ZoneInfo("Asia/Shanghai"))
    assert review(None, "q", Rating.GOOD, shanghai) == review(None, "q", Rating.GOOD, NOW)
    assert review(None, "q", Rating.GOOD, shanghai).due.tzinfo is UTC


def test_a_clock_set_back_is_survived():
    card = review(None, "q", Rating.GOOD, NOW)
    assert review(card, "q", Rating.GOOD, NOW - 5 * DAY).due >= NOW - 4 * DAY


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 4000)), min_size=1, max_size=30))
def test_any_history_gives_a_card_in_bounds(history):
    card, now = None, NOW
    for rating, hours in history:
        now += timedelta(hours=hours)
        card = review(card, "q", rating, now)
        assert DAY <= card.due - now <= 36500 * DAY
        assert card.stability is not None
        assert card.stability > 0
        assert card.difficulty is not None
        assert 1 <= card.difficulty <= 10
        probability = retrievability(card, now + timedelta(days=3))
        assert probability is not None
        assert 0 <= probability <= 1
    assert card is not None
    assert card.reps == len(history)


def test_memory_fades_to_the_wanted_retention_when_the_card_falls_due():
    card = Card(question="q", due=NOW, stability=10.0, difficulty=5.0, last_review=NOW - 10 * DAY)
    assert retrievability(card, NOW - 10 * DAY) == 1.0
    assert retrievability(card, NOW) == pytest.approx(0.9)
    later = retrievability(card, NOW + 30 * DAY)
    assert later is not None
    assert later < 0.9
    assert retrievability(Card(question="q", due=NOW), NOW) is None


@pytest.mark.parametrize(
    ("given_", "rating"),
    [
        ({"correct": False}, Rating.AGAIN),
        ({"correct": False, "score": 0.9}, Rating.AGAIN),
        ({"correct": False, "seconds": 1}, Rating.AGAIN),
        ({}, Rating.GOOD),
        ({"hints": 1}, Rating.HARD),
        ({"hints": 1, "seconds": 1}, Rating.HARD),
        ({"seconds": 20}, Rating.GOOD),
        ({"seconds": 20.1}, Rating.HARD),
        ({"seconds": 5}, Rating.GOOD),
        ({"seconds": 4.9}, Rating.EASY),
        ({"seconds": 4.9, "expected": 0}, Rating.GOOD),
    ],
)
def test_ratings_follow_from_the_answer(given_, rating: Rating):
    usual = {"correct": True, "score": 1.0, "hints": 0, "seconds": 10, "expected": 10}
    assert rate(**(usual | given_)) is rating


@pytest.mark.parametrize("tz", [UTC, timezone(timedelta(hours=8)), ZoneInfo("America/New_York")])
def test_the_day_begins_at_four_in_the_morning(tz):
    evening = datetime(2026, 3, 2, 23, 0, tzinfo=tz)
    assert same_day(evening, datetime(2026, 3, 3, 3, 59, tzinfo=tz), tz)
    assert not same_day(evening, datetime(2026, 3, 3, 4, 0, tzinfo=tz), tz)
    assert same_day(evening.astimezone(UTC), datetime(2026, 3, 2, 4, 0, tzinfo=tz), tz)


def test_the_day_begins_at_four_on_the_clock_also_when_the_clocks_change():
    tz = ZoneInfo("America/New_York")  # 2026-03-08, 2 a.m.: one hour forward
    assert same_day(datetime(2026, 3, 7, 12, tzinfo=tz), datetime(2026, 3, 8, 3, 59, tzinfo=tz), tz)
    assert not same_day(datetime(2026, 3, 7, 12, tzinfo=tz), datetime(2026, 3, 8, 4, 1, tzinfo=tz), tz)


def test_importing_the_scheduler_does_not_load_its_library():
    script = "import sys, drill.scheduler; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False, env=environment()).returncode == 0


@pytest.mark.parametrize("days", [0, 1, 7, 90])
def test_the_forgetting_curve_is_the_librarys(days: int):
    from fsrs import Card as Memory
    from fsrs import Scheduler, State

    memory = Memory(card_id=1, state=State.Review, stability=12.5, difficulty=5.0, due=NOW, last_review=NOW)
    theirs = Scheduler().get_card_retrievability(memory, NOW + days * DAY)
    assert recall(12.5, days) == pytest.approx(theirs, rel=1e-12)
    fitted = (*Scheduler().parameters[:-1], 0.3)
    theirs = Scheduler(parameters=fitted).get_card_retrievability(memory, NOW + days * DAY)
    assert recall(12.5, days, fitted) == pytest.approx(theirs, rel=1e-12)


def test_fitted_weights_change_the_intervals():
    from fsrs import Scheduler

    slower = tuple(weight * (0.5 if at < 4 else 1) for at, weight in enumerate(Scheduler().parameters))
    assert review(None, "q", Rating.EASY, NOW, weights=slower).due < review(None, "q", Rating.EASY, NOW).due


@pytest.mark.parametrize("rating", list(Rating))
def test_formulas_by_hand_agree_with_the_library(rating):
    first = review(None, "q", rating, NOW)
    assert begin(rating) == pytest.approx((first.stability, first.difficulty))
    assert fsrs.Scheduler().parameters == WEIGHTS
    for days in (1, 4, 40):
        for correct in (True, False):
            after = review(first, "q", Rating.GOOD if correct else Rating.AGAIN, NOW + timedelta(days=days))
            known = recall(first.stability, days)
            assert strengthen(first.stability, first.difficulty, known, correct=correct) == pytest.approx(
                after.stability
            )
