"""`bug` questions: code, the wrong line, what it should be."""

from collections.abc import Sequence
from typing import Any

from drill.bank.accept import read_accept
from drill.bank.choices import read_choices
from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.program import read_code, read_language
from drill.bank.tree import Node
from drill.models.question import Parameter


def read_bug(reader: Reader, fields: Fields, known: Known, params: Sequence[Parameter] | None) -> dict[str, Any] | None:
    """The keys of a `bug` question."""
    code = read_code(reader, fields)
    if code is None:
        return None
    choices = read_choices(reader, fields, known, params) if fields.get("choices") else ()
    accept = read_accept(reader, fields.get("accept"))
    if choices and accept:
        reader.fault(
            fields.place("accept"),
            "give `choices` or `accept` for what the line should be, not both",
            "这一行的正确写法，`choices` 和 `accept` 只能给一种",
        )
    fix = reader.text(fields.get("fix"))
    lines = _lines(reader, fields.values["line"], code.split("\n"))
    if fix is not None and any(_squeeze(fix.en) == _squeeze(code.split("\n")[line - 1]) for line in lines):
        reader.fault(fields.values["fix"], "`fix` is the wrong line itself", "`fix` 就是出错的那一行本身")
    return {
        "code": code,
        "lines": lines,
        "fix": fix,
        "language": read_language(reader, fields),
        "choices": choices,
        "accept": accept,
    }


def _lines(reader: Reader, node: Node, code: Sequence[str]) -> tuple[int, ...]:
    found = []
    for item in [node] if node.kind == "scalar" else reader.items(node):
        line = reader.integer(item, 1)
        if line is None:
            continue
        if line > len(code):
            reader.fault(item, f"the code has only {len(code)} lines", f"代码只有 {len(code)} 行")
        elif not code[line - 1].strip() or code[line - 1].lstrip().startswith("#"):
            reader.fault(item, f"line {line} of the code is empty or a comment", f"代码第 {line} 行是空行或注释")
        else:
            found.append(line)
    if node.kind == "list" and not node.children:
        reader.fault(node, "no line; name at least one", "没有行号；请至少给出一个")
    return tuple(found)


def _squeeze(words: str) -> str:
    return "".join(words.strip("`").split())
