"""The scorecard of an interview: plain data, as it is kept and shown."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NamedTuple

from drill.models.interview import Setting
from drill.models.record import codecs, is_sound

THEORY_HINT, CODE_HINT = 0.25, 0.1  # what a hint costs: of its question, of its exercise
NOT_ACCEPTED = 0.5  # of the share of tests that passed
SLOWEST = 0.25  # of an accepted exercise, where it took twice the time or more
LEVELS = ("strong", "hire", "doubt", "no")  # strong hire, hire, in doubt, no hire
_LEAST = {"strong": 0.85, "hire": 0.65, "doubt": 0.45}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One question of the warm-up. `seconds`: taken, and expected; `given` false: it was passed over or not reached."""

    question: str
    topic: str
    level: int
    given: bool
    correct: bool
    score: float  # 0–1, before hints
    hints: int
    seconds: float
    expected: float
    seed: int = 0
    answer: object = None

    @property
    def share(self) -> float:
        """What it counts."""
        return max(self.score - THEORY_HINT * self.hints, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One exercise. `seconds`: until it was accepted, or worked on it; `expected`: what it should take."""

    exercise: str
    topic: str
    accepted: bool
    verdict: str | None
    passed: int
    total: int
    saves: int
    hints: int
    seconds: float
    expected: float
    mistakes: tuple[str, ...]

    @property
    def share(self) -> float:
        """What it counts."""
        if self.expected <= 0:
            return 0.0
        right = 1.0 if self.accepted else NOT_ACCEPTED * self.passed / self.total if self.total else 0.0
        late = min(max(self.seconds / self.expected - 1, 0.0), 1.0) * SLOWEST if self.accepted else 0.0
        return max(right - late - CODE_HINT * self.hints, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """One follow-up question, `at` in its exercise, and the learner's own rating, 1 to 4."""

    exercise: str
    at: int
    rating: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """What is kept. Shares are 0–1; None: that part did not take place. `talk`: communication."""

    seconds: float
    answers: tuple[Answered, ...]
    exercises: tuple[Written, ...]
    ratings: tuple[Rated, ...]
    theory: float | None
    code: float | None
    talk: float | None
    share: float
    level: str
    capped: bool = False  # held down because no code was accepted

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        found: dict[str, Any] = codecs(Scorecard)[0](self)
        return found

    @staticmethod
    def judge(share: float) -> str:
        """The level of a share."""
        return next((level for level, least in _LEAST.items() if share >= least), "no")

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> "Scorecard | None":
        """As it was kept; None: by a version that keeps it otherwise."""
        with suppress(KeyError, TypeError, ValueError):
            found: Scorecard = codecs(Scorecard)[1](dict(data or {}))
            return found if is_sound(found) and _is_possible(found) else None
        return None


def _is_possible(card: Scorecard) -> bool:
    """Whether an interview can come to this: what others wrote is shown, added up and divided by."""
    parts = ((card.theory, card.answers), (card.code, card.exercises), (card.talk, card.ratings))
    shares = [card.share, *(share for share, _ in parts if share is not None), *(one.score for one in card.answers)]
    counts: list[float] = [card.seconds]
    names = list[str]()
    for answer in card.answers:
        counts += [answer.seconds, answer.expected, answer.hints]
        names += [answer.question, answer.topic]
    for written in card.exercises:
        counts += [written.seconds, written.expected, written.hints, written.saves, written.passed]
        counts.append(written.total - written.passed)
        names += [written.exercise, written.topic, written.verdict or "", *written.mistakes]
    return (
        card.level in LEVELS
        and all(bool(held) or share is None for share, held in parts)
        and all(0 <= share <= 1 + 1e-9 for share in shares)
        and all(count >= 0 for count in counts)
        and all(1 <= one.rating <= 4 for one in card.ratings)
        and all(name.isprintable() for name in (*names, *(one.exercise for one in card.ratings)))
    )


class Past(NamedTuple):
    """An interview that is over. `number`: its place among them, from 1, the oldest first."""

    id: str
    number: int
    at: datetime
    setting: Setting
    card: Scorecard

    def to_json(self) -> dict[str, Any]:
        """As other programs read it."""
        card = self.card
        return {
            "id": self.id,
            "number": self.number,
            "at": self.at.isoformat(),
            "role": self.setting.role,
            "minutes": self.setting.minutes,
            "seconds": card.seconds,
            "theory": card.theory,
            "code": card.code,
            "communication": card.talk,
            "share": card.share,
            "level": card.level,
            "questions": [asdict(one) | {"share": one.share} for one in card.answers],
            "exercises": [asdict(one) | {"share": one.share} for one in card.exercises],
            "follow_ups": [asdict(one) for one in card.ratings],
        }
