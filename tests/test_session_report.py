"""What is said of one's progress, where the banks and the clock have changed since."""

from datetime import UTC, timedelta

from store_cases import answer, judgement, scheduled

from drill.models.card import Rating
from drill.models.judgement import Verdict
from drill.models.question import RecallQuestion
from drill.session.report import gather
from drill.store import BankInfo
from drill.text import Text

DAY = timedelta(days=1)


def accept(store, exercise, at, **fields):
    attempt = store.start_attempt(exercise, "numpy", b"", at)
    card = scheduled(exercise, at, **fields)
    store.finish_attempt(attempt, judgement(exercise, Verdict.ACCEPTED), at, practice=card, rating=Rating.GOOD)


def test_what_has_left_the_banks_falls_due_no_more_but_was_answered(store, now):
    question = RecallQuestion(id="here", bank="b", topic="t/a", prompt=Text("?"))
    store.catalogue.replace("b.yaml", (1, 1), BankInfo("b", Text("B")), [question])
    for name in ("here", "gone"):
        answer(store, name, now - 9 * DAY)
    for name in ("conv2d", "gone"):
        accept(store, name, now - 9 * DAY)
    found = gather(store, now, UTC)
    assert (found.summary.due, found.summary.cards, found.summary.reviews) == (1, 2, 2)
    assert (found.forecast[0].questions, found.forecast[0].exercises) == (1, 1)


def test_a_clock_that_was_set_back_makes_no_days_less_than_none(store, now):
    accept(store, "conv2d", now + 2 * DAY)
    assert gather(store, now, UTC).summary.exercises["conv2d"].days == 0
