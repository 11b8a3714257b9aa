"""The quiz on a terminal: single keys, one page a question."""

from contextlib import suppress

from drill.cli.asking import Aloud, Asking
from drill.cli.desk import Desk, Quit
from drill.session.turn import Feedback


def ask_round(desk: Desk) -> None:
    """Ask until the round is over or the learner quits."""
    desk.page.begin()
    try:
        with suppress(Quit):
            while (asked := desk.round.current) is not None:
                given = Asking(desk, asked).run()
                if given is not None:
                    _review(desk, given)
    except BaseException:
        with suppress(OSError):  # the terminal may be what is gone
            desk.page.leave()  # what is said of it then stands below the page
        raise


def _review(desk: Desk, given: Feedback | Aloud) -> None:
    """Show what an answer was worth."""
    from drill.cli.reviewing import Reviewing  # noqa: PLC0415 - not before the first question

    if isinstance(given, Feedback):
        Reviewing(desk, given).run()
    elif (asked := desk.round.current) is not None:
        Reviewing(desk, asked, given).run()
