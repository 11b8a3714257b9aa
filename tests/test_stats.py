from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from store_cases import log, scheduled

from drill.models.attempt import Attempt
from drill.models.card import Card, ReviewLog
from drill.stats import ExerciseStats, Stats, summarise

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def half(card: Card, _now: datetime) -> float | None:
    return None if card.stability is None else 0.5


def stats(
    logs: Sequence[ReviewLog] = (), cards: Sequence[Card] = (), attempts: Sequence[Attempt] = (), **options
) -> Stats:
    given = {"now": NOW, "tz": UTC, "retrievability": half} | options
    return summarise(logs, cards, attempts, **given)


def attempt(exercise: str, verdict: str | None, seconds: float = 1.0) -> Attempt:
    return Attempt(id="a", exercise=exercise, framework="numpy", at=NOW, sha256="", verdict=verdict, seconds=seconds)


def test_nothing_done_gives_zeros():
    empty = stats()
    assert (empty.reviews, empty.due, empty.cards, empty.streak, empty.answered_today) == (0, 0, 0, 0, 0)
    assert (empty.retention, empty.topics, empty.exercises) == (None, (), {})


def test_cards_due_now_are_counted():
    cards = [scheduled("a", NOW, due=NOW), scheduled("b", NOW, due=NOW - DAY), scheduled("c", NOW, due=NOW + DAY)]
    assert (stats(cards=cards).due, stats(cards=cards).cards) == (2, 3)


@pytest.mark.parametrize(
    ("days_ago", "streak"),
    [([], 0), ([0], 1), ([1], 1), ([2], 0), ([0, 1, 2], 3), ([1, 2, 3], 3), ([0, 2, 3], 1), ([0, 0, 1], 2)],
)
def test_a_streak_is_days_in_a_row_up_to_today_or_yesterday(days_ago: list[int], streak: int):
    assert stats([log("q", NOW - days * DAY) for days in sorted(days_ago, reverse=True)]).streak == streak


def test_days_are_the_learners_own():
    tokyo = timezone(timedelta(hours=9))
    late = datetime(2026, 3, 3, 3, 30, tzinfo=tokyo)
    logs = [log("q", datetime(2026, 3, 2, 22, 0, tzinfo=tokyo)), log("q", late - timedelta(hours=1))]
    at_night = stats(logs, now=late, tz=tokyo)
    assert (at_night.answered_today, at_night.streak) == (2, 1)
    in_the_morning = stats(logs, now=late + timedelta(hours=1), tz=tokyo)
    assert (in_the_morning.answered_today, in_the_morning.streak) == (0, 1)


def test_retention_counts_scheduled_answers_to_cards_seen_before_in_the_last_thirty_days():
    logs = [
        log("old", NOW - 60 * DAY),
        log("old", NOW - 40 * DAY, correct=False),  # too long ago
        log("old", NOW - 29 * DAY),
        log("new", NOW - 20 * DAY, correct=False),  # never seen before
        log("new", NOW - 20 * DAY, correct=False, scheduled=False),  # the second of that day
        log("new", NOW - 10 * DAY, correct=False),
        log("old", NOW - 5 * DAY),
        log("new", NOW - 1 * DAY),
    ]
    assert stats(logs).retention == pytest.approx(3 / 4)
    assert stats(logs[:1]).retention is None


def test_topics_are_sorted_from_the_weakest():
    logs = [
        log("a1", NOW, topic="strong"),
        log("b1", NOW, topic="weak", correct=False),
        log("b2", NOW, topic="weak"),
        log("b2", NOW, topic="weak", correct=False),
    ]
    cards = [scheduled("a1", NOW), scheduled("b1", NOW, due=NOW), scheduled("b2", NOW, due=NOW, stability=None)]
    cards.append(scheduled("unheard", NOW, due=NOW))
    weak, strong = stats(logs, cards).topics
    assert (weak.topic, weak.reviews, weak.correct, weak.due) == ("weak", 3, pytest.approx(1 / 3), 2)
    assert (strong.topic, strong.reviews, strong.correct, strong.due) == ("strong", 1, 1.0, 0)
    assert weak.retrievability == 0.5


def test_of_equal_topics_the_one_forgotten_sooner_comes_first():
    logs = [log("a", NOW, topic="one"), log("b", NOW, topic="two"), log("c", NOW, topic="three")]
    cards = [scheduled("a", NOW), scheduled("b", NOW), scheduled("c", NOW, stability=None)]
    chances = {"a": 0.9, "b": 0.4, "c": None}
    topics = stats(logs, cards, retrievability=lambda card, _now: chances[card.question]).topics
    assert [topic.topic for topic in topics] == ["two", "one", "three"]


def test_exercises_are_new_tried_or_accepted():
    attempts = [
        attempt("conv2d", "wrong_answer"),
        attempt("conv2d", "accepted", 0.5),
        attempt("conv2d", "accepted", 0.2),
        attempt("conv2d", "run_time_error", 0.1),
        attempt("softmax", "wrong_answer"),
        attempt("softmax", None),
    ]
    found = stats(attempts=attempts, exercises=["adam"]).exercises
    assert found == {
        "adam": ExerciseStats(status="new"),
        "conv2d": ExerciseStats(
            status="accepted", attempts=4, verdict="run_time_error", seconds=0.2, unaided=True, days=0
        ),
        "softmax": ExerciseStats(status="tried", attempts=2, verdict="wrong_answer"),
    }


def test_it_counts_how_the_last_acceptance_was_won_and_when():
    older = replace(attempt("conv2d", "accepted"), at=NOW - 9 * DAY)
    newer = replace(attempt("conv2d", "accepted"), at=NOW - 3 * DAY, hints=1)
    found = stats(attempts=[older]).exercises["conv2d"]
    assert (found.unaided, found.days) == (True, 9)
    found = stats(attempts=[older, newer]).exercises["conv2d"]
    assert (found.unaided, found.days) == (False, 3)


def test_an_error_of_the_judge_is_no_attempt():
    assert stats(attempts=[attempt("conv2d", "judge_error")]).exercises == {}
    broken = stats(attempts=[attempt("conv2d", "judge_error")], exercises=["conv2d"]).exercises
    assert broken == {"conv2d": ExerciseStats(status="new")}


def test_summaries_do_not_change_what_they_are_given():
    logs = [log("q", NOW)]
    copy = [replace(entry) for entry in logs]
    stats(logs, [scheduled("q", NOW)])
    assert logs == copy
