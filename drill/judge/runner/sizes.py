"""Watches for tensors that are larger than an algorithm needs, as they are made."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any


class Sizes:
    """While watching, the most elements that one tensor has.

    A view counts as what it shows, a broadcast one as what it stores. Only torch can be watched; in the other tracks
    nothing is ever found.
    """

    def __init__(self, framework: str, *, watching: bool) -> None:
        self.largest = 0
        self.shape: list[int] = []
        self._mode = _mode(self) if watching and framework == "torch" else None

    def watch(self) -> AbstractContextManager[Any]:
        """To be entered around what is watched."""
        return self._mode if self._mode is not None else nullcontext()

    def note(self, value: Any) -> None:
        """Look at what an operation returned."""
        if isinstance(value, list | tuple):
            for item in value:
                self.note(item)
        elif hasattr(value, "untyped_storage"):
            stored = value.untyped_storage().nbytes() // max(value.element_size(), 1)  # less than numel: broadcast
            count = min(int(value.numel()), stored)
            if count > self.largest:
                self.largest, self.shape = count, list(value.shape)


def _mode(sizes: Sizes) -> Any:
    from torch.utils._python_dispatch import TorchDispatchMode  # noqa: PLC0415 - the torch track only

    class Results(TorchDispatchMode):  # type: ignore[no-untyped-call]  # torch's own
        @classmethod
        def _should_skip_dynamo(cls) -> bool:
            return False  # nothing is compiled here, and importing the compiler to say so takes a second

        def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            del types
            result = func(*args, **(kwargs or {}))
            sizes.note(result)
            return result

    return Results()  # type: ignore[no-untyped-call]  # torch's own
