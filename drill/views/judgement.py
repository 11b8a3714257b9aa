"""A judgement on the screen: the verdict first, then what failed, then why."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from drill.models.judgement import CaseResult, Diagnosis, Judgement, Symptom, Verdict
from drill.text import Lang, Text
from drill.views import theme
from drill.views.markdown import render as render_markdown
from drill.views.picture import PictureView
from drill.views.wrap import Prose

_NAMES = {
    Verdict.ACCEPTED: Text("accepted", "通过"),
    Verdict.WRONG_ANSWER: Text("wrong answer", "答案错误"),
    Verdict.RUN_TIME_ERROR: Text("run-time error", "运行时错误"),
    Verdict.TIME_LIMIT_EXCEEDED: Text("time limit exceeded", "超出时间限制"),
    Verdict.MEMORY_LIMIT_EXCEEDED: Text("memory limit exceeded", "超出内存限制"),
    Verdict.OUTPUT_LIMIT_EXCEEDED: Text("output limit exceeded", "超出输出限制"),
    Verdict.COMPILE_ERROR: Text("compile error", "编译错误"),
    Verdict.RULE_VIOLATION: Text("rule violation", "违反规则"),
    Verdict.JUDGE_ERROR: Text("judge error", "评测机错误"),
}
_NO_TEXT = Text(
    "this is not a text file: save the code as UTF-8",
    "这不是文本文件：请把代码保存为 UTF-8",
)
_MARGIN = 2  # cells before a headline
_PRINTED = 12  # lines of what the submission printed


def render_judgement(judgement: Judgement, lang: Lang, *, shown: int = 3, coached: bool = True) -> RenderableType:
    """The whole judgement, with so many failing cases in full; not `coached`: without what is behind the failure."""
    return Group(*_blocks(judgement, lang, shown, coached=coached))


def name_verdict(verdict: str) -> Text:
    """A verdict in words."""
    return _NAMES[Verdict(verdict)] if verdict in set(Verdict) else Text.plain(verdict)


def _reason(judgement: Judgement) -> Text:
    """Python's words for a file that is no text are those of its codecs."""
    if judgement.verdict is Verdict.COMPILE_ERROR and judgement.message.en.startswith("UnicodeDecodeError:"):
        return _NO_TEXT
    return judgement.message


def render_line(judgement: Judgement, lang: Lang) -> str:
    """The verdict and the first reason for it in one line."""
    words = headline(judgement, lang).plain.strip()
    first = next((case for case in judgement.cases if case.verdict is not Verdict.ACCEPTED), None)
    reason = _reason(judgement).to(lang)
    if judgement.diagnosis:
        reason = f"{reason}  → {judgement.diagnosis[0].mistake}"
    if not reason:
        return words
    where = first.name.to(lang) + Text(": ", "：").to(lang) if first else ""
    return f"{words}   {where}{reason}"


def _blocks(judgement: Judgement, lang: Lang, shown: int, *, coached: bool) -> Iterator[RenderableType]:
    yield Line()
    yield render_headline(judgement, lang)
    if judgement.verdict is Verdict.ACCEPTED:
        yield Line()
        return
    failing = [case for case in judgement.cases if case.verdict is not Verdict.ACCEPTED]
    if not failing:
        yield Padding(Prose(Line(_reason(judgement).to(lang))), (1, 2, 0, 4))
    for number, case in enumerate(failing[:shown]):
        yield from _case(case, lang, in_full=number == 0)
    rest = judgement.total - judgement.passed - min(len(failing), shown)
    if failing and rest > 0:
        yield Padding(
            Line(Text(f"… and {rest} more", f"……另有 {rest} 个未通过").to(lang), style=theme.QUIET), (1, 2, 0, 4)
        )
    if coached:
        for found in judgement.diagnosis:
            yield from _diagnosis(found, lang)
        if judgement.symptom is not None:
            yield from _symptom(judgement.symptom, lang)
    yield from _printed(judgement.printed, lang)
    if coached:
        yield _footer(judgement, lang)
    yield Line()


