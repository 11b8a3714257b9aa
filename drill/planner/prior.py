"""What the learner's own answers say: what to expect of new questions, of predictions, and of the time it takes."""

import math
from collections.abc import Callable, Mapping

GUESS = 0.4  # right at the first try, before anything is known of the learner
WEIGHT = 10.0  # answers that this guess counts for
TOPIC = 6.0  # answers that all topics together count for in one of them
STEADY = 900.0  # expected seconds that a pace of 1 counts for
HELD = 50.0  # answers that the predictions themselves count for
_CERTAIN = 1e-4  # nothing is nearer to 0 or 1


def expect(firsts: Mapping[str, tuple[int, int]]) -> Callable[[str], float]:
    """By topic, the probability of a right first answer; never 0 or 1.

    `firsts`: for each topic how many of its questions were answered, and how many of them rightly at the first try.
    A topic's own share is shrunk towards that of all topics, and that towards a guess.
    """
    answered = sum(count for count, _ in firsts.values())
    overall = (sum(right for _, right in firsts.values()) + GUESS * WEIGHT) / (answered + WEIGHT)

    def prior(topic: str) -> float:
        count, right = firsts.get(topic, (0, 0))
        return (right + overall * TOPIC) / (count + TOPIC)

    return prior


def find_pace(taken: float, expected: float) -> float:
    """How many times the expected seconds the learner takes, from what answers took and should have; shrunk to 1."""
    return min(max((taken + STEADY) / (expected + STEADY), 0.3), 4.0)


def find_shift(answers: int, predicted: float, right: float) -> float:
    """By how much predictions were wrong so far, in log-odds; 0 while little is known.

    `predicted`: mean probability of a right answer, over so many `answers`; `right`: the share that was.
    """
    share = (right * answers + predicted * HELD) / (answers + HELD)
    return _log_odds(share) - _log_odds(predicted)


def correct(recall: float, shift: float) -> float:
    """A predicted probability (0–1), set right by `find_shift`."""
    return 1 / (1 + math.exp(-_log_odds(recall) - shift))


def _log_odds(probability: float) -> float:
    safe = min(max(probability, _CERTAIN), 1 - _CERTAIN)
    return math.log(safe / (1 - safe))
