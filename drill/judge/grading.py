"""Runs a submission through the cases of an exercise, in a runner that has greeted, and sums up the verdict."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from drill.judge.compare import examine, failure_text
from drill.judge.decoding import decode_failure, decode_names
from drill.judge.difference import Difference, Expected, Fault, Played
from drill.judge.excerpt import arrays_apart
from drill.judge.oracle import BrokenExerciseError, Oracle, play
from drill.judge.outcome import Failure, Outcome, as_array
from drill.judge.picture import draw
from drill.judge.process import EndedError, Runner
from drill.judge.replay import choose_pair, find_kept_state
from drill.judge.rules import SOURCE_LIMIT, forbidden_names
from drill.judge.runner.wire import WireError
from drill.judge.words import ended, forbidden, missing_entry
from drill.models.judgement import CaseResult, Diagnosis, Judgement, Symptom, Verdict
from drill.text import Text

_EXCERPT_VALUES = 24
_META_SECONDS = 10.0  # at its first meta tensor a fresh interpreter imports 800 modules; a busy machine takes a while
_KEPT = Text(
    "something is kept between calls: in a global, a class attribute, a mutable default argument or a cache",
    "有状态在调用之间保留了下来：可能在全局变量、类属性、可变默认参数或缓存里",
)


@dataclass(frozen=True)
class Submission:
    """A learner's file: its bytes, and the name that error messages show."""

    source: bytes
    file: str = "submission.py"


@dataclass(frozen=True)
class Trial:
    """A submission's way through the cases, before anything is concluded from it."""

    device: str
    results: Sequence[CaseResult]
    played: Sequence[Played]
    diagnosable: bool
    broken: BrokenExerciseError | None = None
    kept: bool = False  # something is kept between calls: whatever else fails may be its doing
    out_of_bounds: bool = False  # time or memory ran out in a case; those before it tell what they tell


def judge(
    oracle: Oracle, runner: Runner, submission: Submission, *, module: str = "submission", diagnosing: bool = True
) -> Judgement:
    """Grade a submission in a runner that has greeted. Faults of the exercise give the verdict `judge_error`."""
    return conclude(oracle, try_cases(oracle, runner, submission, module=module), diagnosing=diagnosing)


def try_cases(oracle: Oracle, runner: Runner, submission: Submission, *, module: str = "submission") -> Trial:
    """Take a submission through the cases, in a runner that has greeted."""
    grading = _Grading(oracle, runner, submission, module)
    try:
        results = grading.run()
        limits = {Verdict.TIME_LIMIT_EXCEEDED, Verdict.MEMORY_LIMIT_EXCEEDED}
        ended = bool(grading.played) and results[-1].verdict in limits
        return Trial(
            runner.device, results, grading.played, grading.diagnosable, kept=grading.kept, out_of_bounds=ended
        )
    except BrokenExerciseError as error:
        return Trial(runner.device, [], grading.played, diagnosable=False, broken=error)


def conclude(oracle: Oracle, trial: Trial, *, diagnosing: bool = True) -> Judgement:
    """The verdict, and the mistake behind it."""
    results, broken = trial.results, trial.broken
    found: tuple[Diagnosis, ...] = ()
    symptom: Symptom | None = None
    if diagnosing and broken is None and any(r.verdict is not Verdict.ACCEPTED for r in results):
        try:
            found, symptom = _explain(oracle, trial)
        except BrokenExerciseError as error:
            broken = error
    if broken is not None:
        message = Text(f"the exercise itself is broken: {broken}", f"题目本身有问题：{broken}")
        results = [CaseResult(name=Text("judge", "评测"), verdict=Verdict.JUDGE_ERROR, message=message)]
    first = next((r for r in results if r.verdict is not Verdict.ACCEPTED), None)
    return Judgement(
        exercise=oracle.exercise.id,
        framework=oracle.framework,
        device=trial.device,
        verdict=first.verdict if first else Verdict.ACCEPTED,
        passed=sum(r.verdict is Verdict.ACCEPTED for r in results),
        total=len(oracle.cases),
        seconds=sum(r.seconds for r in results),
        seed=oracle.seed,
        message=first.message if first else Text(""),
        cases=tuple(r for r in results if r.name.en),
        diagnosis=found,
        symptom=symptom,
    )


def _explain(oracle: Oracle, trial: Trial) -> tuple[tuple[Diagnosis, ...], Symptom | None]:
    # Imported here: what is accepted needs no detective.
    from drill.judge.diagnose import diagnose, named_by, symptom_of  # noqa: PLC0415

    if trial.kept:
        found = named_by(Fault.STATEFUL, oracle)
        return found, None if found else Symptom(kind="stateful", message=_KEPT)
    found = diagnose(oracle, _telling(trial.played)) if trial.diagnosable or trial.out_of_bounds else ()
    return found, None if found else symptom_of(oracle, trial.played)


def _telling(played: Sequence[Played]) -> Sequence[Played]:
    """Without the case in which memory ran out, if others failed: a known-wrong solution may need less of it."""
    others = [one for one in played if (failure := one.outcome.failure) is None or not _out_of_memory(failure)]
    return others if any(one.difference is not None for one in others) else played


