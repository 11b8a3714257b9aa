"""What the hidden tests of an exercise are made of: `cases(rng) -> Iterable[Case]`.

A case is a script of steps run on the submission, and the same on the reference; their outcomes are compared. Most
cases are one call, written `Case("name", args=(x, w))`. Arrays are NumPy arrays here and become the track's own type
(ndarray, Tensor) in the submission. An array keeps its identity through a case: passing the same array object to two
steps passes the same object to the submission, and after every step its content is compared with what the reference
left in it. So an argument that the reference leaves alone must be left alone, and one it updates in place must be
updated in place.

Layout is kept too: pass `x.T`, `x[:, ::2]` or `np.broadcast_to(...)` to test non-contiguous input.

Beside what a case asks for, cases that passed are played again at the end, two of them in turns: what a submission
keeps between calls, or shares between objects, then gives another answer.

Where outputs are random, `check` judges their statistics in place of a comparison (drill/judge/significance.py), and
`Rng` is the generator that the submission is to draw from.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

import numpy as np

from drill.text import Text


@dataclass(frozen=True)
class Step:
    """Base of the steps."""


@dataclass(frozen=True)
class Call(Step):
    """Call a function of the submission, by position, with keyword arguments where the signature has `*`."""

    function: str
    args: Sequence[Any] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class New(Step):
    """Create an object of a class of the submission. Later steps address it by `name`."""

    cls: str
    args: Sequence[Any] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    name: str = "it"


@dataclass(frozen=True)
class Method(Step):
    """Call a method of an object."""

    method: str
    args: Sequence[Any] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    name: str = "it"


@dataclass(frozen=True)
class SetAttr(Step):
    """Assign an attribute of an object."""

    attribute: str
    value: Any
    name: str = "it"


@dataclass(frozen=True)
class GetAttr(Step):
    """Read an attribute of an object; its value is compared."""

    attribute: str
    name: str = "it"


@dataclass(frozen=True)
class Write(Step):
    """Overwrite the content of an array passed in an earlier step, as a caller that reuses its buffers does."""

    array: np.ndarray
    value: np.ndarray


@dataclass(frozen=True)
class Run(Step):
    """Call a function made from trusted source in the submission's process; what it returns is compared.

    For what no other step can say: the same call thousands of times, an iterator that must be consumed, a model that
    counts its calls: `Run("lambda x, rng: [sample(x, rng) for _ in range(9999)]", (x, Rng(seed)))`. The source is that
    of `Code`; the names of the submission and the objects made by `New` are bound in it as well. A dict says best what
    was found: `{"calls of encode": 3}` is told as `result['calls of encode'] is 3, should be 1`.
    """

    source: str
    args: Sequence[Any] = ()


@dataclass(frozen=True)
class Code:
    """An argument made from trusted source in the submission's process: `Code("lambda x: 2 * x")`.

    The source is an expression, or statements of which the last defines the function or class that is meant. `np`
    (numpy track) or `torch` (torch track) and `math` are bound in it.
    """

    source: str


@dataclass(frozen=True, eq=False)
class Rng:
    """A random generator as argument: np.random.Generator, torch.Generator (CPU), in the python track random.Random.

    One object passed to two steps is one generator, which the second finds where the first has left it; two objects of
    equal seed are two generators that draw the same. In a case with an `Rng`, drawing from the global state of NumPy,
    torch or Python is a failure.
    """

    seed: int


@dataclass(frozen=True)
class Doubt:
    """What `Case.check` holds against an answer.

    Attributes:
        label: What failed, for the machine: a submission and a known-wrong one may share a mistake only if in every
            case they fail with the same label. So different mistakes need different labels or different estimates.
        message: What failed, for the learner.
        estimate: The statistic as found; with it, equal labels count only if the estimates are compatible.
        error: Its standard error.
    """

    label: str
    message: Text
    estimate: float = math.nan
    error: float = 0.0

    def agrees_with(self, other: "Doubt") -> bool:
        """Whether both may have the same cause: the same label, and estimates less than six standard errors apart."""
        if self.label != other.label or math.isnan(self.estimate) != math.isnan(other.estimate):
            return False
        room = 6.0 * math.hypot(self.error, other.error) + 1e-9 * abs(self.estimate)
        return math.isnan(self.estimate) or abs(self.estimate - other.estimate) <= room


Check = Callable[[tuple[Any, ...]], Doubt | None]


@dataclass(frozen=True)
class BFloat16:
    """A bfloat16 tensor with these (float32) values; torch track only."""

    values: np.ndarray


@dataclass(frozen=True)
class Case:
    """One hidden test.

    Attributes:
        name: Short, for the learner: what is special about this input.
        args, kwargs: Of the one call, when `steps` is empty.
        function: Which function is called; empty: the exercise's first entry.
        steps: A script instead of one call.
        grad: Float arrays (the very objects passed) whose gradients are compared in the torch track, by a
            vector-Jacobian product with a random cotangent. Ignored in the numpy track.
        raises: The statement demands an error here; any exception passes, returning is the failure.
        check: Judges the values in place of the comparison with the reference's, where they are random. It is given
            what each step returned (arrays as NumPy arrays, floats as float64), whose types, shapes and dtypes agree
            with the reference's already, and returns what is wrong with it, or None. It must accept the reference; by
            chance alone it may reject one submission in a million (drill/judge/significance.py does). Gradients and
            arrays that the reference changes are not compared; return them from a `Run` to look at them.
        fresh: What is returned must lie in new memory where the reference's does: no view of an argument, nor an array
            that a later step rewrites. For contracts that say "a new array", and only where sharing would matter.
        largest: No tensor made on the way may have more elements than this (torch track; a view counts as what it
            shows, a broadcast one as what it stores). Arguments and results count, too.
        atol: Absolute tolerance, in place of the judge's own (float16, or named by the contract).
        reveals: The mistakes that fail this case. Where no known-wrong solution explains all failures and exactly one
            mistake is revealed by every failing case, that is the diagnosis, if one of its own solutions fails them in
            the same way. For mistakes whose wrong values depend on the implementation (cancellation, overflow): two
            of its solutions must show that they do.
        frameworks: Tracks in which the case is run.
        device: "meta" runs the torch track on meta tensors; only an error about mixed devices fails it.
    """

    name: Text | str
    _: KW_ONLY
    args: Sequence[Any] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    function: str = ""
    steps: Sequence[Step] = ()
    grad: Sequence[np.ndarray] = ()
    raises: bool = False
    check: Check | None = None
    fresh: bool = False
    largest: int | None = None
    atol: float | None = None
    reveals: str | tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ("numpy", "torch", "python")
    device: str = ""
