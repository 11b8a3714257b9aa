"""Short words for numbers, indices, arguments and small inputs, so that a failing case can be checked by hand."""

import ast
import contextlib
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drill.judge.case import BFloat16, Call, Case, Code, GetAttr, Method, New, Rng, Run, SetAttr, Step, Write

_SMALL = 24  # values of one array that are still shown
_BESIDE = 8  # and beside one that is not
_WIDTH = 400  # characters of a whole excerpt
_DIGITS = 6  # significant ones
_ALL_DIGITS = 17  # any two float64 that differ are told apart by them


def number_text(value: Any, digits: int = _DIGITS) -> str:
    """A number with so many significant digits."""
    scalar = value.item() if isinstance(value, np.generic | np.ndarray) else value
    return f"{scalar:.{digits}g}" if isinstance(scalar, float) else str(scalar)


def tell_apart(value: Any, *others: Any) -> tuple[str, ...]:
    """Numbers in words, with as many digits more than six as tell the first from those that are not equal to it."""
    exact = number_text(value, _ALL_DIGITS)
    different = [other for other in others if number_text(other, _ALL_DIGITS) != exact]
    digits = _DIGITS
    while any(number_text(other, digits) == number_text(value, digits) for other in different):
        digits += 1
    return tuple(number_text(each, digits) for each in (value, *others))


def index_text(index: tuple[int, ...]) -> str:
    """`[1, 0]`; nothing for a scalar."""
    return f"[{', '.join(map(str, index))}]" if index else ""


def array_text(array: NDArray[Any], most: int = _SMALL, digits: int = _DIGITS) -> str:
    """A small array's values on one line, a larger one's shape and dtype."""
    if array.size > most:
        return f"<{array.dtype.name} {array.shape}>"
    text = np.array2string(array, separator=", ", formatter={"float_kind": lambda number: f"{number:.{digits}g}"})
    return " ".join(text.split())


def arrays_apart(one: NDArray[Any], other: NDArray[Any]) -> tuple[str, str]:
    """Two small arrays that differ, with as many digits more than six as it takes to see that."""
    texts = ("", "")
    for digits in range(_DIGITS, _ALL_DIGITS + 1):
        texts = array_text(one, digits=digits), array_text(other, digits=digits)
        if texts[0] != texts[1]:
            break
    return texts


def case_text(case: Case, entry: str) -> str:
    """The calls of a case as one would type them; empty if they are too long to read."""
    steps = case.steps or [Call(case.function or entry, case.args, case.kwargs)]
    text = "; ".join(_step_text(step, _SMALL) for step in steps)
    if re.search(r"<\w+ \(", text):  # not all of it can be checked by hand: the rest is for orientation
        text = "; ".join(_step_text(step, _BESIDE) for step in steps)
    return text if len(text) <= _WIDTH else ""


def _step_text(step: Step, most: int) -> str:
    match step:
        case Call(function, args, kwargs):
            return f"{function}({_arguments(args, kwargs, most)})"
        case Run(source, args):
            return f"({' '.join(source.split())})({_arguments(args, {}, most)})"
        case New(cls, args, kwargs, name):
            return f"{name} = {cls}({_arguments(args, kwargs, most)})"
        case Method(method, args, kwargs, name):
            return f"{name}.{method}({_arguments(args, kwargs, most)})"
        case SetAttr(attribute, value, name):
            return f"{name}.{attribute} = {_value(value, most)}"
        case GetAttr(attribute, name):
            return f"{name}.{attribute}"
        case Write(_, value):
            return f"buffer[...] = {_value(value, most)}"
    return ""


def _arguments(args: Any, kwargs: Mapping[str, Any], most: int) -> str:
    return ", ".join(
        [_value(arg, most) for arg in args] + [f"{key}={_value(arg, most)}" for key, arg in kwargs.items()]
    )


def _value(value: Any, most: int) -> str:
    if isinstance(value, BFloat16):
        return array_text(value.values, most)
    if isinstance(value, np.ndarray):
        return array_text(value, most)
    if isinstance(value, Code):
        return value.source
    if isinstance(value, Rng):
        return f"rng({value.seed})"
    if isinstance(value, list):
        return f"[{', '.join(_value(item, most) for item in value)}]"
    if isinstance(value, tuple):
        return f"({', '.join(_value(item, most) for item in value)}{',' if len(value) == 1 else ''})"
    return number_text(value) if isinstance(value, float) else repr(value)


def parse_signature(signature: str) -> ast.Module:
    """The syntax tree of a signature, which may leave its last body out; empty if it is none."""
    for text in (f"{signature.rstrip()}\n        ...", signature):
        with contextlib.suppress(SyntaxError):
            return ast.parse(text)
    return ast.Module([], [])


def parameter_names(signature: str) -> dict[str, list[str]]:
    """Positional parameters of each function and method of a signature, without `self`; a class has `__init__`'s."""
    names: dict[str, list[str]] = {}
    for node in ast.walk(parse_signature(signature)):
        if isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, ast.FunctionDef):
                    found = [arg.arg for arg in item.args.args if arg.arg != "self"]
                    names[node.name if item.name == "__init__" else item.name] = found
        elif isinstance(node, ast.FunctionDef):
            names.setdefault(node.name, [arg.arg for arg in node.args.args if arg.arg != "self"])
    return names


def array_names(case: Case, entry: str, parameters: Mapping[str, list[str]]) -> dict[int, str]:
    """What the submission calls each array of a case, by the array's id: `x`, or `params[0]` inside a list."""
    names: dict[int, str] = {}
    for step in case.steps or [Call(case.function or entry, case.args, case.kwargs)]:
        match step:
            case Call(target, args, kwargs) | New(target, args, kwargs) | Method(target, args, kwargs):
                known = parameters.get(target, [])
                for position, arg in enumerate(args):
                    _note(arg, known[position] if position < len(known) else f"argument {position + 1}", names)
                for key, arg in kwargs.items():
                    _note(arg, key, names)
            case _:
                pass
    return names


def _note(value: Any, name: str, names: dict[int, str]) -> None:
    if isinstance(value, BFloat16):
        value = value.values
    if isinstance(value, np.ndarray):
        names.setdefault(id(value), name)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _note(item, f"{name}[{index}]", names)
