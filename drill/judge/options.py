"""The options of a case in words, and an option that tells failing cases from all others."""

import ast
from collections.abc import Mapping, Sequence
from typing import Any

from drill.judge.excerpt import parse_signature
from drill.models.judgement import Symptom
from drill.text import Text

Parameters = Mapping[str, str | None]  # names in order, with the default in words where there is one


def read_signature(signature: str) -> dict[str, Parameters]:
    """The parameters of each function and method, without `self`; a class has those of its `__init__`."""
    found: dict[str, Parameters] = {}
    for node in parse_signature(signature).body:
        if isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, ast.FunctionDef):
                    found[node.name if item.name == "__init__" else item.name] = _parameters(item.args)
        elif isinstance(node, ast.FunctionDef):
            found.setdefault(node.name, _parameters(node.args))
    return found


def _parameters(given: ast.arguments) -> Parameters:
    names = [arg.arg for arg in [*given.posonlyargs, *given.args]]
    known: dict[str, str | None] = dict.fromkeys(names)
    known |= zip(names[len(names) - len(given.defaults) :], map(ast.unparse, given.defaults), strict=True)
    for arg, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        known[arg.arg] = ast.unparse(default) if default is not None else None
    return {name: default for name, default in known.items() if name != "self"}


def in_words(value: Any) -> str:
    """An option as one would type it; of an array or a list of them, `…`."""
    if isinstance(value, tuple) and value and all(item == value[0] for item in value if isinstance(item, int)):
        return in_words(value[0])  # a stride of (2, 2) is a stride of 2
    plain = value is None or isinstance(value, int | float | str)
    small = isinstance(value, tuple) and all(isinstance(item, int | float) for item in value)
    return repr(value) if plain or small else "…"


def find_option(
    failed: Sequence[Mapping[str, str]], passed: Sequence[Mapping[str, str]], defaults: Mapping[str, str | None]
) -> Symptom | None:
    """An option that all failing cases are given, and no other; or all others, and no failing one.

    Numbers that are drawn for a case and are nobody's default are the same in a few cases by accident.
    """
    if min(len(failed), len(passed)) < 2:
        return None
    for name in failed[0]:
        bad, good = ({options.get(name) for options in cases} for cases in (failed, passed))
        if None in bad | good or bad & good:
            continue
        only, other = "".join(filter(None, bad)), "".join(filter(None, good))
        if len(bad) == 1 and _is_choice(only):
            message = Text(
                f"all cases that fail have {name} = {only}, and no other has",
                f"未通过的用例都是 {name} = {only}，通过的都不是",
            )
            return Symptom(kind="option", message=message)
        if len(good) == 1 and (_is_choice(other) or other == defaults.get(name)):
            message = Text(
                f"all cases that pass have {name} = {other}, and none that fails has",
                f"通过的用例都是 {name} = {other}，未通过的都不是",
            )
            return Symptom(kind="option", message=message)
    return None


def _is_choice(value: str) -> bool:
    return value in ("None", "True", "False", "inf") or value[:1] == "'"