class _Grading:
    """One run through the cases. A result without a name concerns the submission as a whole."""

    def __init__(self, oracle: Oracle, runner: Runner, submission: Submission, module: str) -> None:
        self._oracle, self._runner, self._submission, self._module = oracle, runner, submission, module
        self._forbid = tuple(oracle.exercise.forbid.get(oracle.framework, ()))
        self.played: list[Played] = []
        self.diagnosable = True
        self.kept = False

    def run(self) -> list[CaseResult]:
        refused = self._refuse() or self._load()
        if refused is not None:
            self.diagnosable = False
            return [refused]
        results = []
        for index in range(len(self._oracle.cases)):
            result = self._case(index)
            results.append(result)
            if not self.diagnosable or result.verdict is Verdict.MEMORY_LIMIT_EXCEEDED:
                return results
        self._play_again(results)
        return results

    def _refuse(self) -> CaseResult | None:
        if len(self._submission.source) > SOURCE_LIMIT:
            return _whole(Verdict.COMPILE_ERROR, Text("the file is larger than 1 MiB", "文件超过 1 MiB"))
        names = forbidden_names(self._submission.source, self._forbid)
        return _whole(Verdict.RULE_VIOLATION, forbidden(names[0][0], names[0][1])) if names else None

    def _load(self) -> CaseResult | None:
        exercise = self._oracle.exercise
        try:
            header = {"op": "load", "module": self._module, "file": self._submission.file, "forbid": self._forbid}
            reply, _ = self._runner.exchange(header, [self._submission.source], exercise.load_seconds)
            failure = decode_failure(reply)
            names = decode_names(reply)
        except EndedError as error:
            return _whole(*ended(error, exercise.load_seconds, exercise.memory_mb))
        except WireError as error:
            return _whole(
                Verdict.RUN_TIME_ERROR, Text(f"the answer was forged: {error}", f"应答不是评测程序发出的：{error}")
            )
        if failure is not None:
            return _whole(_load_verdict(failure), failure_text(failure))
        missing = [name for name in exercise.entry if name not in names]
        return _whole(Verdict.COMPILE_ERROR, missing_entry(missing[0])) if missing else None

    def _play_again(self, results: list[CaseResult]) -> None:
        """Put what is kept between calls in the place of a case that passed."""
        pair = choose_pair(self._oracle, [one.index for one in self.played if one.difference is None])
        if pair is None:
            return
        seconds = self._oracle.exercise.seconds
        try:
            found = find_kept_state(
                self._oracle, pair, lambda request: play(self._runner, self._module, request, seconds)
            )
        except (EndedError, WireError) as error:
            self.diagnosable = False
            verdict, message = self._ended(error, seconds)
            results[pair.first] = replace(results[pair.first], verdict=verdict, message=message)
            return
        if found is not None:
            self.kept = True
            index, difference = found
            results[index] = replace(results[index], verdict=Verdict.WRONG_ANSWER, message=difference.message)

    def _ended(self, error: EndedError | WireError, seconds: float) -> tuple[Verdict, Text]:
        end = error if isinstance(error, EndedError) else None
        return ended(end, seconds, self._oracle.exercise.memory_mb)

    def _case(self, index: int) -> CaseResult:
        case, exercise = self._oracle.cases[index], self._oracle.exercise
        name = case.name if isinstance(case.name, Text) else Text.plain(case.name)
        expected = self._oracle.expected(index)
        start = time.monotonic()
        limit = exercise.seconds + (_META_SECONDS if case.device == "meta" else 0.0)
        try:
            outcome = play(self._runner, self._module, self._oracle.requests[index], limit)
        except (EndedError, WireError) as error:
            self.diagnosable = False
            verdict, message = self._ended(error, limit)
            return CaseResult(name=name, verdict=verdict, seconds=time.monotonic() - start, message=message)
        seconds = time.monotonic() - start
        difference = examine(case, expected, outcome, self._oracle.rules())
        self.played.append(Played(index, outcome, difference))
        if difference is None:
            return CaseResult(name=name, verdict=Verdict.ACCEPTED, seconds=seconds)
        verdict = _verdict(difference, outcome)
        call = self._oracle.call(index)
        excerpt = call if case.check else _excerpt(call, expected, outcome)  # there, values have no one right answer
        seen = difference.seen
        return CaseResult(
            name=name,
            verdict=verdict,
            seconds=seconds,
            message=difference.message,
            excerpt=excerpt,
            picture=draw(seen.expected, seen.got, seen.wrong) if seen else None,
        )


def _whole(verdict: Verdict, message: Text) -> CaseResult:
    return CaseResult(name=Text(""), verdict=verdict, message=message)


def _load_verdict(failure: Failure) -> Verdict:
    if _out_of_memory(failure):
        return Verdict.MEMORY_LIMIT_EXCEEDED
    cannot_compile = {"SyntaxError", "ImportError", "UnicodeDecodeError"}
    null_bytes = failure.kind == "ValueError" and "null bytes" in failure.text
    return Verdict.COMPILE_ERROR if null_bytes or cannot_compile & set(failure.bases) else Verdict.RUN_TIME_ERROR


def _verdict(difference: Difference, outcome: Outcome) -> Verdict:
    if difference.fault is not Fault.RAISED:
        return Verdict.WRONG_ANSWER
    failure = outcome.failure
    return Verdict.MEMORY_LIMIT_EXCEEDED if failure and _out_of_memory(failure) else Verdict.RUN_TIME_ERROR


def _out_of_memory(failure: Failure) -> bool:
    # torch's allocators raise RuntimeError.
    told = ("can't allocate memory" in failure.text) or ("out of memory" in failure.text)
    return "MemoryError" in failure.bases or ("RuntimeError" in failure.bases and told)


def _excerpt(call: str, expected: Expected, got: Outcome) -> str:
    """The call, what was expected and what came, where all of it is small enough to check by hand."""
    wanted, found = as_array(expected.oracle.steps[-1].value), as_array(got.steps[-1].value)
    if not call or wanted is None or found is None or max(wanted.size, found.size) > _EXCERPT_VALUES:
        return call
    should, is_ = arrays_apart(np.asarray(wanted), np.asarray(found))
    return f"{call}\n= {should}\n≠ {is_}"
