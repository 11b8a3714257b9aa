"""How an exercise stands with the learner."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """`status` is new, tried or accepted; `hints` counts those shown; `back`: when it is to be written once more."""

    status: str = "new"
    attempts: int = 0
    hints: int = 0
    back: datetime | None = None
