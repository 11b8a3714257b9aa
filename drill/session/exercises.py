"""Where exercises are found, and how they are read."""

import difflib
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from drill import paths
from drill.bank.files import list_exercises
from drill.errors import BankError, StoreError
from drill.models.exercise import Exercise
from drill.store import Store
from drill.store.shelf import Brief
from drill.text import Text


@dataclass(frozen=True)
class Root:
    """A folder of exercises and the folder of their references."""

    exercises: Path
    solutions: Path


def default_roots() -> tuple[Root, ...]:
    """The user's own exercises (beside their banks), then the shipped ones."""
    own = [Root(folder / "exercises", folder.parent / "solutions") for folder in paths.user_banks()]
    shipped = Root(paths.exercises_dir(), paths.solutions_dir())
    return (*(root for root in own if root.exercises.resolve() != shipped.exercises.resolve()), shipped)


class Exercises:
    """All exercises that there are, the user's own before the shipped ones."""

    def __init__(self, store: Store, roots: Sequence[Root] | None = None) -> None:
        self._store = store
        self._roots = tuple(roots) if roots is not None else default_roots()

    def ids(self) -> list[str]:
        """All exercises that can be found."""
        return sorted({name for root in self._roots for name in list_exercises(root.exercises)})

    def has(self, name: str) -> bool:
        """Whether an exercise can be found."""
        return any((root.exercises / name / "exercise.yaml").is_file() for root in self._roots)

    def exercises(self) -> list[Exercise]:
        """All exercises that can be read; a broken one is `drill bank lint`'s affair."""
        read = [self._read(name) for name in self.ids()]
        return [exercise for exercise in read if isinstance(exercise, Exercise)]

    def briefs(self) -> list[Brief]:
        """The same as `exercises`, of each only what planning needs: ten times as fast."""
        known, found = self._store.catalogue.shelf().briefs(), list[Brief]()
        homes = {name: root for root in reversed(self._roots) for name in list_exercises(root.exercises)}
        for name, root in sorted(homes.items()):
            file = os.path.join(root.exercises.absolute(), name, "exercise.yaml")  # noqa: PTH118 - a hundred of them
            status = os.stat(file)  # noqa: PTH116 - see above
            brief = known.get((file, (status.st_mtime_ns, status.st_size)))
            if brief is None and isinstance(one := self._read(name), Exercise):
                brief = Brief(one.id, one.topic, one.level, one.minutes, one.frequency)
            if brief is not None:
                found.append(brief)
        return found

    def exercise(self, name: str) -> Exercise:
        """One exercise.

        Raises:
            BankError: There is none of this id, or it cannot be read.
        """
        ids = self.ids()
        if name not in ids:
            near = difflib.get_close_matches(name, ids, 1) or difflib.get_close_matches(name.replace("-", "_"), ids, 1)
            hint = Text(f"; did you mean {near[0]}?", f"；是不是 {near[0]}？") if near else Text("")
            raise BankError(
                Text(
                    "there is no exercise '{name}'{hint} `drill code list` shows all.",
                    "没有名为“{name}”的代码题{hint} 用 drill code list 查看全部。",
                ).fill(name=name, hint=hint if near else Text(".", "。"))
            )
        found = self._read(name)
        if isinstance(found, Text):
            raise BankError(found)
        return found

    def _read(self, name: str) -> Exercise | Text:
        folders = [(root.exercises / name, root) for root in self._roots]
        folder, root = next(pair for pair in folders if (pair[0] / "exercise.yaml").is_file())
        shelf = self._store.catalogue.shelf()
        file = (folder / "exercise.yaml").absolute()
        status = file.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        if (known := shelf.find(file, stamp)) is not None:
            return replace(known, folder=folder, solutions=root.solutions)
        # Imported here: what has not changed must not pay for the YAML library (30 ms).
        from drill.bank.exercise_folder import read_exercise  # noqa: PLC0415

        exercise, faults = read_exercise(folder, root.solutions)
        if exercise is None:
            first = faults[0]
            where = f"{first.file}:{first.line}:{first.column}: "
            return Text(where + first.message.en, where + first.message.zh)
        with suppress(StoreError):  # a full disk costs time, not the exercise
            shelf.put(file, stamp, exercise)
        return exercise
