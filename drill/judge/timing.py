"""Times a submission beside the reference and the framework's builtin: one run, one machine, every answer checked.

Each contestant has a confined process of its own, so that the sandbox costs all of them the same.
"""

import math
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from drill.errors import JudgeError
from drill.judge.compare import examine
from drill.judge.decoding import decode_reply
from drill.judge.grade import Submission, check_hello, require_framework, warm_or_cold
from drill.judge.grading import judge
from drill.judge.limits import Limits
from drill.judge.oracle import BrokenExerciseError, Oracle, load, load_sizes
from drill.judge.process import EndedError, Runner
from drill.judge.runner import sweep
from drill.judge.runner.wire import WireError
from drill.judge.words import ended
from drill.judge.zygote import Zygote
from drill.models.bench import Bench, Series, Timing
from drill.models.exercise import Exercise
from drill.models.judgement import Verdict
from drill.text import NOTHING, Text

_ROUNDS = 8  # the contestants take turns, so that a busy moment hits all of them
_REPEATS = 10  # a turn
_BUDGET = 0.02  # seconds of a turn, after which no further repeat begins
_ENOUGH = 0.5  # seconds for one size, after which it gets no further turn
_LONGEST = 1.0  # seconds: after a call that takes longer, no larger size is tried
_WAIT = 20.0  # seconds for a turn
_MODULE = "submission"


@dataclass
class _Contestant:
    name: str
    runner: Runner
    best: dict[int, float] = field(default_factory=dict)
    peak: dict[int, int] = field(default_factory=dict)
    spent: dict[int, float] = field(default_factory=dict)
    stopped: Text = NOTHING

    def is_too_slow(self, index: int, sizes: Sequence[int]) -> bool:
        """Whether it took so long for the size before this one that this one is left out."""
        seconds = self.best.get(index - 1, 0.0)
        if seconds > _LONGEST:
            n = sizes[index - 1]
            self.stopped = Text(
                f"no size above n = {n} was tried: one call takes {seconds:.1f} s",
                f"n = {n} 时一次调用已需 {seconds:.1f} 秒，更大的规模不再测",
            )
        return seconds > _LONGEST

    def series(self, sizes: Sequence[int]) -> Series:
        """What was measured, by size."""
        timings = tuple(
            Timing(n=sizes[index], seconds=seconds, memory=self.peak[index]) for index, seconds in self.best.items()
        )
        points = [(timing.n, timing.seconds) for timing in timings]
        return Series(name=self.name, timings=timings, exponent=fit_exponent(points), stopped=self.stopped)


def measure(exercise: Exercise, submission: Submission, *, framework: str, seed: int) -> Bench:
    """Time a submission at the sizes of the exercise's bench.py.

    Raises:
        JudgeError: The framework is not there, or bench.py, the reference or the builtin fails.
    """
    require_framework(framework)
    try:
        return warm_or_cold(framework, lambda zygote: _measure(exercise, submission, framework, seed, zygote))
    except BrokenExerciseError as error:
        raise JudgeError(
            Text(f"the exercise itself is broken: {error}", f"题目本身有问题：{error}"),
        ) from error


def fit_exponent(points: Sequence[tuple[int, float]]) -> float | None:
    """K of the c·n^k that fits (n, seconds) best: least squares in log-log. None for fewer than three sizes."""
    if len({n for n, _ in points}) < 3:
        return None
    x, y = np.log([n for n, _ in points]), np.log([seconds for _, seconds in points])
    x -= x.mean()
    return float(x @ y / (x @ x))


