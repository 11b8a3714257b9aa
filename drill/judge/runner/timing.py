"""Plays a case several times against the clock, and once with an eye on memory."""

import contextlib
import ctypes
import resource
import sys
import time
import tracemalloc
from typing import Any

from .arguments import Scene
from .stage import Stage

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # of glibc's malloc.h
_LARGEST_THRESHOLD = 32 << 20  # bytes; more is refused
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class TimingStage(Stage):
    """A stage that can also time what it plays."""

    _peak: int | None = None  # bytes; None: memory is not looked at

    def time(self, request: dict[str, Any], buffers: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
        """Play a case `repeats` times, or until `budget` seconds have gone; before that once for `peak`, if `memory`.

        The answer is that of one play, the odd one out if there is one, with `times`, the seconds of each repeat, and
        `peak`, the bytes that the steps took at most beyond what was there before them.
        """
        _keep_pages()
        first = self._play_for_memory(request, buffers) if request["memory"] else None
        peak, self._peak = self._peak, None
        shown, times = first, list[float]()
        started = time.perf_counter()
        while "error" not in (shown[0]["steps"][-1] if shown else {}):
            reply, out = self.play(request, buffers)
            times.append(reply.pop("seconds"))
            first = first or (reply, out)
            if shown is None or (reply, out) != first:
                shown = (reply, out)
            if len(times) >= request["repeats"] or time.perf_counter() - started > request["budget"]:
                break
        assert shown is not None
        return shown[0] | {"times": times, "peak": peak}, shown[1]

    def _play_for_memory(self, request: dict[str, Any], buffers: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
        self._peak = 0
        traced = self._framework.name != "torch"  # whose memory Python does not see
        if traced:
            tracemalloc.start()
        try:
            reply, out = self.play(request, buffers)
        finally:
            if traced:
                tracemalloc.stop()
        del reply["seconds"]
        return reply, out

    def _step(self, step: dict[str, Any], scene: Scene) -> Any:
        if self._peak is None:
            return super()._step(step, scene)
        before = _held()
        try:
            return super()._step(step, scene)
        finally:
            self._peak = max(self._peak, _most() - before)


def _keep_pages() -> None:
    """Linux: do not hand freed memory back. When malloc does is chance, and costs as much as a small call itself."""
    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_M_MMAP_THRESHOLD, _LARGEST_THRESHOLD)
        mallopt(_M_TRIM_THRESHOLD, (1 << 31) - 1)


def _held() -> int:
    """Bytes held now; where only the process's high-water mark can be had, that."""
    if not tracemalloc.is_tracing():
        return _most()
    tracemalloc.reset_peak()
    return tracemalloc.get_traced_memory()[0]


def _most() -> int:
    """Bytes held at most so far."""
    if tracemalloc.is_tracing():
        return tracemalloc.get_traced_memory()[1]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT
