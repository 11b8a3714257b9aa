import pytest

from drill import grading
from drill.grading import NotAnAnswer
from drill.grading.output import is_printed
from drill.models.question import OutputQuestion, Parameter
from drill.text import Text

BASE = {"id": "q", "bank": "b", "topic": "t", "prompt": Text("?")}


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        (
            "(2, 3)",
            ["(2, 3)", "2,3", "2x3", "2 × 3", "2*3", "[2, 3]", "2 3", "（2，3）", "２，３", "torch.Size([2, 3])"],
        ),
        ("torch.Size([2, 3])", ["(2, 3)", "2x3", "size([2,3])"]),
        ("(3,)", ["(3,)", "3", "[3]", "torch.Size([3])"]),
        ("torch.Size([])", ["()", "[]", "torch.Size([])"]),
        ("tensor([[1., 2.],\n        [3., 4.]])", ["[[1, 2], [3, 4]]", "[1 2] [3 4]", "[[1. 2.]\n [3. 4.]]"]),
        ("tensor(3.5000, grad_fn=<SumBackward0>)", ["3.5", "tensor(3.5)"]),
        ("tensor([1, 2], dtype=torch.int32)", ["[1, 2]", "1 2"]),
        ("0.8413", ["0.8413", "0.84134", "8.413e-1"]),
        ("0.3333", ["1/3", "0.333333"]),
        ("1.0", ["1", "1.", "1.0"]),
        ("1024", ["1,024", "2^10", "1024"]),
        ("1.e-05", ["1e-5", "0.00001"]),
        ("True False", ["true false", "True, False", "[True, False]"]),
        ("nan", ["NaN", "nan"]),
        ("-inf", ["-inf", "－Inf"]),
        ("torch.float32", ["float32", "torch.float32", "dtype('float32')"]),
        ("<class 'float'>", ["float"]),
        ("hello world", ["'hello world'", "Hello World"]),
        ("{'a': 1}", ['{"a": 1}', "{a: 1}"]),
        ("RuntimeError", ["RuntimeError", "runtimeerror", "RuntimeError: shapes", "it raises", "报错", "an error"]),
        ("/7|seven/", ["7", "Seven"]),
    ],
)
def test_what_was_printed_may_be_typed_in_many_ways(printed, typed):
    assert [words for words in typed if not is_printed(printed, words, 0)] == []


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("(2, 3)", ["(3, 2)", "23", "6", "(2, 3, 1)", "2", "(2)", "none"]),
        ("(3,)", ["(3, 1)", "(1, 3)", "()"]),
        ("torch.Size([])", ["0", "(1,)", "1"]),
        ("tensor([[1., 2.], [3., 4.]])", ["[1, 2, 3, 4]", "1 2 3 4", "[[1, 3], [2, 4]]"]),
        ("[[1, 2]]", ["[1, 2]", "[[1], [2]]"]),
        ("0.8413", ["0.841", "0.8414", "0.84"]),
        ("1.", ["1.4", "0.9"]),
        ("True", ["False", "1"]),
        ("inf", ["-inf", "nan"]),
        ("torch.float32", ["torch.float64", "float"]),
        ("RuntimeError", ["ValueError", "2", "no error"]),
    ],
)
def test_other_values_are_wrong(printed, typed):
    assert [words for words in typed if is_printed(printed, words, 0)] == []


def test_the_tolerance_holds_for_every_printed_number():
    assert is_printed("[0.8413 2.5]", "0.84 2.5", 0.01)
    assert not is_printed("[0.8413 2.5]", "0.83 2.5", 0.01)


def test_with_parameters_code_and_answer_are_those_of_the_variant():
    question = OutputQuestion(
        **BASE,
        code="print(({{n}}, {{2 * n}}))",
        answer="({{n}}, {{2 * n}})",
        params=(Parameter(name="n", values=(3, 5)),),
    )
    for seed in range(6):
        variant = grading.draw(question, seed)
        n = variant.values["n"]
        assert variant.code(question.code) == f"print(({n}, {2 * n}))"
        found = grading.grade(question, variant, f"{n}x{2 * n}")
        assert found.correct
        assert found.key.en == f"({n}, {2 * n})"
        assert grading.restore(question, variant, found.answer) == found
        assert not grading.grade(question, variant, f"{n}x{n}").correct


def test_other_answers_may_be_accepted():
    question = OutputQuestion(**BASE, code="print([])", answer="[]", accept=("/empty.*/", "nothing"))
    variant = grading.draw(question, 1)
    assert all(grading.grade(question, variant, raw).correct for raw in ("[]", "empty list", "nothing"))
    assert not grading.grade(question, variant, "[0]").correct


def test_nothing_is_not_an_answer_and_a_refused_line_is_wrong():
    question = OutputQuestion(**BASE, code="print(1)", answer="1")
    variant = grading.draw(question, 1)
    with pytest.raises(NotAnAnswer):
        grading.grade(question, variant, "  ")
    assert not grading.refuse(question, variant, "?").correct
