"""Two mistakes at once: each of them alone explains part of the failing cases, and together they explain all.

Where both known-wrong solutions fail, nothing can be said of what the two mistakes do together. The evidence is in the
cases that one of them passes: there the submission must do exactly what the other does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
from pathlib import Path

from drill.judge.agreement import BEHAVIOUR, Match
from drill.judge.difference import Fault, Played
from drill.judge.lineup import Lineup
from drill.models.exercise import mistake_id

_LOOKED_AT = 6  # failing cases

_LOOKS = 1000  # at what a known-wrong solution does with a case: the learner waits, half a second or so


@dataclass(frozen=True)
class _Half:
    """A known-wrong solution that fails only where the submission fails, by case index."""

    mistake: str
    fails: frozenset[int]
    same: frozenset[int]  # of these, where it does the same
    plain: frozenset[int]  # of these, where that is beyond doubt: an error not raised, a dtype
    finite: frozenset[int]  # of these, where it is not NaN or inf in the place of a number, or the other way round
    other: frozenset[int]  # and where it does something else


def find_pair(lineup: Lineup, played: Sequence[Played]) -> list[str]:
    """The two mistakes that explain all failing cases; the one of them that is certain; or none."""
    failing = {one.index for one in played if one.difference is not None}
    if not _any_alike(lineup, played):
        return []
    halves = list(_halves(lineup, played))
    found = {(a.mistake, b.mistake) for a, b in combinations(halves, 2) if _explain(a, b, failing)}
    names = set.intersection(*map(set, found)) if found else set()
    return [name for name in lineup.mistakes() if name in names]


def _any_alike(lineup: Lineup, played: Sequence[Played]) -> bool:
    """Whether any known-wrong solution does the same in any of the first failing cases.

    If none does, there is no use in playing all of them in all cases, which takes half a second.
    """
    first = [one for one in played if one.difference is not None][:_LOOKED_AT]
    paths = [path for some in lineup.mistakes().values() for path in some]
    return any(lineup.match(path, one) is Match.SAME for one in first for path in paths)


def _halves(lineup: Lineup, played: Sequence[Played]) -> Iterator[_Half]:
    passing = [one for one in played if one.difference is None]
    failing = [one for one in played if one.difference is not None]
    looks = 0
    for path in _first_spellings_first(lineup):
        refuted = next((number for number, one in enumerate(passing) if not lineup.passes(path, one)), None)
        looks += len(passing) if refuted is None else refuted + 1
        if refuted is not None:
            continue
        looks += len(failing)
        if looks > _LOOKS:
            return
        fails = [one for one in failing if not lineup.passes(path, one)]
        same = frozenset(one.index for one in fails if lineup.match(path, one) is Match.SAME)
        other = frozenset(one.index for one in fails if lineup.match(path, one) is Match.OTHER)
        plain = frozenset(one.index for one in fails if one.difference and one.difference.fault in BEHAVIOUR)
        odd = frozenset(one.index for one in fails if one.difference and one.difference.fault is Fault.NAN)
        if same:
            everywhere = frozenset(one.index for one in fails)
            yield _Half(mistake_id(path), everywhere, same, same & plain, same - odd, other)


def _first_spellings_first(lineup: Lineup) -> list[Path]:
    spellings = lineup.mistakes().values()
    return [path for some in zip_longest(*spellings) for path in some if path is not None]


def _explain(a: _Half, b: _Half, failing: set[int]) -> bool:
    only_a, only_b, both = a.fails - b.fails, b.fails - a.fails, a.fails & b.fails
    alone_a, alone_b = only_a & a.same, only_b & b.same
    return (
        a.mistake != b.mistake
        and a.fails | b.fails == failing
        and _convince(alone_a, a)
        and _convince(alone_b, b)
        and not only_a & a.other
        and not only_b & b.other
        # Where both fail, one can hide the other (an overflow), but not everywhere.
        and len(both & (a.same ^ b.same)) < min(len(alone_a), len(alone_b))
        # One mistake may look like two that never meet: a flag that is read the wrong way round. Or like two of which
        # now one acts and now the other: a maximum in the place of a minimum.
        and bool(both or a.plain or b.plain or not a.finite or not b.finite)
        and len(both) <= len(alone_a) + len(alone_b)
    )


def _convince(alone: frozenset[int], half: _Half) -> bool:
    """In one case, two different formulas may give the same numbers."""
    return len(alone) > 1 or bool(alone & half.plain)
