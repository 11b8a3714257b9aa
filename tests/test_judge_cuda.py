"""The torch track on a CUDA device. Skipped where there is none."""

import functools

import pytest

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.bank.files import list_exercises
from drill.errors import JudgeError
from drill.judge.grade import Submission, grade
from drill.judge.process import Runner
from drill.models.exercise import Exercise
from drill.models.judgement import Verdict

pytestmark = [pytest.mark.torch, pytest.mark.gpu]


@functools.cache
def has_cuda() -> bool:
    with Runner("torch", "cuda") as runner:
        return bool(runner.greet().get("cuda"))


@pytest.fixture(autouse=True)
def device() -> None:
    if not has_cuda():
        pytest.skip("no CUDA device here")


def exercises() -> list[Exercise]:
    root = paths.exercises_dir()
    read = [read_exercise(root / name, paths.solutions_dir())[0] for name in list_exercises(root)]
    return [exercise for exercise in read if exercise is not None and "torch" in exercise.frameworks]


@pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise.id)
def test_references_are_accepted_on_cuda(exercise: Exercise) -> None:
    source = Submission(exercise.reference("torch").read_bytes())
    judgement = grade(exercise, source, framework="torch", device="cuda", seed=1)
    assert judgement.verdict == Verdict.ACCEPTED, judgement
    assert judgement.device == "cuda"


def test_auto_chooses_cuda() -> None:
    exercise = next(one for one in exercises() if one.id == "softmax")
    source = Submission(exercise.reference("torch").read_bytes())
    assert grade(exercise, source, framework="torch", device="auto", seed=1).device == "cuda"


def test_an_answer_on_another_device_is_wrong() -> None:
    exercise = next(one for one in exercises() if one.id == "softmax")
    source = (
        exercise.reference("torch").read_bytes()
        + b"\n\n_right = softmax\n\n\ndef softmax(*args):\n    return _right(*args).cpu()\n"
    )
    judgement = grade(exercise, Submission(source), framework="torch", device="cuda", seed=1)
    assert judgement.verdict == Verdict.WRONG_ANSWER
    assert "cpu" in judgement.message.en


def test_a_forbidden_operation_is_seen_on_cuda() -> None:
    exercise = next(one for one in exercises() if one.id == "softmax")
    for call in ("x.softmax(axis)", "torch.ops.aten._softmax(x, axis, False)"):
        source = f"import torch\n\n\ndef softmax(x, axis=-1):\n    return {call}\n".encode()
        judgement = grade(exercise, Submission(source), framework="torch", device="cuda", seed=1)
        assert judgement.verdict == Verdict.RULE_VIOLATION, judgement


def test_cuda_is_refused_in_the_numpy_track_with_a_word() -> None:
    exercise = next(one for one in exercises() if one.id == "softmax")
    with pytest.raises(JudgeError):
        grade(exercise, Submission(b""), framework="numpy", device="cuda", seed=1)
