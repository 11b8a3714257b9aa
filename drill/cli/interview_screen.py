"""A mock interview on a terminal: theory, code, follow-up questions, scorecard."""

from contextlib import suppress

from drill.cli.asking import Aloud, Asking
from drill.cli.desk import Desk, Quit
from drill.cli.interview_code import Coding
from drill.cli.interview_seat import Seat
from drill.cli.interview_talk import talk
from drill.cli.reviewing import Reviewing
from drill.session.turn import Feedback
from drill.text import Text
from drill.views import interview as view


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


def _attend(seat: Seat) -> None:
    room, now = seat.room, seat.here.now
    if room.state.part == "theory":
        _ask(seat)
        room.enter("code", now())
    while room.state.part == "code":
        exercise = seat.workshop.exercise(room.work.exercise) if room.work else room.next_exercise(seat.workshop)
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


def _remind(_question: str) -> Text:
    return view.THEORY
