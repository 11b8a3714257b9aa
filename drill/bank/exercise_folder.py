"""An exercise folder: `exercise.yaml` → Exercise, with faults like those of a bank."""

import re
from pathlib import Path
from typing import Any

from drill.bank.node import Fields, Reader
from drill.bank.parser import read_tree
from drill.bank.tree import Node
from drill.models.exercise import FRAMEWORKS, Exercise, FollowUp, Mistake
from drill.models.fault import Fault
from drill.text import Text

_KEYS = (
    "title", "topic", "level", "minutes", "frequency", "frameworks", "entry", "kind", "signature", "statement",
    "hints", "follow_ups", "mistakes", "sources", "forbid", "exact_dtype", "seconds", "memory_mb",
)  # fmt: skip
_REQUIRED = ("title", "topic", "level", "frameworks", "entry", "signature", "statement")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_SYMPTOMS = ("mutated", "dtype", "shape", "not_raised", "gradient", "aliased", "stateful", "budget", "global_random")
_EXCEPTION = re.compile(r"[A-Z][A-Za-z]*")  # the symptom may be the name of one


def read_exercise(folder: Path, solutions: Path) -> tuple[Exercise | None, list[Fault]]:
    """Read `folder/exercise.yaml`; the exercise is None only when a required value is missing or unreadable."""
    file = folder / "exercise.yaml"
    tree = read_tree(file)
    reader = Reader(file, tree.faults)
    if tree.root is None:
        return None, tree.faults
    fields = reader.fields(tree.root, _KEYS, _REQUIRED)
    values = _values(reader, fields) if fields else {}
    if not _SNAKE.fullmatch(folder.name):
        reader.fault(
            tree.root,
            f"an exercise's id, the name of its folder, is snake_case; rename `{folder.name}`",
            f"代码题的 id 即文件夹名，须为 snake_case；请重命名 `{folder.name}`",
        )
    faults = sorted(reader.faults, key=lambda fault: (fault.line, fault.column))
    if not values or any(values[name] in (None, ()) for name in _REQUIRED):
        return None, faults
    return Exercise(id=folder.name, folder=folder, solutions=solutions, **values), faults


def _values(reader: Reader, fields: Fields) -> dict[str, Any]:
    frameworks = _frameworks(reader, fields.get("frameworks"))
    kind = fields.get("kind")
    seconds, memory = fields.get("seconds"), fields.get("memory_mb")
    minutes, frequency = fields.get("minutes"), fields.get("frequency")
    return {
        "title": reader.text(fields.get("title")),
        "topic": reader.string(fields.get("topic")),
        "level": reader.integer(fields.get("level"), 1, 5),
        "minutes": (reader.integer(minutes, 1, 240) if minutes else None) or 15,
        "frequency": (reader.integer(frequency, 1, 3) if frequency else None) or 1,
        "frameworks": frameworks,
        "entry": reader.strings(fields.get("entry")),
        "kind": _kind(reader, kind) if kind else "function",
        "signature": (reader.string(fields.get("signature")) or "").rstrip("\n") or None,
        "statement": reader.text(fields.get("statement")),
        "hints": reader.texts(fields.get("hints")),
        "follow_ups": _follow_ups(reader, fields.get("follow_ups")),
        "mistakes": _mistakes(reader, fields.get("mistakes")),
        "sources": reader.strings(fields.get("sources")),
        "forbid": _forbid(reader, fields.get("forbid")),
        "exact_dtype": reader.boolean(fields.get("exact_dtype")),
        "seconds": float((reader.number(seconds, low=0.1, high=120) if seconds else None) or 5.0),
        "memory_mb": (reader.integer(memory, 64, 65536) if memory else None) or 2048,
    }


def _kind(reader: Reader, node: Node) -> str:
    return reader.one_of(node, ("function", "class"), Text(en="kind", zh="类别")) or "function"


def _frameworks(reader: Reader, node: Node | None) -> tuple[str, ...]:
    what = Text(en="framework", zh="框架")
    read = (reader.one_of(item, FRAMEWORKS, what) for item in reader.items(node))
    return tuple(framework for framework in read if framework is not None)


def _follow_ups(reader: Reader, node: Node | None) -> tuple[FollowUp, ...]:
    keys = ("prompt", "answer")
    read = [reader.fields(item, keys, keys) for item in reader.items(node)]
    pairs = [(reader.text(fields.get("prompt")), reader.text(fields.get("answer"))) for fields in read if fields]
    return tuple(FollowUp(prompt=prompt, answer=answer) for prompt, answer in pairs if prompt and answer)


def _mistakes(reader: Reader, node: Node | None) -> dict[str, Mistake]:
    if node is None or not reader.expect(node, "map"):
        return {}
    found: dict[str, Mistake] = {}
    for key, value in node.pairs():
        if key.kind == "broken":
            continue
        if not _SNAKE.fullmatch(key.value):
            reader.fault(
                key,
                f"a mistake's id is snake_case, as the name of its file; not `{key.value}`",
                f"错误的 id 与其文件同名，须为 snake_case，而不是 `{key.value}`",
            )
        fields = reader.fields(value, ("message", "question", "frameworks", "symptom"), ("message",))
        if fields is None:
            continue
        message = reader.text(fields.get("message"))
        tracks = fields.get("frameworks")
        if message is not None:
            found[key.value] = Mistake(
                id=key.value,
                message=message,
                question=reader.string(fields.get("question")),
                frameworks=_frameworks(reader, tracks) if tracks else FRAMEWORKS,
                symptom=_symptom(reader, fields.get("symptom")),
            )
    return found


def _symptom(reader: Reader, node: Node | None) -> str | None:
    if node is None or (node.kind == "scalar" and _EXCEPTION.fullmatch(node.value)):
        return node.value if node else None
    return reader.one_of(node, _SYMPTOMS, Text(en="symptom", zh="症状"))


def _forbid(reader: Reader, node: Node | None) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    fields = reader.fields(node, FRAMEWORKS)
    return {name: reader.strings(value) for name, value in fields.values.items()} if fields else {}
