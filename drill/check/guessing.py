"""Can the key be guessed without knowing anything? Length and position of the right choice, against chance.

With n questions that have one right choice, of which question i is hit by chance with probability p_i, the number of
hits by chance is a sum of Bernoulli variables: mean Σ p_i, variance Σ p_i (1 − p_i). A share is a fault when it exceeds
chance by more than five points and two standard deviations (of banks without any tell, one in 44 is beyond two).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drill.models.fault import Fault
from drill.models.question import BugQuestion, ChoiceQuestion, Question
from drill.text import LANGS, Lang, Text

Choosing = ChoiceQuestion | BugQuestion

_EXCESS = 0.05
_DEVIATIONS = 2.0
_NAMES = {"en": Text(en="English", zh="英文"), "zh": Text(en="Chinese", zh="中文")}


@dataclass(frozen=True, slots=True)
class Share:
    """How often a guess is right: `hits` of `n`, `chance` and `allowed` as shares of n."""

    n: int
    hits: float
    chance: float
    allowed: float

    @property
    def excessive(self) -> bool:
        """Whether it is more than chance explains."""
        return self.n > 0 and self.hits / self.n > self.allowed

    def __str__(self) -> str:
        return f"{self.hits:g}/{self.n} = {self.hits / self.n:.0%}"


def find_tells(place: Path, questions: Sequence[Question]) -> list[Fault]:
    """Faults of a bank, or of several together, whose keys can be guessed."""
    choosing = [question for question in questions if isinstance(question, Choosing) and _has_one_key(question)]
    faults: list[Fault] = []
    for lang in LANGS:
        share = longest_share(choosing, lang)
        if share.excessive:
            message = Text(
                en=f"the longest choice ({_NAMES[lang].en}) is right in {share}; by chance {share.chance:.0%}, allowed"
                f" for this many questions {share.allowed:.0%}. Shorten keys or lengthen wrong choices",
                zh=f"最长的选项（{_NAMES[lang].zh}）有 {share} 是正确答案；随机应为 {share.chance:.0%}，按题数最多允许"
                f" {share.allowed:.0%}。请缩短正确选项或加长错误选项",
            )
            faults.append(Fault(place, 1, 1, message))
    for position in range(max((len(question.choices) for question in choosing), default=0)):
        share = position_share(choosing, position)
        if share.excessive:
            message = Text(
                en=f"choice {position + 1} is the right one in {share}; by chance {share.chance:.0%}, allowed for this"
                f" many questions {share.allowed:.0%}. Vary the position of the key",
                zh=f"正确答案排在第 {position + 1} 个的有 {share}；随机应为 {share.chance:.0%}，按题数最多允许"
                f" {share.allowed:.0%}。请变换正确选项的位置",
            )
            faults.append(Fault(place, 1, 1, message))
    return faults


def longest_share(questions: Sequence[Choosing], lang: Lang) -> Share:
    """How often the longest choice is the key. Of k equally long ones a guesser takes each with probability 1/k."""
    hits, chances = 0.0, []
    for question in questions:
        lengths = [len(choice.text.to(lang)) for choice in question.choices]
        longest = [c.correct for c, length in zip(question.choices, lengths, strict=True) if length == max(lengths)]
        hits += sum(longest) / len(longest)
        chances.append(1 / len(question.choices))
    return _share(hits, chances)


def position_share(questions: Sequence[Choosing], position: int) -> Share:
    """How often the key stands at a position (from 0) of the file, among questions that have it."""
    having = [question for question in questions if len(question.choices) > position]
    hits = sum(question.choices[position].correct for question in having)
    return _share(hits, [1 / len(question.choices) for question in having])


def _share(hits: float, chances: Sequence[float]) -> Share:
    n = len(chances)
    if not n:
        return Share(0, 0, 0, 1)
    chance = sum(chances) / n
    deviation = math.sqrt(sum(p * (1 - p) for p in chances)) / n
    return Share(n, hits, chance, chance + _EXCESS + _DEVIATIONS * deviation)


def _has_one_key(question: Choosing) -> bool:
    """Whether exactly one choice is asked for."""
    if question.type == "choice" and question.several:
        return False
    return sum(choice.correct for choice in question.choices) == 1
