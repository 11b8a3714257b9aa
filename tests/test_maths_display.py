import math
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

import golden_formulas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from drill.maths.display import display, is_drawable
from drill.maths.drawing import draw
from drill.maths.latex import parse
from drill.maths.line import to_unicode
from drill.maths.linear import to_words

ENTRIES = golden_formulas.read()


def test_the_golden_file_has_the_formulas_of_the_field():
    assert len(ENTRIES) >= 160
    assert all(entry.drawing != ("(none)",) for entry in ENTRIES if "widehat" not in entry.latex)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.latex[:40] for entry in ENTRIES])
def test_a_formula_is_drawn_and_read_as_in_the_golden_file(entry: golden_formulas.Entry) -> None:
    assert golden_formulas.draw(entry.latex) == entry


@pytest.mark.parametrize(
    "source",
    [r"\hat{xy}", r"\frac{}{b}", r"\begin{foo}a\end{foo}", r"\begin{bmatrix}a", r"a & b", r"\unknown", "x^a^b", r"\sqrt{}",
     r"\left/\frac ab\right/", r"\phi\varphi", r"\hat{x^2}", r"\begin{array}{c|c}a&b\end{array}"],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(source: str) -> None:
    assert display(source, 80) is None
    assert not is_drawable(source, displayed=True)


def test_wide_formulas_part_and_equations_begin_at_the_margin() -> None:
    assert display(r"a_1 = b_1 + c_1, \quad a_2 = b_2 + c_2", 20) == ("a₁ = b₁ + c₁,", "a₂ = b₂ + c₂")
    assert display(r"y = aaaaaaa + bbbbbbb + ccccccc", 20) == ("y = aaaaaaa", "    + bbbbbbb", "    + ccccccc")
    assert display(r"y = (aaaaaaaaaaa, bbbbbbbbbb)", 12) is None


# Capital letters, which no command has: what is drawn can be counted.
_ATOMS = [
    "X",
    "Y_i",
    "7",
    r"\alpha",
    r"\mathbf{w}",
    "F(X)",
    r"\log P",
    "|Z|",
    r"X^\gamma",
    r"\sum_{i} K_i",
    r"\text{如果}",
]
_SHOWN = {"X": "X", "Y": "Y", "F": "F", "P": "P", "Z": "Z", "K": "K", "7": "7", r"\alpha": "α", r"\mathbf{w}": "𝐰",
          r"\gamma": "γ", r"\sum": "∑", "如果": "如果"}  # fmt: skip
_FORMULAS = st.recursive(
    st.sampled_from(_ATOMS),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: rf"\frac{{{pair[0]}}}{{{pair[1]}}}"),
        st.tuples(inner, st.sampled_from([" ", "+", "-", r"\cdot ", "=", ", ", r"\quad "]), inner).map("".join),
        inner.map(lambda one: rf"\sqrt{{{one}}}"),
        inner.map(lambda one: rf"\left({one}\right)^{{n}}"),
        inner.map(lambda one: rf"\left\{{{one}\right\}}_m"),
        inner.map(lambda one: rf"\underbrace{{{one}}}_{{q}}"),
        st.tuples(inner, inner).map(lambda pair: rf"\begin{{bmatrix}}{pair[0]}&1\\0&{pair[1]}\end{{bmatrix}}"),
        st.tuples(inner, inner).map(lambda pair: rf"\begin{{cases}}{pair[0]}&a>0\\{pair[1]}&b\end{{cases}}"),
    ),
    max_leaves=7,
)


@given(_FORMULAS)
def test_rows_are_as_wide_as_claimed_and_nothing_is_lost(source: str) -> None:
    box = draw(parse(source))
    assert {cell_len(row) for row in box.rows} == {box.width}
    assert 0 <= box.base < box.height
    drawn = "".join(box.rows)
    for latex, shown in _SHOWN.items():
        assert drawn.count(shown) == source.count(latex)
    assert "\\" not in drawn
    for opening, closing in (("⎛", "⎞"), ("⎝", "⎠"), ("⎡", "⎤"), ("⎣", "⎦"), ("(", ")")):
        assert drawn.count(opening) == drawn.count(closing)


@given(_FORMULAS, _FORMULAS)
def test_both_sides_of_an_equation_lie_on_its_line(left: str, right: str) -> None:
    one, two, whole = draw(parse(left)), draw(parse(right)), draw(parse(rf"{{{left}}}\gg {{{right}}}"))
    base = max(one.base, two.base)
    assert whole.base == base
    assert "≫" in whole.rows[base]
    assert whole.height == base + max(one.height - one.base, two.height - two.base)
    assert whole.rows[base].split("≫")[0].strip() == one.rows[one.base].strip()


