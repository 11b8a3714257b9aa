"""Order: a permutation of letters, with credit for the longest run that is in order."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from drill.grading.choice import read_positions
from drill.grading.grade import Grade, Mark, NotAnAnswer
from drill.grading.variant import LETTERS, Variant
from drill.models.question import OrderQuestion
from drill.text import Lang, Text

_APART = re.compile(r"[\s,;./、，>→<()-]+")


def grade(question: OrderQuestion, variant: Variant, raw: str, _lang: Lang) -> Grade:
    """Grade letters (`c a b d`, `cabd`) or the numbers of the items (`3 1 2 4`) in the order meant.

    Raises:
        NotAnAnswer: not each of them once.
    """
    words = "".join(_APART.split(normalize("NFKC", raw).casefold()))
    signs = "123456789" if words.isdecimal() else LETTERS
    shown = [signs.find(sign) for sign in words]
    if sorted(shown) != list(range(len(question.items))):
        raise NotAnAnswer(expected(question))
    return compare(question, variant, [variant.order[at] for at in shown])


def compare(question: OrderQuestion, variant: Variant, answer: Sequence[int]) -> Grade:
    """The grade of bank positions in the order meant."""
    ranks = [question.ranks[at] for at in answer]
    placed = _longest_run(ranks)
    correct = ranks == sorted(ranks)
    count = len(ranks)
    credit = Text("{placed} of {count} in the right order", "{count} 项中有 {placed} 项的先后顺序正确")
    return Grade(
        correct=correct,
        # One alone is always in order, so it earns nothing.
        score=(len(placed) - 1) / (count - 1),
        key=key(question, variant),
        marks=tuple(Mark(position, taken=True, correct=at in placed) for at, position in enumerate(answer)),
        answer=list(answer),
        credit=None if correct or len(placed) < 2 else credit.fill(placed=len(placed), count=count),
    )


def _longest_run(ranks: Sequence[int]) -> set[int]:
    """Places of a longest subsequence that never falls: these may stay, the others must move."""
    runs: list[list[int]] = []  # the longest that ends at each place
    for at, rank in enumerate(ranks):
        longest: list[int] = max((run for run in runs if ranks[run[-1]] <= rank), key=len, default=[])
        runs.append([*longest, at])
    longest = max(runs, key=len)
    return set(longest)


def refuse(question: OrderQuestion, variant: Variant, raw: str) -> Grade:
    """A wrong answer, kept as it was typed."""
    return Grade(correct=False, score=0.0, key=key(question, variant), answer=raw)


def restore(question: OrderQuestion, variant: Variant, answer: object, _lang: Lang) -> Grade:
    """The grade of the bank positions that were logged."""
    if isinstance(answer, str):
        return refuse(question, variant, answer)
    positions = read_positions(answer, len(question.items))
    if len(set(positions)) != len(question.items):
        raise ValueError(answer)
    return compare(question, variant, positions)


def key(question: OrderQuestion, variant: Variant) -> Text:
    """The letters in the right order, and which of them may change places."""
    letters = [variant.letter(at) for at in range(len(question.items))]
    free = [
        [letter for letter, rank in zip(letters, question.ranks, strict=True) if rank == tied]
        for tied in dict.fromkeys(question.ranks)
        if question.ranks.count(tied) > 1
    ]
    words = " ".join(letters)
    if not free:
        return Text.plain(words)
    return Text(
        f"{words} ({'; '.join(' and '.join(tied) for tied in free)} in any order)",
        f"{words}（{'；'.join('、'.join(tied) for tied in free)} 先后不限）",
    )


def expected(question: OrderQuestion) -> Text:
    """What an answer looks like."""
    letters = LETTERS[: len(question.items)]
    example = " ".join(letters[1:] + letters[:1])
    return Text(
        f"type every letter from a to {letters[-1]} once, in the right order, such as {example}",
        f"请按正确顺序输入 a 到 {letters[-1]}，每个字母一次，例如 {example}",
    )
