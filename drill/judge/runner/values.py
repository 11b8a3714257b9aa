"""The frameworks, by name."""

from .arrays import Numpy
from .framework import DEPTH_LIMIT, DTYPES, Framework
from .tensors import Torch

__all__ = ["DEPTH_LIMIT", "DTYPES", "FRAMEWORKS", "Framework"]

FRAMEWORKS: dict[str, type[Framework]] = {"python": Framework, "numpy": Numpy, "torch": Torch}
