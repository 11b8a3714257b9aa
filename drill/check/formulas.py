"""Formulas that cannot be drawn: a learner would see their LaTeX."""

from collections.abc import Iterator
from pathlib import Path

from drill.bank.parser import read_tree
from drill.bank.tree import Node
from drill.markdown.formulas import find_formulas
from drill.maths.display import is_drawable
from drill.models.fault import Fault
from drill.text import Text

# Their values are no Markdown: programs, patterns, addresses.
_OTHER = frozenset(("id", "type", "topic", "code", "accept", "any", "sources", "language", "claims", "of"))


def find_undrawable(file: Path) -> Iterator[Fault]:
    """A fault for each formula in a YAML file, at the text that it stands in."""
    root = read_tree(file).root
    for node in _texts(root) if root is not None else ():
        for latex, displayed in find_formulas(node.value):
            if not is_drawable(latex, displayed=displayed):
                shown = " ".join(latex.split())
                message = Text(
                    en=f"the formula `{shown}` cannot be drawn in a terminal; use other commands, or show it as code",
                    zh=f"公式 `{shown}` 无法在终端中画出；请换用其他命令，或写成代码",
                )
                yield Fault(file, node.line, node.column, message)


def _texts(node: Node) -> Iterator[Node]:
    """The scalars that are shown as Markdown."""
    if node.kind == "scalar":
        if "$" in node.value:
            yield node
    elif node.kind == "map":
        for key, value in node.pairs():
            if key.value not in _OTHER:
                yield from _texts(value)
    else:
        for child in node.children:
            yield from _texts(child)
