from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType

from drill import grading
from drill.models.card import Rating
from drill.models.draft import Draft
from drill.models.question import (
    BugQuestion,
    Choice,
    ChoiceQuestion,
    FormulaQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    OutputQuestion,
    Pair,
    Point,
    Question,
    RecallQuestion,
    TextQuestion,
    Variable,
)
from drill.session import entry
from drill.text import Lang, Text
from drill.views import feedback as feedback_view
from drill.views import question as question_view
from drill.views.question import Place

LONG = Text("a sentence of some length that has to be broken", "一句足够长、在窄屏上必须换行才放得下的话")
COMMON = {"id": "q", "bank": "b", "topic": "topic/with/a/long/name", "prompt": LONG, "explanation": LONG}
CHOICES = tuple(Choice(text=LONG, correct=at == 0, why=LONG) for at in range(4))
CODE = "def f(x):\n    return some_function_with_a_long_name(x, 'and a string that goes on and on')\n"
QUESTIONS: dict[str, tuple[Question, str]] = {
    "choice": (ChoiceQuestion(**COMMON, choices=CHOICES), "b"),
    "several": (ChoiceQuestion(**COMMON, choices=(*CHOICES, Choice(text=LONG, correct=True))), "a c"),
    "order": (OrderQuestion(**COMMON, items=(LONG, LONG, LONG), ranks=(0, 1, 2)), "c b a"),
    "match": (
        MatchQuestion(**COMMON, pairs=tuple(Pair(left=LONG, right=LONG, why=LONG) for _ in range(3))),
        "1a 2b 3c",
    ),
    "bug": (BugQuestion(**COMMON, code=CODE, lines=(2,), fix=LONG, choices=CHOICES), "1 a"),
    "output": (OutputQuestion(**COMMON, code=CODE, answer="(2, 3)"), "7"),
    "formula": (FormulaQuestion(**COMMON, answer="p - y", variables=(Variable(name="p"), Variable(name="y"))), "p + y"),
    "number": (NumberQuestion(**COMMON, answer="2", unit="bytes"), "3"),
    "text": (TextQuestion(**COMMON, accept=("softmax",)), "tanh"),
    "recall": (
        RecallQuestion(**COMMON, answer=LONG, points=(Point(text=LONG, keywords=("length",)), Point(text=LONG))),
        "length " * 30,
    ),
}


def shown(body: RenderableType, width: int) -> list[str]:
    console = Console(width=width, color_system=None, force_terminal=True)
    with console.capture() as capture:
        console.print(body)
    return [line.rstrip() for line in capture.get().splitlines()]


def pages(question: Question, raw: str, lang: Lang) -> Iterator[RenderableType]:
    variant, place = grading.draw(question, 7), Place(3, 2, 10)
    draft = entry.begin(question) if question.type in entry.SINGLE_KEYS else Draft()
    yield question_view.ask(
        question, variant, place, lang, draft=draft, hints=(LONG,), note=LONG, reason=LONG, flagged=True
    )
    for more in (False, True):
        yield question_view.legend(question, lang, undo=True, more=more)
    yield question_view.sure_legend(lang)
    grade = grading.grade(question, variant, raw, lang)
    yield feedback_view.head(question, variant, place, lang, seconds=12.0, flagged=True)
    for every in (False, True):
        yield feedback_view.feedback(
            question, variant, grade, lang, back=LONG, every=every, rating=Rating.AGAIN, note=LONG
        )
        yield feedback_view.legend(question, grade, lang, every=every, more=every)


@pytest.mark.parametrize("width", [24, 40, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", QUESTIONS)
def test_no_page_is_wider_than_the_terminal(kind: str, lang: Lang, width: int) -> None:
    question, raw = QUESTIONS[kind]
    for page in pages(question, raw, lang):
        for line in shown(page, width):
            assert cell_len(line) <= width, line


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", QUESTIONS)
def test_legends_fit_on_one_line_of_a_usual_terminal(kind: str, lang: Lang) -> None:
    question, raw = QUESTIONS[kind]
    grade = grading.grade(question, grading.draw(question, 7), raw, lang)
    for legend in (
        question_view.legend(question, lang, undo=False),
        feedback_view.legend(question, grade, lang, every=False),
    ):
        assert len(shown(legend, 76)) == 1


@pytest.mark.parametrize("kind", QUESTIONS)
def test_chinese_pages_hold_no_english_of_ours(kind: str) -> None:
    question, raw = QUESTIONS[kind]
    words = "\n".join("\n".join(shown(page, 80)) for page in pages(question, raw, "zh"))
    for english in (
        "answer",
        "hint",
        "skip",
        "flag",
        "quit",
        "undo",
        "again",
        "right",
        "rating",
        "back",
        "unclear",
        "why",
    ):
        assert english not in words, english


def test_an_answer_in_the_making_is_marked_by_signs() -> None:
    question, _ = QUESTIONS["several"]
    lines = shown(
        Group(*question_view.answering(question, grading.draw(question, 7), "en", Draft(taken=(1,)), frozenset())), 80
    )
    assert [line[:4] for line in lines if line[:1] in "□■"] == ["□ a ", "■ b ", "□ c ", "□ d ", "□ e "]
