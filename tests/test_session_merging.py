"""Two histories made into one: the same whichever comes first, and what one machine would have remembered."""

import io
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_cases import judgement, observe

from drill.models.card import Rating, ReviewLog
from drill.models.day import day_of
from drill.models.judgement import Verdict
from drill.scheduler import WEIGHTS
from drill.session.merging import find_flaw, merge
from drill.session.policy import find_policy
from drill.store import Store, new_id
from drill.store.unpacking import unpack

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FITTED = (*WEIGHTS[:20], 0.2)


def give(store, question, at, rating=Rating.GOOD):
    """Answer a question as a round does."""
    before, policy = store.card(question), find_policy(store)
    today = (
        before is not None and before.last_review is not None and day_of(before.last_review, None) == day_of(at, None)
    )
    card = None if today else policy.review(before, question, rating, at, None)
    log = ReviewLog(
        id=new_id(at), question=question, topic="t/a", at=at, rating=rating, correct=rating > 1, score=1.0, seconds=3.5,
        scheduled=card is not None, predicted=None if today else policy.predict(before, at, None),
    )  # fmt: skip
    store.answer(log, card)
    return log


def accept(store, exercise, at, rating):
    """Hand in code that is accepted, as the workshop does."""
    attempt = store.start_attempt(exercise, "numpy", str(at).encode(), at)
    card = find_policy(store).review(store.practice.card(exercise), exercise, rating, at, None)
    store.finish_attempt(attempt, judgement(exercise, Verdict.ACCEPTED), at, practice=card, rating=rating)


def export(store):
    return b"".join(store.transfers.pack()[1])


def bring(store, data):
    parcel = unpack(io.BufferedReader(io.BytesIO(data)), "file", examine=find_flaw)
    return store.transfers.bring(parcel, merge, NOW)


def journal(store):
    return store._ledger._journal.read()


@pytest.fixture
def machines(tmp_path):
    """Three machines of one learner."""
    with ExitStack() as stack:
        yield [stack.enter_context(Store.open(tmp_path / name)) for name in "abc"]


def unite(one, other):
    """Bring each to the other; what both are then."""
    first, second = export(one), export(other)
    bring(one, second)
    bring(other, first)
    assert journal(one) == journal(other)
    assert observe(one) == observe(other)
    return observe(one)


def test_a_history_of_one_machine_stays_as_it_is(machines):
    store = machines[0]
    at = NOW
    for step in range(40):
        at += timedelta(hours=(step * 7) % 31 + 1)
        log = give(store, f"q{step % 5}", at, Rating(step % 4 + 1))
        if step % 9 == 4:
            store.undo(log.id, at)
        if step % 7 == 3:
            store.make_due(f"q{step % 6}", at, {"mistake": "m"})
        if step == 10:
            store.plans.make((at + 20 * DAY).date(), (), 40, at)
        if step == 20:
            store.fits.keep(FITTED, {"reviews": 500}, at)
        if step % 8 == 5:
            accept(store, "conv2d", at, Rating(step % 4 + 1))
    before, seen = journal(store), observe(store)
    brought = bring(store, export(store))
    assert (brought.new.total, brought.backup) == (0, None)
    assert journal(store) == before
    assert observe(store) == seen


def test_memory_is_what_it_would_be_had_it_been_one_machine(machines):
    a, b, one = machines
    for step in range(30):
        at = NOW + timedelta(hours=19 * step)
        rating = Rating(step % 4 + 1)
        give(a if step % 3 else b, f"q{step % 4}", at, rating)
        give(one, f"q{step % 4}", at, rating)
    united = unite(a, b)
    assert [(card.question, card.due, card.reps, card.lapses) for card in united["cards"]] == [
        (card.question, card.due, card.reps, card.lapses) for card in one.cards()
    ]
    for card, expected in zip(united["cards"], one.cards(), strict=True):
        assert card.stability == pytest.approx(expected.stability, rel=1e-6)
        assert card.difficulty == pytest.approx(expected.difficulty, rel=1e-6)


