"""The end of an interview: follow-up questions to the code just written, rated by the learner."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drill.cli.desk import Quit
from drill.cli.editor import Line, make_field, text_width
from drill.cli.interview.seat import ON, Seat
from drill.cli.keys import fold
from drill.models.exercise import Exercise, FollowUp
from drill.session.interview.state import State, Told
from drill.views.interview import page as view
from drill.views.interview import talk as talk_view


class Open(NamedTuple):
    """A follow-up question that is not rated yet, `at` in its exercise."""

    place: talk_view.Place
    at: int
    asked: FollowUp
    told: Told | None  # answered, though not rated


def list_open(state: State, exercises: Sequence[Exercise]) -> Iterator[Open]:
    """What is still to be asked of the exercises that were written."""
    known = {(told.exercise, told.at): told for told in state.told}
    asked = [(one.id, at, follow_up) for one in exercises for at, follow_up in enumerate(one.follow_ups)]
    for number, (exercise, at, follow_up) in enumerate(asked, 1):
        told = known.get((exercise, at))
        if told is None or told.rating is None:
            yield Open(talk_view.Place(exercise, number, len(asked)), at, follow_up, told)


def talk(seat: Seat) -> None:
    """Ask until all are rated or the time is over.

    Raises:
        Quit: the learner wants to stop.
    """
    for one in list(list_open(seat.room.state, seat.room.written(seat.workshop))):
        if seat.room.left <= 0:
            seat.say(view.part_over("talk", seat.lang))
            return
        words = one.told.words if one.told else _listen(seat, one)
        if one.told is None:
            seat.room.note("told", seat.here.now(), exercise=one.place.exercise, at=one.at, words=words)
        rating = _rate(seat, one, words)
        seat.room.note("rated", seat.here.now(), exercise=one.place.exercise, at=one.at, rating=rating)
        seat.page.leave()
        seat.page.begin()


def _listen(seat: Seat, one: Open) -> str:
    """What was typed; nothing where it was said aloud."""
    page, line = seat.page, Line(several=True)
    page.show(talk_view.ask(one.asked, one.place, seat.lang))
    while True:
        most = max(seat.here.console.height // 2, 2)
        field = make_field(line, page.width, most, talk_view.TELL.to(seat.lang))
        page.draw(talk_view.tell_keys(seat.lang), talk_view.tell_keys(seat.lang, more=True), field)
        key = seat.keys.read()
        if key == "enter" and line.text[: line.at].endswith("\\"):
            line.press("backspace")
            line.press("newline")
        elif key == "enter":
            return line.text.strip()
        elif key == "eof" and not line.text:
            raise Quit
        elif key in ("pageup", "pagedown"):
            page.turn(-1 if key == "pageup" else 1)
        elif key in ("up", "down"):
            rows = 1 if key == "down" else -1
            line.climb(text_width(page.width), rows) if "\n" in line.text else page.scroll(rows)
        elif key in ("resize", "redraw"):
            page.show(talk_view.ask(one.asked, one.place, seat.lang), stay=True)
        else:
            line.press(key)


def _rate(seat: Seat, one: Open, words: str) -> int:
    page = seat.page
    body = talk_view.compare(one.asked, words, one.place, seat.lang)
    page.show(body)
    while True:
        page.draw(talk_view.rate_keys(seat.lang), talk_view.rate_keys(seat.lang, more=True))
        key = fold(seat.keys.read())
        if key in ("1", "2", "3", "4"):
            return int(key)
        if key == "p":
            seat.pause()
        elif key in ("q", "eof"):
            raise Quit
        elif key in (*ON, "pagedown", "pageup"):
            page.turn(-1 if key == "pageup" else 1)
        elif key in ("up", "down"):
            page.scroll(1 if key == "down" else -1)
        if key in ("p", "resize", "redraw"):
            page.show(body, stay=True)
