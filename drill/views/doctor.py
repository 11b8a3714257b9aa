"""What this machine offers, on a page; and the one line that says when a submission is less confined than elsewhere."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text as Line

from drill.models.health import Health, Home, Sandbox, Warm
from drill.models.layers import LAYERS
from drill.text import LANGS, Lang, Text
from drill.views import theme
from drill.views.layers import NAMES
from drill.views.when import count, lasting
from drill.views.wrap import Indented, Prose

_LABEL = 12  # cells
_PROTECTS = {
    "namespaces": Text(
        "no network, no sight of other processes, and all that it starts ends with it",
        "没有网络，看不到其他进程；它启动的一切随它一起结束",
    ),
    "landlock": Text(
        "it opens the interpreter, its libraries and a scratch folder, no file of yours",
        "只能打开解释器、依赖库和临时文件夹，碰不到你的任何文件",
    ),
    "seccomp": Text(
        "system calls that it has no business with are refused (sockets, ptrace, …)",
        "拒绝与解题无关的系统调用（socket、ptrace 等）",
    ),
    "seatbelt": Text(
        "best effort: no network, no files of yours, writing only in a scratch folder",
        "尽力而为：没有网络，读不到你的文件，只能写临时文件夹",
    ),
    "limits": Text(
        "time, memory, output, file sizes and processes are bounded",
        "限制时间、内存、输出量、文件大小和进程数",
    ),
}
_WITHOUT = {
    "namespaces": Text(
        "this kernel does not grant them; what it leaves running is searched for and ended by drill",
        "内核不允许；残留的进程改由 drill 逐个查找并结束",
    ),
    "landlock": Text(
        "this system has none; a submission can read and change whatever you can",
        "系统不支持；凡是你能读写的文件，提交的代码也能读写",
    ),
    "seatbelt": Text(
        "this system refuses it; a submission can do whatever you can", "系统拒绝启用；凡是你能做的，提交的代码也能做"
    ),
    "seccomp": Text("this system has none; every system call is open to it", "系统不支持；所有系统调用都对它开放"),
}
_OPEN = {
    "read": Text("read your files", "读取你的文件"),
    "write": Text("change your files", "改动你的文件"),
    "network": Text("use the network", "访问网络"),
    "signal": Text("end your other processes", "结束你的其他进程"),
    "memory": Text("take all of the memory", "占满内存"),
}


def doctor(health: Health, lang: Lang) -> Indented:
    """The whole report."""
    return theme.page(*_parts(health, lang))


def _parts(health: Health, lang: Lang) -> Iterator[theme.Part]:
    yield theme.blank()
    yield Line(f"drill {health.drill}", theme.STRONG)
    yield Prose(Line(f"Python {health.python} · {health.platform}", theme.QUIET))
    yield Prose(Line(health.executable, theme.QUIET))
    yield from _section(Text("Frameworks", "框架"), lang)
    for name, version in health.frameworks.items():
        package = "'dl-drill[torch]'" if name == "torch" else name
        missing = Text(f"not installed: pip install {package}", f"未安装：pip install {package}")
        yield _row(name, Text.plain(version) if version else missing, lang, good=bool(version), optional=True)
    yield from _cuda(health, lang)
    yield from _section(Text("Sandbox, in which every submission runs", "沙箱：提交的代码都在其中运行"), lang)
    yield from _sandbox(health.sandbox, lang)
    if health.cuda is not None and health.cuda.devices:
        words = Text(
            "With --device cuda only Landlock and the limits hold: the driver needs what the others refuse.",
            "使用 --device cuda 时只有 Landlock 和资源限制生效：其余两层会妨碍驱动。",
        )
        yield Prose(Line(words.to(lang), theme.QUIET), Line("  "))
    yield from _section(
        Text("Warm processes, which save importing the framework", "常驻进程：省去导入框架的时间"), lang
    )
    yield from _warm(health.warm, health.cold, lang)
    yield from _section(Text("Progress", "学习进度"), lang)
    yield from _home(health.home, lang)
    yield theme.blank()


def _section(title: Text, lang: Lang) -> Iterator[theme.Part]:
    yield theme.blank()
    yield Line(title.to(lang), theme.STRONG)


def _row(label: str, words: Text, lang: Lang, *, good: bool = True, optional: bool = False) -> Prose:
    sign, style = ("✓", theme.GOOD) if good else ("·", theme.QUIET) if optional else ("✗", theme.BAD)
    first = Line(f"{sign} ", style).append(label + " " * (_LABEL - cell_len(label)), "default")
    return Prose(Line(words.to(lang), theme.QUIET), first)


def _cuda(health: Health, lang: Lang) -> Iterator[theme.Part]:
    if health.cuda is None:
        return
    devices = health.cuda.devices
    none = Text(
        "torch finds no device; the torch track is graded on the CPU", "torch 没有找到设备；torch 版在 CPU 上评测"
    )
    words = Text.plain(", ".join(devices)) if devices else health.cuda.problem if health.cuda.problem.en else none
    yield _row("CUDA", words, lang, good=bool(devices), optional=True)


def _sandbox(found: Sandbox, lang: Lang) -> Iterator[theme.Part]:
    if not found.works:
        words = Text("no submission can be graded here: {why}", "这里无法评测任何代码：{why}").fill(why=found.problem)
        yield _row(Text("runner", "运行器").to(lang), words, lang, good=False)
        return
    for layer in LAYERS:
        holds = layer in found.layers
        yield _row(NAMES.get(layer, layer), (_PROTECTS if holds else _WITHOUT)[layer], lang, good=holds)
    yield _row(Text("limits", "资源限制").to(lang), _PROTECTS["limits"], lang)
    if found.open:
        deeds = Text(", ".join(_OPEN[name].en for name in found.open), "、".join(_OPEN[name].zh for name in found.open))
        words = Text(
            "Tried: a submission can {deeds} here. Grade only code that you trust.",
            "实测：提交的代码在这里可以{deeds}。请只评测你信任的代码。",
        )
        yield Prose(Line(words.fill(deeds=deeds).to(lang)), Line("! ", theme.BAD))
    else:
        words = Text(
            "Tried: your files, the network and your processes are out of its reach.",
            "实测：它碰不到你的文件、网络和其他进程。",
        )
        yield Prose(Line(words.to(lang)), Line("  "))


def _warm(found: Sequence[Warm], cold: Text, lang: Lang) -> Iterator[theme.Part]:
    if cold.en:
        words = Text("every grading starts cold: {why}", "每次评测都是冷启动：{why}").fill(why=cold)
        yield Prose(Line(words.to(lang)), Line("! ", theme.BAD))
    elif not found:
        yield Prose(
            Line(Text("none; the first grading starts one", "没有；首次评测后会启动").to(lang), theme.QUIET), Line("  ")
        )
    if not found:
        return
    for one in found:
        facts = [
            Text.plain(f"pid {one.pid}"),
            Text("up {time}", "已运行 {time}").fill(time=lasting(one.age)),
            count(one.gradings, "grading", "gradings", "次评测"),
            Text.plain(_size(one.memory)),
        ]
        yield _row(one.framework, Text(*(" · ".join(fact.to(side) for fact in facts) for side in LANGS)), lang)
    yield theme.keys(("drill doctor --stop", Text("ends them", "结束它们").to(lang)))


def _home(home: Home, lang: Lang) -> Iterator[theme.Part]:
    yield _row("DRILL_HOME", Text.plain(str(home.path)), lang, good=home.writable)
    if home.problem.en:
        yield Prose(Line(home.problem.to(lang)), Line("! ", theme.BAD))
    elif home.answers is None or home.attempts is None:
        words = Text("nothing yet", "还没有记录")
        yield Prose(Line(words.to(lang), theme.QUIET), Line(" " * (_LABEL + 2)))
    else:
        facts = [
            count(home.answers, "answer", "answers", "次作答"),
            count(home.attempts, "submission", "submissions", "次提交"),
            Text.plain(_size(home.size)),
        ]
        line = Line(" · ".join(fact.to(lang) for fact in facts), theme.QUIET)
        yield Prose(line, Line(" " * (_LABEL + 2)))


def stopped(found: Sequence[Warm]) -> Text:
    """That warm processes were ended."""
    if not found:
        return Text("no warm process is running", "没有常驻进程在运行")
    return Text(f"{len(found)} warm process{'es' if len(found) > 1 else ''} ended", f"已结束 {len(found)} 个常驻进程")


def _size(size: int) -> str:
    for unit, scale in (("GiB", 30), ("MiB", 20), ("KiB", 10)):
        if size >= 1 << scale:
            return f"{size / (1 << scale):.1f} {unit}"
    return f"{size} B"
