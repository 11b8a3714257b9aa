"""The torch track."""

import os
from typing import Any

from . import rules
from .arrays import Numpy
from .framework import DEPTH_LIMIT, DTYPES, Framework


class Torch(Framework):
    """The torch track. Arrays are sent and read back through NumPy."""

    name = "torch"

    def __init__(self, device: str = "cpu") -> None:
        super().__init__(device)
        import numpy as np  # noqa: PLC0415
        import torch  # noqa: PLC0415

        torch.set_num_threads(1)
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        self.np, self.torch = np, torch
        self.names["torch"] = torch

    def warm(self) -> None:
        """A trivial case on the meta device, so that what torch imports lazily is there; the table of its operators."""
        self.np.random.default_rng(0).standard_normal(2)
        rules.survey(self.name)
        self.torch.ones(2, device="meta").exp()  # 800 modules, more than a second

    def prepare(self) -> bool:
        """CUDA opens its device files at the first use."""
        if self.device == "cuda":
            if not self.torch.cuda.is_available():
                return False
            (self.torch.ones(2, 2, device="cuda") @ self.torch.ones(2, 2, device="cuda")).sum().item()
        return True

    def reseed(self) -> None:
        """Python's, NumPy's and torch's, of the CPU and of the device."""
        Numpy.reseed(self)  # type: ignore[arg-type]  # it needs only self.np
        # Not torch.seed(): that opens /dev/urandom, which the sandbox closes.
        seed = int.from_bytes(os.urandom(7), "little")
        self.torch.default_generator.manual_seed(seed)
        if self.device == "cuda":
            self.torch.cuda.manual_seed(seed)

    def generator(self, seed: int) -> Any:
        """On the CPU, whatever the device."""
        return self.torch.Generator().manual_seed(seed)

    def global_random(self) -> tuple[Any, ...]:
        """Python's, NumPy's and torch's, of the CPU and of the device."""
        states = [self.torch.get_rng_state()] + ([self.torch.cuda.get_rng_state()] if self.device == "cuda" else [])
        return *Numpy.global_random(self), *(state.numpy().tobytes() for state in states)  # type: ignore[arg-type]

    def make(self, spec: dict[str, Any], buffer: bytes) -> Any:
        """Strides are in elements; the storage behind them is writable."""
        storage = self.torch.from_numpy(self.np.frombuffer(bytearray(buffer), dtype=spec["dtype"]))
        if spec.get("bfloat16"):
            storage = storage.to(self.torch.bfloat16)  # before the cast: the oracle sees the rounded values, too
        wanted = spec.get("cast") if storage.is_floating_point() else None
        storage = storage.to(
            device=spec.get("device") or self.device, dtype=getattr(self.torch, wanted) if wanted else None
        )
        tensor = storage.as_strided(spec["shape"], spec["strides"])
        return tensor.requires_grad_() if spec.get("grad") else tensor

    def describe(self, value: Any) -> tuple[dict[str, Any], bytes] | None:
        """Only the exact types: a subclass could lie about everything that is read from it."""
        if isinstance(value, self.np.ndarray | self.np.generic):
            return Numpy.describe(self, value)  # type: ignore[arg-type]  # it needs only self.np
        if not self.is_array(value):
            return None
        dtype = str(value.dtype).removeprefix("torch.")
        if value.layout != self.torch.strided or value.is_nested or dtype not in DTYPES | {"bfloat16"}:
            return None
        header = {"k": "tensor", "dtype": dtype, "shape": list(value.shape), "device": value.device.type}
        if value.is_meta:
            return header, b""
        plain = value.detach().cpu()
        if plain.dtype == self.torch.bfloat16:
            plain = plain.float()
        return header, plain.resolve_conj().resolve_neg().numpy().tobytes()

    def is_array(self, value: Any) -> bool:
        """No other subclass than Parameter."""
        return type(value) in (self.torch.Tensor, self.torch.nn.Parameter)

    def size(self, value: Any) -> int:
        """Not that of the storage, which is smaller where a tensor is broadcast; NumPy arrays are sent as well."""
        if self.is_array(value):
            return 0 if value.is_meta else int(value.numel()) * int(value.element_size())
        return Numpy.size(self, value)  # type: ignore[arg-type]  # it needs only self.np

    def shares(self, one: Any, other: Any) -> bool:
        """The tensors of the pool have storages of their own."""
        if one.layout != self.torch.strided or one.is_meta or not one.numel():
            return False
        return bool(one.untyped_storage().data_ptr() == other.untyped_storage().data_ptr())

    def type_name(self, value: Any) -> str:
        """The dtype, layout and shape belong to a tensor's."""
        if isinstance(value, self.torch.Tensor):
            layout = "" if value.layout == self.torch.strided else f", {value.layout}"
            return f"{Framework.type_name(self, value)} of {value.dtype}{layout} and shape {tuple(value.shape)}"
        return Numpy.type_name(self, value)  # type: ignore[arg-type]  # it needs only self.np

    def snapshot(self, array: Any) -> Any:
        """The content as C-ordered bytes, and what they mean."""
        plain = array.detach()
        try:
            return plain.shape, plain.dtype, plain.numpy().tobytes()
        except (TypeError, RuntimeError):  # NumPy has no such dtype, layout or device
            return self.describe(plain)

    def overwrite(self, array: Any, value: Any) -> None:
        """In place, whatever the layout."""
        with self.torch.no_grad():
            array.copy_(value)

    def gradients(self, outputs: Any, leaves: list[Any], seed: int) -> list[Any]:
        """The cotangents go to all float tensors of the answer, in order."""
        rng = self.np.random.default_rng(seed)
        products = []
        for tensor in _tensors(outputs, self.torch.Tensor, 0):
            if tensor.is_floating_point():
                cotangent = self.torch.from_numpy(self.np.asarray(rng.standard_normal(tuple(tensor.shape))))
                if tensor.requires_grad:
                    products.append((tensor * cotangent.to(tensor)).sum())
        if not products:
            return [None for _ in leaves]
        # The gradient of the inner product is the same, and handing cotangents to autograd.grad imports sympy: 0.4 s.
        return list(self.torch.autograd.grad(sum(products), leaves, allow_unused=True))


def _tensors(value: Any, kind: type, depth: int) -> list[Any]:
    if isinstance(value, kind):
        return [value]
    if isinstance(value, list | tuple) and depth < DEPTH_LIMIT:
        return [tensor for item in value for tensor in _tensors(item, kind, depth + 1)]
    return []
