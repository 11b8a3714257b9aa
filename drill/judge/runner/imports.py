"""A tripwire for imports: Python itself announces them, by the name that was computed, and lets nobody off.

All but importlib's own, which are heard of by a finder that finds nothing.
"""

import sys
from collections.abc import Callable, Iterable
from importlib.abc import MetaPathFinder
from types import FrameType
from typing import Any, NoReturn

from .origins import is_standard, package_of


def watch(forbidden: Iterable[str], tell: Callable[[str], NoReturn]) -> None:
    """Trip over imports of these modules, and whatever lies in them, that the submission asks for. For good."""

    # Defaults are bound for good: to exchange them or the code, too, is announced.
    def hear(
        event: str,
        arguments: tuple[Any, ...],
        banned: tuple[str, ...] = tuple(forbidden),
        tell: Callable[[str], NoReturn] = tell,
        is_asked_for: Any = _is_asked_for,
    ) -> None:
        if event == "import":
            name = str.__str__(arguments[0])
            for ban in banned:
                # There is no frame above in a thread that runs nothing else in Python.
                if (name == ban or name.startswith(f"{ban}.")) and is_asked_for(ban, sys._getframe().f_back):  # noqa: SLF001
                    tell(ban)
        elif event == "object.__setattr__" and getattr(arguments[0], "__globals__", None) is is_asked_for.__globals__:
            tell(str(arguments[1]))

    sys.addaudithook(hear)
    sys.meta_path.insert(0, _Finder(hear))


class _Finder(MetaPathFinder):
    """Passes on what modules are looked for to be imported."""

    def __init__(self, hear: Callable[[str, tuple[Any, ...]], None]) -> None:
        self._hear = hear

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """As importlib says."""
        del path, target
        caller = sys._getframe(2).f_code.co_name  # noqa: SLF001
        if caller == "_find_and_load_unlocked":  # and not importlib.util.find_spec, which only asks
            self._hear("import", (fullname,))


def _is_asked_for(ban: str, frame: FrameType | None) -> bool:
    """Whether the import comes from the submission: a package that it uses may need the forbidden one for itself.

    The standard library imports what it is told to, and a package's own modules what its users want.
    """
    top = ban.partition(".")[0]
    standard = top in sys.stdlib_module_names
    while frame is not None and frame.f_globals is globals():
        frame = frame.f_back
    while frame is not None:
        package = package_of(frame)
        if package and package != top:
            return False
        if is_standard(frame):
            if standard and not _is_importlib(frame):
                return False
        elif not package:
            return True
        frame = frame.f_back
    return True


def _is_importlib(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__", "")).partition(".")[0] == "importlib"
