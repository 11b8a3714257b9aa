from dataclasses import replace

import pytest

from drill import grading
from drill.grading import NotAnAnswer, Variant
from drill.models.question import Choice, ChoiceQuestion
from drill.text import Text


def make(*correct: bool, mistakes: tuple[str | None, ...] = ()) -> ChoiceQuestion:
    named = mistakes + (None,) * len(correct)
    choices = tuple(
        Choice(text=Text.plain(f"choice {at}"), correct=right, mistake=named[at]) for at, right in enumerate(correct)
    )
    return ChoiceQuestion(id="q", bank="b", topic="t", prompt=Text("?"), choices=choices)


SINGLE = make(False, True, False, False, mistakes=("no_scale", None, "no_mask"))
SEVERAL = make(True, False, True, False)
SHOWN = Variant(0, order=(2, 1, 3, 0))  # a=2, b=1, c=3, d=0


@pytest.mark.parametrize("raw", ["b", "B", " b ", "ｂ", "2", "２", "(b)", "b.", "b)"])
def test_a_letter_or_number_in_any_writing_takes_the_choice_shown_there(raw: str) -> None:
    found = grading.grade(SINGLE, SHOWN, raw)
    assert found.correct
    assert found.score == 1.0
    assert found.answer == [1]


def test_a_wrong_choice_names_its_mistake_and_the_key_in_the_order_shown() -> None:
    found = grading.grade(SINGLE, SHOWN, "d")
    assert not found.correct
    assert found.mistakes == ("no_scale",)
    assert found.key.en == "b"
    assert [(mark.position, mark.taken, mark.correct) for mark in found.marks] == [
        (2, False, False),
        (1, False, True),
        (3, False, False),
        (0, True, False),
    ]


@pytest.mark.parametrize("raw", ["", "  ", "e", "5", "0", "ab", "1 2", "yes", "12", "，", "中"])
def test_what_names_no_single_choice_is_not_an_answer(raw: str) -> None:
    with pytest.raises(NotAnAnswer) as caught:
        grading.grade(SINGLE, SHOWN, raw)
    assert "a to d" in caught.value.message.en
    assert "a 到 d" in caught.value.message.zh


@pytest.mark.parametrize("raw", ["ad", "a d", "d,a", "a，d", "1 4", "14", "a、d", "aad"])
def test_several_choices_are_read_in_any_order_and_separation(raw: str) -> None:
    found = grading.grade(SEVERAL, SHOWN, raw)
    assert found.correct
    assert found.answer == [0, 2]
    assert found.key.en == "a, d"


@pytest.mark.parametrize(("raw", "score"), [("a", 0.5), ("ab", 0.0), ("abd", 0.5), ("abcd", 0.0), ("b", 0.0)])
def test_several_choices_are_all_or_nothing_with_the_credit_beside_it(raw: str, score: float) -> None:
    found = grading.grade(SEVERAL, SHOWN, raw)
    assert not found.correct
    assert found.score == score


def test_a_refused_line_counts_as_taking_nothing() -> None:
    found = grading.refuse(SINGLE, SHOWN, "??")
    assert not found.correct
    assert found.answer == []


@pytest.mark.parametrize(
    ("raw", "english", "chinese"),
    [
        ("a", "1 of 2 right", "2 个正确项选对了 1 个"),
        ("abd", "2 of 2 right, 1 wrong", "2 个正确项选对了 2 个，选错 1 个"),
        ("ab", "1 of 2 right, 1 wrong", "2 个正确项选对了 1 个，选错 1 个"),
    ],
)
def test_partial_credit_is_said_in_words(raw: str, english: str, chinese: str) -> None:
    assert grading.grade(SEVERAL, SHOWN, raw).credit == Text(english, chinese)


@pytest.mark.parametrize("raw", ["ad", "b", "bc"])
def test_what_is_all_right_or_all_wrong_needs_no_words(raw: str) -> None:
    assert grading.grade(SEVERAL, SHOWN, raw).credit is None


def test_a_logged_answer_is_shown_again_as_it_was() -> None:
    for question, raw in ((SINGLE, "d"), (SEVERAL, "ab")):
        found = grading.grade(question, SHOWN, raw)
        assert grading.restore(question, SHOWN, found.answer) == found
    assert grading.restore(SINGLE, SHOWN, [7]) is None
    assert grading.restore(SINGLE, SHOWN, "d") is None


def test_where_all_are_asked_for_one_may_be_all_there_is() -> None:
    one = replace(SINGLE, select_all=True)
    assert grading.grade(one, SHOWN, "b").correct
    found = grading.grade(one, SHOWN, "ab")
    assert (found.correct, found.score) == (False, 0.0)
