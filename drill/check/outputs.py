"""The proof of `output` questions: their programs are run, sandboxed like a submission, and print what the key says."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from drill.bank.params import each_variant, show_values
from drill.errors import JudgeError
from drill.grading import Variant
from drill.grading.output import is_exception, is_printed
from drill.judge.body import framework_installed
from drill.judge.grade import check_hello
from drill.judge.limits import Limits
from drill.judge.oracle import load
from drill.judge.outcome import Failure
from drill.judge.process import EndedError, Runner
from drill.judge.runner.wire import WireError
from drill.models.fault import Fault
from drill.models.question import OutputQuestion, Question
from drill.text import Text

_VARIANTS = 12  # of one question
_SECONDS = 20
# Warnings and progress bars are no output; the runner has one pipe for both.
_QUIET = b"import io, sys; sys.stderr = io.StringIO()"


@dataclass
class Printed:
    """Counts and faults over any number of programs."""

    programs: int = 0
    proved: int = 0
    skipped: set[str] = field(default_factory=set)  # frameworks that are not installed
    faults: list[Fault] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def any(self) -> bool:
        """Whether there was a program to run."""
        return bool(self.programs or self.skipped)

    def summary(self) -> Text:
        """One line of figures."""
        skipped = f" ({', '.join(sorted(self.skipped))} ✗)" if self.skipped else ""
        return Text(
            f"{self.proved} of {self.programs} programs print their key; {self.seconds:.1f} s{skipped}",
            f"{self.programs} 个程序中有 {self.proved} 个的输出与答案一致；用时 {self.seconds:.1f} 秒{skipped}",
        )


def prove_outputs(questions: Iterable[Question]) -> Printed:
    """Run the programs of all `output` questions in Python, each in a process of its own.

    One after the other: a runner that ends takes what runs beside it for what its program left.
    """
    found = Printed()
    start = time.monotonic()
    for question in questions:
        if question.type != "output" or question.language != "python":
            continue
        framework = framework_of(question)
        if not framework_installed(framework):
            found.skipped.add(framework)
            continue
        problem = prove_output(question)
        found.programs += 1
        found.proved += problem is None
        if problem is not None:
            message = Text(f"{question.id}: {problem.en}", f"{question.id}：{problem.zh}")
            found.faults.append(Fault(Path(question.file), question.line, 1, message))
    found.seconds = time.monotonic() - start
    return found


def framework_of(question: OutputQuestion) -> str:
    """What has to be installed to run the program."""
    return next((name for name in ("torch", "numpy") if name in question.code), "python")


def prove_output(question: OutputQuestion) -> Text | None:
    """Why a program does not print its key, or None if it does: for every variant, or the corners and a sample."""
    try:
        with Runner(framework_of(question), limits=Limits()) as runner:
            check_hello(runner.greet(), "cpu")
            load(runner, "quiet", "quiet.py", _QUIET)
            for values in each_variant(question.params, most=_VARIANTS):
                problem = _try(runner, question, Variant(0, values=values))
                if problem is not None:
                    where = show_values(values)
                    return Text(f"for {where}: {problem.en}", f"{where} 时：{problem.zh}") if where else problem
    except (EndedError, WireError) as error:
        return Text(f"the program did not come to an end ({error})", f"程序没有正常结束（{error}）")
    except JudgeError as error:
        return error.message
    return None


def _try(runner: Runner, question: OutputQuestion, variant: Variant) -> Text | None:
    runner.printed.clear()
    failure = load(runner, "program", "program.py", variant.code(question.code).encode(), _SECONDS)
    key = variant.code(question.answer)
    if isinstance(failure, Failure):
        if is_exception(key) and key.rpartition(".")[2] in (failure.kind, *failure.bases):
            return None
        return Text(
            f"line {failure.line} raises {failure.kind}: {failure.text}",
            f"第 {failure.line} 行抛出 {failure.kind}：{failure.text}",
        )
    printed = runner.printed.decode("utf-8", "replace").strip()
    if not printed:
        return Text("the program prints nothing", "程序没有打印任何内容")
    if is_exception(key) or not is_printed(key, printed, question.tolerance):
        return Text(f"it prints {printed}, and the key is {key}", f"它打印 {printed}，而答案写的是 {key}")
    return None
