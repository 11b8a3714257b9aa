"""Runner processes: spoken to under a deadline, watched, and swept away. In the python track, which starts fastest."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from textwrap import dedent

import pytest
from toy import make

from drill.errors import JudgeError
from drill.judge.body import ColdBody
from drill.judge.case import Case
from drill.judge.encoding import encode_case
from drill.judge.grade import Submission, grade
from drill.judge.limits import Limits
from drill.judge.oracle import load, play
from drill.judge.process import End, EndedError, Runner, StoppedError
from drill.judge.runner.sweep import children, load_of, processes, threads_of
from drill.judge.zygote import Zygote, ZygoteLostError

LIMITS = Limits(memory_mb=256)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where runners have their scratch folders."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def alive() -> set[int]:
    return {process.pid for process in processes() if process.state != "Z"}


def call(runner: Runner, body: str, *args, seconds: float = 10.0):
    """What `f(*args)` returns in a runner that has greeted."""
    source = "def f(*args):\n" + "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())
    assert load(runner, "m", "m.py", source.encode()) is None
    return play(runner, "m", encode_case(Case("a call", args=args), "f", seed=0), seconds).steps[-1].value


def test_a_runner_greets_answers_and_leaves_nothing(scratch):
    before = children()
    with Runner("python") as runner:
        assert runner.greet()["ready"] is True
        assert [call(runner, "return args[0] * 2", n) for n in (1, 2, 3)] == [2, 4, 6]
        pid = call(runner, "import os; return os.getpid()")
        assert pid in alive()
    assert pid not in alive()
    assert children() == before
    assert list(scratch.iterdir()) == []


def test_runners_know_nothing_of_each_other(scratch):
    with Runner("python") as one, Runner("python") as two:
        for runner in (one, two):
            runner.greet()
        assert call(one, "import sys; sys.mark = 1; return 1") == 1
        assert call(two, "import sys; return hasattr(sys, 'mark')") is False
        assert call(one, "import os; return os.listdir()") == []
        folders = [call(runner, "import os; return os.getcwd()") for runner in (one, two)]
    assert len(set(folders)) == 2


def test_a_runner_is_told_nothing_of_its_surroundings(monkeypatch):
    monkeypatch.setenv("SECRET", "s3cret")
    with Runner("python") as runner:
        runner.greet()
        seen = call(runner, "import os, sys; return [dict(os.environ), sys.argv, sys.path]")
        assert (
            call(runner, "import sys; return sorted(name for name in sys.modules if name.split('.')[0] == 'drill')")
            == []
        )
    assert "s3cret" not in str(seen)
    assert "PYTHONPATH" not in seen[0]
    assert "/judge" not in str(seen)


def test_the_deadline_holds_whatever_the_runner_does():
    for body in ("while True: pass", "import time; time.sleep(60)"):
        with Runner("python", limits=LIMITS) as runner:
            runner.greet()
            start = time.monotonic()
            with pytest.raises(EndedError) as caught:
                call(runner, body, seconds=0.4)
            assert caught.value.end is End.TIME
            assert 0.3 < time.monotonic() - start < 1.5


def test_a_caller_that_no_longer_waits_is_let_go():
    start = time.monotonic()
    with Runner("python", stop=lambda: time.monotonic() - start > 0.5) as runner:
        runner.greet()
        with pytest.raises(StoppedError):
            call(runner, "import time; time.sleep(60)")
    assert time.monotonic() - start < 3


JUNK = """
    for n in range(3, 64):
        try:
            os.write(n, b"\\xff\\xff\\xff\\xff")
        except OSError:
            pass
