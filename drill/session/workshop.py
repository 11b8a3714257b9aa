"""Coding practice: start an exercise, submit a file, take a hint, see the solution."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from hashlib import sha256
from pathlib import Path

from drill.bank.starter import starter_text
from drill.errors import BankError, DrillError
from drill.judge.grade import Submission, fresh_seed, grade
from drill.models.attempt import Attempt
from drill.models.exercise import Exercise, FollowUp
from drill.models.judgement import Judgement, Verdict
from drill.models.standing import Standing
from drill.session import pages
from drill.session.exercises import Exercises
from drill.session.mistakes import find_repairs
from drill.session.submission import cannot, read_source
from drill.text import Text


class Workshop(Exercises):
    """Exercises as the learner meets them. Every attempt is stored before it runs, its verdict after."""

    def standings(self) -> dict[str, Standing]:
        """How every exercise that was tried stands."""
        attempts: dict[str, list[Attempt]] = {}
        for attempt in self._store.attempts():
            attempts.setdefault(attempt.exercise, []).append(attempt)
        back = {card.question: card.due for card in self._store.practice.cards()}
        return {name: self._standing(name, tried, back.get(name)) for name, tried in attempts.items()}

    def standing(self, name: str) -> Standing:
        """How one exercise stands."""
        card = self._store.practice.card(name)
        return self._standing(name, self._store.attempts(name), card.due if card else None)

    def start(self, exercise: Exercise, framework: str, target: Path, now: datetime) -> None:
        """Write the starter, never over an existing file. What was accepted before is begun anew, without hints.

        Raises:
            DrillError: The file exists or cannot be written.
        """
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8") as file:
                file.write(starter_text(exercise, framework))
        except FileExistsError as error:
            if not os.path.lexists(target):  # a folder of its path is a file
                raise cannot("write", "写入", target, error) from error
            if target.is_dir():
                inside = target / f"{exercise.id}.py"
                raise DrillError(
                    Text(
                        f"{target} is a folder; name a file in it, such as --to {inside}",
                        f"{target} 是文件夹；请给出其中的文件名，例如 --to {inside}",
                    )
                ) from None
            raise DrillError(
                Text(
                    f"{target} exists already and is left as it is; take another with --again, or --to FILE",
                    f"{target} 已存在，不会覆盖；加 --again 自动另起一个文件名，或用 --to 文件名 指定",
                )
            ) from None
        except OSError as error:
            raise cannot("write", "写入", target, error) from error
        self._store.practice.begin(exercise.id, now, again=self.standing(exercise.id).status == "accepted")

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
        self.conclude(exercise, attempt, judgement, now)
        return self.with_questions(exercise, judgement)

    def with_questions(self, exercise: Exercise, judgement: Judgement) -> Judgement:
        """The judgement with the question on each mistake that some bank has, which `conclude` makes due."""
        told = []
        for found in judgement.diagnosis:
            repairs = find_repairs(self._store.catalogue, exercise, found.mistake)
            told.append(replace(found, question=repairs[0] if repairs else None))
        return replace(judgement, diagnosis=tuple(told))

    def begin(self, exercise: Exercise, source: bytes, framework: str, now: datetime) -> str:
        """Store a submission that is about to be graded; the id of the attempt."""
        return self._store.start_attempt(exercise.id, framework, source, now)

    def conclude(
        self, exercise: Exercise, attempt: str, judgement: Judgement, now: datetime, tz: tzinfo | None = None
    ) -> None:
        """Store the verdict on an attempt. What is accepted comes back later; a mistake makes its questions due."""
        accepted = judgement.verdict is Verdict.ACCEPTED
        moved = pages.settle(self._store, exercise, attempt, now, tz) if accepted else None
        card, rating = moved or (None, None)
        self._store.finish_attempt(attempt, judgement, now, practice=card, rating=rating)
        for found in judgement.diagnosis:
            reason = {"exercise": judgement.exercise, "mistake": found.mistake}
            for question in find_repairs(self._store.catalogue, exercise, found.mistake):
                self._store.make_due(question, now, reason)

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
            DrillError: Nothing was submitted yet, and it was not asked for `anyway`; or there is none.
        """
        if not anyway and not self._store.attempts(exercise.id):
            raise DrillError(
                Text(
                    f"try it first: drill code start {exercise.id}; or add --anyway to see the solution now",
                    f"先自己试一试：drill code start {exercise.id}；想直接看答案请加 --anyway",
                )
            )
        file = exercise.reference(framework)
        try:
            source = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            raise BankError(
                Text(
                    f"{exercise.id} is broken: its reference {file} cannot be read ({why})",
                    f"代码题 {exercise.id} 有问题：参考答案 {file} 无法读取（{why}）",
                )
            ) from error
        self._store.reveal_solution(exercise.id, now)
        return source

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

    def _standing(self, name: str, tried: Sequence[Attempt], back: datetime | None) -> Standing:
        graded = [attempt for attempt in tried if attempt.verdict not in (None, Verdict.JUDGE_ERROR)]
        accepted = any(attempt.verdict == Verdict.ACCEPTED for attempt in graded)
        status = "accepted" if accepted else "tried" if graded else "new"
        return Standing(status, len(graded), self._store.hints_used(name), back)
