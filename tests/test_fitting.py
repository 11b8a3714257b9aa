"""Weights are learnt from a log, and only used where they predict better."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from store_cases import log

from drill import scheduler
from drill.fitting import FEWEST, HELD_OUT, fit
from drill.models.card import Rating
from drill.session.learner import GROWTH, refit
from drill.session.policy import find_policy
from drill.store import Store

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def answers(questions, reviews, weights, seed=1):
    """The log of somebody who forgets as FSRS with these weights says, asked at intervals that have nothing to do with it."""
    rng, found = random.Random(seed), []
    for number in range(questions):
        card, at = None, NOW + DAY * rng.randrange(3)
        for _ in range(reviews):
            known = 0.7 if card is None else scheduler.retrievability(card, at, weights)
            right = rng.random() < known
            rating = rng.choice([Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.EASY]) if right else Rating.AGAIN
            found.append(log(f"q{number}", at, rating=rating, correct=right))
            card = scheduler.review(card, f"q{number}", rating, at, weights=weights)
            at += DAY * rng.choice([1, 2, 4, 8, 16])
    return sorted(found, key=lambda one: one.at)


def forgetful():
    from fsrs import Scheduler

    weights = list(Scheduler().parameters)
    weights[:4] = [weight * 0.3 for weight in weights[:4]]
    weights[8] -= 1.2  # repetition helps less
    weights[20] = 0.5  # and the curve falls faster
    return tuple(weights)


def test_few_answers_say_nothing():
    logs = answers(100, 5, None)
    assert len(logs) - 100 == 400 < FEWEST  # the first answers to 100 questions predict nothing
    assert fit(logs, UTC) is None


def test_somebody_who_forgets_faster_gets_weights_that_predict_it_better():
    found = fit(answers(300, 6, forgetful()), UTC)
    assert (found.reviews, found.held_out) == (1500, int(1500 * HELD_OUT))
    assert found.log_loss < found.default_log_loss
    assert len(found.weights) == 21
    slower = scheduler.review(None, "q", Rating.GOOD, NOW).stability
    assert scheduler.review(None, "q", Rating.GOOD, NOW, weights=found.weights).stability < slower


@pytest.mark.parametrize("seed", range(3))
def test_the_defaults_are_left_only_for_weights_that_did_better_on_answers_they_had_not_seen(seed):
    found = fit(answers(130, 5, None, seed), UTC)
    assert (found.weights is not None) == (found.log_loss < found.default_log_loss)


def test_repetitions_on_one_day_teach_nothing():
    logs = answers(200, 5, forgetful())
    repeated = sorted([*logs, *(log(one.question, one.at, scheduled=False) for one in logs)], key=lambda one: one.at)
    assert fit(repeated, UTC) == fit(logs, UTC)


def test_answers_that_all_fell_on_one_day_teach_nothing_and_harm_nothing():
    logs = [log(f"q{at % 300}", NOW + at * timedelta(seconds=1)) for at in range(1200)]
    assert fit(logs, UTC) is None


def test_odd_histories_are_fitted_without_an_accident():
    for seed in range(4):
        rng = random.Random(seed)
        hours = [1, 5, 20, 30] if seed % 2 else [12, 24, 2400, 24000]
        logs, at = [], NOW
        for _ in range(2500):
            at += timedelta(hours=rng.choice(hours) / 60)
            rating = rng.choice([Rating.AGAIN] if seed == 2 else list(Rating))
            logs.append(log(f"q{rng.randrange(40)}", at, rating=rating, correct=rating > 1))
        found = fit(logs, UTC)
        assert found is None or len(found.weights or [0.0] * 21) == 21


def test_a_fit_is_kept_used_and_made_again_only_when_there_is_more_to_learn_from(home):
    with Store.open(home) as store:
        logs = answers(60, 12, forgetful())
        for one in logs[: FEWEST - 1]:
            store.answer(one, None)
        assert refit(store, NOW, UTC) is None
        for one in logs[FEWEST - 1 :]:
            store.answer(one, None)
        found = refit(store, NOW, UTC)
        assert found.weights is not None
        assert find_policy(store).weights == pytest.approx(found.weights)
        assert store.fits.last().detail["answers"] == len(logs)
        assert refit(store, NOW, UTC) is None  # before the log has grown by GROWTH
        assert GROWTH > 1
