"""The warm-up of an interview: a round of the quiz on the interview's clock, in which nothing comes back."""

import time
from collections.abc import Sequence
from datetime import datetime

from drill.grading import Grade
from drill.models.card import Rating, ReviewLog
from drill.session.interview.clock import Clock
from drill.session.quiz import Round
from drill.session.turn import Asked, Feedback
from drill.store import Store
from drill.text import Lang


class Warmup(Round):
    """Its answers bear the interview's id as their round, so that it is gone on with from them alone."""

    def __init__(
        self, store: Store, interview: str, ids: Sequence[str], *, seed: int, lang: Lang, clock: Clock, until: float
    ) -> None:
        """`until`: seconds of the clock after which no question is begun."""
        super().__init__(store, ids, seed=seed, tz=None, lang=lang, gap=None)
        self._id = interview
        self._clock, self._until = clock, until
        self._since = 0.0

    @property
    def current(self) -> Asked | None:
        """What is to be answered now; None where the time or the questions are over."""
        if self._asked is None:
            self._turns = tuple(turn for turn in self._turns if turn.repetition == 0)
            self._since = self._clock.look(time.monotonic())
            if self._since >= self._until:
                return None
        return super().current

    @property
    def cut_short(self) -> bool:
        """Whether the time was over before the questions were."""
        return self.current is None and bool(self._turns)

    def answer(self, raw: str, now: datetime, seconds: float, *, insist: bool = False, confidence: int = 0) -> Feedback:
        """As in any round; pauses do not count."""
        return super().answer(raw, now, self._taken(seconds), insist=insist, confidence=confidence)

    def answer_aloud(self, grade: Grade, rating: Rating | None, now: datetime, seconds: float) -> Feedback:
        """As in any round; pauses do not count."""
        return super().answer_aloud(grade, rating, now, self._taken(seconds))

    def _taken(self, seconds: float) -> float:
        return min(seconds, self._clock.look(time.monotonic()) - self._since)


def find_answers(store: Store, interview: str) -> list[ReviewLog]:
    """What was answered in the warm-up of an interview, in whatever order the clock on the wall has it."""
    return [log for log in store.logs() if log.round == interview]
