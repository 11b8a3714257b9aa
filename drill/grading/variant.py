"""A variant of a question: the order of what is shuffled and the values of its parameters, drawn from a seed."""

import random
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from drill.models.question import Question
from drill.text import Lang, Text

_NONE: Mapping[str, float | int] = MappingProxyType({})
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Variant(NamedTuple):
    """What one asking of a question shows.

    `order[k]` is the bank position of what is shown k-th: a choice, an item to be put in order, a right side.
    """

    seed: int
    order: tuple[int, ...] = ()
    values: Mapping[str, float | int] = _NONE
    solved: Mapping[str, float | int] = _NONE  # the values and, of a number, `answer`

    def prompt(self, text: Text, lang: Lang) -> str:
        """The words of a prompt, parameters filled in."""
        return fill(text.to(lang), self.values)

    def words(self, text: Text, lang: Lang) -> str:
        """The words of a hint or an explanation: here `{{answer}}` of a number is filled in as well."""
        return fill(text.to(lang), self.solved)

    def code(self, source: str) -> str:
        """A program, parameters filled in."""
        return fill(source, self.values)

    def letter(self, position: int) -> str:
        """The letter under which what lies at a bank position is shown."""
        return LETTERS[self.order.index(position)]


def seed_of(question: str, round_seed: int, repetition: int) -> int:
    """The seed of one asking, 48 bits.

    It hangs on the question as well as on the round: with one seed for all, the right choices of neighbouring
    questions would lie at the same letter.
    """
    # `random` hashes a string with SHA-512, the same on every machine; `hashlib` would load OpenSSL for it.
    return random.Random(f"{question}\0{round_seed}\0{repetition}").getrandbits(48)


def draw(question: Question, seed: int) -> Variant:
    """The variant that a seed gives: the same one every time."""
    values = _values(question, seed)
    solved = values
    if question.type == "number":
        from drill.models import expression  # noqa: PLC0415 - it compiles a small language; most questions are choices

        solved = {**values, "answer": expression.evaluate(question.answer, values)}
    return Variant(seed, _order(question, seed), values, solved)


def _order(question: Question, seed: int) -> tuple[int, ...]:
    """The bank positions of what is shuffled, in the order shown."""
    # Each part of a variant has a stream of its own: a parameter more does not move the choices.
    rng = random.Random(seed)
    if question.type == "choice":
        return _shuffle(len(question.choices), rng)
    if question.type == "match":
        return _shuffle(len(question.rights), rng)
    if question.type == "bug":
        return _shuffle(len(question.choices), rng)
    if question.type == "order":
        order = _shuffle(len(question.items), rng)
        shown = [question.ranks[at] for at in order]
        # In the right order already there would be nothing to do; in the reverse one there is most.
        return order[::-1] if shown == sorted(shown) else order
    return ()


def _shuffle(count: int, rng: random.Random) -> tuple[int, ...]:
    order = list(range(count))
    rng.shuffle(order)
    return tuple(order)


def _values(question: Question, seed: int) -> Mapping[str, float | int]:
    if not question.params:
        return _NONE
    from drill.models import expression  # noqa: PLC0415 - see draw

    return expression.draw(question.params, random.Random(f"{seed} values"))


def fill(words: str, values: Mapping[str, float | int]) -> str:
    """Put values where `{{…}}` stands."""
    if not values or "{{" not in words:
        return words
    from drill.models import expression  # noqa: PLC0415 - see draw

    return expression.fill(words, values)
