"""A framework as submissions see it: how arrays and generators are made, and arrays read back."""

import math
import random
from typing import Any

# Element types that a frame carries; bfloat16 content travels as float32.
_INTEGERS = ("uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64")
DTYPES = frozenset(("bool", *_INTEGERS, "float16", "float32", "float64", "complex64", "complex128"))
DEPTH_LIMIT = 20  # an answer nested deeper than this (or in itself) is no honest answer


class Framework:
    """How arrays are made and read back in one track. This base is the `python` track: no arrays at all."""

    name = "python"

    def __init__(self, device: str = "cpu") -> None:
        self.device = device
        self.names: dict[str, Any] = {"math": math}

    def warm(self) -> None:
        """Import what a grading will need, without running anything in parallel."""

    def prepare(self) -> bool:
        """Open the device, while it can be; whether there is one."""
        return True

    def reseed(self) -> None:
        """Have the global generators draw what nobody can foresee: neither another grading nor this submission."""
        random.seed()

    def generator(self, seed: int) -> Any:
        """A random generator of the track."""
        return random.Random(seed)

    def global_random(self) -> tuple[Any, ...]:
        """The state of every global random generator, to be compared with later ones."""
        return (random.getstate(),)

    def make(self, spec: dict[str, Any], buffer: bytes) -> Any:
        """An array of the pool, with the layout and dtype that the case gave it."""
        raise TypeError(f"the python track has no arrays, got {len(buffer)} bytes of {spec['dtype']}")

    def describe(self, value: Any) -> tuple[dict[str, Any], bytes] | None:
        """Header and bytes of an array or scalar of the framework; None: not one of its types."""
        del value
        return None

    def is_array(self, value: Any) -> bool:
        """Whether it is one of the framework's arrays, and of exactly that type."""
        del value
        return False

    def size(self, value: Any) -> int:
        """Bytes of content, if it is an array."""
        del value
        return 0

    def shares(self, one: Any, other: Any) -> bool:
        """Whether two arrays lie in the same memory."""
        raise NotImplementedError

    def type_name(self, value: Any) -> str:
        """What a value that cannot be sent is called."""
        return f"{type(value).__module__}.{type(value).__qualname__}"

    def snapshot(self, array: Any) -> Any:
        """Shape and content of a pool array, to be compared with later ones."""
        raise NotImplementedError

    def overwrite(self, array: Any, value: Any) -> None:
        """Replace the content in place."""
        raise NotImplementedError

    def gradients(self, outputs: Any, leaves: list[Any], seed: int) -> list[Any]:
        """Vector-Jacobian products with a random cotangent drawn from `seed`, one per leaf; None: not connected."""
        del outputs, seed
        return [None for _ in leaves]
