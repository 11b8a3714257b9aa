"""Tripwires in torch's operators: kernels registered with the dispatcher over those of the forbidden ones.

Every way to an operator leads through the dispatcher: Python functions and methods, modules, TorchScript, functorch's
transforms, autograd, in any thread and whatever modes are on or off. Composite operators have a kernel there, too.
"""

import ctypes
import functools
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NoReturn

# Where forbidden operators have kernels. Those of autograd call one of these.
_KEYS = ("CPU", "CUDA", "CompositeImplicitAutograd", "CompositeExplicitAutograd",
         "FuncTorchBatchedDecomposition", "MkldnnCPU", "SparseCPU",
         "SparseCUDA", "SparseCsrCPU", "SparseCsrCUDA", "NestedTensorCPU", "NestedTensorCUDA", "QuantizedCPU",
         "QuantizedCUDA")  # fmt: skip
_DOOR = "_dispatch_get_computed_kernel_for_dispatch_key"  # since torch 2.9


def tripwires(forbidden: Iterable[str], tell: Callable[[str], NoReturn]) -> Iterator[Callable[[], None]]:
    """What is to be called to put tripwires into all overloads, for all kinds of tensors, for good.

    At once, the one door around the dispatcher is closed, torch.library.get_kernel, before a kernel is taken out by it.
    """
    from torch import _C  # noqa: PLC0415 - the torch track only

    setattr(_C, _DOOR, partial(_trip, "torch.library.get_kernel", tell))
    libraries: dict[str, Any] = {}
    for name in forbidden:
        trip = partial(_trip, name, tell)
        for full, key in kernels().get(name, ()):
            space = full.partition("::")[0]
            if space not in libraries:
                libraries[space] = _dispatcher("library")("IMPL", space, "", __file__, 0)
                # Its end would undo all that. What nobody refers to nobody can find, either.
                ctypes.pythonapi.Py_IncRef(ctypes.py_object(libraries[space]))
            yield partial(libraries[space].impl, full, key, trip, False)


@functools.cache
def kernels() -> dict[str, list[tuple[str, str]]]:
    """Overloads (`aten::softmax.int`) and the keys that they have kernels for, by last name (`softmax`).

    Of all that is registered when first asked: look it up before forking, after which every look costs.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    registrations = _dispatcher("get_registrations_for_dispatch_key")
    for key in _KEYS:
        for full in registrations(key):
            found.setdefault(full.partition("::")[2].partition(".")[0], []).append((full, key))
    return found


def _dispatcher(name: str) -> Any:
    """A function of torch's dispatcher. The public torch.library keeps its registrations where they can be found."""
    from torch import _C  # noqa: PLC0415

    return getattr(_C, f"_dispatch_{name}")


def _trip(name: str, tell: Callable[[str], NoReturn], *_: object, **__: object) -> NoReturn:
    tell(name)
