from datetime import UTC, date, timedelta

import pytest
from store_cases import judgement

from drill.errors import DrillError
from drill.models.card import Card, Rating, ReviewLog
from drill.models.judgement import Verdict
from drill.models.question import RecallQuestion
from drill.session import daily, planning
from drill.session.selection import Wish, choose
from drill.session.today import look
from drill.store import BankInfo, Store, new_id
from drill.text import Text

DAY = timedelta(days=1)
NO_EXERCISES = ["a"]  # topics: the shipped exercises belong to others


def fill(store: Store, count: int = 40, topic: str = "a/x") -> None:
    questions = [RecallQuestion(id=f"q{at}", bank="b", topic=topic, prompt=Text("?"), level=2) for at in range(count)]
    seconds = [(60.0, 50.0)] * count
    from drill.store import Entry

    store.catalogue.replace_many([Entry("b.yaml", (1, 1), BankInfo("b", Text("B")), questions, (), seconds)])


def answer(store: Store, question: str, at, *, correct: bool = True, stability=2.0, seconds=5.0) -> None:
    log = ReviewLog(
        id=new_id(at), question=question, topic="a/x", at=at, rating=Rating.GOOD, correct=correct, score=1.0, seconds=seconds
    )  # fmt: skip
    store.answer(
        log, Card(question=question, due=at + 2 * DAY, stability=stability, difficulty=5.0, last_review=at, reps=1)
    )


@pytest.fixture
def planned(store, now):
    fill(store)
    store.plans.make(now.date() + 10 * DAY, NO_EXERCISES, 15, now)
    return store


def ask(store, now, **fields):
    return choose(store, Wish(**fields), 1, now)[0]


def test_a_round_under_a_plan_asks_the_days_questions_and_goes_on_where_the_last_one_ended(planned, now):
    plan = daily.find_plan(planned, now, UTC)
    work = daily.find_agenda(planned, plan, now, UTC, "en")
    assert 0 < work.seconds <= 15 * 60
    ids = [part.id for part in work.questions]
    assert ask(planned, now, size=3) == ids[:3]
    for question in ids[:3]:
        answer(planned, question, now)
    assert ask(planned, now, size=3) == ids[3:6]
    assert daily.find_agenda(planned, plan, now, UTC, "en") == work


def test_the_day_is_planned_anew_on_the_next_one(planned, now):
    first = ask(planned, now, size=10)
    for question in first:
        answer(planned, question, now)
    later = ask(planned, now + DAY, size=10)
    assert set(later) - set(first)


def test_once_the_days_work_is_done_there_is_more_for_who_wants_it(planned, now):
    done = [
        part.id for part in daily.find_agenda(planned, daily.find_plan(planned, now, UTC), now, UTC, "en").questions
    ]
    for question in done:
        answer(planned, question, now)
    assert look(planned, now, UTC).step.why.en == "more, if you like"
    more = ask(planned, now, size=5)
    assert more
    assert not set(more) & set(done)


def test_what_a_diagnosis_made_due_comes_first(planned, now):
    planned.make_due("q33", now, {"exercise": "conv2d", "mistake": "flip"})
    assert ask(planned, now + timedelta(minutes=1), size=2)[0] == "q33"


def test_a_narrowed_round_and_one_without_new_questions_are_what_was_asked_for(planned, now):
    assert ask(planned, now, size=5, new=0) == []
    assert len(ask(planned, now, size=50, topics=("a",), new=50)) == 40


def test_after_the_interview_rounds_are_as_before_it_was_planned(planned, now):
    assert ask(planned, now + 11 * DAY, size=50, new=50)
    assert look(planned, now + 11 * DAY, UTC).over is not None
    assert look(planned, now + 11 * DAY, UTC).preparing is None


def test_on_the_day_itself_what_is_most_at_risk_is_for_warming_up(planned, now):
    for at in range(20):
        answer(planned, f"q{at}", now, stability=1.0 + at)
    work = daily.find_agenda(planned, daily.find_plan(planned, now + 10 * DAY, UTC), now + 10 * DAY, UTC, "en")
    assert not work.new
    assert work.questions[0].id == "q0"


