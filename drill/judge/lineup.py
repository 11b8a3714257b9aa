"""The known-wrong solutions beside one submission: which of them did what it did, case by case."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drill.judge.agreement import Match, Shown, fail_alike, match
from drill.judge.difference import Fault, Played
from drill.judge.oracle import Oracle
from drill.models.exercise import mistake_id


@dataclass
class Lineup:
    """Known-wrong solutions are played only as far as somebody asks."""

    oracle: Oracle
    _matches: dict[tuple[Path, int], Match] = field(default_factory=dict)

    def mistakes(self) -> dict[str, list[Path]]:
        """The known-wrong solutions of each mistake, mistakes in the order of the exercise."""
        found: dict[str, list[Path]] = {name: [] for name in self.oracle.exercise.mistakes}
        for path in self.oracle.exercise.wrong(self.oracle.framework):
            found.setdefault(mistake_id(path), []).append(path)
        return {name: paths for name, paths in found.items() if paths}

    def match(self, path: Path, one: Played) -> Match:
        """Whether a known-wrong solution did what the submission did in a case."""
        key = (path, one.index)
        if key not in self._matches:
            wrong = self.oracle.wrong(path, one.index)
            self._matches[key] = Match.OTHER if wrong is None else self._compare(one, wrong, one.index)
        return self._matches[key]

    def _compare(self, ours: Shown, theirs: Shown, index: int) -> Match:
        case = self.oracle.cases[index]
        return match(ours, theirs, self.oracle.expected(index), case.atol, by_value=case.check is None)

    def passes(self, path: Path, one: Played) -> bool:
        """Whether a known-wrong solution passes a case."""
        wrong = self.oracle.wrong(path, one.index)
        return wrong is not None and wrong.difference is None

    def explains(self, path: Path, played: Sequence[Played]) -> bool:
        """Whether one known-wrong solution did the same everywhere, and stopped where the submission did."""
        told = False
        for one in played:
            found = self.match(path, one)
            if found is Match.OTHER or (found is Match.OPEN and one.difference and not self._both_stop(path, one)):
                return False
            told |= found is Match.SAME
        return told

    def raises_alike(self, path: Path, played: Sequence[Played]) -> bool:
        """Whether a known-wrong solution raises the very same exception wherever the submission fails, and there only.

        That it passes what the submission passes is half of the evidence: there must be something that both pass.
        """
        same = all(
            self.passes(path, one) if one.difference is None else self._raises_the_same(path, one) for one in played
        )
        return same and any(one.difference is None for one in played)

    def _raises_the_same(self, path: Path, one: Played) -> bool:
        wrong = self.oracle.wrong(path, one.index)
        if wrong is None or not self._both_stop(path, one):
            return False
        ours, theirs = one.outcome.failure, wrong.outcome.failure
        step = len(one.outcome.steps) == len(wrong.outcome.steps)
        return bool(step and ours and theirs and (ours.kind, ours.text) == (theirs.kind, theirs.text))

    def _both_stop(self, path: Path, one: Played) -> bool:
        wrong = self.oracle.wrong(path, one.index)
        theirs = wrong.difference if wrong is not None else None
        return bool(theirs and one.difference and theirs.fault is one.difference.fault is Fault.RAISED)

    def explain(self, paths: Sequence[Path], played: Sequence[Played]) -> bool:
        """Whether the spellings of one mistake together did the same: the values of one, the end of another."""
        fitting = [path for path in paths if all(self.match(path, one) is not Match.OTHER for one in played)]
        told = {one.index for one in played for path in fitting if self.match(path, one) is Match.SAME}
        ends = {one.index for one in played for path in fitting if self._both_stop(path, one)}
        return bool(told) and {one.index for one in played if one.difference is not None} <= told | ends

    def resembles(self, path: Path, one: Played) -> bool:
        """Whether a known-wrong solution fails a case alike, though its values may be others.

        They may only if they differ among the spellings of its mistake: one formula has one result, whoever writes it.
        """
        wrong = self.oracle.wrong(path, one.index)
        if wrong is None:
            return False
        alike = fail_alike(one, wrong)
        if alike or self.match(path, one) is Match.SAME:
            return True
        return alike is None and self._vary(self.mistakes()[mistake_id(path)], one.index)

    def _vary(self, paths: Sequence[Path], index: int) -> bool:
        shown = [self.oracle.wrong(path, index) for path in paths]
        failing = [wrong for wrong in shown if wrong is not None and wrong.difference is not None]
        return any(self._compare(failing[0], wrong, index) is Match.OTHER for wrong in failing[1:])
