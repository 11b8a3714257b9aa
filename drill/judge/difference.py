"""How an answer can be wrong, and what it is held against."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from drill.judge.case import Doubt
from drill.judge.outcome import Array, Outcome
from drill.text import Text


class Fault(StrEnum):
    """The ways in which an answer can be wrong."""

    RAISED = "raised"
    NOT_RAISED = "not_raised"
    TYPE = "type"
    SHAPE = "shape"
    DTYPE = "dtype"
    DEVICE = "device"
    NAN = "nan"
    VALUE = "value"
    MUTATED = "mutated"
    NOT_UPDATED = "not_updated"
    STATE = "state"
    GRADIENT = "gradient"
    ALIASED = "aliased"
    BUDGET = "budget"
    STATEFUL = "stateful"
    STATISTICS = "statistics"
    GLOBAL_RANDOM = "global_random"


@dataclass(frozen=True)
class Seen:
    """The array in which values differ: float64, of one shape, and which are wrong."""

    expected: NDArray[np.float64]
    got: NDArray[np.float64]
    wrong: NDArray[np.bool_]


@dataclass(frozen=True)
class Difference:
    """The first way in which an answer differs; `place` is what differs (a result, an argument, a gradient).

    `also`: an argument was changed besides.
    """

    fault: Fault
    message: Text
    place: str = "result"
    seen: Seen | None = None
    doubt: Doubt | None = None  # of a case whose values are random
    also: "Difference | None" = None


@dataclass(frozen=True)
class Expected:
    """What the references did with a case."""

    oracle: Outcome  # in float64
    plain: Outcome  # in the case's own precision
    precision: str  # lowest float dtype among the inputs
    contents: tuple[Array, ...]  # of the arrays passed in, before the first step
    names: tuple[str, ...]  # what the submission calls them
    leaves: tuple[str, ...] = ()  # those whose gradients are compared


@dataclass(frozen=True)
class Rules:
    """What is held against a submission in this track."""

    framework: str
    exact_dtype: bool
    device: str = "cpu"  # where the inputs are, and so the results must be


@dataclass(frozen=True)
class Played:
    """One case as the submission played it. `difference` is None where it passed."""

    index: int
    outcome: Outcome
    difference: Difference | None
