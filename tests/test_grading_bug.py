import pytest

from drill import grading
from drill.grading import NotAnAnswer, Variant
from drill.models.question import BugQuestion, Choice
from drill.text import Text

BASE = {"id": "q", "bank": "b", "topic": "t", "prompt": Text("?"), "fix": Text("z - z.max()")}
CODE = "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum()"
LINE = BugQuestion(**BASE, code=CODE, lines=(2,))
TYPED = BugQuestion(**BASE, code=CODE, lines=(2,), accept=("e = np.exp(z - z.max())", r"/.*z *- *(np\.)?a?max\(z\).*/"))
CHOSEN = BugQuestion(
    **BASE,
    code=CODE,
    lines=(2,),
    choices=(
        Choice(text=Text("z - z.max()"), correct=True),
        Choice(text=Text("z - z.min()"), mistake="no_shift"),
        Choice(text=Text("z / z.max()")),
    ),
)
SHOWN = Variant(0, order=(2, 0, 1))  # a=2, b=0 (right), c=1


@pytest.mark.parametrize("raw", ["2", " 2 ", "２", "line 2", "第 2 行", "2.", "L2"])
def test_the_number_of_the_line_is_right_in_any_writing(raw):
    found = grading.grade(LINE, Variant(0), raw.rstrip("."))
    assert found.correct
    assert found.answer == [2]
    assert found.key == Text("line 2", "第 2 行")


@pytest.mark.parametrize("raw", ["", "0", "4", "two", "np.exp", "2 b"])
def test_what_names_no_line_is_not_an_answer(raw):
    with pytest.raises(NotAnAnswer) as caught:
        grading.grade(LINE, Variant(0), raw)
    assert "1 to 3" in caught.value.message.en
    assert "1 到 3" in caught.value.message.zh


def test_any_of_several_lines_is_right():
    several = BugQuestion(**BASE, code=CODE, lines=(2, 3))
    assert grading.grade(several, Variant(0), "3").correct
    assert grading.grade(several, Variant(0), "1").key.en == "line 2 / 3"


@pytest.mark.parametrize("raw", ["2 b", "2b", "2: B", "2, b", "line 2: b", "２ｂ", "2 (b)"])
def test_with_choices_line_and_letter_are_right_together(raw):
    found = grading.grade(CHOSEN, SHOWN, raw)
    assert found.correct
    assert found.answer == [2, 0]
    assert found.key.en == "line 2, b"


@pytest.mark.parametrize(
    ("raw", "score", "says"), [("2 a", 0.5, "line is right"), ("1 b", 0.5, "line is not"), ("1 c", 0.0, "")]
)
def test_one_half_right_is_wrong_with_credit(raw, score, says):
    found = grading.grade(CHOSEN, SHOWN, raw)
    assert not found.correct
    assert found.score == score
    assert says in (found.credit.en if found.credit else "")
    assert found.mistakes == (("no_shift",) if raw == "1 c" else ())


@pytest.mark.parametrize("raw", ["2", "b", "2 d", "2 bc", "5 b"])
def test_with_choices_both_are_asked_for(raw):
    with pytest.raises(NotAnAnswer) as caught:
        grading.grade(CHOSEN, SHOWN, raw)
    assert "2 a" in caught.value.message.en


@pytest.mark.parametrize(
    "raw", ["2: e = np.exp(z - z.max())", "2 e=np.exp(z-z.max())", "2: `e = np.exp(z - z.max())`", "2: z - max(z)", "2: z-np.amax(z)"]
)  # fmt: skip
def test_a_typed_correction_is_compared_without_its_spaces(raw):
    found = grading.grade(TYPED, Variant(0), raw)
    assert found.correct
    assert grading.restore(TYPED, Variant(0), found.answer) == found


def test_a_wrong_correction_of_the_right_line_is_half_right():
    found = grading.grade(TYPED, Variant(0), "2: e = np.exp(z)")
    assert (found.correct, found.score) == (False, 0.5)
    with pytest.raises(NotAnAnswer):
        grading.grade(TYPED, Variant(0), "2")


def test_a_logged_answer_is_shown_again_as_it_was():
    for question, variant, raw in ((LINE, Variant(0), "3"), (CHOSEN, SHOWN, "2 a"), (TYPED, Variant(0), "2: x")):
        found = grading.grade(question, variant, raw)
        assert grading.restore(question, variant, found.answer) == found
        refused = grading.refuse(question, variant, "?")
        assert grading.restore(question, variant, refused.answer) == refused
    assert grading.restore(CHOSEN, SHOWN, [2, 7]) is None
    assert grading.restore(CHOSEN, SHOWN, [2]) is None
