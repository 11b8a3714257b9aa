"""Tripwires in functions written in Python, put into the function itself: whoever holds it under whatever name has it.

NumPy's are named in full (`numpy.linalg.solve`), torch's by their last name, wherever torch has one of that name, or by
a module (`torch.optim`), which forbids all that it defines.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, NoReturn

from .origins import is_installed

# Where torch has operations written in Python; the kernels of all others are forbidden themselves.
_TORCH = ("torch.nn.functional", "torch._refs", "torch._refs.nn.functional", "torch._refs.special",
          "torch._decomp.decompositions")  # fmt: skip
_ENTRIES = ("__init__", "step", "forward")  # what a class of a forbidden module cannot be used without

_surveyed: dict[str, list[FunctionType]] = {}  # by the names of their module and of all that it lies in
_modules_surveyed = 0


def survey() -> None:
    """Find the functions of all modules there are, ahead of time: where memory is a fork's, every look costs."""
    global _modules_surveyed  # noqa: PLW0603 - what is inherited by all forks is the process's
    for place in _fresh():
        if "." in place:
            functions = list(_defined_in(place))
            for name in _lineage(place):
                _surveyed.setdefault(name, []).extend(functions)
    _modules_surveyed = len(sys.modules)


def tripwires(
    forbidden: Iterable[str], framework: str, tell: Callable[[str], NoReturn], undo: list[Callable[[], object]] | None
) -> Iterator[Callable[[], None]]:
    """What is to be called to put tripwires into the functions that are forbidden, as far as they are imported.

    What takes them out again is added to `undo`, unless they are for good.
    """
    for name in forbidden:
        for function in _plain_functions(name, framework) if "." not in name else _functions_under(name):
            code = function.__code__
            if code.co_name != _tripped.__name__ and not code.co_freevars:
                # Only torch's operations call each other without being asked to by the submission.
                tripped = _with_tripwire(function, name, tell, spare_library=framework != "torch")
                if undo is not None:
                    undo.append(partial(setattr, function, "__code__", code))
                yield partial(setattr, function, "__code__", tripped)


def _plain_functions(name: str, framework: str) -> Iterator[FunctionType]:
    if framework == "torch":
        for place in _TORCH:
            yield from _behind(getattr(sys.modules.get(place), name, None))


def _functions_under(name: str) -> Iterator[FunctionType]:
    """Functions of a module and its submodules, or the one function of that name."""
    if name not in sys.modules:
        place, _, last = name.rpartition(".")
        yield from _behind(getattr(sys.modules.get(place), last, None))
        return
    yield from _surveyed.get(name, ())
    for place in _fresh():
        if place == name or place.startswith(f"{name}."):
            yield from _defined_in(place)


def _fresh() -> list[str]:
    """The modules imported since the survey."""
    return list(islice(reversed(sys.modules), max(0, len(sys.modules) - _modules_surveyed)))


def _lineage(place: str) -> Iterator[str]:
    while "." in place:
        yield place
        place = place.rpartition(".")[0]


def _defined_in(place: str) -> Iterator[FunctionType]:
    module = sys.modules[place]
    for thing in list(vars(module).values()) if isinstance(module, ModuleType) else ():
        # Not isinstance: a proxy asked for its class may warn.
        if issubclass(type(thing), type | FunctionType) and thing.__module__ == place:
            yield from _behind(thing)


def _behind(thing: object) -> Iterator[FunctionType]:
    """The function behind its decorators; of a class, those that it is used by."""
    if isinstance(thing, type):
        for entry in _ENTRIES:
            yield from _behind(vars(thing).get(entry))
        return
    while (inner := getattr(thing, "__wrapped__", None)) is not None:
        thing = inner
    if isinstance(thing, FunctionType):
        yield thing


def _with_tripwire(
    function: FunctionType, name: str, tell: Callable[[str], NoReturn], *, spare_library: bool
) -> CodeType:
    old = function.__code__
    original = FunctionType(old, function.__globals__, function.__name__, function.__defaults__, function.__closure__)
    original.__kwdefaults__ = function.__kwdefaults__

    def trip(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if not (spare_library and _calls_by_name(sys._getframe(2), original.__name__)):  # noqa: SLF001
            tell(name)
        return original(*args, **kwargs)

    consts = tuple(trip if const == "trip" else const for const in _tripped.__code__.co_consts)
    # File and line stay, for those who read the source.
    return _tripped.__code__.replace(co_consts=consts, co_filename=old.co_filename, co_firstlineno=old.co_firstlineno)


def _tripped(*args: Any, **kwargs: Any) -> Any:
    # A constant, for which the tripwire is put: the function's own globals and closure are not ours.
    return "trip".__call__(args, kwargs)  # type: ignore[operator]


def _calls_by_name(caller: FrameType, name: str) -> bool:
    """Whether a library's own code asks for the function. Handed one to call, it calls it by another name."""
    return is_installed(caller) and name in caller.f_code.co_names
