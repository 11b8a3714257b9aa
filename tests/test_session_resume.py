from datetime import UTC, datetime, timedelta

import pytest
from test_session_quiz import choice, current_id, letter, sit

from drill.models.card import Rating
from drill.models.question import RecallQuestion
from drill.session.quiz import Round
from drill.session.resume import WORTH_A_WORD, find, find_recent
from drill.store import BankInfo, Store
from drill.text import Text

MINUTE = timedelta(minutes=1)


def resume(store: Store) -> Round:
    found = find(store)
    assert found is not None
    return Round.resume(store, found[0], tz=UTC, lang="en", gap=3)


def test_before_anything_happened_there_is_no_round_to_go_on_with(store: Store, now: datetime) -> None:
    sit(store, choice("q0"), choice("q1"))
    assert find(store) is None
    assert find_recent(store, now) == 0


def test_a_round_goes_on_with_the_same_questions_in_the_same_variants(store: Store, now: datetime) -> None:
    sitting = sit(store, *(choice(f"q{n}") for n in range(5)), seed=9)
    sitting.answer(letter(sitting), now, 4.0)
    sitting.answer(letter(sitting, right=False), now, 4.0)
    expected = []
    for _ in range(4):
        asked = sitting.current
        assert asked is not None
        expected.append((asked.question.id, asked.repetition, asked.variant))
        sitting.answer(letter(sitting), now + MINUTE, 4.0)
        sitting_left = sitting.left
    assert sitting_left == 0
    for _ in range(4):
        sitting.undo(now + MINUTE)

    again = resume(store)
    assert again.dots == (True, False, None, None, None)
    assert again.left == 4
    seen = []
    while (asked := again.current) is not None:
        seen.append((asked.question.id, asked.repetition, asked.variant))
        again.answer(letter(again), now + 2 * MINUTE, 4.0)
    assert seen == expected
    assert find(store) is None


def test_what_was_answered_before_counts_in_the_summary_and_may_be_taken_back(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"), choice("q2"))
    sitting.answer(letter(sitting), now, 4.0)
    sitting.answer(letter(sitting, right=False), now, 5.0)
    again = resume(store)
    summary = again.summary()
    assert (summary.answered, summary.right, summary.seconds, summary.left) == (2, 1, 9.0, 2)
    assert [asked.question.id for asked in summary.missed] == ["q1"]
    asked = again.undo(now + MINUTE)
    assert asked is not None
    assert asked.question.id == "q1"
    assert [log.question for log in store.logs()] == ["q0"]
    assert again.dots == (True, None, None)
    assert resume(store).dots == (True, None, None)


def test_an_answer_of_before_cannot_be_rated_anew(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    sitting.answer(letter(sitting), now, 4.0)
    assert resume(store).overrule(Rating.HARD, now) is None


def test_what_was_skipped_is_asked_last(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"), choice("q2"))
    sitting.skip(now)
    again = resume(store)
    assert current_id(again) == "q1"
    again.answer(letter(again), now, 4.0)
    again.answer(letter(again), now, 4.0)
    assert current_id(again) == "q0"


def test_answers_after_the_break_belong_to_the_same_round(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"), choice("q2"))
    sitting.answer(letter(sitting), now, 4.0)
    again = resume(store)
    again.answer(letter(again), now + MINUTE, 4.0)
    assert len({log.round for log in store.logs()}) == 1
    assert resume(store).left == 1


def test_of_two_rounds_the_later_one_goes_on(store: Store, now: datetime) -> None:
    first = sit(store, choice("q0"), choice("q1"))
    first.answer(letter(first), now, 4.0)
    second = sit(store, choice("q0"), choice("q1"), choice("q2"))
    second.skip(now + MINUTE)
    assert resume(store).left == 3


def test_questions_that_left_their_bank_are_not_left_to_ask(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    sitting.answer(letter(sitting), now, 4.0)
    store.catalogue.replace("b.yaml", (2, 2), BankInfo("b", Text("B")), [choice("q0")])
    assert find(store) is None


def test_a_round_of_long_ago_can_be_taken_up_but_is_not_mentioned(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    sitting.answer(letter(sitting), now, 4.0)
    assert find_recent(store, now + MINUTE) == 1
    assert find_recent(store, now + WORTH_A_WORD) == 0
    assert resume(store).left == 1


@pytest.mark.parametrize("words", ["kept in a cache", ""])
def test_a_recall_answer_survives_a_break(store: Store, now: datetime, words: str) -> None:
    recall = RecallQuestion(id="r", bank="b", topic="t", prompt=Text("?"), answer=Text("cache"))
    sitting = sit(store, recall, choice("q1"))
    if words:
        sitting.answer(words, now, 9.0)
    else:
        sitting.answer_aloud(sitting.reveal(), Rating.GOOD, now, 9.0)
    assert resume(store).dots[0] is True


def test_before_an_interview_only_a_round_of_today_and_of_the_plan_is_worth_a_word(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    sitting.answer(letter(sitting), now, 4.0)
    assert find_recent(store, now + MINUTE) == 1
    store.plans.make((now + timedelta(days=20)).date(), [], 40, now + MINUTE)
    assert find_recent(store, now + 2 * MINUTE) == 0
    store.plans.make((now + timedelta(days=20)).date(), [], 40, now - MINUTE)
    assert find_recent(store, now + 2 * MINUTE) == 1
    assert find_recent(store, now + timedelta(days=1)) == 0
