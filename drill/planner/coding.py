"""Which exercises to write today."""

from collections.abc import Collection, Sequence

from drill.planner.material import Coding, Curve

SHARE = 0.35  # of the minutes of a plan
FIRST = 10.0  # days: stability of an exercise after it was first accepted
GROWTH = 2.5  # what one more blank page multiplies it by


def choose(
    codings: Sequence[Coding], begun: Collection[str], *, days: int, minutes: float, credit: float, curve: Curve
) -> list[Coding]:
    """The exercises of a day that leave questions their part of the `minutes`.

    `credit`: minutes meant for exercises until now, today included, and not spent: an exercise is planned once most of
    its time has come together. What earlier days left over pays for one, the others fit into today's share: who never
    writes any is still asked questions. `begun`: topics whose questions were begun: code comes after them.
    """
    if days < 1:
        return []
    share = SHARE * minutes
    ranked = sorted(codings, key=lambda one: (-_worth(one, one.topic in begun, days, curve), one.id))
    chosen, left = list[Coding](), minutes
    for one in ranked:
        if credit < one.minutes / 2:
            continue
        if one.minutes <= left and _worth(one, one.topic in begun, days, curve) > 0:
            chosen.append(one)
            left -= one.minutes
            credit = min(credit, share) - one.minutes
    return chosen


def save(credit: float, minutes: float) -> float:
    """The credit of the next day, after one that left `credit`: no more is kept than the longest exercise needs."""
    return min(credit, minutes / 2) + SHARE * minutes


def _worth(one: Coding, begun: bool, days: int, curve: Curve) -> float:  # noqa: FBT001 - the topic's, not a switch
    """Recall on the day that writing it adds, for each minute, by how often it is asked."""
    if one.stability is None:
        after, without = curve.recall(FIRST, days), one.recall
    elif one.elapsed < 1:
        return 0.0
    else:
        after = curve.recall(one.stability * GROWTH, days)
        without = curve.recall(one.stability, one.elapsed + days)
    eager = 2.0 if one.begun else 1.0 if begun else 0.5
    return max(after - without, 0.0) * one.frequency * eager / one.minutes
