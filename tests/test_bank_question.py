"""The types beyond choice, number, text and recall, which tests/test_bank.py covers."""

import pytest

from drill.bank.bank_file import read_bank
from drill.bank.known import Known
from drill.models.question import (
    BugQuestion,
    ChoiceQuestion,
    FormulaQuestion,
    MatchQuestion,
    OrderQuestion,
    OutputQuestion,
    Pair,
    Parameter,
    TextQuestion,
    Variable,
)
from drill.text import Text


@pytest.fixture
def read(tmp_path):
    def read(words):
        file = tmp_path / "mine.yaml"
        file.write_text("questions:\n" + words)
        return read_bank(file, known=Known())

    return read


@pytest.fixture
def one(read):
    def one(words):
        bank = read(words)
        assert not bank.faults, bank.faults
        (question,) = bank.questions
        return question

    return one


FORMULA = r"""  - id: gradient
    prompt: 'What is $\partial L/\partial z_i$?'
    variables:
      p_i: {min: 0, max: 1, also: ['softmax(z)_i']}
      y_i: [0, 1]
      n: {min: 1, max: 64, step: 1}
    answer: (p_i - y_i) / n
"""
OUTPUT = """  - id: sum-shape
    prompt: What does it print?
    code: |
      import numpy as np

      print(np.zeros((2, 3)).sum(axis=0).shape)
    answer: (3,)
"""
ORDER = """  - id: step
    prompt: In which order?
    items:
      - {en: forward, zh: 前向}
      - [loss, metrics]
      - backward
"""
MATCH = """  - id: sizes
    prompt: Which?
    pairs:
      - {left: float16, right: 2 bytes, why: 16 bits}
      - {left: float32, right: 4 bytes}
    distractors: [8 bytes]
"""
BUG = """  - id: scale
    prompt: Which line?
    code: |
      def scores(q, k):
          # q, k: (n, d)
          return q @ k.T
    line: 3
    fix: '`return q @ k.T / q.shape[-1] ** 0.5`'
"""


def test_a_formula_keeps_its_variables_their_domains_and_their_other_spellings(one):
    question = one(FORMULA)
    assert isinstance(question, FormulaQuestion)
    assert question.answer == "(p_i - y_i) / n"
    assert question.variables == (
        Variable(name="p_i", low=0, high=1, also=("softmax(z)_i",)),
        Variable(name="y_i", values=(0, 1)),
        Variable(name="n", low=1, high=64, step=1),
    )


def test_an_output_keeps_its_program_without_the_line_break_at_its_end(one):
    question = one(OUTPUT)
    assert isinstance(question, OutputQuestion)
    assert question.code.startswith("import numpy")
    assert question.code.endswith(".shape)")
    assert (question.answer, question.language) == ("(3,)", "python")


def test_items_in_a_list_of_their_own_share_a_rank(one):
    question = one(ORDER)
    assert isinstance(question, OrderQuestion)
    assert [item.en for item in question.items] == ["forward", "loss", "metrics", "backward"]
    assert question.ranks == (0, 1, 1, 2)


def test_pairs_and_distractors_are_the_right_sides_of_a_match(one):
    question = one(MATCH)
    assert isinstance(question, MatchQuestion)
    assert question.pairs[0] == Pair(left=Text.plain("float16"), right=Text.plain("2 bytes"), why=Text.plain("16 bits"))
    assert [right.en for right in question.rights] == ["2 bytes", "4 bytes", "8 bytes"]


def test_a_bug_names_its_line_or_several_and_may_ask_what_it_should_be(one):
    question = one(BUG)
    assert isinstance(question, BugQuestion)
    assert (question.lines, question.steps) == ((3,), 1)
    several = one(BUG.replace("line: 3", "line: [1, 3]") + "    accept: ['/return .*sqrt.*/']\n")
    assert (several.lines, several.steps) == ((1, 3), 2)
    choices = one(BUG + "    choices: [{text: right, correct: true}, wrong]\n")
    assert [choice.correct for choice in choices.choices] == [True, False]


def test_a_choice_may_ask_for_all_that_are_right_where_it_is_only_one(one):
    words = "  - id: q\n    prompt: p\n    choices: [{text: a, correct: true}, b]\n"
    assert not one(words).several
    assert one(words + "    several: true\n").several


def test_the_type_follows_from_the_keys(read):
    bank = read(FORMULA + OUTPUT + ORDER + MATCH + BUG)
    assert not bank.faults
    assert [question.type for question in bank.questions] == ["formula", "output", "order", "match", "bug"]


def test_every_type_may_have_parameters(read):
    bank = read("""  - id: a
    params: {d: [8, 16]}
    prompt: 'Width {{d}}?'
    choices: [{text: '{{d}}', correct: true}, '{{2 * d}}']
  - {id: b, params: {d: [8, 16]}, prompt: p, accept: ['{{d}} bytes']}
  - {id: c, params: {d: [8, 16]}, prompt: p, code: 'print({{d}})', answer: '{{d}}'}
""")
    assert not bank.faults
    assert [type(question) for question in bank.questions] == [ChoiceQuestion, TextQuestion, OutputQuestion]
    assert all(question.params == (Parameter(name="d", values=(8, 16)),) for question in bank.questions)


