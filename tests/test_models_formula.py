from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.models.formula.agreement import agree, draw_points, is_constant, tabulate
from drill.models.formula.fault import FormulaError
from drill.models.formula.names import Names
from drill.models.formula.tree import parse
from drill.models.question import Variable

X = Variable(name="x", low=-3, high=3)
Y = Variable(name="y", low=0.5, high=4)
D = Variable(name="d_k", values=(16, 64, 128))


def means(source, *variables, other):
    """Whether every reading of `source` is the same function as `other`."""
    names = Names({variable.name: variable.also for variable in variables})
    points = draw_points(variables, {}, "seed")
    (wanted,) = parse(other, names)
    return {agree(tabulate(wanted, points), tabulate(node, points)) for node in parse(source, names)} == {True}


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("2x", "2*x"),
        ("xy", "x*y"),
        ("x y", "x*y"),
        ("3xy²", "3*x*y^2"),
        ("x(1-x)", "x*(1-x)"),
        ("(1-x)(1+x)", "(1-x)*(1+x)"),
        ("x**2", "x^2"),
        ("x²", "x^2"),
        ("x⁻¹", "1/x"),
        ("x^{2}", "x^2"),
        ("x^-2", "1/(x^2)"),
        ("-x^2", "0-(x^2)"),
        ("2^x^2", "2^(x^2)"),
        ("x/y/2", "x/(2*y)"),
        ("x·y", "x*y"),
        ("x × y", "x*y"),
        ("x ÷ y", "x/y"),
        ("x − y", "x-y"),
        ("－x＋２．５ｙ", "2.5*y - x"),
        ("（x＋y）／２", "(x+y)/2"),
        ("[x+y]/2", "(x+y)/2"),
        ("½x", "x/2"),
        ("|x|", "abs(x)"),
        ("|x||y|", "abs(x)*abs(y)"),
        ("||x|-1|", "abs(abs(x)-1)"),
        ("2|x|", "2*abs(x)"),
        ("√y", "sqrt(y)"),
        ("√(x²)", "abs(x)"),
        ("2√2·x", "2*sqrt(2)*x"),
        ("log y", "log(y)"),
        ("ln(y)", "log(y)"),
        ("x log y", "x*log(y)"),
        ("ylogy", "y*log(y)"),
        ("log₂(y)", "log2(y)"),
        ("log_2(y)", "log(y)/log(2)"),
        ("e^x", "exp(x)"),
        ("e^{-x}", "exp(-x)"),
        ("eˣ", "exp(x)"),
        ("exp(x)^2", "exp(2*x)"),
        ("tanh²(x)", "tanh(x)^2"),
        ("tanh^2 x", "tanh(x)^2"),
        ("σ(x)", "1/(1+exp(-x))"),
        ("\\sigma(x)", "sigmoid(x)"),
        ("2πx", "2*pi*x"),
        ("\\frac{x}{y}", "x/y"),
        ("\\frac{1}{2}x", "x/2"),
        ("\\sqrt{y} \\cdot x", "sqrt(y)*x"),
        ("\\left(x+y\\right)^2", "(x+y)^2"),
        ("$x + y$", "x+y"),
        ("np.exp(x)", "exp(x)"),
        ("torch.tanh(x)", "tanh(x)"),
        ("max(0, x)", "relu(x)"),
        ("max(0，x)", "(x+abs(x))/2"),
        ("⌊y⌋ + ⌈y⌉", "floor(y)+ceil(y)"),
        ("x // 1", "floor(x)"),
        ("1.5e2x", "150*x"),
        ("2e x", "2*exp(1)*x"),
        ("dL/dx = x + y", "x+y"),
        ("∂L/∂x ＝ x + y", "x+y"),
        ("x + y = dL/dx", "x+y"),
        ("f := x + y", "x+y"),
        ("x + y.", "x+y"),
        ("x + y。", "x+y"),
        ("X + Y", "x+y"),
    ],
)
def test_what_people_type_is_read_as_they_mean_it(typed, plain):
    assert means(typed, X, Y, other=plain)


@pytest.mark.parametrize(
    "typed", ["√d_k", "√dₖ", "sqrt(dk)", "sqrt(d)", "d^0.5", "d_{k}^(1/2)", "sqrt(D_k)", "sqrt(d[k])", "d_k^½"]
)
def test_an_index_is_written_in_many_ways(typed):
    assert means(typed, D, other="sqrt(d_k)")


def test_factors_with_an_index_may_touch():
    p, q = Variable(name="p_i", low=0, high=1), Variable(name="q_j", low=0, high=1)
    for typed in ("p_iq_j", "pᵢqⱼ", "-p_i(-q_j)", "q_jp_i", "2p_iq_j/2"):
        assert means(typed, p, q, other="p_i * q_j")


def test_hats_and_greek_letters_are_names():
    y = Variable(name="ŷ", low=0, high=1)
    alpha = Variable(name="alpha", low=0, high=1)
    for typed in ("αŷ", "alpha * yhat", "\\alpha \\hat{y}", "α·y_hat", "alpha ŷ"):
        assert means(typed, y, alpha, other="alpha*ŷ")


