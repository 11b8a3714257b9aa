"""A bank file: `read_bank` keeps the good questions and tells every fault, all at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drill.bank.known import Known
from drill.bank.node import Reader
from drill.bank.parser import read_tree
from drill.bank.question import read_question
from drill.bank.topic import read_topics
from drill.bank.tree import Node
from drill.models.fault import Fault
from drill.models.question import Question
from drill.text import Text

_BANK_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """What one file holds. `topics` are the titles of those that it introduces; `needs` and `roles` as in `topic`."""

    file: Path
    bank: str
    title: Text
    topics: Mapping[str, Text] = field(default_factory=dict)
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    faults: tuple[Fault, ...] = ()

    def with_faults(self, more: Iterable[Fault]) -> "BankFile":
        """The same with more faults, in the order of the file."""
        return replace(self, faults=_in_order([*self.faults, *more]))


def read_bank(path: Path, *, known: Known) -> BankFile:
    """Read a bank; never raises, whatever is in the file.

    Faults are in the order of the file. A question with a fault is left out, the others are kept; after a syntax
    error, those that were complete before it.
    """
    tree = read_tree(path)
    reader = Reader(path, tree.faults)
    stem = path.stem
    if tree.root is None:
        return BankFile(file=path, bank=stem, title=Text.plain(stem), faults=tuple(tree.faults))
    fields = None
    if tree.root.kind == "map":
        fields = reader.fields(tree.root, ("bank", "title", "topics", "questions"))
    else:
        reader.fault(
            tree.root,
            "a bank is a mapping with the key `questions`; `drill bank new` writes an example",
            "题库须是含有键 `questions` 的映射；`drill bank new` 可以写出一个示例",
        )
    if fields is None:
        return BankFile(file=path, bank=stem, title=Text.plain(stem), faults=_in_order(reader.faults))
    bank = _bank_id(reader, fields.get("bank")) or stem
    topics = read_topics(reader, fields.get("topics"), known.topics)
    title = reader.text(fields.get("title")) or Text.plain(bank)
    questions = fields.get("questions")
    if questions is None and not topics.titles and not reader.faults:
        reader.fault(tree.root, "the key `questions` is missing", "缺少键 `questions`")
    return BankFile(
        file=path,
        bank=bank,
        title=title,
        topics=topics.titles,
        needs=topics.needs,
        roles=topics.roles,
        questions=_questions(reader, questions, bank, known.with_topics(frozenset(topics.titles))),
        faults=_in_order(reader.faults),
    )


def read_banks(files: Sequence[Path], known: Known) -> list[BankFile]:
    """Read several banks, which may name each other's topics; of an id that several use, the first file keeps it."""
    banks = [read_bank(file, known=known) for file in files]
    topics = frozenset(topic for bank in banks for topic in bank.topics)
    if topics - known.topics:
        known = known.with_topics(topics)
        banks = [read_bank(bank.file, known=known) if bank.faults else bank for bank in banks]
    return find_duplicates(banks)


def find_duplicates(banks: Iterable[BankFile]) -> list[BankFile]:
    """The same banks, less questions whose id an earlier file already has; those are faults of the later file."""
    owner: dict[str, Question] = {}
    found: list[BankFile] = []
    for bank in banks:
        kept: list[Question] = []
        faults: list[Fault] = []
        for question in bank.questions:
            other = owner.setdefault(question.id, question)
            if other is question:
                kept.append(question)
            else:
                faults.append(duplicate(bank.file, question.line, 1, question.id, f"{other.file}:{other.line}"))
        found.append(replace(bank, questions=tuple(kept)).with_faults(faults) if faults else bank)
    return found


def duplicate(file: Path, line: int, column: int, name: str, other: str) -> Fault:
    """The fault of a question whose id is taken by the one at `other`."""
    message = Text(
        en=f"the id `{name}` is already used at {other}; ids are unique over all banks, so choose another",
        zh=f"id `{name}` 已在 {other} 用过；id 在所有题库中必须唯一，请换一个",
    )
    return Fault(file, line, column, message)


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))


def _bank_id(reader: Reader, node: Node | None) -> str | None:
    value = reader.string(node)
    if node is None or value is None or _BANK_ID.fullmatch(value):
        return value
    mended = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-") or "my-bank"
    reader.fault(
        node,
        f"a bank's id is small letters, digits, hyphens or underscores; write `{mended}`",
        f"题库 id 只能用小写字母、数字、连字符或下划线；请写成 `{mended}`",
    )
    return None


def _questions(reader: Reader, node: Node | None, bank: str, known: Known) -> tuple[Question, ...]:
    if node is not None and node.kind == "scalar" and node.plain and not node.value:
        return ()  # `questions:` with nothing below it yet
    first: dict[str, Question] = {}
    for item in reader.items(node):
        question = read_question(reader, item, bank=bank, known=known)
        if question is None:
            continue
        other = first.setdefault(question.id, question)
        if other is not question:
            place = next((value for key, value in item.pairs() if key.value == "id"), item)
            reader.faults.append(
                duplicate(reader.file, place.line, place.column, question.id, f"{reader.file.name}:{other.line}")
            )
    return tuple(first.values())