def headline(judgement: Judgement, lang: Lang) -> Line:
    """The verdict, how many cases passed, the time."""
    good = judgement.verdict is Verdict.ACCEPTED
    style = theme.GOOD if good else theme.BAD
    words = Line("  ")
    words.append("✓ " if good else "✗ ", style=f"bold {style}")
    words.append(_NAMES[judgement.verdict].to(lang), style=f"bold {style}")
    counts = Text(f"{judgement.passed} of {judgement.total} cases", f"{judgement.passed}/{judgement.total} 个用例")
    device = "" if judgement.device == "cpu" else f" · {judgement.device}"
    facts = f"   {judgement.exercise} · {judgement.framework}{device} · {counts.to(lang)} · {judgement.seconds:.2f} s"
    return words.append(facts, style=theme.QUIET)


def render_headline(judgement: Judgement, lang: Lang) -> Prose:
    """The same; where it is too wide it goes on below, indented."""
    return Prose(headline(judgement, lang)[_MARGIN:], Line(" " * _MARGIN), whole_words=True)


def _case(case: CaseResult, lang: Lang, *, in_full: bool) -> Iterator[RenderableType]:
    """A failing case; in full with its call and values, which the first, the smallest one, is best for."""
    head = Line("✗ ", style=theme.BAD).append(case.name.to(lang), style="default")
    yield Padding(head, (1, 2, 0, 4))
    yield Padding(Prose(Line(case.message.to(lang))), (0, 2, 0, 6))
    if not in_full:
        return
    call, *values = case.excerpt.split("\n")
    if call:
        yield Padding(Line(call, style=theme.QUIET), (0, 2, 0, 6))
    if case.picture is not None:
        yield Padding(PictureView(case.picture, lang), (1, 2, 0, 6))
    else:
        labels = [Text("expected", "应为").to(lang), Text("yours   ", "你的").to(lang)]
        for label, value in zip(labels, values, strict=False):
            yield Padding(Line(f"{label}  ", style=theme.QUIET).append(value[2:], style="default"), (0, 2, 0, 6))


def _symptom(found: Symptom, lang: Lang) -> Iterator[RenderableType]:
    words = Text("what the failing cases share", "未通过用例的共同点").to(lang)
    yield Padding(Line("→ ", style=f"bold {theme.ACCENT}").append(words, style=theme.STRONG), (1, 2, 0, 2))
    yield Padding(Prose(Line(found.message.to(lang))), (0, 2, 0, 4))


def _diagnosis(found: Diagnosis, lang: Lang) -> Iterator[RenderableType]:
    head = Line("→ ", style=f"bold {theme.ACCENT}")
    head.append(Text("what went wrong", "错在哪里").to(lang), style=theme.STRONG)
    head.append(f"  {found.mistake}", style=theme.QUIET)
    yield Padding(head, (1, 2, 0, 2))
    yield Padding(render_markdown(found.message.to(lang)), (0, 2, 0, 4))
    if found.question:
        due = Text("The question on it is due now: ", "相关问题已排到今天：").to(lang)
        yield Padding(
            Line(due, style=theme.QUIET).append(f"drill quiz  ({found.question})", style=theme.QUIET), (0, 2, 0, 4)
        )


def _printed(printed: str, lang: Lang) -> Iterator[RenderableType]:
    lines = printed.rstrip().splitlines()
    if not lines:
        return
    yield Padding(Line(Text("Your program printed:", "你的程序输出：").to(lang), style=theme.QUIET), (1, 2, 0, 4))
    shown = lines[:_PRINTED] + (["…"] if len(lines) > _PRINTED else [])
    yield Padding(Line("\n".join(shown), style=theme.QUIET), (0, 2, 0, 6))


def _footer(judgement: Judgement, lang: Lang) -> RenderableType:
    again = Text(
        f"drill code hint {judgement.exercise}   ·   same inputs again: --seed {judgement.seed}",
        f"drill code hint {judgement.exercise}   ·   重现同样的输入：--seed {judgement.seed}",
    )
    return Padding(Line(again.to(lang), style=theme.QUIET), (1, 2, 0, 2))
