import pytest

from drill.grading import draw, grade
from drill.models.draft import Draft
from drill.models.question import BugQuestion, Choice, ChoiceQuestion, MatchQuestion, OrderQuestion, Pair, Question
from drill.session.entry import begin, press, write
from drill.text import Text

COMMON = {"id": "q", "bank": "b", "topic": "t", "prompt": Text("?")}
ONE = ChoiceQuestion(
    **COMMON, choices=(Choice(text=Text("x"), correct=True), Choice(text=Text("y")), Choice(text=Text("z")))
)
TWO = ChoiceQuestion(
    **COMMON,
    choices=(Choice(text=Text("x"), correct=True), Choice(text=Text("y"), correct=True), Choice(text=Text("z"))),
)
ORDER = OrderQuestion(**COMMON, items=(Text("x"), Text("y"), Text("z")), ranks=(0, 1, 2))
MATCH = MatchQuestion(
    **COMMON,
    pairs=tuple(Pair(left=Text(f"l{at}"), right=Text(f"r{at}")) for at in range(3)),
    distractors=(Text("r3"),),
)
BUG = BugQuestion(**COMMON, code="\n".join(f"x = {at}" for at in range(12)), lines=(11,), fix=Text("y"))
BUG_CHOICES = BugQuestion(
    **COMMON,
    code="x\ny",
    lines=(2,),
    fix=Text("z"),
    choices=(Choice(text=Text("z"), correct=True), Choice(text=Text("w"))),
)


def enter(question: Question, *keys: str) -> tuple[Draft, str]:
    draft, pressed = begin(question), "other"
    for key in keys:
        draft, pressed = press(question, draft, key)
    return draft, pressed


@pytest.mark.parametrize(("key", "shown"), [("a", 0), ("c", 2), ("2", 1)])
def test_one_key_answers_a_choice(key: str, shown: int) -> None:
    assert enter(ONE, key) == (Draft(taken=(shown,)), "done")


@pytest.mark.parametrize("key", ["d", "4", "0", "enter", "?", "up", "x"])
def test_a_key_that_names_no_choice_is_not_taken(key: str) -> None:
    assert enter(ONE, key) == (Draft(), "other")


def test_of_several_each_key_marks_and_enter_ends() -> None:
    assert enter(TWO, "a", "c") == (Draft(taken=(0, 2)), "mine")
    assert enter(TWO, "a", "c", "a")[0].taken == (2,)
    draft, pressed = enter(TWO, "c", "a", "enter")
    assert (pressed, write(TWO, draft)) == ("done", "c a")


def test_items_are_put_in_order_and_taken_out_again() -> None:
    assert write(ORDER, enter(ORDER, "c", "a", "b")[0]) == "c a b"
    assert write(ORDER, enter(ORDER, "c", "a", "backspace", "b")[0]) == "c b"
    assert write(ORDER, enter(ORDER, "c", "a", "c")[0]) == "a"
    assert enter(ORDER, "3", "enter")[1] == "done"


def test_a_letter_pairs_the_left_side_at_the_cursor_which_moves_on() -> None:
    assert enter(MATCH, "d", "a") == (Draft(pairs=(3, 0, None), at=2), "mine")
    assert write(MATCH, enter(MATCH, "d", "a", "b")[0]) == "1d 2a 3b"
    assert enter(MATCH, "d", "a", "b")[0].at == 2


def test_a_right_side_leaves_the_left_one_that_it_had() -> None:
    draft = enter(MATCH, "a", "a")[0]
    assert draft.pairs == (None, 0, None)
    assert draft.at == 2
    assert enter(MATCH, "a", "a", "b")[0].at == 0


def test_numbers_and_arrows_move_and_backspace_takes_back() -> None:
    assert write(MATCH, enter(MATCH, "3", "c", "up", "up", "d")[0]) == "2d 3c"
    assert enter(MATCH, "a", "b", "backspace")[0].pairs == (0, None, None)
    assert enter(MATCH, "a", "1", "backspace")[0].pairs == (None, None, None)
    assert enter(MATCH, "9") == (begin(MATCH), "other")


def test_a_line_of_code_is_named_by_its_number_or_by_arrows() -> None:
    assert write(BUG, enter(BUG, "1", "1")[0]) == "11"
    assert write(BUG, enter(BUG, "2", "5")[0]) == "5"
    assert write(BUG, enter(BUG, "1", "1", "down", "down", "up")[0]) == "11"
    assert write(BUG, enter(BUG, "up")[0]) == "12"
    assert write(BUG, enter(BUG, "down")[0]) == "1"
    assert write(BUG, enter(BUG, "3", "backspace")[0]) == ""
    assert enter(BUG, "a")[1] == "other"


def test_a_letter_says_what_the_line_should_be() -> None:
    draft, pressed = enter(BUG_CHOICES, "2", "b", "a", "enter")
    assert (write(BUG_CHOICES, draft), pressed) == ("2 a", "done")


@pytest.mark.parametrize(
    ("question", "keys"), [(ONE, "a"), (TWO, "ab"), (ORDER, "cab"), (MATCH, "dab"), (BUG, "11"), (BUG_CHOICES, "2a")]
)
def test_what_is_written_is_what_grading_reads(question: Question, keys: str) -> None:
    draft, _ = enter(question, *keys)
    grade(question, draw(question, 7), write(question, draft))
