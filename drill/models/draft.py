"""An answer that is being put together with single keys, before it is given."""

from typing import NamedTuple


class Draft(NamedTuple):
    """Places are counted from 0, in the order shown."""

    taken: tuple[int, ...] = ()  # choices marked; items put in order, the first first
    pairs: tuple[int | None, ...] = ()  # match: the right side that each left one was given
    at: int = -1  # where the cursor is: a left side, a line of code; -1: nowhere yet
