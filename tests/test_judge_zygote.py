"""Zygotes: runners made ahead of their grading, by forking or as fresh interpreters, each for one grading."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from toy import make

from drill.judge.case import Case
from drill.judge.encoding import encode_case
from drill.judge.grade import Submission, grade
from drill.judge.limits import Limits
from drill.judge.oracle import load, play
from drill.judge.process import Runner
from drill.judge.runner.sweep import processes
from drill.judge.zygote import Zygote

COUNT = b"calls = []\ndef f():\n    calls.append(1)\n    return len(calls)\n"


@pytest.fixture(params=["forks", "spawns"])
def zygote(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Zygote]:
    """A zygote of each kind; the second is what CUDA and macOS get."""
    folder = tempfile.mkdtemp(dir="/tmp")  # the name of a socket must be short
    monkeypatch.setattr(tempfile, "tempdir", folder)
    one = Zygote("python", Path(folder, "zygote"), forks=request.param == "forks")
    monkeypatch.setattr(Zygote, "of", lambda framework, device="cpu": one)
    one.launch()
    deadline = time.monotonic() + 20
    while not one.is_up() and time.monotonic() < deadline:
        time.sleep(0.02)
    yield one
    one.ask("stop")
    while one.is_up() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.1)
    assert not list(Path(folder).glob("drill-scratch-*"))
    shutil.rmtree(folder)


def pid(zygote: Zygote) -> int:
    status = zygote.ask("status")
    assert status is not None
    return int(status["pid"])


def children(zygote: Zygote) -> set[int]:
    table, me = processes(), pid(zygote)
    return {process.pid for process in table if process.parent == me and process.state != "Z"}


def until_ready(zygote: Zygote) -> set[int]:
    """The two runners that it keeps ready."""
    deadline = time.monotonic() + 20
    while len(found := children(zygote)) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


def answer(runner: Runner) -> object:
    runner.greet()
    assert load(runner, "count", "count.py", COUNT) is None
    return play(runner, "count", encode_case(Case("count"), "f", seed=0), 5).steps[-1].value


def test_runners_are_made_ahead_and_serve_one_grading_each(zygote):
    ready = until_ready(zygote)
    with Runner("python", limits=Limits(), zygote=zygote) as one, Runner("python", zygote=zygote) as trusted:
        used = {one._body.pid, trusted._body.pid}
        assert used == ready
        assert (answer(one), answer(trusted)) == (1, 1)
        with Runner("python", limits=Limits(), zygote=zygote) as another:  # made on demand, while nobody is ready
            assert another._body.pid not in ready
            assert answer(another) == 1
    assert not until_ready(zygote) & used


def test_other_limits_than_those_kept_ready_are_kept(zygote):
    until_ready(zygote)
    program = b"import resource\ndef f():\n    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]\n"
    for count in (64, 40, 40):
        with Runner("python", limits=Limits(open_files=count), zygote=zygote) as runner:
            runner.greet()
            assert load(runner, "count", "count.py", program) is None
            assert play(runner, "count", encode_case(Case("a"), "f", seed=0), 5).steps[-1].value == count


def test_a_grading_is_warm_and_leaves_only_what_is_kept_ready(zygote, tmp_path):
    exercise = make(tmp_path, "def f(x): return x", "yield Case('a', args=(1.0,))", framework="python")
    until_ready(zygote)
    judgement = grade(exercise, Submission(b"def f(x): return x"), framework="python", seed=0)
    assert (judgement.verdict, judgement.warm) == ("accepted", True)
    judgement = grade(exercise, Submission(b"def f(x): return -x"), framework="python", seed=0)
    assert (judgement.verdict, judgement.warm) == ("wrong_answer", True)
    assert len(until_ready(zygote)) == 2


def test_runners_end_with_a_zygote_that_is_killed(zygote):
    ready = until_ready(zygote)
    os.kill(pid(zygote), 9)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        left = {process.pid for process in processes() if process.pid in ready and process.state != "Z"}
        if not left:
            break
        time.sleep(0.02)
    assert not left
    zygote.path.unlink()
    for folder in Path(tempfile.gettempdir()).glob("drill-scratch-*"):
        shutil.rmtree(folder)


def test_a_cold_grading_sweeps_up_after_a_zygote_that_was_killed(zygote, tmp_path):
    until_ready(zygote)
    os.kill(pid(zygote), 9)
    time.sleep(0.2)
    assert list(Path(tempfile.gettempdir()).glob("drill-scratch-*"))
    with Runner("python") as runner:
        assert len(list(Path(tempfile.gettempdir()).glob("drill-scratch-*"))) == 1
        assert answer(runner) == 1
    zygote.path.unlink()


def test_a_zygote_takes_its_lock_along_and_sweeps_up_those_of_others_that_were_killed(zygote):
    folder = zygote.path.parent
    until_ready(zygote)
    assert (folder / "zygote.lock").exists()
    os.kill(pid(zygote), 9)
    (folder / "numpy-old.lock").touch()
    other = Zygote("python", folder / "other", forks=zygote.forks)
    other.launch()
    deadline = time.monotonic() + 20
    while not other.is_up() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert sorted(path.name for path in folder.glob("*.lock")) == ["other.lock"]
    assert not zygote.is_up()
    until_ready(other)
    other.ask("stop")
    while list(folder.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert list(folder.iterdir()) == []
