"""`output` questions: a program and what it prints. That it does so is proved by `drill bank lint --run`."""

from collections.abc import Sequence
from typing import Any

from drill.bank.accept import read_accept
from drill.bank.known import Known
from drill.bank.node import Fields, Reader
from drill.bank.program import check_syntax, read_code, read_language
from drill.bank.tree import Node
from drill.models.question import Parameter

_CANNOT_BE_READ = ("SyntaxError", "IndentationError")


def read_output(
    reader: Reader, fields: Fields, _known: Known, params: Sequence[Parameter] | None
) -> dict[str, Any] | None:
    """The keys of an `output` question."""
    code, answer = read_code(reader, fields), _answer(reader, fields.values["answer"])
    language = read_language(reader, fields)
    tolerance = fields.get("tolerance")
    if code is not None and language == "python" and params is not None and answer not in _CANNOT_BE_READ:
        check_syntax(reader, fields.values["code"], code, params)
    return {
        "code": code,
        "answer": answer,
        "language": language,
        "accept": read_accept(reader, fields.get("accept")),
        "tolerance": float(reader.number(tolerance, low=0, high=1) or 0) if tolerance else 0.0,
    }


def _answer(reader: Reader, node: Node) -> str | None:
    if node.kind in ("list", "map"):
        reader.fault(
            node,
            "YAML reads this as a list or a mapping; quote it: '[2, 3]'",
            "YAML 把它读成了列表或映射；请加引号：'[2, 3]'",
        )
        return None
    answer = reader.string(node)
    return None if answer is None else answer.strip("\n")
