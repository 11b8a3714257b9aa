"""The lock of a zygote: a file beside its socket, held while it lives, removed with it or by the next one."""

import contextlib
import fcntl
import os
from pathlib import Path

_SUFFIX = ".lock"


def take(socket: str) -> int | None:
    """Hold the lock of a socket until the descriptor is closed; None: somebody else holds it.

    Raises:
        OSError: There can be no file.
    """
    while True:
        lock = os.open(socket + _SUFFIX, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return None
        if _is_at(lock, socket + _SUFFIX):
            return lock
        os.close(lock)  # it was removed in between: holding it keeps nobody out


def remove(socket: str) -> None:
    """Remove the name of a lock that is held."""
    Path(socket + _SUFFIX).unlink(missing_ok=True)


def remove_abandoned(folder: Path) -> None:
    """Remove the locks that nobody holds, and the sockets that nobody serves."""
    for path in folder.glob(f"*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            lock = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _is_at(lock, str(path)):
                    Path(str(path).removesuffix(_SUFFIX)).unlink(missing_ok=True)
                    path.unlink()
            finally:
                os.close(lock)


def _is_at(lock: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(lock), os.lstat(path))
    except FileNotFoundError:
        return False
