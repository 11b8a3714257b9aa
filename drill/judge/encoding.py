"""A case → the request that carries it to a runner."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drill.judge.case import BFloat16, Call, Case, Code, GetAttr, Method, New, Rng, Run, SetAttr, Step, Write
from drill.judge.runner.values import DTYPES

Array = NDArray[Any]


@dataclass
class Request:
    """One case on its way to a runner. `pool` holds each distinct array of the case once."""

    header: dict[str, Any]
    pool: list[Array]
    buffers: list[bytes]
    ids: list[int]  # `id` of each array of the pool in the case


@dataclass
class _Pool:
    specs: list[dict[str, Any]] = field(default_factory=list)
    arrays: list[Array] = field(default_factory=list)
    buffers: list[bytes] = field(default_factory=list)
    index: dict[int, int] = field(default_factory=dict)
    kept: list[object] = field(default_factory=list)  # keeps the ids valid
    generators: dict[int, Rng] = field(default_factory=dict)

    def add(self, array: Array, *, bfloat16: bool = False) -> int:
        if id(array) not in self.index:
            if array.dtype.name not in DTYPES or not array.dtype.isnative:
                raise TypeError(f"an array of dtype {array.dtype} cannot be sent")
            storage, strides = _storage(array)
            self.specs.append(
                {"dtype": array.dtype.name, "shape": list(array.shape), "strides": strides, "buffer": len(self.buffers)}
                | ({"bfloat16": True} if bfloat16 else {})
            )
            self.buffers.append(storage.tobytes())
            self.index[id(array)] = len(self.arrays)
            self.arrays.append(array.copy())
            self.kept.append(array)
        return self.index[id(array)]

    def add_generator(self, rng: Rng) -> int:
        self.generators[id(rng)] = rng
        return list(self.generators).index(id(rng))


def encode_case(case: Case, entry: str, *, seed: int) -> Request:
    """The request that plays `case`; `seed` draws the cotangents of its gradients.

    Raises:
        TypeError: An argument is of a type that cannot be sent.
        ValueError: `grad` has an array that no step is given.
    """
    pool = _Pool()
    steps = case.steps or [Call(case.function or entry, case.args, case.kwargs)]
    encoded = [_step(step, pool) for step in steps]
    for array in case.grad:
        if id(array) not in pool.index:
            raise ValueError("grad has an array that no step is given; pass the very object")
        pool.specs[pool.index[id(array)]]["grad"] = True
    if case.device:
        for spec in pool.specs:
            spec["device"] = case.device
    header: dict[str, Any] = {"op": "play", "seed": seed, "pool": pool.specs, "steps": encoded}
    if pool.generators:
        header["generators"] = [rng.seed for rng in pool.generators.values()]
    if case.fresh:
        header["fresh"] = True
    if case.largest is not None:
        header["largest"] = True
    return Request(header, pool.arrays, pool.buffers, list(pool.index))


def as_float64(request: Request) -> Request:
    """The same request with every float array widened, for the oracle."""
    specs = [
        spec | {"cast": "float64"} if spec["dtype"].startswith("float") else spec for spec in request.header["pool"]
    ]
    return Request({**request.header, "pool": specs}, request.pool, request.buffers, request.ids)


def _storage(array: Array) -> tuple[Array, list[int]]:
    """A flat buffer and element strides that reproduce the array's layout (contiguous if that cannot be sent)."""
    strides = [step // array.itemsize for step in array.strides]
    if array.flags.c_contiguous or min(strides) < 0 or any(step % array.itemsize for step in array.strides):
        # Not the array's own strides: those of an axis of size 1 can be anything, below zero too.
        fresh = np.empty(array.shape, array.dtype)
        return np.ascontiguousarray(array).reshape(-1), [step // array.itemsize for step in fresh.strides]
    span = 1 + sum((size - 1) * step for size, step in zip(array.shape, strides, strict=True)) if array.size else 0
    return np.lib.stride_tricks.as_strided(array, (span,), (array.itemsize,)), strides


def _step(step: Step, pool: _Pool) -> dict[str, Any]:
    match step:
        case Call(function, args, kwargs):
            return {"do": "call", "function": function, **_arguments(args, kwargs, pool)}
        case Run(source, args):
            return {"do": "run", "source": source, **_arguments(args, {}, pool)}
        case New(cls, args, kwargs, name):
            return {"do": "new", "cls": cls, "name": name, **_arguments(args, kwargs, pool)}
        case Method(method, args, kwargs, name):
            return {"do": "method", "method": method, "name": name, **_arguments(args, kwargs, pool)}
        case SetAttr(attribute, value, name):
            return {"do": "set", "attribute": attribute, "name": name, **_arguments([value], {}, pool)}
        case GetAttr(attribute, name):
            return {"do": "get", "attribute": attribute, "name": name}
        case Write(array, value):
            return {"do": "write", **_arguments([array, value], {}, pool)}
    raise TypeError(f"not a step of a case: {step!r}")


def _arguments(args: Sequence[Any], kwargs: Any, pool: _Pool) -> dict[str, Any]:
    return {
        "args": [_value(arg, pool) for arg in args],
        "kwargs": {key: _value(arg, pool) for key, arg in kwargs.items()},
    }


def _value(value: Any, pool: _Pool) -> Any:
    if isinstance(value, np.ndarray):
        return {"a": pool.add(value)}
    if isinstance(value, BFloat16):
        return {"a": pool.add(value.values, bfloat16=True)}
    if isinstance(value, Code):
        return {"c": value.source}
    if isinstance(value, Rng):
        return {"g": pool.add_generator(value)}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, list):
        return {"l": [_value(item, pool) for item in value]}
    if isinstance(value, tuple):
        return {"t": [_value(item, pool) for item in value]}
    if isinstance(value, dict):
        return {"d": [[_value(key, pool), _value(item, pool)] for key, item in value.items()]}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"an argument of type {type(value).__name__} cannot be sent")
