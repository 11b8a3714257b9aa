"""Tests of statistics: what they doubt, and how rarely they doubt what is right."""

import math

import numpy as np
import pytest

from drill.judge.case import Doubt
from drill.judge.significance import (
    ALPHA,
    expect_choices,
    expect_close,
    expect_different,
    expect_distribution,
    expect_equal,
    expect_frequencies,
    expect_independent,
    expect_mean,
    expect_permutation,
    expect_share,
    expect_uncorrelated,
    expect_variance,
    expect_within,
    normal_cdf,
    uniform_cdf,
)
from drill.text import Text

EVENTS = Text("zeros", "零")
NOTHING = Text("", "")
RNG = np.random.default_rng


def dropped(rng, p=0.3, shape=(100, 100)):
    return (rng.random(shape) >= p) / (1 - p)


# What is right passes, what is wrong does not

RIGHT = {
    "mean": lambda rng: expect_mean(rng.normal(2, 3, 10_000), 2, 3),
    "variance of a normal law": lambda rng: expect_variance(rng.normal(2, 3, 10_000), 9),
    "variance of a uniform law": lambda rng: expect_variance(rng.uniform(0, 6, 10_000), 3, kurtosis=1.8),
    "share": lambda rng: expect_share(rng.random(10_000) < 0.2, 0.2, of=EVENTS),
    "share of nothing": lambda rng: expect_share(np.zeros(100, bool), 0.0, of=EVENTS),
    "share of everything": lambda rng: expect_share(np.ones(100, bool), 1.0, of=EVENTS),
    "frequencies": lambda rng: expect_frequencies(rng.choice(3, 10_000, p=[0.5, 0.5, 0]), [0.5, 0.5, 0]),
    "normal law": lambda rng: expect_distribution(rng.normal(2, 3, 10_000), normal_cdf(2, 3)),
    "uniform law": lambda rng: expect_distribution(rng.uniform(2, 3, 10_000), uniform_cdf(2, 3)),
    "no correlation": lambda rng: expect_uncorrelated(rng.random((100, 100)), rng.random((100, 100))),
    "independent rows": lambda rng: expect_independent(dropped(rng), 0),
    "independent columns": lambda rng: expect_independent(dropped(rng) == 0, 1),
    "choices": lambda rng: expect_choices(dropped(rng), 0.0, 1 / 0.7),
    "choices that differ": lambda rng: expect_choices(
        np.array([[1.0, 0.0], [0.0, 4.0]]), 0.0, np.array([[1, 2], [3, 4]])
    ),
    "choices of a number": lambda rng: expect_choices(np.array(2.0), 1.0, 2.0),
    "close": lambda rng: expect_close(np.array([1.0, 1e-9]), np.array([1.0 + 1e-8, 0.0])),
    "range": lambda rng: expect_within(rng.uniform(-1, 1, 100), -1, 1),
    "permutation": lambda rng: expect_permutation(rng.permutation(50), 50),
    "permutation of nothing": lambda rng: expect_permutation(np.empty(0, int), 0),
    "equal": lambda rng: expect_equal([np.ones(3), 2.0], (np.ones(3), 2.0)),
    "different": lambda rng: expect_different(rng.random(3), rng.random(3)),
    "different shapes": lambda rng: expect_different(np.ones(3), np.ones(4)),
}
WRONG = {
    "mean": lambda rng: expect_mean(rng.normal(2.5, 3, 10_000), 2, 3),
    "mean of NaN": lambda rng: expect_mean(np.array([1.0, np.nan]), 1, 1),
    "variance": lambda rng: expect_variance(rng.normal(2, 3.3, 10_000), 9),
    "variance of a constant": lambda rng: expect_variance(np.ones(1000), 9),
    "variance of NaN": lambda rng: expect_variance(np.full(1000, np.nan), 9),
    "share": lambda rng: expect_share(rng.random(10_000) < 0.25, 0.2, of=EVENTS),
    "share of what cannot be": lambda rng: expect_share(np.array([True] + [False] * 99), 0.0, of=EVENTS),
    "share of what must be": lambda rng: expect_share(np.array([False] + [True] * 99), 1.0, of=EVENTS),
    "frequencies": lambda rng: expect_frequencies(rng.choice(3, 10_000, p=[0.4, 0.4, 0.2]), [0.5, 0.3, 0.2]),
    "an impossible draw": lambda rng: expect_frequencies(np.array([0, 1, 2]), [0.5, 0.5, 0]),
    "a draw outside": lambda rng: expect_frequencies(np.array([0, 1, 3]), [0.5, 0.25, 0.25]),
    "a draw below": lambda rng: expect_frequencies(np.array([0, 1, -1]), [0.5, 0.25, 0.25]),
    "normal law": lambda rng: expect_distribution(rng.normal(2, 3.6, 10_000), normal_cdf(2, 3)),
    "a uniform law for a normal one": lambda rng: expect_distribution(rng.uniform(-1.7, 1.7, 10_000), normal_cdf()),
    "a law of NaN": lambda rng: expect_distribution(np.full(10_000, np.nan), normal_cdf()),
    "correlation": lambda rng: expect_uncorrelated(*[rng.random(10_000)] * 2),
    "constants": lambda rng: expect_uncorrelated(np.ones(100), rng.random(100)),
    "one mask for all rows": lambda rng: expect_independent(np.tile(dropped(rng, shape=(1, 100)), (100, 1)), 0),
    "one value for a row": lambda rng: expect_independent(np.tile(dropped(rng, shape=(100, 1)), (1, 100)), 1),
    "choices": lambda rng: expect_choices(dropped(rng), 0.0, 1.0),
    "choices of NaN": lambda rng: expect_choices(np.array([0.0, np.nan]), 0.0, 1.0),
    "choices in the wrong place": lambda rng: expect_choices(np.array([1.0, 2.0]), np.array([2.0, 1.0])),
    "close": lambda rng: expect_close(np.array([1.0, 1e-5]), np.array([1.0, 0.0])),
    "close to NaN": lambda rng: expect_close(np.array([np.nan]), 0.0),
    "range": lambda rng: expect_within(np.array([0.0, 1.1]), -1, 1),
    "range of NaN": lambda rng: expect_within(np.array([0.0, np.nan]), -1, 1),
    "permutation": lambda rng: expect_permutation(np.array([0, 1, 1]), 3),
    "permutation of too few": lambda rng: expect_permutation(np.array([0, 1]), 3),
    "equal": lambda rng: expect_equal([np.ones(3), 2.0], [np.ones(3), 2.1]),
    "equal shapes": lambda rng: expect_equal(np.ones(3), np.ones(4)),
    "different": lambda rng: expect_different(np.arange(3), np.arange(3)),
}


