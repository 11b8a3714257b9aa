"""Hints, one more at a time: the question's own, or what can be said of any question of its type."""

import math
import random
import re
from collections.abc import Sequence

from drill.grading import Variant
from drill.models.question import BugQuestion, ChoiceQuestion, FormulaQuestion, Question, TextQuestion
from drill.session.turn import Asked
from drill.text import Text


def give(asked: Asked) -> Asked | None:
    """The question with one more hint; None when there is none left."""
    question, given = asked.question, len(asked.hints)
    if question.hints:
        found = question.hints[given] if given < len(question.hints) else None
    elif question.type == "choice":
        at = strike(question, asked.variant, asked.struck)
        if at is None:
            return None
        asked = asked._replace(struck=asked.struck | {at})
        found = Text("{letter} is not right.", "{letter} 不对。").fill(letter=asked.variant.letter(at))
    else:
        general = _general(question, asked.variant)
        found = general[given] if given < len(general) else None
    return None if found is None else asked._replace(hints=(*asked.hints, found))


def strike(question: ChoiceQuestion, variant: Variant, struck: frozenset[int]) -> int | None:
    """The bank position of one more wrong choice to strike out; None where two would not remain."""
    wrong = [at for at in variant.order if not question.choices[at].correct and at not in struck]
    if len(question.choices) - len(struck) < 3 or not wrong:
        return None
    return random.Random(f"{variant.seed} strike {len(struck)}").choice(wrong)


def _general(question: Question, variant: Variant) -> Sequence[Text]:
    """What can be said of any question of its type, from a nudge to most of the answer."""
    if question.type == "number":
        return [_magnitude(float(variant.solved["answer"]), question.unit)]
    if question.type == "text":
        return [_first_letter(question)]
    if question.type == "formula":
        return [_ingredients(question)]
    if question.type == "output":
        return [_beginning(variant.code(question.answer))]
    if question.type == "order":
        place = Text("Number {place} is {letter}.", "第 {place} 个是 {letter}。")
        shown = [place.fill(place=at + 1, letter=variant.letter(at)) for at in range(len(question.items))]
        return shown[:-2]  # two are left to be put in order
    if question.type == "match":
        pair = Text("{number} goes with {letter}.", "{number} 对应 {letter}。")
        shown = [pair.fill(number=at + 1, letter=variant.letter(at)) for at in range(len(question.pairs))]
        return shown[:-2]
    if question.type == "bug":
        return _surroundings(question, variant)
    if question.type == "recall":
        one = Text("One of the points: {point}", "要点之一：{point}")
        return [one.fill(point=point.text) for point in question.points[: max(1, len(question.points) - 1)]]
    return []


def _magnitude(answer: float, unit: str) -> Text:
    named = Text(f", in {unit}", f"（单位：{unit}）") if unit else Text.plain("")
    if answer == 0:
        return Text("It is smaller in size than 1{unit}.", "绝对值小于 1{unit}。").fill(unit=named)
    exponent = math.floor(math.log10(abs(answer)) + 1e-12)
    low, high = f"{10.0**exponent:g}", f"{10.0 ** (exponent + 1):g}"
    if answer < 0:
        low, high = f"−{high}", f"−{low}"
    return Text("It lies between {low} and {high}{unit}.", "它在 {low} 到 {high} 之间{unit}。").fill(
        low=low, high=high, unit=named
    )


def _first_letter(question: TextQuestion) -> Text:
    from drill.grading.folding import fold  # noqa: PLC0415 - only for this type
    from drill.grading.short import key  # noqa: PLC0415

    def describe(words: str, pattern: str) -> str:
        folded = fold(words)
        return pattern.format(first=folded[0].upper(), count=len(folded.replace(" ", "")), words=len(folded.split()))

    answer = key(question)
    if answer.en.startswith("/"):
        return Text("It is a short technical term.", "是一个简短的术语。")
    return Text(
        describe(answer.en, "It begins with {first} and has {count} letters."),
        describe(answer.zh, "以“{first}”开头，共 {count} 个字符。"),
    )


def _ingredients(question: FormulaQuestion) -> Text:
    """The symbols and functions that occur in the formula, in the order in which they do."""
    names = list(dict.fromkeys(re.findall(r"[^\W\d]\w*", question.answer)))
    return Text("It is made of {names}.", "由 {names} 组成。").fill(names=Text(", ".join(names), "、".join(names)))


def _beginning(printed: str) -> Text:
    lines = printed.strip().splitlines() or [""]
    first = lines[0][:1]
    if len(lines) > 1:
        return Text(
            f"{len(lines)} lines are printed, the first begins with {first}",
            f"输出 {len(lines)} 行，首行以 {first} 开头",
        )
    return Text(
        f"It begins with {first} and has {len(lines[0])} characters.", f"以 {first} 开头，共 {len(lines[0])} 个字符。"
    )


def _surroundings(question: BugQuestion, variant: Variant) -> Sequence[Text]:
    """Half of the code, then three lines, that hold the wrong one."""
    count, wrong = len(question.code.splitlines()), question.lines[0]
    rng = random.Random(f"{variant.seed} surroundings")
    between = Text("It is between lines {first} and {last}.", "在第 {first} 行到第 {last} 行之间。")
    found = []
    for size in (max(count // 2, 3), 3):
        if size < count:
            first = min(max(wrong - rng.randrange(size), 1), count - size + 1)
            found.append(between.fill(first=first, last=first + size - 1))
    return list(dict.fromkeys(found))[-2:]
