"""`drill code …`: the commands. What they do is in `coding`, which is imported when one of them runs."""

from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from drill.models.device import Device
from drill.models.track import Track

_code = typer.Typer(help="Write code, have it judged and diagnosed.", no_args_is_help=False)

Id = Annotated[str, typer.Argument(metavar="ID", help="The exercise, as in `drill code list`.", show_default=False)]
OfFile = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="Your file.", show_default="the newest of ID.py, ID_2.py, …")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
OfTrack = Annotated[
    Track | None, typer.Option("--framework", "-f", help="The track: numpy, torch or python.", show_default=False)
]


def register(app: typer.Typer) -> None:
    """Add the command group."""
    app.add_typer(_code, name="code")


def _coding() -> ModuleType:
    # The judge needs NumPy and the exercises YAML; the quiz, which shares this command line, must not wait for them.
    from drill.cli import coding  # noqa: PLC0415

    return coding


@_code.callback(invoke_without_command=True)
def code(context: typer.Context) -> None:
    """Write code, have it judged and diagnosed."""
    if context.invoked_subcommand is None:
        _coding().show_list(as_json=False)


@_code.command("list", help="All exercises, by topic, with how they stand.")
def list_(as_json: AsJson = False) -> None:
    """All exercises."""
    _coding().show_list(as_json=as_json)


@_code.command(help="The statement and signature of an exercise.")
def show(exercise: Id, as_json: AsJson = False) -> None:
    """One exercise."""
    _coding().show_exercise(exercise, as_json=as_json)


@_code.command(help="Write the starter file, never over an existing one.")
def start(
    exercise: Id,
    framework: OfTrack = None,
    to: Annotated[Path | None, typer.Option("--to", help="Where to write it.", show_default="ID.py")] = None,
    edit: Annotated[bool, typer.Option("--edit", "-e", help="Open it in $EDITOR.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Once more on a blank page: ID_2.py where ID.py exists.")
    ] = False,
) -> None:
    """Begin."""
    _coding().start(exercise, framework, to, edit=edit, again=again)


@_code.command(help="Grade a file: verdict, first failing cases, and the misconception behind them.")
def test(
    exercise: Id,
    file: OfFile = None,
    framework: OfTrack = None,
    device: Annotated[Device, typer.Option("--device", help="Where the torch track runs.")] = Device.CPU,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help="Repeat the inputs of an earlier grading.")] = None,
    as_json: AsJson = False,
) -> None:
    """Grade."""
    from drill.cli import submitting  # noqa: PLC0415 - for the same reason, and no more than it needs

    submitting.test(exercise, file, framework, device=device, seed=seed, as_json=as_json)


@_code.command(help="Grade at every save. Keys: h next hint, s solution, n next exercise, q quit.")
def watch(
    exercise: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="The exercise; else that of the file saved last.", show_default=False),
    ] = None,
    file: OfFile = None,
    framework: OfTrack = None,
) -> None:
    """Grade at every save."""
    from drill.cli import watching  # noqa: PLC0415 - only this command needs it

    watching.watch(exercise, file, framework)


@_code.command(
    help="Time and memory of a file beside those of the reference and the framework's builtin, at growing sizes: as "
    "ratios, with the growth exponent. Taken where the code runs, they are for learning; they rank nobody."
)
def bench(
    exercise: Id,
    file: OfFile = None,
    framework: OfTrack = None,
    as_json: AsJson = False,
) -> None:
    """Time."""
    from drill.cli import benching  # noqa: PLC0415 - only this command needs it

    benching.bench(exercise, file, framework, as_json=as_json)


@_code.command(help="The next hint, from a nudge to nearly the solution.")
def hint(exercise: Id) -> None:
    """Next hint."""
    _coding().hint(exercise)


@_code.command(help="The reference solution, after an attempt.")
def solution(
    exercise: Id,
    framework: OfTrack = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Before any attempt, too.")] = False,
) -> None:
    """Reference."""
    _coding().solution(exercise, framework, anyway=anyway)


@_code.command(help="What an interviewer asks next, with answers; after it was accepted.")
def follow(
    exercise: Id,
    anyway: Annotated[bool, typer.Option("--anyway", help="Before it was accepted, too.")] = False,
) -> None:
    """Follow-ups."""
    _coding().follow(exercise, anyway=anyway)


HELP_ZH: dict[str, str] = {
    "Write code, have it judged and diagnosed.": "动手写代码，由评测机判题并诊断错因。",
    "The exercise, as in `drill code list`.": "代码题的 id，见 drill code list。",
    "Print one JSON document.": "输出一个 JSON 文档。",
    "The track: numpy, torch or python.": "用哪个框架：numpy、torch 或 python。",
    "All exercises, by topic, with how they stand.": "按主题列出全部代码题及完成情况。",
    "The statement and signature of an exercise.": "查看代码题的题面和函数签名。",
    "Write the starter file, never over an existing one.": "生成起始文件，绝不覆盖已有文件。",
    "Where to write it.": "写到哪个文件。",
    "Open it in $EDITOR.": "用 $EDITOR 打开。",
    "Once more on a blank page: ID_2.py where ID.py exists.": "从空白页重写一遍：ID.py 已存在时写到 ID_2.py。",
    "Grade a file: verdict, first failing cases, and the misconception behind them.": (
        "评测一个文件：给出结论、未通过的用例，以及背后的误解。"
    ),
    "Your file.": "你的文件。",
    "the newest of ID.py, ID_2.py, …": "ID.py、ID_2.py、……中最新的",
    "Where the torch track runs.": "torch 版本在哪个设备上运行。",
    "Repeat the inputs of an earlier grading.": "用之前某次评测的随机种子重现输入。",
    "Grade at every save. Keys: h next hint, s solution, n next exercise, q quit.": (
        "每次保存就评测一次。按键：h 下一条提示，s 参考答案，n 下一题，q 退出。"
    ),
    "The exercise; else that of the file saved last.": "代码题的 id；不填则取最近保存的文件对应的代码题。",
    "Time and memory of a file beside those of the reference and the framework's builtin, at growing sizes: as "
    "ratios, with the growth exponent. Taken where the code runs, they are for learning; they rank nobody.": (
        "与参考实现和框架内置函数对比用时和内存：规模逐级增大，给出倍数和增长指数。"
        "测量在运行代码的进程内进行，只供学习参考，不作排名依据。"
    ),
    "The next hint, from a nudge to nearly the solution.": "给出下一条提示，由浅入深。",
    "The reference solution, after an attempt.": "查看参考答案（先提交过一次才能看）。",
    "Before any attempt, too.": "没提交过也要看。",
    "What an interviewer asks next, with answers; after it was accepted.": "面试官接着会问什么，附答案（通过后可看）。",
    "Before it was accepted, too.": "没通过也要看。",
}
