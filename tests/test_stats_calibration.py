import math
from datetime import UTC, datetime

import pytest
from store_cases import log

from drill.stats.calibration import calibrate

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def answers(*pairs, **fields):
    return [log("q", NOW, predicted=predicted, correct=correct, **fields) for predicted, correct in pairs]


def test_without_predictions_there_is_nothing_to_say():
    assert calibrate(answers((None, True))) is None
    assert calibrate(answers((0.9, True), scheduled=False)) is None


def test_the_loss_is_that_of_the_predictions_and_of_the_best_constant():
    found = calibrate(answers((0.9, True), (0.8, False), (0.6, True), (0.6, True)))
    assert (found.reviews, found.right, found.predicted) == (4, 0.75, pytest.approx(0.725))
    assert found.log_loss == pytest.approx(-(math.log(0.9) + math.log(0.2) + 2 * math.log(0.6)) / 4)
    assert found.constant == pytest.approx(-(3 * math.log(0.75) + math.log(0.25)) / 4)


def test_a_certain_prediction_that_fails_has_a_finite_loss():
    assert calibrate(answers((1.0, False))).log_loss == pytest.approx(-math.log(0.001))


def test_predictions_are_compared_with_what_came_of_them_in_bins():
    high = [(0.92, True), (0.94, False)] * 3
    low = [(0.3, False)] * 4 + [(0.0, False)]
    found = calibrate(answers(*high, *low))
    assert [(one.low, one.high, one.reviews, one.right) for one in found.bins] == [
        (0.0, 0.5, 5, 0.0),
        (0.9, 0.95, 6, 0.5),
    ]
    assert found.bins[1].predicted == pytest.approx(0.93)


def test_a_bin_of_fewer_than_five_answers_says_nothing():
    found = calibrate(answers(*[(0.92, True)] * 5, *[(0.3, False)] * 4))
    assert [one.reviews for one in found.bins] == [5]
    assert found.reviews == 9
