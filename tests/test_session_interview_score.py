from datetime import UTC, datetime

import pytest

from drill.models.card import Rating, ReviewLog
from drill.models.interview import Drawn, Setting
from drill.models.scorecard import Scorecard
from drill.session.interview.score import score
from drill.session.interview.state import Coded, State, Told

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SETTING = Setting(
    minutes=45,
    role="llm",
    seed=1,
    questions=tuple(Drawn(id=name, topic="a/b", level=2, seconds=30.0) for name in ("one", "two")),
    exercises=("softmax",),
)
EXPECTED = {"softmax": ("losses/softmax", 10)}
DONE = Coded("softmax", "numpy", "f.py", 0.0, 0, 1, "accepted", 10, 10, ended=600.0, closed=True)


def log(question, value, hints=0):
    return ReviewLog(
        id="x", question=question, topic="a/b", at=NOW, rating=Rating.GOOD, correct=value == 1, score=value,
        seconds=20.0, hints=hints,
    )  # fmt: skip


def card(logs=(), coded=(), told=()):
    return score(SETTING, State(seconds=1200.0, coded=tuple(coded), told=tuple(told)), logs, EXPECTED)


def told(*ratings):
    return [Told("softmax", at, "", rating) for at, rating in enumerate(ratings)]


def test_all_right_in_time_and_without_hints_is_a_strong_hire():
    found = card([log("one", 1.0), log("two", 1.0)], [DONE], told(4, 4))
    assert (found.theory, found.code, found.talk, found.share, found.level) == (1.0, 1.0, 1.0, 1.0, "strong")


def test_what_was_not_reached_counts_as_missed_and_hints_cost():
    found = card([log("one", 1.0, hints=1)], [DONE])
    assert found.theory == pytest.approx(0.375)
    assert [(one.given, one.correct) for one in found.answers] == [(True, True), (False, False)]


def test_parts_that_did_not_take_place_do_not_count():
    found = card([log("one", 1.0), log("two", 1.0)])
    assert (found.code, found.talk, found.share) == (None, None, 1.0)
    assert not found.capped
    assert card().share == 0.0
    assert score(Setting(minutes=45, role="llm", seed=1), State(), [], {}).theory is None


@pytest.mark.parametrize(
    ("coded", "share"),
    [
        (DONE, 1.0),
        (DONE._replace(ended=900.0), 0.875),
        (DONE._replace(ended=6000.0), 0.75),
        (DONE._replace(hints=2), 0.8),
        (DONE._replace(verdict="wrong_answer", passed=6), 0.3),
        (DONE._replace(verdict="wrong_answer", passed=6, ended=6000.0), 0.3),
        (DONE._replace(verdict=None, saves=0, passed=0, total=0), 0.0),
        (DONE._replace(verdict="wrong_answer", passed=1, hints=9), 0.0),
    ],
)
def test_code_counts_by_acceptance_time_and_hints(coded, share):
    assert card(coded=[coded]).code == pytest.approx(share)


def test_without_accepted_code_there_is_no_hire():
    wrong = DONE._replace(verdict="wrong_answer", passed=9)
    found = card([log("one", 1.0), log("two", 1.0)], [wrong], told(4, 4))
    assert (found.level, found.capped) == ("doubt", True)
    assert found.share == pytest.approx(0.725)
    low = card([], [wrong])
    assert (low.level, low.capped) == ("no", False)


def test_an_answer_that_was_not_rated_does_not_count():
    assert card(told=told(3, None)).talk == pytest.approx(2 / 3)


def test_the_first_answer_counts():
    assert card([log("one", 0.0), log("one", 1.0)]).answers[0].score == 0.0


def test_it_is_kept_as_json():
    found = card([log("one", 0.5)], [DONE], told(2))
    assert Scorecard.from_json(found.to_json()) == found
    assert Scorecard.from_json({}) is None
    assert Scorecard.from_json(None) is None


@pytest.mark.parametrize(
    "damage", [{"share": "high"}, {"share": float("nan")}, {"level": "king"}, {"seconds": None}, {"answers": [{}]}]
)
def test_what_others_wrote_is_no_card_unless_it_is_one(damage):
    assert Scorecard.from_json(card([log("one", 0.5)], [DONE], told(2)).to_json() | damage) is None


@pytest.mark.parametrize(
    "damage",
    [
        {"ratings": []},
        {"share": 7.0},
        {"theory": -1.0},
        {"seconds": -1.0},
        {"ratings": [{"exercise": "softmax", "at": 0, "rating": 9}]},
        {"ratings": [{"exercise": "\x1b[31m", "at": 0, "rating": 2}]},
    ],
)
def test_a_card_that_no_interview_can_come_to_is_none(damage):
    assert Scorecard.from_json(card([log("one", 0.5)], [DONE], told(2)).to_json() | damage) is None


@pytest.mark.parametrize(
    "damage", [{"exercise": "\x1b]0;x\x07"}, {"verdict": "\x1b[5m"}, {"passed": 11}, {"seconds": -1.0}, {"hints": -3}]
)
def test_nor_one_of_which_an_exercise_is_impossible(damage):
    kept = card([], [DONE]).to_json()
    kept["exercises"][0] |= damage
    assert Scorecard.from_json(kept) is None
