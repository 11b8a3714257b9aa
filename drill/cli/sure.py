"""How sure the learner is of an answer, asked before it is judged."""

from collections.abc import Callable

from drill.cli.desk import Desk
from drill.cli.keys import fold
from drill.cli.page import Field
from drill.views import question as question_view

_LEVELS = {"1": 1, "2": 2, "3": 3, "l": 1, "m": 2, "h": 3}


def ask_sure(desk: Desk, field: Field | None, show: Callable[[], None]) -> int:
    """1 to 3; 0: the answer is to be changed. `show` puts the page together anew.

    Raises:
        Quit: the learner wants to stop.
    """
    while True:
        desk.page.draw(question_view.sure_legend(desk.lang), field=field)
        key = fold(desk.keys.read())
        if key in _LEVELS:
            return _LEVELS[key]
        if key in ("u", "backspace", "left"):
            return 0
        if key in ("q", "eof"):
            desk.quit()
        if key in ("resize", "redraw"):
            show()
