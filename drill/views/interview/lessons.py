"""What to work on after an interview, and the reasons for what was missed in it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from drill.models.scorecard import Scorecard
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.feedback import feedback
from drill.views.question import statement
from drill.views.wrap import Prose

if TYPE_CHECKING:
    from drill.grading import Grade, Variant
    from drill.models.question import Question

Missed = tuple["Question", "Variant", "Grade | None"]  # as it was asked; its grade, where an answer was given
Slip = tuple[str, str, Text]  # an exercise, the mistake diagnosed in it, and what that is

_LONGEST = 70  # characters of a missed question


def list_lessons(
    card: Scorecard, missed: Sequence[Missed], slips: Sequence[Slip], lang: Lang
) -> Iterator[RenderableType]:
    """Each with the command to run."""
    for question, variant, grade in missed:
        asked = variant.prompt(question.prompt, lang).strip().split("\n\n")[0].replace("\n", " ")
        prompt = markdown.inline(asked)
        prompt.truncate(_LONGEST, overflow="ellipsis")
        key = None if grade is None else _key(question, variant, grade, lang)
        yield from _task(prompt, f"drill quiz --topic {question.topic}", key)
    for exercise, _, message in slips:
        words = Line(exercise).append(Text(": ", "：").to(lang))
        yield from _task(words.append_text(markdown.inline(message.to(lang))), "drill mistakes")
    for written in card.exercises:
        if not written.accepted:
            words = Line(Text(f"{written.exercise}: not accepted yet", f"{written.exercise}：还没通过").to(lang))
            yield from _task(words, f"drill code start {written.exercise} --again")
    for name in dict.fromkeys(rated.exercise for rated in card.ratings if rated.rating <= 2):
        words = Line(Text(f"{name}: its follow-up questions", f"{name}：它的追问").to(lang))
        yield from _task(words, f"drill code follow {name} --anyway")


def _key(question: "Question", variant: "Variant", grade: "Grade", lang: Lang) -> Line | None:
    """The answer in words; None: it takes a page of its own."""
    if question.type == "choice":
        right = [choice.text for choice in question.choices if choice.correct]
        words = markdown.inline(("; " if lang == "en" else "；").join(variant.prompt(one, lang) for one in right))
    elif question.type in ("recall", "order", "match", "bug"):
        return None
    else:
        words = Line(grade.key.to(lang).split("\n")[0])
    words.truncate(_LONGEST, overflow="ellipsis")
    return Line(Text("answer: ", "答案：").to(lang), theme.QUIET).append_text(words)


def _task(words: Line, command: str, key: Line | None = None) -> Iterator[RenderableType]:
    yield Prose(words, Line("✗ ", theme.BAD))
    if key is not None:
        yield Padding(Prose(key), (0, 0, 0, 2))
    yield Padding(Line(command, theme.ACCENT), (0, 0, 0, 2))


def reasons(missed: Sequence[Missed], lang: Lang) -> Group:
    """What was answered wrong in the warm-up, each with its answer and the reasons for it."""
    parts: list[RenderableType] = []
    for question, variant, grade in missed:
        if grade is not None:
            prompt = theme.page(theme.blank(), *statement(question, variant, lang), theme.blank())
            parts += [prompt, feedback(question, variant, grade, lang, back=None, every=True)]
    return Group(*parts)
