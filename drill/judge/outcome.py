"""What was observed when a case was played: values, errors, the content left in arrays, gradients."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True)
class Result:
    """An array or array scalar that was returned. `array` is None on the meta device."""

    array: Array | None = field(compare=False)
    kind: str  # ndarray, generic or tensor
    dtype: str  # the framework's name; bfloat16 content is held as float32
    device: str
    shape: tuple[int, ...]


@dataclass(frozen=True)
class Foreign:
    """An object of a type that no exercise returns."""

    type: str


@dataclass(frozen=True)
class Failure:
    """An exception, and the line of the submission that it came from (0: unknown)."""

    kind: str
    bases: tuple[str, ...]
    text: str
    line: int
    source: str


@dataclass(frozen=True)
class StepOutcome:
    """One step: its value, or how it failed; the arrays passed in that it changed, and those its value shares."""

    value: Any = None
    states: Mapping[int, Array] = field(default_factory=dict)
    failure: Failure | None = None
    shares: tuple[int, ...] = ()  # looked for only where a case asks for fresh memory


@dataclass(frozen=True)
class Tensor:
    """The largest tensor that was made, looked for only where a case has a budget."""

    elements: int = 0
    shape: tuple[int, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """One case as played by one submission."""

    steps: tuple[StepOutcome, ...]
    gradients: tuple[Any, ...] = ()
    gradient_failure: Failure | None = None
    global_random: bool = False  # the state of a global random generator moved, although a generator was given
    rewritten: tuple[int, ...] = ()  # steps whose arrays a later step changed
    largest: Tensor = Tensor()

    @property
    def failure(self) -> Failure | None:
        """The exception that ended the script, if one did."""
        return self.steps[-1].failure if self.steps else None


def as_array(value: Any) -> Array | None:
    """The numbers of a value: an array, array scalar or Python number; None: it is none of these."""
    if isinstance(value, Result):
        return value.array
    if isinstance(value, bool | int | float):
        return np.asarray(value)
    return None
