"""`choices`: of a `choice` question, and of the second step of a `bug`."""

from collections.abc import Sequence
from typing import Any

from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.params import check_distinct
from drill.bank.tree import Node
from drill.models.question import Choice, Parameter
from drill.text import LANGS, Text

_MOST = 9  # one key answers


def read_choice(
    reader: Reader, fields: Fields, known: Known, params: Sequence[Parameter] | None
) -> dict[str, Any] | None:
    """The keys of a `choice` question."""
    choices = read_choices(reader, fields, known, params)
    if choices is None:
        return None
    return {"choices": choices, "select_all": reader.boolean(fields.get("several"))}


def read_choices(
    reader: Reader, fields: Fields, known: Known, params: Sequence[Parameter] | None
) -> tuple[Choice, ...] | None:
    """What is listed under `choices`; at least one of them is correct, and no two say the same."""
    place = fields.place("choices")
    before = len(reader.faults)
    nodes = reader.items(fields.get("choices"))
    choices = [_choice(reader, node, fields, known) for node in nodes]
    if len(reader.faults) > before or any(choice is None for choice in choices):
        return None
    good = tuple(choice for choice in choices if choice is not None)
    if not 2 <= len(good) <= _MOST:
        reader.fault(
            place,
            f"{len(good)} choices; a question has 2 to {_MOST}",
            f"有 {len(good)} 个选项；一道题应有 2 到 {_MOST} 个",
        )
    elif not any(choice.correct for choice in good):
        reader.fault(
            place,
            "no choice is correct; add `correct: true` to the right one",
            "没有正确选项；请在正确的选项上写 `correct: true`",
        )
    what = Text(en="choices {other} and {number} say the same", zh="第 {other} 个和第 {number} 个选项内容相同")
    texts = [choice.text for choice in good]
    check_repeated(reader, nodes, texts, what)
    check_distinct(reader, place, texts, params)
    return good


def check_repeated(reader: Reader, nodes: Sequence[Node], texts: Sequence[Text], what: Text) -> None:
    """A fault at the first of several texts that says, in either language, what an earlier one says."""
    for lang in LANGS:
        first: dict[str, int] = {}
        for number, (node, text) in enumerate(zip(nodes, texts, strict=True), 1):
            words = " ".join(text.to(lang).split())
            other = first.setdefault(words, number)
            if other != number:
                said = what.fill(other=other, number=number)
                reader.fault(node, f"{said.en}; change one of them", f"{said.zh}；请改掉一个")
                return


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
            "`mistake` 属于某道代码题；请给这道题写上 `exercise`",
        )
        return None
    if exercise.kind != "scalar" or exercise.value not in known.exercises:
        return reader.string(node)  # the exercise itself is at fault, which is reported there
    what = Text(en=f"mistake of `{exercise.value}`:", zh=f"错误类型（代码题 `{exercise.value}`）：")
    return reader.one_of(node, known.mistakes(exercise.value), what)
