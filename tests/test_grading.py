"""What holds for every type of question."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill import grading
from drill.bank.bank_file import read_bank
from drill.bank.known import Known
from drill.models.question import TYPE_NAMES
from drill.text import Text

BANK = r"""questions:
  - {id: a, prompt: p, choices: [{text: x, correct: true}, {text: y, correct: true}, z]}
  - {id: b, type: number, params: {d: [1, 2]}, prompt: p, answer: d / 3, unit: MB}
  - {id: c, prompt: p, accept: [softmax, '/soft\s*max/', 归一化]}
  - {id: d, prompt: p, variables: {x: {min: -1, max: 1}, y_i: [0, 1]}, answer: x y_i - x^2}
  - {id: e, prompt: p, code: 'print([1.5, 2])', answer: '[1.5, 2]'}
  - {id: f, prompt: p, items: [one, [two, three], four]}
  - {id: g, prompt: p, pairs: [{left: l, right: r}, {left: m, right: s}], distractors: [t]}
  - {id: h, prompt: p, code: "a = 1\nb = 2", line: 2, fix: b = 3}
  - {id: i, prompt: p, code: "a = 1\nb = 2", line: 2, fix: b = 3, accept: [b = 3]}
  - {id: j, prompt: p, code: "a = 1\nb = 2", line: 2, fix: b = 3, choices: [{text: b = 3, correct: true}, b = 4]}
  - {id: k, prompt: p, answer: model answer, points: [{text: one, any: [gradient, 梯度]}, two]}
"""


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    file = tmp_path_factory.mktemp("bank") / "b.yaml"
    file.write_text(BANK)
    bank = read_bank(file, known=Known())
    assert not bank.faults
    assert {question.type for question in bank.questions} == set(TYPE_NAMES)
    return bank.questions


@given(
    st.one_of(st.text(max_size=30), st.text("abc123 xy_i()[]{}^*/+-=.,:→第行½²√|∞\x00\ud800\\$", max_size=20)),
    st.integers(0, 99),
)
def test_whatever_is_typed_is_graded_or_asked_for_again_and_can_be_shown_again(questions, raw, seed):
    for question in questions:
        variant = grading.draw(question, seed)
        try:
            found = grading.grade(question, variant, raw)
        except grading.NotAnAnswer as error:
            assert "\n" not in error.message.en + error.message.zh  # noqa: PT017 - the message is what is tested
            found = grading.refuse(question, variant, raw)
            assert not found.correct
        assert 0 <= found.score <= 1
        assert found.correct == (found.score == 1) or question.type == "recall"
        assert isinstance(found.key, Text)
        logged = json.loads(json.dumps(found.answer))
        assert grading.restore(question, variant, logged) in (found, None)


def test_what_an_answer_looks_like_is_one_line_in_both_languages(questions):
    for question in questions:
        line = grading.expect(question)
        assert line.en
        assert line.zh
        assert "\n" not in line.en + line.zh


@pytest.mark.parametrize("answer", [None, 3, "x", [], [99], ["a"], {"a": 1}, [1, 2, 3, 4, 5], True])
def test_a_log_that_no_longer_fits_is_no_error(questions, answer):
    for question in questions:
        grading.restore(question, grading.draw(question, 1), answer)


def test_a_grader_is_loaded_when_a_question_of_its_type_is_met():
    code = (
        "import sys, drill.grading; print([name for name in sys.modules if name.startswith(('drill.grading.',"
        " 'drill.models.formula', 'drill.models.expression', 'rapidfuzz', 'numpy', 'yaml'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['drill.grading.grade', 'drill.grading.variant']"
