"""Whose memory the arrays lie in that a submission returned."""

from typing import Any

from .framework import DEPTH_LIMIT, Framework


class Returned:
    """The arrays that the steps of a case returned: which share memory with the caller's, and which are rewritten."""

    def __init__(self, framework: Framework, pool: list[Any]) -> None:
        self._framework, self._pool = framework, pool
        self._kept: list[list[tuple[Any, Any]]] = []

    def take(self, value: Any) -> list[int]:
        """Note what a step returned. The answer: the arrays of the pool that it shares memory with."""
        found = _arrays(value, self._framework, 0)
        self._kept.append([(one, self._framework.snapshot(one)) for one in found])
        shares = self._framework.shares
        return [index for index, mine in enumerate(self._pool) if any(shares(one, mine) for one in found)]

    def rewritten(self) -> list[int]:
        """The steps whose arrays no longer hold what they held when they were returned."""
        return [
            number
            for number, kept in enumerate(self._kept)
            if any(self._framework.snapshot(one) != content for one, content in kept)
        ]


def _arrays(value: Any, framework: Framework, depth: int) -> list[Any]:
    if type(value) in (list, tuple, dict) and depth < DEPTH_LIMIT:
        items = value.values() if type(value) is dict else value
        return [one for item in items for one in _arrays(item, framework, depth + 1)]
    return [value] if framework.is_array(value) else []
