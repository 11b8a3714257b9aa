"""The journal: an append-only file of events, a JSON line each, on disk before an answer counts as saved."""

import fcntl
import os
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from drill.store.trouble import busy

LOCK_SECONDS = 10.0


class Extent(NamedTuple):
    """The state of the file after a write: bytes, modification time (ns), CRC-32 of all bytes."""

    size: int = 0
    mtime: int = 0
    crc: int = 0


class Journal:
    """`progress.jsonl` and its lock. Whoever writes, holds the lock."""

    def __init__(self, home: Path) -> None:
        self.path = home / "progress.jsonl"
        self._home = home

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Alone among all processes. The kernel lets go of it when a process dies. StoreError if it takes too long."""
        # A file of its own, since the journal may be replaced while others wait.
        handle = os.open(self._home / "progress.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            self._wait(handle)
            yield
        finally:
            os.close(handle)

    def _wait(self, handle: int) -> None:
        deadline = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise busy(self._home) from None
                time.sleep(0.002)
            else:
                return

    def changed_since(self, known: Extent) -> bool:
        """Whether the file is other than it was left. Reads nothing of it."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return known != Extent()
        return (found.st_size, found.st_mtime_ns) != (known.size, known.mtime)

    def read(self) -> bytes:
        """All of it; empty if there is none."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""

    def append(self, line: str, known: Extent) -> Extent:
        """Add a line; on disk when this returns. OSError: nothing was added. `known` is the file as it is now."""
        data = line.encode() + b"\n"
        new = not self.path.exists()
        handle = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            size = os.fstat(handle).st_size
            if size and os.pread(handle, 1, size - 1) != b"\n":
                data = b"\n" + data  # ends a line that was torn by a crash: only it is lost, not this one
            try:
                _write(handle, data)
                os.fsync(handle)
            except BaseException:
                # Not half a line stays behind. (If this fails too, the next append ends the torn line.)
                with suppress(OSError):
                    os.ftruncate(handle, size)
                raise
            after = os.fstat(handle)
        finally:
            os.close(handle)
        if new:
            sync_folder(self._home)
        return Extent(after.st_size, after.st_mtime_ns, zlib.crc32(data, known.crc))

    def cut(self, size: int) -> None:
        """Take back what was appended after `size`, as far as the disk lets us."""
        with suppress(OSError):
            handle = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
            try:
                if os.fstat(handle).st_size > size:
                    os.ftruncate(handle, size)
                    os.fsync(handle)
            finally:
                os.close(handle)

    def replace(self, lines: Iterable[str]) -> Extent:
        """Write the whole file anew; at no instant is there less than the old or the new one."""
        data = "".join(line + "\n" for line in lines).encode()
        write_file(self.path, data)
        return self.extent(data)

    def prepare(self, data: bytes) -> tuple[Path, Extent]:
        """Write what is to take the place of the file beside it, and say how the file will then be."""
        for left in self._home.glob(f".{self.path.name}.*.part"):  # of a process that was killed
            with suppress(OSError):
                left.unlink()
        partial = write_partial(self.path, data)
        return partial, Extent(len(data), partial.stat().st_mtime_ns, zlib.crc32(data))

    def install(self, partial: Path) -> None:
        """Put what was prepared into place."""
        partial.replace(self.path)
        sync_folder(self._home)

    def extent(self, data: bytes) -> Extent:
        """The state of the file whose bytes are `data`."""
        try:
            return Extent(len(data), self.path.stat().st_mtime_ns, zlib.crc32(data))
        except FileNotFoundError:
            return Extent()


def write_file(path: Path, data: bytes) -> None:
    """Create or replace a file, owner-only, whole or not at all, on disk when this returns."""
    partial = write_partial(path, data)
    try:
        partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise
    sync_folder(path.parent)


def write_partial(path: Path, data: bytes) -> Path:
    """Write, beside a file, what is to take its place; on disk when this returns, or not there at all."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    handle = os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_CLOEXEC, 0o600)
    try:
        try:
            _write(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise
    return partial


def sync_folder(folder: Path) -> None:
    """A new name survives a power cut only once its folder is on disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
