"""What can be done at a question and after it, on a real pseudo-terminal."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from terminal import Opener, Terminal, answers

from drill.models.card import Rating
from drill.store import Store

BANK = """\
bank: demo
title: {en: Demo, zh: 演示}
topics: {demo: {en: Demo, zh: 演示}}
questions:
  - id: demo-choice
    topic: demo
    prompt: {en: Which one is right?, zh: 哪一个对？}
    choices:
      - {text: {en: the right one, zh: 对的那个}, correct: true, why: {en: Indeed., zh: 的确。}}
      - {text: {en: a wrong one, zh: 错的一个}, why: {en: It is not., zh: 它不对。}}
      - {text: {en: another one, zh: 另外一个}, why: {en: Nor this., zh: 也不对。}}
    sources: [https://arxiv.org/abs/1706.03762]
  - id: demo-number
    type: number
    topic: demo
    level: 2
    answer: 2**10
    unit: bytes
    prompt: {en: How many in a kibibyte?, zh: 一 KiB 有多少？}
  - id: demo-recall
    type: recall
    topic: demo
    level: 3
    prompt: {en: Explain the cache., zh: 解释缓存。}
    answer: {en: Keys and values are stored., zh: 缓存 K 和 V。}
    points:
      - {text: {en: They are kept, zh: 保留下来}, any: {en: [kept], zh: [缓存]}}
      - {text: {en: It costs memory, zh: 占用显存}, any: {en: [memory], zh: [显存]}}
      - {text: {en: It saves time, zh: 节省时间}, any: {en: [time], zh: [时间]}}
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


def ratings(home: Path) -> list[int]:
    with Store.open(home) as store:
        return [int(log.rating) for log in store.logs()]


def miss(terminal: Terminal) -> None:
    terminal.wait("Which one is right?", "a–c answer")
    terminal.press(terminal.letter("a wrong one"))
    terminal.wait("✗ Not right")


def test_feedback_gives_the_reasons_of_ones_own_choice_and_of_the_right_one(quiz: Opener) -> None:
    terminal = quiz("--type", "choice")
    miss(terminal)
    terminal.wait("It is not.", "Indeed.", "w why not the others")
    assert "Nor this." not in terminal.text
    terminal.press("w")
    terminal.wait("Nor this.", absent="w why")
    terminal.press("w")
    terminal.wait("w why", absent="Nor this.")


def test_after_undo_the_card_is_as_it_was_and_the_question_is_asked_again(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "choice")
    miss(terminal)
    with Store.open(home) as store:
        assert store.card("demo-choice") is not None
    terminal.press("u")
    terminal.wait("a–c answer", absent="✗")
    with Store.open(home) as store:
        assert store.card("demo-choice") is None
        assert store.logs() == []
    assert b'"undo"' in (home / "progress.jsonl").read_bytes()
    assert b'"answer"' in (home / "progress.jsonl").read_bytes()


def test_a_question_is_flagged_while_it_is_asked_and_unflagged_after(quiz: Opener, home: Path, bank: Path) -> None:
    terminal = quiz("--type", "choice")
    terminal.wait("a–c answer")
    terminal.press("f")
    terminal.wait("⚑ unclear", "flagged as unclear")
    miss(terminal)
    terminal.wait("⚑ unclear")
    terminal.press("q")
    terminal.finish()
    only = quiz("--flagged")
    only.wait("1/1", "Which one is right?")
    miss(only)
    only.press("f")
    only.wait("no longer flagged", absent="⚑")
    only.press("q")
    only.finish()
    with Store.open(home) as store:
        assert store.flags.all() == {}
    none = quiz("--flagged")
    none.wait("No such question is flagged.")
    assert none.finish() == 0


def test_among_typed_letters_a_command_has_a_colon(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "number")
    terminal.wait("›")
    terminal.press(":f\r")
    terminal.wait("flagged as unclear")
    terminal.press("：ｓ\r")
    terminal.wait("Nothing was answered.")
    with Store.open(home) as store:
        assert list(store.flags.all()) == ["demo-number"]


def test_the_source_is_shown_where_no_browser_can_be(quiz: Opener) -> None:
    terminal = quiz("--type", "choice", SSH_CONNECTION="yes")
    terminal.wait("a–c answer")
    terminal.press("o")
    terminal.wait("answer first")
    miss(terminal)
    terminal.press("o")
    terminal.wait("! source: https://arxiv.org/abs/1706.03762")


def test_a_mended_question_is_read_again_after_the_editor(quiz: Opener, bank: Path, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("editor")
    script = folder / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "line, file = sys.argv[1:]\n"
        "print('EDITING', line, sys.stdin.isatty(), flush=True)\n"
        "print('read', input())\n"
        "path = pathlib.Path(file)\n"
        "path.write_text(path.read_text().replace('Which one is right?', 'Which one is it?'))\n"
    )
    terminal = quiz("--type", "choice", EDITOR=f"{sys.executable} {script}")
    terminal.wait("a–c answer")
    terminal.press("e")
    terminal.wait("demo.yaml, line 5; e once more")
    terminal.press("e")
    terminal.wait("EDITING +5 True")
    terminal.press("typed to the editor\r")
    terminal.wait("Which one is it?", "a–c answer", absent="EDITING")
    assert "read typed to the editor" in terminal.history
    terminal.press(terminal.letter("a wrong one"))
    terminal.wait("✗ Not right", "Which one is it?")
    bank.write_text(bank.read_text().replace("is it?", "is right?"))
    terminal.press("ee")
    terminal.wait("EDITING")
    terminal.press("again\r")
    terminal.wait("Which one is it?", "✗ Not right", "It is not.", absent="EDITING")


def test_one_press_among_the_letters_of_choices_opens_no_editor(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "choice", EDITOR="false")
    terminal.wait("a–c answer")
    terminal.press("e")
    terminal.wait("e once more")
    terminal.press("x")
    terminal.wait("type one letter", absent="e once more")
    terminal.press("e")
    terminal.wait("e once more")
    miss(terminal)
    terminal.press("e")
    terminal.wait("e once more")
    terminal.press("w")
    terminal.wait("Nor this.", absent="e once more")


def test_a_fault_made_in_the_editor_is_said_where_it_is(quiz: Opener, bank: Path, tmp_path_factory: Any) -> None:
    script = tmp_path_factory.mktemp("editor") / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "  - id: demo-choice\\n" >> "$2"\n')
    script.chmod(0o755)
    terminal = quiz("--type", "choice", VISUAL=str(script))
    miss(terminal)
    terminal.press("ee")
    terminal.wait("demo.yaml:", "! ")


def test_without_an_editor_the_file_and_line_are_said(quiz: Opener, bank: Path) -> None:
    terminal = quiz("--type", "choice", PATH="/nowhere")
    miss(terminal)
    terminal.press("ee")
    terminal.wait("$EDITOR names no editor", "line 5")


def test_confidence_is_asked_before_the_key_is_shown_and_summed_up(quiz: Opener, home: Path) -> None:
    terminal = quiz("--confidence", "--type", "choice", "--type", "number")
    terminal.wait("a–c answer")
    wrong = terminal.letter("a wrong one")
    terminal.press(wrong)
    terminal.wait("How sure?", "1 low   2 medium   3 high", f"{wrong}› a wrong one", absent="✗")
    terminal.press("u")
    terminal.wait("a–c answer", absent="How sure?")
    assert answers(home) == []
    terminal.press(wrong)
    terminal.wait("How sure?")
    terminal.press("3")
    terminal.wait("✗ Not right")
    terminal.press("\r")
    terminal.wait("kibibyte")
    terminal.press("many\r")
    terminal.wait("type a number in bytes", absent="How sure?")
    terminal.press("\x151024\r")
    terminal.wait("How sure?", "› 1024")
    terminal.press("1")
    terminal.wait("✓ Right", "[hard]")
    terminal.press("\rq")
    terminal.wait("sure  high 0/1 · low 1/1", "sure, yet wrong: 1 answer")
    with Store.open(home) as store:
        assert [log.confidence for log in store.logs()] == [3, 1]


def test_points_are_ticked_by_keyword_and_corrected_by_number(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "recall")
    terminal.wait("Explain the cache.", "›")
    terminal.press("they are kept\r")
    terminal.wait("1 of 3 points heard", "1 ✓ They are kept", "2 ○ It costs memory", "You said", "[again]", "1–3 tick")
    terminal.press("2")
    terminal.wait("2 of 3 points heard", "2 ✓ It costs memory", "✓ Good enough", "[hard]")
    terminal.press("3")
    terminal.wait("3 of 3", "[good]")
    assert ratings(home) == [Rating.GOOD]
    terminal.press("1")
    terminal.wait("2 of 3", "1 ○ They are kept", "[hard]")
    terminal.press("+")
    terminal.wait("[good]")
    terminal.press("\r")
    terminal.wait("1/1 right")
    with Store.open(home) as store:
        (log,) = store.logs()
    assert (log.rating, log.correct, round(log.score, 2), log.answer) == (Rating.GOOD, True, 0.67, "they are kept")


def test_said_aloud_the_points_are_ticked_by_the_learner(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "recall", lang="zh")
    terminal.wait("解释缓存。", "›")
    terminal.press("\r")
    terminal.wait("参考回答", "1 ○ 保留下来", "勾选要点")
    assert answers(home) == []
    terminal.press("12")
    terminal.wait("1 ✓ 保留下来", "2 ✓ 占用显存")
    assert answers(home) == []
    terminal.press("\r")
    terminal.wait("1/1 题首次答对")
    assert ratings(home) == [Rating.HARD]


def test_what_was_ticked_aloud_is_kept_when_the_round_is_broken_off(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "recall")
    terminal.wait("›")
    terminal.press("\r")
    terminal.wait("tick")
    terminal.press("123")
    terminal.wait("3 ✓")
    terminal.press("\x03")
    assert terminal.finish() == 130
    assert ratings(home) == [Rating.GOOD]


def test_several_lines_are_typed_in_place_pasted_and_edited(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "recall", lang="zh")
    terminal.wait("›", "Alt+⏎ 换行")
    terminal.press("缓存\x1b\r第二行\\\r第三行")
    terminal.wait("› 缓存", "    第二行", "    第三行")
    assert (terminal.screen.cursor.x, terminal.lines[terminal.screen.cursor.y]) == (10, "    第三行")
    terminal.press("\x1b[A\x7f\x7f\x7f行")
    terminal.wait("    行")
    terminal.press("\x1b[200~显存\r\n时间\x1b[201~")
    terminal.wait("    行显存", "    时间")
    assert answers(home) == []
    terminal.press("\r")
    terminal.wait("提到了 3 个要点中的 3 个", "你的回答")
    assert answers(home) == [("demo-recall", True)]


def test_pasted_text_is_no_command_where_single_keys_answer(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "choice")
    terminal.wait("a–c answer")
    terminal.press("\x1b[200~abcq\r\x1b[201~")
    terminal.press("s")
    terminal.wait("Nothing was answered.")
    assert answers(home) == []


def test_an_answer_may_be_written_in_the_editor(quiz: Opener, tmp_path_factory: Any, home: Path) -> None:
    script = tmp_path_factory.mktemp("editor") / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "kept\\nmemory and time\\n" >> "$2"\n')
    script.chmod(0o755)
    terminal = quiz("--type", "recall", EDITOR=str(script))
    terminal.wait("›")
    terminal.press("it is ")
    terminal.press("\x07")
    terminal.wait("› it is kept", "    memory and time")
    terminal.press("\r")
    terminal.wait("3 of 3 points heard")
    assert answers(home) == [("demo-recall", True)]


def test_the_time_that_an_answer_took_is_shown(quiz: Opener) -> None:
    terminal = quiz("--type", "choice")
    miss(terminal)
    assert re.search(r"1/1 · demo · ● · \d+ s", terminal.text)


def test_a_full_disk_is_said_and_the_answer_may_be_given_again(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "choice")
    terminal.wait("a–c answer")
    journal = home / "progress.jsonl"
    journal.mkdir()  # what cannot be written, whoever writes
    terminal.press(terminal.letter("a wrong one"))
    terminal.wait("!", "not saved")
    journal.rmdir()
    terminal.press(terminal.letter("a wrong one"))
    terminal.wait("✗ Not right")
    assert answers(home) == [("demo-choice", False)]


@pytest.mark.parametrize("how", ["ctrl-c", "hangup"])
def test_what_was_typed_is_there_again_when_the_terminal_went_away(quiz: Opener, home: Path, how: str) -> None:
    terminal = quiz("--type", "recall")
    terminal.wait("›")
    terminal.press("half an\x1b\ranswer, 缓存")
    terminal.wait("    answer, 缓存")
    if how == "ctrl-c":
        terminal.press("\x03")
    else:
        os.kill(terminal.child.pid, signal.SIGHUP)
    terminal.finish()
    again = quiz("--type", "recall")
    again.wait("› half an", "    answer, 缓存")
    again.press("!\r")
    again.wait("You said", "answer, 缓存!")
    assert not (home / "draft.json").exists()
