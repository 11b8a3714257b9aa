"""The order in which a round asks: what comes next, what comes back, what was put off. Pure."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from drill.models.card import Rating, ReviewLog

# Someone who has failed this often will not learn it by one more try today; it also ends `yes a | drill quiz`.
MOST_REPETITIONS = 5
_AGAIN = 1  # Rating.AGAIN, whose module is not loaded before the first answer


class Turn(NamedTuple):
    """One asking of a question, still to come."""

    question: str
    repetition: int = 0  # 0: its first time in this round
    skipped: bool = False


Turns = tuple[Turn, ...]


class Past(NamedTuple):
    """An answer that was given before the round was broken off."""

    log: "ReviewLog"
    turn: Turn
    before: Turns  # the turns as they were, this one at their head


def line_up(questions: Iterable[str]) -> Turns:
    """The turns of a round that begins."""
    return tuple(Turn(question) for question in dict.fromkeys(questions))


def repeats(turn: Turn, rating: "Rating") -> bool:
    """Whether a question comes back in this round."""
    return rating == _AGAIN and turn.repetition < MOST_REPETITIONS


def settle(turns: Turns, rating: "Rating", gap: int | None) -> Turns:
    """The turns after the first was answered. `gap`: how many come before it does again; None: it waits for the end."""
    turn, rest = turns[0], turns[1:]
    if not repeats(turn, rating):
        return rest
    place = len(rest) if gap is None else min(gap, len(rest))
    return (*rest[:place], Turn(turn.question, turn.repetition + 1), *rest[place:])


def put_off(turns: Turns) -> Turns:
    """The turns after the first was skipped: it goes to the end; the second time, or as the last one, it goes."""
    turn, rest = turns[0], turns[1:]
    return (*rest, turn._replace(skipped=True)) if rest and not turn.skipped else rest


def replay(
    questions: Iterable[str], logs: "Sequence[ReviewLog]", skipped: Sequence[str], gap: int | None
) -> tuple[Turns, tuple[Past, ...]]:
    """The turns left of a round, and the answers given in it, from what was kept of it."""
    turns, past = line_up(questions), list[Past]()
    for log in logs:
        at = next((at for at, turn in enumerate(turns) if turn.question == log.question), None)
        if at is not None:
            before = (turns[at], *turns[:at], *turns[at + 1 :])
            past.append(Past(log, turns[at], before))
            turns = settle(before, log.rating, gap)
    for question in skipped:
        at = next((at for at, turn in enumerate(turns) if turn.question == question and not turn.repetition), None)
        if at is not None:
            rest = (*turns[:at], *turns[at + 1 :])
            turns = rest if turns[at].skipped else (*rest, turns[at]._replace(skipped=True))
    return turns, tuple(past)
