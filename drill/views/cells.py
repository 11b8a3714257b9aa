"""Columns of a table, measured in terminal cells: a Chinese character is two of them."""

from rich.cells import cell_len, set_cell_size


def pad(words: str, width: int) -> str:
    """Words with spaces after them up to `width` cells; wider ones as they are."""
    return words + " " * (width - cell_len(words))


def pad_left(words: str, width: int) -> str:
    """The same with the spaces before them."""
    return " " * (width - cell_len(words)) + words


def fit(words: str, width: int) -> str:
    """Exactly `width` cells, the last of them empty: longer words are cut, and end in an ellipsis."""
    if cell_len(words) >= width:
        words = set_cell_size(words, width - 2).rstrip() + "…"  # half a character is a space there
    return pad(words, width)
