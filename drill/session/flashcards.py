"""Questions as flashcards for other programs: what is asked on the front, the key and its reasons on the back."""

import csv
import io
from collections.abc import Iterable

from drill import grading
from drill.grading import Variant
from drill.grading.variant import LETTERS
from drill.models.question import Question
from drill.text import Lang, Text


def write_cards(questions: Iterable[Question], lang: Lang, *, separator: str) -> str:
    """A table of front, back and tags, with the lines at its head by which Anki knows how to read it."""
    stream = io.StringIO(newline="")
    name = {",": "Comma", "\t": "Tab"}[separator]
    stream.write(f"#separator:{name}\n#html:false\n#tags column:3\n")
    plain = csv.writer(stream, delimiter=separator, lineterminator="\n")
    # A row that begins with # would be a comment.
    quoted = csv.writer(stream, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for question in questions:
        variant = grading.draw(question, grading.seed_of(question.id, 0, 0))
        tags = f"{question.topic.replace('/', '::')} level::{question.level}"
        front = _front(question, variant, lang)
        (quoted if front.startswith("#") else plain).writerow((front, _back(question, variant, lang), tags))
    return stream.getvalue()


def _front(question: Question, variant: Variant, lang: Lang) -> str:
    parts = [variant.prompt(question.prompt, lang)]
    if question.type in ("output", "bug"):
        parts.append(f"```{question.language}\n{variant.code(question.code).rstrip()}\n```")
    shown: tuple[Text, ...] = ()
    if question.type == "match":
        parts.append("\n".join(variant.prompt(pair.left, lang) for pair in question.pairs))
        shown = question.rights
    elif question.type == "order":
        shown = question.items
    elif question.type == "choice":
        shown = tuple(choice.text for choice in question.choices)
    if shown:
        rows = zip(LETTERS, variant.order, strict=False)
        parts.append("\n".join(f"{letter}. {variant.prompt(shown[at], lang)}" for letter, at in rows))
    return "\n\n".join(parts)


def _back(question: Question, variant: Variant, lang: Lang) -> str:
    if question.type == "recall":
        points = [f"- {variant.words(point.text, lang)}" for point in question.points]
        answer = [] if question.answer is None else [variant.words(question.answer, lang)]
        parts = [*answer, *(["\n".join(points)] if points else [])]
    else:
        parts = [grading.refuse(question, variant, "").key.to(lang)]
    if question.type == "choice":
        right = [variant.words(choice.text, lang) for choice in question.choices if choice.correct]
        parts = [f"{parts[0]}. {right[0]}"] if len(right) == 1 else [parts[0], "\n".join(right)]
    if question.type == "bug":
        parts.append(variant.words(question.fix, lang))
    if question.explanation is not None:
        parts.append(variant.words(question.explanation, lang).strip())
    return "\n\n".join(part for part in parts if part)
