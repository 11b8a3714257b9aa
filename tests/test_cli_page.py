import io

import pyte
import pytest
from rich.console import Console
from rich.text import Text as Line

from drill.cli.page import Field, Page

FOOT, MORE = Line("keys"), Line("more keys")


class Window:
    """A page on an emulated terminal."""

    def __init__(self, rows: int = 10, columns: int = 40) -> None:
        self.screen = pyte.HistoryScreen(columns, rows, history=1000)
        self._stream = pyte.Stream(self.screen)
        self._stream.feed("\x1b[20h")  # a newline also returns, as it does on a terminal
        self._out = io.StringIO()
        self.console = Console(
            file=self._out, width=columns, height=rows, force_terminal=True, highlight=False, emoji=False
        )
        self.page = Page(self.console)

    def see(self) -> list[str]:
        self._stream.feed(self._out.getvalue())
        self._out.seek(0)
        self._out.truncate()
        return [line.rstrip() for line in self.screen.display]

    @property
    def history(self) -> list[str]:
        rows = list(self.screen.history.top)
        return ["".join(row[at].data for at in range(self.screen.columns)).rstrip() for row in rows]


def body(*lines: str) -> Line:
    return Line("\n".join(lines))


def test_a_short_page_has_its_legend_below() -> None:
    window = Window()
    window.page.show(body("one", "two"))
    window.page.draw(FOOT, MORE)
    assert window.see()[:4] == ["one", "two", "", "  keys"]
    assert window.page.complete


def test_a_long_page_shows_a_part_that_moves_and_says_that_there_is_more() -> None:
    window = Window(rows=6)
    window.page.show(body(*map(str, range(20))))
    window.page.draw(FOOT, MORE)
    assert window.see() == ["0", "1", "2", "3", "", "  more keys"]
    window.page.turn()
    window.page.draw(FOOT, MORE)
    assert window.see()[:4] == ["2", "3", "4", "5"]
    while window.page.turn():
        window.page.draw(FOOT, MORE)
    assert window.see() == ["16", "17", "18", "19", "", "  keys"]
    window.page.turn(-1)
    window.page.draw(FOOT, MORE)
    assert window.see()[0] == "14"
    assert window.history == []


def test_a_page_that_is_left_goes_to_the_scrollback_whole_and_once() -> None:
    window = Window(rows=6)
    window.page.show(body(*map(str, range(20))))
    window.page.draw(FOOT, MORE)
    window.page.turn()
    window.page.draw(FOOT, MORE)
    window.page.leave()
    window.page.begin()
    window.see()
    assert [line for line in window.history if line] == list(map(str, range(20)))


def test_a_page_begins_where_it_matters_if_not_all_of_it_fits() -> None:
    window = Window(rows=8)
    window.page.show(body(*["prompt"] * 30), body("verdict", "why", "more", "even more", "last"), focus=1)
    window.page.draw(FOOT, MORE)
    assert window.see()[:3] == ["prompt", "verdict", "why"]
    short = Window(rows=8)
    short.page.show(body("prompt", ""), body("verdict", *["why"] * 20), focus=1)
    short.page.draw(FOOT, MORE)
    assert short.see()[0] == "prompt"


def test_what_was_in_sight_stays_in_sight() -> None:
    window = Window(rows=6)
    window.page.show(body(*map(str, range(20))))
    window.page.draw(FOOT, MORE)
    window.page.scroll(7)
    window.page.show(body(*map(str, range(20))), stay=True)
    window.page.draw(FOOT, MORE)
    assert window.see()[0] == "7"
    window.page.show(body("short"), stay=True)
    window.page.draw(FOOT, MORE)
    assert window.see()[:3] == ["short", "", "  keys"]


def test_the_cursor_stands_in_the_field_or_at_the_line_pointed_at() -> None:
    window = Window()
    window.page.show(body("question"))
    window.page.draw(FOOT, field=Field(("  › ab", "    cd"), 1, 5))
    assert window.see()[:6] == ["question", "", "  › ab", "    cd", "", "  keys"]
    assert (window.screen.cursor.y, window.screen.cursor.x) == (3, 5)
    window.page.show(body(*(f"  {'›' if at == 25 else ' '} {at}" for at in range(40))))
    window.page.draw(FOOT)
    assert any("› 25" in line for line in window.see())
    assert window.screen.display[window.screen.cursor.y][window.screen.cursor.x] == "›"


def test_what_a_terminal_would_obey_is_not_written() -> None:
    window = Window()
    window.page.show(Line("a\x1b[2Jb\x07c\x9bd"))
    window.page.draw(FOOT)
    assert window.see()[0] == "a[2Jbcd"


def test_no_line_is_wider_than_the_screen() -> None:
    window = Window(columns=20)
    long = Line("x" * 50, no_wrap=True, overflow="ignore")
    window.page.show(long, body("next"))
    window.page.draw(FOOT)
    assert window.see()[:2] == ["x" * 20, "next"]


@pytest.mark.parametrize(("rows", "columns"), [(1, 10), (2, 10), (3, 20), (5, 12)])
def test_the_smallest_screen_is_no_error(rows: int, columns: int) -> None:
    window = Window(rows, columns)
    window.page.show(body(*["words of a question"] * 9))
    window.page.draw(Line("a–d answer   ? hint   u undo   s skip"), field=Field(("  › ", "    "), 1, 4))
    window.see()
    assert window.history == []
    window.page.leave()
