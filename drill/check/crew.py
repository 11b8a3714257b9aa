"""The processes in which shipped submissions are graded, on all cores at once."""

import threading
from contextlib import ExitStack

from drill.judge.oracle import load
from drill.judge.process import EndedError, Runner
from drill.judge.runner.wire import WireError


class Crew:
    """Runners, one a thread and framework: shipped submissions are trusted, so one process serves them all.

    Importing torch for each would take minutes. A runner that ends counts the others' as what its submission left, so
    all of them end together.
    """

    def __init__(self) -> None:
        self._mine = threading.local()
        self._all = ExitStack()
        self._stopped = threading.Event()
        self.drawing = threading.Lock()  # to run cases.py, Python's writing of bytecode is switched off for a moment

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self._all.close()

    def stop(self) -> None:
        """Call off what is being graded."""
        self._stopped.set()

    def runner(self, framework: str) -> Runner:
        """This thread's runner of a framework; a new one where a submission took it down."""
        mine: dict[str, Runner] = self._mine.__dict__
        if framework in mine:
            try:
                load(mine[framework], "ping", "ping.py", b"")
            except (EndedError, WireError):
                del mine[framework]
        if framework not in mine:
            started = Runner(framework, stop=self._stopped.is_set)
            self._all.callback(started.close)
            started.greet()
            mine[framework] = started
        return mine[framework]
