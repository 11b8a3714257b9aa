"""A sitting of the quiz: choose questions, ask them on a terminal or line by line, sum up."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import typer
from rich.console import RenderableType

from drill.cli import context
from drill.cli.context import Context
from drill.errors import StoreError
from drill.session.library import Library
from drill.session.quiz import Round
from drill.session.resume import find, find_recent
from drill.session.selection import Wish, choose
from drill.store import Store
from drill.text import Text
from drill.views import theme

INTERRUPTED = 130
_GAP = 3  # questions between a miss and its return; line by line it waits for the end


def sit(wish: Wish) -> None:
    """Run `drill quiz`."""
    here = context.current()
    # Where the output goes into a file or a pipe, there is nothing to draw on either.
    here.plain = here.plain or not here.console.is_terminal
    if wish.resume:
        _resume(here)
        return
    store = here.store()
    library = Library(store, wish.banks)
    library.refresh()
    seed = int.from_bytes(os.urandom(4)) if wish.seed is None else wish.seed
    ids, faults = choose(store, wish, seed, here.now(), here.lang)
    if not ids:
        here.console.print(_nothing(store, wish, here))
        return
    settings = {"banks": [os.path.realpath(bank) for bank in wish.banks], "confidence": wish.confidence}
    left = find_recent(store, here.now())
    sitting = Round(store, ids, seed=seed, tz=None, lang=here.lang, gap=None if here.plain else _GAP, settings=settings)
    _ask(here, sitting, library, confidence=wish.confidence, left=left)
    for fault in faults:  # at the end: before, the first question would have pushed them off the screen
        print(fault.to(here.lang), file=sys.stderr)  # noqa: T201


def _resume(here: Context) -> None:
    """Go on with the round that was broken off: its seed, its banks, what was left of it."""
    store = here.store()
    begun = store.rounds.last()
    banks = begun.settings.get("banks", []) if begun else []
    library = Library(store, [bank for bank in map(Path, banks) if bank.exists()])
    library.refresh()
    found = find(store)
    if found is None:
        from drill.views import summary as summary_view  # noqa: PLC0415 - not before the first question

        words = Text("No round was broken off.", "没有可以继续的一轮。")
        here.console.print(
            summary_view.nothing(words, Text("Start with: drill quiz", "可以从 drill quiz 开始"), here.lang)
        )
        return
    sitting = Round.resume(store, found[0], tz=None, lang=here.lang, gap=None if here.plain else _GAP)
    _ask(here, sitting, library, confidence=bool(found[0].settings.get("confidence")))


def _ask(here: Context, sitting: Round, library: Library, *, confidence: bool, left: int = 0) -> None:
    """`left`: askings of a round that was broken off, which the first question mentions."""
    asked = sitting.current
    first = asked.question.id if asked and left else ""

    def reason(question: str) -> Text | None:
        """The quiet line above a question."""
        return _find_reason(here.store(), question) or (_resumable(left) if question == first else None)

    if here.plain:
        _ask_plainly(here, sitting, reason, confidence=confidence)
    else:
        _ask_at_screen(here, sitting, library, reason, confidence=confidence)


def _resumable(left: int) -> Text:
    return Text(f"{left} left of the round before: drill quiz --resume", f"上一轮还剩 {left} 题：drill quiz --resume")


def _find_reason(store: Store, question: str) -> Text | None:
    """Why a question is due early: a mistake that was diagnosed in code."""
    exercise = (store.due_reason(question) or {}).get("exercise")
    if not exercise:
        return None
    return Text(
        "asked because of your last submission to {exercise}", "因为你上次提交的 {exercise} 出现了相关错误"
    ).fill(exercise=exercise)


def _nothing(store: Store, wish: Wish, here: Context) -> RenderableType:
    """Why there is nothing to ask, and what to do instead."""
    from drill.views import summary as summary_view  # noqa: PLC0415 - not before the first question
    from drill.views.when import until  # noqa: PLC0415

    waiting = store.catalogue.outlook().stand(here.now()).next_due
    if wish.flagged:
        words = Text("No question is flagged.", "还没有标记过题目。")
        if wish.topics or wish.types or wish.banks:
            words = Text("No such question is flagged.", "没有符合条件的已标记题目。")
    elif wish.mode == "weak" and not wish.narrowed:
        words = Text("Nothing has been answered yet.", "还没有答过题。")
    elif wish.mode == "due" and waiting is not None:
        words = Text("Nothing is due. The next question is due {when}.", "没有到期的题目。下一题{when}到期。").fill(
            when=until(waiting, here.now())
        )
    else:
        words = Text("No question matches.", "没有符合条件的题目。")
    if wish.flagged:
        step = Text("Flag an unclear one with f while it is asked.", "作答时按 f 即可标记不清楚的题。")
    elif wish.mode == "due":
        step = Text("To practise anyway: drill quiz --mode random", "想继续练：drill quiz --mode random")
    else:
        step = Text("Start with: drill quiz", "可以从 drill quiz 开始")
    return summary_view.nothing(words, step, here.lang)


def _ask_plainly(here: Context, sitting: Round, reason: Callable[[str], Text | None], *, confidence: bool) -> None:
    from drill.cli.lines import Lines, plain_console  # noqa: PLC0415 - only one of the two ways is taken

    here.console = plain_console(here.console)
    try:
        Lines(here, sitting, reason, confidence=confidence).run()
    except KeyboardInterrupt:
        here.console.print()
        _say_saved(here, sitting)
        raise typer.Exit(INTERRUPTED) from None
    _sum_up(here, sitting)


def _ask_at_screen(
    here: Context, sitting: Round, library: Library, reason: Callable[[str], Text | None], *, confidence: bool
) -> None:
    from drill.cli.desk import Desk  # noqa: PLC0415 - only one of the two ways is taken
    from drill.cli.keys import Closed, Keys, silent_when_closed  # noqa: PLC0415
    from drill.cli.page import Page  # noqa: PLC0415
    from drill.cli.screen import ask_round  # noqa: PLC0415

    try:
        with silent_when_closed(), Keys() as keys:
            ask_round(Desk(here, sitting, keys, Page(here.console), library, reason, confidence))
            _sum_up(here, sitting)
    except Closed as closed:
        raise typer.Exit(closed.code) from None
    except KeyboardInterrupt:
        here.console.print()
        _say_saved(here, sitting)
        raise typer.Exit(INTERRUPTED) from None


def _say_saved(here: Context, sitting: Round) -> None:
    from drill.views import summary as summary_view  # noqa: PLC0415 - not before the first question

    summary = sitting.summary()
    here.console.print(summary_view.saved(summary.answers, summary.left, here.lang))


def _sum_up(here: Context, sitting: Round) -> None:
    from drill.session.today import find_preparing, next_step  # noqa: PLC0415 - not before the first question
    from drill.views import summary as summary_view  # noqa: PLC0415

    store, now = here.store(), here.now()
    summary = sitting.summary()
    step = next_step(
        store,
        now,
        missed=[asked.question for asked in summary.missed],
        left=summary.left,
        preparing=find_preparing(store, now, None, here.lang),
    )
    here.console.print(
        summary_view.summary(
            answered=summary.answered,
            right=summary.right,
            answers=summary.answers,
            seconds=summary.seconds,
            missed=[(asked.question, asked.variant) for asked in summary.missed],
            back=summary.back,
            sure=summary.sure,
            step=step,
            now=now,
            lang=here.lang,
        ),
        width=min(here.console.width, theme.WIDTH),
    )
    _learn(here)


def _learn(here: Context) -> None:
    """Fit the memory model to the learner, now that nobody waits for a question. What cannot be kept is done later."""
    from drill.session.learner import refit  # noqa: PLC0415 - after the last question

    with suppress(StoreError):
        refit(here.store(), here.now(), None)
