from datetime import UTC, datetime, timedelta

from store_cases import log, scheduled

from drill.models.attempt import Attempt
from drill.stats.difficulty import MOST, find_distractors, find_weakest, measure_efforts

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def attempt(exercise, verdict, minutes=0, hints=0):
    at = NOW + minutes * MINUTE
    return Attempt(id="a", exercise=exercise, framework="numpy", at=at, sha256="", verdict=verdict, hints=hints)


def test_the_most_often_missed_come_first_and_the_never_missed_not_at_all():
    logs = [log("a", NOW, correct=False), log("b", NOW, correct=False), log("b", NOW, correct=False), log("c", NOW)]
    found = find_weakest(logs, [scheduled("b", NOW)], NOW, lambda _card, _now: 0.25)
    assert [(one.question, one.wrong, one.answers, one.recall) for one in found] == [
        ("b", 2, 2, 0.25),
        ("a", 1, 1, None),
    ]


def test_of_two_missed_as_often_the_one_that_is_less_likely_known_comes_first():
    logs = [log(name, NOW, correct=False) for name in "abc"]
    recall = {"a": 0.9, "b": 0.2, "c": 0.5}
    cards = [scheduled(name, NOW) for name in "abc"]
    found = find_weakest(logs, cards, NOW, lambda card, _now: recall[card.question])
    assert [one.question for one in found] == ["b", "c", "a"]


def test_lists_are_short():
    logs = [log(f"q{at}", NOW, correct=False, answer=[1]) for at in range(MOST + 5)]
    assert len(find_weakest(logs, [], NOW, lambda _card, _now: None)) == MOST
    assert len(find_distractors(logs, lambda _question, _position: True)) == MOST


def test_only_wrong_choices_that_were_taken_are_distractors():
    logs = [
        log("a", NOW, correct=False, answer=[2]),
        log("a", NOW, correct=False, answer=[0, 2]),
        log("a", NOW, correct=True, answer=[0]),
        log("b", NOW, correct=False, answer="typed"),
    ]
    found = find_distractors(logs, lambda _question, position: position != 0)
    assert [(one.question, one.position, one.taken) for one in found] == [("a", 2, 2)]


def test_an_effort_ends_with_the_first_acceptance():
    tried = [
        attempt("conv2d", "wrong_answer"),
        attempt("conv2d", "judge_error", 5),
        attempt("conv2d", "accepted", 12, hints=1),
        attempt("conv2d", "wrong_answer", 30),
        attempt("adam", "time_limit_exceeded"),
        attempt("lost", None),
    ]
    found = measure_efforts(tried)
    assert [(one.exercise, one.attempts, one.hints, one.accepted, one.minutes) for one in found] == [
        ("conv2d", 2, 1, True, 12.0),
        ("adam", 1, 0, False, None),
    ]
