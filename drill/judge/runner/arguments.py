"""Arguments of a frame → Python objects in the submission's process.

An argument is JSON as it is for None, bool, int, float and str, else an object with one tag:
`l` list, `t` tuple, `d` dict (pairs), `a` array (index into the pool), `g` generator (index), `c` code.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

from .framework import Framework


@dataclass
class Scene:
    """What the steps of one case share: the submission's module, arrays and generators passed in, objects made."""

    module: Any
    pool: list[Any]
    generators: list[Any] = field(default_factory=list)
    objects: dict[str, Any] = field(default_factory=dict)


def decode(value: Any, scene: Scene, framework: Framework) -> Any:
    """An argument; arrays and generators are taken from the scene, so that identity is kept."""
    if not isinstance(value, dict):
        return value
    content: Any
    ((tag, content),) = value.items()
    if tag == "a":
        return scene.pool[content]
    if tag == "g":
        return scene.generators[content]
    if tag == "l":
        return [decode(item, scene, framework) for item in content]
    if tag == "t":
        return tuple(decode(item, scene, framework) for item in content)
    if tag == "d":
        return {decode(key, scene, framework): decode(item, scene, framework) for key, item in content}
    if tag == "c":
        return evaluate(content, framework.names)
    raise ValueError(f"unknown tag {tag}")


def evaluate(source: str, names: Mapping[str, Any]) -> Any:
    """The value of an expression, or the function or class that the last statement defines.

    The source is written in the exercise's cases, which are trusted.
    """
    tree = ast.parse(dedent(source).strip())
    namespace = dict(names)
    last = tree.body[-1]
    if isinstance(last, ast.FunctionDef | ast.ClassDef):
        exec(compile(tree, "cases.py", "exec"), namespace)  # noqa: S102
        return namespace[last.name]
    return eval(dedent(source).strip(), namespace)  # noqa: S307
