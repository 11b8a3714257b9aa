"""The trusted side of a grading: the hidden cases, what the reference does with them, and the known-wrong solutions."""

import importlib.util
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from drill.errors import JudgeError
from drill.judge.case import Case
from drill.judge.compare import examine
from drill.judge.decoding import decode_failure, decode_reply
from drill.judge.difference import Difference, Expected, Rules
from drill.judge.encoding import Request, as_float64, encode_case
from drill.judge.excerpt import array_names, case_text, parameter_names
from drill.judge.outcome import Outcome, Result
from drill.judge.probes import checked_values, find_excess
from drill.judge.process import EndedError, Runner
from drill.judge.runner.wire import WireError
from drill.models.exercise import Exercise
from drill.text import Text

_TRUSTED_SECONDS = 60.0
_REFERENCE = "reference"
T = TypeVar("T")


class BrokenExerciseError(Exception):
    """The reference, a case or the judge's own process is at fault, never the submission."""


@dataclass(frozen=True)
class Wrong:
    """What a known-wrong solution did with a case, and how that differs from what is expected."""

    outcome: Outcome
    difference: Difference | None


@dataclass
class Oracle:
    """What is expected of every submission to an exercise, for one draw of the inputs."""

    exercise: Exercise
    framework: str
    seed: int
    runner: Runner  # trusted
    device: str = "cpu"  # where submissions run; the oracle stays on the CPU
    cases: list[Case] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    _calls: dict[int, str] = field(default_factory=dict)
    _expected: dict[int, Expected] = field(default_factory=dict)
    _loaded: set[str] = field(default_factory=set)
    _wrong: dict[tuple[Path, int], "Wrong | None"] = field(default_factory=dict)

    def draw(self) -> None:
        """Draw the inputs of all cases of this track.

        Raises:
            JudgeError: cases.py fails.
        """
        rng = np.random.default_rng(self.seed)
        self.take(load_cases(self.exercise.cases(), rng))

    def take(self, cases: Sequence[Case]) -> None:
        """Take these cases, those of this track, in place of the hidden ones."""
        self.cases = [case for case in cases if self.framework in case.frameworks]
        entry = self.exercise.entry[0]
        self.requests = []
        for index, case in enumerate(self.cases):
            try:
                self.requests.append(encode_case(case, entry, seed=self.seed + index))
            except (TypeError, ValueError) as error:
                where = f"{self.exercise.cases()}:1:1"
                raise JudgeError(
                    Text(f"{where}: case '{case.name}': {error}", f"{where}: 用例“{case.name}”：{error}")
                ) from error

    def call(self, index: int) -> str:
        """The calls of a case as one would type them; empty if they are too long to read."""
        if index not in self._calls:
            self._calls[index] = case_text(self.cases[index], self.exercise.entry[0])
        return self._calls[index]

    def rules(self) -> Rules:
        """What is held against submissions."""
        return Rules(self.framework, self.exercise.exact_dtype, self.device)

    def expected(self, index: int) -> Expected:
        """What the reference does with a case.

        Raises:
            BrokenExerciseError: It fails, or does not fail where the case says that it must.
        """
        if index not in self._expected:
            self._load(_REFERENCE, self.exercise.reference(self.framework))
            case, request = self.cases[index], self.requests[index]
            plain = self._play(_REFERENCE, request)
            precision = _precision(request, plain)
            exact = precision == "float64" or case.check is not None  # values that are drawn are compared with none
            oracle = plain if exact else self._play(_REFERENCE, as_float64(request))
            failure = plain.failure or oracle.failure or plain.gradient_failure or oracle.gradient_failure
            if (failure is None) == case.raises and case.device != "meta":
                raise BrokenExerciseError(f"case '{case.name}': the reference gives {failure or 'a value'}")
            _accept(case, plain)
            names = array_names(case, self.exercise.entry[0], parameter_names(self.exercise.signature))
            ordered = [names.get(key, f"argument {position + 1}") for position, key in enumerate(request.ids)]
            leaves = [name for name, spec in zip(ordered, request.header["pool"], strict=True) if spec.get("grad")]
            self._expected[index] = Expected(
                oracle, plain, precision, tuple(request.pool), tuple(ordered), tuple(leaves)
            )
        return self._expected[index]

    def consult(self, request: Request) -> Outcome:
        """What the reference does with other inputs than those of the cases.

        Raises:
            BrokenExerciseError: Its process ended.
        """
        self._load(_REFERENCE, self.exercise.reference(self.framework))
        return self._play(_REFERENCE, request)

    def wrong(self, path: Path, index: int) -> "Wrong | None":
        """What a known-wrong solution does with a case; None: it cannot be played."""
        key = (path, index)
        if key not in self._wrong:
            try:
                module = f"wrong_{path.stem.replace('-', '_')}"
                self._load(module, path)
                outcome = self._play(module, self.requests[index])
                difference = examine(self.cases[index], self.expected(index), outcome, self.rules())
                self._wrong[key] = Wrong(outcome, difference)
            except BrokenExerciseError:
                self._wrong[key] = None
        return self._wrong[key]

    def share(self, path: Path, index: int, wrong: Wrong | None) -> None:
        """Take what a known-wrong solution did with a case when it was graded itself; it is not played again."""
        self._wrong[path, index] = wrong

    def move(self, runner: Runner) -> None:
        """Go on in another process."""
        self.runner = runner
        self._loaded.clear()

    def _load(self, module: str, path: Path) -> None:
        module = f"{self.exercise.id}_{module}"
        if module not in self._loaded:
            try:
                failure = load(self.runner, module, path.name, path.read_bytes())
            except (EndedError, WireError) as error:
                raise BrokenExerciseError(f"{path}: {error}") from error
            if failure is not None:
                raise BrokenExerciseError(f"{path}: {failure}")
            self._loaded.add(module)

    def _play(self, module: str, request: Request) -> Outcome:
        try:
            return play(self.runner, f"{self.exercise.id}_{module}", request, _TRUSTED_SECONDS)
        except (EndedError, WireError) as error:
            raise BrokenExerciseError(f"{self.exercise.id}: {error}") from error


