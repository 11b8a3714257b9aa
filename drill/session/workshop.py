"""Coding practice: find an exercise, start it, submit a file, take a hint, see the solution."""

import difflib
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from drill import paths
from drill.bank.files import list_exercises
from drill.bank.starter import starter_text
from drill.errors import BankError, DrillError, StoreError
from drill.judge.body import framework_installed
from drill.judge.grade import Submission, fresh_seed, grade
from drill.models.attempt import Attempt
from drill.models.exercise import Exercise, FollowUp
from drill.models.judgement import Judgement, Verdict
from drill.models.standing import Standing
from drill.store import Store
from drill.text import Text

_IMPORTS_TORCH = re.compile(rb"^\s*(?:import|from)\s+torch\b", re.MULTILINE)


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


class Workshop:
    """Exercises as the learner meets them. Every attempt is stored before it runs, its verdict after."""

    def __init__(self, store: Store, roots: Sequence[Root] | None = None) -> None:
        self._store = store
        self._roots = tuple(roots) if roots is not None else default_roots()

    def ids(self) -> list[str]:
        """All exercises that can be found."""
        return sorted({name for root in self._roots for name in list_exercises(root.exercises)})

    def exercises(self) -> list[Exercise]:
        """All exercises that can be read; a broken one is `drill bank lint`'s affair."""
        read = [self._read(name) for name in self.ids()]
        return [exercise for exercise in read if isinstance(exercise, Exercise)]

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
                    "没有名为“{name}”的练习{hint} 用 drill code list 查看全部。",
                ).fill(name=name, hint=hint if near else Text(".", "。"))
            )
        found = self._read(name)
        if isinstance(found, Text):
            raise BankError(found)
        return found

    def standings(self) -> dict[str, Standing]:
        """How every exercise that was tried stands."""
        attempts: dict[str, list[Attempt]] = {}
        for attempt in self._store.attempts():
            attempts.setdefault(attempt.exercise, []).append(attempt)
        return {name: self._standing(name, tried) for name, tried in attempts.items()}

    def standing(self, name: str) -> Standing:
        """How one exercise stands."""
        return self._standing(name, self._store.attempts(name))

    def start(self, exercise: Exercise, framework: str, target: Path) -> None:
        """Write the starter, never over an existing file.

        Raises:
            DrillError: The file exists or cannot be written.
        """
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8") as file:
                file.write(starter_text(exercise, framework))
        except FileExistsError as error:
            if not os.path.lexists(target):  # a folder of its path is a file
                raise _cannot("write", "写入", target, error) from error
            raise DrillError(
                Text(
                    f"{target} exists already and is left as it is; choose another with --to FILE",
                    f"{target} 已存在，不会覆盖；可用 --to 文件名 另存一份",
                )
            ) from None
        except OSError as error:
            raise _cannot("write", "写入", target, error) from error

    def submit(
        self, exercise: Exercise, file: Path, framework: str, *, device: str, seed: int | None, now: datetime
    ) -> Judgement:
        """Grade a file. A diagnosed mistake makes its question due.

        Raises:
            DrillError: The file cannot be read, or the track cannot be graded here.
        """
        source = read_source(file)
        attempt = self.begin(exercise, source, framework, now)
        chosen = fresh_seed() if seed is None else seed
        submission = Submission(source, file.name)
        judgement = grade(exercise, submission, framework=framework, device=device, seed=chosen)
        self.conclude(attempt, judgement, now)
        return judgement

    def begin(self, exercise: Exercise, source: bytes, framework: str, now: datetime) -> str:
        """Store a submission that is about to be graded; the id of the attempt."""
        return self._store.start_attempt(exercise.id, framework, source, now)

    def conclude(self, attempt: str, judgement: Judgement, now: datetime) -> None:
        """Store the verdict on an attempt. A diagnosed mistake makes its question due."""
        self._store.finish_attempt(attempt, judgement, now)
        for found in judgement.diagnosis:
            if found.question is not None and self._store.catalogue.question(found.question) is not None:
                reason = {"exercise": judgement.exercise, "mistake": found.mistake}
                self._store.make_due(found.question, now, reason)

    def is_known(self, exercise: Exercise, framework: str, source: bytes) -> bool:
        """Whether this is, byte for byte, what was submitted and judged last."""
        tried = self._store.attempts(exercise.id)
        last = tried[-1] if tried else None
        if last is None or last.verdict is None or last.framework != framework:
            return False
        return last.sha256 == sha256(source).hexdigest()

    def next_hint(self, exercise: Exercise, now: datetime) -> tuple[int, Text] | None:
        """The next hint and its number; after the last one, the last again; None: it has none."""
        if not exercise.hints:
            return None
        number = min(self._store.hints_used(exercise.id) + 1, len(exercise.hints))
        self._store.use_hint(exercise.id, number, now)
        return number, exercise.hints[number - 1]

    def solution(self, exercise: Exercise, framework: str, now: datetime, *, anyway: bool) -> str:
        """The reference's source.

        Raises:
            DrillError: Nothing was submitted yet, and it was not asked for `anyway`.
        """
        if not anyway and not self._store.attempts(exercise.id):
            raise DrillError(
                Text(
                    f"try it first: drill code start {exercise.id}; or add --anyway to see the solution now",
                    f"先自己试一试：drill code start {exercise.id}；想直接看答案请加 --anyway",
                )
            )
        self._store.reveal_solution(exercise.id, now)
        return exercise.reference(framework).read_text(encoding="utf-8")

    def follow_ups(self, exercise: Exercise, *, anyway: bool) -> tuple[FollowUp, ...]:
        """What an interviewer asks next.

        Raises:
            DrillError: There is nothing, or it was not accepted yet and it was not asked for `anyway`.
        """
        if not exercise.follow_ups:
            raise DrillError(Text(f"{exercise.id} has no follow-up questions", f"{exercise.id} 没有追问"))
        if not anyway and self.standing(exercise.id).status != "accepted":
            raise DrillError(
                Text(
                    f"these come once your code is accepted: drill code test {exercise.id}; or add --anyway",
                    f"代码通过后面试官才会追问：drill code test {exercise.id}；想直接看请加 --anyway",
                )
            )
        return exercise.follow_ups

    def questions(self, exercise: Exercise) -> list[str]:
        """Questions that go with an exercise: those that name it, and those that repair its mistakes."""
        named = self._store.catalogue.related(exercise.id)
        repairing = [mistake.question for mistake in exercise.mistakes.values() if mistake.question]
        return list(dict.fromkeys([*named, *repairing]))

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

    def _standing(self, name: str, tried: Sequence[Attempt]) -> Standing:
        graded = [attempt for attempt in tried if attempt.verdict not in (None, Verdict.JUDGE_ERROR)]
        accepted = any(attempt.verdict == Verdict.ACCEPTED for attempt in graded)
        status = "accepted" if accepted else "tried" if graded else "new"
        return Standing(status, len(graded), self._store.hints_used(name))


