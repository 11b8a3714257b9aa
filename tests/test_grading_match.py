import pytest

from drill import grading
from drill.grading import NotAnAnswer, Variant
from drill.models.question import MatchQuestion, Pair
from drill.text import Text

QUESTION = MatchQuestion(
    id="q",
    bank="b",
    topic="t",
    prompt=Text("?"),
    pairs=tuple(Pair(left=Text(f"l{at}"), right=Text(f"r{at}")) for at in range(3)),
    distractors=(Text("none"),),
)
SHOWN = Variant(0, order=(2, 3, 0, 1))  # a=2, b=distractor, c=0, d=1: the key is 1c 2d 3a


@pytest.mark.parametrize(
    "raw", ["1c 2d 3a", "1c2d3a", "3a, 1c, 2d", "1-c 2-d 3-a", "1: C; 2: D; 3: A", "c d a", "cda", "１ｃ　２ｄ　３ａ", "1→c，2→d，3→a", "c1 d2 a3"]
)  # fmt: skip
def test_right_pairs_are_right_in_any_writing(raw):
    found = grading.grade(QUESTION, SHOWN, raw)
    assert found.correct
    assert found.answer == [0, 1, 2]
    assert found.key.en == "1c 2d 3a"


@pytest.mark.parametrize(
    "raw", ["", "1c 2d", "1c 2d 3e", "1c 1d 3a", "1c 2c 3a", "c d", "c d a b", "1 2 3", "hello", "1c 2d 3a 4b"]
)
def test_what_does_not_give_each_number_a_letter_of_its_own_is_not_an_answer(raw):
    with pytest.raises(NotAnAnswer) as caught:
        grading.grade(QUESTION, SHOWN, raw)
    assert "from 1 to 3" in caught.value.message.en
    assert "1 到 3" in caught.value.message.zh


@pytest.mark.parametrize(("raw", "hits"), [("1c 2b 3a", 2), ("1c 2a 3d", 1), ("1a 2c 3d", 0)])
def test_each_right_pair_earns_credit(raw, hits):
    found = grading.grade(QUESTION, SHOWN, raw)
    assert not found.correct
    assert found.score == pytest.approx(hits / 3)
    assert [mark.position for mark in found.marks] == [0, 1, 2]
    assert sum(mark.correct for mark in found.marks) == hits
    assert (found.credit.en if found.credit else "") == (f"{hits} of 3 right" if hits else "")


def test_every_right_side_is_shown_in_an_order_that_varies():
    orders = {grading.draw(QUESTION, seed).order for seed in range(50)}
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders)
    assert len(orders) > 10


def test_a_logged_answer_is_shown_again_as_it_was():
    found = grading.grade(QUESTION, SHOWN, "1c 2b 3a")
    assert grading.restore(QUESTION, SHOWN, found.answer) == found
    assert grading.restore(QUESTION, SHOWN, [0, 1]) is None
    assert grading.restore(QUESTION, SHOWN, [0, 1, 9]) is None
    refused = grading.refuse(QUESTION, SHOWN, "?")
    assert grading.restore(QUESTION, SHOWN, refused.answer) == refused