def load(runner: Runner, module: str, file: str, source: bytes, seconds: float = _TRUSTED_SECONDS) -> object | None:
    """Load a module into a runner; the answer is how that failed, or None.

    Raises:
        EndedError, WireError: The process ended or broke the protocol.
    """
    reply, _ = runner.exchange({"op": "load", "module": module, "file": file}, [source], seconds)
    return decode_failure(reply)


def play(runner: Runner, module: str, request: Request, seconds: float) -> Outcome:
    """Play a case on a module that is loaded.

    Raises:
        EndedError, WireError: The process ended or broke the protocol.
    """
    reply, buffers = runner.exchange(request.header | {"module": module}, request.buffers, seconds)
    return decode_reply(reply, buffers, request)


def load_cases(path: Path, rng: np.random.Generator) -> list[Case]:
    """Run an exercise's cases.py, which is trusted as the exercise is.

    Raises:
        JudgeError: It fails; the message has its file and line.
    """
    return _run(path, Text("the hidden tests fail", "隐藏测试出错"), lambda module: list(module.cases(rng)))


def load_sizes(path: Path, rng: np.random.Generator) -> tuple[list[tuple[int, Case]], dict[str, str]]:
    """Run an exercise's bench.py: cases by size n, and the source of the framework's own function, by framework.

    Raises:
        JudgeError: It fails; the message has its file and line.
    """
    trouble = Text("the sizes to time at fail", "计时用例出错")
    return _run(path, trouble, lambda module: (list(module.sizes(rng)), dict(getattr(module, "BUILTIN", {}))))


def _run(path: Path, trouble: Text, use: Callable[[Any], T]) -> T:
    name = f"drill_{path.stem}_{path.parent.name}"
    try:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
        try:
            spec.loader.exec_module(module)
        finally:
            sys.dont_write_bytecode = before
        return use(module)
    except Exception as error:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
        where = f"{path}:{lines[-1] if lines else 1}:1"
        message = f"{type(error).__name__}: {error}"
        raise JudgeError(Text(f"{where}: {trouble.en}: {message}", f"{where}: {trouble.zh}：{message}")) from error


def _accept(case: Case, plain: Outcome) -> None:
    """Raise BrokenExerciseError if a case's check or budget rejects the reference."""
    if (excess := find_excess(case, plain)) is not None:
        raise BrokenExerciseError(f"case '{case.name}': beyond its own budget: {excess.message.en}")
    if case.check is None:
        return
    try:
        doubt = case.check(checked_values(plain))
    except Exception as error:
        raise BrokenExerciseError(f"case '{case.name}': its check fails: {type(error).__name__}: {error}") from error
    if doubt is not None:
        raise BrokenExerciseError(f"case '{case.name}': its check rejects the reference: {doubt.message.en}")


def _precision(request: Request, plain: Outcome) -> str:
    """The lowest among the inputs and the reference's results, which can be single where no input is an array."""
    dtypes = {"bfloat16" if spec.get("bfloat16") else spec["dtype"] for spec in request.header["pool"]}
    dtypes.update(dtype for step in plain.steps for dtype in _dtypes(step.value))
    return next((name for name in ("bfloat16", "float16", "float32") if name in dtypes), "float64")


def _dtypes(value: Any) -> Iterator[str]:
    if isinstance(value, Result):
        yield value.dtype
    elif isinstance(value, list | tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _dtypes(item)
