"""The quiz on a real pseudo-terminal, its screen read by a terminal emulator."""

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest
from terminal import ROOT, Opener, Terminal, answers, modes

from drill.store import Store

BANK = """\
bank: demo
title: {en: Demo, zh: 演示}
topics: {demo: {en: Demo, zh: 演示}, demo/one: {en: One, zh: 一}}
questions:
  - id: demo-choice
    type: choice
    topic: demo/one
    prompt: {en: Which one is right?, zh: 哪一个对？}
    choices:
      - {text: {en: the right one, zh: 对的那个}, correct: true, why: {en: Indeed., zh: 的确。}}
      - {text: {en: a wrong one, zh: 错的一个}, why: {en: It is not., zh: 它不对。}}
      - {text: {en: another one, zh: 另外一个}, why: {en: Nor this., zh: 也不对。}}
  - id: demo-other
    type: choice
    topic: demo/one
    level: 2
    prompt: {en: Which are right? (several), zh: 哪些对？（多选）}
    choices:
      - {text: {en: sure, zh: 是}, correct: true}
      - {text: {en: also, zh: 也是}, correct: true}
      - {text: {en: nope, zh: 不是}}
  - id: demo-recall
    type: recall
    topic: demo/one
    level: 3
    prompt: {en: Explain the cache., zh: 解释缓存。}
    answer: {en: Keys and values are kept., zh: 缓存 K 和 V。}
    points:
      - {text: {en: They are kept, zh: 保留下来}, any: {en: [kept], zh: [缓存]}}
  - id: demo-number
    type: number
    topic: demo/one
    level: 4
    answer: 2**10
    unit: bytes
    prompt: {en: How many in a kibibyte?, zh: 一 KiB 有多少？}
"""


@pytest.fixture
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("banks") / "demo.yaml"
    file.write_text(BANK, encoding="utf-8")
    return file


@pytest.fixture
def quiz(bank: Path) -> Iterator[Opener]:
    opened: list[Terminal] = []

    def start(*arguments: str, **about: Any) -> Terminal:
        opened.append(Terminal("quiz", "--bank", str(bank), *arguments, **about))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.end()


def test_a_whole_round_from_first_question_to_summary(quiz: Opener, home: Path) -> None:
    terminal = quiz()
    terminal.wait("1/4 · demo/one · ○○○○", "Which one is right?", "a–c answer")
    terminal.press(terminal.letter("the right one"))
    terminal.wait("✓ Right", "Indeed.", "back", "next")
    terminal.press("\r")
    terminal.wait("2/4", "Which are right?", "u undo")
    terminal.press(terminal.letter("sure"))
    terminal.wait("■")
    terminal.press(terminal.letter("also") + "\r")
    terminal.wait("✓ Right")
    terminal.press(" ")
    terminal.wait("Explain the cache.", "›")
    terminal.press("they are kept\r")
    terminal.wait("✓ Good enough — 1 of 1 points heard")
    terminal.press("\r")
    terminal.wait("kibibyte", "(in bytes)")
    terminal.press("2^10\r")
    terminal.wait("✓ Right", "finish")
    terminal.press("\r")
    terminal.wait("4/4 right at the first try", "back", "next")
    assert terminal.finish() == 0
    assert [correct for _, correct in answers(home)] == [True] * 4


def test_a_whole_round_in_chinese_with_full_width_keys(quiz: Opener, home: Path) -> None:
    terminal = quiz("--count", "2", lang="zh")
    terminal.wait("哪一个对？", "a–c 作答", "? 提示")
    terminal.press("？")
    terminal.wait("提示  ", "不对")
    terminal.press(chr(ord("ａ") + ord(terminal.letter("对的那个")) - ord("a")))
    terminal.wait("✓ 正确", "下次")
    terminal.press("\r")
    terminal.wait("哪些对？")
    terminal.press("ｑ")
    terminal.wait("1/1 题首次答对", "下一步")
    assert terminal.finish() == 0
    assert len(answers(home)) == 1


def test_chinese_is_typed_and_edited_by_cells(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "recall", lang="zh")
    terminal.wait("解释缓存。", "›")
    terminal.press("缓存了KV值")
    terminal.wait("› 缓存了KV值")
    assert terminal.screen.cursor.x == 4 + 10
    terminal.press("\x1b[D\x7f")  # left, backspace
    terminal.wait("› 缓存了K值")
    assert terminal.screen.cursor.x == 4 + 7
    terminal.press("\x01前\x05后\r")  # to the beginning, to the end
    terminal.wait("✓ 基本到位")
    terminal.press("q")
    terminal.finish()
    with Store.open(home) as store:
        assert store.logs()[0].answer == "前缓存了K值后"


def test_a_key_split_across_reads_is_put_together(quiz: Opener) -> None:
    terminal = quiz("--type", "recall", lang="zh")
    terminal.wait("›")
    for byte in "缓".encode():
        terminal.press(bytes([byte]))
        time.sleep(0.02)
    terminal.wait("› 缓")


