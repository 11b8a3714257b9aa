"""Typed values out of the node tree. What does not fit is a fault at its own place, and the value None."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from drill.bank.dollars import unbalanced_dollar
from drill.bank.traps import is_boolean, is_number, number_trap, text_trap
from drill.bank.tree import Node
from drill.models.fault import Fault
from drill.text import LANGS, Text

_KINDS = {
    "scalar": Text(en="a single value", zh="单个值"),
    "list": Text(en="a list", zh="列表"),
    "map": Text(en="a mapping (`key: value`)", zh="映射（`键: 值`）"),
}


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping's values by key, and where each key stands."""

    node: Node
    keys: Mapping[str, Node]
    values: Mapping[str, Node]

    def get(self, name: str) -> Node | None:
        """The value, or None when the key is absent."""
        return self.values.get(name)

    def place(self, name: str) -> Node:
        """Where to point when the value as a whole is at fault: its key, or the mapping."""
        return self.keys.get(name, self.node)


class Reader:
    """Reads one file's nodes and collects its faults."""

    def __init__(self, file: Path, faults: Iterable[Fault] = ()) -> None:
        self.file = file
        self.faults = list(faults)
        self.tree_faults = [(fault.line, fault.column) for fault in self.faults]  # found before the values were read
        self.langs: list[frozenset[str]] = []  # of every Text read since the list was last emptied

    def fault(self, node: Node, en: str, zh: str) -> None:
        """Report a fault at a node."""
        self.faults.append(Fault(self.file, node.line, node.column, Text(en=en, zh=zh)))

    def expect(self, node: Node, kind: str) -> bool:
        """Whether the node is of a kind; a fault if not."""
        if node.kind == kind:
            return True
        if node.kind != "broken":
            self.fault(
                node,
                f"expected {_KINDS[kind].en}, found {_KINDS[node.kind].en}",
                f"这里应为{_KINDS[kind].zh}，却是{_KINDS[node.kind].zh}",
            )
        return False

    def fields(self, node: Node, allowed: Iterable[str], required: Iterable[str] = ()) -> Fields | None:
        """A mapping with known keys; unknown and missing ones are faults."""
        if not self.expect(node, "map"):
            return None
        names = tuple(allowed)
        keys: dict[str, Node] = {}
        meant: set[str | None] = set()
        values: dict[str, Node] = {}
        for key, value in node.pairs():
            if key.kind == "broken":
                continue
            if key.value not in names:
                near = suggestion(key.value, names)
                meant.add(near)
                self.fault(
                    key,
                    f"unknown key `{key.value}`"
                    + (f"; did you mean `{near}`?" if near else f"; known: {_listed(names)}"),
                    f"未知的键 `{key.value}`" + (f"；是否想写 `{near}`？" if near else f"；可用的键：{_listed(names)}"),
                )
                continue
            keys[key.value] = key
            values[key.value] = value
        for name in required:
            if name not in values and name not in meant and not any(key.value == name for key, _ in node.pairs()):
                self.fault(node, f"the key `{name}` is missing", f"缺少键 `{name}`")
        return Fields(node, keys, values)

    def items(self, node: Node | None) -> list[Node]:
        """The items of a list; absent is empty."""
        if node is None or not self.expect(node, "list"):
            return []
        return node.children

    def string(self, node: Node | None) -> str | None:
        """A scalar as text, exactly as written. What YAML would read as something else must be quoted."""
        if node is None or not self.expect(node, "scalar"):
            return None
        if node.plain:
            trap = text_trap(node.value)
            if trap:
                self.fault(node, trap.en, trap.zh)
                return None
        if not node.value.strip():
            self.fault(node, "the text is empty", "文本为空")
            return None
        return node.value

    def strings(self, node: Node | None) -> tuple[str, ...]:
        """A list of strings."""
        read = (self.string(item) for item in self.items(node))
        return tuple(value for value in read if value is not None)

    def text(self, node: Node | None, also: Collection[str] = ()) -> Text | None:
        """Words: one string for all languages, or `{en: …, zh: …}` with at least one of them. Markdown with $LaTeX$.

        `also`: keys that may stand beside the languages; others read them.
        """
        if node is None:
            return None
        if node.kind == "scalar":
            words = self.words(node)
            return None if words is None else Text.plain(words)
        if node.kind == "list":
            self.fault(
                node, "expected text, or `{en: …, zh: …}`, found a list", "这里应为文本或 `{en: …, zh: …}`，却是列表"
            )
            return None
        fields = self.fields(node, (*LANGS, *also))
        if fields is None:
            return None
        sides = {lang: self.words(side) for lang, side in fields.values.items() if lang in LANGS}
        if not fields.values and node.kind == "map" and not node.children:
            self.fault(node, "no text here: give `en`, `zh` or both", "这里没有文本：请给出 `en`、`zh` 或两者")
        if not sides or None in sides.values():
            return None
        self.langs.append(frozenset(sides))
        return Text(en=sides.get("en") or "", zh=sides.get("zh") or "")

    def words(self, node: Node) -> str | None:
        """One language's Markdown, less the line break that ends a block scalar."""
        words = self.string(node)
        if words is None:
            return None
        if "$" in words and unbalanced_dollar(words):
            self.fault(
                node,
                "a `$` without its partner; write `\\$` for the dollar sign itself",
                "`$` 没有成对；若要写美元符号本身，请用 `\\$`",
            )
            return None
        return words.rstrip("\n")

    def texts(self, node: Node | None) -> tuple[Text, ...]:
        """A list of texts."""
        read = (self.text(item) for item in self.items(node))
        return tuple(value for value in read if value is not None)

    def boolean(self, node: Node | None) -> bool:
        """`true` or `false`; absent is false."""
        if node is None or not self.expect(node, "scalar"):
            return False
        value = is_boolean(node.value) if node.plain else None
        if value is None:
            self.fault(
                node,
                f"expected `true` or `false`, found `{_short(node.value)}`",
                f"这里应为 `true` 或 `false`，却是 `{_short(node.value)}`",
            )
        return bool(value)

    def number(self, node: Node | None, *, low: float | None = None, high: float | None = None) -> float | int | None:
        """A finite number, within bounds."""
        if node is None or not self.expect(node, "scalar"):
            return None
        if self.number_trap(node):
            return None
        value = is_number(node.value) if node.plain else None
        if value is None:
            self.fault(
                node,
                f"expected a number, found `{_short(node.value)}`" + ("" if node.plain else "; take the quotes away"),
                f"这里应为数字，却是 `{_short(node.value)}`" + ("" if node.plain else "；请去掉引号"),
            )
            return None
        if (low is not None and value < low) or (high is not None and value > high):
            bounds = f"{low} … {high}" if high is not None else f"≥ {low}"
            self.fault(
                node, f"`{node.value}` is out of range; allowed: {bounds}", f"`{node.value}` 超出范围；允许：{bounds}"
            )
            return None
        return value

    def integer(self, node: Node | None, low: int, high: int | None = None) -> int | None:
        """A whole number within bounds."""
        value = self.number(node, low=low, high=high)
        if node is None or value is None or isinstance(value, int):
            return value if isinstance(value, int) else None
        self.fault(node, f"expected a whole number, found `{node.value}`", f"这里应为整数，却是 `{node.value}`")
        return None

    def number_trap(self, node: Node) -> bool:
        """Report a number that YAML reads as something else."""
        trap = number_trap(node.value) if node.plain else None
        if trap:
            self.fault(node, trap.en, trap.zh)
        return trap is not None

    def one_of(self, node: Node | None, options: Collection[str], what: Text) -> str | None:
        """A string out of a set; the nearest is suggested."""
        value = self.string(node)
        if node is None or value is None or value in options:
            return value
        near = suggestion(value, options)
        hint = Text.plain("")
        if near:
            hint = Text(en=f"; did you mean `{near}`?", zh=f"；是否想写 `{near}`？")
        elif len(options) <= 8:
            hint = Text(en=f"; known: {_listed(sorted(options))}", zh=f"；可用：{_listed(sorted(options))}")
        self.fault(node, f"unknown {what.en} `{_short(value)}`{hint.en}", f"未知的{what.zh} `{_short(value)}`{hint.zh}")
        return None


def suggestion(word: str, options: Iterable[str]) -> str | None:
    """The nearest of the options, if one is near."""
    return next(iter(get_close_matches(word, list(options), n=1, cutoff=0.6)), None)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= 40 else line[:39] + "…"
