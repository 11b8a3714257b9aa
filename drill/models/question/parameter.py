"""Parameters: what makes each asking of a question a fresh variant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """The values that a variant draws from: a list, or `low, low+step, … high` (inclusive)."""

    name: str
    values: tuple[float | int, ...] = ()
    low: float | int = 0
    high: float | int = 0
    step: float | int = 1
