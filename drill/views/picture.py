"""Expected beside yours, the wrong cells marked; for larger arrays a map of where they differ."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text as Line

from drill.models.picture import Picture
from drill.text import Lang, Text
from drill.views import theme

_SHADES = " ░▒▓█"


class PictureView:
    """A picture, two tables side by side where they fit, else below each other."""

    def __init__(self, picture: Picture, lang: Lang) -> None:
        self._picture, self._lang = picture, lang

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lines; never wrapped, since a broken row says nothing."""
        picture = self._picture
        lines = self._heat() if picture.heat else self._cells(options.max_width)
        for line in lines:
            line.no_wrap, line.overflow = True, "crop"
            yield line

    def _cells(self, width: int) -> Iterator[Line]:
        picture = self._picture
        blank = tuple(tuple(False for _ in row) for row in picture.wrong)
        left = _table(picture.expected, blank)
        right = _table(picture.got, picture.wrong)
        yours = Text("yours − expected", "你的 − 应为") if picture.is_difference else Text("yours", "你的")
        titles = Text("expected", "应为").to(self._lang), yours.to(self._lang)
        across = max(Line(titles[0]).cell_len, *(line.cell_len for line in left))
        if across + 4 + max(line.cell_len for line in right) > width:
            yield Line(titles[0] + picture.where, theme.QUIET)
            yield from left
            yield Line(titles[1] + picture.where, theme.QUIET)
            yield from right
            return
        head = Line(titles[0], theme.QUIET)
        head.pad_right(across + 4 - head.cell_len)
        yield head.append(titles[1], theme.QUIET).append(picture.where, theme.QUIET)
        for expected, got in zip(left, right, strict=True):
            expected.pad_right(across + 4 - expected.cell_len)
            yield expected.append_text(got)

    def _heat(self) -> Iterator[Line]:
        most = self._picture.largest
        head = Text(f"where it differs: · not at all, █ by {most}", f"哪里不对：· 表示没有差，█ 表示差 {most}")
        yield Line(f"{head.to(self._lang)}  {self._picture.where}".rstrip(), theme.QUIET)
        for row in self._picture.heat:
            shades = (_SHADES[min(4, 1 + int(heat * 3.999))] if heat > 0 else "·" for heat in row)
            line = Line()
            for shade in shades:
                line.append(shade * 2 if shade != "·" else "· ", theme.QUIET if shade == "·" else theme.BAD)
            yield line


def _table(rows: tuple[tuple[str, ...], ...], wrong: tuple[tuple[bool, ...], ...]) -> list[Line]:
    """Right-aligned columns; a wrong cell has a mark as well as a colour."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row, marks in zip(rows, wrong, strict=True):
        line = Line()
        for number, bad, width in zip(row, marks, widths, strict=True):
            line.append(number.rjust(width), theme.BAD if bad else "")
            line.append("* " if bad else "  ", theme.BAD if bad else "")
        line.rstrip()
        lines.append(line)
    return lines
