"""Confines this process before user code is loaded, by as many layers as the machine has. Each is tried."""

import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from . import landlock, seatbelt, seccomp

_SYSTEM = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo", "/usr/local/cuda/lib64",
    "/dev/null", "/dev/zero", "/dev/random", "/dev/urandom",
    "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu", "/sys/devices/system/node",
)  # fmt: skip
_HIDDEN = ("drill", "dl_drill", "__editable__", "site-packages", "dist-packages")


def confine(scratch: str, *, device: str) -> list[str]:
    """Enter Landlock and seccomp, or Seatbelt; the layers that hold from now on."""
    layers = []
    folders = list(_package_folders())
    if sys.platform == "darwin":
        held = _holds(lambda: seatbelt.restrict(_readable(folders, device), _writable(scratch, device)))
        return ["seatbelt"] if held else []
    if _holds(lambda: landlock.restrict(_readable(folders, device), folders, _writable(scratch, device))):
        layers.append("landlock")
    # CUDA's driver makes system calls that no list here could keep up with.
    if device == "cpu" and seccomp.supported() and _holds(seccomp.restrict):
        layers.append("seccomp")
    return layers


def _holds(restrict: Callable[[], object]) -> bool:
    try:
        restrict()
    except OSError:
        return False
    return True


def _writable(scratch: str, device: str) -> list[str]:
    found = [scratch]
    if device == "cuda":
        found += [str(path) for path in Path("/dev").glob("nvidia*")]
    return found


def _package_folders() -> Iterator[str]:
    """Where modules lie. A folder that an editable install put on the path holds a project, not packages."""
    stdlib = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    for folder in {*stdlib, *sys.path}:
        if folder in stdlib or Path(folder).name in ("site-packages", "dist-packages", "lib-dynload"):
            yield folder


def _readable(folders: Iterable[str], device: str) -> Iterator[str]:
    """The interpreter, its libraries and the installed packages, without drill and so without hidden tests."""
    yield from _SYSTEM
    for folder in folders:
        if Path(folder).is_dir():
            yield from (str(path) for path in Path(folder).iterdir() if not path.name.startswith(_HIDDEN))
    for prefix in {sys.base_prefix, "/usr/local"}:
        yield from (str(path) for path in Path(prefix, "lib").glob("*") if not path.name.startswith("python"))
    if device == "cuda":
        yield from ("/proc", "/sys", "/usr/local", "/etc", "/opt")
