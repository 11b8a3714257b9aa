"""Several bank files made into one, as they are written: nothing is read as a question and written anew."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from drill.bank.parser import read_tree
from drill.bank.topic import TOPIC_ID
from drill.errors import BankError

_MAP, _LIST, _STR = (f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str"))


def bind_banks(files: Sequence[Path], bank: str) -> str:
    """The YAML of one bank with the questions of all. A single file is given as it is, comments included.

    Raises:
        BankError: one of them is no sound YAML.
        OSError: one of them cannot be read.
    """
    for file in files:
        # Only what has passed the reader, which bounds its depth, is safe to compose.
        if (faults := read_tree(file).faults) or not file.is_file():
            raise BankError(faults[0].message)
    if len(files) == 1:
        return files[0].read_text(encoding="utf-8-sig")
    topics: dict[str, Any] = {}
    questions = list[Any]()
    for file in files:
        root: Any = yaml.compose(file.read_text(encoding="utf-8-sig"), yaml.SafeLoader)
        fields = {key.value: value for key, value in _inside(root)}
        for key, value in _inside(fields.get("topics")):
            topics.setdefault(key.value, value)
        items = _inside(fields.get("questions"))
        _keep_topic(items, fields, file, topics)
        questions += items
    parts = [(_text("bank"), _text(bank))]
    if topics:
        pairs = [(_text(topic), title) for topic, title in topics.items()]
        parts.append((_text("topics"), yaml.MappingNode(_MAP, pairs)))
    parts.append((_text("questions"), yaml.SequenceNode(_LIST, questions)))
    whole: str = yaml.serialize(yaml.MappingNode(_MAP, parts), Dumper=yaml.SafeDumper, allow_unicode=True, width=120)
    return whole


def _inside(node: Any) -> list[Any]:
    return node.value if isinstance(node, yaml.MappingNode | yaml.SequenceNode) else []


def _keep_topic(items: list[Any], fields: dict[str, Any], file: Path, topics: dict[str, Any]) -> None:
    """Questions without a topic have that of their bank; it is written down, for the bank is called otherwise now."""
    bank = str(fields["bank"].value) if "bank" in fields else file.stem
    if not TOPIC_ID.fullmatch(bank):
        return
    for item in items:
        if isinstance(item, yaml.MappingNode) and not any(key.value == "topic" for key, _ in item.value):
            item.value.insert(1, (_text("topic"), _text(bank)))
            topics.setdefault(bank, fields.get("title") or _text(bank))


def _text(words: str) -> Any:
    return yaml.ScalarNode(_STR, words)
