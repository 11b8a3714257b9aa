"""Matching: a letter for each number."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from drill.grading.choice import read_positions
from drill.grading.grade import Grade, Mark, NotAnAnswer
from drill.grading.variant import LETTERS, Variant
from drill.models.question import MatchQuestion
from drill.text import Lang, Text

_BETWEEN = re.compile(r"[\s,;./、，:=>→()-]+")
_NUMBER_FIRST = re.compile(r"(?:[1-9][a-z])+")
_LETTER_FIRST = re.compile(r"(?:[a-z][1-9])+")


def grade(question: MatchQuestion, variant: Variant, raw: str, _lang: Lang) -> Grade:
    """Grade pairs in any order (`1c 2a 3b`, `1-c, 2-a, 3-b`), or only the letters for 1, 2, 3 (`c a b`).

    Raises:
        NotAnAnswer: not one letter for each number, a letter that is not there, or one twice.
    """
    words = "".join(_BETWEEN.split(normalize("NFKC", raw).casefold()))
    letters = _read(words)
    shown = [LETTERS.find(letters[number]) for number in sorted(letters)]
    count = len(question.pairs)
    if sorted(letters) != list(range(1, count + 1)) or len(set(shown)) < count or max(shown) >= len(variant.order):
        raise NotAnAnswer(expected(question))
    return compare(question, variant, [variant.order[at] for at in shown])


def _read(words: str) -> dict[int, str]:
    """Number → letter; nothing where the words are no pairs or name a number twice."""
    if _NUMBER_FIRST.fullmatch(words):
        pairs = list(zip(words[::2], words[1::2], strict=True))
    elif _LETTER_FIRST.fullmatch(words):
        pairs = list(zip(words[1::2], words[::2], strict=True))
    elif words.isascii() and words.isalpha():
        return dict(enumerate(words, 1))
    else:
        pairs = []
    found = {int(number): letter for number, letter in pairs}
    return found if len(found) == len(pairs) else {}


def compare(question: MatchQuestion, variant: Variant, answer: Sequence[int]) -> Grade:
    """The grade of the position of a right side for each left one."""
    marks = tuple(Mark(at, taken=True, correct=right == at) for at, right in enumerate(answer))
    hits = sum(mark.correct for mark in marks)
    credit = Text("{hits} of {count} right", "{count} 项中对了 {hits} 项").fill(hits=hits, count=len(marks))
    return Grade(
        correct=hits == len(marks),
        score=hits / len(marks),
        key=key(question, variant),
        marks=marks,
        answer=list(answer),
        credit=credit if 0 < hits < len(marks) else None,
    )


def refuse(question: MatchQuestion, variant: Variant, raw: str) -> Grade:
    """A wrong answer, kept as it was typed."""
    return Grade(correct=False, score=0.0, key=key(question, variant), answer=raw)


def restore(question: MatchQuestion, variant: Variant, answer: object, _lang: Lang) -> Grade:
    """The grade of the positions that were logged."""
    if isinstance(answer, str):
        return refuse(question, variant, answer)
    positions = read_positions(answer, len(question.rights))
    if len(positions) != len(question.pairs):
        raise ValueError(answer)
    return compare(question, variant, positions)


def key(question: MatchQuestion, variant: Variant) -> Text:
    """The right pairs: `1c 2a 3b`."""
    return Text.plain(" ".join(f"{at + 1}{variant.letter(at)}" for at in range(len(question.pairs))))


def expected(question: MatchQuestion) -> Text:
    """What an answer looks like."""
    count, letters = len(question.pairs), LETTERS[: len(question.rights)]
    example = " ".join(f"{number}{letters[(number + 1) % len(letters)]}" for number in range(1, count + 1))
    return Text(
        f"type a letter for each number from 1 to {count}, such as {example}",
        f"请为 1 到 {count} 各配一个字母，例如 {example}",
    )
