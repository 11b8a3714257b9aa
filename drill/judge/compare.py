"""Is this the right answer? An outcome against the references': values, arrays passed in, gradients."""

from dataclasses import replace

import numpy as np

from drill.judge.case import Call, Case, GetAttr, Run, Write
from drill.judge.closeness import Look, Tolerance, close
from drill.judge.difference import Difference, Expected, Fault, Rules
from drill.judge.outcome import Array, Failure, Outcome, as_array
from drill.judge.probes import check_values, find_excess, find_sharing
from drill.judge.value import compare_value
from drill.text import Text


def examine(case: Case, expected: Expected, got: Outcome, rules: Rules) -> Difference | None:
    """How a submission fails a case; None: it passes."""
    failure = got.failure
    if case.device == "meta":
        # Correct code may branch on data, which meta tensors have not: only an error about mixed devices counts.
        mixed = failure is not None and "meta" in failure.text and "cpu" in failure.text and "device" in failure.text
        return Difference(Fault.DEVICE, _MIXED_DEVICES) if mixed else None
    if failure is not None and _is_unwritten(failure):  # even where an error is demanded
        return Difference(Fault.RAISED, failure_text(failure))
    if failure is not None and not (case.raises and len(got.steps) == len(expected.plain.steps)):
        return Difference(Fault.RAISED, failure_text(failure))
    if case.raises:
        return None if failure is not None else Difference(Fault.NOT_RAISED, _NOT_RAISED)
    return _differ(case, expected, got, rules)


_NOT_RAISED = Text(
    "these arguments are illegal and must raise an error; a value was returned",
    "这些参数不合法，应当抛出异常，却返回了值",
)
_GLOBAL_RANDOM = Text(
    "random numbers are drawn from the global state; draw them from the generator given, and seed nothing",
    "随机数取自全局随机状态；请只用传入的生成器取随机数，也不要设置种子",
)
_MIXED_DEVICES = Text(
    "a tensor is created on the CPU wherever the input is; create it with device=x.device",
    "中间张量总是建在 CPU 上；创建时请写 device=x.device",
)


def failure_text(failure: Failure) -> Text:
    """An exception in one line, with the line of the submission that it came from."""
    if _is_unwritten(failure):
        return Text("not implemented yet", "尚未实现")
    what = f"{failure.kind}: {failure.text}" if failure.text else failure.kind
    what = " ".join(what.split())
    if not failure.line:
        return Text.plain(what)
    code = f" ({failure.source})" if failure.source else ""
    return Text(f"line {failure.line}: {what}{code}", f"第 {failure.line} 行：{what}{code}")


def _is_unwritten(failure: Failure) -> bool:
    """Whether this is what a starter raises."""
    return failure.kind == "NotImplementedError" and not failure.text


def _differ(case: Case, expected: Expected, got: Outcome, rules: Rules) -> Difference | None:
    """How the values, states and gradients of a submission that raised nothing differ."""
    tolerance = Tolerance(expected.precision, case.atol)
    if got.global_random and not expected.plain.global_random:
        return Difference(Fault.GLOBAL_RANDOM, _GLOBAL_RANDOM)
    found = _values(case, expected, got, Look(RESULT, tolerance, rules, by_value=case.check is None))
    if found is not None:
        return _with_mutation(found, _mutations(case, expected, got))
    if case.check is not None:
        return _mutations(case, expected, got) or check_values(case.check, got)
    return (
        _states(case, expected, got, tolerance)
        or (find_sharing(expected, got) if case.fresh else None)
        or _gradients(expected, got, tolerance, rules)
        or find_excess(case, got)
    )


RESULT = Text("result", "结果")


def _values(case: Case, expected: Expected, got: Outcome, look: Look) -> Difference | None:
    """The first step whose value differs."""
    kinds = [type(step) for step in case.steps] or [Call]
    steps = zip(kinds, expected.oracle.steps, expected.plain.steps, got.steps, strict=False)
    for number, (kind, oracle, plain, step) in enumerate(steps):
        if oracle.failure or plain.failure:
            break
        # A function that returns nothing and changes nothing: None is its answer. So is that of an attribute.
        answers = kind in (Call, Run, GetAttr) and not plain.states
        place = RESULT if len(kinds) == 1 else Text(f"step {number + 1}", f"第 {number + 1} 步")
        found = compare_value(
            oracle.value, plain.value, step.value, replace(look, place=place, is_procedure=not answers)
        )
        if found is not None:
            return found
    return None


def _with_mutation(found: Difference, mutated: Difference | None) -> Difference:
    """A wrong value, and an argument changed besides."""
    if mutated is None:
        return found
    message = Text(
        f"{found.message.en}; besides, {mutated.message.en}", f"{found.message.zh}；此外，{mutated.message.zh}"
    )
    return replace(found, message=message, also=mutated)


