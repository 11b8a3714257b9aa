"""How well what was predicted of answers held. Pure."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from drill.models.card import ReviewLog

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)  # of the bins; most reviews fall due at 0.9
_LEAST = 5  # answers of a bin: a share of fewer says nothing
_CLOSEST = 0.001  # to 0 and 1: a single certain prediction that fails would weigh without bounds


class Bin(NamedTuple):
    """The reviews whose predicted probability lies in (low, high]."""

    low: float
    high: float
    reviews: int
    predicted: float  # mean probability of a right answer
    right: float  # share of right answers


class Calibration(NamedTuple):
    """Log losses are means in nats, lower is better; `constant` is that of always predicting `right`, in hindsight."""

    reviews: int
    right: float  # share of right answers
    predicted: float  # mean probability that was predicted
    log_loss: float
    constant: float
    bins: tuple[Bin, ...]  # those with enough reviews


def calibrate(logs: Iterable[ReviewLog]) -> Calibration | None:
    """What the predictions that were kept with the answers were worth; None without any."""
    pairs = [(log.predicted, log.correct) for log in logs if log.scheduled and log.predicted is not None]
    if not pairs:
        return None
    right = sum(correct for _, correct in pairs) / len(pairs)
    return Calibration(
        reviews=len(pairs),
        right=right,
        predicted=sum(probability for probability, _ in pairs) / len(pairs),
        log_loss=_log_loss(pairs),
        constant=_log_loss([(right, correct) for _, correct in pairs]),
        bins=tuple(_bins(pairs)),
    )


def _log_loss(pairs: Sequence[tuple[float, bool]]) -> float:
    total = 0.0
    for probability, correct in pairs:
        safe = min(max(probability, _CLOSEST), 1 - _CLOSEST)
        total -= math.log(safe if correct else 1 - safe)
    return total / len(pairs)


def _bins(pairs: Sequence[tuple[float, bool]]) -> Iterable[Bin]:
    for low, high in pairwise(EDGES):
        inside = [pair for pair in pairs if low < pair[0] <= high or (pair[0] == low == 0)]
        if len(inside) >= _LEAST:
            predicted = sum(probability for probability, _ in inside) / len(inside)
            yield Bin(low, high, len(inside), predicted, sum(correct for _, correct in inside) / len(inside))
