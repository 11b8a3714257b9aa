"""Whose code a frame runs: the submission's, an installed package's or the standard library's."""

import sysconfig
from types import FrameType

_STANDARD = ("<frozen ", *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib")))
_PACKAGES = ("/site-packages/", "/dist-packages/")


def is_standard(frame: FrameType) -> bool:
    """The standard library's."""
    file = frame.f_code.co_filename
    return file.startswith(_STANDARD) and not any(folder in file for folder in _PACKAGES)


def package_of(frame: FrameType) -> str:
    """The installed package that the code belongs to; empty: none."""
    file = frame.f_code.co_filename
    if frame.f_globals.get("__file__") != file:  # compiled by somebody else under that name
        return ""
    for folder in _PACKAGES:
        if folder in file:
            return file.rpartition(folder)[2].partition("/")[0]
    return ""


def is_installed(frame: FrameType) -> bool:
    """The standard library's or an installed package's."""
    return is_standard(frame) or bool(package_of(frame))
