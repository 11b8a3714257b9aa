"""What is drawn up for a mock interview: plain data, as it is kept."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from drill.models.record import codecs, is_sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One question of the warm-up. `seconds`: what an answer is expected to take."""

    id: str
    topic: str
    level: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What was drawn up. `exercises`: the first, and one more where the time allows it."""

    minutes: int
    role: str
    seed: int
    questions: tuple[Drawn, ...] = ()
    exercises: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the questions."""
        return tuple(question.id for question in self.questions)

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        found: dict[str, Any] = codecs(Setting)[0](self)
        return found

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Setting | None":
        """As it was kept; None: by a version that keeps it otherwise."""
        with suppress(KeyError, TypeError, ValueError):
            found: Setting = codecs(Setting)[1](dict(data))
            return found if is_sound(found) and found.minutes > 0 and found._is_shown() else None
        return None

    def _is_shown(self) -> bool:
        """Whether what is shown of it as it is holds nothing that a terminal would obey."""
        return all(name.isprintable() for name in (self.role, *(question.topic for question in self.questions)))
