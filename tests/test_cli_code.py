"""`drill code …` as real processes: exit codes, documents, files, what is remembered."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drill import paths
from drill.judge.runner.sweep import processes
from drill.store import Store

ROOT = Path(__file__).resolve().parent.parent
RIGHT = (paths.solutions_dir() / "numpy" / "softmax.py").read_text(encoding="utf-8")
NAIVE = (
    "import numpy as np\ndef softmax(x, axis=-1):\n    e = np.exp(x)\n    return e / e.sum(axis=axis, keepdims=True)\n"
)
CASE_KEYS = {"name", "verdict", "seconds", "message"}
JUDGEMENT_KEYS = {
    "exercise", "framework", "device", "verdict", "passed", "total", "seconds", "message", "cases", "diagnosis",
}  # fmt: skip
EXERCISE_KEYS = {"id", "entry", "kind", "signature", "frameworks", "topic", "level", "mistakes", "status"}


@pytest.fixture
def work(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest.fixture
def drill(home, work):
    """Run the real command in an empty folder; gives stdout, or stderr where the usage was wrong."""

    def run(*arguments, code=0, partly=False, **environment):
        done = subprocess.run(
            [sys.executable, "-m", "drill", "code", *map(str, arguments)],
            cwd=work, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "LANG": "C.UTF-8", **environment},
        )  # fmt: skip
        assert done.returncode == code, done
        assert "Traceback" not in done.stdout + done.stderr
        if "--json" in arguments:
            assert done.stderr == ""
            return json.loads(done.stdout)  # exactly one document
        assert (done.stdout == "") == (code == 2 and not partly)
        return done.stderr if code == 2 else done.stdout

    return run


def write(work: Path, source: str, name: str = "softmax.py") -> Path:
    (work / name).write_text(source, encoding="utf-8")
    return work / name


# The list and the statement


def test_the_list_shows_every_exercise(drill):
    text = drill()
    assert text == drill("list")
    assert all(path.parent.name in text for path in paths.exercises_dir().glob("*/exercise.yaml"))


def test_the_list_as_json_has_the_promised_keys(drill):
    found = drill("list", "--json")
    assert [one["id"] for one in found] == sorted(
        path.parent.name for path in paths.exercises_dir().glob("*/exercise.yaml")
    )
    assert all(one.keys() >= EXERCISE_KEYS for one in found)
    assert not any("statement" in one for one in found)
    softmax = next(one for one in found if one["id"] == "softmax")
    assert (softmax["entry"], softmax["kind"], softmax["status"]) == (["softmax"], "function", "new")
    assert "naive" in softmax["mistakes"]


def test_an_exercise_is_shown_with_its_statement(drill):
    text = drill("show", "softmax")
    assert "def softmax(x, axis=-1)" in text
    assert "drill code start softmax" in text.replace("\u00a0", " ")
    document = drill("show", "softmax", "--json")
    assert document.keys() >= EXERCISE_KEYS | {"statement", "questions"}
    assert "logits" in document["statement"]


def test_everything_speaks_chinese(drill, work):
    write(work, NAIVE)
    assert "实现" in drill("show", "softmax", "--lang", "zh") or "概率" in drill("show", "softmax", "--lang", "zh")
    assert drill("show", "softmax", "--json", "--lang", "zh")["title"]
    text = drill("test", "softmax", "--lang", "zh", code=1)
    assert "✗ 答案错误" in text
    assert "错在哪里" in text
    document = drill("test", "softmax", "--json", code=1, DRILL_LANG="zh")
    assert "应为" in document["message"]
    assert "没有名为“nope”的代码题" in drill("--lang", "zh", "show", "nope", code=2)


# Errors of usage: exit code 2, one line or one document


@pytest.mark.parametrize("command", ["show", "start", "test", "hint", "solution"])
def test_an_unknown_exercise_is_an_error_with_a_suggestion(drill, command):
    assert "did you mean softmax?" in drill(command, "sofmax", code=2)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "sofmax"), "did you mean softmax?"),
        (("test", "softmax"), "there is no file softmax.py; write one with: drill code start softmax"),
        (("test", "softmax", "gone.py"), "there is no file gone.py"),
        (("test", "softmax", "."), "cannot read .: Is a directory"),
        (("test", "softmax", "loop.py"), "cannot read loop.py"),
        (("test", "softmax", "mine.py", "--framework", "python"), "choose from: numpy, torch"),
        (("test", "softmax", "mine.py", "--framework", "jax"), "jax"),
        (("test", "softmax", "mine.py", "--seed", "-1"), "-1"),
        (("test", "softmax", "mine.py", "--seed", "x"), "x"),
        (("test", "softmax", "mine.py", "--device", "cuda"), "the CPU"),
        (("test",), "ID"),
        (("test", "softmax", "a.py", "b.py"), "b.py"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_failure_is_one_document_too(drill, work, arguments, words):
    write(work, RIGHT, "mine.py")
    (work / "loop.py").symlink_to(work / "loop.py")
    error = drill(*arguments, "--json", code=2)["error"]
    assert error["exit_code"] == 2
    assert words in error["message"]


def test_what_cannot_be_graded_is_not_remembered(drill, work, home):
    drill("test", "softmax", code=2)
    drill("test", "softmax", ".", code=2)
    with Store.open(home) as store:
        assert store.attempts() == []


# Starting


def test_a_starter_is_written_once_and_never_over_a_file(drill, work):
    assert "softmax.py is ready" in drill("start", "softmax")
    starter = (work / "softmax.py").read_text()
    assert starter.startswith("import numpy as np\n")
    write(work, "my work")
    assert "exists already" in drill("start", "softmax", code=2)
    assert (work / "softmax.py").read_text() == "my work"
    drill("start", "softmax", "--framework", "torch", "--to", "deep/er/mine.py")
    assert (work / "deep" / "er" / "mine.py").read_text() == starter.replace("import numpy as np", "import torch")


def test_a_starter_is_opened_in_the_editor(drill, work):
    editor = work / "my editor"
    editor.write_text('#!/bin/sh\necho "$@" > "$(dirname "$0")/opened"\n')
    editor.chmod(0o755)
    drill("start", "softmax", "--edit", "--to", "with spaces.py", VISUAL="", EDITOR=f"'{editor}' -x")
    assert (work / "opened").read_text() == "-x with spaces.py\n"
    none = drill("start", "adam", "--edit", code=2, partly=True, VISUAL="", EDITOR="")
    assert "export EDITOR" in none
    assert (work / "adam.py").exists()
    wrong = drill("start", "conv2d", "--edit", code=2, partly=True, VISUAL="", EDITOR="no-such-editor")
    assert "cannot be started" in wrong


# Grading


def test_an_accepted_submission_ends_with_0(drill, work):
    write(work, RIGHT)
    assert "✓ accepted" in drill("test", "softmax")
    document = drill("test", "softmax", "softmax.py", "--json", "--seed", 7)
    assert document.keys() >= JUDGEMENT_KEYS
    assert (document["verdict"], document["framework"], document["device"]) == ("accepted", "numpy", "cpu")
    assert document["passed"] == document["total"] == len(document["cases"]) > 5
    assert all(case.keys() >= CASE_KEYS for case in document["cases"])
    assert (document["message"], document["diagnosis"], document["seed"]) == ("", [], 7)
    assert drill("show", "softmax", "--json")["status"] == "accepted"


def test_a_diagnosed_mistake_makes_its_question_due(drill, work, home):
    write(work, NAIVE)
    document = drill("test", "softmax", "--json", code=1)
    assert document["verdict"] == "wrong_answer"
    assert 0 < document["passed"] < document["total"]
    (found,) = document["diagnosis"]
    assert (found["mistake"], found["question"]) == ("naive", "attention-softmax-overflow")
    assert found["message"]
    with Store.open(home) as store:
        assert [card.question for card in store.cards()] == ["attention-softmax-overflow"]
        assert store.card("attention-softmax-overflow").reps == 0
        assert store.due_reason("attention-softmax-overflow") == {"exercise": "softmax", "mistake": "naive"}
        assert [(one.verdict, one.mistakes) for one in store.attempts()] == [("wrong_answer", ("naive",))]
    assert drill("show", "softmax", "--json")["status"] == "tried"


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def softmax(x, axis=-1:\n", "compile_error"),
        ("def other(): pass\n", "compile_error"),
        ("import scipy.special\nfrom numpy import exp as softmax\n", "rule_violation"),
        ("def softmax(x, axis=-1):\n    raise ValueError('\\ud800\\x1b[2J\\x07')\n", "run_time_error"),
        ("print('\\x1b[2J\\ud83d [red]')\ndef softmax(x, axis=-1):\n    return '\\ud800'\n", "run_time_error"),
        ("import os\nos._exit(0)\n", "run_time_error"),
        ("class A: pass\nA.__qualname__ = '\\x1b[2J'\ndef softmax(x, axis=-1):\n    return A()\n", "wrong_answer"),
    ],
)
def test_every_other_verdict_ends_with_1_and_is_harmless_to_print(drill, work, source, verdict):
    write(work, source)
    document = drill("test", "softmax", "--json", code=1)
    assert (document["verdict"], document.keys() >= JUDGEMENT_KEYS) == (verdict, True)
    assert document["message"]
    assert "\x1b" not in json.dumps(document, ensure_ascii=False)
    if "x1b" in source:
        assert not {"\x1b", "\x07"} & set(drill("test", "softmax", code=1))


def test_a_fault_of_the_exercise_ends_with_3_and_is_not_held_against_the_learner(drill, work, home):
    folder = home / "questions" / "exercises" / "mine"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text(
        "{title: T, topic: foundations/autograd, level: 1, frameworks: [python], entry: [f], signature: 'def f(x):', statement: s}"
    )
    (folder / "cases.py").write_text(
        "from drill.judge.case import Case\ndef cases(rng):\n    yield Case('a', args=(1.0,))\n"
    )
    (home / "solutions" / "python").mkdir(parents=True)
    (home / "solutions" / "python" / "mine.py").write_text("def f(x): raise ValueError('of ours')\n")
    write(work, "def f(x): return x\n", "mine.py")
    document = drill("test", "mine", "--json", code=3)
    assert document["verdict"] == "judge_error"
    assert "of ours" in document["message"]
    assert drill("show", "mine", "--json")["status"] == "new"
    (folder / "cases.py").write_text("def cases(rng):\n    1 / 0\n")
    assert f"{folder / 'cases.py'}:2:1" in drill("test", "mine", "--json", code=2)["error"]["message"]


@pytest.mark.torch
def test_auto_takes_the_cpu_with_a_word_where_there_is_no_gpu(work):
    torch = pytest.importorskip("torch")
    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device")
    done = subprocess.run(
        [sys.executable, "-m", "drill", "code", "test", "softmax", str(paths.solutions_dir() / "torch/softmax.py"),
         "--framework", "torch", "--device", "auto", "--json"],
        cwd=work, capture_output=True, text=True, timeout=60, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert json.loads(done.stdout)["device"] == "cpu"
    assert done.stderr == "drill: no CUDA device can be used here; graded on the CPU\n"


def test_a_seed_repeats_the_inputs(drill, work):
    write(work, "def softmax(x, axis=-1): return x\n")
    first, again = (drill("test", "softmax", "--seed", 5, "--json", code=1) for _ in range(2))
    other = drill("test", "softmax", "--json", code=1)
    messages = [[case["message"] for case in one["cases"]] for one in (first, again, other)]
    assert messages[0] == messages[1] != messages[2]
    assert f"--seed {first['seed']}" in drill("test", "softmax", "--seed", 5, code=1)


@pytest.mark.torch
def test_the_track_is_read_from_the_file(drill, work):
    pytest.importorskip("torch")
    write(work, "import torch\ndef softmax(x, axis=-1): return torch.logsumexp(x, axis)\n")
    document = drill("test", "softmax", "--json", code=1)
    assert document["framework"] == "torch"
    write(work, RIGHT)
    assert drill("test", "softmax", "--json")["framework"] == "numpy"


def test_the_command_imports_neither_torch_nor_the_submission(drill, work):
    write(work, "print('loaded in ' + __name__)\n" + RIGHT)
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "drill", "code", "test", "softmax", "--json"],
        cwd=work, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "drill.judge.grade" in imported
    assert not {name for name in imported if name.split(".")[0] in ("torch", "softmax", "submission")}
    assert "loaded in" in json.loads(done.stdout)["printed"]


# What happens when it is cut short

LOOP = "import os\nopen('/dev/stdout', 'w').write('')\ndef softmax(x, axis=-1):\n    while True: pass\n"


def begin(work: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "drill", "code", "test", "softmax", *arguments],
        cwd=work, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def wait_for(condition, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)
    return found


def descendants(pid: int) -> list[int]:
    table = processes()
    mine = [pid]
    for process in mine:
        mine += [one.pid for one in table if one.parent == process and one.pid not in mine]
    return mine[1:]


def test_an_attempt_is_kept_before_it_runs_though_the_command_is_killed(work, home):
    write(work, LOOP)
    command = begin(work)
    try:
        wait_for(lambda: any((home / "attempts").glob("*.py")))
        runners = wait_for(lambda: len(found := descendants(command.pid)) >= 2 and found)
        time.sleep(1)  # it is grading now
        assert command.poll() is None
    finally:
        command.kill()
        command.communicate()
    with Store.open(home) as store:
        (attempt,) = store.attempts()
        assert (attempt.exercise, attempt.verdict) == ("softmax", None)
        assert store.attempt_code(attempt.id).read_text() == LOOP
    wait_for(lambda: not {one.pid for one in processes() if one.state != "Z"} & set(runners))


def test_an_interrupt_ends_with_130_and_leaves_nothing(work, home):
    write(work, LOOP)
    command = begin(work)
    wait_for(lambda: len(descendants(command.pid)) >= 2)
    runners = descendants(command.pid)
    time.sleep(0.5)
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=20)
    assert (command.returncode, "Traceback" in err + out) == (130, False)
    wait_for(lambda: not {one.pid for one in processes() if one.state != "Z"} & set(runners))
    with Store.open(home) as store:
        assert [attempt.verdict for attempt in store.attempts()] == [None]


# Hints and the solution


def test_follow_ups_come_with_the_accepted_verdict(drill, work):
    assert "once your code is accepted" in drill("follow", "softmax", code=2)
    assert "Follow-up 1" in drill("follow", "softmax", "--anyway")
    (work / "softmax.py").write_text((paths.solutions_dir() / "numpy" / "softmax.py").read_text())
    assert "the interviewer goes on" in drill("test", "softmax")
    text = drill("follow", "softmax")
    assert "Follow-up 3" in text
    assert "Jacobian" in text
    assert "雅可比" in drill("follow", "softmax", "--lang", "zh")


def test_hints_come_one_after_the_other(drill):
    assert "Hint 1 of 3" in drill("hint", "softmax")
    assert "提示 2/3" in drill("hint", "softmax", "--lang", "zh")
    assert drill("show", "softmax", "--json")["hints_used"] == 2
    for _ in range(2):
        assert "Hint 3 of 3" in drill("hint", "softmax")


def test_the_solution_is_the_source_itself_after_an_attempt_or_anyway(drill, work):
    assert "try it first" in drill("solution", "adam", code=2)
    source = (paths.solutions_dir() / "numpy" / "adam.py").read_text(encoding="utf-8")
    assert drill("solution", "adam", "--anyway") == source
    write(work, "x = 1\n")
    drill("test", "softmax", code=1)
    assert drill("solution", "softmax") == RIGHT
    assert drill("solution", "softmax", "--framework", "torch") != RIGHT


def test_a_named_file_that_is_not_there_can_be_started_under_that_name(drill):
    for command in ("test", "bench"):
        assert "drill code start softmax --to mine.py" in drill(command, "softmax", "mine.py", code=2)


def test_a_folder_as_the_place_for_a_starter_is_told_as_such(drill, work):
    (work / "mine").mkdir()
    assert "mine is a folder; name a file in it, such as --to mine/conv2d.py" in drill(
        "start", "conv2d", "--to", "mine", code=2
    )
    assert "mine 是文件夹" in drill("--lang", "zh", "start", "conv2d", "--to", "mine", code=2)


def test_the_help_of_bench_promises_time_and_memory_in_both_languages(drill):
    assert "memory" in drill("bench", "--help")
    assert "内存" in drill("--lang", "zh", "bench", "--help")
