"""Every exercise that ships: its starter is not accepted, what is right is, and what is wrong is named."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest
from truth import falsehoods

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.bank.files import list_exercises
from drill.check.crew import Crew
from drill.check.proof import Proof, prove_exercise
from drill.judge.body import framework_installed
from drill.judge.grade import fresh_seed
from drill.judge.grading import Submission, Trial, conclude, judge
from drill.judge.oracle import Oracle
from drill.models.exercise import Exercise, mistake_id
from drill.models.judgement import Judgement

WITHHELD = 12  # of an exercise's wrong submissions, drawn by the seed
SEEDS = (fresh_seed(),)  # printed with every failure


def read(name: str) -> Exercise:
    exercise, faults = read_exercise(paths.exercises_dir() / name, paths.solutions_dir())
    assert exercise is not None, faults
    return exercise


EXERCISES = [read(name) for name in list_exercises(paths.exercises_dir())]
TRACKS = [
    pytest.param(
        exercise, framework, id=f"{exercise.id}-{framework}", marks=[pytest.mark.torch] * (framework == "torch")
    )
    for exercise in EXERCISES
    for framework in exercise.frameworks
]


def prove(exercise: Exercise, framework: str, crew: Crew) -> Proof:
    proof = Proof()
    for seed in SEEDS:
        oracle = Oracle(exercise, framework, seed, crew.runner(framework))
        oracle.draw()
        trials = prove_exercise(oracle, proof, renew=lambda: crew.runner(framework))
        judge_alone(oracle, trials)
        say_nothing_false(oracle, trials)
    return proof


def judge_alone(oracle: Oracle, trials: Mapping[Path, Trial]) -> None:
    """The proof plays a wrong submission once for several uses; a learner's gets the same judgement by the usual way."""
    path = random.Random(oracle.seed).choice(oracle.exercise.wrong(oracle.framework))
    fresh = Oracle(oracle.exercise, oracle.framework, oracle.seed, oracle.runner)
    fresh.draw()
    module = path.stem.replace("-", "_")
    alone = judge(fresh, fresh.runner, Submission(path.read_bytes(), path.name), module=module)
    assert untimed(alone) == untimed(conclude(oracle, trials[path])), f"{path}, seed {oracle.seed}"


def say_nothing_false(oracle: Oracle, trials: Mapping[Path, Trial]) -> None:
    """Nothing of correct submissions, and of one whose mistake is not known only what its outputs show."""
    exercise, framework = oracle.exercise, oracle.framework
    for path in [exercise.starter(), exercise.reference(framework), *exercise.right(framework)]:
        judgement = conclude(oracle, trials[path])
        assert (judgement.diagnosis, judgement.symptom) == ((), None), f"{path}, seed {oracle.seed}"
    wrong = exercise.wrong(framework)
    for path in random.Random(oracle.seed).sample(wrong, min(len(wrong), WITHHELD)):
        unknown = replace(oracle, exercise=withhold(exercise, mistake_id(path)))
        judgement = conclude(unknown, trials[path])
        found = falsehoods(unknown, trials[path], judgement, own=mistake_id(path))
        assert not found, f"{path} without its own mistake, seed {oracle.seed}: {found}"


class Withheld(Exercise):
    """An exercise whose known-wrong solutions of one mistake are not there."""

    __slots__ = ()
    mistake = ""

    def wrong(self, framework: str) -> list[Path]:
        return [path for path in super().wrong(framework) if mistake_id(path) != self.mistake]


def withhold(exercise: Exercise, mistake: str) -> Exercise:
    kind = type("Withheld", (Withheld,), {"__slots__": (), "mistake": mistake})
    return kind(**{field.name: getattr(exercise, field.name) for field in fields(Exercise)})


def untimed(judgement: Judgement) -> Judgement:
    return replace(judgement, seconds=0.0, cases=tuple(replace(case, seconds=0.0) for case in judgement.cases))


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew() as started:
        yield started


@pytest.mark.parametrize(("exercise", "framework"), TRACKS)
def test_what_ships_with_an_exercise_is_judged_as_it_should_be(exercise: Exercise, framework: str, crew: Crew) -> None:
    if not framework_installed(framework):
        pytest.skip(f"{framework} is not installed")
    proof = prove(exercise, framework, crew)
    again = "\n".join(
        f"python -m drill.check.proof {exercise.id} --framework {framework} --first {seed}" for seed in SEEDS
    )
    assert not proof.faults, "\n".join([fault.to("en") for fault in proof.faults] + [again])
    assert proof.starters == len(SEEDS)
    assert proof.diagnosed == proof.rejected == proof.wrong >= 2 * len(SEEDS)
    assert proof.accepted == proof.right >= 2 * len(SEEDS)  # the reference and another one


def test_exercises_ship() -> None:
    assert EXERCISES
