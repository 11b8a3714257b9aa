"""The proof of an exercise finds what is wrong with it."""

import subprocess
import sys
from dataclasses import replace

import pytest
from toy import drawn, make

from drill.check import proof as module
from drill.check.proof import Proof, prove, prove_exercise
from drill.judge.grading import Submission, conclude, judge
from drill.judge.process import Runner

REFERENCE = "def f(x, w=1):\n    if not x:\n        raise ValueError\n    return 2 * x\n"
CASES = """
    yield Case("one", args=(rng.integers(2, 90).item(),))
    yield Case("none", args=(0,), raises=True)
"""
WRONG = {
    "thrice": REFERENCE.replace("2 *", "3 *"),
    "thrice-2": REFERENCE.replace("2 *", "x + x +"),
    "unchecked": "def f(x): return 2 * x\n",
}
# It says something else each time, so that nothing ties it to its own file.
UNREPEATABLE = "import time\ndef f(x): raise TypeError(time.perf_counter())\n"
STARTER = "def f(x, w=1):\n    raise NotImplementedError\n"


@pytest.fixture
def exercise(tmp_path):
    """One that nothing is wrong with."""
    found = make(
        tmp_path, REFERENCE, CASES, framework="python", wrong=WRONG, mistakes={"unchecked": {"symptom": "not_raised"}}
    )
    put(found, "starter.py", STARTER)
    put(found, "right/sum.py", REFERENCE.replace("2 * x", "x + x"))
    return found


def put(exercise, name, source):
    file = exercise.folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(source)
    return file


def faults(exercise, *, seeds=(0,)):
    proof = prove([exercise], seeds=seeds)
    return proof, [(fault.file.name, fault.message.en) for fault in proof.faults]


def test_a_finished_exercise_has_no_faults(exercise):
    proof, found = faults(exercise, seeds=(1, 2))
    assert found == []
    assert (proof.wrong, proof.rejected, proof.diagnosed) == (6, 6, 6)
    assert (proof.right, proof.accepted, proof.starters) == (4, 4, 2)
    assert proof.summary().en.startswith("6 of 6 wrong submissions rejected, 6 diagnosed as themselves; 4 of 4 correct")
    assert proof.summary().zh.startswith("6 份错误提交中拒绝了 6 份，诊断正确 6 份；4 份正确提交中通过了 4 份")


@pytest.mark.parametrize(
    ("file", "source", "words"),
    [
        ("starter.py", REFERENCE, "the starter must be rejected, and compile: accepted, 2/2"),
        ("starter.py", "def f(x:\n", "the starter must be rejected, and compile: compile_error"),
        ("starter.py", "x = 1\n", "the starter must be rejected, and compile: compile_error"),
        ("right/sum.py", REFERENCE.replace("2 *", "2.5 *"), "a correct submission is rejected: wrong_answer, 1/2"),
        ("wrong/thrice-2.py", REFERENCE, "a wrong submission is accepted: accepted, 2/2"),
        ("wrong/unchecked.py", WRONG["thrice"], "diagnosed as thrice: wrong_answer, 1/2"),
        ("wrong/thrice-2.py", UNREPEATABLE, "diagnosed as -: run_time_error, 1/2"),
    ],
)
def test_a_fault_is_found_at_its_file_with_the_seed(exercise, file, source, words):
    path = put(exercise, file, source)
    _, found = faults(exercise, seeds=(7,))
    ((name, message),) = found
    assert name == path.name
    assert message.startswith(words)
    assert "(python, seed 7)" in message


def test_the_first_failing_case_is_told(exercise):
    put(exercise, "right/sum.py", "def f(x): return 2 * x\n")
    assert "[none] these arguments are illegal" in faults(exercise)[1][0][1]


def test_a_broken_reference_is_a_fault_of_everything(exercise):
    exercise.reference("python").write_text("def f(x): raise ValueError\n")
    proof, found = faults(exercise)
    assert {name for name, _ in found} == {
        "starter.py",
        exercise.reference("python").name,
        "sum.py",
        *(f"{n}.py" for n in WRONG),
    }
    assert all("judge_error" in message for _, message in found)
    assert proof.rejected == 0


def test_faults_are_found_whatever_the_seed_is_and_counted_for_each(exercise):
    put(exercise, "wrong/thrice.py", REFERENCE)
    proof, found = faults(exercise, seeds=(1, 2, 3))
    assert len(found) == 3
    assert (proof.wrong, proof.rejected) == (9, 6)


def test_a_wrong_submission_that_does_not_repeat_itself_is_no_explanation(exercise):
    put(exercise, "wrong/unchecked.py", "import random\ndef f(x, w=1): return random.getrandbits(40)\n")
    assert [message[:14] for _, message in faults(exercise)[1]] == ["diagnosed as -"]


def test_a_wrong_submission_is_played_once_and_judged_as_if_alone(exercise):
    with Runner("python") as runner:
        runner.greet()
        oracle, proof = drawn(exercise, runner), Proof()
        trials = prove_exercise(oracle, proof, renew=lambda: runner)
        for path in exercise.wrong("python"):
            alone = judge(drawn(exercise, runner), runner, Submission(path.read_bytes(), path.name))
            assert untimed(conclude(oracle, trials[path])) == untimed(alone)


def untimed(judgement):
    return replace(judgement, seconds=0.0, cases=tuple(replace(case, seconds=0.0) for case in judgement.cases))


def test_one_that_takes_its_process_down_harms_no_other(exercise):
    put(exercise, "wrong/thrice.py", "import os\ndef f(x, w=1): os._exit(3)\n")
    proof, found = faults(exercise, seeds=(1, 2))
    assert [name for name, _ in found] == ["thrice.py", "thrice.py"]
    assert proof.diagnosed == 4


def test_tracks_can_be_chosen_and_missing_frameworks_are_told(exercise, monkeypatch):
    assert prove([exercise], seeds=(0,), frameworks=("numpy",)).starters == 0
    monkeypatch.setattr(module, "framework_installed", lambda name: name != "torch")
    proof = prove([replace(exercise, frameworks=("torch",))], seeds=(0,))
    assert (proof.starters, proof.skipped) == (0, {"torch"})
    assert "torch" in proof.summary().en


def test_authors_prove_from_the_command_line():
    command = [sys.executable, "-m", "drill.check.proof", "--framework", "python"]
    done = subprocess.run([*command, "softmax"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("0 of 0 wrong submissions rejected")
    done = subprocess.run([*command, "no_such_exercise"], capture_output=True, text=True, check=False)
    assert done.returncode != 0
