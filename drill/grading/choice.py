"""Choices: read letters or numbers, compare with the key."""

import re
from unicodedata import normalize

from drill.grading.grade import Grade, Mark, NotAnAnswer
from drill.grading.variant import LETTERS, Variant
from drill.models.question import ChoiceQuestion
from drill.text import Lang, Text


def grade(question: ChoiceQuestion, variant: Variant, raw: str, _lang: Lang) -> Grade:
    """Grade typed letters (`b`, `a, c`, `ac`) or the numbers of the choices (`2`, `1 3`).

    Raises:
        NotAnAnswer: no letter, one out of range, or several where one choice is right.
    """
    return compare(question, variant, read(question, variant, raw))


def read(question: ChoiceQuestion, variant: Variant, raw: str) -> frozenset[int]:
    """The bank positions that were taken.

    Raises:
        NotAnAnswer: see `grade`.
    """
    words = [word for word in re.split(r"[\s,;./、]+", normalize("NFKC", raw).casefold()) if word.strip("()")]
    shown: set[int] = set()
    for word in words:
        shown |= _read_word(word.strip("()"), len(variant.order), expected(question), several=question.several)
    if not shown or (len(shown) > 1 and not question.several):
        raise NotAnAnswer(expected(question))
    return frozenset(variant.order[at] for at in shown)


def _read_word(word: str, count: int, otherwise: Text, *, several: bool) -> set[int]:
    if word.isdecimal() and (count > 9 or not several):
        numbers = [int(word) - 1]
    elif word.isdecimal():
        numbers = [int(digit) - 1 for digit in word]
    else:
        numbers = [LETTERS.find(letter) for letter in word]
    if not all(0 <= number < count for number in numbers):
        raise NotAnAnswer(otherwise)
    return set(numbers)


def compare(question: ChoiceQuestion, variant: Variant, taken: frozenset[int]) -> Grade:
    """The grade of taking these bank positions. All or nothing, with the share of credit beside it."""
    right = frozenset(at for at, choice in enumerate(question.choices) if choice.correct)
    wrongly = taken - right
    # Wrong choices cost what right ones earn: taking everything must not pay.
    score = 1.0 if taken == right else max(0.0, (len(taken & right) - len(wrongly)) / len(right)) if right else 0.0
    named = (question.choices[at].mistake for at in variant.order if at in wrongly)
    return Grade(
        correct=taken == right,
        score=score,
        key=Text.plain(", ".join(sorted(variant.letter(at) for at in right))),
        marks=tuple(Mark(at, at in taken, at in right) for at in variant.order),
        mistakes=tuple(dict.fromkeys(mistake for mistake in named if mistake)),
        answer=sorted(taken),
        credit=_credit(len(taken & right), len(right), len(wrongly)) if len(right) > 1 else None,
    )


def refuse(question: ChoiceQuestion, variant: Variant, _raw: str) -> Grade:
    """As if nothing had been taken."""
    return compare(question, variant, frozenset())


def restore(question: ChoiceQuestion, variant: Variant, answer: object, _lang: Lang) -> Grade:
    """The grade of the bank positions that were logged."""
    return compare(question, variant, frozenset(read_positions(answer, len(question.choices))))


def read_positions(answer: object, count: int) -> list[int]:
    """Bank positions out of a log. ValueError if they are no such thing, or beyond what there is now."""
    if not isinstance(answer, list) or not all(isinstance(at, int) and 0 <= at < count for at in answer):
        raise ValueError(answer)
    return answer


def _credit(right: int, of: int, wrong: int) -> Text | None:
    if not right or (right == of and not wrong):
        return None
    words = Text("{right} of {of} right", "{of} 个正确项选对了 {right} 个")
    if wrong:
        words = Text(f"{words.en}, {{wrong}} wrong", f"{words.zh}，选错 {{wrong}} 个")
    return words.fill(right=right, of=of, wrong=wrong)


def expected(question: ChoiceQuestion) -> Text:
    """What an answer to this question looks like."""
    last = LETTERS[len(question.choices) - 1]
    if question.several:
        return Text(
            f"type letters from a to {last}, such as a, c: every one that is right",
            f"请输入 a 到 {last} 中的字母，例如 a, c：选出所有正确项",
        )
    return Text(f"type one letter from a to {last}", f"请输入 a 到 {last} 中的一个字母")
