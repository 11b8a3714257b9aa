"""How long an answer may be expected to take: slower means it was hard, faster that it was easy."""

from collections.abc import Iterator

from drill.grading.folding import is_chinese
from drill.models.question import Question
from drill.text import Lang

# Reading, in characters a second: 240 English words or 420 Chinese characters a minute. Code is read as slowly.
_READING: dict[Lang, float] = {"en": 24.0, "zh": 7.0}
_CODE = 8.0
# Thinking, in seconds: at level 0, and more for each level. A recall answer is one to two minutes of speech, a number
# some arithmetic, a bug a program run in one's head.
_THINKING = {
    "number": (10.0, 12.0),
    "formula": (15.0, 12.0),
    "output": (8.0, 8.0),
    "order": (10.0, 5.0),
    "match": (12.0, 6.0),
    "bug": (8.0, 8.0),
    "recall": (45.0, 15.0),
}
_QUICK = (3.0, 4.0)


def expect(question: Question, lang: Lang) -> float:
    """Seconds for reading the question, thinking about it and answering."""
    reading = sum(len(part) / _READING["zh" if is_chinese(part) else "en"] for part in _words(question, lang))
    if question.type in ("output", "bug"):
        reading += len(question.code) / _CODE
    base, more = _THINKING.get(question.type, _QUICK)
    return reading + base + more * question.level


def _words(question: Question, lang: Lang) -> Iterator[str]:
    yield question.prompt.to(lang)
    if question.type in ("choice", "bug"):
        yield from (choice.text.to(lang) for choice in question.choices)
    elif question.type == "order":
        yield from (item.to(lang) for item in question.items)
    elif question.type == "match":
        yield from (pair.left.to(lang) for pair in question.pairs)
        yield from (right.to(lang) for right in question.rights)
