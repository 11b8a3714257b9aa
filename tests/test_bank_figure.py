import textwrap
from pathlib import Path

import pytest

from drill.bank.bank_file import BankFile, read_bank
from drill.bank.known import Known
from drill.models.figure import Axis, Bars, Block, Curve, Figure, Matrix, Plot, unpack
from drill.text import LANGS, Text

HEAD = "questions:\n  - id: one\n    type: recall\n    prompt: Which?\n    answer: it\n"


def read(tmp_path: Path, figure: str, more: str = "") -> BankFile:
    file = tmp_path / "bank.yaml"
    file.write_text(HEAD + more + "    figure:\n" + textwrap.indent(textwrap.dedent(figure), " " * 6), encoding="utf-8")
    return read_bank(file, known=Known())


def figure_of(bank: BankFile) -> Figure:
    assert bank.faults == ()
    return unpack(bank.questions[0].figure)


def test_curves_are_expressions_or_points(tmp_path: Path) -> None:
    figure = figure_of(
        read(
            tmp_path,
            """
            kind: curves
            title: {en: Two, zh: 两条}
            alt: {en: two curves, zh: 两条曲线}
            x: {label: x, from: -4, to: 4}
            y: {from: 0}
            curves:
              - {label: ReLU, of: 'max(0, x)'}
              - {label: B, points: [[-1, 0], [1, 2.5]]}
            """,
        )
    )
    curves = (Curve(label=Text.plain("ReLU"), of="max(0, x)"), Curve(label=Text.plain("B"), points=((-1, 0), (1, 2.5))))
    assert figure == Figure(
        title=Text("Two", "两条"),
        alt=Text("two curves", "两条曲线"),
        plot=Plot(x=Axis(label=Text.plain("x"), low=-4, high=4), y=Axis(low=0), curves=curves),
    )


def test_the_values_of_lines_are_counted_from_one_or_where_x_begins(tmp_path: Path) -> None:
    source = "{kind: lines, alt: a, lines: [{label: loss, values: [2, 1.5]}]}"
    assert figure_of(read(tmp_path, source)).plot.curves[0].points == ((1, 2), (2, 1.5))
    source = "{kind: lines, alt: a, x: {from: 0}, lines: [{label: loss, values: [2, 1.5]}]}"
    assert figure_of(read(tmp_path, source)).plot.curves[0].points == ((0, 2), (1, 1.5))


def test_a_matrix_may_hold_expressions_over_the_parameters(tmp_path: Path) -> None:
    figure = figure_of(
        read(
            tmp_path,
            """
            kind: matrix
            alt: a
            rows: [cat, dog]
            row_title: actual
            values: [[40, fn], [5, 'fn * 2']]
            """,
            "    params: {fn: [3, 4]}\n",
        )
    )
    assert figure.matrix == Matrix(
        rows=(Text.plain("cat"), Text.plain("dog")),
        columns=(Text(""), Text("")),
        values=((40, "fn"), (5, "fn * 2")),
        row_title=Text.plain("actual"),
    )


def test_axes_and_bars(tmp_path: Path) -> None:
    source = "{kind: axes, alt: a, sizes: [2, 4, 3], over: [C, L], groups: 2}"
    assert figure_of(read(tmp_path, source)).block == Block(sizes=(2, 4, 3), over=("C", "L"), groups=2)
    source = "{kind: bars, alt: a, axis: count, bars: [{label: low, value: 3}, {label: high, value: 1.5}]}"
    labels = (Text.plain("low"), Text.plain("high"))
    assert figure_of(read(tmp_path, source)).bars == Bars(labels=labels, values=(3, 1.5), axis=Text.plain("count"))


@pytest.mark.parametrize(
    ("source", "place", "words"),
    [
        ("{alt: a}", (7, 7), "`kind` is missing"),
        ("{kind: curve, alt: a}", (7, 14), "did you mean `curves`?"),
        ("{kind: bars, bars: [{label: a, value: 1}]}", (7, 7), "`alt` is missing"),
        ("{kind: bars, alt: a, bar: []}", (7, 28), "did you mean `bars`?"),
        ("{kind: bars, alt: a, bars: []}", (7, 28), "0 under `bars`; a figure has 1 to 40"),
        ("{kind: bars, alt: a, bars: [{label: b, value: q}]}", (7, 53), "unknown name q"),
        ("{kind: bars, alt: a, bars: [{label: b, value: 1e-3x}]}", (7, 53), "cannot be computed"),
        ("{kind: curves, alt: a, x: {from: 0}, curves: []}", (7, 33), "`to` is missing"),
        ("{kind: curves, alt: a, x: {from: 2, to: 1}, curves: [{of: x}]}", (7, 43), "greater than `from`"),
        ("{kind: curves, alt: a, x: {from: 0, to: 1}, curves: [{}]}", (7, 60), "either `of` or `points`"),
        ("{kind: curves, alt: a, x: {from: 0, to: 1}, curves: [{of: 'log(-1-x)'}]}", (7, 65), "has no real value"),
        ("{kind: curves, alt: a, x: {from: 0, to: 1}, curves: [{points: [[1, 2], [0, 1]]}]}", (7, 78), "in the order of x"),
        ("{kind: lines, alt: a, lines: [{values: [1]}]}", (7, 38), "2 to 500"),
        ("{kind: lines, alt: a, lines: [{values: [1, no]}]}", (7, 50), "expected a number"),
        ("{kind: matrix, alt: a, values: [[1, 2], [3]]}", (7, 30), "of equal length"),
        ("{kind: matrix, alt: a, values: [[1, 2]], rows: [a, b]}", (7, 54), "2 names for 1 rows"),
        ("{kind: matrix, alt: a, values: [[1, 2]], show: colour}", (7, 54), "unknown way to show"),
        ("{kind: axes, alt: a, over: [N, H]}", (7, 38), "unknown axis `H`"),
        ("{kind: axes, alt: a, over: [C], groups: 3}", (7, 39), "cannot be parted into 3"),
        ("{kind: axes, alt: a, over: [C], sizes: [3, 99, 1]}", (7, 50), "out of range"),
        ("[]", (7, 7), "expected a mapping"),
        ("{kind: bars, alt: '$x', bars: [{label: b, value: 1}]}", (7, 25), "without its partner"),
    ],
)  # fmt: skip
def test_faults_are_told_at_their_place_in_both_languages(
    tmp_path: Path, source: str, place: tuple[int, int], words: str
) -> None:
    bank = read(tmp_path, source)
    assert bank.questions == ()
    fault = bank.faults[0]
    assert words in fault.message.en
    assert (fault.line, fault.column) == place
    assert all(fault.message.to(lang) for lang in LANGS)
    assert fault.message.en != fault.message.zh


def test_a_pole_of_a_curve_is_no_fault(tmp_path: Path) -> None:
    read(tmp_path, "{kind: curves, alt: a, x: {from: -1, to: 1}, curves: [{of: 1 / x}]}")
    figure_of(read(tmp_path, "{kind: curves, alt: a, x: {from: -1, to: 1}, curves: [{of: 1 / x}]}"))


def test_a_placeholder_in_a_figure_needs_a_parameter(tmp_path: Path) -> None:
    bank = read(tmp_path, "{kind: bars, alt: 'n = {{n}}', bars: [{label: b, value: 1}]}", "    params: {m: [1, 2]}\n")
    assert ["`n`" in fault.message.en or "{{n}}" in fault.message.en for fault in bank.faults] == [True]
