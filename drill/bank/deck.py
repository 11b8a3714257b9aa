"""Flashcards from a spreadsheet or another program: rows of front, back and tags become a bank of recall cards."""

import csv
import html
import io
import re
from collections.abc import Iterator, Set
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from drill.models.fault import Fault
from drill.text import Text

ENDINGS = (".csv", ".tsv", ".txt")

_SEPARATORS = {"comma": ",", "tab": "\t", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_OTHER = re.compile(r"(?:guid|notetype|deck) column:\s*(\d+)")  # columns that say nothing of the card
_TAGS = re.compile(r"tags column:\s*(\d+)")
_HEADS = {"front", "question", "prompt", "正面", "问题", "题目"}
_MARKUP = re.compile(
    r"<(?:br|div|p|b|i|u|em|strong|span|ul|ol|li|img|sub|sup|code|pre)\b[^>]*>|&(?:nbsp|lt|gt|amp|quot);"
)
_BREAK = re.compile(r"<br\s*/?>|</(?:div|p|li)>|<(?:div|p)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_FORMULAS = (
    (re.compile(r"\\\((.+?)\\\)", re.DOTALL), r"$\1$"),
    (re.compile(r"\\\[(.+?)\\\]", re.DOTALL), r"$$\1$$"),
    (re.compile(r"\[\$\$\](.+?)\[/\$\$\]", re.DOTALL), r"$$\1$$"),
    (re.compile(r"\[\$\](.+?)\[/\$\]", re.DOTALL), r"$\1$"),
)


class Flashcard(NamedTuple):
    """One row. `line`: where it begins in the file, from 1."""

    line: int
    front: str
    back: str
    tags: tuple[str, ...] = ()


class Deck(NamedTuple):
    """A file of flashcards, and what is wrong with it."""

    cards: tuple[Flashcard, ...]
    faults: tuple[Fault, ...]


def read_deck(file: Path) -> Deck:
    """The cards of a file; never raises, whatever is in it."""
    try:
        source = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Deck((), (Fault(file, line, column, _NOT_UTF8),))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Deck(
            (), (Fault(file, 1, 1, Text(f"cannot read this file ({reason})", f"无法读取这个文件（{reason}）")),)
        )
    return _Reading(file, source).run()


class _Reading:
    def __init__(self, file: Path, source: str) -> None:
        self.file = file
        self.source = source
        self.faults: list[Fault] = []
        self.other: set[int] = set()  # columns to pass over, from 0
        self.tags: int | None = None

    def run(self) -> Deck:
        cards = [card for line, row in self._rows() if (card := self._card(line, row)) is not None]
        first: dict[str, int] = {}
        for card in cards:
            if (known := first.setdefault(card.front, card.line)) != card.line:
                self._fault(
                    card.line,
                    Text(f"line {known} has the same front; delete one", f"正面与第 {known} 行相同；请删去其中一行"),
                )
        if not cards and not self.faults:
            self._fault(
                1,
                Text(
                    "there is no card; a row is front, back and perhaps tags",
                    "没有卡片；每行应为正面、背面，可再加标签",
                ),
            )
        return Deck(tuple(cards), tuple(self.faults))

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with the line that it begins at."""
        skipped, separator = self._directives()
        rest = "".join(self.source.splitlines(keepends=True)[skipped:])
        reader = csv.reader(io.StringIO(rest, newline=""), delimiter=separator, strict=True)
        begin = skipped + 1
        try:
            for row in reader:
                if any(field.strip() for field in row) and not (begin == skipped + 1 and self._is_head(row)):
                    yield begin, row
                begin = skipped + reader.line_num + 1
        except csv.Error as error:
            self._fault(
                begin,
                Text(f"this row cannot be read ({error}); mend its quotes", f"这一行无法读取（{error}）；请检查引号"),
            )

    def _directives(self) -> tuple[int, str]:
        """How many lines at the top say how to read the rest, and by what fields are separated."""
        separator, count = "", 0
        lines = self.source.splitlines()
        for line in lines:
            if not line.startswith("#"):
                break
            count += 1
            words = line[1:].strip()
            if words.lower().startswith("separator:"):
                name = words.partition(":")[2].strip() or "\t"
                separator = _SEPARATORS.get(name.lower(), name[:1])
            elif match := _OTHER.fullmatch(words.lower()):
                self.other.add(int(match[1]) - 1)
            elif match := _TAGS.fullmatch(words.lower()):
                self.tags = int(match[1]) - 1
        return count, separator or self._guess(lines[count] if count < len(lines) else "")

    def _guess(self, line: str) -> str:
        if self.file.suffix.lower() != ".csv":
            return "\t"
        return max(",;\t", key=line.count)

    @staticmethod
    def _is_head(row: list[str]) -> bool:
        return row[0].strip().lower() in _HEADS

    def _card(self, line: int, row: list[str]) -> Flashcard | None:
        tags = row[self.tags] if self.tags is not None and self.tags < len(row) else ""
        fields = [field for at, field in enumerate(row) if at not in self.other and at != self.tags]
        if self.tags is None and len(fields) == 3:
            tags = fields.pop()
        if len(fields) != 2 or not all(field.strip() for field in fields):
            self._fault(line, Text("a row is front, back and perhaps tags", "每行应为正面、背面，可再加标签"))
            return None
        return Flashcard(line, _tidy(fields[0]), _tidy(fields[1]), tuple(tags.split()))

    def _fault(self, line: int, message: Text) -> None:
        self.faults.append(Fault(self.file, line, 1, message))


def bind(cards: tuple[Flashcard, ...], bank: str, topics: Set[str]) -> tuple[str, list[int]]:
    """A bank file of these cards, and for each of its lines the line of the deck that it comes from.

    A tag that is one of `topics` (`a::b` for `a/b`) is the card's topic, `level::3` its level. Ids follow from the
    front: the same card is the same whatever file it comes in, and progress stays with it.
    """
    lines, origins = [f"bank: {bank}", "questions:"], [1, 1]
    for card in cards:
        block = [f"  - id: card-{sha256(card.front.encode()).hexdigest()[:12]}", *_read_tags(card.tags, topics)]
        block += [*_write("prompt", card.front), *_write("answer", card.back)]
        lines += block
        origins += [card.line] * len(block)
    return "\n".join(lines) + "\n", origins


def name_bank(file: Path) -> str:
    """The id of a bank that is called like a file."""
    return re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "cards"


def _read_tags(tags: tuple[str, ...], topics: Set[str]) -> list[str]:
    names = [tag.replace("::", "/") for tag in tags]
    topic = next((name for name in names if name in topics), None)
    level = next((name[-1] for name in names if re.fullmatch(r"level/[1-5]", name)), None)
    return [f"    {key}: {value}" for key, value in (("topic", topic), ("level", level)) if value is not None]


def _write(key: str, words: str) -> list[str]:
    """A text as YAML: on one line in single quotes, else as a block, where nothing needs to be escaped."""
    if "\n" not in words:
        return [f"    {key}: '{words.replace(chr(39), chr(39) * 2)}'"]
    return [f"    {key}: |2-", *(f"      {line}" if line else "" for line in words.split("\n"))]


def _tidy(words: str) -> str:
    if _MARKUP.search(words):
        words = html.unescape(_TAG.sub("", _BREAK.sub("\n", words))).replace("\xa0", " ")
    for pattern, plain in _FORMULAS:
        words = pattern.sub(plain, words)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in words.strip().splitlines()))


_NOT_UTF8 = Text(
    "this is not UTF-8 text; save the file with the encoding UTF-8", "不是 UTF-8 文本；请把文件另存为 UTF-8 编码"
)
