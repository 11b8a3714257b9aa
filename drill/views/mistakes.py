"""The learner's own mistakes, each with where it was seen and what would retire it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from rich.padding import Padding
from rich.text import Text as Line

from drill.models.misconception import Misconception
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.when import since
from drill.views.wrap import Indented, Prose

_NONE = Text(
    "No mistakes to mend so far. Misconceptions that wrong choices and wrong code give away will be listed here.",
    "目前还没有记录到误解。选错的选项和没通过的代码暴露出的误解会列在这里。",
)
_MENDED = Text("Nothing left to mend.", "全部已改正。")
_SHOWN = 5  # of those that are open, the newest
_IN_CODE = Text("As code, it is this: ", "写成代码就是：")
_ALL = Text("drill mistakes --all lists those retired", "drill mistakes --all 可查看已改正的")


def mistakes(found: Sequence[Misconception], now: datetime, lang: Lang, *, everything: bool) -> Indented:
    """The newest of those that are open; with `everything`, all of them and the retired ones below."""
    if not found:
        return theme.page(theme.blank(), Prose(Line(_NONE.to(lang))), theme.blank())
    opened = [one for one in found if not one.retired]
    retired = [one for one in found if one.retired]
    head = Text("{open} to mend, {retired} retired", "待改正 {open} 个，已改正 {retired} 个").fill(
        open=len(opened), retired=len(retired)
    )
    parts: list[theme.Part] = [theme.blank(), Line(head.to(lang), theme.STRONG), theme.blank()]
    shown = opened if everything else opened[:_SHOWN]
    for one in shown:
        parts += [*_open(one, now, lang), theme.blank()]
    if not opened:
        parts += [Prose(Line(_MENDED.to(lang))), theme.blank()]
    more = len(opened) - len(shown)
    if retired and everything:
        parts += [*(_retired(one, now, lang) for one in retired), theme.blank()]
    elif retired or more:
        words = (
            Text(f"and {more} more: drill mistakes --all", f"还有 {more} 个：drill mistakes --all") if more else _ALL
        )
        parts += [Prose(Line(words.to(lang), theme.QUIET)), theme.blank()]
    return theme.page(*parts)


def _open(one: Misconception, now: datetime, lang: Lang) -> list[theme.Part]:
    title = Line(one.mistake, theme.STRONG)
    if one.exercise:
        title.append(f"  {one.exercise}", theme.QUIET)
    parts: list[theme.Part] = [Prose(title, Line("✗ ", theme.BAD))]
    if message := describe(one, lang):
        parts.append(Padding(Prose(message), (0, 0, 0, 2)))
    parts.append(Padding(Prose(Line(find_seen(one, now).to(lang), theme.QUIET)), (0, 0, 0, 2)))
    parts += [Padding(Prose(words, Line("→ ", theme.ACCENT)), (0, 0, 0, 2)) for words in find_left(one, lang)]
    return parts


def _retired(one: Misconception, now: datetime, lang: Lang) -> Prose:
    words = Line(one.mistake).append(f"  {one.exercise or one.evidence[-1].where}", theme.QUIET)
    words.append(f"  {find_seen(one, now).to(lang)}", theme.QUIET)
    return Prose(words, Line("✓ ", theme.GOOD))


def describe(one: Misconception, lang: Lang) -> Line | None:
    """What is wrong. The words are those of a judge of code: whoever only chose wrongly wrote none."""
    if one.message is None:
        return None
    aside = Line("" if one.in_code else _IN_CODE.to(lang), theme.QUIET)
    return Line().append_text(aside).append_text(markdown.inline(one.message.to(lang)))


def find_seen(one: Misconception, now: datetime) -> Text:
    """Where it was seen, and when last."""
    places = Counter((seen.kind, seen.where) for seen in one.evidence)
    named = [
        Text(
            ("your code" if kind == "code" else where) + (f" ×{times}" if times > 1 else ""),
            ("你的代码" if kind == "code" else where) + (f" ×{times}" if times > 1 else ""),
        )
        for (kind, where), times in places.items()
    ]
    return Text("seen in {places}, last time {when}", "出现在：{places}；最近一次：{when}").fill(
        places=Text(", ".join(place.en for place in named), "、".join(place.zh for place in named)),
        when=since(one.last, now),
    )


def find_left(one: Misconception, lang: Lang) -> list[Line]:
    """What is still to be proved."""
    left = []
    if one.question_right is False:
        more = len(one.questions)
        words = Text("answer its question right: drill quiz", "答对相关题目：drill quiz")
        if more > 1:
            words = Text(
                f"answer one of its {more} questions right: drill quiz", f"答对 {more} 道相关题目之一：drill quiz"
            )
        left.append(Line(words.to(lang)))
    if one.code_right is False and one.exercise:
        command = f"drill code {'test' if one.in_code else 'start'} {one.exercise}"
        words = Text("have its code accepted: {command}", "写出能通过的代码：{command}").fill(command=command)
        left.append(Line(words.to(lang)))
    return left
