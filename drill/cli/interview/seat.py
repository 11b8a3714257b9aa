"""What the pages of an interview share: the room, the screen with the clock in its corner, the pause."""

import time
from collections.abc import Callable

from rich.console import RenderableType
from rich.text import Text as Line

from drill.cli.context import Context
from drill.cli.desk import Quit
from drill.cli.keys import Keys, fold
from drill.cli.page import Page
from drill.session.interview.clock import write_time
from drill.session.interview.room import Room
from drill.session.library import Library
from drill.session.workshop import Workshop
from drill.text import Lang
from drill.views import theme
from drill.views.interview import page as view

_TICK = 0.25  # seconds between two looks at the clock
_HURRY = 120.0  # seconds left: from here on the clock stands out
ON = ("enter", " ")


class TimedKeys(Keys):
    """Keys, and a clock that goes on while they are waited for. Ctrl-P pauses wherever one is."""

    def __init__(self, show: Callable[..., None], pause: Callable[[], bool]) -> None:
        """`show` draws the clock, if it has changed or is told to; `pause` gives whether there was one."""
        super().__init__()
        self._show, self._pause = show, pause

    def poll(self, seconds: float | None) -> str | None:
        """The next key, or None if there is none within `seconds`. Raises as any keys do."""
        deadline = None if seconds is None else time.monotonic() + seconds
        self._show(anew=seconds is None)
        while True:
            left = _TICK if deadline is None else min(max(deadline - time.monotonic(), 0.0), _TICK)
            key = super().poll(left)
            if key == "pause" and self._pause():
                return "redraw"
            if key is not None:
                return key
            if deadline is not None and time.monotonic() >= deadline:
                return None
            self._show()


class Seat:
    """One interview at a terminal."""

    def __init__(self, here: Context, room: Room, workshop: Workshop, library: Library) -> None:
        self.here, self.room, self.workshop, self.library = here, room, workshop, library
        self.keys = TimedKeys(self.show_clock, self.pause)
        self.page = Page(here.console)
        self._shown = ""

    @property
    def lang(self) -> Lang:
        """The language of this run."""
        return self.here.lang

    def show_clock(self, *, anew: bool = False) -> None:
        """Write the time left into the upper right corner. `anew`: the page was drawn since."""
        if not self.room.clock.running:
            self._shown = ""
            return
        left = self.room.left
        words = write_time(left)
        if words == self._shown and not anew:
            return
        self._shown = words
        console = self.here.console
        style = f"{theme.STRONG} {theme.BAD}" if left < _HURRY else theme.STRONG
        row, column = self.page.find_corner(len(words) + 2)
        with console.capture() as capture:
            console.print(Line(f"  {words}", style), end="")
        # The cursor stays where the learner types.
        console.file.write(f"\x1b7\x1b[{row};{column}H{capture.get()}\x1b8")
        console.file.flush()

    def pause(self) -> bool:
        """Let the clock stand until the learner goes on; False: it stood already.

        Raises:
            Quit: the learner wants to stop.
        """
        room = self.room
        if not room.clock.running:
            return False
        room.pause(self.here.now())
        page = Page(self.here.console)
        key = self.hold(page, view.paused(room.state.part, room.left, self.lang), view.pause_keys(self.lang))
        if key != "go":
            raise Quit
        room.go_on(self.here.now())
        return True

    def say(self, body: RenderableType) -> None:
        """Show something until the learner goes on.

        Raises:
            Quit: the learner wants to stop.
        """
        if self.hold(self.page, body, view.keys(self.lang, ("⏎", view.GO_ON), ("q", view.QUIT))) != "go":
            raise Quit

    def hold(self, page: Page, body: RenderableType, legend: RenderableType, also: str = "") -> str:
        """Show a page until a key: `go` (Enter), `quit`, or one of `also`."""
        page.show(theme.blank(), body)
        while True:
            page.draw(legend)
            key = fold(self.keys.read())
            if key in ON and not page.complete:
                page.turn()
            elif key in ON or (key in ("p", "pause") and "p" not in also):
                return "go"
            elif key in ("q", "eof"):
                return "quit"
            elif key and key in also:
                return key
