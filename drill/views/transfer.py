"""Progress on its way from one machine to another, in words."""

from drill.store.parcel import Counts
from drill.store.transfers import Brought
from drill.text import Text
from drill.views.bank import near
from drill.views.when import count


def exported(counts: Counts, name: str) -> Text:
    """What was written where."""
    return Text(
        "Written: {name} ({what}). On the other machine: drill import {name}",
        "已写入：{name}（{what}）。在另一台机器上运行：drill import {name}",
    ).fill(name=name, what=_say(counts))


def backed_up(counts: Counts, name: str) -> Text:
    """Which copy was made."""
    return Text(
        "Backed up: {name} ({what}). drill import brings it back.",
        "已备份：{name}（{what}）。用 drill import 可取回。",
    ).fill(name=name, what=_say(counts))


def imported(brought: Brought) -> list[Text]:
    """What came in, a line each."""
    new = brought.new.total > 0
    words = (
        Text("New: {what}", "新增：{what}").fill(what=_say(brought.new)) if new else Text("Nothing new", "没有新内容")
    )
    if brought.here:
        were = count(brought.here, "event was", "events were", "条记录")
        words = Text("{words}; {were} here already.", "{words}；{were}本机已有。").fill(words=words, were=were)
    else:
        words = Text("{words}.", "{words}。").fill(words=words)
    lines = [words]
    if brought.skipped:
        lines.append(
            Text("{lines} could not be used and {was} left out.", "有 {lines}无法使用，已略过。").fill(
                lines=count(brought.skipped, "line", "lines", "行"), was="was" if brought.skipped == 1 else "were"
            )
        )
    if brought.backup is not None:
        lines.append(Text("As it was before: {name}", "导入前的备份：{name}").fill(name=near(brought.backup)))
    return lines


def _say(counts: Counts) -> Text:
    parts = [
        count(number, *names)
        for number, names in zip(
            counts,
            (
                ("answer", "answers", "次作答"),
                ("submission", "submissions", "次代码提交"),
                ("interview", "interviews", "场模拟面试"),
                ("other event", "other events", "条其他记录"),
            ),
            strict=True,
        )
        if number
    ] or [count(0, "answer", "answers", "次作答")]
    return Text(", ".join(part.en for part in parts), "、".join(part.zh for part in parts))
