"""The proof of an exercise: its starter, references, right and known-wrong submissions, all graded.

An exercise is finished when the starter is not accepted, the reference and every right submission are accepted, and
every known-wrong one is rejected and diagnosed as itself.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.bank.files import list_exercises
from drill.bank.starter import starter_text
from drill.check.crew import Crew
from drill.judge.body import framework_installed
from drill.judge.grading import Submission, Trial, conclude, try_cases
from drill.judge.oracle import Oracle, Wrong
from drill.judge.process import Runner
from drill.models.exercise import FRAMEWORKS, Exercise, mistake_id
from drill.models.fault import Fault
from drill.models.judgement import Judgement, Verdict
from drill.text import Text


@dataclass
class Proof:
    """Counts and faults over any number of exercises."""

    wrong: int = 0
    rejected: int = 0
    diagnosed: int = 0
    right: int = 0  # references included
    accepted: int = 0
    starters: int = 0
    skipped: set[str] = field(default_factory=set)  # frameworks that are not installed
    faults: list[Fault] = field(default_factory=list)
    seconds: float = 0.0

    def summary(self) -> Text:
        """One line of figures."""
        skipped = f" ({', '.join(sorted(self.skipped))} ✗)" if self.skipped else ""
        return Text(
            f"{self.rejected} of {self.wrong} wrong submissions rejected, {self.diagnosed} diagnosed as themselves; "
            f"{self.accepted} of {self.right} correct ones accepted; {self.seconds:.1f} s{skipped}",
            f"{self.wrong} 份错误提交中拒绝了 {self.rejected} 份，诊断正确 {self.diagnosed} 份；"
            f"{self.right} 份正确提交中通过了 {self.accepted} 份；用时 {self.seconds:.1f} 秒{skipped}",
        )

    def add(self, other: "Proof") -> None:
        """Count what another proof found, too."""
        for name in ("wrong", "rejected", "diagnosed", "right", "accepted", "starters"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.skipped |= other.skipped
        self.faults += other.faults


def prove(exercises: Iterable[Exercise], *, seeds: Sequence[int], frameworks: Sequence[str] = FRAMEWORKS) -> Proof:
    """Grade everything that the exercises ship, once a seed, on all cores."""
    proof = Proof()
    start = time.monotonic()
    chosen = list(exercises)
    jobs = []
    for framework in frameworks:
        concerned = [exercise for exercise in chosen if framework in exercise.frameworks]
        if concerned and not framework_installed(framework):
            proof.skipped.add(framework)
            continue
        jobs += [(exercise, framework, seed) for exercise in concerned for seed in seeds]
    # The slow ones first, so that no core is left waiting for them.
    jobs.sort(key=lambda job: job[1] != "torch")
    with Crew() as crew, ThreadPoolExecutor(max(1, min(_cores(), len(jobs)))) as pool:
        try:
            for found in pool.map(lambda job: _prove(crew, *job), jobs):
                proof.add(found)
        except BaseException:
            crew.stop()
            raise
    proof.seconds = time.monotonic() - start
    return proof


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _prove(crew: Crew, exercise: Exercise, framework: str, seed: int) -> Proof:
    proof = Proof()
    oracle = Oracle(exercise, framework, seed, crew.runner(framework))
    with crew.drawing:
        oracle.draw()
    prove_exercise(oracle, proof, renew=lambda: crew.runner(framework))
    return proof


def prove_exercise(oracle: Oracle, proof: Proof, *, renew: Callable[[], Runner]) -> dict[Path, Trial]:
    """Grade what one exercise ships, for one draw of the inputs, into `proof`. The answer: how all of it went.

    `renew` gives the runner to go on with where a submission ended the oracle's.
    """
    trials = try_shipped(oracle, renew)
    exercise, framework = oracle.exercise, oracle.framework
    starter = conclude(oracle, trials[exercise.starter()], diagnosing=False)
    proof.starters += 1
    if starter.verdict in (Verdict.ACCEPTED, Verdict.COMPILE_ERROR, Verdict.JUDGE_ERROR):
        must = Text("the starter must be rejected, and compile", "起始代码应当能编译、且不被接受")
        _blame(proof, exercise.starter(), oracle, starter, must)
    for path in [exercise.reference(framework), *exercise.right(framework)]:
        judgement = conclude(oracle, trials[path], diagnosing=False)
        proof.right += 1
        proof.accepted += judgement.verdict is Verdict.ACCEPTED
        if judgement.verdict is not Verdict.ACCEPTED:
            _blame(proof, path, oracle, judgement, Text("a correct submission is rejected", "正确的提交被拒绝"))
    for path in exercise.wrong(framework):
        judgement = conclude(oracle, trials[path])
        names = [found.mistake for found in judgement.diagnosis]
        rejected = judgement.verdict not in (Verdict.ACCEPTED, Verdict.JUDGE_ERROR)
        proof.wrong += 1
        proof.rejected += rejected
        proof.diagnosed += names == [mistake_id(path)]
        if not rejected:
            _blame(proof, path, oracle, judgement, Text("a wrong submission is accepted", "错误的提交被接受"))
        elif names != [mistake_id(path)]:
            found = ", ".join(names) or "-"
            _blame(proof, path, oracle, judgement, Text(f"diagnosed as {found}", f"被诊断为 {found}"))
    return trials


def try_shipped(oracle: Oracle, renew: Callable[[], Runner]) -> dict[Path, Trial]:
    """All that an exercise ships, taken through the cases. Known-wrong ones explain others without a replay."""
    exercise, framework = oracle.exercise, oracle.framework
    starter = exercise.starter()
    sources = {starter: starter_text(exercise, framework).encode()}
    for path in [exercise.reference(framework), *exercise.right(framework), *exercise.wrong(framework)]:
        sources[path] = path.read_bytes()
    trials = {}
    for path, source in sources.items():
        module = path.stem.replace("-", "_")
        trials[path] = try_cases(oracle, oracle.runner, Submission(source, path.name), module=module)
        if not trials[path].diagnosable:
            oracle.move(renew())
    for path in exercise.wrong(framework):
        _share(oracle, path, trials[path])
    return trials


def _share(oracle: Oracle, path: Path, trial: Trial) -> None:
    """Let a known-wrong submission explain others with what it did."""
    if not trial.diagnosable:  # a fault already; played again, it could take the process down again
        for index in range(len(oracle.cases)):
            oracle.share(path, index, None)
    again = _played_again(trial)
    for one in trial.played:
        if one.index not in again:
            oracle.share(path, one.index, Wrong(one.outcome, one.difference))


def _played_again(trial: Trial) -> set[int]:
    """Cases that a known-wrong submission is to play twice: what does not repeat itself cannot explain anything."""
    failing = [one.index for one in trial.played if one.difference is not None]
    passing = [one.index for one in trial.played if one.difference is None]
    return {*failing[:1], *failing[-1:], *passing[:1]}


def _blame(proof: Proof, path: Path, oracle: Oracle, judgement: Judgement, what: Text) -> None:
    failed = [case for case in judgement.cases if case.message.en]
    where = f" [{failed[0].name}]" if failed else ""
    words = "{what}: {verdict}, {passed}/{total} ({framework}, seed {seed}){where} {message}"
    message = Text(words, words).fill(
        what=what,
        verdict=judgement.verdict,
        passed=judgement.passed,
        total=judgement.total,
        framework=oracle.framework,
        seed=oracle.seed,
        where=where,
        message=judgement.message,
    )
    proof.faults.append(Fault(path, 1, 1, message))


def main(arguments: Sequence[str]) -> int:
    """`python -m drill.check.proof [ID…] [--seeds N] [--first SEED] [--framework F]`: for authors of exercises."""
    parser = argparse.ArgumentParser(prog="python -m drill.check.proof")
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--framework", choices=FRAMEWORKS, action="append")
    options = parser.parse_args(arguments)
    root = paths.exercises_dir()
    exercises, faults = [], []
    for name in options.ids or list_exercises(root):
        exercise, found = read_exercise(root / name, paths.solutions_dir())
        faults += found
        exercises += [exercise] if exercise is not None else []
    seeds = range(options.first, options.first + options.seeds)
    proof = prove(exercises, seeds=seeds, frameworks=options.framework or FRAMEWORKS)
    for fault in [*faults, *proof.faults]:
        print(fault.to("en"))  # noqa: T201
    print(proof.summary())  # noqa: T201
    return 1 if faults or proof.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
