import pytest

from drill.grading import Grade, Mark, draw
from drill.models.card import Rating
from drill.models.question import Choice, ChoiceQuestion, RecallQuestion
from drill.session.rating import HIGH, LOW, rate, rate_points, regrade, tick
from drill.session.turn import Asked
from drill.text import Text

CHOICE = ChoiceQuestion(
    id="q",
    bank="b",
    topic="t",
    prompt=Text("?"),
    choices=(Choice(text=Text("x"), correct=True), Choice(text=Text("y"))),
)
RECALL = RecallQuestion(id="r", bank="b", topic="t", prompt=Text("?"))
RIGHT = Grade(correct=True, score=1.0, key=Text("a"))


def heard(*ticks: bool) -> Grade:
    marks = tuple(Mark(at, taken, correct=True) for at, taken in enumerate(ticks))
    score = sum(ticks) / len(ticks)
    return Grade(correct=score >= 0.5, score=score, key=Text(""), marks=marks)


def asked(question: ChoiceQuestion | RecallQuestion, **fields: object) -> Asked:
    return Asked(question, draw(question, 1), 0, **fields)  # type: ignore[arg-type]


def test_a_right_answer_that_was_a_guess_is_not_known() -> None:
    assert rate(asked(CHOICE), RIGHT, 1.0, "en") is Rating.EASY
    assert rate(asked(CHOICE, confidence=HIGH), RIGHT, 1.0, "en") is Rating.EASY
    assert rate(asked(CHOICE, confidence=LOW), RIGHT, 1.0, "en") is Rating.HARD
    wrong = RIGHT._replace(correct=False, score=0.0)
    assert rate(asked(CHOICE, confidence=LOW), wrong, 1.0, "en") is Rating.AGAIN


@pytest.mark.parametrize(
    ("ticks", "rating"),
    [
        ((True, True, True), Rating.GOOD),
        ((True, True, False), Rating.HARD),
        ((True, False, False), Rating.AGAIN),
        ((True, True, True, False), Rating.GOOD),
    ],
)
def test_points_become_a_rating(ticks: tuple[bool, ...], rating: Rating) -> None:
    assert rate_points(heard(*ticks)) is rating
    assert rate(asked(RECALL), heard(*ticks), 1000.0, "en") is rating


def test_after_a_hint_all_points_are_still_hard() -> None:
    assert rate(asked(RECALL, hints=(Text("h"),)), heard(True, True), 1.0, "en") is Rating.HARD


def test_a_tick_is_put_and_taken_away() -> None:
    grade = tick(heard(True, False, False), 2)
    assert [mark.taken for mark in grade.marks] == [True, False, True]
    assert (grade.correct, round(grade.score, 2)) == (True, 0.67)
    assert not tick(grade, 0).correct


def test_only_free_words_may_be_judged_anew() -> None:
    assert regrade(CHOICE, RIGHT, Rating.AGAIN).correct
    assert not regrade(RECALL, RIGHT, Rating.AGAIN).correct
