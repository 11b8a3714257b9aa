"""Does a submission keep anything from call to call? Cases that it passed are played again, two of them in turns.

Whatever it left in its module, its classes or its default arguments meets the same inputs a second time, and objects
made for one case live beside those of another. Both cases must be answered as before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drill.judge.case import New, Run
from drill.judge.compare import examine
from drill.judge.difference import Difference, Expected, Fault
from drill.judge.encoding import Request
from drill.judge.oracle import Oracle
from drill.judge.outcome import Outcome, Result, StepOutcome
from drill.text import Text

_SMALL = 1 << 20  # bytes of arrays of a case that is played again, given or returned
_ITEM = 256  # bytes that count for any other value
Player = Callable[[Request], Outcome]


@dataclass(frozen=True)
class Pair:
    """Two cases, by index; they may be the same one."""

    first: int
    second: int


def choose_pair(oracle: Oracle, passed: Sequence[int]) -> Pair | None:
    """The first two cases that can be played again, those of objects before others; None: there is none."""
    fit = [index for index in passed if _is_repeatable(oracle, index)]
    fit.sort(key=lambda index: not any(isinstance(step, New) for step in oracle.cases[index].steps))
    return Pair(fit[0], fit[min(1, len(fit) - 1)]) if fit else None


def find_kept_state(oracle: Oracle, pair: Pair, play: Player) -> tuple[int, Difference] | None:
    """The case that is answered otherwise than the first time, and how; None: both are answered as before."""
    together = _play_in_turns(oracle, pair, play)
    if together is None:
        return None
    for index in {pair.first: 0, pair.second: 0}:
        alone = _examine(oracle, index, play(_bare(oracle.requests[index])))
        if alone is not None:
            return index, Difference(Fault.STATEFUL, _again(alone.message))
    index, difference = together
    objects = any(isinstance(step, New) for step in oracle.cases[index].steps)
    return index, Difference(Fault.STATEFUL, (_beside if objects else _again)(difference.message))


def _is_repeatable(oracle: Oracle, index: int) -> bool:
    case, request = oracle.cases[index], oracle.requests[index]
    kinds = {type(step) for step in case.steps}
    if case.raises or case.device or {New, Run} <= kinds:  # the source of a Run names objects, which are renamed
        return False
    returned = sum(_weight(step.value) for step in oracle.expected(index).plain.steps)
    return max(returned, sum(map(len, request.buffers))) <= _SMALL


def _weight(value: Any) -> int:
    """How much a value takes, roughly, on its way back."""
    if isinstance(value, list | tuple | dict):
        return sum(map(_weight, value.values() if isinstance(value, dict) else value))
    return value.array.nbytes if isinstance(value, Result) and value.array is not None else _ITEM


def _play_in_turns(oracle: Oracle, pair: Pair, play: Player) -> tuple[int, Difference] | None:
    first, second = (_bare(oracle.requests[index]) for index in (pair.first, pair.second))
    request, turns = interleave(first, second)
    outcomes = separate(play(request), turns, len(first.pool))
    for index, outcome in zip((pair.first, pair.second), outcomes, strict=True):
        difference = _examine(oracle, index, outcome)
        if difference is not None:
            return index, difference
    return None


def _examine(oracle: Oracle, index: int, outcome: Outcome) -> Difference | None:
    case = replace(oracle.cases[index], fresh=False, largest=None)
    expected: Expected = replace(oracle.expected(index), leaves=())
    return examine(case, expected, outcome, oracle.rules()) if outcome.steps else None


def _bare(request: Request) -> Request:
    """The same calls without a look at gradients, memory or sizes."""
    specs = [{key: value for key, value in spec.items() if key != "grad"} for spec in request.header["pool"]]
    header = {key: value for key, value in request.header.items() if key not in ("fresh", "largest")}
    return Request(header | {"pool": specs}, request.pool, request.buffers, request.ids)


def interleave(first: Request, second: Request) -> tuple[Request, list[int]]:
    """One request that plays the steps of two in turns, and whose step each one is (0 or 1)."""
    arrays, buffers = len(first.header["pool"]), len(first.buffers)
    specs = [spec | {"buffer": spec["buffer"] + buffers} for spec in second.header["pool"]]
    seeds = first.header.get("generators", [])
    offsets = {"a": arrays, "g": len(seeds)}
    theirs = [_moved_step(step, offsets) for step in second.header["steps"]]
    mine = first.header["steps"]
    steps, turns = [], []
    for number in range(max(len(mine), len(theirs))):
        for turn, own in enumerate((mine, theirs)):
            if number < len(own):
                steps.append(own[number])
                turns.append(turn)
    header = first.header | {"pool": [*first.header["pool"], *specs], "steps": steps}
    header["generators"] = [*seeds, *second.header.get("generators", [])]
    pool, content = [*first.pool, *second.pool], [*first.buffers, *second.buffers]
    return Request(header, pool, content, [*first.ids, *second.ids]), turns


def separate(outcome: Outcome, turns: Sequence[int], arrays: int) -> tuple[Outcome, Outcome]:
    """What each of two interleaved cases did; the first has the first `arrays` of the pool.

    An array that the other case's step changed counts as changed by the case's own step before.
    """
    steps: tuple[list[StepOutcome], list[StepOutcome]] = ([], [])
    for turn, step in zip(turns, outcome.steps, strict=False):
        mine = {index - turn * arrays: content for index, content in step.states.items() if (index >= arrays) == turn}
        other = {index: content for index, content in step.states.items() if (index >= arrays) != turn}
        steps[turn].append(replace(step, states=mine))
        if other and steps[1 - turn]:
            before = steps[1 - turn][-1]
            moved = {index - (1 - turn) * arrays: content for index, content in other.items()}
            steps[1 - turn][-1] = replace(before, states={**before.states, **moved})
    return Outcome(tuple(steps[0])), Outcome(tuple(steps[1]))


def _moved_step(step: dict[str, Any], offsets: dict[str, int]) -> dict[str, Any]:
    """A step that finds its arrays and generators behind another case's, and its objects under names of their own."""
    moved = dict(step)
    if "name" in step:
        moved["name"] = f"{step['name']} of another"
    if "args" in step:
        moved["args"] = [_moved(arg, offsets) for arg in step["args"]]
        moved["kwargs"] = {key: _moved(arg, offsets) for key, arg in step["kwargs"].items()}
    return moved


def _moved(value: Any, offsets: dict[str, int]) -> Any:
    if not isinstance(value, dict):
        return value
    ((tag, content),) = value.items()
    if tag in offsets:
        return {tag: content + offsets[tag]}
    if tag in ("l", "t"):
        return {tag: [_moved(item, offsets) for item in content]}
    if tag == "d":
        return {tag: [[_moved(key, offsets), _moved(item, offsets)] for key, item in content]}
    return value


def _again(what: Text) -> Text:
    return Text(
        f"the same call gave another answer the second time ({what.en}): something is kept between calls",
        f"同样的调用，第二次的结果却不同（{what.zh}）：有状态在两次调用之间保留了下来",
    )


def _beside(what: Text) -> Text:
    return Text(
        f"used in turns with another one, it gives another answer ({what.en}): they share state, in a class "
        "attribute, a mutable default argument or a global",
        f"与另一个对象交替使用时，结果就变了（{what.zh}）：它们共享了状态，例如放在类属性、可变默认参数或全局变量里",
    )
