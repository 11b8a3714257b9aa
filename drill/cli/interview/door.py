"""Before an interview: how it goes, or where the one stands that was broken off."""

from collections.abc import Callable
from contextlib import suppress

from rich.console import RenderableType

from drill.cli.context import Context
from drill.cli.keys import Keys, fold
from drill.cli.page import Page
from drill.models.interview import Setting
from drill.session.interview.clock import Budget
from drill.session.interview.room import Room
from drill.views import theme
from drill.views.interview import page as view


def enter(here: Context, found: Room | None, draw_up: Callable[[], Setting], *, asked: bool) -> Room | None:
    """The interview to go through; None: not now.

    `found`: one that was broken off, which is gone on with at once unless it is to be `asked`.
    """
    if found is not None and not asked:
        return found
    with Keys() as keys:
        page = Page(here.console)
        page.begin()
        try:
            if found is not None:
                body = stand(found, here)
                key = _hold(keys, page, body, view.resume_keys(here.lang), "n")
                if key != "n":
                    return found if key == "go" else None
            setting = draw_up()
            key = _hold(keys, page, describe(setting, here), view.begin_keys(here.lang))
            if key != "go":
                return None
            if found is not None:
                found.note("drop", here.now())
            return Room.begin(here.store(), setting, here.now())
        finally:
            with suppress(OSError):
                page.clear()


def stand(room: Room, here: Context) -> RenderableType:
    """Where one stands that was broken off."""
    exercise = room.work.exercise if room.work else None
    return view.standing(room.setting.role, room.state.part, exercise, here.lang, seconds=room.seconds, left=room.left)


def describe(setting: Setting, here: Context) -> RenderableType:
    """How it goes."""
    budget = Budget.of(setting.minutes)
    theory, talk = round(budget.theory / 60), round((budget.talk - budget.code) / 60)
    minutes = (theory, setting.minutes - theory - talk, talk)
    return view.intro(setting.role, minutes, len(setting.questions), here.lang)


def _hold(keys: Keys, page: Page, body: RenderableType, legend: RenderableType, also: str = "") -> str:
    """Show a page until a key: `go`, `quit`, or one of `also`."""
    page.show(theme.blank(), body)
    while True:
        page.draw(legend)
        key = fold(keys.read())
        if key in ("enter", " ") and not page.complete:
            page.turn()
        elif key in ("enter", " "):
            return "go"
        elif key in ("q", "eof"):
            return "quit"
        elif key and key in also:
            return key