"""


@pytest.mark.parametrize(
    ("body", "end", "detail"),
    [
        ("os._exit(7)", End.EXIT, "7"),
        ("os.kill(os.getpid(), 11)", End.SIGNAL, "11"),
        ("os.kill(os.getpid(), 9)", End.SIGNAL, "9"),
        ("os.closerange(3, 64)", End.EXIT, ""),
        (JUNK, End.PROTOCOL, ""),
    ],
    ids=["exit", "segmentation fault", "killed", "no pipes", "junk"],
)
def test_how_a_runner_ended_is_known(body, end, detail):
    with Runner("python", limits=LIMITS) as runner:
        runner.greet()
        with pytest.raises(EndedError) as caught:
            call(runner, "import os\n" + dedent(body), seconds=5)
    assert caught.value.end is end
    assert detail in caught.value.detail


def test_nothing_more_can_be_asked_of_a_runner_that_has_ended():
    with Runner("python") as runner:
        runner.greet()
        for _ in range(2):
            with pytest.raises(EndedError):
                call(runner, "import os; os._exit(1)")


def test_large_values_go_both_ways_while_much_is_printed():
    big = "x" * 60_000
    with Runner("python", limits=LIMITS) as runner:
        runner.greet()
        body = "print('y' * 700_000)\nreturn args[0] + '!'"
        assert call(runner, body, big) == big + "!"
        assert runner.printed_total == 700_001
        assert len(runner.printed) < 20_000


def test_printing_without_end_ends_a_submission_but_not_the_judges_own_runner():
    body = "for _ in range(30): print('y' * 100_000)\nreturn 1"
    with Runner("python", limits=LIMITS) as runner:
        runner.greet()
        with pytest.raises(EndedError) as caught:
            call(runner, body)
        assert caught.value.end is End.OUTPUT
    with Runner("python") as trusted:
        trusted.greet()
        assert call(trusted, body) == 1


def test_memory_is_counted_above_what_the_interpreter_takes():
    with Runner("python", limits=LIMITS) as runner:
        runner.greet()
        assert call(runner, "return len(bytearray(150 << 20))") == 150 << 20
        body = "try:\n    return len(bytearray(400 << 20))\nexcept MemoryError:\n    return 'refused'"
        assert call(runner, body) == "refused"


def test_everything_that_a_submission_started_is_swept_away(scratch):
    """Children, orphans, and what left its session; in a process of its own, which adopts them."""
    program = """
        import sys, time
        from drill.judge.process import Runner
        from drill.judge.oracle import load, play
        from drill.judge.case import Case
        from drill.judge.encoding import encode_case
        from drill.judge.runner import sweep
        sweep.adopt_orphans()
        source = b'''
        import os, time
        def f():
            pids = []
            for leave in (False, True):
                read, write = os.pipe()
                if os.fork() == 0:
                    if leave: os.setsid()
                    if os.fork() == 0:
                        os.write(write, str(os.getpid()).encode())
                        time.sleep(600)
                    os._exit(0)
                pids.append(int(os.read(read, 20)))
            return pids
        '''
        with Runner('python') as runner:
            runner.greet()
            assert load(runner, 'm', 'm.py', source) is None
            pids = play(runner, 'm', encode_case(Case('c'), 'f', seed=0), 10).steps[-1].value
            alive = {p.pid for p in sweep.processes() if p.state != 'Z'}
            assert set(pids) <= alive, (pids, 'they should run')
        alive = {p.pid for p in sweep.processes() if p.state != 'Z'}
        assert not set(pids) & alive, (pids, 'they should not')
        print(len(pids))
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(program)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("2", "")


# The process table


def test_the_process_table_tells_parents_sessions_threads_and_memory():
    table = {process.pid: process for process in processes()}
    me = table[os.getpid()]
    assert (me.parent, me.session) == (os.getppid(), os.getsid(0))
    assert me.threads >= 1
    assert 10 << 20 < me.resident < 10 << 30
    assert me.state == "R"


def test_an_odd_name_does_not_upset_the_process_table():
    program = "import ctypes, sys, time; ctypes.CDLL(None).prctl(15, b'a) R 1 (b', 0, 0, 0); print(flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, start_new_session=True) as child:
        try:
            child.stdout.readline()
            found = next(process for process in processes() if process.pid == child.pid)
            assert (found.parent, found.session) == (os.getpid(), child.pid)
            assert load_of(child.pid).processes == 1
            assert 1 <= threads_of(os.getuid()) <= sum(process.threads for process in processes())
            assert threads_of(os.getuid() + 12345) == 0
            assert load_of(child.pid).resident == pytest.approx(found.resident, rel=0.5)
        finally:
            child.kill()


def test_a_cold_body_tells_its_exit_code_once_it_has_ended(scratch):
    with Runner("python") as runner:
        runner.greet()
        body = runner._body
        assert isinstance(body, ColdBody)
        assert body.poll() is None
        assert body.wait(0.05) is None
        body.kill()
        assert body.wait(5) == body.poll() == -9


@pytest.mark.parametrize("program", ["/bin/false", "/no/such/python"])
def test_a_machine_that_cannot_start_a_process_is_no_bug_and_no_verdict(tmp_path, scratch, monkeypatch, program):
    exercise = make(tmp_path, "def f(x): return x", "yield Case('a', args=(1.0,))", framework="python")
    monkeypatch.setattr(sys, "executable", program)
    with pytest.raises(JudgeError, match="no process to judge in can be started"):
        grade(exercise, Submission(b"def f(x): return x"), framework="python", seed=0)


def test_a_runner_that_cannot_be_started_leaves_no_folder_and_no_descriptor(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    open_before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(ZygoteLostError):
        Runner("numpy", zygote=Zygote("numpy", tmp_path / "nobody-listens"))
    assert not list(tmp_path.iterdir())
    assert len(list(Path("/proc/self/fd").iterdir())) == open_before
