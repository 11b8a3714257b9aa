"""What may be expected of a question that was never answered, and of the learner's pace."""

from collections.abc import Callable, Mapping

GUESS = 0.4  # right at the first try, before anything is known of the learner
WEIGHT = 10.0  # answers that this guess counts for
TOPIC = 6.0  # answers that all topics together count for in one of them
STEADY = 900.0  # expected seconds that a pace of 1 counts for


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