@pytest.mark.parametrize("draw", RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_not_doubted(draw):
    assert [draw(RNG(seed)) for seed in range(20)] == [None] * 20


@pytest.mark.filterwarnings("ignore:invalid value")
@pytest.mark.parametrize("draw", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_doubted_in_both_languages(draw):
    doubt = draw(RNG(1))
    assert doubt.label
    assert doubt.message.en != doubt.message.zh


def test_a_doubt_says_what_was_found_and_what_should_be():
    doubt = expect_share(np.arange(1000) < 500, 0.3, of=EVENTS)
    assert doubt.message.en == "the share of zeros is 0.5 of 1000, should be about 0.3"
    assert expect_choices(np.eye(2) * 3, 0.0, 1.0).message.en == "the result at [0, 0] is 3, can only be one of 0, 1"
    assert expect_close(np.array(3.0), 1.0).message.zh == "结果为 3，应为 1"


# The false-alarm rate: the bounds are simulated at rates that can be counted

TRIALS = 20_000


RATES = {
    "mean": lambda rng, a: [expect_mean(row, 0, 1, alpha=a) for row in rng.normal(size=(TRIALS, 50))],
    "mean of a skewed law": lambda rng, a: [
        expect_mean(row, 1.0, 3.0, alpha=a) for row in 10.0 * (rng.random((TRIALS, 1000)) < 0.1)
    ],
    "variance": lambda rng, a: [expect_variance(row, 1, alpha=a) for row in rng.normal(size=(TRIALS, 1000))],
    "share": lambda rng, a: [expect_share(row, 0.03, of=EVENTS, alpha=a) for row in rng.random((TRIALS, 100)) < 0.03],
    "frequencies": lambda rng, a: [
        expect_frequencies(row, [0.7, 0.2, 0.1], alpha=a) for row in rng.choice(3, (TRIALS, 100), p=[0.7, 0.2, 0.1])
    ],
    "distribution": lambda rng, a: [
        expect_distribution(row, uniform_cdf(), alpha=a) for row in rng.random((TRIALS, 50))
    ],
    "correlation": lambda rng, a: [expect_uncorrelated(x, y, alpha=a) for x, y in rng.random((TRIALS, 2, 400)) < 0.1],
    "neighbours": lambda rng, a: [expect_independent(row, 1, alpha=a) for row in rng.random((TRIALS, 20, 20)) < 0.1],
}


@pytest.mark.parametrize("draw", RATES.values(), ids=RATES)
def test_the_false_alarm_rate_is_as_stated(draw):
    alarms = [sum(doubt is not None for doubt in draw(RNG(3), alpha)) / TRIALS for alpha in (0.05, 0.005)]
    assert alarms[0] <= 0.05
    assert alarms[1] <= 0.005
    assert alarms[0] > 0.05 / 50  # not by never doubting anything


def test_ten_tests_stay_below_one_in_a_million():
    assert 10 * ALPHA <= 1e-6
    zeros = (np.arange(10_000) < 2000 + 250), (np.arange(10_000) < 2000 + 215)
    assert [expect_share(hits, 0.2, of=EVENTS) is None for hits in zeros] == [False, True]  # 6.25 and 5.4 deviations
    assert expect_mean(np.full(10_000, 0.0544), 0, 1) is None
    assert expect_mean(np.full(10_000, 0.0547), 0, 1) is not None
    assert math.erfc(0.0544 * 100 / math.sqrt(2)) < ALPHA


def test_a_doubt_about_what_rounds_to_the_right_value_has_more_digits():
    values = np.array([0.5, 1.0 + 3e-6])
    assert "is 1.000003, should be 1" in expect_close(values, np.array([0.5, 1.0])).message.en
    assert "is 1.000003, can only be one of 0, 1" in expect_choices(values[1:], 0.0, 1.0).message.en
    assert "has 1.000003, should lie between 0 and 1" in expect_within(values, 0.0, 1.0).message.en
    assert "is 0.7500015 over 2 values, should be 0.7500012 ±" in expect_mean(values, 0.7500012, 1e-9).message.en


# Whether two doubts may have one cause


def test_doubts_agree_by_label_and_estimate():
    one = Doubt("mean", NOTHING, 1.0, 0.01)
    assert one.agrees_with(Doubt("mean", NOTHING, 1.05, 0.01))
    assert not one.agrees_with(Doubt("mean", NOTHING, 1.2, 0.01))
    assert not one.agrees_with(Doubt("variance", NOTHING, 1.0, 0.01))
    assert not one.agrees_with(Doubt("mean", NOTHING))
    assert Doubt("choices", NOTHING).agrees_with(Doubt("choices", NOTHING))
    assert Doubt("variance", NOTHING, 0.0, 0.0).agrees_with(Doubt("variance", NOTHING, 0.0, 0.0))