def _mutations(case: Case, expected: Expected, got: Outcome) -> Difference | None:
    """Arrays passed in that the reference leaves alone and the submission does not."""
    writes = [isinstance(step, Write) for step in case.steps] or [False]
    owned, changed = (
        {index for write, step in zip(writes, outcome.steps, strict=False) if not write for index in step.states}
        for outcome in (expected.plain, got)
    )
    names = [expected.names[index] for index in sorted(changed - owned)]
    return Difference(Fault.MUTATED, _mutated(names[0]), names[0]) if names else None


def _states(case: Case, expected: Expected, got: Outcome, tolerance: Tolerance) -> Difference | None:
    """Arrays passed in: left alone where the reference leaves them alone, updated where it updates them."""
    oracle, plain, found = (list(expected.contents) for _ in range(3))
    writes = [isinstance(step, Write) for step in case.steps] or [False]
    by_reference = zip(writes, expected.oracle.steps, strict=False)
    owned = {index for write, step in by_reference if not write for index in step.states}  # ever updated by it
    touched: set[int] = set()  # of these, by now
    changed: set[int] = set()  # by the submission, by now: it is done in place, whatever it holds at this step
    steps = zip(writes, expected.oracle.steps, expected.plain.steps, got.steps, strict=False)
    for write, exact_step, plain_step, got_step in steps:
        if exact_step.failure or plain_step.failure:
            break
        for contents, step in ((oracle, exact_step), (plain, plain_step), (found, got_step)):
            for index, content in step.states.items():
                contents[index] = content
        if write:  # the caller's own doing
            continue
        changed |= set(got_step.states)
        touched |= set(exact_step.states) | (changed & owned)
        # First of all: values elsewhere may be wrong only because the caller's array was changed.
        mutated = [expected.names[index] for index in sorted(set(got_step.states) - owned)]
        if mutated:
            return Difference(Fault.MUTATED, _mutated(mutated[0]), mutated[0])
        for index in sorted(touched):
            name = expected.names[index]
            look = Look(Text(f"{name} afterwards", f"调用后 {name} "), tolerance, Rules("", exact_dtype=False))
            if found[index].shape != oracle[index].shape:
                return Difference(Fault.STATE, _reshaped(name), name)
            difference = close(oracle[index], plain[index], found[index], look)
            if difference and index not in changed:
                return Difference(Fault.NOT_UPDATED, _not_updated(name), name)
            if difference:
                return Difference(Fault.STATE, difference.message, name, difference.seen)
    return None


def _mutated(name: str) -> Text:
    return Text(f"the caller's {name} was changed; work on a copy", f"传入的 {name} 被改动了；请在副本上计算")


def _reshaped(name: str) -> Text:
    return Text(f"the caller's {name} was given another shape", f"传入的 {name} 的形状被改变了")


def _not_updated(name: str) -> Text:
    return Text(f"{name} was not updated in place", f"{name} 没有被原地更新")


def _gradients(expected: Expected, got: Outcome, tolerance: Tolerance, rules: Rules) -> Difference | None:
    if got.gradient_failure is not None:
        text = got.gradient_failure.text[:200]
        return Difference(Fault.GRADIENT, Text(f"backward fails: {text}", f"反向传播出错：{text}"), "gradient")
    if expected.plain.steps[-1].value is None:
        return None  # what a procedure returns is its own affair, and so are the gradients of it
    for index, name in enumerate(expected.leaves):
        exact, plain, found = (
            as_array(outcome.gradients[index]) if index < len(outcome.gradients) else None
            for outcome in (expected.oracle, expected.plain, got)
        )
        look = Look(Text(f"gradient of {name}", f"{name} 的梯度"), tolerance.for_gradients(), rules)
        message = _gradient(exact, plain, found, look)
        if message is not None:
            return Difference(Fault.GRADIENT, message, f"gradient of {name}")
    return None


def _gradient(exact: Array | None, plain: Array | None, found: Array | None, look: Look) -> Text | None:
    """How one gradient is wrong. None, not connected, is as good as zero, for the reference and for the submission."""
    if found is None:
        if exact is None or not np.any(np.abs(exact) > 1e-12):
            return None
        name = look.place
        return Text(f"there is no {name.en}: it is cut off from the result", f"没有{name.zh}：计算图断开了")
    if exact is None or plain is None:
        exact = plain = np.zeros(found.shape)
    if found.shape != exact.shape:
        return Text(f"{look.place.en} has shape {found.shape}", f"{look.place.zh}的形状是 {found.shape}")
    difference = close(exact, plain, found, look)
    return difference.message if difference is not None else None