def read_source(file: Path) -> bytes:
    """A submission's bytes.

    Raises:
        DrillError: It cannot be read.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise DrillError(
            Text(
                f"there is no file {file}; write one with: drill code start {file.stem}",
                f"找不到文件 {file}；可先运行 drill code start {file.stem}",
            )
        ) from None
    except OSError as error:
        raise _cannot("read", "读取", file, error) from error


def choose_framework(exercise: Exercise, wanted: str | None, source: bytes | None = None) -> str:
    """The track: as asked, else as the source's imports say, else the exercise's first that is installed.

    Raises:
        DrillError: The exercise has no such track.
    """
    if wanted is None:
        if source is not None and "torch" in exercise.frameworks and _IMPORTS_TORCH.search(source):
            return "torch"
        installed = [name for name in exercise.frameworks if framework_installed(name)]
        return (installed or list(exercise.frameworks))[0]
    if wanted not in exercise.frameworks:
        tracks = ", ".join(exercise.frameworks)
        raise DrillError(
            Text(
                f"{exercise.id} has no {wanted} track; choose from: {tracks}",
                f"{exercise.id} 没有 {wanted} 版本；可选：{tracks}",
            )
        )
    return wanted


def _cannot(verb: str, verb_zh: str, file: Path, error: OSError) -> DrillError:
    return DrillError(Text(f"cannot {verb} {file}: {error.strerror}", f"无法{verb_zh} {file}：{error.strerror}"))
