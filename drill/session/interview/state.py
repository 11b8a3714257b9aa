"""A mock interview: what was drawn up for it, and how it stands, from the steps that were kept of it."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from drill.models.interview import Setting
from drill.models.judgement import Verdict
from drill.store.interviews import HeldInterview, Step

PARTS = ("theory", "code", "talk", "over")


class Coded(NamedTuple):
    """One exercise of the interview. Moments are seconds of the interview's clock."""

    exercise: str
    framework: str
    file: str
    begun: float
    hints: int = 0
    saves: int = 0  # that were judged
    verdict: str | None = None  # the last one that counts: an accepted one stays
    passed: int = 0
    total: int = 0
    mistakes: tuple[str, ...] = ()  # diagnosed on the way, each once
    attempt: str = ""  # that the verdict is on
    ended: float | None = None  # when it was accepted, handed in, or the time was up
    closed: bool = False

    @property
    def accepted(self) -> bool:
        """Whether it was."""
        return self.verdict == Verdict.ACCEPTED


class Told(NamedTuple):
    """The answer to a follow-up question: `words` where some were typed; `rating` 1 to 4 by the learner, or not yet."""

    exercise: str
    at: int
    words: str = ""
    rating: int | None = None


class State(NamedTuple):
    """Where an interview stands."""

    part: str = "theory"
    seconds: float = 0.0  # of its clock, by the last step
    coded: tuple[Coded, ...] = ()
    told: tuple[Told, ...] = ()
    card: Mapping[str, Any] | None = None  # the scorecard, once it is over
    dropped: bool = False  # given up for another one

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return self.card is not None or self.dropped

    @property
    def at_work(self) -> Coded | None:
        """The exercise that is being written."""
        return self.coded[-1] if self.coded and not self.coded[-1].closed else None


def read(steps: Iterable[Step]) -> State:
    """The state after these steps. What is not understood changes nothing."""
    state = State()
    for step in steps:
        with suppress(KeyError, TypeError, ValueError, IndexError, OverflowError):
            state = _apply(state, step.kind, step.detail)
    return state


def is_open(held: HeldInterview) -> bool:
    """Whether it can be gone on with."""
    return Setting.from_json(held.settings) is not None and not read(held.steps).over


def _apply(state: State, kind: str, detail: Mapping[str, Any]) -> State:
    at = max(float(detail["elapsed"]), state.seconds)
    state = state._replace(seconds=at)
    if kind == "part" and detail["part"] in PARTS:
        return state._replace(part=detail["part"])
    if kind == "begin":
        return state._replace(coded=(*state.coded, _begin(detail, at)))
    if kind in ("hint", "verdict", "hand_in"):
        *before, last = state.coded
        return state._replace(coded=(*before, _code(last, kind, detail, at)))
    if kind in ("told", "rated"):
        return state._replace(told=_tell(state.told, kind, detail))
    if kind == "end":
        return state._replace(part="over", card=dict(detail["card"]))
    return state._replace(dropped=True) if kind == "drop" else state


def _begin(detail: Mapping[str, Any], at: float) -> Coded:
    begun = Coded(str(detail["exercise"]), str(detail["framework"]), str(detail["file"]), at)
    # Steps may have been imported: no file but a page of the exercise is to be read, run and kept as the learner's.
    if not re.fullmatch(rf"{re.escape(begun.exercise)}(_\d{{1,9}})?\.py", Path(begun.file).name):
        raise ValueError(begun.file)
    return begun


def _code(coded: Coded, kind: str, detail: Mapping[str, Any], at: float) -> Coded:
    if coded.closed:
        return coded
    if kind == "hint":
        return coded._replace(hints=coded.hints + (0 if coded.accepted else 1))
    if kind == "hand_in":
        return coded._replace(closed=True, ended=coded.ended if coded.accepted else at)
    if coded.accepted or (coded.attempt and coded.attempt == detail.get("attempt")):
        return coded
    mistakes = tuple(dict.fromkeys([*coded.mistakes, *map(str, detail["mistakes"])]))
    accepted = detail["verdict"] == Verdict.ACCEPTED
    return coded._replace(
        saves=coded.saves + 1,
        verdict=str(detail["verdict"]),
        passed=int(detail["passed"]),
        total=int(detail["total"]),
        mistakes=mistakes,
        attempt=str(detail.get("attempt", "")),
        ended=at if accepted else None,
    )


def _tell(told: tuple[Told, ...], kind: str, detail: Mapping[str, Any]) -> tuple[Told, ...]:
    key = (str(detail["exercise"]), int(detail["at"]))
    found = next((one for one in told if (one.exercise, one.at) == key), Told(*key))
    if kind == "told":
        changed = found._replace(words=str(detail["words"]))
    elif detail["rating"] in (1, 2, 3, 4):
        changed = found._replace(rating=int(detail["rating"]))
    else:
        raise ValueError(detail["rating"])
    return (*(one for one in told if one != found), changed)
