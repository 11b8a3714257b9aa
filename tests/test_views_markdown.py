import re
import time

import pytest
from rich.cells import cell_len
from rich.console import Console

from drill.views import markdown
from drill.views.console import PlainConsole
from drill.views.wrap import Prose


def shown(source: str, width: int = 40, make: type[Console] = Console) -> list[str]:
    console = make(width=width, color_system=None)
    with console.capture() as capture:
        console.print(markdown.render(source))
    return [line.rstrip() for line in capture.get().splitlines()]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**bold** and *stressed* and `d_k`", "bold and stressed and d_k"),
        ("divide m by 1 - b1**t, v by 1 - b2**t", "divide m by 1 - b1**t, v by 1 - b2**t"),
        ("average (g - m)**2 and g[i]**2, **not** more", "average (g - m)**2 and g[i]**2, not more"),
        ("中文**加粗**文字", "中文加粗文字"),
        ("a_b_c stays", "a_b_c stays"),
        ("2*3*4 stays", "2*3*4 stays"),
        ("it costs $5 and $6", "it costs $5 and $6"),
        (r"a \$ and \* and \`", "a $ and * and `"),
        ("the root $\\sqrt{d_k}$ of", "the root √(dₖ) of"),
        ("raw $\\underbrace{x}$ stays", "raw \\underbrace{x} stays"),
        ("`$x$` is code", "$x$ is code"),
        ("``a`b`` too", "a`b too"),
        ("see [docs](https://x.org)", "see docs (https://x.org)"),
        ("这是**重点**，*强调*", "这是重点，强调"),
        ("**两个 $x_i$**", "两个 xᵢ"),
        ("第一行\n第二行", "第一行第二行"),
        ("first\nsecond", "first second"),
        ("折行，\n不留空格", "折行，不留空格"),
        ("引用“原文”\n之后…\n没有空格", "引用“原文”之后…没有空格"),
        ("使用 softmax\n之后", "使用 softmax 之后"),
        ("한국어\n단어", "한국어 단어"),
        ("👍\n👍", "👍 👍"),
        ("take\x1b[2J over \u202eback\u2066", "take[2J over back"),
        ("# Heading", "Heading"),
        ("[a] and <b>", "[a] and <b>"),
        ("[red]not markup[/red]", "[red]not markup[/red]"),
    ],
)
def test_inline_marks_become_words(source: str, words: str) -> None:
    assert shown(source, 60) == [words]


def test_paragraphs_lists_and_formulas_stand_apart() -> None:
    assert shown("One.\n\n- a\n- b\n  goes on\n\n1. c\n\n$$x = 1$$\n\nTwo.") == [
        "One.", "", "• a", "• b goes on", "1. c", "", "  x = 1", "", "Two.",
    ]  # fmt: skip


def test_a_formula_between_double_dollars_may_span_lines() -> None:
    assert shown("$$\nx =\n\\frac{a}{b}\n$$。") == ["       a", "  x = ───。", "       b"]


def test_a_formula_too_wide_to_be_drawn_is_written_on_lines_and_what_is_no_formula_stays_as_it_is() -> None:
    assert shown(r"$$\frac{aaaaaaaaaaaaaa + bbbbbbbbbbbbbbb}{ccccccccccccc} = 1$$", 24) == [
        "  (aaaaaaaaaaaaaa +", "  bbbbbbbbbbbbbbb)/(cccc", "  ccccccccc) = 1",
    ]  # fmt: skip
    assert shown(r"$$\foo{x} = 1$$") == [r"  \foo{x} = 1"]


def test_code_keeps_its_lines_and_marks() -> None:
    assert shown("Look:\n```python\ndef f(x_i):\n    return x_i * 2\n```\nDone.") == [
        "Look:", "", "  def f(x_i):", "      return x_i * 2", "", "Done.",
    ]  # fmt: skip


TABLE = "| name | 值 |\n|:---|---:|\n| `a|b` | $\\alpha$ |\n| 中文 | 2 |"


def test_tables_align_by_cells() -> None:
    assert shown(TABLE) == ["  name  值", "  ────  ──", "  a|b    α", "  中文   2"]


def test_wide_cells_are_broken_and_rows_stand_apart() -> None:
    source = "| layer | note |\n|---|---|\n| conv | 含偏置，步幅为 1，填充为 1 |\n| bn | γ and β |"
    assert shown(source, 24) == [
        "  layer  note",
        "  ─────  ───────────────",
        "  conv   含偏置，步幅为",
        "         1，填充为 1",
        "",
        "  bn     γ and β",
    ]


