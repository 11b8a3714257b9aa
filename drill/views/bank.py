"""Banks and their faults."""

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from rich.text import Text as Line

from drill import paths
from drill.models.fault import Fault
from drill.text import Lang, Text
from drill.views.theme import BAD, GOOD, QUIET, STRONG, Part, blank, page
from drill.views.when import count
from drill.views.wrap import Indented, Prose


def render_banks(
    banks: Sequence[tuple[str, Text, str]], questions: Mapping[str, int], faults: Mapping[str, int], lang: Lang
) -> Indented:
    """A row a bank: (id, title, file) with the number of questions and faults in each file."""
    widest = max((Line(bank).cell_len for bank, _, _ in banks), default=0)
    total = Text("{questions} in {banks}", "{banks}，{questions}").fill(
        questions=count(sum(questions.get(file, 0) for _, _, file in banks), "question", "questions", "道题"),
        banks=count(len(banks), "bank", "banks", "个题库"),
    )
    rows: list[Part] = [blank(), Line(total.to(lang), STRONG), blank()]
    for bank, title, file in banks:
        line = Line(bank)
        line.append(" " * (widest - line.cell_len + 2)).append(title.to(lang), QUIET)
        if wrong := faults.get(file, 0):
            line.append(f"  {count(wrong, 'fault', 'faults', '处问题').to(lang)}", BAD)
        if Path(file).parent != paths.questions_dir():  # where one's own lie is what one wants to know
            line.append(f"  {near(Path(file))}")
        rows.append(Prose(line, Line(f"{questions.get(file, 0):3d}  ", QUIET)))
    return page(*rows, blank())


def fault_line(fault: Fault, lang: Lang) -> str:
    """`file:line:col: message`, the path relative to the working folder where it lies below it."""
    return Fault(Path(near(fault.file)), fault.line, fault.column, fault.message).to(lang)


def fault_lines(faults: Sequence[Fault], lang: Lang) -> Iterator[str]:
    """The same for many; what is wrong with one line of a file after the other is said once."""
    for (_, message), some in groupby(faults, key=lambda one: (one.file, one.message)):
        first, *others = some
        more = len(others)
        words = Text(f"{message.en} (and {more} more lines)", f"{message.zh}（另有 {more} 行同样）")
        one_more = Text(f"{message.en} (and 1 more line)", words.zh)
        said = message if not more else one_more if more == 1 else words
        yield fault_line(Fault(first.file, first.line, first.column, said), lang)


def render_summary(files: int, questions: int, exercises: int, faults: int, lang: Lang) -> Line:
    """One calm line at the end."""
    if lang == "zh":
        words = f"{files} 个题库文件，{questions} 道题，{exercises} 道代码题，{faults} 处问题。"
    else:
        words = (
            f"{_count(files, 'bank file')}, {_count(questions, 'question')}, {_count(exercises, 'exercise')}: "
            f"{_count(faults, 'fault') if faults else 'no faults'}."
        )
    return Line(words, BAD if faults else GOOD)


def near(file: Path) -> str:
    """The path as one would type it here."""
    try:
        return str(file.relative_to(os.getcwd()))  # noqa: PTH109 - a path to compare with, as it is
    except (ValueError, OSError):
        return str(file)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