def test_only_the_first_answer_of_a_day_moves_the_card(machines):
    a, b, _ = machines
    first = give(a, "q", NOW, Rating.GOOD)
    give(b, "q", NOW + HOUR, Rating.AGAIN)
    card = a.card("q")
    united = unite(a, b)
    assert [log.scheduled for log in united["logs"]] == [True, False]
    assert united["logs"][0] == first
    assert united["cards"] == [card]


def test_to_take_the_first_answer_back_lets_the_second_count(machines):
    a, b, _ = machines
    first = give(a, "q", NOW, Rating.GOOD)
    second = give(b, "q", NOW + HOUR, Rating.AGAIN)
    card = b.card("q")
    unite(a, b)
    a.undo(first.id, NOW + 2 * HOUR)
    united = unite(a, b)
    assert united["logs"] == [second]
    assert united["cards"] == [card]
    assert b"given" not in journal(a)


def test_a_day_is_that_of_the_clock_by_which_the_answer_was_given(machines, monkeypatch):
    a, b, _ = machines
    offset = {"a": 0, "b": 0}

    def both(first, second):
        monkeypatch.setattr("drill.store.progress.offset_of", lambda at: first)
        give(a, "q", datetime(2026, 3, 2, 18, 0, tzinfo=UTC))
        monkeypatch.setattr("drill.store.progress.offset_of", lambda at: second)
        give(b, "q", datetime(2026, 3, 2, 22, 0, tzinfo=UTC))
        return [log.scheduled for log in unite(a, b)["logs"]]

    del offset
    assert both(480, 480) == [True, True]  # in Beijing it is 2 a.m. of one day and 6 a.m. of the next


def test_an_answer_taken_back_is_taken_back_whatever_the_clocks_say(machines):
    a, b, _ = machines
    log = give(a, "q", NOW)
    bring(b, export(a))
    b.undo(log.id, NOW - 3 * DAY)  # a clock that is slow
    united = unite(a, b)
    assert united["logs"] == []
    assert united["cards"] == []


def test_a_verdict_counts_though_its_clock_was_set_back(machines):
    a, b, _ = machines
    attempt = a.start_attempt("conv2d", "numpy", b"code", NOW)
    a.finish_attempt(attempt, judgement("conv2d", Verdict.ACCEPTED), NOW - HOUR)
    give(b, "q", NOW)
    assert unite(a, b)["attempts"][0].verdict == Verdict.ACCEPTED
    assert b.attempt_code(attempt).read_bytes() == b"code"


def test_exercises_are_scheduled_anew_too(machines):
    a, b, one = machines
    for step, store in enumerate((a, b, a, b)):
        at = NOW + 3 * step * DAY
        accept(store, "conv2d", at, Rating(step % 3 + 2))
        accept(one, "conv2d", at, Rating(step % 3 + 2))
    [card] = unite(a, b)["practice"]
    [expected] = one.practice.cards()
    assert (card.due, card.reps) == (expected.due, 4)
    assert card.stability == pytest.approx(expected.stability, rel=1e-6)


def test_the_later_plan_holds_and_answers_before_it_knew_nothing_of_it(machines):
    a, b, _ = machines
    a.plans.make((NOW + 60 * DAY).date(), ("t",), 40, NOW)
    b.plans.make((NOW + 9 * DAY).date(), (), 20, NOW + 2 * DAY)
    for rating_at in (NOW + HOUR, NOW + 3 * DAY):
        give(a, "q", rating_at, Rating.EASY)
    united = unite(a, b)
    assert united["plan"].minutes == 20
    assert united["cards"][0].due < NOW + 10 * DAY


def test_a_flag_taken_down_later_is_down(machines):
    a, b, _ = machines
    a.flags.set("q", NOW, on=True)
    bring(b, export(a))
    b.flags.set("q", NOW + HOUR, on=False)
    unite(a, b)
    assert a.flags.all() == b.flags.all() == {}


def test_events_of_one_moment_keep_the_order_in_which_they_were_made(machines):
    a, b, _ = machines
    held = a.interviews.start({"role": "general"}, NOW)
    for number in range(20):
        a.interviews.step(held, f"s{number}", {}, NOW)
    before = a.interviews.all()
    unite(a, b)
    assert b.interviews.all() == before


