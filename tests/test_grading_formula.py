import pytest

from drill import grading
from drill.grading import NotAnAnswer
from drill.models.question import FormulaQuestion, Parameter, Variable
from drill.text import Text

BASE = {"id": "q", "bank": "b", "topic": "t", "prompt": Text("?")}
# ∂L/∂z_i of softmax cross-entropy, y one-hot
GRADIENT = FormulaQuestion(
    **BASE,
    answer="p_i - y_i",
    variables=(
        Variable(name="p_i", low=0, high=1, also=("softmax(z)_i", "ŷ_i")),
        Variable(name="y_i", values=(0, 1)),
    ),
)
STD = FormulaQuestion(
    **BASE, answer="sqrt(2 / n)", variables=(Variable(name="n", low=1, high=999),), accept=("1/sqrt(n)",)
)


def grade(question, raw, seed=1):
    return grading.grade(question, grading.draw(question, seed), raw)


@pytest.mark.parametrize(
    "raw",
    [
        "p_i - y_i",
        "p - y",
        "pᵢ − yᵢ",
        "dL/dz = p - y",
        "∂L/∂z_i = p_i - y_i",
        "-(y_i - p_i)",
        "－ｙ＋ｐ",
        "softmax(z)_i - y_i",
        "ŷ_i - y_i",
        "\\hat{y}_i - y_i",
        "$p_{i} - y_{i}$",
        "p[i] - y[i]",
        "(1 - y)p + y(p - 1)",
        "p(1-y) - y(1-p)",
        "(p^2 - y^2)/(p + y)",
        "log(exp(p)/exp(y))",
        "p − y。",
    ],
)
def test_equivalent_spellings_are_right(raw):
    found = grade(GRADIENT, raw)
    assert found.correct
    assert found.score == 1
    assert found.answer == raw


@pytest.mark.parametrize(
    "raw",
    [
        "y_i - p_i",
        "p_i + y_i",
        "p_i - 1",
        "p_i",
        "-y_i / p_i",
        "y_i - 1",
        "p_i(1 - p_i)",
        "p_i(1 - y_i)",
        "p_i - 2y_i",
        "y_i(p_i - 1)",
        "p_i - y_i p_i",
        "|p_i - y_i|",
        "(p_i - y_i)^2",
        "(p_i - y_i)/2",
        "p_i - y_i + 0.0001",
        "log(p_i) - y_i",
        "(p_i - y_i) y_i / y_i",
    ],
)
def test_near_misses_are_wrong(raw):
    found = grade(GRADIENT, raw)
    assert not found.correct
    assert found.key == Text.plain("p_i - y_i")


@pytest.mark.parametrize(
    ("raw", "column", "says"),
    [
        ("", 0, "nothing"),
        ("p - (y", 4, "never closed"),
        ("p - q", 4, "`q` is not known here; the formula is in p_i, y_i"),
        ("dL/dz = p - ", 12, "at the end"),
        ("p y - 3 4", 8, "operator is missing"),
    ],
)
def test_what_cannot_be_read_is_asked_again_in_one_line_that_says_where(raw, column, says):
    with pytest.raises(NotAnAnswer) as caught:
        grade(GRADIENT, raw)
    assert caught.value.column == column
    assert says in caught.value.message.en
    assert "\n" not in caught.value.message.en
    assert f"第 {column + 1} 个字符" in caught.value.message.zh


def test_what_has_no_value_anywhere_is_asked_again():
    with pytest.raises(NotAnAnswer) as caught:
        grade(GRADIENT, "1/(p - p)")
    assert "no value" in caught.value.message.en


def test_a_product_without_a_sign_is_asked_again_only_where_the_reading_matters():
    half = FormulaQuestion(**BASE, answer="x/2", variables=(Variable(name="x", low=1, high=2),))
    with pytest.raises(NotAnAnswer) as caught:
        grade(half, "1/2x")
    assert "two ways" in caught.value.message.en
    assert "两种读法" in caught.value.message.zh
    assert grade(half, "1/2·x").correct
    assert not grade(half, "1/4x").correct  # wrong either way


def test_other_accepted_formulas_are_right_as_well():
    assert grade(STD, "√(2/n)").correct
    assert grade(STD, "n^-0.5").correct
    assert not grade(STD, "1/n").correct


def test_a_parameter_is_written_by_name_or_as_its_number():
    question = FormulaQuestion(
        **BASE,
        answer="x / sqrt(d)",
        variables=(Variable(name="x", low=-2, high=2),),
        params=(Parameter(name="d", values=(16, 64)),),
    )
    drawn = {grading.draw(question, seed).values["d"] for seed in range(20)}
    assert drawn == {16, 64}
    for seed in range(6):
        d = grading.draw(question, seed).values["d"]
        assert grade(question, "x d^-0.5", seed).correct
        assert grade(question, f"x/√{d}", seed).correct
        assert not grade(question, f"x/{d}", seed).correct


def test_a_logged_formula_is_graded_again_and_a_refused_one_stays_wrong():
    variant = grading.draw(GRADIENT, 1)
    assert grading.restore(GRADIENT, variant, "p - y").correct
    refused = grading.refuse(GRADIENT, variant, "p -")
    assert grading.restore(GRADIENT, variant, refused.answer) == refused


def test_what_an_answer_looks_like_names_the_variables():
    assert "p_i, y_i" in grading.expect(GRADIENT).en
    assert "p_i, y_i" in grading.expect(GRADIENT).zh