def test_a_table_with_too_many_columns_is_a_list() -> None:
    source = "| one | two | three |\n|---|---|---|\n| internationalisation | localisation | a |\n| b | c | |"
    assert shown(source, 30) == [
        "  one: internationalisation", "  two: localisation", "  three: a", "", "  one: b", "  two: c",
    ]  # fmt: skip


def test_where_nothing_is_drawn_formulas_are_words_and_tables_sentences() -> None:
    source = f"The root $\\sqrt{{d_k}}$ and **$\\hat x$**.\n\n$$\\frac{{a}}{{b}}$$\n\n> quoted\n\n{TABLE}"
    assert shown(source, 60, PlainConsole) == [
        "The root sqrt(d_k) and hat(x).", "", "    a / b", "", "> quoted", "", "  name: a|b; 值: α", "  name: 中文; 值: 2",
    ]  # fmt: skip


def test_what_is_added_to_a_line_stays_where_a_formula_becomes_words() -> None:
    line = markdown.inline("$x_i$").append(" — ").append_text(markdown.inline(r"$\sqrt{y}$ there"))
    console = PlainConsole(width=40)
    with console.capture() as capture:
        console.print(Prose(line))
    assert capture.get().rstrip() == "x_i — sqrt(y) there"


def test_quotations_stand_behind_a_line() -> None:
    assert shown("> one two\n> three\n>\n> - item\n\nafter", 12) == [
        "│ one two", "│ three", "│", "│ • item", "", "after",
    ]  # fmt: skip


def test_nested_items_are_set_in() -> None:
    assert shown("1. one\n   - inner\n\n   more\n2. two") == ["1. one", "   • inner", "", "   more", "", "2. two"]


def test_long_lines_of_code_go_on_behind_a_sign() -> None:
    assert shown("```python\n    y = f(aaaaaaaa, bbbbbbbb, cccc)\n```", 24) == [
        "      y = f(aaaaaaaa,", "        ↪ bbbbbbbb,", "        ↪ cccc)",
    ]  # fmt: skip


def test_code_is_coloured_without_blue_yellow_or_white() -> None:
    console = Console(width=60, force_terminal=True, color_system="standard")
    with console.capture() as capture:
        console.print(markdown.render("```python\n@jit\ndef f(x):  # why\n    return \"a\" + r'b' * 1e-3\n```"))
    written = capture.get()
    for words, codes in {
        "@jit": "35",
        "def": "35",
        "f": "1",
        "# why": "2",
        '"a"': "32",
        "r'b'": "32",
        "1e-3": "36",
    }.items():
        assert f"\x1b[{codes}m{words}\x1b[0m" in written
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3[0347]|9\d)m", written)


def test_without_colour_nothing_is_coloured_but_bold_and_dim_stay() -> None:
    console = Console(width=60, force_terminal=True, no_color=True)
    with console.capture() as capture:
        console.print(markdown.render("**bold** `code`\n\n```python\nx = 1  # dim\n```"))
    assert "\x1b[1mbold\x1b[0m" in capture.get()
    assert not re.search(r"\x1b\[(?:\d+;)*3\d", capture.get())


@pytest.mark.parametrize(
    "source",
    [
        "注意力机制 attention $x_i$ **粗体** `code` " * 500,
        "**a " * 5000,
        "`a ``b " * 3000,
        "$" * 20_000,
        "[a](" * 5000,
        "x" * 20_000,
        "| a | b |\n|---|---|\n" + "| 中文 | $x$ |\n" * 1000,
        "```python\n" + "x = 1  # why\n" * 1500 + "```",
        "\n".join(["- item $x$"] * 1500),
    ],
)
def test_a_long_text_is_shown_whole_and_at_once(source: str) -> None:
    start = time.process_time()
    lines = shown(source, 80)
    assert (
        time.process_time() - start < 1.5
    )  # a tenth of it on a quiet machine; a search that is quadratic takes minutes
    assert all(cell_len(line) <= 80 for line in lines)


def test_list_items_hang() -> None:
    assert shown("- one two three four five", 14) == ["• one two", "  three four", "  five"]


def test_an_open_fence_shows_the_rest_as_code() -> None:
    assert shown("```\nx") == ["  x"]
