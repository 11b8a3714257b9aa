import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from drill.grading import Variant
from drill.models.figure import Axis, Bars, Block, Curve, Figure, Matrix, Plot, pack
from drill.models.question import ChoiceQuestion
from drill.text import Lang, Text
from drill.views.console import PlainConsole
from drill.views.figure import FigureView
from drill.views.figure.plot import find_ticks
from drill.views.question import statement

VARIANT = Variant(0, values={"fn": 10})
ALT = Text("what there is to see", "图中的内容")
CONFUSION = Figure(
    alt=ALT,
    title=Text("Confusion matrix", "混淆矩阵"),
    matrix=Matrix(
        rows=(Text("cat", "猫"), Text("dog", "狗")),
        columns=(Text("cat", "猫"), Text("dog", "狗")),
        values=((40, "fn"), (5, 42.5)),
        row_title=Text("actual", "真实"),
        column_title=Text("predicted", "预测"),
    ),
)
MASK = Figure(
    alt=ALT,
    matrix=Matrix(
        rows=tuple(map(Text, "abc")),
        columns=tuple(map(Text, "abc")),
        values=((1, 0, 0), (1, 1, 0), (1, 1, 1)),
        show="shades",
    ),
)
CURVES = Figure(
    alt=ALT,
    plot=Plot(
        x=Axis(label=Text("x"), low=-2, high=2),
        y=Axis(label=Text("f(x)"), low=-1, high=2),
        curves=(Curve(label=Text("ReLU"), of="max(0, x)"), Curve(label=Text("B"), points=((-2, -1), (2, 1)))),
    ),
)
BATCH = Figure(alt=ALT, block=Block(sizes=(2, 2, 3), over=("N", "L")))
BARS = Figure(
    alt=ALT, bars=Bars(labels=(Text("low", "低"), Text("high", "高")), values=(1, 4), axis=Text("count", "个数"))
)
ALL = (CONFUSION, MASK, CURVES, BATCH, BARS)


def shown(figure: Figure, width: int = 60, lang: Lang = "en", make: type[Console] = Console) -> list[str]:
    console = make(width=width, color_system=None)
    with console.capture() as capture:
        console.print(FigureView(figure, VARIANT, lang))
    return [line.rstrip() for line in capture.get().splitlines()]


def test_a_confusion_matrix_has_titles_and_the_values_of_the_variant() -> None:
    assert shown(CONFUSION) == [
        "Confusion matrix",
        "actual   predicted",
        "          cat   dog",
        "       ┌───────────",
        "   cat │   40    10",
        "   dog │    5  42.5",
    ]
    assert shown(CONFUSION, lang="zh") == [
        "混淆矩阵",
        "真实     预测",
        "        猫    狗",
        "     ┌──────────",
        "  猫 │  40    10",
        "  狗 │   5  42.5",
    ]


def test_a_mask_is_shaded_and_its_shades_are_explained() -> None:
    assert shown(MASK) == ["   a b c", "a  ██· ·", "b  ████·", "c  ██████", "· 0   ██ 1"]


def test_shades_between_two_ends_are_a_scale_and_long_names_become_letters() -> None:
    names = tuple(Text(f"token{at}") for at in range(3))
    matrix = Matrix(rows=names, columns=names, values=((0, 0.5, 1),) * 3, show="shades")
    assert shown(Figure(alt=ALT, matrix=matrix), 20) == [
        "        a b c",
        *(f"token{at}  · ▒▒██" for at in range(3)),
        "from 0 ·░▒▓█ to 1",
        "a token0  b token1",
        "c token2",
    ]


def test_the_cells_of_one_mean_are_shaded() -> None:
    assert shown(BATCH)[:4] == ["    n = 1    n = 2", "C 1 ██████   ██████", "  2 ░░░░░░   ░░░░░░", "      L"]
    over = {("C", "L"): ["██████   ░░░░░░"] * 2, ("L",): ["██████   ░░░░░░", "░░░░░░   ░░░░░░"],
            ("C",): ["██░░░░   ░░░░░░"] * 2}  # fmt: skip
    for axes, rows in over.items():
        drawn = shown(Figure(alt=ALT, block=Block(sizes=(2, 2, 3), over=axes)))
        assert [line[4:] for line in drawn[1:3]] == rows


