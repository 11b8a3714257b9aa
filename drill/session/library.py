"""The banks as they are on disk now, through the cached index: YAML is read only when a file has changed."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from drill import paths
from drill.bank.files import bank_files
from drill.store import BankInfo, Entry, Store

Stamp = tuple[int, int]  # mtime in ns, size in bytes; (-1, -1): cannot be read


class Library:
    """Every bank: the shipped ones, the user's own folders, and files or folders named for this run."""

    def __init__(self, store: Store, banks: Sequence[Path] = ()) -> None:
        self._catalogue = store.catalogue
        self._banks = tuple(banks)

    def files(self) -> list[Path]:
        """Bank files, in the order in which they win an id. BankError if a named one does not exist."""
        return bank_files([paths.questions_dir(), *paths.user_banks()], self._banks)

    def refresh(self) -> None:
        """Bring the index up to date. A file with faults keeps its good questions.

        Raises:
            BankError: a bank named for this run does not exist.
            StoreError: the index cannot be written.
        """
        stamps = {str(file): _stamp(file) for file in self.files()}
        # A folder's time changes when an exercise joins it, which may mend a question that names it.
        exercises = paths.exercises_dir()
        stamps[str(exercises)] = _stamp(exercises)
        cached = self._catalogue.stamps()
        gone = cached.keys() - stamps.keys()
        changed = {path for path, stamp in stamps.items() if cached.get(path) != stamp}
        if gone:
            self._catalogue.forget(gone)
        if changed or gone:
            # What a file may say depends on the others (topics, ids), so those with faults are given another look.
            faulty = {str(fault.file) for fault in self._catalogue.faults()}
            with _without_collector():
                self._read([path for path in stamps if path in changed | faulty and path != str(exercises)], stamps)
            if str(exercises) in changed:
                self._catalogue.replace(str(exercises), stamps[str(exercises)], None)

    def _read(self, files: Sequence[str], stamps: dict[str, Stamp]) -> None:
        # Imported here: a warm start must not pay for the YAML library (30 ms).
        from drill.bank.bank_file import BankFile, read_banks  # noqa: PLC0415
        from drill.bank.known import shipped  # noqa: PLC0415
        from drill.session.pace import expect  # noqa: PLC0415

        def entry(bank: BankFile) -> Entry:
            path = str(bank.file)
            info = BankInfo(bank.bank, bank.title, bank.topics, bank.needs, bank.roles)
            seconds = [(expect(question, "en"), expect(question, "zh")) for question in bank.questions]
            return Entry(path, stamps[path], info, bank.questions, bank.faults, seconds)

        known = shipped().with_topics(frozenset(self._catalogue.topics()))
        self._catalogue.replace_many(map(entry, read_banks([Path(path) for path in files], known)))
        # A changed file may use an id of one that did not change; then both are read, and the later one loses it.
        shared = {path for users in self._catalogue.duplicates().values() for path in users}
        if shared:
            files = [path for path in stamps if path in shared.union(files)]
            self._catalogue.replace_many(map(entry, read_banks([Path(path) for path in files], known)))


def _stamp(file: Path) -> Stamp:
    try:
        status = file.stat()
    except OSError:
        return (-1, -1)
    return status.st_mtime_ns, status.st_size


@contextmanager
def _without_collector() -> Iterator[None]:
    """No cyclic garbage collection: trees have no cycles, and walking 2,000 questions took half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
