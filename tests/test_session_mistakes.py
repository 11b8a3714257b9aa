"""A mistake from its first sight to its retirement, with the shipped content."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from store_cases import judgement, log

from drill.models.judgement import Verdict
from drill.session.exercises import Exercises
from drill.session.library import Library
from drill.session.mistakes import collect, find_repairs
from drill.store import Store

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
EXERCISE, MISTAKE = "scaled_dot_product_attention", "no_scale"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """The shipped banks, read once."""
    home = tmp_path_factory.mktemp("index")
    with Store.open(home) as store:
        Library(store, ()).refresh()
        assert store.catalogue.count() > 0
    return home / "catalogue.db"


@pytest.fixture
def store(index, home):
    shutil.copy(index, home)
    with Store.open(home) as opened:
        yield opened


def hand_in(store, at, verdict, mistakes=()):
    attempt = store.start_attempt(EXERCISE, "numpy", b"code", at)
    store.finish_attempt(attempt, judgement(EXERCISE, verdict, mistakes=mistakes), at)


def look(store):
    return collect(store, Exercises(store).exercises())


def test_nothing_is_known_of_somebody_who_has_made_none(store):
    store.answer(log("attention-scale-why", NOW), None)
    assert look(store) == []


def test_code_and_choices_that_show_the_same_mistake_are_one_misconception(store):
    hand_in(store, NOW, Verdict.WRONG_ANSWER, (MISTAKE,))
    store.answer(log("attention-scale-why", NOW + DAY, correct=False, mistakes=(MISTAKE,)), None)
    (found,) = look(store)
    assert (found.mistake, found.exercise) == (MISTAKE, EXERCISE)
    assert [one.kind for one in found.evidence] == ["code", "question"]
    assert "attention-scale-why" in found.questions
    assert found.message is not None
    assert (found.question_right, found.code_right, found.retired) == (False, False, False)


def test_it_is_retired_when_question_and_code_were_both_right_since(store):
    hand_in(store, NOW, Verdict.WRONG_ANSWER, (MISTAKE,))
    repair = look(store)[0].questions[0]
    store.answer(log(repair, NOW + DAY), None)
    assert (look(store)[0].question_right, look(store)[0].retired) == (True, False)
    hand_in(store, NOW + 2 * DAY, Verdict.ACCEPTED)
    assert look(store)[0].retired


def test_what_was_right_before_it_was_seen_retires_nothing(store):
    hand_in(store, NOW, Verdict.ACCEPTED)
    store.answer(log("attention-scale-why", NOW), None)
    hand_in(store, NOW + DAY, Verdict.WRONG_ANSWER, (MISTAKE,))
    assert not look(store)[0].retired


def test_a_mistake_made_again_is_open_again(store):
    hand_in(store, NOW, Verdict.WRONG_ANSWER, (MISTAKE,))
    store.answer(log(look(store)[0].questions[0], NOW + DAY), None)
    hand_in(store, NOW + DAY, Verdict.ACCEPTED)
    assert look(store)[0].retired
    hand_in(store, NOW + 2 * DAY, Verdict.WRONG_ANSWER, (MISTAKE,))
    assert not look(store)[0].retired


def test_open_ones_come_first_and_the_latest_of_them_first(store):
    hand_in(store, NOW, Verdict.WRONG_ANSWER, (MISTAKE,))
    hand_in(store, NOW + DAY, Verdict.WRONG_ANSWER, ("query_axis",))
    assert [one.mistake for one in look(store)] == ["query_axis", MISTAKE]


def test_a_mistake_of_content_that_is_gone_is_still_listed(store):
    attempt = store.start_attempt("gone", "numpy", b"code", NOW)
    store.finish_attempt(attempt, judgement("gone", Verdict.WRONG_ANSWER, mistakes=("lost",)), NOW)
    (found,) = look(store)
    assert (found.message, found.questions, found.code_right) == (None, (), None)


def test_a_mistake_leads_to_the_question_it_names_and_to_those_whose_choices_show_it(store):
    exercise = Exercises(store).exercise(EXERCISE)
    repairs = find_repairs(store.catalogue, exercise, MISTAKE)
    assert repairs[0] == exercise.mistakes[MISTAKE].question
    for repair in repairs[1:]:
        assert any(choice.mistake == MISTAKE for choice in store.catalogue.question(repair).choices)
    assert find_repairs(store.catalogue, exercise, "no_such_mistake") == []
