"""YAML → Question. A question with any fault is left out; its neighbours stay."""

import re
import warnings
from collections.abc import Callable
from typing import Any

from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.number_question import read_number
from drill.bank.tree import Node
from drill.models.question import (
    TYPES,
    Choice,
    Point,
    Question,
)
from drill.text import LANGS, Text

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_COMMON = (
    "id", "type", "topic", "level", "prompt", "explanation", "hints", "sources", "exercise", "claims",
)  # fmt: skip
KEYS: dict[str, tuple[str, ...]] = {
    "choice": ("choices",),
    "number": ("answer", "params", "tolerance", "unit"),
    "text": ("accept",),
    "recall": ("answer", "points"),
}
_MOST_CHOICES = 9  # one key answers


def read_question(reader: Reader, node: Node, *, bank: str, known: Known) -> Question | None:
    """One question; None when it has a fault, or when a fault of the tree lies within it."""
    before = len(reader.faults)
    reader.langs.clear()
    kind = _kind(reader, node)
    if kind is None:
        return None
    fields = reader.fields(node, (*_COMMON, *KEYS[kind]), ("id", "prompt"))
    if fields is None:
        return None
    common = _common(reader, fields, bank, known)
    special = _READERS[kind](reader, fields, known)
    if special is None or len(reader.faults) > before or any(_inside(fault, node) for fault in reader.tree_faults):
        return None
    prompt = common["prompt"]
    return TYPES[kind](**common, **special, langs=_langs(reader.langs, prompt), file=str(reader.file), line=node.line)


def _inside(place: tuple[int, int], node: Node) -> bool:
    return node.place <= place < node.end


def _kind(reader: Reader, node: Node) -> str | None:
    """The type, as written or, for the user's short cards, from the keys."""
    if not reader.expect(node, "map"):
        return None
    written = {key.value: value for key, value in node.pairs()}
    if "type" in written:
        return reader.one_of(written["type"], KEYS, Text(en="type", zh="题型"))
    if "choices" in written:
        return "choice"
    if "accept" in written:
        return "text"
    return "number" if {"params", "tolerance", "unit"} & written.keys() else "recall"


def _common(reader: Reader, fields: Fields, bank: str, known: Known) -> dict[str, Any]:
    topic, exercise = fields.get("topic"), fields.get("exercise")
    level = fields.get("level")
    return {
        "id": _id(reader, fields),
        "bank": bank,
        "topic": reader.one_of(topic, known.topics, Text(en="topic", zh="主题")) if topic else bank,
        "prompt": reader.text(fields.get("prompt")),
        "level": reader.integer(level, 1, 5) if level else 1,
        "explanation": reader.text(fields.get("explanation")),
        "sources": reader.strings(fields.get("sources")),
        "hints": reader.texts(fields.get("hints")),
        "exercise": reader.one_of(exercise, known.exercises, Text(en="exercise", zh="练习")) if exercise else None,
        "claims": reader.strings(fields.get("claims")),
    }


def _id(reader: Reader, fields: Fields) -> str | None:
    node = fields.get("id")
    value = reader.string(node)
    if node is not None and value is not None and not _KEBAB.fullmatch(value):
        mended = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-") or "my-question"
        reader.fault(
            node,
            f"an id is kebab-case (small letters, digits, single hyphens); write `{mended}`",
            f"id 须为 kebab-case（小写字母、数字，以单个连字符分隔）；请写成 `{mended}`",
        )
    return value


def _langs(seen: list[frozenset[str]], prompt: Text) -> tuple[str, ...]:
    """Languages in which every text is given; plain strings count for all of them."""
    if seen:
        common = frozenset.intersection(*seen)
        if common:
            return tuple(lang for lang in LANGS if lang in common)
    # A user's own card: only plain strings, or a mixture in which no language is complete.
    return ("zh",) if _CJK.search(prompt.to("zh")) else ("en",)


def _read_choice(reader: Reader, fields: Fields, known: Known) -> dict[str, Any] | None:
    place = fields.place("choices")
    if fields.get("choices") is None:
        reader.fault(place, "the key `choices` is missing", "缺少键 `choices`")
        return None
    before = len(reader.faults)
    nodes = reader.items(fields.get("choices"))
    choices = [_choice(reader, node, fields, known) for node in nodes]
    if len(reader.faults) > before or any(choice is None for choice in choices):
        return None
    good = tuple(choice for choice in choices if choice is not None)
    if not 2 <= len(good) <= _MOST_CHOICES:
        reader.fault(
            place,
            f"{len(good)} choices; a question has 2 to {_MOST_CHOICES}",
            f"有 {len(good)} 个选项；一道题应有 2 到 {_MOST_CHOICES} 个",
        )
    elif not any(choice.correct for choice in good):
        reader.fault(
            place,
            "no choice is correct; add `correct: true` to the right one",
            "没有正确选项；请在正确的选项上写 `correct: true`",
        )
    for lang in LANGS:
        first: dict[str, int] = {}
        for number, (node, choice) in enumerate(zip(nodes, good, strict=True), 1):
            words = " ".join(choice.text.to(lang).split())
            other = first.setdefault(words, number)
            if other != number:
                reader.fault(
                    node,
                    f"choices {other} and {number} say the same; change one of them",
                    f"第 {other} 个和第 {number} 个选项内容相同；请改掉一个",
                )
                return None
    return {"choices": good}


