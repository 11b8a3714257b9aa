"""`drill interview` as it is used: on a pseudo-terminal, killed, resumed, and line by line."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from terminal import ROOT, Opener, Terminal, modes

from drill.models.interview import Drawn, Setting
from drill.session.interview.state import State, read
from drill.store import Store
from drill.store.heartbeat import Heartbeat

RIGHT = (ROOT / "solutions" / "numpy" / "softmax.py").read_text()
WRONG = "import numpy as np\n\ndef softmax(x, axis=-1):\n    e = np.exp(x)\n    return e / e.sum(axis=axis, keepdims=True)\n"
BANK = """\
bank: demo
title: {en: Demo, zh: 演示}
topics: {demo: {en: Demo, zh: 演示}, demo/one: {en: One, zh: 一}, demo/two: {en: Two, zh: 二}}
questions:
  - id: demo-choice
    type: choice
    topic: demo/one
    prompt: {en: Which one is right?, zh: 哪一个对？}
    choices:
      - {text: {en: the right one, zh: 对的那个}, correct: true, why: {en: Indeed., zh: 的确。}}
      - {text: {en: a wrong one, zh: 错的一个}, why: {en: It is not., zh: 它不对。}}
      - {text: {en: another one, zh: 另外一个}, why: {en: Nor this., zh: 也不对。}}
  - id: demo-number
    type: number
    topic: demo/two
    level: 3
    answer: 2**10
    unit: bytes
    prompt: {en: How many in a kibibyte?, zh: 一 KiB 有多少？}
"""
QUESTIONS = (
    Drawn(id="demo-choice", topic="demo/one", level=1, seconds=20.0),
    Drawn(id="demo-number", topic="demo/two", level=3, seconds=30.0),
)


@pytest.fixture
def work(home: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the interview is held in; a bank of two questions lies in the home."""
    (home / "questions").mkdir()
    (home / "questions" / "demo.yaml").write_text(BANK, encoding="utf-8")
    folder = tmp_path_factory.mktemp("work")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def interview(work: Path) -> Iterator[Opener]:
    opened: list[Terminal] = []

    def start(*arguments: str, **about: Any) -> Terminal:
        opened.append(Terminal("interview", *arguments, **about))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.end()


def draw_up(home: Path, *, part: str = "code", minutes: int = 45, role: str = "vision") -> str:
    """An interview that was begun, with known questions and a known exercise."""
    setting = Setting(minutes=minutes, role=role, seed=1, questions=QUESTIONS, exercises=("softmax",))
    with Store.open(home) as store:
        begun = store.interviews.start(setting.to_json(), datetime.now(UTC))
        if part != "theory":
            store.interviews.step(begun, "part", {"elapsed": 1.0, "part": part}, datetime.now(UTC))
    return begun


def state(home: Path) -> State:
    with Store.open(home) as store:
        return read(store.interviews.all()[-1].steps)


def kinds(home: Path) -> list[str]:
    with Store.open(home) as store:
        return [step.kind for step in store.interviews.all()[-1].steps]


def clock(terminal: Terminal) -> int:
    """Seconds left, as the corner of the screen says it."""
    deadline = time.monotonic() + 5
    while (found := re.search(r" (\d+):(\d\d)$", terminal.text, re.MULTILINE)) is None:
        assert time.monotonic() < deadline, terminal.text
        terminal._feed()
    return int(found[1]) * 60 + int(found[2])


