"""Hostile, broken and awkward submissions: each folder of tests/attacks is named for the verdict that it must get."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drill import paths
from drill.bank.exercise_folder import read_exercise
from drill.judge.grade import Submission, fresh_seed, grade
from drill.judge.runner import sweep
from drill.judge.runner.sweep import processes
from drill.judge.zygote import Zygote
from drill.models.exercise import Exercise
from drill.models.judgement import Verdict

ATTACKS = Path(__file__).parent / "attacks"
SECONDS = 1.0


def read(name: str) -> Exercise:
    exercise, faults = read_exercise(paths.exercises_dir() / name, paths.solutions_dir())
    assert exercise is not None, faults
    return exercise


@pytest.fixture(scope="module")
def softmax() -> Exercise:
    return replace(read("softmax"), seconds=SECONDS, load_seconds=SECONDS, memory_mb=256)


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where runners have their scratch folders, so that leftovers of one test are seen by that test."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(scope="module")
def zygote() -> Iterator[str]:
    """A zygote of this module's own; the folder that its socket lies in."""
    folder = tempfile.mkdtemp(prefix="drill-", dir="/tmp")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", folder)
        patch.setenv("DRILL_ZYGOTE", "1")
        patch.setattr(tempfile, "tempdir", folder)  # where its runners have their scratch folders
        one = Zygote.of("numpy")
        if one is None:
            pytest.skip("no zygote on this system")
        one.launch()
        for _ in range(200):
            if one.is_up():
                break
            time.sleep(0.05)
        yield folder
        one.ask("stop")
    shutil.rmtree(folder)


@pytest.fixture(params=["cold", "warm"])
def path_taken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each test once with a fresh interpreter and once forked by a zygote."""
    if request.param == "warm":
        monkeypatch.setenv("XDG_RUNTIME_DIR", request.getfixturevalue("zygote"))
        monkeypatch.setenv("DRILL_ZYGOTE", "1")
    return str(request.param)


@pytest.mark.parametrize("path", sorted(ATTACKS.glob("*/*.py")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_attack_gets_its_verdict_in_time_and_leaves_nothing(
    path: Path, softmax: Exercise, scratch: Path, path_taken: str, request: pytest.FixtureRequest
) -> None:
    before = {process.pid for process in processes()}
    start = time.monotonic()
    judgement = grade(softmax, Submission(path.read_bytes(), path.name), framework="numpy", seed=fresh_seed())
    assert judgement.verdict == path.parent.name, judgement
    assert judgement.warm == (path_taken == "warm")
    assert "found" not in judgement.printed.replace("found []", "")
    assert time.monotonic() - start < SECONDS + 2 + 1  # two seconds past the limit, and starting two interpreters
    left = {process.pid for process in processes()} - before
    # Other tests may run at the same time: what is left of this one would have our children or scratch folder.
    assert not left & set(sweep.children())
    assert not list(scratch.iterdir())
    if path_taken == "warm":
        assert_only_ready_runners(request.getfixturevalue("zygote"))
    assert all(char.isprintable() or char in "\n\t" for char in judgement.printed)


def assert_only_ready_runners(folder: str) -> None:
    """A zygote keeps two runners ready, one of them with an init and a process outside: four processes, two folders."""
    zygote = Zygote.of("numpy")
    assert zygote is not None
    status = zygote.ask("status")
    assert status is not None
    for _ in range(40):
        kept = alive(descendants(status["pid"]))
        folders = list(Path(folder).glob("drill-scratch-*"))
        if len(kept) <= 4 and len(folders) <= 2:
            return
        time.sleep(0.05)
    raise AssertionError(f"left behind: {kept}, {folders}")


def test_a_correct_submission_passes_after_an_attack(softmax: Exercise) -> None:
    for name in ("run_time_error/forges_a_verdict", "wrong_answer/patches_numpy"):
        source = (ATTACKS / f"{name}.py").read_bytes()
        assert grade(softmax, Submission(source), framework="numpy", seed=1).verdict != Verdict.ACCEPTED
        good = (ATTACKS / "accepted/plain.py").read_bytes()
        assert grade(softmax, Submission(good), framework="numpy", seed=1).verdict == Verdict.ACCEPTED


def test_the_same_seed_draws_the_same_inputs(softmax: Exercise) -> None:
    source = Submission(b"import numpy as np\ndef softmax(x, axis=-1):\n    return x\n")
    messages = [[case.message for case in grade(softmax, source, framework="numpy", seed=7).cases] for _ in range(2)]
    assert messages[0] == messages[1]
    assert messages[0] != [case.message for case in grade(softmax, source, framework="numpy", seed=8).cases]


def test_an_exception_is_told_with_its_line(softmax: Exercise) -> None:
    source = Submission(b"def softmax(x, axis=-1):\n    y = 1\n    return y / 0\n")
    judgement = grade(softmax, source, framework="numpy", seed=1)
    assert judgement.verdict == Verdict.RUN_TIME_ERROR
    assert judgement.message.en == "line 3: ZeroDivisionError: division by zero (return y / 0)"
    assert judgement.message.zh.startswith("第 3 行：ZeroDivisionError")


def test_the_submission_sees_no_environment_and_no_home(softmax: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "s3cret")
    source = Submission(b"import os\nprint(sorted(os.environ), os.getcwd())\ndef softmax(x, axis=-1):\n    return x\n")
    printed = grade(softmax, source, framework="numpy", seed=1).printed
    assert "SECRET_TOKEN" not in printed
    assert str(Path.cwd()) not in printed


def descendants(pid: int) -> set[int]:
    found, table = {pid}, processes()
    while more := {process.pid for process in table if process.parent in found} - found:
        found |= more
    return found - {pid}


def alive(pids: set[int]) -> set[int]:
    return pids & {process.pid for process in processes() if process.state != "Z"}


def test_killing_the_judge_ends_the_submission(tmp_path: Path) -> None:
    (tmp_path / "endless.py").write_text("print('running', flush=True)\nwhile True:\n    pass\n")
    program = (
        "import sys; from pathlib import Path; from dataclasses import replace\n"
        "from drill import paths; from drill.bank.exercise_folder import read_exercise\n"
        "from drill.judge.grade import Submission, grade\n"
        "e, _ = read_exercise(paths.exercises_dir() / 'softmax', paths.solutions_dir())\n"
        "grade(replace(e, load_seconds=600), Submission(Path(sys.argv[1]).read_bytes()), framework='numpy', seed=1)\n"
    )
    judge = subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "endless.py")])
    try:
        time.sleep(3)  # both runners are up, one in its endless loop
        started = descendants(judge.pid)
        assert len(started) >= 2
    finally:
        judge.kill()
        judge.wait()
    for _ in range(100):
        if not alive(started):
            break
        time.sleep(0.05)
    assert not alive(started)
