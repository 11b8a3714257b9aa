"""Every type of question, on a real pseudo-terminal and line by line, in both languages."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest
from terminal import ROOT, Opener, Terminal, answers

from drill.store import Store

BANK = """\
bank: types
title: {en: Types, zh: 题型}
topics: {types: {en: Types, zh: 题型}}
questions:
  - id: t-choice
    topic: types
    prompt: {en: 'Why divide by $\\sqrt{d_k}$?', zh: '为什么除以 $\\sqrt{d_k}$？'}
    choices:
      - {text: {en: variance, zh: 方差}, correct: true, why: {en: It grows., zh: 它会增大。}}
      - {text: {en: speed, zh: 速度}, why: {en: No cheaper., zh: 并不更快。}}
  - id: t-several
    topic: types
    prompt: {en: Which keep state? (several), zh: 哪些保留状态？（多选）}
    choices:
      - {text: BatchNorm, correct: true}
      - {text: Adam, correct: true}
      - {text: LayerNorm}
  - id: t-order
    type: order
    topic: types
    prompt: {en: Put a training step in order., zh: 给训练步骤排序。}
    items: [{en: forward, zh: 前向}, {en: backward, zh: 反向}, {en: step, zh: 更新}]
  - id: t-match
    type: match
    topic: types
    prompt: {en: Which axes?, zh: 哪些轴？}
    pairs:
      - {left: BatchNorm, right: N and L, why: {en: One mean a channel., zh: 每个通道一个均值。}}
      - {left: LayerNorm, right: C and L}
      - {left: InstanceNorm, right: L only}
  - id: t-bug
    type: bug
    topic: types
    prompt: {en: Which line is wrong?, zh: 哪一行错了？}
    code: |
      def attention(q, k, v):
          d = q.shape[-1]
          scores = q @ k.mT / d
          return scores.softmax(-1) @ v
    line: 3
    fix: {en: Divide by its root., zh: 应除以平方根。}
    choices:
      - {text: '`scores = q @ k.mT / d**0.5`', correct: true}
      - {text: '`scores = q @ k.mT * d`'}
  - id: t-bug-typed
    type: bug
    topic: types
    prompt: {en: Which line fails?, zh: 哪一行有错？}
    code: |
      mean = x.mean(0)
      std = x.var(0)
    line: 2
    fix: {en: '`x.std(0)`', zh: '`x.std(0)`'}
    accept: [x.std(0)]
  - id: t-output
    type: output
    topic: types
    prompt: {en: What does this print?, zh: 打印什么？}
    code: 'print((2, 3) + (4,))'
    answer: (2, 3, 4)
  - id: t-formula
    type: formula
    topic: types
    prompt: {en: What is the gradient?, zh: 梯度是什么？}
    answer: p - y
    variables: {p: [0.1, 0.9], y: [0, 1]}
  - id: t-number
    type: number
    topic: types
    prompt: {en: How many bytes?, zh: 多少字节？}
    answer: 4096
    unit: bytes
  - id: t-text
    type: text
    topic: types
    prompt: {en: Which function?, zh: 哪个函数？}
    accept: [softmax]
  - id: t-recall
    type: recall
    topic: types
    prompt: {en: Explain the cache., zh: 解释缓存。}
    answer: {en: Keys are kept., zh: 缓存 K。}
    points: [{text: {en: kept, zh: 缓存}, any: {en: [kept], zh: [缓存]}}]
