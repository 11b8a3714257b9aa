from datetime import UTC, datetime, timedelta

import pytest

from drill.models.interview import Setting
from drill.session.interview.state import Coded, State, Told, is_open, read
from drill.store.interviews import HeldInterview, Step

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def steps(*kinds):
    return [Step(kind, NOW + timedelta(seconds=at), {"elapsed": float(at), **detail}) for at, kind, detail in kinds]


BEGIN = (100, "begin", {"exercise": "softmax", "framework": "numpy", "file": "/w/softmax.py"})


def verdict(at, said, passed=0, mistakes=(), attempt=""):
    detail = {"verdict": said, "passed": passed, "total": 10, "mistakes": list(mistakes), "attempt": attempt}
    return (at, "verdict", detail)


def test_at_first_it_is_at_the_theory():
    assert read([]) == State()
    assert read(steps((7, "part", {"part": "code"}))).part == "code"


def test_the_last_verdict_counts_until_one_is_accepted():
    state = read(steps(BEGIN, verdict(130, "wrong_answer", 3, ["naive"]), verdict(160, "run_time_error")))
    verdicted = {"saves": 2, "verdict": "run_time_error", "passed": 0, "total": 10, "mistakes": ("naive",)}
    assert state.coded == (Coded("softmax", "numpy", "/w/softmax.py", 100.0, **verdicted),)
    state = read(steps(BEGIN, verdict(130, "accepted", 10), verdict(160, "wrong_answer", 3), (200, "hand_in", {})))
    (coded,) = state.coded
    assert (coded.accepted, coded.ended, coded.saves, coded.closed) == (True, 130.0, 1, True)
    assert state.at_work is None


def test_what_is_judged_anew_on_resuming_counts_once():
    state = read(steps(BEGIN, verdict(130, "wrong_answer", attempt="a"), verdict(140, "wrong_answer", attempt="a")))
    assert state.coded[0].saves == 1


def test_hints_after_acceptance_cost_nothing():
    state = read(steps(BEGIN, (110, "hint", {}), verdict(130, "accepted", 10), (140, "hint", {})))
    assert state.coded[0].hints == 1


def test_what_comes_after_it_was_handed_in_changes_nothing():
    before = steps(BEGIN, verdict(130, "wrong_answer", 3), (200, "hand_in", {}))
    assert read([*before, *steps(verdict(210, "accepted", 10), (220, "hint", {}))]).coded == read(before).coded


def test_handed_in_unaccepted_it_took_until_then():
    (coded,) = read(steps(BEGIN, verdict(130, "wrong_answer", 3), (200, "hand_in", {}))).coded
    assert (coded.accepted, coded.ended) == (False, 200.0)


def test_an_answer_is_kept_before_it_is_rated():
    told = (300, "told", {"exercise": "softmax", "at": 0, "words": "it rescales"})
    assert read(steps(told)).told == (Told("softmax", 0, "it rescales"),)
    rated = (310, "rated", {"exercise": "softmax", "at": 0, "rating": 3})
    assert read(steps(told, rated)).told == (Told("softmax", 0, "it rescales", 3),)


def test_the_clock_never_goes_back_and_what_is_not_understood_changes_nothing():
    state = read(steps((50, "pause", {}), (20, "go_on", {}), (60, "sing", {}), (70, "verdict", {}), (80, "rated", {})))
    assert state == State(seconds=60.0)
    assert read([Step("pause", NOW, {}), Step("pause", NOW, {"elapsed": "soon"})]) == State()


def test_it_is_open_until_it_has_a_card_or_is_given_up():
    settings = Setting(minutes=45, role="llm", seed=1).to_json()

    def held(*kinds):
        return HeldInterview("a", NOW, settings, tuple(steps(*kinds)))

    assert is_open(held())
    assert is_open(held((5, "quit", {})))
    assert not is_open(held((5, "end", {"card": {}})))
    assert not is_open(held((5, "drop", {})))
    assert not is_open(held()._replace(settings={"of": "another version"}))


@pytest.mark.parametrize(
    "file", ["/etc/passwd", "/w/softmax.pyc", "/w/other.py", "/w/softmax_x.py", "/w/softmax.py\n", ""]
)
def test_only_a_page_of_the_exercise_is_its_file(file):
    begun = (100, "begin", {"exercise": "softmax", "framework": "numpy", "file": file})
    assert read(steps(begun)).coded == ()
    again = (100, "begin", {"exercise": "softmax", "framework": "numpy", "file": "/w/softmax_12.py"})
    assert len(read(steps(again)).coded) == 1


@pytest.mark.parametrize("rating", [0, 5, 99, -1, 2.5, "3", 1e999, None])
def test_a_rating_is_one_of_four(rating):
    told = (300, "told", {"exercise": "softmax", "at": 0, "words": "it rescales"})
    rated = (310, "rated", {"exercise": "softmax", "at": 0, "rating": rating})
    assert read(steps(told, rated)).told[0].rating is None


def test_a_count_that_is_infinite_changes_nothing():
    assert read(steps(BEGIN, verdict(130, "wrong_answer", 1e999))).coded[0].verdict is None
