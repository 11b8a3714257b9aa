"""A mock interview on a terminal: theory, code, follow-up questions, scorecard."""

from contextlib import suppress

from rich.console import RenderableType

from drill.cli.asking import Aloud, Asking
from drill.cli.desk import Desk, Quit
from drill.cli.interview.code import Coding
from drill.cli.interview.seat import ON, Seat
from drill.cli.interview.talk import talk
from drill.cli.keys import fold
from drill.cli.reviewing import Reviewing
from drill.session.turn import Feedback
from drill.text import Text
from drill.views.interview import card as card_view
from drill.views.interview import page as view


def attend(seat: Seat) -> bool:
    """Go through what is left of it; whether it came to its end. The clock must be running."""
    seat.page.begin()
    try:
        with suppress(Quit):
            _attend(seat)
            return True
    except BaseException:
        with suppress(OSError):  # the terminal may be what is gone
            seat.page.clear()
        raise
    seat.page.clear()
    return False


def show_card(seat: Seat, card: RenderableType, reasons: RenderableType, missed: bool) -> None:
    """The scorecard, and on demand the reasons for what was `missed`; it stays in the scrollback."""
    page, lang, shown = seat.page, seat.lang, card
    page.begin()
    page.show(card)
    while True:
        page.draw(card_view.card_keys(lang, missed=missed), card_view.card_keys(lang, missed=missed, more=True))
        key = fold(seat.keys.read())
        if key in ON and not page.complete:
            page.turn()
        elif key in (*ON, "q", "eof"):
            break
        elif key == "w" and missed:
            shown = card if shown is reasons else reasons
            page.show(shown)
        elif key in ("up", "down"):
            page.scroll(1 if key == "down" else -1)
        elif key in ("pageup", "pagedown"):
            page.turn(-1 if key == "pageup" else 1)
        elif key in ("resize", "redraw"):
            page.show(shown, stay=True)
    page.show(card)
    page.leave()


def _attend(seat: Seat) -> None:
    room, now = seat.room, seat.here.now
    if room.state.part == "theory":
        _ask(seat)
        room.enter("code", now())
    while room.state.part == "code":
        exercise = room.next_exercise(seat.workshop, now())
        if exercise is None:
            room.enter("talk", now())
        else:
            Coding(seat, exercise).run()
    if room.state.part == "talk":
        talk(seat)


def _ask(seat: Seat) -> None:
    """The warm-up."""
    sitting = seat.room.warm_up(seat.lang)
    desk = Desk(seat.here, sitting, seat.keys, seat.page, seat.library, _remind, confidence=False)
    while (asked := sitting.current) is not None:
        given = Asking(desk, asked).run()
        if isinstance(given, Aloud):
            Reviewing(desk, asked, given).run()
        elif isinstance(given, Feedback) and asked.question.type == "recall":
            Reviewing(desk, given).run()
        elif given is not None:
            seat.page.leave()
            seat.page.begin()
    if sitting.cut_short:
        seat.say(view.part_over("theory", seat.lang))


def _remind(_question: str) -> Text:
    return view.THEORY