def test_a_hint_strikes_out_a_wrong_choice_which_then_cannot_be_taken(quiz: Opener, home: Path) -> None:
    terminal = quiz("--count", "1")
    terminal.wait("Which one is right?")
    before = {words: terminal.letter(words) for words in ("a wrong one", "another one")}
    terminal.press("?")
    terminal.wait("is not right.")
    struck = "a wrong one" if "–  a wrong one" in terminal.text else "another one"
    terminal.press(before[struck])
    terminal.wait("struck out")
    assert answers(home) == []
    terminal.press("?")
    terminal.wait("no further hint")


def test_undo_after_feedback_and_at_the_next_prompt(quiz: Opener, home: Path) -> None:
    terminal = quiz()
    terminal.wait("Which one is right?")
    terminal.press("u")
    terminal.wait("nothing to undo")
    terminal.press(terminal.letter("a wrong one"))
    terminal.wait("✗ Not right")
    terminal.press("u")
    terminal.wait("a–c answer", "○○○○", absent="✗")
    assert answers(home) == []
    terminal.press(terminal.letter("the right one"))
    terminal.wait("✓ Right")
    terminal.press("\r")
    terminal.wait("2/4", "Which are right?")
    terminal.press("u")
    terminal.wait("1/4", "Which one is right?", absent="Which are")
    assert answers(home) == []


def test_a_rating_key_overrules_and_the_interval_follows(quiz: Opener, home: Path) -> None:
    terminal = quiz()
    terminal.wait("Which one is right?")
    terminal.press(terminal.letter("the right one"))
    terminal.wait("✓ Right")
    terminal.press("1")
    terminal.wait("[again]", "once more in this round")
    terminal.press("4")
    terminal.wait("[easy]", absent="once more")
    terminal.press("\r")
    terminal.wait("2/4")
    with Store.open(home) as store:
        assert [int(log.rating) for log in store.logs()] == [4]


def test_recall_said_aloud_is_rated_by_the_learner(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "recall")
    terminal.wait("Explain the cache.", "›")
    terminal.press("\r")
    terminal.wait("A strong answer", "Keys and values are kept.", "1 again")
    assert answers(home) == []
    terminal.press("3")
    terminal.wait("1/1 right")
    assert terminal.finish() == 0
    assert answers(home) == [("demo-recall", True)]


def test_what_cannot_be_read_is_asked_again(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "number")
    terminal.wait("›")
    terminal.press("0,5\r")
    terminal.wait("type a number in bytes", "› 0,5")
    assert answers(home) == []
    terminal.press("\x151024 bytes\r")
    terminal.wait("✓ Right")


def test_commands_among_typed_answers_are_lines_of_their_own(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "number")
    terminal.wait("›")
    terminal.press("？\r")
    terminal.wait("It lies between 1000 and 10000, in bytes.")
    terminal.press("q\r")
    terminal.wait("Nothing was answered.")
    assert terminal.finish() == 0
    assert answers(home) == []


def test_a_skipped_question_comes_last(quiz: Opener) -> None:
    terminal = quiz("--count", "2")
    terminal.wait("Which one is right?")
    terminal.press("s")
    terminal.wait("Which are right?")
    terminal.press("s")
    terminal.wait("Which one is right?")


def test_a_resized_window_redraws_the_question(quiz: Opener) -> None:
    terminal = quiz("--type", "choice")
    terminal.wait("Which one is right?", "a–c answer")
    terminal.resize(20, 40)
    terminal.wait("Which one is right?", "quit")
    assert all(len(line) <= 40 for line in terminal.lines)
    assert terminal.text.count("Which one is right?") == 1


def test_typed_text_survives_a_resize(quiz: Opener) -> None:
    terminal = quiz("--type", "recall")
    terminal.wait("›")
    terminal.press("half an answer")
    terminal.wait("› half an answer")
    terminal.resize(20, 40)
    time.sleep(0.2)
    terminal.press("!")
    terminal.wait("› half an answer!", "Explain the cache.")
    assert terminal.text.count("half an answer") == 1


def test_pages_scroll_into_the_scrollback_whole_and_once(quiz: Opener) -> None:
    terminal = quiz("--count", "1", rows=14)
    terminal.wait("Which one is right?")
    terminal.press(terminal.letter("the right one"))
    terminal.wait("Indeed.", "w why")
    terminal.press("w")
    terminal.wait("more")
    terminal.press(" ")
    terminal.wait("back", "finish")
    terminal.press(" ")
    terminal.wait("1/1 right at the first try")
    assert terminal.finish() == 0
    transcript = terminal.history
    for words in ("Which one is right?", "✓ Right", "Indeed.", "It is not.", "Nor this."):
        assert transcript.count(words) == 1, transcript
    assert "undo" not in transcript