def test_the_morning_page_says_what_is_left_and_how_ready_one_is(planned, now):
    seen = look(planned, now, UTC)
    assert seen.preparing.days == 10
    assert seen.preparing.left == seen.preparing.work
    assert 0 < seen.preparing.ready < 1
    before = seen.preparing.ready
    for part in seen.preparing.work.questions:
        answer(planned, part.id, now, stability=30.0)
    after = look(planned, now, UTC).preparing
    assert not after.left.questions
    assert after.ready > before


def test_a_plan_predicts_more_for_who_keeps_to_it(planned, now):
    found = planning.prepare(planned, daily.find_plan(planned, now, UTC), now, UTC, "en")
    assert (found.left, len(found.days), found.ready.questions) == (10, 10, 40)
    assert 0 < found.ready.now < found.ready.then < 1
    assert [one.topic for one in found.topics] == ["a"]
    assert max(day.minutes for day in found.days) <= 15


@pytest.mark.parametrize(
    ("words", "part"),
    [("tomorrow", "year-month-day"), ("2026-02-30", "calendar"), ("2026-03-01", "past"), ("2226-03-01", "ten years")],
)
def test_a_date_that_cannot_be_says_how_to_mend_it(words, part):
    with pytest.raises(Exception) as caught:
        planning.read_date(words, date(2026, 3, 2))
    assert part in caught.value.message.en
    assert "\n" not in caught.value.message.en


def test_what_is_not_said_stays_as_it_was_planned(store, now):
    fill(store)

    def make(**fields):
        planning.make(store, **({"day": None, "topics": [], "minutes": None, "now": now, "tz": UTC} | fields))
        plan = store.plans.current()
        return plan.date.isoformat(), plan.topics, plan.minutes

    assert make(day="2026-3-20", topics=["a/x,a"]) == ("2026-03-20", ("a/x", "a"), 40)
    assert make(minutes=25) == ("2026-03-20", ("a/x", "a"), 25)
    assert make(topics=["all"]) == ("2026-03-20", (), 25)


def test_a_plan_that_is_changed_in_the_evening_does_not_ask_for_another_whole_day(planned, now):
    done = daily.find_agenda(planned, daily.find_plan(planned, now, UTC), now, UTC, "en").questions
    for part in done:
        answer(planned, part.id, now, seconds=part.seconds)
    planned.plans.make(now.date() + 9 * DAY, NO_EXERCISES, 16, now + timedelta(minutes=1))
    later = now + timedelta(minutes=2)
    work = daily.find_agenda(planned, daily.find_plan(planned, later, UTC), later, UTC, "en")
    assert work.seconds < 5 * 60
    assert not set(work.questions) & set(done)


def test_a_days_work_is_the_same_in_every_language(planned, now):
    plan = daily.find_plan(planned, now, UTC)
    assert daily.find_agenda(planned, plan, now, UTC, "en") == daily.find_agenda(planned, plan, now, UTC, "zh")


def test_the_coding_side_says_what_was_accepted_without_a_hint_and_how_long_ago(store, now):
    store.plans.make(now.date() + 10 * DAY, ["cnn"], 40, now)
    for exercise, hints in (("conv2d", 0), ("max_pool2d", 1)):
        for hint in range(hints):
            store.use_hint(exercise, hint + 1, now)
        attempt = store.start_attempt(exercise, "numpy", b"", now)
        store.finish_attempt(attempt, judgement(exercise, Verdict.ACCEPTED), now)
    for later, days in ((now + 3 * DAY, 3), (now - 3 * DAY, 0)):  # or the clock was set back
        found = planning.prepare(store, daily.find_plan(store, later, UTC), later, UTC, "en").coded
        assert (found.accepted, found.unaided, found.days) == (2, 1, days)


