"""Rounds that are broken off and go on, whatever ended them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from terminal import ROOT, Opener, Terminal, answers, modes

QUESTIONS = 6


@pytest.fixture
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("banks") / "demo.yaml"
    entries = "".join(
        f"  - id: demo-{number}\n    prompt: Question {number}?\n    choices:\n"
        f"      - {{text: right {number}, correct: true}}\n"
        f"      - {{text: wrong {number}}}\n      - {{text: other {number}}}\n"
        for number in range(QUESTIONS)
    )
    file.write_text(f"bank: demo\nquestions:\n{entries}")
    return file


@pytest.fixture
def quiz(bank: Path) -> Iterator[Opener]:
    opened: list[Terminal] = []

    def start(*arguments: str, **about: Any) -> Terminal:
        opened.append(Terminal("quiz", *arguments, **about))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.end()


def question(terminal: Terminal) -> str:
    terminal.wait("Question", "quit")
    return terminal.text.split("Question ")[1][0]


def choices(terminal: Terminal) -> list[str]:
    return [line.strip() for line in terminal.lines if line.strip()[:1] in "abc" and line.strip()[1:3] == "  "]


def answer(terminal: Terminal, words: str = "right") -> None:
    terminal.press(terminal.letter(f"{words} {question(terminal)}"))
    terminal.wait("rating")
    terminal.press("\r")


def lines(*arguments: str | Path, text: str = "", **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "drill", *arguments],
        input=text.encode(),
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "DRILL_LANG": "en", **environment},
        check=True,
    )
    return done.stdout.decode()


def close(terminal: Terminal) -> None:
    """The window is closed."""
    pid = terminal.child.pid
    terminal.child.ptyproc.fileobj.close()
    terminal.child.closed = terminal.child.ptyproc.closed = True
    deadline = time.monotonic() + 20
    while not os.waitpid(pid, os.WNOHANG)[0]:
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("how", ["q", "ctrl-c", "ctrl-d", "hangup", "terminate", "kill", "close"])
def test_a_round_goes_on_where_it_was_broken_off(quiz: Opener, bank: Path, home: Path, how: str) -> None:
    terminal = quiz("--bank", str(bank), "--seed", "5", "--mode", "random")
    answer(terminal)
    terminal.wait(f"2/{QUESTIONS}", "undo")
    answer(terminal, "wrong")
    terminal.wait(f"3/{QUESTIONS}", "undo")
    third, shown = question(terminal), choices(terminal)
    if how in ("q", "ctrl-c", "ctrl-d"):
        terminal.press({"q": "q", "ctrl-c": "\x03", "ctrl-d": "\x04"}[how])
        terminal.wait("drill quiz --resume")
        assert terminal.finish() == (130 if how == "ctrl-c" else 0)
    elif how == "close":
        close(terminal)
    else:
        number = {"hangup": signal.SIGHUP, "terminate": signal.SIGTERM, "kill": signal.SIGKILL}[how]
        os.kill(terminal.child.pid, number)
        terminal.finish()
    assert [correct for _, correct in answers(home)] == [True, False]
    assert not (home / "bug.log").exists()

    again = quiz("--resume")
    again.wait(f"3/{QUESTIONS} · demo · ●●○○○○")
    assert question(again) == third
    assert choices(again) == shown
    while "finish" not in again.text:
        again.press(again.letter(f"right {question(again)}"))
        again.wait("rating")
        if "finish" not in again.text:
            again.press("\r")
            again.wait("undo", "answer", absent="rating")
    again.press("\r")
    again.wait(f"{QUESTIONS - 1}/{QUESTIONS} right at the first try")
    assert again.finish() == 0
    assert len(answers(home)) == QUESTIONS + 1
    none = quiz("--resume")
    none.wait("No round was broken off.")
    assert none.finish() == 0


def test_what_was_answered_before_the_break_can_be_taken_back(quiz: Opener, bank: Path, home: Path) -> None:
    terminal = quiz("--bank", str(bank), "--seed", "5")
    first = question(terminal)
    answer(terminal, "wrong")
    terminal.wait("2/", "undo")
    terminal.press("q")
    terminal.finish()
    again = quiz("--resume")
    again.wait("2/", "u undo")
    again.press("u")
    again.wait("1/", f"Question {first}?")
    assert answers(home) == []


def test_a_new_round_mentions_the_one_that_was_broken_off_once(quiz: Opener, bank: Path) -> None:
    terminal = quiz("--bank", str(bank), "--count", "3")
    answer(terminal)
    terminal.wait("2/3", "undo")
    terminal.press("q")
    terminal.finish()
    again = quiz("--bank", str(bank), "--count", "2", lang="zh")
    again.wait("1/2", "上一轮还剩 2 题：drill quiz --resume")
    again.press("s")
    again.wait("作答", absent="--resume")


def test_a_round_in_which_nothing_happened_is_not_mentioned(quiz: Opener, bank: Path) -> None:
    terminal = quiz("--bank", str(bank))
    terminal.wait("1/")
    terminal.press("q")
    terminal.finish()
    again = quiz("--bank", str(bank))
    again.wait("1/", "answer")
    assert "--resume" not in again.text


def test_line_by_line_a_round_goes_on_too(bank: Path, home: Path) -> None:
    first = lines("quiz", "--bank", bank, "--seed", "5", text="a\nb\n")
    assert "drill quiz --resume" in first
    asked = [line.strip() for line in first.splitlines() if "Question" in line and "✗" not in line]
    rest = lines("quiz", "--resume", text="a\n" * 60)
    assert asked[2] in rest
    assert f"3/{QUESTIONS}" in rest
    assert len({question for question, _ in answers(home)}) == QUESTIONS
    assert "No round was broken off." in lines("quiz", "--resume")


def test_the_bare_command_leads_back_to_the_round(home: Path, bank: Path) -> None:
    folder = home / "questions"
    folder.mkdir()
    (folder / "demo.yaml").write_bytes(bank.read_bytes())
    lines("quiz", "--topic", "demo", text="a\n")
    assert "drill quiz --resume" in lines()


def test_the_settings_of_a_round_go_on_with_it(quiz: Opener, bank: Path) -> None:
    terminal = quiz("--bank", str(bank), "--confidence")
    terminal.press(terminal.letter(f"right {question(terminal)}"))
    terminal.wait("How sure?")
    terminal.press("2\rq")
    terminal.finish()
    again = quiz("--resume")
    again.press(again.letter(f"right {question(again)}"))
    again.wait("How sure?")


def test_where_the_output_goes_into_a_pipe_nothing_is_drawn(bank: Path) -> None:
    terminal = Terminal(command=["bash", "-c", f"{sys.executable} -m drill quiz --bank {bank} | cat"])
    try:
        terminal.wait("a) ", ">")
        terminal.press("q\r")
        terminal.wait("Nothing was answered.")
        terminal.finish()
    finally:
        terminal.end()


def test_an_error_leaves_the_terminal_as_it_was(quiz: Opener, bank: Path, home: Path) -> None:
    terminal = quiz("--bank", str(bank))
    before = modes(terminal)
    terminal.wait("Question")
    os.kill(terminal.child.pid, signal.SIGTERM)
    assert terminal.finish() == 143
    assert before[3] != 0
    assert "Traceback" not in terminal.text