@given(_FORMULAS, st.integers(16, 76))
def test_no_row_is_wider_than_asked(source: str, width: int) -> None:
    rows = display(source, width)
    assert rows is None or all(cell_len(row) <= width for row in rows)


_PIECES = [*"ab12+-=<,;:!|.()[]{}^_'& \n中，", r"\frac", r"\sqrt", r"\sqrt[3]", r"\left(", r"\right)", r"\right.", r"\\",
           r"\begin{cases}", r"\end{cases}", r"\begin{aligned}", r"\end{aligned}", r"\sum", r"\int", r"\hat", r"\overline",
           r"\underbrace", r"\overset", r"\xrightarrow", r"\text{a b}", r"\log", r"\max", r"\binom", r"\quad", r"\|"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_whatever_is_written_is_drawn_or_refused(source: str) -> None:
    for width in (30, 10_000):
        assert all(cell_len(row) <= width for row in display(source, width) or ())
    for line in (to_unicode(source), to_words(source)):
        assert line is None or "\n" not in line


@pytest.mark.parametrize(
    "source",
    ["a" + "+ b" * 5000, "x_{" * 60 + "y" + " x}" * 60, r"\frac{1}{1+" * 80 + "x" + "}" * 80, "(" * 5000, "|x|" * 3000,
     r"\begin{bmatrix}" + r"\\".join(["a & b & c"] * 500) + r"\end{bmatrix}", "{" * 3000 + "}" * 3000],
)  # fmt: skip
def test_a_long_or_deep_formula_takes_no_time(source: str) -> None:
    start = time.process_time()
    display(source, 70)
    to_unicode(source)
    to_words(source)
    assert time.process_time() - start < 3  # a tenth of it on a quiet machine


class Made(NamedTuple):
    """A formula made for a test: what it is worth, and how firmly it holds together (0 atom, 1 product, 2 sum)."""

    latex: str
    value: float
    level: int


def _one(inner: Made) -> Iterator[Made]:
    latex, value, level = inner
    bound = latex if level < 2 else rf"\left({latex}\right)"
    yield Made(rf"\sqrt{{{latex}}}", abs(value) ** 0.5, 0)
    yield Made(rf"\left({latex}\right)", value, 0)
    yield Made(rf"\left|{latex}\right|", abs(value) * 1.01, 0)
    yield Made(f"-{bound}", -value, 2)
    yield Made(rf"\log {bound}", math.log(abs(value) + 1.9), 2)
    yield Made(rf"\sum_{{i=1}}^{{2}}{bound}", value * 7.77, 2)


def _two(left: Made, right: Made) -> Iterator[Made]:
    yield Made(rf"\frac{{{left.latex}}}{{{right.latex}}}", left.value / (right.value or 1e-9), 1)
    yield Made(f"{left.latex}+{right.latex}", left.value + right.value, 2)
    if left.level == 0:
        yield Made(f"{{{left.latex}}}_{{{right.latex}}}", math.sin(3.1 * left.value + 1.7 * right.value) + 3.3, 0)
        if abs(right.value) < 50:
            yield Made(f"{{{left.latex}}}^{{{right.latex}}}", (abs(left.value) + 1e-6) ** right.value, 0)
    if left.level < 2 and right.level < 2:
        yield Made(f"{{{left.latex}}}{{{right.latex}}}", left.value * right.value, 1)
        yield Made(rf"{left.latex}\cdot {right.latex}", left.value * right.value, 1)
    if left.level < 2:
        bound = right.latex if right.level < 2 else rf"\left({right.latex}\right)"
        yield Made(f"{left.latex}-{bound}", left.value - right.value, 2)


def _grown(left: list[Made], right: list[Made]) -> list[Made]:
    return [made for inner in left for made in _one(inner)] + [
        made for pair in product(left, right) for made in _two(*pair)
    ]


def _formulas() -> list[Made]:
    rng = random.Random(7)
    letters = [Made("a", 1.37, 0), Made("b", 2.11, 0), Made("2", 2.0, 0)]
    small = _grown(letters, letters)
    middle = rng.sample(_grown(small, letters) + _grown(letters, small), 1500)
    large = _grown(rng.sample(middle, 16), rng.sample(small, 16)) + _grown(
        rng.sample(small, 16), rng.sample(middle, 16)
    )
    return small + middle + large


@pytest.mark.parametrize("write", [lambda latex: display(latex, 10_000), to_unicode, to_words])
def test_formulas_that_look_the_same_have_the_same_value(write: Callable[[str], object]) -> None:
    values = defaultdict(list)
    for made in _formulas():
        values[write(made.latex)].append(made)
    assert None not in values
    for found in values.values():
        assert max(made.value for made in found) == pytest.approx(min(made.value for made in found)), found