def test_a_declared_name_wins_over_a_function_or_a_constant():
    sigma, p = Variable(name="σ", low=1, high=2), Variable(name="p_i", low=0, high=1)
    assert means("σ(1+p_i)", sigma, p, other="p_i*σ + σ")
    assert means("2pi", sigma, p, other="p_i + p_i")


def test_other_ways_of_writing_a_symbol_may_be_several_words():
    p = Variable(name="p", low=0, high=1, also=("softmax(z)_i", "q"))
    for typed in ("softmax(z)_i", "softmax( z )_i", "q", "2p - softmax(z)_i"):
        assert means(typed, p, other="p")


@pytest.mark.parametrize("typed", ["1/2x", "1/2(x+1)", "e^2x", "log 2y", "log y y", "√2y", "1/x y", "x/2y"])
def test_a_product_without_a_sign_that_can_be_read_in_two_ways_has_two_readings(typed):
    assert len(parse(typed, Names({"x": (), "y": ()}))) == 2


@pytest.mark.parametrize("typed", ["2x^2", "x^2y", "x(1-x)/2", "2xy/3", "x log y + 1", "e^(x) + y"])
def test_other_products_have_one(typed):
    assert len(parse(typed, Names({"x": (), "y": ()}))) == 1


@pytest.mark.parametrize(
    ("typed", "column", "says"),
    [
        ("", 0, "nothing"),
        ("x +", 3, "at the end"),
        ("2(x + y", 1, "never closed"),
        ("|x + y", 0, "never closed"),
        ("x + y)", 5, "closes nothing"),
        ("x * / y", 4, "`/` cannot stand here"),
        ("x + q", 4, "`q` is not known here; the formula is in x, y"),
        ("dL/dx = x + q", 12, "`q`"),
        ("x & y", 2, "`&` has no meaning"),
        ("3 4 x", 2, "operator is missing"),
        ("1½x", 1, "operator is missing"),
        ("Σ x", 0, "sums"),
        ("x_j", 0, "`x_j`"),
        ("exp(x, y)", 0, "takes 1"),
        ("max(x)", 0, "takes 2 … 8"),
        ("tanh^-1(x)", 0, "power"),
        ("x, y", 1, "`,`"),
        ("x'", 1, "`'`"),
        ("x" * 501, 500, "500"),
        ("x" * 498 + "q", 0, "not known"),
        ("(" * 100 + "x" + ")" * 100, 60, "nested"),
        ("-" * 100 + "x", 60, "nested"),
        ("√" * 400 + "x", 60, "nested"),
        ("x^" * 200 + "x", 120, "nested"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_place(typed, column, says):
    with pytest.raises(FormulaError) as caught:
        parse(typed, Names({"x": (), "y": ()}))
    assert says in caught.value.message.en
    assert f"character {caught.value.column + 1}:" in caught.value.message.en
    assert f"第 {caught.value.column + 1} 个字符" in caught.value.message.zh
    assert abs(caught.value.column - column) <= (2 if says == "nested" else 0)


def test_what_is_defined_only_in_places_is_not_the_same():
    assert not means("x y / y * (y/y)^0 + 0*log(0)", X, Y, other="x")
    assert not means("log(x)/log(x)", Variable(name="x", values=(1, 2)), other="x/x")
    assert means("(x^2 - y^2)/(x + y)", X, Y, other="x - y")


def test_functions_in_pieces_are_told_apart():
    assert not means("x", X, other="abs(x)")
    assert not means("max(0, x)", X, other="x")


def test_a_form_that_loses_digits_is_still_the_same():
    wide = Variable(name="z", low=-15, high=15)
    assert means("1 - tanh(z)^2", wide, other="4/(e^z + e^(-z))^2")
    assert means("e^z/(1+e^z) - 1", wide, other="-1/(1+exp(z))")
    assert not means("e^z/(1+e^z) - 1.000001", wide, other="-1/(1+exp(z))")


def test_lists_of_values_are_tried_in_every_combination():
    points = draw_points([Variable(name="y", values=(0, 1)), D], {"n": 2}, "q")
    assert len(points) == 6
    assert all(point["n"] == 2 for point in points)
    assert draw_points([X], {}, "a") == draw_points([X], {}, "a") != draw_points([X], {}, "b")


def test_a_constant_is_seen_as_one():
    names = Names({"x": ()})
    points = draw_points([X], {}, "q")
    constant, other = ((tabulate(parse(source, names)[0], points)) for source in ("x - x + 3", "x"))
    assert is_constant(constant)
    assert not is_constant(other)


@given(st.text(alphabet="xyz019.+-*/^()|√√²½σπe_[]{}\\ =,ŷΣ logexpfracmin", max_size=40))
def test_no_text_raises_anything_but_a_formula_error(source):
    with suppress(FormulaError):
        for node in parse(source, Names({"x": (), "y": ("f(y)",)})):
            tabulate(node, draw_points([X, Y], {}, "q"))
