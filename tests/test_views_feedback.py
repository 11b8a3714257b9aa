from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console, RenderableType

from drill import grading
from drill.grading import Variant
from drill.grading.recall import compare
from drill.models.card import Rating
from drill.models.draft import Draft
from drill.models.question import Choice, ChoiceQuestion, NumberQuestion, Point, RecallQuestion
from drill.text import Text
from drill.views import feedback as feedback_view
from drill.views import question as question_view
from drill.views.question import Place
from drill.views.when import lasting, until

PLACE = Place(at=3, done=2, total=5)
VARIANT = Variant(0, order=(1, 0, 2))
QUESTION = ChoiceQuestion(
    id="q",
    bank="b",
    topic="attention/scaling",
    prompt=Text("Why divide by $\\sqrt{d_k}$?", "为什么除以 $\\sqrt{d_k}$？"),
    choices=(
        Choice(text=Text("variance", "方差"), correct=True, why=Text("It grows.", "它会增大。")),
        Choice(text=Text("sums", "求和"), why=Text("Softmax does.", "softmax 已做到。")),
        Choice(text=Text("speed", "速度"), why=Text("No cheaper.", "并不更快。")),
    ),
    explanation=Text("The variance is $d_k$.", "方差为 $d_k$。"),
    sources=("https://arxiv.org/abs/1706.03762",),
    exercise="scaled_dot_product_attention",
)


def shown(body: RenderableType, width: int = 60) -> list[str]:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(body)
    return [line.rstrip() for line in capture.get().splitlines()]


def test_a_question_shows_place_prompt_and_choices() -> None:
    assert shown(question_view.ask(QUESTION, VARIANT, PLACE, "en")) == [
        "  3/5 · attention/scaling · ●●○○○",
        "",
        "  Why divide by √(dₖ)?",
        "",
        "  a  sums",
        "  b  variance",
        "  c  speed",
        "",
    ]


def test_a_struck_choice_loses_its_letter_and_a_hint_is_named() -> None:
    lines = shown(question_view.ask(QUESTION, VARIANT, PLACE, "zh", struck=frozenset({1}), hints=(Text("h", "想想"),)))
    assert "  –  求和" in lines
    assert "  提示  想想" in lines


def test_of_several_choices_the_chosen_ones_have_a_filled_box() -> None:
    several = ChoiceQuestion(
        id="q", bank="b", topic="t", prompt=Text("?"),
        choices=(Choice(text=Text("x"), correct=True), Choice(text=Text("y"), correct=True), Choice(text=Text("z"))),
    )  # fmt: skip
    lines = shown(question_view.ask(several, VARIANT, PLACE, "en", draft=Draft(taken=(1,))))
    assert [line for line in lines if "□" in line or "■" in line] == ["  □ a  y", "  ■ b  x", "  □ c  z"]


def test_feedback_to_a_wrong_choice_begins_with_it_and_gives_every_reason() -> None:
    grade = grading.grade(QUESTION, VARIANT, "a")
    body = feedback_view.feedback(
        QUESTION, VARIANT, grade, "en", back=Text("tomorrow"), every=True, rating=Rating.AGAIN
    )
    assert shown(feedback_view.head(QUESTION, VARIANT, PLACE, "en", seconds=12.0)) == [
        "  3/5 · attention/scaling · ●●○○○ · 12 s",
        "",
        "  Why divide by √(dₖ)?",
        "",
    ]
    assert shown(body) == [
        "  ✗ Not right — you answered a; the answer is b",
        "",
        "  ✗ a  sums",
        "       Softmax does.",
        "",
        "  ✓ b  variance",
        "       It grows.",
        "",
        "    c  speed",
        "       No cheaper.",
        "",
        "  The variance is dₖ.",
        "",
        "  source    https://arxiv.org/abs/1706.03762",
        "  practise  drill code start scaled_dot_product_attention",
        "  back      tomorrow",
        "  rating    1 [again]   2 hard   3 good   4 easy",
        "",
    ]


def test_feedback_speaks_chinese() -> None:
    grade = grading.grade(QUESTION, VARIANT, "a")
    lines = shown(feedback_view.feedback(QUESTION, VARIANT, grade, "zh", back=Text("tomorrow", "明天")))
    assert lines[0] == "  ✗ 不对：你答 a，答案是 b"
    assert "  下次  明天" in lines


def test_what_was_typed_is_never_read_as_markup() -> None:
    number = NumberQuestion(id="n", bank="b", topic="t", prompt=Text("?"), answer="2", unit="bytes")
    grade = grading.refuse(number, grading.draw(number, 1), "[bold]*x*\x1b[2J")
    lines = shown(feedback_view.feedback(number, grading.draw(number, 1), grade, "en", back=None), 80)
    assert "  ✗ Not right — you answered [bold]*x* [2J; the answer is 2 bytes" in lines


def test_recall_feedback_ticks_points_and_shows_the_model_answer() -> None:
    recall = RecallQuestion(
        id="r", bank="b", topic="t", prompt=Text("?"), answer=Text("Keys are kept."),
        points=(Point(text=Text("kept"), keywords=("kept",)), Point(text=Text("memory"), keywords=("memory",))),
    )  # fmt: skip
    grade = compare(recall, Variant(0), "they are kept", "en")
    lines = shown(feedback_view.feedback(recall, Variant(0), grade, "en", back=None))
    assert "  ✓ Good enough — 1 of 2 points heard" in lines
    assert "  1 ✓ kept (“kept”)" in lines
    assert "  2 ○ memory" in lines
    assert "    Keys are kept." in lines


def test_the_rating_given_stands_in_brackets_among_the_keys_of_the_others() -> None:
    grade = grading.grade(QUESTION, VARIANT, "b")
    line = shown(feedback_view.feedback(QUESTION, VARIANT, grade, "en", back=None, rating=Rating.HARD))[-2]
    assert "2 [hard]" in line
    assert "3 good" in line


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    from rich.cells import cell_len

    grade = grading.grade(QUESTION, VARIANT, "a")
    for body in (
        question_view.ask(QUESTION, VARIANT, PLACE, lang),  # type: ignore[arg-type]
        feedback_view.feedback(QUESTION, VARIANT, grade, lang, back=Text("tomorrow"), every=True, rating=Rating.HARD),  # type: ignore[arg-type]
        feedback_view.legend(QUESTION, grade, lang, every=False),  # type: ignore[arg-type]
    ):
        assert all(cell_len(line) <= width for line in shown(body, width))


@pytest.mark.parametrize(
    ("span", "en", "zh"),
    [
        (timedelta(hours=-1), "today", "今天"),
        (timedelta(hours=20), "tomorrow", "明天"),
        (timedelta(days=1), "tomorrow", "明天"),
        (timedelta(days=11), "in 11 days", "11 天后"),
        (timedelta(days=163), "in 5 months", "5 个月后"),
        (timedelta(days=1346), "in 4 years", "4 年后"),
    ],
)
def test_intervals_in_words(span: timedelta, en: str, zh: str) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    assert (until(now + span, now).en, until(now + span, now).zh) == (en, zh)


@pytest.mark.parametrize(
    ("seconds", "en"), [(0.4, "0 s"), (59, "59 s"), (60, "1 min"), (252, "4 min 12 s"), (3700, "1 h 1 min")]
)
def test_durations_in_words(seconds: float, en: str) -> None:
    assert lasting(seconds).en == en