def test_no_alternate_screen_and_the_cursor_stays_visible(bank: Path) -> None:
    terminal = Terminal("quiz", "--bank", str(bank))
    seen = b""
    deadline = time.monotonic() + 20
    while b"Which one" not in seen and time.monotonic() < deadline:
        seen += terminal.child.read_nonblocking(65536, timeout=5)
    terminal.end()
    assert b"\x1b[?1049h" not in seen
    assert b"\x1b[?25l" not in seen


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 0)])
def test_a_signal_restores_the_terminal_and_keeps_the_answers(
    quiz: Opener, home: Path, number: signal.Signals, code: int
) -> None:
    terminal = quiz()
    before = modes(terminal)
    terminal.wait("Which one is right?")
    assert modes(terminal)[3] != before[3]
    terminal.press(terminal.letter("the right one"))
    terminal.wait("✓ Right")
    os.kill(terminal.child.pid, number)
    deadline = time.monotonic() + 20
    while modes(terminal)[3] != before[3]:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert terminal.finish() == code
    assert "Traceback" not in terminal.text
    assert answers(home) == [("demo-choice", True)]


def test_ctrl_c_exits_130_and_says_that_answers_are_saved(quiz: Opener, home: Path) -> None:
    terminal = quiz()
    terminal.wait("Which one is right?")
    terminal.press(terminal.letter("the right one"))
    terminal.wait("✓ Right")
    terminal.press("\x03")
    terminal.wait("1 answer is saved.")
    assert terminal.finish() == 130
    assert len(answers(home)) == 1


@pytest.mark.parametrize("stage", ["prompt", "feedback", "typing"])
def test_ctrl_d_quits_like_q(quiz: Opener, stage: str) -> None:
    terminal = quiz(*(("--type", "number") if stage == "typing" else ("--type", "choice")))
    terminal.wait("1/")
    if stage == "feedback":
        terminal.press(terminal.letter("the right one"))
        terminal.wait("✓ Right")
    terminal.press("\x04")
    assert terminal.finish() == 0


def test_killed_between_answers_nothing_is_lost(quiz: Opener, home: Path) -> None:
    terminal = quiz()
    terminal.wait("Which one is right?")
    terminal.press(terminal.letter("the right one"))
    terminal.wait("✓ Right")
    terminal.child.kill(signal.SIGKILL)
    terminal.finish()
    assert answers(home) == [("demo-choice", True)]
    again = quiz()
    again.wait("1/3", "Which are right?")


def test_a_closed_terminal_ends_the_quiz_silently(quiz: Opener, home: Path) -> None:
    terminal = quiz()
    terminal.wait("Which one is right?")
    terminal.press(terminal.letter("the right one"))
    terminal.wait("✓ Right")
    pid = terminal.child.pid
    terminal.child.ptyproc.fileobj.close()
    terminal.child.closed = terminal.child.ptyproc.closed = True
    deadline = time.monotonic() + 20
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            break
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert os.waitstatus_to_exitcode(status) == 0
    assert answers(home) == [("demo-choice", True)]
    assert not (home / "bug.log").exists()


def test_suspended_the_terminal_is_the_shells_again_and_fg_redraws(bank: Path) -> None:
    # Job control needs a shell: nothing stops a process that has no parent in its session to continue it.
    shell = Terminal(command=["bash", "--norc", "--noediting", "-i"])
    try:
        shell.press(f"PS1='$ '; {sys.executable} -m drill quiz --bank {bank}\r")
        shell.wait("Which one is right?", "a–c answer")
        during = modes(shell)
        shell.press("\x1a")
        shell.wait("Stopped")
        assert modes(shell)[3] != during[3]
        shell.press("echo sh''ell\r")
        shell.wait("shell")
        shell.press("fg\r")
        shell.wait("Which one is right?", "a–c answer", absent="Stopped")
        assert modes(shell)[3] == during[3]
        shell.press("q")
        shell.wait("Nothing was answered.", "$")
    finally:
        shell.end()


def test_without_colour_no_colour_is_sent(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "drill", "quiz", "--bank", str(bank)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "DRILL_LANG": "en"},
        timeout=20,
    )
    child.expect("quit")
    seen = child.before + child.after
    child.close(force=True)
    assert not re.search(rb"\x1b\[[0-9;]*3[0-9]", seen)


@pytest.mark.parametrize("arguments", [("--plain",), ()])
def test_plain_on_a_terminal_moves_no_cursor_and_asks_again(bank: Path, home: Path, arguments: tuple[str, ...]) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "drill", "quiz", "--bank", str(bank), "--type", "number", *arguments],
        env={
            **os.environ, "PYTHONPATH": str(ROOT), "DRILL_LANG": "en",
            "TERM": "xterm-256color" if arguments else "dumb",
        },
        timeout=20,
    )  # fmt: skip
    child.expect("> ")
    seen = child.before
    child.send("b\n")
    child.expect("type a number in bytes")
    seen += child.before
    child.send("1024\n")
    child.expect("1/1 right")
    seen += child.before
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert b"\x1b" not in seen
    assert answers(home) == [("demo-number", True)]