def look(terminal: Terminal, seconds: float) -> None:
    """Take in what it draws for some time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        terminal._feed()


def run(*arguments: str, said: str = "", lang: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRILL_LANG": lang, "COLUMNS": "80", "LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "drill", "interview", *arguments],
        env=environment, input=said, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def rate_follow_ups(terminal: Terminal, rating: str = "3") -> None:
    for number in (1, 2, 3):
        terminal.wait(f"Follow-up {number} of 3", "say it aloud")
        terminal.press("\r")
        terminal.wait("A strong candidate says", "How was yours?")
        terminal.press(rating)


# On a terminal


def test_an_interview_from_the_first_question_to_its_scorecard(interview: Opener, home: Path, work: Path) -> None:
    draw_up(home, part="theory")
    terminal = interview("--resume", rows=40)
    terminal.wait("1/2 · demo/one", "Which one is right?", "Ctrl-P pauses")
    terminal.press(terminal.letter("the right one"))
    terminal.wait("2/2 · demo/two", "kibibyte", absent="Indeed")
    terminal.press("1000\r")
    terminal.wait("Softmax", "every save is judged", "e editor", absent="1024")
    (work / "softmax.py").write_text(WRONG)
    terminal.wait("✗ wrong answer", "t task", absent="subtract")
    assert "what went wrong" not in terminal.text
    (work / "softmax.py").write_text(RIGHT)
    terminal.wait("✓ accepted", "s go on")
    terminal.press("s")
    rate_follow_ups(terminal)
    terminal.wait("Mock interview 1", "theory", "1 of 2 right", "softmax accepted · 2 saves judged", "3.0 of 4")
    terminal.press("w")
    terminal.wait("How many in a kibibyte?", "the answer is 1024 bytes")
    terminal.press("q")
    assert terminal.finish() == 0
    card = state(home).card
    assert card is not None
    assert card["theory"] == 0.5
    (past,) = json.loads(run("--list", "--json").stdout)
    assert (past["role"], past["theory"], past["number"]) == ("vision", 0.5, 1)
    with Store.open(home) as store:
        assert [(log.question, log.correct) for log in store.logs()] == [("demo-choice", True), ("demo-number", False)]


@pytest.mark.parametrize(("lang", "words"), [("en", ("Mock interview", "begin")), ("zh", ("模拟面试", "开始"))])
def test_nothing_is_kept_before_it_is_begun(interview: Opener, home: Path, lang: str, words: tuple[str, str]) -> None:
    terminal = interview("--role", "llm", "--seed", "3", lang=lang)
    terminal.wait(*words)
    terminal.press("q")
    assert terminal.finish() == 0
    with Store.open(home) as store:
        assert store.interviews.all() == []


def test_one_that_was_left_is_offered_and_may_be_given_up(interview: Opener, home: Path) -> None:
    first = draw_up(home)
    terminal = interview("--role", "nlp")
    terminal.wait("An interview is open", "computer vision", "code")
    terminal.press("n")
    terminal.wait("Mock interview: NLP, 45 min")
    terminal.press("\r")
    terminal.wait("1/5")
    terminal.press("\x10")
    terminal.wait("Paused")
    terminal.press("q")
    terminal.wait("drill interview --resume")
    assert terminal.finish() == 0
    with Store.open(home) as store:
        one, two = store.interviews.all()
    assert (one.id, one.steps[-1].kind) == (first, "drop")
    assert (two.settings["role"], two.steps[-1].kind) == ("nlp", "quit")


def test_killed_while_coding_it_goes_on_with_the_same_file_and_the_clock_right(
    interview: Opener, home: Path, work: Path
) -> None:
    draw_up(home)
    terminal = interview("--resume")
    terminal.wait("Softmax", "every save is judged")
    (work / "softmax.py").write_text(WRONG)
    terminal.wait("✗ wrong answer")
    shown = clock(terminal)
    look(terminal, 4)  # no step is made meanwhile: only the beats of the clock tell the time
    before = clock(terminal)
    assert before <= shown - 3
    terminal.child.kill(signal.SIGKILL)
    terminal.child.wait()
    time.sleep(3)  # which nobody is interviewed
    again = interview("--resume")
    again.wait("✗ wrong answer", "softmax.py")
    assert before - 3 <= clock(again) <= before + 2
    assert not (work / "softmax_2.py").exists()
    (work / "softmax.py").write_text(RIGHT)
    again.wait("✓ accepted")
    (coded,) = state(home).coded
    assert (coded.file, coded.saves) == (str(work / "softmax.py"), 2)  # what is judged anew on resuming is no save


@pytest.mark.parametrize("killed", [False, True])
def test_a_pause_does_not_count(interview: Opener, home: Path, killed: bool) -> None:
    draw_up(home)
    terminal = interview("--resume")
    terminal.wait("Softmax")
    before = clock(terminal)
    terminal.press("p")
    terminal.wait("Paused", "The clock stands")
    time.sleep(4)
    if killed:
        terminal.child.kill(signal.SIGKILL)
        terminal.child.wait()
        terminal = interview("--resume")
    else:
        terminal.press("\r")
    terminal.wait("Softmax", absent="Paused")
    assert before - 2 <= clock(terminal) <= before


def test_quit_and_resumed_nothing_is_lost(interview: Opener, home: Path, work: Path) -> None:
    draw_up(home, part="theory")
    terminal = interview("--resume")
    terminal.wait("Which one is right?")
    before = modes(terminal)
    terminal.press(terminal.letter("a wrong one"))
    terminal.wait("2/2")
    terminal.press("q\r")
    terminal.wait("Saved, the clock stands")
    assert terminal.finish() == 0
    assert before != []
    again = interview()
    again.wait("An interview is open", "theory")
    again.press("\r")
    again.wait("1/1 · demo/two", "kibibyte")
    again.press("1024\r")
    again.wait("Softmax")
    again.press("h")
    again.wait("Hint 1 of 3")
    again.press("q")
    again.wait("Saved")
    assert again.finish() == 0
    assert state(home).coded[0].hints == 1
    last = interview("--resume")
    last.wait("every save is judged")
    last.press("s")
    last.wait("s once more")
    last.press("s")
    last.wait("Follow-up 1 of 3")
    last.press("it rescales\r")
    last.wait("you it rescales", "A strong candidate says")
    last.press("q")
    last.wait("Saved")
    assert last.finish() == 0
    assert state(home).told[0].words == "it rescales"
    end = interview("--resume")
    end.wait("you it rescales", "How was yours?")


def test_when_the_time_is_up_the_last_verdict_counts(interview: Opener, home: Path, work: Path) -> None:
    begun = draw_up(home, minutes=20)
    (work / "softmax.py").write_text(RIGHT)
    with Store.open(home) as store:
        detail = {"elapsed": 60.0, "exercise": "softmax", "framework": "numpy", "file": str(work / "softmax.py")}
        store.interviews.step(begun, "begin", detail, datetime.now(UTC))
    Heartbeat(home).beat(begun, 17 * 60 - 8.0)
    terminal = interview("--resume")
    terminal.wait("✓ accepted")
    (work / "softmax.py").write_text(WRONG)
    terminal.wait("✗ wrong answer")
    terminal.wait("Time is up.", "accepted before, and that counts")
    terminal.press("\r")
    terminal.wait("Follow-up 1 of 3")
    (coded,) = state(home).coded
    assert coded.closed
    assert coded.accepted  # what was accepted once stays so
    assert coded.saves == 1


def test_every_save_in_an_editor_that_takes_the_terminal_is_judged(
    interview: Opener, home: Path, work: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    draw_up(home)
    tools = tmp_path_factory.mktemp("tools")
    (tools / "wrong.py").write_text(WRONG)
    (tools / "right.py").write_text(RIGHT)
    script = tools / "edit"
    script.write_text(
        f'#!/bin/sh\necho EDITING\ncp {tools}/wrong.py "$2"\nsleep 4\ncp {tools}/right.py "$2"\nsleep 4\n'
    )
    script.chmod(0o755)
    terminal = interview("--resume", EDITOR=str(script))
    terminal.wait("Softmax")
    terminal.press("e")
    terminal.wait("EDITING", absent="Softmax")
    terminal.wait("✓ accepted", "s go on")
    assert state(home).coded[0].saves == 2


def test_what_an_open_editor_saves_after_the_time_does_not_count(
    interview: Opener, home: Path, work: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    begun = draw_up(home, minutes=20)
    script = tmp_path_factory.mktemp("tools") / "edit"
    (script.parent / "right.py").write_text(RIGHT)
    script.write_text(f'#!/bin/sh\necho EDITING\nsleep 6\ncp {script.parent}/right.py "$2"\n')
    script.chmod(0o755)
    Heartbeat(home).beat(begun, 17 * 60 - 4.0)
    terminal = interview("--resume", EDITOR=str(script))
    terminal.wait("Softmax")
    (work / "softmax.py").write_text(WRONG)
    terminal.wait("✗ wrong answer")
    terminal.press("e")
    terminal.wait("EDITING")
    terminal.wait("Time is up.", "✗ wrong answer")
    assert [(coded.verdict, coded.saves) for coded in state(home).coded] == [("wrong_answer", 1)]


def test_killed_in_the_warm_up_no_answer_is_lost_or_asked_again(interview: Opener, home: Path) -> None:
    draw_up(home, part="theory")
    terminal = interview("--resume")
    terminal.wait("Which one is right?")
    terminal.press(terminal.letter("the right one"))
    terminal.wait("2/2")
    terminal.child.kill(signal.SIGKILL)
    terminal.child.wait()
    again = interview("--resume")
    again.wait("1/1 · demo/two", "kibibyte")


def test_an_exercise_that_went_away_meanwhile_is_passed_over(interview: Opener, home: Path) -> None:
    begun = draw_up(home)
    with Store.open(home) as store:
        detail = {"elapsed": 60.0, "exercise": "gone", "framework": "numpy", "file": "/nowhere/gone.py"}
        store.interviews.step(begun, "begin", detail, datetime.now(UTC))
        store.interviews.step(begun, "told", {"elapsed": 61.0, "exercise": "gone", "at": 0}, datetime.now(UTC))
    terminal = interview("--resume")
    terminal.wait("Mock interview 1", "nothing was judged")


def test_control_c_saves_and_gives_the_terminal_back(interview: Opener, home: Path) -> None:
    draw_up(home)
    terminal = interview("--resume")
    terminal.wait("Softmax")
    terminal.press("\x03")
    terminal.wait("Saved, the clock stands")
    assert terminal.finish() == 130
    assert kinds(home)[-1] == "quit"


def test_a_terminal_that_goes_away_loses_nothing(interview: Opener, home: Path) -> None:
    draw_up(home)
    terminal = interview("--resume")
    terminal.wait("Softmax")
    time.sleep(1.5)
    terminal.child.close(force=True)
    assert state(home).seconds > 1.5


@pytest.mark.parametrize(("lang", "words"), [("en", "every save is judged"), ("zh", "每次保存都会评测")])
def test_the_clock_and_the_page_fit_a_narrow_screen(interview: Opener, home: Path, lang: str, words: str) -> None:
    draw_up(home)
    terminal = interview("--resume", rows=20, columns=40, lang=lang)
    terminal.wait(words.split(maxsplit=1)[0] if lang == "en" else words)
    left = clock(terminal)
    assert 38 * 60 - 10 <= left <= 38 * 60 + 15
    terminal.press(" ")
    look(terminal, 2)
    assert clock(terminal) < left


def test_questions_that_the_time_does_not_reach_are_said_to_be_left_out(interview: Opener, home: Path) -> None:
    begun = draw_up(home, part="theory", minutes=30)
    Heartbeat(home).beat(begun, 10 * 60 - 3.0)
    terminal = interview("--resume")
    terminal.wait("Which one is right?")
    look(terminal, 4)
    assert clock(terminal) == 0
    terminal.press(terminal.letter("the right one"))  # the one that is asked may be finished
    terminal.wait("The time for theory is over")
    terminal.press("\r")
    terminal.wait("Softmax")
    with Store.open(home) as store:
        assert [log.correct for log in store.logs()] == [True]


def test_what_was_saved_a_moment_before_it_is_handed_in_is_judged(interview: Opener, home: Path, work: Path) -> None:
    draw_up(home)
    terminal = interview("--resume")
    terminal.wait("Softmax")
    (work / "softmax.py").write_text(RIGHT)
    terminal.press("ss")
    terminal.wait("Follow-up 1 of 3")
    (coded,) = state(home).coded
    assert coded.accepted


def test_where_no_time_was_left_for_code_it_counts_as_not_written(interview: Opener, home: Path) -> None:
    begun = draw_up(home, part="theory")
    Heartbeat(home).beat(begun, 46 * 60.0)
    terminal = interview("--resume")
    terminal.wait("The time for theory is over")
    terminal.press("\r")
    terminal.wait("Mock interview 1")
    card = state(home).card
    assert card is not None
    assert (card["code"], [one["exercise"] for one in card["exercises"]]) == (0.0, ["softmax"])


def test_control_c_at_the_scorecard_does_not_say_that_it_goes_on(interview: Opener, home: Path) -> None:
    begun = draw_up(home, part="talk")
    Heartbeat(home).beat(begun, 46 * 60.0)
    terminal = interview("--resume")
    terminal.wait("Mock interview 1", "done")
    terminal.press("\x03")
    assert terminal.finish() == 130
    assert "--resume" not in terminal.text


def test_a_store_that_fails_while_the_editor_has_the_terminal_is_said_when_it_is_closed(
    interview: Opener, home: Path, work: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    draw_up(home)
    script = tmp_path_factory.mktemp("tools") / "edit"
    (script.parent / "wrong.py").write_text(WRONG)
    script.write_text(
        f"#!/bin/sh\necho EDITING\nrm -rf {home}/attempts\ntouch {home}/attempts\n"
        f'cp {script.parent}/wrong.py "$2"\nsleep 3\nread line\necho "TYPED $line"\nsleep 1\n'
    )
    script.chmod(0o755)
    terminal = interview("--resume", EDITOR=str(script))
    terminal.wait("Softmax")
    terminal.press("e")
    terminal.wait("EDITING")
    look(terminal, 3)
    assert "Softmax" not in terminal.text  # the page is not drawn over the editor
    terminal.press("hello\r")
    terminal.wait("TYPED hello")
    terminal.wait("softmax.py", "›", absent="TYPED")


# Past ones


def test_interviews_are_compared_over_time(interview: Opener, home: Path, work: Path) -> None:
    for rating in ("1", "4"):
        draw_up(home)
        terminal = interview("--resume", rows=40)
        terminal.wait("Softmax")
        newest = max(work.glob("softmax*.py"), key=lambda file: file.stat().st_mtime_ns)
        newest.write_text(RIGHT)
        terminal.wait("✓ accepted")
        terminal.press("s")
        rate_follow_ups(terminal, rating)
        terminal.wait("Mock interview")
        terminal.press("q")
        assert terminal.finish() == 0
    first, second = json.loads(run("--list", "--json").stdout)
    assert (first["communication"], second["communication"]) == (0.0, 1.0)
    assert second["share"] == pytest.approx(first["share"] + 0.2)
    assert "+20" in run("--list").stdout
    assert "+20 since" in run("--show", "last").stdout
    assert "since" not in run("--show", "1").stdout
    assert "推荐" in run("--show", "2", lang="zh").stdout
    assert run("--show", "7").returncode == 2


@pytest.mark.parametrize(("lang", "words"), [("en", "No interview has been finished"), ("zh", "还没有完成过模拟面试")])
def test_without_any_it_says_how_to_begin(work: Path, lang: str, words: str) -> None:
    assert words in run("--list", lang=lang).stdout
    assert json.loads(run("--list", "--json", lang=lang).stdout) == []
    assert run("--resume", lang=lang).returncode == 2
    assert run("--show", "last", lang=lang).returncode == 2


# Without a terminal


def test_line_by_line_the_end_of_the_input_saves_and_it_goes_on(home: Path, work: Path) -> None:
    draw_up(home, part="theory")
    first = run("--resume", said="b\n")
    assert first.returncode == 0, first.stderr
    assert "Noted." in first.stdout
    assert "Indeed" not in first.stdout
    assert "drill interview --resume" in first.stdout
    second = run(said="\n:p\n\n1024\nh\n")
    assert second.returncode == 0, second.stderr
    assert "An interview is open" in second.stdout
    assert "Paused" in second.stdout
    assert "Hint 1 of 3" in second.stdout
    (work / "softmax.py").write_text(WRONG)
    third = run("--resume")
    assert "✗ wrong answer" in third.stdout
    (work / "softmax.py").write_text(RIGHT)
    fourth = run("--resume", said="s\nit rescales\n3\n\nfive\n4\n\n2\n")
    assert fourth.returncode == 0, fourth.stderr
    for words in ("Follow-up 3 of 3", "rate it with a number", "Mock interview 1", "softmax accepted", "1 hint"):
        assert words in " ".join(fourth.stdout.split())
    assert state(home).over


def test_line_by_line_a_new_one_begins_at_once(home: Path, work: Path) -> None:
    done = run("--minutes", "30", "--role", "llm", "--seed", "1", lang="zh")
    assert done.returncode == 0, done.stderr
    assert "模拟面试：大模型，30 分钟" in done.stdout
    assert "继续：drill interview --resume" in done.stdout
    with Store.open(home) as store:
        (held,) = store.interviews.all()
    assert len(held.settings["questions"]) == 4
    assert len({question["topic"] for question in held.settings["questions"]}) == 4


def test_line_by_line_asking_for_the_time_does_not_hand_it_in(home: Path, work: Path) -> None:
    draw_up(home)
    done = run("--resume", said="time\n")
    assert "left" in done.stdout
    assert "Time is up" not in done.stdout
    assert not state(home).coded[0].closed


def test_a_large_seed_is_kept_and_goes_on(home: Path, work: Path) -> None:
    for seed in (10**15, 10**30):
        assert run("--seed", str(seed)).returncode == 0
        assert run("--resume").returncode == 0
        with Store.open(home) as store:
            held = store.interviews.all()[-1]
            store.interviews.step(held.id, "drop", {"elapsed": 1.0}, datetime.now(UTC))


def test_with_the_clock_on_the_wall_set_back_no_answer_is_lost_or_asked_again(home: Path, work: Path) -> None:
    setting = Setting(minutes=45, role="vision", seed=1, questions=QUESTIONS, exercises=("softmax",))
    with Store.open(home) as store:
        store.interviews.start(setting.to_json(), datetime.now(UTC) + timedelta(hours=3))
    assert "Noted." in run("--resume", said="b\n").stdout
    again = run("--resume")
    assert "Which one is right?" not in again.stdout
    assert "kibibyte" in again.stdout


@pytest.mark.parametrize(
    "about", [{"framework": "rust"}, {"file": f"/{'a' * 5000}/softmax.py"}, {"file": "/a\0/softmax.py"}]
)
def test_what_an_imported_interview_says_of_its_file_is_not_believed(
    home: Path, work: Path, about: dict[str, str]
) -> None:
    begun = draw_up(home)
    with Store.open(home) as store:
        detail = {
            "elapsed": 60.0,
            "exercise": "softmax",
            "framework": "numpy",
            "file": str(work / "softmax.py"),
            **about,
        }
        store.interviews.step(begun, "begin", detail, datetime.now(UTC))
    done = run("--resume")
    assert done.returncode == 0, done.stderr
    assert (work / "softmax.py").exists()


def test_an_exercise_that_cannot_be_read_any_more_hides_no_scorecard(home: Path, work: Path) -> None:
    begun = draw_up(home, part="talk")
    Heartbeat(home).beat(begun, 46 * 60.0)
    assert "Mock interview 1" in run("--resume").stdout
    broken = home / "questions" / "exercises" / "softmax"
    broken.mkdir(parents=True)
    (broken / "exercise.yaml").write_text("id: [")
    shown = run("--show", "1")
    assert "softmax" in shown.stdout, shown.stderr
