"""YAML → Question. A question with any fault is left out; its neighbours stay."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from drill.bank.accept import read_text
from drill.bank.bug_question import read_bug
from drill.bank.choices import read_choice
from drill.bank.figure import read_figure
from drill.bank.formula_question import read_formula
from drill.bank.known import Known
from drill.bank.match_question import read_match
from drill.bank.node import Fields, Reader
from drill.bank.number_question import read_number
from drill.bank.order_question import read_order
from drill.bank.output_question import read_output
from drill.bank.params import check_placeholders, read_params
from drill.bank.recall_question import read_recall
from drill.bank.tree import Node
from drill.models.question import TYPES, Parameter, Question
from drill.text import LANGS, Text

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_COMMON = (
    "id", "type", "topic", "level", "prompt", "params", "figure", "explanation", "hints", "sources", "exercise",
    "claims",
)  # fmt: skip
KEYS: dict[str, tuple[str, ...]] = {
    "choice": ("choices", "several"),
    "number": ("answer", "tolerance", "unit"),
    "text": ("accept",),
    "formula": ("answer", "variables", "accept"),
    "output": ("code", "language", "answer", "accept", "tolerance"),
    "order": ("items",),
    "match": ("pairs", "distractors"),
    "bug": ("code", "language", "line", "fix", "choices", "accept"),
    "recall": ("answer", "points"),
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "choice": ("choices",),
    "number": ("answer",),
    "text": ("accept",),
    "formula": ("variables", "answer"),
    "output": ("code", "answer"),
    "order": ("items",),
    "match": ("pairs",),
    "bug": ("code", "line", "fix"),
    "recall": (),  # `answer`, `points` or both
}
# What tells the type of a question that does not name it, in this order.
_TELLING = (
    ("items", "order"),
    ("pairs", "match"),
    ("variables", "formula"),
    ("line", "bug"),
    ("code", "output"),
    ("choices", "choice"),
    ("accept", "text"),
    ("params", "number"),
    ("tolerance", "number"),
    ("unit", "number"),
)


def read_question(reader: Reader, node: Node, *, bank: str, known: Known) -> Question | None:
    """One question; None when it has a fault, or when a fault of the tree lies within it."""
    before = len(reader.faults)
    reader.langs.clear()
    kind = _kind(reader, node)
    if kind is None:
        return None
    fields = reader.fields(node, (*_COMMON, *KEYS[kind]), ("id", "prompt", *REQUIRED[kind]))
    if fields is None:
        return None
    common = _common(reader, fields, bank, known)
    at = len(reader.faults)
    params = read_params(reader, fields.get("params"))
    sound = len(reader.faults) == at
    complete = all(key in fields.values for key in REQUIRED[kind])
    figure = read_figure(reader, fields.get("figure"), params if sound else None)
    special = _READERS[kind](reader, fields, known, params if sound else None) if complete else None
    if sound and (params or kind == "number"):
        check_placeholders(reader, fields, params, numeric=kind == "number")
    if special is None or len(reader.faults) > before or any(_inside(fault, node) for fault in reader.tree_faults):
        return None
    prompt = common["prompt"]
    return TYPES[kind](
        **common,
        **special,
        params=params,
        figure=figure,
        langs=_langs(reader.langs, prompt),
        file=str(reader.file),
        line=node.line,
    )


def _inside(place: tuple[int, int], node: Node) -> bool:
    return node.place <= place < node.end


def _kind(reader: Reader, node: Node) -> str | None:
    """The type, as written or, for the user's short cards, from the keys."""
    if not reader.expect(node, "map"):
        return None
    written = {key.value: value for key, value in node.pairs()}
    if "type" in written:
        return reader.one_of(written["type"], KEYS, Text(en="type", zh="题型"))
    return next((kind for key, kind in _TELLING if key in written), "recall")


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
        "exercise": reader.one_of(exercise, known.exercises, Text(en="exercise", zh="代码题")) if exercise else None,
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


_Read = Callable[[Reader, Fields, Known, Sequence[Parameter] | None], dict[str, Any] | None]
_READERS: dict[str, _Read] = {
    "choice": read_choice,
    "number": read_number,
    "text": read_text,
    "formula": read_formula,
    "output": read_output,
    "order": read_order,
    "match": read_match,
    "bug": read_bug,
    "recall": read_recall,
}
