"""Recall: points of the rubric ticked by keywords. A proposal only: the learner has the last word."""

import re
from collections.abc import Iterable

from drill.grading.folding import fold, is_chinese
from drill.grading.grade import Grade, Mark, NotAnAnswer
from drill.grading.keywords import Said, hear, prepare
from drill.grading.variant import Variant
from drill.models.question import RecallQuestion
from drill.text import Lang, Text

ENOUGH = 0.5  # of the points: an answer that passes
EXPECTED = Text("say it in a sentence or two", "请用一两句话回答")


def grade(question: RecallQuestion, variant: Variant, raw: str, lang: Lang) -> Grade:
    """Propose a grade for an answer in one's own words.

    Raises:
        NotAnAnswer: nothing was typed.
    """
    if not fold(raw):
        raise NotAnAnswer(EXPECTED)
    return compare(question, variant, raw, lang)


def refuse(question: RecallQuestion, variant: Variant, _raw: str) -> Grade:
    """As if nothing had been said."""
    return compare(question, variant, "", "en")


def restore(question: RecallQuestion, variant: Variant, answer: object, lang: Lang) -> Grade:
    """The proposal for the words that were logged."""
    return compare(question, variant, str(answer), lang)


def compare(question: RecallQuestion, variant: Variant, raw: str, lang: Lang) -> Grade:
    """The proposal for any words, none at all included (said aloud: nothing can be ticked)."""
    said = prepare(raw)
    heard = [hear(point.keywords, said) for point in question.points]
    marks = tuple(Mark(at, bool(words), correct=True, words=words) for at, words in enumerate(heard))
    model = question.answer or Text("")
    score = sum(mark.taken for mark in marks) / len(marks) if marks else _overlap(variant.words(model, lang), said)
    answer = " ".join(raw.split())
    return Grade(correct=score >= ENOUGH, score=score, key=model, marks=marks, answer=answer)


def _overlap(model: str, said: Said) -> float:
    """Without a rubric: the share of the model answer's words that occur."""
    wanted = set(_content(fold(model)))
    return sum(bool(hear([word], said)) for word in wanted) / len(wanted) if wanted else 1.0


def _content(words: str) -> Iterable[str]:
    yield from (word for word in re.findall(r"[a-z0-9]+", words) if len(word) > 3 or word.isdigit())
    for run in re.findall(r"[^\x00-\u2fff]+", words):
        if is_chinese(run):
            yield from (run[at : at + 2] for at in range(max(1, len(run) - 1)))


def expected(_question: RecallQuestion) -> Text:
    """What an answer looks like."""
    return EXPECTED
