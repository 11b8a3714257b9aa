"""`drill code watch` as it is used: on a pseudo-terminal, and line by line."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import pexpect
import pyte
import pytest

from drill.judge.health import stop_zygotes
from drill.judge.runner.sweep import processes
from drill.judge.zygote import Zygote
from drill.store import Store

ROOT = Path(__file__).resolve().parent.parent
RIGHT = (ROOT / "solutions" / "numpy" / "softmax.py").read_text()
WRONG = "import numpy as np\n\ndef softmax(x, axis=-1):\n    e = np.exp(x)\n    return e / e.sum(axis=axis, keepdims=True)\n"
SLOW = f"import time\n{RIGHT}\ntime.sleep(600)\n"


class Terminal:
    """`drill code watch` on a terminal of 30 lines."""

    def __init__(self, folder: Path, *arguments: str, lang: str = "en") -> None:
        environment = {
            **os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LANG": "C.UTF-8", "DRILL_LANG": lang,
        }  # fmt: skip
        self.screen = pyte.Screen(90, 30)
        self._stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(
            sys.executable, ["-m", "drill", "code", "watch", *arguments],
            cwd=folder, dimensions=(30, 90), env=environment, timeout=30,
        )  # fmt: skip
        self.child.delaybeforesend = None

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, *words: str, absent: str = "") -> None:
        deadline = time.monotonic() + 30
        while not all(word in self.text for word in words) or (absent and absent in self.text):
            assert time.monotonic() < deadline, f"{words} not on:\n{self.text}"
            assert self.child.isalive() or all(word in self.text for word in words), f"it ended:\n{self.text}"
            self._feed()

    def finish(self) -> int:
        deadline = time.monotonic() + 30
        while self.child.isalive():
            assert time.monotonic() < deadline, f"still running:\n{self.text}"
            self._feed()
        self._feed()
        self.restored = self.echoes()
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus

    def echoes(self) -> bool:
        return bool(termios.tcgetattr(self.child.child_fd)[3] & termios.ECHO)

    def _feed(self) -> None:
        try:
            self._stream.feed(self.child.read_nonblocking(65536, timeout=0.05))
        except (pexpect.TIMEOUT, pexpect.EOF):
            time.sleep(0.01)


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("work")


@pytest.fixture
def watch(home, folder):
    opened = []

    def start(*arguments, lang="en"):
        opened.append(Terminal(folder, *arguments, lang=lang))
        return opened[-1]

    yield start
    for terminal in opened:
        if not terminal.child.closed:
            if terminal.child.isalive():
                terminal.child.kill(signal.SIGKILL)
                terminal.child.wait()
            terminal.child.close()


@pytest.fixture
def drill(home, folder):
    """Run a command without a terminal."""

    def run(*arguments, lang="en"):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_LANG": lang}
        return subprocess.run(
            [sys.executable, "-m", "drill", *arguments],
            cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False,
        )  # fmt: skip

    return run


def attempts(home):
    with Store.open(home) as store:
        return [attempt.verdict for attempt in store.attempts()]


# On a terminal


def test_every_save_gives_a_verdict_and_is_kept(watch, folder, home):
    (folder / "softmax.py").write_text(WRONG)
    terminal = watch("softmax")
    terminal.wait("✗ wrong answer", "what went wrong", "h hint")
    (folder / "softmax.py").write_text(RIGHT)
    terminal.wait("✓ accepted", absent="wrong")
    terminal.child.send("q")
    assert terminal.finish() == 0
    assert attempts(home) == ["wrong_answer", "accepted"]
    assert "h hint" not in terminal.text
    assert "✓ accepted" in terminal.text


def test_an_editor_may_put_a_new_file_in_the_place_of_the_old(watch, folder):
    (folder / "softmax.py").write_text(WRONG)
    terminal = watch("softmax")
    terminal.wait("✗ wrong answer")
    (folder / ".softmax.swp").write_text(RIGHT)
    (folder / ".softmax.swp").replace(folder / "softmax.py")
    terminal.wait("✓ accepted")


def test_what_was_judged_last_is_graded_again_but_not_kept_twice(watch, folder, home):
    (folder / "softmax.py").write_text(WRONG)
    for _ in range(2):
        terminal = watch("softmax")
        terminal.wait("✗ wrong answer")
        terminal.child.send("q")
        assert terminal.finish() == 0
    assert attempts(home) == ["wrong_answer"]


def test_syntax_errors_and_half_written_files_are_survived(watch, folder):
    (folder / "softmax.py").write_text(RIGHT[: RIGHT.index("keepdims")])
    terminal = watch("softmax")
    terminal.wait("✗ compile error")
    (folder / "softmax.py").write_bytes(b"\xff\xfe\x00")
    terminal.wait("✗ compile error", "not a text file")
    (folder / "softmax.py").write_text("")
    terminal.wait("must define softmax")
    (folder / "softmax.py").write_text(RIGHT)
    terminal.wait("✓ accepted")


@pytest.mark.parametrize(("lang", "words"), [("en", "not there; waiting"), ("zh", "不存在，正在等待")])
def test_a_deleted_file_is_waited_for(watch, folder, lang, words):
    (folder / "softmax.py").write_text(RIGHT)
    terminal = watch("softmax", lang=lang)
    terminal.wait("✓")
    (folder / "softmax.py").unlink()
    terminal.wait(words, absent="✓")
    (folder / "softmax.py").write_text(WRONG)
    terminal.wait("✗", absent=words)


def test_something_that_is_no_file_is_not_read(watch, folder):
    os.mkfifo(folder / "softmax.py")
    terminal = watch("softmax")
    terminal.wait("not there; waiting")
    terminal.child.send("q")
    assert terminal.finish() == 0


def test_keys_are_answered_while_the_last_verdict_stays_and_the_next_is_computed(watch, folder):
    (folder / "softmax.py").write_text(WRONG)
    terminal = watch("softmax")
    terminal.wait("✗ wrong answer")
    (folder / "softmax.py").write_text(SLOW)
    terminal.wait("grading…", "✗ wrong answer")
    terminal.child.send("h")
    terminal.wait("grading…", "✗ wrong answer", "Hint 1 of 3")
    (folder / "softmax.py").write_text(RIGHT)  # calls off the grading that would take minutes
    terminal.wait("✓ accepted", absent="grading…")


@pytest.mark.parametrize(("lang", "words"), [("en", ("try it first", "Hint")), ("zh", ("先自己试一试", "提示"))])
def test_hints_and_the_solution_are_a_key_away(watch, home, folder, lang, words):
    terminal = watch("softmax", lang=lang)
    terminal.wait("drill code start softmax")
    terminal.child.send("s")
    first, hint = words
    terminal.wait(first)
    terminal.child.send("h")
    terminal.wait(f"{hint} 1")
    (folder / "softmax.py").write_text(WRONG)
    terminal.wait("✗", f"{hint} 1")  # it is still wanted after a save that did not help
    terminal.child.send("ｈ")
    terminal.wait(f"{hint} 2")
    terminal.child.send("s")
    terminal.wait("def softmax", "keepdims")
    terminal.child.send("\r")
    terminal.wait("✗", absent="def softmax")
    with Store.open(home) as store:
        assert store.hints_used("softmax") == 2
        assert store.solution_revealed("softmax") is not None


def test_n_turns_to_an_exercise_that_is_not_accepted_and_writes_its_starter(watch, folder, home):
    (folder / "softmax.py").write_text(RIGHT)
    terminal = watch()
    terminal.wait("✓ accepted", "softmax.py")
    terminal.child.send("n")
    terminal.wait("nothing is written in")
    started = [file for file in folder.glob("*.py") if file.name != "softmax.py"]
    assert len(started) == 1
    assert started[0].name in terminal.text
    assert "NotImplementedError" in started[0].read_text()
    assert (folder / "softmax.py").read_text() == RIGHT
    with Store.open(home) as store:  # a starter that is only looked at is no attempt
        assert store.attempts(started[0].stem) == []
    started[0].write_text(started[0].read_text() + "\n")
    terminal.wait("✗ run-time error", "0 of")


def test_without_an_id_the_file_saved_last_counts(watch, folder):
    (folder / "conv2d.py").write_text("x = 1\n")
    (folder / "softmax.py").write_text(RIGHT)
    os.utime(folder / "conv2d.py", (1, 1))
    watch().wait("✓ accepted", "softmax.py")


def test_control_c_ends_it_and_all_that_it_started(watch, folder):
    (folder / "softmax.py").write_text(SLOW)
    terminal = watch("softmax")
    terminal.wait("grading…")
    assert not terminal.echoes()
    terminal.child.send("\x03")
    assert terminal.finish() == 130
    assert terminal.restored
    assert "Traceback" not in terminal.text
    assert not [process for process in processes() if process.parent == terminal.child.pid]


def test_the_terminal_is_given_back(watch, folder):
    (folder / "softmax.py").write_text(RIGHT)
    terminal = watch("softmax")
    terminal.wait("✓ accepted")
    assert not terminal.echoes()
    terminal.child.send("q")
    assert terminal.finish() == 0
    assert terminal.restored


def test_a_resized_window_is_drawn_anew(watch, folder):
    (folder / "softmax.py").write_text(WRONG)
    terminal = watch("softmax")
    terminal.wait("✗ wrong answer")
    terminal.screen.resize(12, 50)
    terminal.child.setwinsize(12, 50)
    terminal.wait("softmax.py", "✗ wrong answer", "Enter more")
    terminal.child.send("q")
    assert terminal.finish() == 0


def test_a_warm_process_serves_every_save_but_the_first(watch, folder, monkeypatch):
    runtime = tempfile.mkdtemp(dir="/tmp")  # the name of a socket must be short
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    monkeypatch.setenv("DRILL_ZYGOTE", "1")
    try:
        (folder / "softmax.py").write_text(RIGHT)
        terminal = watch("softmax")
        terminal.wait("✓ accepted")
        deadline = time.monotonic() + 30
        while not any(path.is_socket() for path in Path(runtime).glob("*/*")):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        for source, words in ((WRONG, "✗ wrong answer"), (RIGHT, "✓ accepted"), ("x = (", "✗ compile error")):
            (folder / "softmax.py").write_text(source)
            terminal.wait(words)
        terminal.child.send("q")
        assert terminal.finish() == 0
        zygote = Zygote.of("numpy")
        assert zygote is not None
        status = zygote.ask("status")
        assert status is not None
        assert status["served"] == 2 * 3  # the submission's process and the judge's own
    finally:
        stop_zygotes()
        shutil.rmtree(runtime)


# Without one


@pytest.mark.parametrize(("lang", "words"), [("en", "✗ wrong answer"), ("zh", "✗ 答案错误")])
def test_without_a_terminal_a_verdict_is_one_line(drill, folder, lang, words):
    (folder / "softmax.py").write_text(WRONG)
    done = drill("code", "watch", "softmax", lang=lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(words)
    assert len(done.stdout.splitlines()) == 1


def test_without_a_terminal_every_save_is_a_line_until_the_input_ends(home, folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_LANG": "en"}
    (folder / "mine.py").write_text(WRONG)
    with subprocess.Popen(
        [sys.executable, "-m", "drill", "--plain", "code", "watch", "softmax", "mine.py"],
        cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout.readline().startswith("✗ wrong answer")
        (folder / "mine.py").write_text(RIGHT)
        assert child.stdout.readline().startswith("✓ accepted")
        (folder / "mine.py").unlink()
        waiting = child.stdout.readline()
        assert waiting.startswith("mine.py is not there")
        assert waiting.endswith("drill code start softmax --to mine.py\n")
        (folder / "mine.py").write_text("x = (\n")
        assert child.stdout.readline().startswith("✗ compile error")
        child.stdin.close()
        assert child.stdout.read() == ""
        assert child.wait(30) == 0
    assert attempts(home) == ["wrong_answer", "accepted", "compile_error"]


def test_without_a_terminal_control_c_ends_it(home, folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_LANG": "en"}
    (folder / "softmax.py").write_text(RIGHT)
    with subprocess.Popen(
        [sys.executable, "-m", "drill", "code", "watch", "softmax"],
        cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout.readline().startswith("✓ accepted")
        child.send_signal(signal.SIGINT)
        assert child.wait(30) == 130
        assert child.stderr.read() == ""


@pytest.mark.parametrize(("lang", "words"), [("en", "begin with: drill code start"), ("zh", "先运行 drill code start")])
def test_without_any_file_it_says_how_to_begin(drill, lang, words):
    done = drill("code", "watch", lang=lang)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_a_track_that_the_exercise_has_not_is_refused_at_once(drill, folder):
    (folder / "softmax.py").write_text(RIGHT)
    done = drill("code", "watch", "softmax", "--framework", "python")
    assert done.returncode == 2
    assert "numpy, torch" in done.stderr
