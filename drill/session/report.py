"""Everything that there is to say of the learner's progress, gathered from the store."""

from datetime import datetime, tzinfo

from drill import paths, scheduler, stats
from drill.bank.files import list_exercises
from drill.models.card import Card
from drill.session.exercises import Exercises
from drill.stats.activity import fill_calendar, forecast, sum_times
from drill.stats.calibration import calibrate
from drill.stats.difficulty import find_distractors, find_weakest, measure_efforts
from drill.stats.report import Fitted, Report
from drill.store import Store


def gather(store: Store, now: datetime, tz: tzinfo | None) -> Report:
    """The report at `now`."""
    logs, attempts, fit = store.logs(), store.attempts(), store.fits.last()
    # What has left the banks is remembered, but falls due no more.
    cards, exercises = store.cards(), Exercises(store)
    present = set(store.catalogue.present([card.question for card in cards]))
    practice = [card for card in store.practice.cards() if exercises.has(card.question)]
    weights = fit.weights if fit else None

    def recall(card: Card, at: datetime) -> float | None:
        return scheduler.retrievability(card, at, weights)

    return Report(
        now=now,
        summary=stats.summarise(
            logs,
            cards,
            attempts,
            now,
            tz,
            retrievability=recall,
            present=present,
            exercises=list_exercises(paths.exercises_dir()),
        ),
        calibration=calibrate(logs),
        fitted=None
        if fit is None
        else Fitted(
            fit.weights is not None,
            fit.detail.get("reviews", 0),
            fit.detail.get("log_loss"),
            fit.detail.get("default_log_loss"),
        ),
        calendar=fill_calendar(logs, attempts, now, tz),
        forecast=forecast([card for card in cards if card.question in present], practice, now, tz),
        times=sum_times(logs),
        weakest=find_weakest(logs, cards, now, recall),
        distractors=find_distractors(logs, lambda question, position: is_distractor(store, question, position)),
        efforts=measure_efforts(attempts),
    )


def is_distractor(store: Store, question: str, position: int) -> bool:
    """Whether this is a wrong choice of a question that the banks still have."""
    found = store.catalogue.question(question)
    if found is None or found.type != "choice" or not 0 <= position < len(found.choices):
        return False
    return not found.choices[position].correct
