"""What `drill interview` does: begin or resume one, go through it, print its scorecard; show past ones."""

import json
import os
from collections.abc import Callable
from contextlib import suppress

import typer
from rich.console import RenderableType

from drill.cli import context
from drill.cli.context import Context
from drill.errors import DrillError
from drill.models.interview import Setting
from drill.models.scorecard import Past
from drill.session.interview.record import explain, find_before, find_past, list_past
from drill.session.interview.room import Room, find_open, prepare
from drill.session.library import Library
from drill.session.workshop import Workshop
from drill.text import Text
from drill.views import theme
from drill.views.interview import card as card_view
from drill.views.interview import lessons as lessons_view
from drill.views.interview import page as view
from drill.views.interview import past as list_view

INTERRUPTED = 130
_MINUTES = 45
_NONE_OPEN = Text(
    "no interview was broken off; begin one with: drill interview", "没有未完成的模拟面试；开始一场：drill interview"
)
_NONE_YET = Text(
    "no interview has been finished yet; begin one with: drill interview",
    "还没有完成过模拟面试；开始一场：drill interview",
)


def interview(*, minutes: int | None, role: str | None, seed: int | None, resume: bool) -> None:
    """Begin one, or go on with the one that was broken off."""
    here = context.current()
    here.plain = here.plain or not here.console.is_terminal
    store = here.store()
    library, workshop = Library(store), Workshop(store)
    library.refresh()
    found = find_open(store)
    if resume and found is None:
        raise DrillError(_NONE_OPEN)

    def draw_up() -> Setting:
        chosen = int.from_bytes(os.urandom(4)) if seed is None else seed
        setting = prepare(
            store,
            minutes=minutes or _MINUTES,
            role=role or "general",
            seed=chosen,
            now=here.now(),
            lang=here.lang,
            fresh=seed is None,
        )
        if not setting.questions and not setting.exercises:
            raise DrillError(Text("there is nothing to ask for this role", "这个方向没有可问的内容"))
        return setting

    if here.plain:
        from drill.cli.interview.lines import sit as sit_plainly  # noqa: PLC0415 - one of the two ways is taken

        sit_plainly(here, workshop, found, draw_up, asked=not resume)
        return
    _sit(here, workshop, library, found, draw_up, asked=not resume)


def _sit(
    here: Context,
    workshop: Workshop,
    library: Library,
    found: Room | None,
    draw_up: Callable[[], Setting],
    *,
    asked: bool,
) -> None:
    from drill.cli.interview.door import enter  # noqa: PLC0415 - only at a terminal
    from drill.cli.interview.screen import attend, show_card  # noqa: PLC0415
    from drill.cli.interview.seat import Seat  # noqa: PLC0415
    from drill.cli.keys import Closed, silent_when_closed  # noqa: PLC0415

    seat: Seat | None = None
    try:
        with silent_when_closed():
            room = enter(here, found, draw_up, asked=asked)
            if room is None:
                return
            seat = Seat(here, room, workshop, library)
            with seat.keys:
                with room.running():
                    over = attend(seat)
                if over:
                    show_card(seat, *finish(here, room, workshop))
                else:
                    leave(here, room)
    except Closed as closed:
        _quit(here, seat.room if seat else None)
        raise typer.Exit(closed.code) from None
    except KeyboardInterrupt:
        if seat is not None and not seat.room.state.over:
            leave(here, seat.room)
        raise typer.Exit(INTERRUPTED) from None


def leave(here: Context, room: Room) -> None:
    """Quit: the clock stands, and how to go on is said."""
    _quit(here, room)
    here.console.print(view.saved(here.lang))


def _quit(here: Context, room: Room | None) -> None:
    if room is not None and not room.state.over:
        with suppress(DrillError):  # every step was kept before; only the seconds since would be lost
            room.note("quit", here.now())


def show(name: str, *, why: bool) -> None:
    """The scorecard of a past one (`last`: of the last), with `why` below the answers and reasons of the warm-up."""
    here = context.current()
    store = here.store()
    Library(store).refresh()
    past = list_past(store)
    if not past:
        raise DrillError(_NONE_YET)
    card, reasons, _ = draw(here, find_past(store, past[-1].id if name == "last" else name), Workshop(store))
    width = min(here.console.width, theme.WIDTH)
    if why:
        here.console.print(reasons, width=width)
    here.console.print(card, width=width)


def show_list(*, as_json: bool) -> None:
    """Past interviews, the oldest first."""
    here = context.current()
    past = list_past(here.store())
    if as_json:
        print(json.dumps([one.to_json() for one in past], ensure_ascii=False))  # noqa: T201 - JSON is not for rich to wrap
        return
    here.console.print(list_view.table(past, here.lang), width=min(here.console.width, theme.WIDTH))


def finish(here: Context, room: Room, workshop: Workshop) -> tuple[RenderableType, RenderableType, bool]:
    """Close an interview; what `draw` gives of it."""
    room.end(workshop, here.now())
    return draw(here, find_past(here.store(), room.id), workshop)


def draw(here: Context, past: Past, workshop: Workshop) -> tuple[RenderableType, RenderableType, bool]:
    """The scorecard, the reasons for what was missed, and whether there are any."""
    before = find_before(list_past(here.store()), past)
    missed, slips = explain(here.store().catalogue, workshop, past.card)
    card = card_view.scorecard(past, before, missed, slips, here.lang)
    return card, lessons_view.reasons(missed, here.lang), any(grade is not None for _, _, grade in missed)
