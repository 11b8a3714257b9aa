"""`drill quiz`: the command. What it does is in `sitting`, which is imported when it runs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Mode(StrEnum):
    """What to ask."""

    DUE = "due"
    RANDOM = "random"
    WEAK = "weak"
    CRAM = "cram"


class Kind(StrEnum):
    """Types of questions."""

    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"
    FORMULA = "formula"
    OUTPUT = "output"
    ORDER = "order"
    MATCH = "match"
    BUG = "bug"
    RECALL = "recall"


HELP_ZH: dict[str, str] = {
    "Answer questions: what is due first, then new ones.": "答题：先复习到期的，再学新的。",
    "Only this topic, such as attention or attention/scaling. May be given several times.": (
        "只问这个主题，例如 attention 或 attention/scaling；可多次给出。"
    ),
    "How many questions.": "题目数量。",
    "At most so many that were never asked.": "最多包含几道新题。",
    "due: what is due, then new; random: any; weak: the least well known; cram: any, in random order.": (
        "due：先到期后新题；random：随机；weak：掌握最差的；cram：考前突击，随机抽取。"
    ),
    "Only this type: choice, number, text, formula, output, order, match, bug or recall.": (
        "只问这种题型：choice、number、text、formula、output、order、match、bug 或 recall。"
    ),
    "Repeat a round: the same choice and order of questions.": "指定随机种子，重现同一轮题目与选项顺序。",
    "Only questions of this bank: a YAML file or a folder of them. May be given several times.": (
        "只问这个题库（YAML 文件或文件夹）；可多次给出。"
    ),
    "Only questions that you flagged as unclear (key f).": "只问你标记为“不清楚”的题（按 f 标记）。",
    "Say how sure you are before each answer is judged; the summary tells how well you judge yourself.": (
        "每次判题前先说有多大把握；小结会告诉你自我判断准不准。"
    ),
    "Go on with the round that was broken off: its questions, its seed.": "继续上次中断的那一轮：题目和随机种子不变。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="quiz", help="Answer questions: what is due first, then new ones.")(quiz)


def quiz(
    topic: Annotated[
        list[str] | None,
        typer.Option(
            "--topic",
            "-t",
            metavar="T",
            help="Only this topic, such as attention or attention/scaling. May be given several times.",
            show_default=False,
        ),
    ] = None,
    count: Annotated[int, typer.Option("--count", "-n", metavar="N", min=1, help="How many questions.")] = 10,
    new: Annotated[
        int | None,
        typer.Option("--new", metavar="N", min=0, help="At most so many that were never asked.", show_default=False),
    ] = None,
    mode: Annotated[
        Mode,
        typer.Option(
            "--mode",
            help="due: what is due, then new; random: any; weak: the least well known; cram: any, in random order.",
        ),
    ] = Mode.DUE,
    kind: Annotated[
        list[Kind] | None,
        typer.Option(
            "--type",
            metavar="K",
            help="Only this type: choice, number, text, formula, output, order, match, bug or recall.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed", metavar="S", help="Repeat a round: the same choice and order of questions.", show_default=False
        ),
    ] = None,
    bank: Annotated[
        list[Path] | None,
        typer.Option(
            "--bank",
            metavar="PATH",
            help="Only questions of this bank: a YAML file or a folder of them. May be given several times.",
            show_default=False,
        ),
    ] = None,
    flagged: Annotated[
        bool, typer.Option("--flagged", help="Only questions that you flagged as unclear (key f).")
    ] = False,
    confidence: Annotated[
        bool,
        typer.Option(
            "--confidence",
            help="Say how sure you are before each answer is judged; the summary tells how well you judge yourself.",
        ),
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the round that was broken off: its questions, its seed.")
    ] = False,
) -> None:
    """Answer questions."""
    # Imported here: the other commands share this command line and need none of it.
    from drill.cli import sitting  # noqa: PLC0415
    from drill.session.selection import Wish  # noqa: PLC0415

    sitting.sit(
        Wish(
            topics=tuple(topic or ()),
            size=count,
            new=count if new is None else new,
            mode=mode.value,
            types=tuple(kind or ()),
            seed=seed,
            banks=tuple(bank or ()),
            flagged=flagged,
            confidence=confidence,
            resume=resume,
        )
    )
