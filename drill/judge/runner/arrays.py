"""The numpy track."""

import random
from typing import Any

from .framework import DTYPES, Framework


class Numpy(Framework):
    """The numpy track."""

    name = "numpy"

    def __init__(self, device: str = "cpu") -> None:
        super().__init__(device)
        import numpy as np  # noqa: PLC0415 - only the track that is graded is imported

        self.np = np
        self.names["np"] = np

    def warm(self) -> None:
        """NumPy imports its random and linear algebra lazily."""
        self.np.random.default_rng(0).standard_normal(2)

    def reseed(self) -> None:
        """Python's and NumPy's legacy one."""
        Framework.reseed(self)
        self.np.random.seed()

    def generator(self, seed: int) -> Any:
        """As NumPy recommends."""
        return self.np.random.default_rng(seed)

    def global_random(self) -> tuple[Any, ...]:
        """Python's and NumPy's legacy one."""
        legacy = self.np.random.get_state(legacy=False)["state"]
        return random.getstate(), legacy["key"].tobytes(), legacy["pos"]

    def make(self, spec: dict[str, Any], buffer: bytes) -> Any:
        """Strides are in elements; the storage behind them is writable."""
        storage = self.np.frombuffer(bytearray(buffer), dtype=spec["dtype"])
        if spec.get("cast") and self.np.issubdtype(storage.dtype, self.np.floating):
            storage = storage.astype(spec["cast"])
        steps = [step * storage.itemsize for step in spec["strides"]]
        return self.np.lib.stride_tricks.as_strided(storage, spec["shape"], steps)

    def describe(self, value: Any) -> tuple[dict[str, Any], bytes] | None:
        """Only the exact types: a subclass could lie about everything that is read from it."""
        kind = (
            "ndarray" if type(value) is self.np.ndarray else "generic" if isinstance(value, self.np.generic) else None
        )
        if kind is None or value.dtype.name not in DTYPES or not value.dtype.isnative:
            return None
        return {"k": kind, "dtype": value.dtype.name, "shape": list(value.shape)}, value.tobytes()

    def is_array(self, value: Any) -> bool:
        """No subclass, no scalar."""
        return type(value) is self.np.ndarray

    def size(self, value: Any) -> int:
        """Not that of the storage, which is smaller where an array is broadcast."""
        return int(value.nbytes) if Numpy.is_array(self, value) else 0

    def shares(self, one: Any, other: Any) -> bool:
        """The arrays of the pool have storages of their own, so bounds tell."""
        return bool(self.np.may_share_memory(one, other))

    def type_name(self, value: Any) -> str:
        """The dtype and shape belong to an array's."""
        name = Framework.type_name(self, value)
        if isinstance(value, self.np.ndarray | self.np.generic):
            return f"{name} of dtype {value.dtype} and shape {value.shape}"
        return name

    def snapshot(self, array: Any) -> Any:
        """The content as C-ordered bytes, and what they mean."""
        return array.shape, array.dtype, array.tobytes()

    def overwrite(self, array: Any, value: Any) -> None:
        """In place, whatever the layout."""
        array[...] = value
