"""`drill interview`: the command. What it does is in `interviewing`, which is imported when it runs."""

from enum import StrEnum
from typing import Annotated

import typer


class Role(StrEnum):
    """What one is interviewed for."""

    VISION = "vision"
    NLP = "nlp"
    LLM = "llm"
    GENERAL = "general"


HELP_ZH: dict[str, str] = {
    "A mock interview against the clock: theory, code, follow-up questions, scorecard.": (
        "限时模拟面试：理论、写代码、追问，最后给出评分表。"
    ),
    "How long it takes (45 if not said).": "总时长（默认 45 分钟）。",
    "What you are interviewed for: vision, nlp, llm or general.": "面试方向：vision、nlp、llm 或 general。",
    "Repeat an interview: the same questions and exercises.": "指定随机种子，重现同一场面试的题目。",
    "Go on with the one that was broken off: same part, same file, same clock.": (
        "继续未完成的面试：环节、文件和计时都接着来。"
    ),
    "Past interviews, side by side.": "对比历次面试。",
    "The scorecard of a past one, by its ID in the list; last: of the last one.": (
        "再看某一次的评分表，ID 见列表；last 表示最近一次。"
    ),
    "With --show: also what was missed in the warm-up, with answers and reasons.": (
        "配合 --show：附上理论环节答错的题，含答案与讲解。"
    ),
    "Print one JSON document (with --list).": "输出一个 JSON 文档（配合 --list）。",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        name="interview", help="A mock interview against the clock: theory, code, follow-up questions, scorecard."
    )(interview)


def interview(
    minutes: Annotated[
        int | None,
        typer.Option(
            "--minutes", metavar="N", min=10, max=180, help="How long it takes (45 if not said).", show_default=False
        ),
    ] = None,
    role: Annotated[
        Role | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            help="What you are interviewed for: vision, nlp, llm or general.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed", metavar="S", help="Repeat an interview: the same questions and exercises.", show_default=False
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on with the one that was broken off: same part, same file, same clock."),
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="Past interviews, side by side.")] = False,
    show: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="ID",
            help="The scorecard of a past one, by its ID in the list; last: of the last one.",
            show_default=False,
        ),
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="With --show: also what was missed in the warm-up, with answers and reasons.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document (with --list).")] = False,
) -> None:
    """Hold one, or look at past ones."""
    # Imported here: the other commands share this command line and need none of it.
    from drill.cli.interview import interviewing  # noqa: PLC0415

    if listed or as_json:
        interviewing.show_list(as_json=as_json)
    elif show is not None or why:
        interviewing.show(show or "last", why=why)
    else:
        interviewing.interview(minutes=minutes, role=role.value if role else None, seed=seed, resume=resume)
