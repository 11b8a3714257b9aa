"""Is this the right value? Kind, shape, numbers, device and dtype, in this order, through lists and dicts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from drill.judge.closeness import Look, close, is_rounded
from drill.judge.difference import Difference, Fault
from drill.judge.outcome import Foreign, Result, as_array
from drill.text import Text


def compare_value(oracle: Any, plain: Any, got: Any, look: Look) -> Difference | None:
    """How a returned value differs from the references' (`plain` in the case's precision)."""
    if plain is None:
        # What a procedure returns is its own affair.
        return None if look.is_procedure or got is None else _wrong_type(plain, got, look)
    if isinstance(plain, Foreign):
        return None if isinstance(got, Foreign) else _wrong_type(plain, got, look)
    if isinstance(plain, list | tuple):
        return _sequence(oracle, plain, got, look)
    if isinstance(plain, dict):
        return _mapping(oracle, plain, got, look)
    if isinstance(plain, str):
        free = not look.by_value and isinstance(got, str)
        return None if plain == got or free else _plain_difference(plain, got, look)
    if not isinstance(got, Result | bool | int | float):
        return _wrong_type(plain, got, look)
    return _numbers(oracle, plain, got, look)


def _sequence(oracle: Any, plain: Sequence[Any], got: Any, look: Look) -> Difference | None:
    if not isinstance(got, list | tuple):
        return _wrong_type(plain, got, look)
    if len(got) != len(plain):
        message = Text(
            f"{look.place.en} has {len(got)} items; {len(plain)} are expected",
            f"{look.place.zh}有 {len(got)} 项，应为 {len(plain)} 项",
        )
        return Difference(Fault.SHAPE, message)
    parts = zip(oracle, plain, got, strict=True)
    # Long lists of numbers are mostly exact: what is identical needs no closer look.
    odd = ((i, o, p, g) for i, (o, p, g) in enumerate(parts) if not _is_same_number(o, p, g))
    return next((d for i, o, p, g in odd if (d := _item(o, p, g, look.at(f"[{i}]")))), None)


def _is_same_number(oracle: Any, plain: Any, got: Any) -> bool:
    return type(got) is type(plain) is type(oracle) and type(got) in (int, float, bool) and got == plain == oracle


def _mapping(oracle: Any, plain: dict[Any, Any], got: Any, look: Look) -> Difference | None:
    if not isinstance(got, dict):
        return _wrong_type(plain, got, look)
    if set(got) != set(plain):
        is_, should = (str(sorted(map(str, keys)))[:80] for keys in (got, plain))
        message = Text(
            f"{look.place.en} has the keys {is_}; expected {should}", f"{look.place.zh}的键是 {is_}，应为 {should}"
        )
        return Difference(Fault.SHAPE, message)
    return next((d for key in plain if (d := _item(oracle[key], plain[key], got[key], look.at(f"[{key!r}]")))), None)


def _item(oracle: Any, plain: Any, got: Any, look: Look) -> Difference | None:
    """A part of a value; only as a whole can None mean that nothing is asked for."""
    return compare_value(oracle, plain, got, replace(look, is_procedure=False))


def _numbers(oracle: Any, plain: Any, got: Result | float, look: Look) -> Difference | None:
    # In the torch track a Tensor is demanded where the reference returns one, even without axes.
    scalar = not isinstance(plain, Result) or (plain.shape == () and look.rules.framework != "torch")
    if not scalar and not (isinstance(got, Result) and isinstance(plain, Result) and got.kind == plain.kind):
        return _wrong_type(plain, got, look)
    wanted, found = as_array(plain), as_array(got)
    if wanted is None or found is None:  # on the meta device, where nothing is ever computed
        return _misplaced(got, look)
    if wanted.shape != found.shape:
        message = Text(
            f"{look.place.en} has shape {found.shape}; expected {wanted.shape}",
            f"{look.place.zh}的形状是 {found.shape}，应为 {wanted.shape}",
        )
        return Difference(Fault.SHAPE, message)
    exact = as_array(oracle)
    assert exact is not None
    kind = _kind(plain, got, look, scalar=scalar)
    if not look.by_value:
        return kind
    difference = close(exact, wanted, found, look)
    # Lost precision is a fault of the dtype, not of the formula.
    rounded = difference is not None and kind is not None and is_rounded(exact, found)
    return kind if rounded else difference or kind


def _kind(plain: Any, got: Any, look: Look, *, scalar: bool) -> Difference | None:
    if not isinstance(plain, Result) or not isinstance(got, Result):
        return None
    if got.kind == "tensor" and got.device != look.rules.device:
        return _misplaced(got, look)
    strict = look.rules.framework == "torch" or look.rules.exact_dtype
    if scalar or got.dtype == plain.dtype or (not strict and _same_family(plain.dtype, got.dtype)):
        return None
    message = Text(
        f"{look.place.en} has dtype {got.dtype}; expected {plain.dtype}",
        f"{look.place.zh}的 dtype 是 {got.dtype}，应为 {plain.dtype}",
    )
    return Difference(Fault.DTYPE, message)


def _misplaced(got: Any, look: Look) -> Difference:
    is_, should = got.device if isinstance(got, Result) else "cpu", look.rules.device
    message = Text(
        f"{look.place.en} is on {is_}; the input is on {should}", f"{look.place.zh}在 {is_} 上，而输入在 {should} 上"
    )
    return Difference(Fault.DEVICE, message)


def _same_family(wanted: str, found: str) -> bool:
    """Where dtype is free: float64 for any float (np.sqrt(d) promotes), any integer for an integer."""
    if wanted.startswith("float"):
        return found == "float64"
    return "int" in wanted and "int" in found


def _wrong_type(plain: Any, got: Any, look: Look) -> Difference:
    is_ = _type_name(got)
    should = plain.type.rpartition(".")[2] if isinstance(plain, Foreign) else _type_name(plain)
    message = Text(f"{look.place.en} is {is_}; expected {should}", f"{look.place.zh}的类型是 {is_}，应为 {should}")
    return Difference(Fault.TYPE, message)


def _plain_difference(plain: Any, got: Any, look: Look) -> Difference:
    message = Text(
        f"{look.place.en} is {str(got)[:80]!r}, should be {str(plain)[:80]!r}",
        f"{look.place.zh}为 {str(got)[:80]!r}，应为 {str(plain)[:80]!r}",
    )
    return Difference(Fault.VALUE, message)


def _type_name(value: Any) -> str:
    if isinstance(value, Result):
        return {"tensor": "torch.Tensor", "ndarray": "numpy.ndarray"}.get(value.kind, f"numpy.{value.dtype}")
    if isinstance(value, Foreign):
        return value.type
    return "None" if value is None else type(value).__name__
