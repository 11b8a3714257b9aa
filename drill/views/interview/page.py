"""The pages of a mock interview: how it goes, where it stands, the exercise, follow-up questions."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from drill.models.exercise import Exercise
from drill.models.judgement import Judgement, Verdict
from drill.text import Lang, Text
from drill.views import theme
from drill.views.judgement import render_headline, render_judgement
from drill.views.markdown import Code, render
from drill.views.when import count, lasting
from drill.views.wrap import Indented, Prose

ROLES = {
    "vision": Text("computer vision", "计算机视觉"),
    "nlp": Text("NLP", "NLP"),
    "llm": Text("LLM", "大模型"),
    "general": Text("general", "通用方向"),
}
PARTS = {
    "theory": Text("theory", "理论"),
    "code": Text("code", "代码"),
    "talk": Text("follow-up questions", "追问"),
}
THEORY = Text("interview: reasons come with the scorecard · Ctrl-P pauses", "模拟面试：讲解见评分表 · Ctrl-P 暂停")
TIME_UP = Text("Time is up.", "时间到。")
COUNTS = Text("The last verdict counts:", "以最后一次评测为准：")
STAYS = Text("Your code was accepted before, and that counts.", "你的代码此前已经通过，以通过为准。")
NOTHING_SAVED = Text("Nothing was saved that could be judged.", "没有保存过可评测的代码。")
QUIT = Text("quit", "退出")
GO_ON = Text("go on", "继续")
LAST_WORD = Text("not accepted yet; s once more hands it in as it is", "还没通过；再按一次 s 就按现在的样子交卷")
NOTED = Text("Noted.", "记下了。")
ANEW = Text("Enter goes on with it; n begins anew", "按回车继续；输入 n 重新开始")
PLAIN_THEORY = Text("reasons come with the scorecard; :p pauses", "讲解见评分表；:p 暂停")
PLAIN_PAUSED = Text("Enter goes on", "按回车继续")
PLAIN_CODE = Text(
    "Every save is judged. h hint (costs), s hand in, p pause, q quit; Enter tells the time left.",
    "每次保存都会评测。h 提示（扣分），s 交卷，p 暂停，q 退出；回车查看剩余时间。",
)
LEFT = Text("{left} left", "还剩 {left}")
NO_HINTS = Text("this exercise has no hints", "这道题没有提示")
NO_MORE_HINTS = Text("there is no further hint", "没有更多提示了")


def name_role(role: str) -> Text:
    """A role in words."""
    return ROLES.get(role, Text.plain(role))


def intro(role: str, minutes: tuple[int, int, int], questions: int, lang: Lang) -> Indented:
    """Before it begins. `minutes`: of theory, of code, of follow-up questions."""
    theory, code, talk = minutes
    title = Text("Mock interview: {role}, {minutes} min", "模拟面试：{role}，{minutes} 分钟").fill(
        role=name_role(role), minutes=sum(minutes)
    )
    rows = [
        (theory, Text("{questions}, no explanations until the end", "{questions}，讲解留到最后").fill(
            questions=count(questions, "question on theory", "questions on theory", "道理论题")
        )),
        (code, Text("an exercise or two in your own editor, judged at every save",
                    "用你自己的编辑器写一到两道代码题，每次保存都会评测")),
        (talk, Text("follow-up questions to your code, rated by yourself", "针对你代码的追问，由你自评")),
    ]  # fmt: skip
    words = Text(
        "The clock runs once you begin. You may pause it, or quit and resume: nothing is lost.",
        "开始后计时。可以暂停，也可以退出后再继续，进度不会丢失。",
    )
    parts: list[theme.Part] = [Line(title.to(lang), theme.STRONG), theme.blank()]
    for number, (time, what) in enumerate(rows, 1):
        first = Line(f"{number}  ", theme.ACCENT).append(
            Text(f"{time:>2} min  ", f"{time:>2} 分钟  ").to(lang), theme.QUIET
        )
        parts.append(Prose(Line(what.to(lang)), first))
    return theme.page(*parts, theme.blank(), Prose(Line(words.to(lang), theme.QUIET)))


def standing(role: str, part: str, exercise: str | None, lang: Lang, *, seconds: float, left: float) -> Indented:
    """Where a broken-off interview stands: seconds on the clock, and left for its part."""
    title = Text("An interview is open: {role}", "有一场未完成的模拟面试：{role}").fill(role=name_role(role))
    where = PARTS.get(part, PARTS["talk"]).to(lang) + (f" · {exercise}" if exercise else "")
    times = Text("{taken} on the clock, {left} left for this part", "已用 {taken}，本部分还剩 {left}").fill(
        taken=lasting(seconds), left=lasting(max(left, 0.0))
    )
    return theme.page(
        Line(title.to(lang), theme.STRONG), theme.blank(), Line(where), Prose(Line(times.to(lang), theme.QUIET))
    )


def paused(part: str, left: float, lang: Lang) -> Indented:
    """The clock stands."""
    words = Text("Paused", "已暂停").to(lang)
    times = Text("{part}: {left} left. The clock stands.", "{part}：还剩 {left}，计时已停。").fill(
        part=PARTS.get(part, PARTS["talk"]), left=lasting(max(left, 0.0))
    )
    return theme.page(Line(words, theme.STRONG), theme.blank(), Prose(Line(times.to(lang), theme.QUIET)))


def keys(lang: Lang, *pairs: tuple[str, Text]) -> Prose:
    """A legend."""
    return theme.keys(*((key, words.to(lang)) for key, words in pairs))


def begin_keys(lang: Lang) -> Prose:
    """Before it begins."""
    return keys(lang, ("⏎", Text("begin", "开始")), ("q", Text("not now", "先不开始")))


def resume_keys(lang: Lang) -> Prose:
    """At one that was broken off."""
    anew = Text("give it up, begin anew", "放弃它，重新开始")
    return keys(lang, ("⏎", Text("go on", "继续")), ("n", anew), ("q", Text("not now", "先不继续")))


def pause_keys(lang: Lang) -> Prose:
    """While the clock stands."""
    return keys(lang, ("⏎", GO_ON), ("q", Text("quit; it is saved", "退出（已保存）")))


def clock(seconds: float) -> Text:
    """Time left."""
    return lasting(max(seconds, 0.0))


# Code


def statement(exercise: Exercise, file: Path, lang: Lang) -> Indented:
    """What is to be written, and where."""
    return theme.page(*_statement(exercise, file, lang))


def _statement(exercise: Exercise, file: Path, lang: Lang) -> Iterator[RenderableType]:
    facts = ["●" * exercise.level + "○" * (5 - exercise.level), " / ".join(exercise.frameworks)]
    yield theme.blank()
    yield Line(exercise.title.to(lang), theme.STRONG).append(f"   {' · '.join(facts)}", theme.QUIET)
    where = Text("write it in {file}; every save is judged", "写在 {file}，每次保存都会评测").fill(file=_near(file))
    yield Prose(Line(where.to(lang), theme.QUIET))
    yield theme.blank()
    yield Padding(Code(exercise.signature.rstrip(), "python"), (0, 0, 0, 2))
    yield theme.blank()
    yield render(exercise.statement.to(lang))


def code_head(file: Path, judged: datetime | None, lang: Lang, *, grading: bool) -> Line:
    """The file, when it was judged (the time on the wall), and whether it is being graded."""
    line = Line("  ").append(file.name, theme.STRONG)
    if judged is not None:
        line.append(f"   {judged.astimezone():%H:%M:%S}", theme.QUIET)
    if grading:
        line.append("   ").append(Text("grading…", "评测中……").to(lang), theme.ACCENT)
    return line


def verdict(judgement: Judgement, lang: Lang) -> RenderableType:
    """The verdict and the first case that fails; what is behind it is for the scorecard."""
    return render_judgement(judgement, lang, shown=1, coached=False)


def verdict_line(judgement: Judgement, lang: Lang) -> RenderableType:
    """The verdict in one line."""
    return Group(theme.blank(), render_headline(judgement, lang))


def note(words: Text, lang: Lang) -> RenderableType:
    """A word to the learner."""
    return theme.page(theme.blank(), Prose(Line(words.to(lang)), Line("› ", theme.ACCENT)))


def code_keys(lang: Lang, *, accepted: bool, tasked: bool, judged: bool, more: bool) -> Prose:
    """The keys of the coding part. `tasked`: the statement is on the page."""
    pairs = [("e", Text("editor", "编辑器"))]
    if more:
        pairs.insert(0, ("␣", Text("more", "继续看")))
    if judged:
        pairs.append(("t", Text("verdict", "评测结果") if tasked else Text("task", "题面")))
    pairs += [
        ("h", Text("hint (costs)", "提示（扣分）")),
        ("s", Text("go on", "下一步") if accepted else Text("hand in", "交卷")),
        ("p", Text("pause", "暂停")),
        ("q", Text("quit", "退出")),
    ]
    if accepted:
        pairs = [pair for pair in pairs if pair[0] != "h"]
    return keys(lang, *pairs)


def part_over(part: str, lang: Lang) -> Indented:
    """The time of a part is over before it was done."""
    words = Text("The time for {part} is over; what is left does not count.", "{part}的时间到了，剩下的不再计分。")
    if part == "theory":
        words = Text(
            "The time for {part} is over; what is left counts as not answered.",
            "{part}的时间到了，剩下的按未作答计分。",
        )
    return theme.page(
        Line(TIME_UP.to(lang), theme.STRONG), theme.blank(), Prose(Line(words.fill(part=PARTS[part]).to(lang)))
    )


def time_up(judgement: Judgement | None, lang: Lang, *, accepted: bool) -> RenderableType:
    """The time for the code is over; `accepted`: an earlier save was."""
    if accepted and (judgement is None or judgement.verdict is not Verdict.ACCEPTED):
        judgement, words = None, STAYS
    else:
        words = COUNTS if judgement is not None else NOTHING_SAVED
    parts: list[RenderableType] = [
        theme.page(Line(TIME_UP.to(lang), theme.STRONG), theme.blank(), Prose(Line(words.to(lang))))
    ]
    return Group(*parts, *([] if judgement is None else [verdict_line(judgement, lang)]))


def saved(lang: Lang) -> Indented:
    """Said when it is left before its end."""
    words = Text(
        "Saved, the clock stands. To go on: drill interview --resume",
        "已保存，计时已停。继续：drill interview --resume",
    )
    return theme.page(Prose(Line(words.to(lang), theme.QUIET)))


def _near(path: Path) -> Path:
    """As one would name it from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
