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
# Words that say how or for what an operation is done, not which.
_MANNERS = ("cpu", "cuda", "cudnn", "efficient", "flash", "for", "forward", "functional", "fused", "legit", "masked",
            "math", "miopen", "mkldnn", "mps", "native", "nested", "nnpack", "overrideable", "quantized", "safe",
            "slow", "sparse", "special", "thnn", "triton")  # fmt: skip
_DOOR = "_dispatch_get_computed_kernel_for_dispatch_key"  # since torch 2.9


def tripwires(
    forbidden: Iterable[str], tell: Callable[[str], NoReturn], undo: list[Callable[[], object]] | None
) -> Iterator[Callable[[], None]]:
    """What is to be called to put tripwires into operators, for all kinds of tensors.

    A name (`layer_norm`) stands for all operators that do the same in one manner or another (`native_layer_norm`). What
    takes the tripwires out again is added to `undo`, unless they are for good: then the one door around the dispatcher
    is closed, too, and at once: torch.library.get_kernel.
    """
    from torch import _C  # noqa: PLC0415 - the torch track only

    if undo is None:
        setattr(_C, _DOOR, partial(_trip, "torch.library.get_kernel", tell))
    libraries: dict[str, Any] = {}
    for operation in dict.fromkeys(map(operation_of, forbidden)):
        for full, key in kernels().get(operation, ()):
            space, _, name = full.partition("::")
            if space not in libraries:
                libraries[space] = _dispatcher("library")("IMPL", space, "", __file__, 0)
                if undo is None:
                    # Its end would undo all that. What nobody refers to nobody can find, either.
                    ctypes.pythonapi.Py_IncRef(ctypes.py_object(libraries[space]))
                else:
                    undo.append(libraries[space].reset)
            trip = partial(_trip, name.partition(".")[0], tell)
            yield partial(libraries[space].impl, full, key, trip, False)


def operation_of(name: str) -> str:
    """What an operator (`native_layer_norm`, `_fused_adam_`) does, in whatever manner (`layer_norm`, `adam`)."""
    words = [word for word in name.split("_") if word]
    return "_".join([word for word in words if word not in _MANNERS] or words)


@functools.cache
def kernels() -> dict[str, list[tuple[str, str]]]:
    """Overloads (`aten::softmax.int`) and the keys that they have kernels for, by operation (`softmax`).

    Of all that is registered when first asked: look it up before forking, after which every look costs.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    registrations = _dispatcher("get_registrations_for_dispatch_key")
    for key in _KEYS:
        for full in registrations(key):
            found.setdefault(operation_of(full.partition("::")[2].partition(".")[0]), []).append((full, key))
    return found


def _dispatcher(name: str) -> Any:
    """A function of torch's dispatcher. The public torch.library keeps its registrations where they can be found."""
    from torch import _C  # noqa: PLC0415

    return getattr(_C, f"_dispatch_{name}")


def _trip(name: str, tell: Callable[[str], NoReturn], *_: object, **__: object) -> NoReturn:
    tell(name)
