import pytest

from drill import grading
from drill.grading import NotAnAnswer, Variant
from drill.models.question import OrderQuestion
from drill.text import Text


def make(*ranks):
    items = tuple(Text(f"item {at}") for at in range(len(ranks)))
    return OrderQuestion(id="q", bank="b", topic="t", prompt=Text("?"), items=items, ranks=ranks)


STEPS = make(0, 1, 2, 3)
SHOWN = Variant(0, order=(1, 3, 0, 2))  # a=1, b=3, c=0, d=2: the right order is c a d b


@pytest.mark.parametrize(
    "raw", ["c a d b", "cadb", "C, A, D, B", "c > a > d > b", "c→a→d→b", "3 1 4 2", "3142", "ｃａｄｂ", "c、a、d、b"]
)
def test_letters_or_numbers_in_the_right_order_are_right_in_any_writing(raw):
    found = grading.grade(STEPS, SHOWN, raw)
    assert found.correct
    assert found.answer == [0, 1, 2, 3]
    assert found.key.en == "c a d b"
    assert found.credit is None


@pytest.mark.parametrize("raw", ["", "c a d", "c a d b b", "c a d e", "c a d a", "hello", "1 2 3", "0 1 2 3"])
def test_what_does_not_name_each_item_once_is_not_an_answer(raw):
    with pytest.raises(NotAnAnswer) as caught:
        grading.grade(STEPS, SHOWN, raw)
    assert "from a to d" in caught.value.message.en
    assert "a 到 d" in caught.value.message.zh


@pytest.mark.parametrize(
    ("raw", "placed", "score"),
    [("a c d b", 3, 2 / 3), ("b c a d", 3, 2 / 3), ("a b c d", 2, 1 / 3), ("b d a c", 0, 0.0)],
)
def test_what_is_in_order_among_itself_earns_credit(raw, placed, score):
    found = grading.grade(STEPS, SHOWN, raw)
    assert not found.correct
    assert found.score == pytest.approx(score)
    assert (found.credit.en if found.credit else "") == (f"{placed} of 4 in the right order" if placed else "")
    assert [mark.position for mark in found.marks] == found.answer
    assert sum(mark.correct for mark in found.marks) == max(placed, 1)


def test_items_of_one_rank_may_change_places():
    tied = make(0, 1, 1, 2)
    for raw in ("c a d b", "c d a b"):
        assert grading.grade(tied, SHOWN, raw).correct
    assert not grading.grade(tied, SHOWN, "a c d b").correct
    assert grading.grade(tied, SHOWN, "b a c d").key == Text(
        "c a d b (a and d in any order)", "c a d b（a、d 先后不限）"
    )


def test_items_are_never_shown_in_the_right_order():
    for question in (STEPS, make(0, 1, 2), make(0, 1, 1)):
        for seed in range(100):
            ranks = [question.ranks[at] for at in grading.draw(question, seed).order]
            assert ranks != sorted(ranks)


def test_a_logged_answer_is_shown_again_as_it_was():
    found = grading.grade(STEPS, SHOWN, "a c d b")
    assert grading.restore(STEPS, SHOWN, found.answer) == found
    refused = grading.refuse(STEPS, SHOWN, "xyz")
    assert grading.restore(STEPS, SHOWN, refused.answer) == refused
    assert grading.restore(make(0, 1, 2), Variant(0, order=(0, 1, 2)), found.answer) is None  # the bank has changed