def _choice(reader: Reader, node: Node, question: Fields, known: Known) -> Choice | None:
    if node.kind == "scalar":  # the short form of a wrong choice
        words = reader.text(node)
        return None if words is None else Choice(text=words)
    fields = reader.fields(node, ("text", "correct", "why", "mistake"), ("text",))
    if fields is None:
        return None
    text = reader.text(fields.get("text"))
    correct = reader.boolean(fields.get("correct"))
    why = reader.text(fields.get("why"))
    mistake = _mistake(reader, fields.get("mistake"), question, known)
    return None if text is None else Choice(text=text, correct=correct, why=why, mistake=mistake)


def _mistake(reader: Reader, node: Node | None, question: Fields, known: Known) -> str | None:
    if node is None:
        return None
    exercise = question.get("exercise")
    if exercise is None:
        reader.fault(
            node,
            "a `mistake` belongs to an exercise; give the question an `exercise`",
            "`mistake` 属于某个练习；请给这道题写上 `exercise`",
        )
        return None
    if exercise.kind != "scalar" or exercise.value not in known.exercises:
        return reader.string(node)  # the exercise itself is at fault, which is reported there
    what = Text(en=f"mistake of `{exercise.value}`:", zh=f"错误类型（练习 `{exercise.value}`）：")
    return reader.one_of(node, known.mistakes(exercise.value), what)


def _read_text(reader: Reader, fields: Fields, _known: Known) -> dict[str, Any] | None:
    node = fields.get("accept")
    if node is None:
        reader.fault(fields.node, "the key `accept` is missing", "缺少键 `accept`")
        return None
    by_lang = reader.fields(node, LANGS) if node.kind == "map" else None
    lists = list(by_lang.values.values()) if by_lang else [node]
    accept: list[str] = []
    for items in lists:
        # One answer needs no list.
        for item in [items] if items.kind == "scalar" else reader.items(items):
            value = reader.string(item)
            if value is not None and _is_pattern(reader, item, value):
                accept.append(value)
    if not accept and node.kind == "list" and not node.children:
        reader.fault(node, "no accepted answer; list at least one", "没有可接受的答案；请至少列出一个")
    return {"accept": tuple(accept)}


def _is_pattern(reader: Reader, node: Node, value: str) -> bool:
    if len(value) > 2 and value[0] == value[-1] == "/":
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about what a later Python may read differently
                re.compile(value[1:-1])
        except (re.error, OverflowError, RecursionError) as error:
            reader.fault(
                node,
                f"`{value}` is not a regular expression ({error}); mend it, or drop the slashes",
                f"`{value}` 不是合法的正则表达式（{error}）；请修正，或去掉两端的斜杠",
            )
            return False
    return True


def _read_recall(reader: Reader, fields: Fields, _known: Known) -> dict[str, Any] | None:
    if fields.get("answer") is None and fields.get("points") is None:
        reader.fault(
            fields.node,
            "nothing to compare with: add `answer` (or `choices`, `points`)",
            "没有可对照的内容：请加上 `answer`（或 `choices`、`points`）",
        )
        return None
    points = tuple(_point(reader, node) for node in reader.items(fields.get("points")))
    answer = reader.text(fields.get("answer"))
    return {"answer": answer, "points": tuple(point for point in points if point is not None)}


def _point(reader: Reader, node: Node) -> Point | None:
    if node.kind == "scalar":
        words = reader.text(node)
        return None if words is None else Point(text=words)
    fields = reader.fields(node, ("text", "any"), ("text",))
    if fields is None:
        return None
    text = reader.text(fields.get("text"))
    keywords = fields.get("any")
    by_lang = reader.fields(keywords, LANGS) if keywords is not None and keywords.kind == "map" else None
    lists = list(by_lang.values.values()) if by_lang else [keywords]
    found = tuple(word for items in lists for word in reader.strings(items))
    return None if text is None else Point(text=text, keywords=found)


_READERS: dict[str, Callable[[Reader, Fields, Known], dict[str, Any] | None]] = {
    "choice": _read_choice,
    "number": read_number,
    "text": _read_text,
    "recall": _read_recall,
}
