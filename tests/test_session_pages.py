"""When an accepted exercise comes back, and how well its page was written."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_cases import judgement
from toy import make

from drill.models.card import Rating
from drill.models.judgement import Verdict
from drill.session.pages import find_page, next_page, rate, settle

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def toy(tmp_path):
    return make(tmp_path / "toys", "def f(x): return 2 * x", "yield Case('one', args=(4.0,))")  # 5 minutes


@pytest.fixture
def hand_in(store, toy):
    """Store a submission and its verdict as the workshop does; gives the card, if it moved."""

    def submit(at, code=b"code", verdict=Verdict.ACCEPTED):
        attempt = store.start_attempt(toy.id, "numpy", code, at)
        moved = settle(store, toy, attempt, at, UTC) if verdict is Verdict.ACCEPTED else None
        card, rating = moved or (None, None)
        store.finish_attempt(attempt, judgement(toy.id, verdict), at, practice=card, rating=rating)
        return card

    return submit


@pytest.mark.parametrize(
    ("fields", "rating"),
    [
        ({}, Rating.GOOD),
        ({"minutes": None}, Rating.GOOD),
        ({"minutes": 9, "attempts": 1}, Rating.EASY),
        ({"minutes": 9, "attempts": 2}, Rating.GOOD),
        ({"minutes": 41}, Rating.HARD),
        ({"hints": 1, "minutes": 9, "attempts": 1}, Rating.HARD),
        ({"attempts": 5}, Rating.HARD),
        ({"revealed": True, "minutes": 1, "attempts": 1}, Rating.AGAIN),
    ],
)
def test_time_hints_and_attempts_rate_a_page(fields, rating):
    assert rate(**{"minutes": 20, "expected": 20, "hints": 0, "attempts": 2, "revealed": False} | fields) is rating


def test_an_accepted_exercise_comes_back(hand_in, store, toy):
    card = hand_in(NOW)
    assert card.due > NOW + DAY / 2
    assert store.practice.card(toy.id) == card


def test_to_run_the_same_file_again_proves_nothing(hand_in):
    first = hand_in(NOW)
    assert hand_in(NOW + DAY) is None
    assert hand_in(first.due + DAY) is None


def test_other_code_counts_once_the_exercise_is_due(hand_in):
    first = hand_in(NOW)
    assert hand_in(NOW + DAY, b"tidied") is None
    assert hand_in(first.due + DAY, b"written anew").due > first.due + DAY


def test_a_page_begun_since_counts_even_with_the_same_code(hand_in, store, toy):
    hand_in(NOW)
    later = NOW + 3 * DAY
    store.practice.begin(toy.id, later, again=True)
    assert hand_in(later + 4 * MINUTE).reps == 2


def test_a_page_that_was_accepted_proves_nothing_more_on_another_day(hand_in, store, toy):
    hand_in(NOW)
    store.practice.begin(toy.id, NOW + MINUTE, again=True)
    assert hand_in(NOW + 5 * MINUTE, b"again") is None
    assert hand_in(NOW + DAY, b"again") is None


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.WRONG_ANSWER])
def test_what_was_handed_in_before_the_page_was_begun_does_not_rate_it(hand_in, store, toy, verdict):
    for minute in range(6):
        hand_in(NOW + minute * MINUTE, f"{minute}".encode(), verdict)
    later = NOW + 9 * DAY
    store.practice.begin(toy.id, later, again=True)
    attempt = store.start_attempt(toy.id, "numpy", b"page", later + MINUTE)
    assert settle(store, toy, attempt, later + MINUTE, UTC).rating is Rating.EASY


def test_wrong_submissions_of_the_same_day_count_on_a_page_begun_after_them(hand_in, store, toy):
    for minute in range(6):
        hand_in(NOW + minute * MINUTE, f"{minute}".encode(), Verdict.WRONG_ANSWER)
    store.practice.begin(toy.id, NOW + 7 * MINUTE)
    attempt = store.start_attempt(toy.id, "numpy", b"page", NOW + 8 * MINUTE)
    assert settle(store, toy, attempt, NOW + 8 * MINUTE, UTC).rating is Rating.HARD


def test_on_one_day_only_the_first_page_moves_the_card(hand_in, store, toy):
    hand_in(NOW)
    store.practice.begin(toy.id, NOW + MINUTE, again=True)
    assert hand_in(NOW + 5 * MINUTE, b"again") is None


def test_hints_of_an_earlier_page_do_not_count_on_a_new_one(hand_in, store, toy):
    store.use_hint(toy.id, 1, NOW)
    hard = hand_in(NOW)
    later = hard.due + DAY
    store.practice.begin(toy.id, later, again=True)
    after = hand_in(later + 4 * MINUTE, b"again")
    assert after.difficulty < hard.difficulty


def test_a_page_written_after_the_solution_was_shown_is_back_tomorrow(hand_in, store, toy):
    store.reveal_solution(toy.id, NOW)
    assert hand_in(NOW).due <= NOW + DAY


def test_a_quick_first_try_comes_back_later_than_a_slow_one(store, tmp_path):
    dues = []
    for minutes in (2, 8, 30):
        toy = make(tmp_path / "toys", "def f(x): return 2 * x", "yield Case('one', args=(4.0,))")
        store.practice.begin(toy.id, NOW)
        at = NOW + minutes * MINUTE
        attempt = store.start_attempt(toy.id, "numpy", b"code", at)
        dues.append(settle(store, toy, attempt, at, UTC).card.due - at)
    assert dues[0] > dues[1] > dues[2]


def test_a_new_page_never_overwrites_one(tmp_path: Path):
    target = tmp_path / "conv2d.py"
    assert next_page(target) == target
    target.touch()
    (tmp_path / "conv2d_2.py").touch()
    assert next_page(target) == tmp_path / "conv2d_3.py"


def test_the_page_saved_last_is_the_one_that_is_graded(tmp_path: Path):
    import os

    assert find_page("conv2d", tmp_path) == tmp_path / "conv2d.py"
    for at, name in enumerate(("conv2d_2.py", "conv2d.py", "conv2d_im2col.py", "conv2d_notes.py")):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (at, at))
    assert find_page("conv2d", tmp_path) == tmp_path / "conv2d.py"
    os.utime(tmp_path / "conv2d_2.py", (9, 9))
    assert find_page("conv2d", tmp_path) == tmp_path / "conv2d_2.py"
