import pytest

from drill import grading
from drill.grading import NotAnAnswer, Variant
from drill.models.question import Point, RecallQuestion
from drill.text import Text

QUESTION = RecallQuestion(
    id="q",
    bank="b",
    topic="t",
    prompt=Text("Explain the KV cache."),
    answer=Text("Keys and values are kept.", "缓存 K 和 V。"),
    points=(
        Point(text=Text("kept"), keywords=("cache", "kept", "缓存")),
        Point(text=Text("rank"), keywords=("rank",)),
        Point(text=Text("memory"), keywords=("memory", "显存")),
    ),
)


def test_points_are_ticked_by_any_of_their_keywords() -> None:
    found = grading.grade(QUESTION, Variant(0), "They are Cached; MEMORY grows.")
    assert [mark.taken for mark in found.marks] == [True, False, True]
    assert found.score == pytest.approx(2 / 3)
    assert found.correct


def test_an_english_keyword_begins_a_word() -> None:
    assert not grading.grade(QUESTION, Variant(0), "frankly").marks[1].taken
    assert grading.grade(QUESTION, Variant(0), "low-rank").marks[1].taken


def test_chinese_keywords_are_found_within_a_sentence() -> None:
    found = grading.grade(QUESTION, Variant(0), "把前面的结果缓存起来，但占用显存", "zh")
    assert [mark.taken for mark in found.marks] == [True, False, True]


def test_few_points_do_not_pass() -> None:
    assert not grading.grade(QUESTION, Variant(0), "a cache").correct


def test_without_a_rubric_the_words_of_the_model_answer_count() -> None:
    card = RecallQuestion(id="q", bank="b", topic="t", prompt=Text("?"), answer=Text("gradient vanishing"))
    assert grading.grade(card, Variant(0), "vanishing gradients").correct
    assert not grading.grade(card, Variant(0), "no idea").correct


def test_nothing_is_not_an_answer() -> None:
    with pytest.raises(NotAnAnswer):
        grading.grade(QUESTION, Variant(0), " ")


def test_what_was_heard_of_a_point_stands_beside_it() -> None:
    found = grading.grade(QUESTION, Variant(0), "They are Cached; memories grow.")
    assert [mark.words for mark in found.marks] == ["cache", "", "memories"]


def test_other_forms_and_typos_of_a_keyword_tick_its_point() -> None:
    assert grading.grade(QUESTION, Variant(0), "caching takes memoy").score == pytest.approx(2 / 3)


def test_a_logged_answer_is_shown_again_as_it_was() -> None:
    found = grading.grade(QUESTION, Variant(0), "the rank")
    assert grading.restore(QUESTION, Variant(0), found.answer) == found