"""
RIGHT = {"en": "✓ Right", "zh": "✓ 正确"}


@pytest.fixture
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("banks") / "types.yaml"
    file.write_text(BANK, encoding="utf-8")
    return file


@pytest.fixture
def quiz(bank: Path) -> Iterator[Opener]:
    opened: list[Terminal] = []

    def start(*arguments: str, **about: Any) -> Terminal:
        opened.append(Terminal("quiz", "--bank", str(bank), "--count", "20", *arguments, **about))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.end()


def letters(terminal: Terminal, *words: str) -> str:
    return "".join(terminal.letter(one) for one in words)


def answer(terminal: Terminal, lang: str) -> str:
    """Answer the question on the screen; the words that say that it was right."""
    text, zh = terminal.text, lang == "zh"
    if "√" in text:
        terminal.press(letters(terminal, "方差" if zh else "variance"))
    elif "BatchNorm" in text and "Adam" in text:
        terminal.press(letters(terminal, "BatchNorm", "Adam") + "\r")
    elif ("排序" if zh else "training step") in text:
        terminal.press(letters(terminal, *(("前向", "反向", "更新") if zh else ("forward", "backward", "step"))) + "\r")
    elif "InstanceNorm" in text:
        terminal.press("".join(terminal.beside(words) for words in ("N and L", "C and L", "L only")) + "\r")
    elif "def attention" in text:
        terminal.press("3" + letters(terminal, "scores = q @ k.mT / d**0.5") + "\r")
    elif "x.var" in text:
        terminal.press("2\r")
        terminal.wait("第 2 行应该改成什么？" if zh else "what should line 2 be?")
        terminal.press("x.std(0)\r")
    elif "print(" in text:
        terminal.press("(2,3,4)\r")
    elif ("梯度" if zh else "gradient") in text:
        terminal.press("p - y\r")
    elif ("字节" if zh else "bytes?") in text:
        terminal.press("2^12\r")
    elif ("函数" if zh else "function") in text:
        terminal.press("Softmax\r")
    else:
        terminal.press("缓存\r" if zh else "kept\r")
        return "✓ 基本到位" if zh else "✓ Good enough"
    return RIGHT[lang]


@pytest.mark.parametrize("size", [(24, 80), (20, 40)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_round_of_every_type_is_answered_right(quiz: Opener, home: Path, lang: str, size: tuple[int, int]) -> None:
    terminal = quiz(lang=lang, rows=size[0], columns=size[1])
    for number in range(1, 12):
        terminal.wait(f"{number}/11", "quit" if lang == "en" else "退出")
        assert all(len(line) <= size[1] for line in terminal.lines)
        terminal.wait(answer(terminal, lang))
        terminal.press("\x1b[6~\x1b[6~\r")  # to the end of the page, and on
    terminal.wait("11/11")
    assert terminal.finish() == 0
    assert len(answers(home)) == 11
    assert all(correct for _, correct in answers(home))


def test_items_show_their_place_while_they_are_put_in_order(quiz: Opener) -> None:
    terminal = quiz("--type", "order")
    terminal.wait("your order  · → · → ·")
    first, second = letters(terminal, "step", "forward")
    terminal.press(first + second)
    terminal.wait(f"1 {first}  step", f"2 {second}  forward", f"your order  {first} → {second} → ·")
    terminal.press("\x7f")
    terminal.wait(f"your order  {first} → · → ·", absent=f"2 {second}")
    terminal.press("\r")
    terminal.wait("! type every letter from a to c once")
    terminal.press(second + letters(terminal, "backward") + "\r")
    terminal.wait("✗ Partly right (2 of 3 in the right order)", f"✓ 1  {second}  forward", f"✗ 3  {first}  step")


def test_pairs_are_shown_in_two_columns_with_the_cursor_at_the_next(quiz: Opener, home: Path) -> None:
    terminal = quiz("--type", "match")
    terminal.wait("› 1 ·  BatchNorm", "3 ·  InstanceNorm")
    right = [terminal.beside(words) for words in ("C and L", "N and L", "L only")]
    assert terminal.screen.display[terminal.screen.cursor.y].lstrip().startswith("› 1")
    terminal.press(right[0])
    terminal.wait(f"  1 {right[0]}  BatchNorm", "› 2 ·  LayerNorm")
    terminal.press(right[1] + right[2] + "\r")
    terminal.wait(
        "✗ Partly right (1 of 3 right)", "BatchNorm — N and L", "One mean a channel.", "InstanceNorm — L only"
    )
    with Store.open(home) as store:
        assert store.logs()[0].answer == [1, 0, 2]


def test_narrow_columns_stand_below_each_other(quiz: Opener) -> None:
    terminal = quiz("--type", "match", columns=40, rows=20)
    terminal.wait("› 1 ·  BatchNorm", "N and L")
    rows = terminal.lines
    lefts = [at for at, row in enumerate(rows) if "Norm" in row]
    rights = [at for at, row in enumerate(rows) if row.endswith(("N and L", "C and L", "L only"))]
    assert max(lefts) < min(rights)


def test_the_arrows_move_through_the_code(quiz: Opener) -> None:
    terminal = quiz("--type", "bug", "--count", "1")
    terminal.wait("  1  def attention", "What should it be?")
    terminal.press("\x1b[B\x1b[B")
    terminal.wait("› 2      d = q.shape[-1]")
    assert terminal.screen.display[terminal.screen.cursor.y].lstrip().startswith("› 2")
    terminal.press("\r")
    terminal.wait("! type the number of the wrong line (1 to 4) and the letter")
    wrong = letters(terminal, "scores = q @ k.mT * d")
    terminal.press(wrong + "\r")
    terminal.wait("✗ Not right — you answered 2", "✗ 2      d", "✓ 3      scores", "fix  Divide by its root.")


def test_hints_come_one_by_one_to_every_type(quiz: Opener) -> None:
    for kind, words in (
        ("order", "Number 1 is"),
        ("match", "1 goes with"),
        ("bug", "It is between lines"),
        ("output", "It begins with ("),
        ("formula", "It is made of p, y."),
        ("text", "It begins with S"),
    ):
        terminal = quiz("--type", kind)
        terminal.wait("quit")
        terminal.press("?\r" if "›" in terminal.text and kind != "match" else "?")
        terminal.wait(words)
        terminal.press("\x03")
        terminal.finish()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_type_is_answered_by_one_line(bank: Path, home: Path, lang: str) -> None:
    lines = {
        "order": "a b c", "match": "1a 2b 3c", "output": "(2, 3, 4)", "formula": "p-y", "number": "4096",
        "text": "softmax", "recall": "kept 缓存",
    }  # fmt: skip
    for kind, line in lines.items():
        done = subprocess.run(
            [sys.executable, "-m", "drill", "quiz", "--bank", bank, "--type", kind, "--plain", "--lang", lang],
            input=f"{line}\n".encode(),
            capture_output=True,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
        )
        assert b"\x1b" not in done.stdout
    assert {question for question, _ in answers(home)} == {f"t-{kind}" for kind in lines}
    right = {question for question, correct in answers(home) if correct}
    assert {"t-output", "t-formula", "t-number", "t-text", "t-recall"} <= right


def test_a_question_longer_than_the_screen_is_read_page_by_page(tmp_path_factory: Any) -> None:
    words = " ".join(f"word{number}" for number in range(2_600))  # 20,000 characters
    file = tmp_path_factory.mktemp("banks") / "long.yaml"
    file.write_text(
        f"bank: long\nquestions:\n  - id: long-one\n    prompt: {words}\n    choices:\n"
        "      - {text: 'yes', correct: true, why: because}\n      - {text: 'no', why: it is not}\n"
    )
    terminal = Terminal("quiz", "--bank", str(file))
    try:
        terminal.wait("word0 ", "␣ more", "a–b answer")
        assert "word0 " not in terminal.history
        terminal.press(" ")
        terminal.wait("␣ more", absent="word0 ")
        terminal.press("\x1b[5~")
        terminal.wait("word0 ")
        for _ in range(200):
            if "word2599" in terminal.text:
                break
            terminal.press(" ")
            terminal.wait("quit")
        terminal.wait("word2599", "a  ", "b  ", absent="more")
        terminal.resize(20, 40)
        terminal.wait("quit")
        terminal.press(terminal.letter("yes"))
        terminal.wait("✓ Right", "because", "finish")
        terminal.press("\r")
        terminal.wait("1/1 right")
        assert terminal.finish() == 0
    finally:
        terminal.end()


def test_emoji_and_right_to_left_writing_do_no_harm(tmp_path_factory: Any, home: Path) -> None:
    file = tmp_path_factory.mktemp("banks") / "odd.yaml"
    file.write_text(
        "bank: odd\nquestions:\n  - id: odd-one\n    type: recall\n"
        '    prompt: "👩\\u200d💻 שלום עולם مرحبا e\\u0301 \\u202e?"\n    answer: 👍🏽\n',
        encoding="utf-8",
    )
    # The emulator knows no joined emoji: what was sent is looked at as it is.
    child = pexpect.spawn(
        sys.executable,
        ["-m", "drill", "quiz", "--bank", str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LANG": "C.UTF-8", "DRILL_LANG": "en"},
        timeout=20,
        encoding="utf-8",
    )
    child.delaybeforesend = None
    child.expect_exact("שלום")
    child.expect_exact("quit")
    child.send("👩\u200d💻שלום👍🏽\x7f مرحبا\r")
    child.expect_exact("You said")
    child.expect_exact("👩\u200d💻שלום مرحبا")
    child.expect_exact("undo")
    child.send("3\r")
    child.expect_exact("right at the first try")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    with Store.open(home) as store:
        assert store.logs()[0].answer == "👩\u200d💻שלום مرحبا"