def test_braces_of_a_question_without_parameters_mean_nothing(read):
    bank = read("  - {id: a, prompt: '$x^{{2}}$ {{d}}', answer: a}\n")
    assert not bank.faults


@pytest.mark.parametrize(
    ("words", "line", "column", "says"),
    [
        (FORMULA.replace("    variables:", "    type: formula\n    variabels:"), 5, 5, "`variables`"),
        (FORMULA.replace("    answer: (p_i - y_i) / n\n", ""), 2, 5, "`answer` is missing"),
        (FORMULA.replace("(p_i - y_i) / n", "p_i - (y_i"), 8, 13, "never closed"),
        (FORMULA.replace("(p_i - y_i) / n", "p_i - q"), 8, 13, "`q` is not known"),
        (FORMULA.replace("(p_i - y_i) / n", "log(y_i)"), 8, 13, "no value at"),
        (FORMULA.replace("(p_i - y_i) / n", "1/2p_i"), 8, 13, "two ways"),
        (FORMULA.replace("(p_i - y_i) / n", "p_i - p_i"), 8, 13, "constant"),
        (FORMULA + "    accept: [p_i +]\n", 9, 14, "at the end"),
        (FORMULA.replace("max: 1,", "max: 0,"), 5, 12, "min < max"),
        (FORMULA.replace("min: 0, ", ""), 5, 12, "`min` and `max`"),
        (FORMULA.replace("y_i: [0, 1]", "y_i: []"), 6, 12, "no values"),
        (FORMULA.replace("y_i: [0, 1]", "y_i: [0, 1]\n      pi: [1]"), 7, 7, "`pi` cannot name"),
        (FORMULA.replace("'softmax(z)_i'", "y_i"), 5, 7, "`y_i` is read as something else"),
        (OUTPUT.replace("    answer: (3,)\n", ""), 2, 5, "`answer` is missing"),
        (OUTPUT.replace("(3,)", "[3]"), 8, 13, "quote it"),
        (OUTPUT.replace("(3,)", "True"), 8, 13, "'True'"),
        (OUTPUT.replace(".shape)", ".shape"), 4, 11, "line 3 of the code"),
        (OUTPUT.replace("\n\n", "\n" * 40), 4, 11, "at most 40"),
        (ORDER.replace("      - backward\n", "").replace("[loss, metrics]", "loss"), 4, 5, "2 items"),
        (ORDER.replace("metrics", "backward"), 7, 9, "items 3 and 4 say the same"),
        (ORDER.replace("      - {en: forward, zh: 前向}\n", "").replace("      - backward\n", "").replace("metrics", "m, n"), 4, 5, "every order"),
        (MATCH.replace("right: 4 bytes", "right: 2 bytes"), 6, 9, "right sides 1 and 2"),
        (MATCH.replace("left: float32", "left: float16"), 6, 9, "left sides 1 and 2"),
        (MATCH.replace("[8 bytes]", "[4 bytes]"), 7, 19, "right sides 2 and 3"),
        (MATCH.replace("left: float32, ", ""), 6, 9, "`left` is missing"),
        (BUG.replace("line: 3", "line: 4"), 8, 11, "only 3 lines"),
        (BUG.replace("line: 3", "line: 2"), 8, 11, "comment"),
        (BUG.replace("line: 3", "line: 0"), 8, 11, "≥ 1"),
        (BUG.replace("line: 3", "line: []"), 8, 11, "at least one"),
        (BUG.replace(" / q.shape[-1] ** 0.5", ""), 9, 10, "the wrong line itself"),
        (BUG.replace("    line: 3\n", "").replace("    prompt", "    type: bug\n    prompt"), 2, 5, "`line` is missing"),
        (BUG + "    accept: [a]\n    choices: [{text: b, correct: true}, c]\n", 10, 5, "not both"),
        (BUG + "    choices: [b, c]\n", 10, 5, "correct: true"),
        ("  - {id: a, params: {d: [1, 2]}, prompt: p, choices: [{text: '{{2 * d}}', correct: true}, '{{d ** 2}}']}\n", 2, 45, "for d = 2 two of them say `4`"),
        ("  - {id: a, params: {d: [0, 1]}, prompt: '{{1 / d}}', accept: x}\n", 2, 42, "division by zero"),
        ("  - {id: a, params: {d: [0, 1]}, prompt: '{{d +}}', accept: x}\n", 2, 42, "cannot be computed"),
        ("  - {id: a, params: {d: [0, 1]}, prompt: '{{d + k}}', accept: x}\n", 2, 42, "`k` in `{{d + k}}`"),
        ("  - {id: a, params: {d: [0, 1]}, prompt: p, accept: ['{{k}}']}\n", 2, 54, "`{{k}}` is not declared"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_fault_at_its_place_which_says_how_to_mend_it(read, words, line, column, says):
    bank = read(words)
    assert [(fault.line, fault.column) for fault in bank.faults] == [(line, column)], bank.faults
    assert says in bank.faults[0].message.en
    assert bank.faults[0].message.zh not in ("", bank.faults[0].message.en)
    assert not bank.questions
