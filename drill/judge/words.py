"""What a verdict without values says."""

import signal

from drill.judge.decoding import legible
from drill.judge.process import End, EndedError
from drill.models.judgement import Verdict
from drill.text import Text


def ended(error: EndedError | None, seconds: float, memory_mb: int) -> tuple[Verdict, Text]:
    """Verdict and message for a process that ended, or was ended; None: it forged an answer."""
    end = error.end if error else End.PROTOCOL
    detail = error.detail if error else ""
    if end is End.TIME:
        text = Text(
            f"no answer within {seconds:g} s; is there an endless loop?", f"{seconds:g} 秒内没有返回；是不是死循环？"
        )
        return Verdict.TIME_LIMIT_EXCEEDED, text
    if end is End.MEMORY:
        text = Text(f"more than {memory_mb} MiB of memory", f"内存超过 {memory_mb} MiB")
        return Verdict.MEMORY_LIMIT_EXCEEDED, text
    if end is End.OUTPUT:
        text = Text("more than 1 MiB printed; take the prints out of the loop", "打印超过 1 MiB；请去掉循环里的 print")
        return Verdict.OUTPUT_LIMIT_EXCEEDED, text
    if end is End.PROCESSES:
        return Verdict.RUN_TIME_ERROR, Text("too many processes were started", "启动了过多进程")
    if end is End.SIGNAL:
        name = _signal_name(detail)
        return Verdict.RUN_TIME_ERROR, Text(f"the process was ended by {name}", f"进程被 {name} 终止")
    if end is End.EXIT:
        text = Text(
            f"the process ended without answering (exit code {detail})", f"进程没有返回结果就退出了（退出码 {detail}）"
        )
        return Verdict.RUN_TIME_ERROR, text
    if end is End.RULE:
        line, _, name = detail.partition(" ")
        # The process may have made both up.
        return Verdict.RULE_VIOLATION, forbidden(legible(name[:100]), int(line[:9]) if line[:9].isdecimal() else 0)
    return Verdict.RUN_TIME_ERROR, Text("what the process sent is not an answer", "进程发回的内容不是有效的结果")


def forbidden(name: str, line: int) -> Text:
    """A call that the exercise forbids."""
    where = Text(f" (line {line})", f"（第 {line} 行）") if line else Text("")
    return Text(
        "{name} may not be used here{where}: it is what you are asked to write",
        "这道题不允许使用 {name}{where}：要写的正是它",
    ).fill(name=name, where=where)


def missing_entry(name: str) -> Text:
    """The submission lacks what it must define."""
    return Text(f"the file must define {name}", f"文件里必须定义 {name}")


def _signal_name(number: str) -> str:
    try:
        return signal.Signals(int(number)).name
    except ValueError:
        return f"signal {number}"
