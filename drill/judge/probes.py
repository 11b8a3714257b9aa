"""What a case looks for beside values: statistics of random ones, shared memory, tensors larger than needed."""

from typing import Any

import numpy as np

from drill.judge.case import Case, Check, Doubt
from drill.judge.difference import Difference, Expected, Fault
from drill.judge.outcome import Outcome, Result
from drill.text import Text


def check_values(check: Check, got: Outcome) -> Difference | None:
    """What the case's own check holds against values that have the reference's types and shapes."""
    try:
        doubt = check(checked_values(got))
    except Exception as error:  # noqa: BLE001 - it accepts the reference, so values that no reference has are at fault
        message = f"{type(error).__name__}: {error}"
        doubt = Doubt("error", Text(f"the result cannot be checked: {message}", f"结果无法检查：{message}"))
    return Difference(Fault.STATISTICS, doubt.message, doubt=doubt) if doubt is not None else None


def checked_values(outcome: Outcome) -> tuple[Any, ...]:
    """What `Case.check` is given: the value of each step, arrays as plain NumPy arrays, floats as float64."""
    return tuple(_plain(step.value) for step in outcome.steps)


def _plain(value: Any) -> Any:
    if isinstance(value, Result) and value.array is not None:
        widened = value.array.astype(np.float64) if value.array.dtype.kind == "f" else value.array
        return widened.item() if value.kind == "generic" else widened
    if isinstance(value, list | tuple):
        return type(value)(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def find_sharing(expected: Expected, got: Outcome) -> Difference | None:
    """Results in memory that is not theirs alone, where the reference's are."""
    for plain, step in zip(expected.plain.steps, got.steps, strict=False):
        strange = sorted(set(step.shares) - set(plain.shares))
        if strange:
            name = expected.names[strange[0]]
            message = Text(
                f"the result is the caller's {name}, or a view of it; return a new array",
                f"返回值就是传入的 {name}，或是它的视图；请返回新数组",
            )
            return Difference(Fault.ALIASED, message, name)
    later = sorted(set(got.rewritten) - set(expected.plain.rewritten))
    if later:
        number = later[0] + 1
        message = Text(
            f"the array that step {number} returned is changed by a later step; return a copy of what you keep",
            f"第 {number} 步返回的数组被后面的步骤改动了；内部保存的数组，应返回它的副本",
        )
        return Difference(Fault.ALIASED, message)
    return None


def find_excess(case: Case, got: Outcome) -> Difference | None:
    """A tensor that is larger than the case allows."""
    if case.largest is None or got.largest.elements <= case.largest:
        return None
    shape = tuple(got.largest.shape)
    message = Text(
        f"a tensor of shape {shape} is made, {got.largest.elements} elements; more than {case.largest} are not needed",
        f"计算中产生了形状为 {shape} 的张量，共 {got.largest.elements} 个元素；这里不需要超过 {case.largest} 个",
    )
    return Difference(Fault.BUDGET, message)