def _measure(exercise: Exercise, submission: Submission, framework: str, seed: int, zygote: Zygote | None) -> Bench:
    sweep.adopt_orphans()
    drawn, builtin = load_sizes(exercise.bench(), np.random.default_rng(seed))
    sizes = [n for n, _ in drawn]
    sources = {"yours": submission.source, "reference": exercise.reference(framework).read_bytes()}
    if framework in builtin:
        sources["builtin"] = builtin[framework].encode()
    with ExitStack() as stack:
        limits = Limits(memory_mb=exercise.memory_mb)
        contestants = [
            _Contestant(name, stack.enter_context(Runner(framework, "cpu", limits, zygote))) for name in sources
        ]
        trusted = stack.enter_context(Runner(framework, "cpu", None, zygote))
        check_hello(trusted.greet(), "cpu")
        layers: tuple[str, ...] = ()
        for contestant in contestants:
            hello = contestant.runner.greet()
            check_hello(hello, "cpu")
            layers = tuple(hello.get("layers", ()))
        oracle = Oracle(exercise, framework, seed, trusted)
        oracle.take([case for _, case in drawn])
        bench = partial(Bench, exercise=exercise.id, framework=framework, seed=seed, layers=layers)
        refused = _admit(oracle, contestants[0], submission)
        if refused is None:
            for contestant in contestants[1:]:
                _load(contestant, sources[contestant.name])
            refused = _race(oracle, contestants, sizes)
        if refused is not None:
            return bench(refused=refused)
        return bench(series=tuple(one.series(sizes) for one in contestants))


def _admit(oracle: Oracle, contestant: _Contestant, submission: Submission) -> Text | None:
    """Grade a submission on the smallest size; why it is not timed."""
    small = Oracle(oracle.exercise, oracle.framework, oracle.seed, oracle.runner)
    small.take(oracle.cases[:1])
    judgement = judge(small, contestant.runner, submission, module=_MODULE, diagnosing=False)
    return None if judgement.verdict is Verdict.ACCEPTED else judgement.message


def _load(contestant: _Contestant, source: bytes) -> None:
    failure = load(contestant.runner, _MODULE, f"{contestant.name}.py", source)
    if failure is not None:
        raise BrokenExerciseError(f"{contestant.name}: {failure}")


def _race(oracle: Oracle, contestants: list[_Contestant], sizes: list[int]) -> Text | None:
    """Let them take turns at every size, smallest first; why the submission has no timing, after all."""
    # The first turn is for what a framework sets up at its first call; its memory would be counted as the call's.
    turns = [(0, False), *((index, turn == 0) for index in range(len(sizes)) for turn in range(_ROUNDS))]
    for index, memory in turns:
        for one in contestants:
            if one.stopped.en or one.spent.get(index, 0.0) > _ENOUGH or one.is_too_slow(index, sizes):
                continue
            wrong = _take_turn(oracle, one, index, sizes[index], memory=memory)
            if wrong is not None and one.name == "yours":
                return Text(f"n = {sizes[index]}: {wrong.en}", f"n = {sizes[index]}：{wrong.zh}")
            if wrong is not None:
                raise BrokenExerciseError(f"bench.py, {one.name}, n = {sizes[index]}: {wrong}")
    return None


def _take_turn(oracle: Oracle, one: _Contestant, index: int, n: int, *, memory: bool) -> Text | None:
    """Time one contestant at one size; what is wrong with its answer."""
    request = oracle.requests[index]
    order = {"op": "time", "module": _MODULE, "repeats": _REPEATS, "budget": _BUDGET, "memory": memory}
    try:
        reply, buffers = one.runner.exchange(request.header | order, request.buffers, _WAIT)
        outcome = decode_reply(reply, buffers, request)
        times, peak = _figures(reply)
    except (EndedError, WireError) as error:
        _, words = ended(error if isinstance(error, EndedError) else None, _WAIT, oracle.exercise.memory_mb)
        one.stopped = Text(f"stopped at n = {n}: {words.en}", f"在 n = {n} 处中止：{words.zh}")
        one.best.pop(index, None)
        return None
    difference = examine(oracle.cases[index], oracle.expected(index), outcome, oracle.rules())
    if difference is not None:
        return difference.message
    one.best[index] = min([one.best.get(index, math.inf), *times])
    one.spent[index] = one.spent.get(index, 0.0) + sum(times)
    one.peak[index] = max(one.peak.get(index, 0), peak)
    return None


def _figures(reply: dict[str, object]) -> tuple[list[float], int]:
    """Seconds and bytes, as far as a submission's process can be believed.

    Raises:
        WireError: They are none.
    """
    times, peak = reply.get("times"), reply.get("peak") or 0
    if not isinstance(times, list) or not isinstance(peak, int) or peak < 0:
        raise WireError("a reply that is not a runner's")
    if not all(isinstance(seconds, float) and 0 < seconds < math.inf for seconds in times):
        raise WireError("a reply that is not a runner's")
    return times, peak
