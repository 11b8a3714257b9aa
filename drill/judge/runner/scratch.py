"""The folder of one grading: made, held by a lock while its owner lives, and removed whatever was done to it."""

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
from pathlib import Path

_PREFIX = "drill-scratch-"
_LEVELS = 64  # of folders without permissions that are opened one by one


class Scratch:
    """A fresh folder under the system's temporary folder, where a submission may write."""

    def __init__(self) -> None:
        while not self._make():
            pass

    def _make(self) -> bool:
        """Make the folder and hold it; False: another process swept it up in between, taking it for abandoned."""
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        try:
            self._lock = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        if self.path.exists():
            return True
        os.close(self._lock)
        return False

    def close(self) -> None:
        """Remove it with all that lies in it."""
        _remove(self.path)
        with contextlib.suppress(OSError):
            os.close(self._lock)


def remove_abandoned() -> None:
    """Remove folders whose owner was killed before it could: nobody holds their lock."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if path.lstat().st_uid != os.getuid():
                continue
            lock = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_DIRECTORY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(path)
            finally:
                os.close(lock)


def _remove(folder: Path) -> None:
    """Delete a folder in which a submission may have taken permissions away, level by level."""
    for _ in range(_LEVELS):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        for parent, _, _ in os.walk(folder, onerror=lambda error: Path(error.filename).chmod(stat.S_IRWXU)):
            with contextlib.suppress(OSError):
                Path(parent).chmod(stat.S_IRWXU)
