import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

import pytest

from drill.cli import app, caution, examination
from drill.judge import health
from drill.judge.runner.sweep import processes
from drill.models.health import ATTEMPTS, Sandbox
from drill.models.judgement import Judgement, Verdict
from drill.models.layers import LAYERS
from drill.text import Text
from drill.views.layers import weaker

ROOT = Path(__file__).resolve().parent.parent
ACCEPTED = ROOT / "tests" / "attacks" / "accepted" / "plain.py"


@pytest.fixture
def drill(home, tmp_path_factory):
    """Run the real command in an empty folder."""
    here = tmp_path_factory.mktemp("work")

    def run(*arguments, code=0, **variables):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "88", "PYTHONWARNINGS": "error", **variables}
        done = subprocess.run(
            [sys.executable, "-m", "drill", *map(str, arguments)],
            cwd=here, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == code, done
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture
def zygotes(monkeypatch):
    """Variables under which warm processes may live; they are ended with the test."""
    folder = tempfile.mkdtemp(dir="/tmp")  # the name of a socket must be short
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
    yield {"DRILL_ZYGOTE": "1", "PYTHONWARNINGS": ""}  # a zygote outlives its parent on purpose
    health.stop_zygotes()
    shutil.rmtree(folder)


@pytest.fixture
def elsewhere(monkeypatch):
    """A machine without torch, where CUDA need not be asked for."""
    monkeypatch.setattr(health, "ask_cuda", lambda: None)


def test_doctor_reports_this_machine_and_leaves_nothing_behind(drill, home):
    found = json.loads(drill("doctor", "--json").stdout)
    assert found["python"] == ".".join(map(str, sys.version_info[:3]))
    assert found["frameworks"]["numpy"] == metadata.version("numpy")
    assert found["home"] == {
        "path": str(home), "writable": True, "bytes": 0, "answers": None, "attempts": None, "problem": "",
    }  # fmt: skip
    assert found["sandbox"]["works"] is True
    assert set(found["sandbox"]["layers"]) <= set(LAYERS)
    assert (found["cuda"] is None) == (found["frameworks"]["torch"] is None)
    assert list(home.iterdir()) == []


def test_doctor_counts_progress(drill, home):
    drill("code", "test", "softmax", ACCEPTED)
    found = examination.examine_home(home)
    assert (found.answers, found.attempts) == (0, 1)
    assert found.size > 0


def test_a_folder_that_cannot_be_made_is_not_writable(tmp_path):
    (tmp_path / "file").write_text("a file stands in the way")
    assert not examination.examine_home(tmp_path / "file" / "home").writable
    assert examination.examine_home(tmp_path / "made" / "later").writable


def test_progress_that_cannot_be_read_is_told(home):
    (home / "progress.jsonl").write_text('{"id":"1","v":99,"kind":"answer","at":"2026-01-01T00:00:00+00:00"}\n')
    assert "newer version" in examination.examine_home(home).problem.en


def test_doctor_speaks_both_languages_without_colour_or_tables(drill):
    english, chinese = drill("doctor").stdout, drill("doctor", "--lang", "zh").stdout
    assert "\x1b" not in english + chinese
    for word in ("Frameworks", "Sandbox", "limits", "Warm processes", "Progress", "nothing yet"):
        assert word in english
    for word in ("框架", "沙箱", "资源限制", "常驻进程", "学习进度", "还没有记录"):
        assert word in chinese


def test_help_is_chinese_in_chinese(drill):
    assert "结束所有常驻进程。" in drill("doctor", "--help", "--lang", "zh").stdout


def test_the_layers_that_hold_close_what_was_tried():
    found = health.try_sandbox()
    assert found.works
    if "landlock" in found.layers:
        assert not {"read", "write"} & set(found.open)
    if "seccomp" in found.layers:
        assert not {"network", "signal"} & set(found.open)


def test_a_process_without_a_sandbox_is_seen_to_get_away_with_everything():
    found = health.try_sandbox(None)
    assert found == Sandbox(works=True, layers=(), open=ATTEMPTS)


def test_doctor_says_what_is_open(elsewhere, monkeypatch, capsys):
    monkeypatch.setattr(health, "try_sandbox", lambda: Sandbox(works=True, layers=("seccomp",), open=("read", "write")))
    assert app.run(["doctor"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "✗ Landlock" in page
    assert "✓ seccomp" in page
    assert "a submission can read your files, change your files here" in page


def test_doctor_answers_no_where_the_judge_cannot_run(elsewhere, monkeypatch, capsys):
    broken = Sandbox(works=False, problem=Text("No module named 'numpy'", "No module named 'numpy'"))
    monkeypatch.setattr(health, "try_sandbox", lambda: broken)
    assert app.run(["doctor", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["sandbox"]["problem"] == "No module named 'numpy'"
    assert app.run(["doctor", "--lang", "zh"]) == 1
    assert "这里无法评测任何代码" in capsys.readouterr().out


def test_warm_processes_are_listed_and_ended(drill, zygotes):
    assert health.warm_processes() == []
    assert json.loads(drill("code", "test", "softmax", ACCEPTED, "--json", **zygotes).stdout)["warm"] is False
    deadline = time.monotonic() + 60
    while not (found := health.warm_processes()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [(one.framework, one.gradings) for one in found] == [("numpy", 0)]
    assert found[0].memory > 1 << 20
    assert json.loads(drill("code", "test", "softmax", ACCEPTED, "--json", **zygotes).stdout)["warm"] is True
    assert [(one.pid, one.gradings) for one in health.warm_processes()] == [(found[0].pid, 1)]
    assert f"✓ numpy       pid {found[0].pid}" in drill("doctor", **zygotes).stdout
    stopped = json.loads(drill("doctor", "--stop", "--json", **zygotes).stdout)["stopped"]
    assert [one["pid"] for one in stopped] == [found[0].pid]
    assert found[0].pid not in {process.pid for process in processes() if process.state != "Z"}
    assert health.warm_processes() == []
    assert drill("doctor", "--stop", "--lang", "zh", **zygotes).stdout == "没有常驻进程在运行\n"


def test_doctor_says_why_gradings_stay_cold_and_what_to_do(elsewhere, zygotes, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_ZYGOTE", "1")
    monkeypatch.setattr(health, "try_sandbox", lambda: Sandbox(works=True))
    folder = Path(os.environ["XDG_RUNTIME_DIR"], f"drill-judge-{os.getuid()}")
    folder.mkdir()
    folder.chmod(0o755)
    app.run(["doctor"])
    page = " ".join(capsys.readouterr().out.split())
    assert f"every grading starts cold: others can enter {folder}, so it is not used: chmod 700 {folder}" in page
    app.run(["doctor", "--lang", "zh"])
    page = "".join(capsys.readouterr().out.split())
    assert "每次评测都是冷启动" in page
    assert f"chmod700{folder}" in page
    app.run(["doctor", "--json"])
    assert f"chmod 700 {folder}" in json.loads(capsys.readouterr().out)["cold"]
    folder.chmod(0o700)
    app.run(["doctor"])
    assert "the first grading starts one" in capsys.readouterr().out


def judged(*layers: str) -> Judgement:
    return Judgement(
        exercise="softmax", framework="numpy", device="cpu", verdict=Verdict.ACCEPTED, passed=1, total=1, seconds=0.1,
        seed=1, layers=layers,
    )  # fmt: skip


def test_a_weaker_sandbox_is_said_once_a_kind_on_stderr(home, capsys):
    for _ in range(2):
        caution.say_once(judged("landlock", "seccomp"), home, "en")
        caution.say_once(judged(), home, "zh")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "drill: the sandbox is weaker here, without namespaces: drill doctor says what that leaves open",
        "drill: 此处的沙箱较弱，缺少 namespaces、Landlock、seccomp：用 drill doctor 查看有哪些风险",
    ]
    assert sorted(file.name for file in home.iterdir()) == ["said-sandbox-landlock-seccomp", "said-sandbox-none"]


def test_nothing_is_said_of_a_whole_sandbox(home, capsys):
    caution.say_once(judged(*LAYERS), home, "en")
    assert capsys.readouterr().err == ""
    assert weaker(LAYERS) is None


def test_the_document_of_a_grading_lists_the_sandbox(drill):
    done = drill("code", "test", "softmax", ACCEPTED, "--json")
    assert set(json.loads(done.stdout)["sandbox"]) <= set(LAYERS)
    assert done.stderr == ""