def test_groups_part_the_channels() -> None:
    drawn = shown(Figure(alt=ALT, block=Block(sizes=(1, 4, 2), over=("C", "L"), groups=2)))
    assert [line[4:] for line in drawn[1:5]] == ["████", "████", "░░░░", "░░░░"]


def test_bars_are_as_long_as_their_values() -> None:
    assert shown(BARS, 20) == ["      count", " low │███ 1", "high │████████████ 4"]


def test_a_plot_has_axes_ticks_and_a_sign_for_each_curve() -> None:
    lines = shown(CURVES)
    assert lines[0] == "f(x)"
    assert lines[1].startswith(" 2 ┤")
    assert lines[-3].split() == ["−2", "−1", "0", "1", "2"]
    assert lines[-2].strip() == "x"
    assert lines[-1] == "● ReLU   ▲ B"
    body = "".join(lines[1:-4])
    assert "●" in body
    assert "▲" in body
    assert "┈" in body  # where y is 0
    assert "┊" in body  # where x is 0


def test_one_curve_without_a_name_needs_no_legend() -> None:
    plot = Plot(x=Axis(low=0, high=1), y=Axis(low=0, high=1), curves=(Curve(label=Text(""), of="x"),))
    lines = shown(Figure(alt=ALT, plot=plot), 40)
    assert lines[0][4:].strip()[-1] in "⠁⠂⠄⠈⠐⠠⠉⠊⠔⠜⡠⢀⣀⡰⠎⠖⠚⠞⠋⠙⠃⠘⠒⠤⠢⠑⠌⠡"
    assert not any(sign in "".join(lines) for sign in "●▲")


def test_a_curve_is_drawn_where_it_is() -> None:
    plot = Plot(x=Axis(low=0, high=1), y=Axis(low=0, high=1), curves=(Curve(label=Text(""), of="x"),))
    body = [line[3:] for line in shown(Figure(alt=ALT, plot=plot), 40)[:8]]
    firsts = [len(line) - len(line.lstrip(" │┤.0123456789")) for line in body]
    assert firsts == sorted(firsts, reverse=True)  # it falls from right to left


@pytest.mark.parametrize("figure", ALL)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_where_nothing_is_drawn_a_figure_is_told(figure: Figure, lang: Lang) -> None:
    lines = shown(figure, 70, lang, PlainConsole)
    assert ALT.to(lang) in lines[0]
    assert not set("".join(lines)) & set("│─█░▒●┤⣀⠤")


def test_what_is_told_holds_every_number() -> None:
    assert shown(CONFUSION, 70, "en", PlainConsole) == [
        "Figure: Confusion matrix. what there is to see",
        "rows: actual; columns: predicted",
        "cat: cat 40, dog 10",
        "dog: cat 5, dog 42.5",
    ]
    assert shown(BARS, 70, "zh", PlainConsole) == ["图：图中的内容", "低：1", "高：4"]
    assert shown(BATCH, 70, "en", PlainConsole)[1:] == [
        "2 samples, 2 channels, 3 positions; shaded: all samples, channel 1,",
        "all positions",
    ]
    assert "ReLU: (-2, 0), (-1.33, 0)" in shown(CURVES, 70, "en", PlainConsole)[1]


@pytest.mark.parametrize("figure", ALL)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [12, 20, 40, 80, 200])
def test_no_line_is_wider_than_the_screen(figure: Figure, lang: Lang, width: int) -> None:
    lines = shown(figure, width, lang)
    assert lines
    assert all(cell_len(line) <= width for line in lines)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 9))
def test_ticks_are_round_and_within_bounds(low: float, span: float, count: int) -> None:
    high = low + span
    ticks = find_ticks(low, high, count)
    assert 2 <= len(ticks) <= 2 * count + 2
    assert all(low - span * 1e-6 <= value <= high + span * 1e-6 for value in ticks)
    assert len(set(ticks.values())) == len(ticks)


def test_the_figure_of_a_question_stands_below_its_prompt() -> None:
    question = ChoiceQuestion(id="q", bank="b", topic="t", prompt=Text("Which?"), choices=(), figure=pack(BARS))
    assert any(isinstance(part, FigureView) for part in statement(question, VARIANT, "en"))
