"""The wrong axis: the submission does to an input what the reference does when two axes of that input are exchanged."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from drill.judge.case import Call, Step
from drill.judge.difference import Played
from drill.judge.encoding import Request, as_float64
from drill.judge.evidence import NEAR
from drill.judge.oracle import Oracle
from drill.judge.outcome import Array, as_array
from drill.models.judgement import Symptom
from drill.text import Text


def find_exchanged_axes(oracle: Oracle, failing: Sequence[Played]) -> Symptom | None:
    """Two axes of the first array whose exchange, in every failing case, gives what the submission gave."""
    arrays = [_first_array(oracle, one.index) for one in failing]
    if not arrays or not all(arrays) or not any(_is_telling(one) for one in failing):
        return None
    name, rank = arrays[0] or ("", 0)
    for i, j in combinations(range(-1, -rank - 1, -1), 2):
        if all(found and found[0] == name and found[1] >= -j for found in arrays) and all(
            _is_exchanged(oracle, one, i, j) for one in failing
        ):
            message = Text(f"axes {j} and {i} of {name} are taken for each other", f"{name} 的轴 {j} 与轴 {i} 被弄反了")
            return Symptom(kind="wrong_axis", message=message)
    return None


def _first_array(oracle: Oracle, index: int) -> tuple[str, int] | None:
    """Name and rank of the first array of a case of one call, if it has two axes to exchange."""
    steps: Sequence[Step] = oracle.cases[index].steps
    expected = oracle.expected(index)
    if (steps and (len(steps) > 1 or not isinstance(steps[0], Call))) or not expected.contents:
        return None
    rank = expected.contents[0].ndim
    return (expected.names[0], rank) if rank >= 2 else None


def _is_telling(one: Played) -> bool:
    got = as_array(one.outcome.steps[-1].value)
    return got is not None and np.unique(got.astype(np.float64)).size >= 3


def _is_exchanged(oracle: Oracle, one: Played, i: int, j: int) -> bool:
    got = as_array(one.outcome.steps[-1].value)
    if got is None or got.dtype.kind not in "fbiu":
        return False
    reference = oracle.consult(as_float64(_exchange(oracle.requests[one.index], i, j)))
    other = as_array(reference.steps[-1].value) if reference.failure is None else None
    if other is None:
        return False
    near = NEAR[oracle.expected(one.index).precision]
    back = other.swapaxes(i, j) if other.ndim >= -j else other
    return _close(got, back, near) or _close(got, other, near)


def _exchange(request: Request, i: int, j: int) -> Request:
    """The same request with two axes of its first array exchanged."""
    spec = dict(request.header["pool"][0])
    for key in ("shape", "strides"):
        values = list(spec[key])
        values[i], values[j] = values[j], values[i]
        spec[key] = values
    header = request.header | {"pool": [spec, *request.header["pool"][1:]]}
    return replace(request, header=header, pool=[request.pool[0].swapaxes(i, j), *request.pool[1:]])


def _close(got: Array, wanted: Array, near: float) -> bool:
    if got.shape != wanted.shape:
        return False
    x, y = got.astype(np.float64), wanted.astype(np.float64)
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        return False
    return bool(np.all(np.abs(x - y) <= near * float(np.max(np.abs(y), initial=0.0)) + 1e-12))