def test_who_writes_no_code_is_still_asked_questions(store, now):
    fill(store, 300, "cnn")
    store.plans.make(now.date() + 60 * DAY, ["cnn"], 40, now)
    for days in range(0, 30, 5):
        later = now + days * DAY
        work = daily.find_agenda(store, daily.find_plan(store, later, UTC), later, UTC, "en")
        assert work.exercises
        assert sum(part.seconds for part in work.questions) > 60 * 15
        for part in work.questions:
            answer(store, part.id, later)


def test_an_exercise_that_was_written_today_is_not_taken_from_the_days_to_come_once_more(store, now):
    fill(store, 60)
    store.plans.make(now.date() + 20 * DAY, ["a", "cnn"], 40, now)
    plan = daily.find_plan(store, now, UTC)
    morning = planning.prepare(store, plan, now, UTC, "en")
    for part in daily.find_agenda(store, plan, now, UTC, "en").exercises:
        attempt = store.start_attempt(part.id, "numpy", b"", now)
        card = Card(question=part.id, due=now + 9 * DAY, stability=10.0, difficulty=5.0, last_review=now, reps=1)
        store.finish_attempt(attempt, judgement(part.id, Verdict.ACCEPTED), now, practice=card)
    evening = planning.prepare(store, plan, now + timedelta(hours=1), UTC, "en")
    assert [day.exercises for day in evening.days] == [day.exercises for day in morning.days]


def test_banks_that_are_edited_during_the_day_make_no_further_work_of_it(planned, now):
    plan = daily.find_plan(planned, now, UTC)
    work = daily.find_agenda(planned, plan, now, UTC, "en")
    for part in work.questions[:5]:
        answer(planned, part.id, now)
    question = RecallQuestion(id="e", bank="extra", topic="a/x", prompt=Text("?"))
    planned.catalogue.replace("extra.yaml", (2, 2), BankInfo("extra", Text("E")), [question])
    planned.fits.keep(None, {}, now)
    assert daily.find_agenda(planned, plan, now, UTC, "en") == work
    planned.catalogue.forget(["b.yaml"])
    after = daily.find_agenda(planned, plan, now, UTC, "en")
    assert [part.id for part in after.questions] == ["e"]


def test_work_of_the_day_that_cannot_be_read_is_planned_anew(planned, now):
    plan = daily.find_plan(planned, now, UTC)
    work = daily.find_agenda(planned, plan, now, UTC, "en")
    for garbage in ("", "[1, 2]", "[1,[[1]],1,1,1,1]", "{", "7"):
        planned.catalogue.outlook().keep_agenda(f"{now.date()} {plan.since.isoformat()}", garbage)
        assert daily.find_agenda(planned, plan, now, UTC, "en") == work


def test_a_plan_whose_day_is_past_is_not_changed_without_a_new_one(planned, now):
    with pytest.raises(DrillError, match="--date"):
        planning.make(planned, day=None, topics=[], minutes=30, now=now + 11 * DAY, tz=UTC)
    assert planned.plans.current().minutes == 15


def test_the_morning_page_and_the_plan_say_the_same_of_how_ready_one_is(planned, now):
    answer(planned, "q39", now - 3 * DAY, correct=False)
    plan = daily.find_plan(planned, now, UTC)
    for part in [None, *daily.find_agenda(planned, plan, now, UTC, "en").questions]:
        if part is not None:
            answer(planned, part.id, now)
        told = planning.prepare(planned, plan, now, UTC, "en").ready.now
        assert look(planned, now, UTC).preparing.ready == pytest.approx(told, abs=0.005)


def test_the_morning_page_reads_no_log_as_a_whole(planned, now, monkeypatch):
    answer(planned, "q1", now)

    def refuse(*_, **__):
        raise AssertionError

    monkeypatch.setattr(Store, "logs", refuse)
    monkeypatch.setattr(Store, "cards", refuse)
    monkeypatch.setattr(Store, "attempts", refuse)
    assert look(planned, now, UTC).answered_today == 1
    assert look(planned, now + 30 * DAY, UTC).seen == 1
