"""Seatbelt: from here on this process and all its descendants touch only what the profile allows (macOS, best effort).

The interface (`sandbox_init`, sandbox(7)) is old and marked deprecated, but it is what macOS itself uses. Nobody has
tried this profile against the attacks that the Linux layers are tried against: `drill doctor` says what it finds open.
"""

import ctypes
import os
from collections.abc import Iterable

_LIBRARY = "/usr/lib/libSystem.B.dylib"
_PRIVATE = ("/Users", "/Volumes", "/private/var/folders", "/private/tmp")


def restrict(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Give up the network, writing but below `writable`, reading homes but below `readable`, signals to others.

    Raises:
        OSError: This is not macOS, or it refuses.
    """
    library = ctypes.CDLL(_LIBRARY)
    try:
        init, free = library.sandbox_init, library.sandbox_free_error
    except AttributeError as error:
        raise OSError(str(error)) from error
    message = ctypes.c_char_p()
    if init(profile(readable, writable).encode(), ctypes.c_uint64(0), ctypes.byref(message)):
        reason = (message.value or b"").decode(errors="replace")
        free(message)
        raise OSError(reason)


def profile(readable: Iterable[str], writable: Iterable[str]) -> str:
    """The rules; of those that match, the last one decides."""
    rules = [
        "(version 1)",
        "(allow default)",
        "(deny network*)",
        "(deny signal (target others))",
        "(deny process-info* (target others))",
        *(f'(deny file-read-data (subpath "{folder}"))' for folder in _PRIVATE),
        *(f"(allow file-read* (subpath {_quoted(path)}))" for path in readable),
        "(deny file-write*)",
        '(allow file-write-data (literal "/dev/null") (literal "/dev/zero"))',
    ]
    rules += [f"(allow file-read* file-write* (subpath {_quoted(path)}))" for path in writable]
    return "\n".join(rules)


def _quoted(path: str) -> str:
    """As a string of the profile's language; symbolic links such as /tmp are resolved, as the kernel does."""
    return '"' + os.path.realpath(path).replace("\\", "\\\\").replace('"', '\\"') + '"'