kinds = st.sampled_from(
    ["answer", "answer", "answer", "undo", "due", "flag", "hint", "solution", "attempt", "accept", "plan", "drop", "fit",
     "round", "skip", "page", "interview", "step"]
)  # fmt: skip
step = st.tuples(kinds, st.integers(0, 3), st.integers(1, 4), st.integers(-5, 40))
history = st.lists(step, max_size=9)


def play(store, steps, skew):  # noqa: C901, PLR0912 - a case a kind of event
    """A history: steps that go on by some hours each, or back, on a clock that is off by some."""
    at = NOW + skew * HOUR
    for kind, which, value, hours in steps:
        at += hours * HOUR + timedelta(microseconds=which)
        question, logs = f"q{which}", store.logs()
        held = store.interviews.all()
        match kind:
            case "answer":
                give(store, question, at, Rating(value))
            case "undo" if logs:
                store.undo(logs[which % len(logs)].id, at)
            case "due":
                store.make_due(question, at, {"mistake": f"m{value}"})
            case "flag":
                store.flags.set(question, at, on=value > 2)
            case "hint":
                store.use_hint("conv2d", value, at)
            case "solution":
                store.reveal_solution("conv2d", at)
            case "attempt":
                store.start_attempt("conv2d", "numpy", bytes([value, 200]), at)
            case "accept":
                accept(store, "conv2d", at, Rating(value))
            case "plan":
                store.plans.make((at + value * 5 * DAY).date(), (), 10 * value, at)
            case "drop":
                store.plans.drop(at)
            case "fit":
                store.fits.keep(FITTED if value > 2 else None, {"reviews": 500}, at)
            case "round":
                store.rounds.start(new_id(at), [question], value, {}, at)
            case "skip" if (begun := store.rounds.last()) is not None:
                store.rounds.skip(begun.id, question, at)
            case "page":
                store.practice.begin("conv2d", at, again=value > 2)
            case "interview":
                store.interviews.start({"role": "nlp"}, at)
            case "step" if held:
                store.interviews.step(held[-1].id, "asked", {"n": value}, at)


@given(history, history, history, history, st.integers(-3, 3))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_histories_merge_to_the_same_in_any_order_and_nothing_is_lost(shared, left, right, third, skew):
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        a, b, c, d, e = (stack.enter_context(Store.open(Path(folder) / name)) for name in "abcde")
        play(a, shared, 0)
        bring(b, export(a))
        play(a, left, 0)
        play(b, right, skew)
        play(c, third, -skew)
        of_a, of_b, of_c = export(a), export(b), export(c)
        events = {event.id for store in (a, b, c) for event in store._ledger.events()}
        united = unite(a, b)  # commutative
        again = export(a)
        assert bring(a, of_b).new.total == bring(a, again).new.total == 0  # idempotent
        assert export(a) == again
        bring(a, of_c)  # (a ∪ b) ∪ c
        for data in (of_b, of_c):
            bring(d, data)
        bring(d, of_a)  # a ∪ (b ∪ c)
        for data in (export(d), of_c, of_a):
            bring(e, data)
        assert journal(a) == journal(d) == journal(e)
        assert observe(a) == observe(d) == observe(e)
        assert {event.id for event in d._ledger.events()} == events
        assert {log.id for log in united["logs"]} <= {log.id for log in a.logs()} | {
            event.body["answer"] for event in a._ledger.events() if event.kind == "undo"
        }
        # What was merged is whole in each of the two files.
        live = observe(d)
        d.close()
        for path in (Path(folder) / "d").glob("progress.db*"):
            path.unlink()
        with Store.open(Path(folder) / "d") as reopened:
            assert observe(reopened) == live


def test_an_event_of_another_kind_goes_along_untouched(machines):
    a, b, _ = machines
    give(a, "q", NOW)
    line = b'{"id":"019caf9ed200ffffffffff","v":1,"kind":"song","at":"2026-03-01T12:00:00+00:00","words":["la"]}\n'
    b.close()
    (b.home / "progress.jsonl").write_bytes(line)
    with Store.open(b.home) as reopened:
        unite(a, reopened)
    assert journal(a).startswith(line)
