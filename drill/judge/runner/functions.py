"""Tripwires in functions written in Python, put into the function itself: whoever holds it under whatever name has it.

NumPy's are named in full (`numpy.linalg.solve`), torch's by their last name, wherever torch has one of that name, or by
a module (`torch.optim`), which forbids all that it defines.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from types import FrameType, FunctionType, ModuleType
from typing import Any, NoReturn

from .origins import is_installed

# Where torch has operations written in Python; the kernels of all others are forbidden themselves.
_TORCH = ("torch.nn.functional", "torch._refs", "torch._refs.nn.functional", "torch._refs.special",
          "torch._decomp.decompositions")  # fmt: skip
_ENTRIES = ("__init__", "step")  # what a class of a forbidden module cannot be used without

Found = tuple[FunctionType, str]


def wire(forbidden: Iterable[str], framework: str, tell: Callable[[str], NoReturn]) -> None:
    """Put tripwires into the functions that are forbidden, as far as they have been imported."""
    for function, name in list(_find(forbidden, framework)):
        if function.__code__.co_name != _tripped.__name__ and not function.__code__.co_freevars:
            # Only torch's operations call each other without being asked to by the submission.
            _put(function, name, tell, spare_library=framework != "torch")


def _find(forbidden: Iterable[str], framework: str) -> Iterator[Found]:
    for name in forbidden:
        if "." in name:
            yield from _under(name)
        elif framework == "torch":
            for place in _TORCH:
                yield from _plain(getattr(sys.modules.get(place), name, None), name)


def _under(name: str) -> Iterator[Found]:
    """Functions of a module and its submodules, or the one function of that name."""
    if name not in sys.modules:
        place, _, last = name.rpartition(".")
        yield from _plain(getattr(sys.modules.get(place), last, None), name)
        return
    for place, module in list(sys.modules.items()):
        if (place == name or place.startswith(f"{name}.")) and isinstance(module, ModuleType):
            for thing in list(vars(module).values()):
                if getattr(thing, "__module__", None) == place:
                    yield from _plain(thing, name)


def _plain(thing: object, name: str) -> Iterator[Found]:
    """The function behind its decorators; of a class, those that it is used by."""
    if isinstance(thing, type):
        for entry in _ENTRIES:
            yield from _plain(vars(thing).get(entry), name)
        return
    while (inner := getattr(thing, "__wrapped__", None)) is not None:
        thing = inner
    if isinstance(thing, FunctionType):
        yield thing, name


def _put(function: FunctionType, name: str, tell: Callable[[str], NoReturn], *, spare_library: bool) -> None:
    original = FunctionType(
        function.__code__, function.__globals__, function.__name__, function.__defaults__, function.__closure__
    )
    original.__kwdefaults__ = function.__kwdefaults__

    def trip(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if not (spare_library and _calls_by_name(sys._getframe(2), original.__name__)):  # noqa: SLF001
            tell(name)
        return original(*args, **kwargs)

    old = function.__code__
    consts = tuple(trip if const == "trip" else const for const in _tripped.__code__.co_consts)
    # File and line stay, for those who read the source.
    function.__code__ = _tripped.__code__.replace(
        co_consts=consts, co_filename=old.co_filename, co_firstlineno=old.co_firstlineno
    )


def _tripped(*args: Any, **kwargs: Any) -> Any:
    # A constant, for which the tripwire is put: the function's own globals and closure are not ours.
    return "trip".__call__(args, kwargs)  # type: ignore[operator]


def _calls_by_name(caller: FrameType, name: str) -> bool:
    """Whether a library's own code asks for the function. Handed one to call, it calls it by another name."""
    return is_installed(caller) and name in caller.f_code.co_names
