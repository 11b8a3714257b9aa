"""Where views are printed: a terminal that can be drawn on, or one whose words are read out line by line."""

from typing import Any

from rich.console import Console


class PlainConsole(Console):
    """Nothing is drawn on it: formulas are words, tables are lists, figures are described (`--plain`, a pipe).

    A line that is wider than it, such as an address, is not cut.
    """

    def print(self, *objects: Any, crop: bool = False, **options: Any) -> None:
        """As rich prints, but whole lines."""
        super().print(*objects, crop=crop, **options)


def is_plain(console: Console) -> bool:
    """Whether what is printed should be words only."""
    return isinstance(console, PlainConsole)
