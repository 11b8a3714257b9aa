"""Forbidden modules and names in a submission's source: found before anything runs, and where nothing would run them.

What has another name at run time than in the source is found by the runner's own rules (drill/judge/runner/rules.py).
"""

import ast
from collections.abc import Iterable, Iterator
from typing import TypeGuard

SOURCE_LIMIT = 1 << 20  # bytes
_ELSEWHERE = ("__name__ == '__main__'", "TYPE_CHECKING", "typing.TYPE_CHECKING")


class _TextConstant(ast.Constant):
    value: str


def forbidden_names(source: bytes, forbidden: Iterable[str]) -> list[tuple[str, int]]:
    """Uses of forbidden dotted names (`scipy`, `numpy.linalg.solve`) with their lines, through any import alias.

    A source that does not parse uses nothing: that it does not parse is found when it is run. Nor does what a module
    does only as a script (`if __name__ == "__main__":`) or for a type checker: it is not run here.
    """
    banned = tuple(forbidden)
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    aliases: dict[str, str] = {}
    uses: list[tuple[str, int]] = []
    nodes = list(_run(tree))
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for local, full in _bindings(node):
                aliases[local] = full
                uses.append((full, node.lineno))
    for node in nodes:
        if isinstance(node, ast.Attribute):
            uses.append((_dotted(node, aliases) or "", node.lineno))
        elif isinstance(node, ast.Call) and _imports(node.func, aliases):
            uses += [(arg.value, node.lineno) for arg in node.args if _is_text(arg)]
    return sorted({use for use in uses if _is_banned(use[0], banned)}, key=lambda use: use[1])


def _run(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those that are run in another module than a submission."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and ast.unparse(node.test) in _ELSEWHERE:
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)


def _bindings(node: ast.Import | ast.ImportFrom) -> list[tuple[str, str]]:
    """The names that an import binds here, and what they stand for."""
    if isinstance(node, ast.ImportFrom):
        return [(name.asname or name.name, f"{node.module}.{name.name}") for name in node.names]
    # `import a.b` binds `a`; `import a.b as c` binds `a.b`.
    top = [(name.name.partition(".")[0], name.name.partition(".")[0]) for name in node.names if not name.asname]
    return top + [(name.asname or name.name, name.name) for name in node.names]


def _is_text(node: ast.expr) -> TypeGuard[_TextConstant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _imports(function: ast.expr, aliases: dict[str, str]) -> bool:
    plain = isinstance(function, ast.Name) and function.id == "__import__"
    return plain or _dotted(function, aliases) == "importlib.import_module"


def _is_banned(name: str, banned: tuple[str, ...]) -> bool:
    return any(name == ban or name.startswith(f"{ban}.") for ban in banned)


def _dotted(node: ast.expr, aliases: dict[str, str]) -> str | None:
    if isinstance(node, ast.Name):
        return aliases.get(node.id)
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value, aliases)
        return f"{base}.{node.attr}" if base else None
    return None
