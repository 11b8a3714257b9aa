import math

import pytest

from drill import grading
from drill.grading import NotAnAnswer
from drill.grading.number import close, read
from drill.models.question import NumberQuestion, Parameter
from drill.text import Text


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("12", 12),
        (" 1e-3 ", 1e-3),
        ("1E-3", 1e-3),
        ("1/3", 1 / 3),
        ("2^10", 1024),
        ("2**10", 1024),
        ("2¹⁰", 1024),
        ("10⁻³", 1e-3),
        ("1,024", 1024),
        ("1，024", 1024),
        ("1,048,576", 1048576),
        ("1 048 576", 1048576),
        ("-1,024.5", -1024.5),
        ("50%", 0.5),
        ("５０％", 0.5),
        ("12.5 %", 0.125),
        ("１２．５", 12.5),
        ("−3", -3),
        ("3×4", 12),
        ("3·4", 12),
        ("6÷4", 1.5),
        ("sqrt(2)", math.sqrt(2)),
        ("√2", math.sqrt(2)),
        ("√(2)", math.sqrt(2)),
        ("ln(e)", 1),
        ("max(1,024)", 24),
        ("pi", math.pi),
        (".5", 0.5),
        ("5.", 5),
        ("007", 7),
        ("1.007", 1.007),
        ("0.05", 0.05),
        ("+5", 5),
        ("（1+2）*3", 9),
    ],
)
def test_numbers_are_read_generously(raw: str, value: float) -> None:
    assert read(raw) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    "raw",
    ["", "  ", "b", "nan", "inf", "-inf", "1e999", "0,5", "3.2k", "1½", "½", "twelve", "1//0", "1/0", "x+1", "8 MB", "1,02",
     "[1]", "1;2", "9**9**9**9", "__import__('os')", "12 34", "%", "50%%", "()", "²"],
)  # fmt: skip
def test_what_is_no_finite_number_is_not_an_answer(raw: str) -> None:
    with pytest.raises(NotAnAnswer):
        read(raw)


@pytest.mark.parametrize(
    ("raw", "unit", "value"),
    [
        ("8 bytes", "bytes", 8),
        ("8bytes", "bytes", 8),
        ("8 BYTES", "bytes", 8),
        ("8 byte", "bytes", 8),
        ("1,024 GB", "GB", 1024),
        ("2^10 GB", "GB", 1024),
        ("50%", "%", 50),
        ("50", "%", 50),
        ("3 ms", "ms", 3),
        ("８ＧＢ", "GB", 8),
        ("2e", "e", 2),
    ],
)
def test_the_unit_may_follow_the_number(raw: str, unit: str, value: float) -> None:
    assert read(raw, unit) == value


@pytest.mark.parametrize(("raw", "unit"), [("8 MB", "GB"), ("bytes", "bytes"), ("8 kbytes", "bytes")])
def test_another_unit_is_not_an_answer_and_the_right_one_is_named(raw: str, unit: str) -> None:
    with pytest.raises(NotAnAnswer) as caught:
        read(raw, unit)
    assert unit in caught.value.message.en
    assert unit in caught.value.message.zh


@pytest.mark.parametrize(
    ("value", "answer", "tolerance", "right"),
    [
        (101, 100, 0.01, True),
        (99, 100, 0.01, True),
        (101.1, 100, 0.01, False),
        (-101, -100, 0.01, True),
        (0.1 + 0.2, 0.3, 0, True),
        (0.3001, 0.3, 0, False),
        (1 / 3, 0.333, 0, False),
        (0, 0, 0, True),
        (1e-12, 0, 0, True),
        (0.1, 0, 0.5, False),
        (2**60 + 1, 2**60, 0, True),  # rounding error of a float
        (2**60, 2**61, 0, False),
    ],
)
def test_tolerance_is_relative_and_zero_means_exact_up_to_rounding(
    value: float, answer: float, tolerance: float, right: bool
) -> None:
    assert close(value, answer, tolerance) is right


def test_the_key_follows_the_drawn_parameters() -> None:
    question = NumberQuestion(
        id="q", bank="b", topic="t", prompt=Text("d={{d}}"), answer="d * 2", unit="bytes",
        params=(Parameter(name="d", values=(16, 64)),), explanation=Text("twice {{d}} is {{answer}}"),
    )  # fmt: skip
    variant = grading.draw(question, 5)
    d = variant.values["d"]
    assert variant.prompt(question.prompt, "en") == f"d={d}"
    found = grading.grade(question, variant, f"{d}*2")
    assert found.correct
    assert found.answer == d * 2
    assert found.key.en == f"{d * 2} bytes"
    assert question.explanation is not None
    assert variant.words(question.explanation, "en") == f"twice {d} is {d * 2}"
    assert variant.prompt(Text("{{answer}}"), "en") == "{{answer}}"


def test_a_refused_line_is_a_wrong_answer_kept_as_typed() -> None:
    question = NumberQuestion(id="q", bank="b", topic="t", prompt=Text("?"), answer="2")
    found = grading.refuse(question, grading.draw(question, 1), "b")
    assert (found.correct, found.answer, found.key.en) == (False, "b", "2")


def test_a_logged_answer_is_shown_again_as_it_was() -> None:
    question = NumberQuestion(id="q", bank="b", topic="t", prompt=Text("?"), answer="2")
    variant = grading.draw(question, 1)
    for found in (grading.grade(question, variant, "1/3"), grading.refuse(question, variant, "b")):
        assert grading.restore(question, variant, found.answer) == found
