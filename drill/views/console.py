"""Where views are printed: a terminal that can be drawn on, or one whose words are read out line by line."""

from rich.console import Console


class PlainConsole(Console):
    """Nothing is drawn on it: formulas are words, tables are lists, figures are described (`--plain`, a pipe)."""


def is_plain(console: Console) -> bool:
    """Whether what is printed should be words only."""
    return isinstance(console, PlainConsole)
