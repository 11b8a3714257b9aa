"""Figures of questions, drawn in the terminal, or told in words where nothing is drawn."""

from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text as Line

from drill.grading import Variant
from drill.models.figure import Figure, unpack
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.console import is_plain
from drill.views.figure.bars import draw_bars
from drill.views.figure.block import draw_block
from drill.views.figure.matrix import draw_matrix
from drill.views.figure.plot import draw_plot
from drill.views.figure.words import Words, describe
from drill.views.wrap import Prose


class FigureView(NamedTuple):
    """The figure of one variant of a question."""

    figure: Figure
    variant: Variant
    lang: Lang

    @classmethod
    def of(cls, packed: str, variant: Variant, lang: Lang) -> "FigureView":
        """The figure that a question carries."""
        return cls(unpack(packed), variant, lang)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The drawing under its title. Where there is no room for it, and where nothing is drawn: words."""
        words = Words(self.variant, self.lang)
        rows = None if is_plain(console) else self._draw(words, options.max_width)
        title = words.of(self.figure.title)
        if rows is None:
            stop = Text(". ", "。").to(self.lang) if title and title[-1].isalnum() else " " if title else ""
            yield Prose(
                markdown.inline(Text("Figure: ", "图：").to(self.lang) + title + stop + words.of(self.figure.alt))
            )
            yield from (Prose(Line(line.replace("−", "-"))) for line in describe(self.figure, words))
            return
        if title:
            yield Prose(markdown.inline(title, theme.STRONG))
        for row in rows:
            row.rstrip()
            row.no_wrap, row.overflow = True, "ignore"
            yield row

    def _draw(self, words: Words, width: int) -> list[Line] | None:
        figure = self.figure
        if figure.plot is not None:
            return draw_plot(figure.plot, words, width)
        if figure.matrix is not None:
            return draw_matrix(figure.matrix, words, width)
        if figure.block is not None:
            return draw_block(figure.block, words, width)
        return None if figure.bars is None else draw_bars(figure.bars, words, width)
