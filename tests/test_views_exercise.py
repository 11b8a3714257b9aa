"""Exercises as they are read: the list, the statement, hints, the reference."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from drill.models.exercise import Exercise
from drill.models.standing import Standing
from drill.text import Text
from drill.views.exercise import render_exercise, render_hint, render_list, render_source, render_started

EXERCISE = Exercise(
    id="softmax",
    title=Text("Softmax", "Softmax 函数"),
    topic="classification/softmax",
    level=2,
    minutes=10,
    frequency=3,
    frameworks=("numpy", "torch"),
    entry=("softmax",),
    kind="function",
    signature="def softmax(x, axis=-1):\n    # x: float array",
    statement=Text("Turn **logits** into $p$.", "把 **logits** 变成 $p$。"),
    folder=Path("nowhere"),
    solutions=Path("nowhere"),
    hints=(Text("a"), Text("b")),
    sources=("https://arxiv.org/abs/1706.03762",),
)
OTHERS = [
    replace(EXERCISE, id="adam", topic="optimisation/adaptive", level=3, minutes=15, frequency=1),
    replace(EXERCISE, id="cross_entropy", topic="classification/losses", level=2, frequency=2),
]
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TOPICS = {"classification": Text("Classification", "分类")}


def shown(body, width=80, colour=None):
    console = Console(width=width, color_system=colour, force_terminal=colour is not None)
    with console.capture() as capture:
        console.print(body)
    return [line.rstrip() for line in capture.get().splitlines()]


def test_the_list_goes_by_topic_then_level_with_how_each_stands():
    standings = {"softmax": Standing("accepted", 2), "adam": Standing("tried", 1)}
    assert shown(render_list([EXERCISE, *OTHERS], standings, TOPICS, NOW, "en")) == [
        "",
        "  1 of 3 accepted",
        "",
        "  Classification",
        "    cross_entropy  ●●○○○  often       10 min",
        "    softmax        ●●○○○  very often  10 min  ✓ accepted",
        "",
        "  optimisation",
        "    adam           ●●●○○  sometimes   15 min  · tried",
        "",
        "  drill code show ID  read it   drill code start ID  begin",
        "",
    ]


def test_what_is_to_be_written_once_more_says_so_from_the_day_it_is_due():
    for days, words in ((-1, "↻ once more"), (1, "✓ accepted")):
        standings = {"softmax": Standing("accepted", 2, back=NOW + timedelta(days=days))}
        lines = shown(render_list([EXERCISE], standings, TOPICS, NOW, "en"))
        assert any("softmax" in line and words in line for line in lines)


@pytest.mark.parametrize("width", [40, 60])
def test_on_a_narrow_terminal_the_list_leaves_out_what_matters_least(width):
    long = replace(EXERCISE, id="scaled_dot_product_attention")
    lines = shown(render_list([long, *OTHERS], {long.id: Standing("accepted", 1)}, TOPICS, NOW, "en"), width)
    assert any(long.id in line and "✓" in line for line in lines)
    assert all(cell_len(line) <= width for line in lines)


def test_the_list_speaks_chinese():
    lines = shown(render_list([EXERCISE, *OTHERS], {"softmax": Standing("accepted", 2)}, TOPICS, NOW, "zh"))
    assert "  已通过 1/3" in lines
    assert "  分类" in lines
    assert any("高频" in line and "10 分钟" in line and "✓ 已通过" in line for line in lines)


def test_an_empty_list_is_a_list():
    assert "  0 of 0 accepted" in shown(render_list([], {}, {}, NOW, "en"))


def test_an_exercise_shows_facts_signature_statement_sources_and_what_comes_next():
    lines = shown(render_exercise(EXERCISE, Standing("tried", 1, 1), ["softmax-overflow", "softmax-shift"], "en"))
    assert lines[1:3] == ["  Softmax", "  softmax · ●●○○○ · 10 min · numpy / torch · · tried"]
    assert "    def softmax(x, axis=-1):" in lines
    assert "        # x: float array" in lines
    assert any("Turn logits into p." in line for line in lines)
    assert "    https://arxiv.org/abs/1706.03762" in lines
    assert "  Questions that go with it: softmax-overflow, softmax-shift" in lines
    last = " ".join(lines[-4:]).replace("\u00a0", " ")
    for words in ("drill code start softmax  begin", "drill code test softmax  grade", "hint (1 of 2 used)"):
        assert words in last


def test_an_exercise_is_shown_in_chinese():
    text = "\n".join(shown(render_exercise(EXERCISE, Standing(), [], "zh"))).replace("\u00a0", " ")
    for words in ("Softmax 函数", "10 分钟", "把 logits 变成 p。", "参考", "提示（已用 0/2）"):
        assert words in text
    assert "相关问题" not in text


def test_what_is_missing_leaves_no_heading():
    text = "\n".join(shown(render_exercise(replace(EXERCISE, sources=(), hints=()), Standing(), [], "en")))
    assert "Sources" not in text
    assert "Questions" not in text
    assert "· ·" not in text


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(lang, width):
    long = replace(
        EXERCISE,
        title=Text("A title of many words " * 5, "很长的标题" * 20),
        signature="def f(" + ", ".join(f"argument_{n}=None" for n in range(20)) + "):",
        statement=Text("word " * 100, "词语" * 100),
    )
    lines = shown(render_exercise(long, Standing(), [f"question-{n}" for n in range(20)], lang), width)
    assert max(map(cell_len, lines)) <= width


def test_a_started_exercise_says_what_to_do_next():
    short = " ".join(shown(render_started(EXERCISE, Path("softmax.py"), "en"))).replace("\u00a0", " ")
    assert "✓ softmax.py is ready" in short
    assert "drill code test softmax  grade it" in short
    again = " ".join(shown(render_started(EXERCISE, Path("softmax_2.py"), "en"))).replace("\u00a0", " ")
    assert "drill code test softmax  grade it" in again
    other = " ".join(shown(render_started(EXERCISE, Path("mine/a.py"), "zh"))).replace("\u00a0", " ")
    assert "已生成 mine/a.py" in other
    assert "drill code test softmax mine/a.py  评测" in other


def test_a_hint_has_its_number():
    assert shown(render_hint(2, 3, Text("Subtract the *maximum*.", "减去最大值。"), "en")) == [
        "", "  Hint 2 of 3", "", "  Subtract the maximum.", "",
    ]  # fmt: skip
    assert "  提示 2/3" in shown(render_hint(2, 3, Text("a", "减去最大值。"), "zh"))


SOURCE = 'def f(x):\n    """[bold] is no markup, nor is [/red]."""\n    return x[0]  # \\[\n'


def test_a_solution_on_the_screen_loses_nothing():
    lines = shown(render_source(SOURCE))
    assert [line.strip() for line in lines if line.strip()] == [line.strip() for line in SOURCE.splitlines()]


def test_what_is_begun_is_not_to_be_begun():
    text = "\n".join(shown(render_exercise(EXERCISE, Standing(), [], "en", begun=True)))
    assert "begin" not in text
    assert "grade" in text
