"""A runner's reply → an Outcome, every byte of it distrusted."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drill.judge.encoding import Request
from drill.judge.outcome import Failure, Foreign, Outcome, Result, StepOutcome, Tensor
from drill.judge.runner.values import DTYPES
from drill.judge.runner.wire import PACKED_LIMIT, WireError

Array = NDArray[Any]
_DEPTH_LIMIT = 24
_DTYPES = {name: np.dtype(name) for name in DTYPES}
_FAULTS = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError)


def decode_reply(header: dict[str, Any], buffers: list[bytes], request: Request) -> Outcome:
    """What the runner observed.

    Raises:
        WireError: The reply is not one that an honest runner sends.
    """
    try:
        reader = _Reader(buffers)
        steps = [_decode_step(step, reader, request) for step in header["steps"]]
        gradients = [reader.decode(value, 0) for value in header.get("gradients", [])]
        failure = _failure(header["gradient_error"]) if "gradient_error" in header else None
        _check_length(steps, len(request.header["steps"]))
        return Outcome(
            tuple(steps),
            tuple(gradients),
            failure,
            header.get("global_random") is True,
            tuple(range(len(steps)).index(number) for number in header.get("rewritten", [])),
            _largest(*header.get("largest", (0, []))),
        )
    except _FAULTS as error:
        raise WireError("a reply that is not a runner's") from error


def _check_length(steps: Sequence[StepOutcome], wanted: int) -> None:
    """All steps were played, or all up to one that raised."""
    raised = [step.failure is not None for step in steps]
    if not steps or len(steps) > wanted or any(raised[:-1]) or (len(steps) < wanted and not raised[-1]):
        raise WireError("a reply with too few or too many steps")


def _largest(elements: int, shape: list[int]) -> Tensor:
    return Tensor(int(elements), tuple(int(size) for size in shape[:32]))


def _decode_step(step: dict[str, Any], reader: "_Reader", request: Request) -> StepOutcome:
    if "error" in step:
        return StepOutcome(failure=_failure(step["error"]))
    states = {}
    for index, value in step["states"]:
        found = reader.decode(value, 0)
        array = found.array if isinstance(found, Result) else None
        # None: it was turned into something that cannot be sent, which is a change all the same.
        states[range(len(request.pool)).index(index)] = np.empty(0) if array is None else array
    shares = tuple(range(len(request.pool)).index(index) for index in step.get("shares", []))
    return StepOutcome(value=reader.decode(step["value"], 0), states=states, shares=shares)


def _failure(error: dict[str, Any]) -> Failure:
    return Failure(
        kind=legible(str(error["type"])[:100]),
        bases=tuple(str(base)[:100] for base in error["bases"][:10]),
        text=legible(str(error["text"])[:500]),
        line=int(error["line"]),
        source=legible(str(error["source"])[:200]),
    )


def legible(text: str) -> str:
    """Without the control characters and half characters that could draw on, or fail on, the user's terminal."""
    if text.isprintable():
        return text
    return "".join(
        char if char in "\n\t" or unicodedata.category(char)[0] != "C" else "\N{REPLACEMENT CHARACTER}" for char in text
    )


def decode_failure(header: dict[str, Any]) -> Failure | None:
    """The error of a `load` reply, if there is one.

    Raises:
        WireError: The reply is not one that an honest runner sends.
    """
    try:
        return _failure(header["error"]) if "error" in header else None
    except _FAULTS as error:
        raise WireError("a reply that is not a runner's") from error


def decode_names(header: dict[str, Any]) -> frozenset[str]:
    """The callables that a `load` reply names."""
    names = header.get("names")
    return frozenset(str(name) for name in names) if isinstance(names, list) else frozenset()


class _Reader:
    """Reads the values of one reply."""

    def __init__(self, buffers: list[bytes]) -> None:
        self._buffers, self._numbers = buffers, PACKED_LIMIT

    def decode(self, value: Any, depth: int) -> Any:
        """A value.

        Raises:
            WireError: It is not one that an honest runner sends.
        """
        if value is None or isinstance(value, bool | int | float | str):
            return value
        if depth > _DEPTH_LIMIT:
            raise WireError("an answer nested too deep")
        if "a" in value:
            return self._array(value)
        if "n" in value:
            return self._packed(value)
        if "l" in value:
            return [self.decode(item, depth + 1) for item in value["l"]]
        if "t" in value:
            return tuple(self.decode(item, depth + 1) for item in value["t"])
        if "d" in value:
            pairs = [(self.decode(k, depth + 1), self.decode(v, depth + 1)) for k, v in value["d"]]
            return {_key(key): item for key, item in pairs}
        return Foreign(legible(str(value["o"])[:200]))

    def _array(self, value: dict[str, Any]) -> Result:
        dtype = str(value["dtype"])
        kind, device = legible(str(value["k"])[:20]), legible(str(value.get("device", "cpu"))[:20])
        shape = [int(size) for size in value["shape"]]
        if len(shape) > 32 or min(shape, default=0) < 0:
            raise WireError("an impossible shape")
        if device == "meta":
            return Result(None, kind, legible(dtype[:20]), device, tuple(shape))
        array = _array("float32" if dtype == "bfloat16" else dtype, shape, self._buffers[value["a"]])
        return Result(array, kind, dtype, device, tuple(shape))

    def _packed(self, value: dict[str, Any]) -> Any:
        """A long list or tuple of numbers of one type."""
        array = np.frombuffer(self._buffers[value["n"]], dtype=_DTYPES[str(value["dtype"])])
        self._numbers -= array.size
        if self._numbers < 0:
            raise WireError("too many numbers")
        if value.get("k") == "generic":
            items = [Result(np.asarray(one), "generic", array.dtype.name, "cpu", ()) for one in array]
        else:
            items = array.tolist()
        return tuple(items) if value["as"] == "t" else items


def _key(key: Any) -> Any:
    """A key of a dict; NumPy's scalars are as good as Python's."""
    if isinstance(key, Result) and key.array is not None and key.kind == "generic":
        return key.array.item()
    return key if isinstance(key, str | int | float | tuple) else repr(key)


def _array(dtype: str, shape: list[int], buffer: bytes) -> Array:
    kind = _DTYPES[dtype]
    count = 1
    for size in shape:
        count *= size
    if count * kind.itemsize != len(buffer):
        raise WireError(f"{len(buffer)} bytes for shape {shape} of {dtype}")
    return np.frombuffer(buffer, dtype=kind).reshape(shape)
