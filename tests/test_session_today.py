from datetime import UTC, datetime, timedelta

import pytest
from store_cases import judgement

from drill.models.card import Card, Rating, ReviewLog
from drill.models.judgement import Judgement, Verdict
from drill.models.question import RecallQuestion
from drill.session.today import look, next_step
from drill.store import BankInfo, Store, new_id
from drill.text import Text

DAY = timedelta(days=1)


def ask(name: str, exercise: str | None = None) -> RecallQuestion:
    return RecallQuestion(id=name, bank="b", topic="t/x", prompt=Text("?"), exercise=exercise)


def fill(store: Store, *questions: RecallQuestion) -> None:
    store.catalogue.replace("b.yaml", (1, 1), BankInfo("b", Text("B")), questions)


def answer(store: Store, question: str, at: datetime, *, correct: bool, back: timedelta) -> None:
    log = ReviewLog(
        id=new_id(at), question=question, topic="t/x", at=at, rating=Rating.GOOD, correct=correct, score=1.0, seconds=5.0
    )  # fmt: skip
    store.answer(log, Card(question=question, due=at + back, stability=2.0, difficulty=5.0, last_review=at, reps=1))


def submit(store: Store, exercise: str, verdict: Verdict, at: datetime) -> None:
    attempt = store.start_attempt(exercise, "numpy", b"", at)
    judgement = Judgement(
        exercise=exercise, framework="numpy", device="cpu", verdict=verdict, passed=0, total=1, seconds=0.1, seed=1
    )  # fmt: skip
    store.finish_attempt(attempt, judgement, at)


def test_before_the_first_answer_everything_is_new(store: Store, now: datetime) -> None:
    fill(store, ask("q1"), ask("q2"))
    today = look(store, now, UTC)
    assert today.first
    assert (today.questions, today.seen, today.due) == (2, 0, 0)
    assert today.step.command == "drill quiz"


def test_what_is_due_comes_first(store: Store, now: datetime) -> None:
    fill(store, ask("q1"), ask("q2"))
    answer(store, "q1", now - 3 * DAY, correct=True, back=2 * DAY)
    today = look(store, now, UTC)
    assert (today.first, today.due, today.next_due, today.step.command) == (False, 1, None, "drill quiz")
    assert "1 due" in today.step.why.en


def test_a_weak_topic_is_named_after_enough_answers(store: Store, now: datetime) -> None:
    fill(store, ask("q1"))
    for minute in range(3):
        answer(store, "q1", now + minute * timedelta(minutes=1), correct=minute == 0, back=DAY)
    today = look(store, now + timedelta(hours=1), UTC)
    assert [topic.topic for topic in today.weakest] == ["t/x"]
    assert "--topic t/x" in today.step.command


def test_questions_not_met_yet_follow(store: Store, now: datetime) -> None:
    fill(store, ask("q1"), ask("q2"))
    answer(store, "q1", now, correct=True, back=DAY)
    assert look(store, now, UTC).step.why.en == "1 question not met yet"


def test_the_exercise_of_a_missed_question_is_suggested_until_it_is_accepted(store: Store, now: datetime) -> None:
    missed = [ask("q1"), ask("q2", "conv2d")]
    assert next_step(store, now, missed=missed).command == "drill code start conv2d"
    submit(store, "conv2d", Verdict.WRONG_ANSWER, now)
    assert next_step(store, now, missed=missed).command == "drill code start conv2d"
    submit(store, "conv2d", Verdict.ACCEPTED, now)
    assert "conv2d" not in next_step(store, now, missed=missed).command


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.WRONG_ANSWER])
def test_an_exercise_that_is_gone_is_not_suggested(store: Store, now: datetime, verdict: Verdict) -> None:
    submit(store, "gone", verdict, now)
    if verdict is Verdict.ACCEPTED:
        back = Card(question="gone", due=now, stability=2.0, difficulty=5.0, last_review=now, reps=1)
        attempt = store.start_attempt("gone", "numpy", b"", now)
        store.finish_attempt(attempt, judgement("gone", verdict), now, practice=back)
    assert "gone" not in next_step(store, now + DAY, missed=[ask("q1", "gone")]).command
    assert "gone" not in look(store, now + DAY, UTC).step.command


def test_a_page_that_was_begun_is_gone_on_with_and_not_begun_once_more(store: Store, now: datetime) -> None:
    fill(store)
    store.plans.make(now.date() + 9 * DAY, ["cnn"], 40, now)
    begin, _, exercise = look(store, now, UTC).step.command.rpartition(" ")
    assert begin == "drill code start"
    store.practice.begin(exercise, now)
    assert look(store, now, UTC).step.command == f"drill code test {exercise}"


def test_a_plan_whose_topics_have_left_the_banks_says_so(store: Store, now: datetime) -> None:
    fill(store, ask("q1"))
    store.plans.make(now.date() + 9 * DAY, ["left"], 40, now)
    step = look(store, now, UTC).step
    assert step.command == "drill bank list"
    assert "drill plan --topics" in step.why.en


def test_an_exercise_begun_and_not_accepted_is_taken_up_again(store: Store, now: datetime) -> None:
    submit(store, "conv2d", Verdict.WRONG_ANSWER, now)
    assert next_step(store, now).command == "drill code test conv2d"
