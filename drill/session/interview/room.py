"""An interview under way: every step is on disk before the next thing is shown, and the clock a second behind."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from drill.errors import DrillError
from drill.judge.body import framework_installed
from drill.models.attempt import Attempt
from drill.models.day import day_of
from drill.models.exercise import Exercise
from drill.models.interview import Setting
from drill.models.judgement import Judgement, Verdict
from drill.models.scorecard import Scorecard
from drill.session.exercises import Exercises
from drill.session.interview.clock import Budget, Clock, Heart
from drill.session.interview.score import score
from drill.session.interview.setting import allows_second, draw_up
from drill.session.interview.state import Coded, State, is_open, read
from drill.session.interview.theory import Warmup, find_answers
from drill.session.submission import choose_framework
from drill.store import Store
from drill.store.heartbeat import Heartbeat
from drill.store.interviews import HeldInterview, Step
from drill.text import Lang

_SEEDS = 10**15  # what can be kept is smaller


class Room:
    """One interview. What it shows follows from the steps alone, so that a killed one goes on where it was."""

    def __init__(self, store: Store, held: HeldInterview, setting: Setting) -> None:
        self._store, self._heart_file = store, Heartbeat(store.home)
        self.id, self.at, self.setting = held.id, held.at, setting
        self.budget = Budget.of(setting.minutes)
        self._steps = list(held.steps)
        self.state: State = read(self._steps)
        self.clock = Clock(max(self.state.seconds, self._heart_file.last(held.id)))

    @classmethod
    def begin(cls, store: Store, setting: Setting, now: datetime) -> "Room":
        """A new one, kept from now on."""
        interview = store.interviews.start(setting.to_json(), now)
        return cls(store, HeldInterview(interview, now, setting.to_json(), ()), setting)

    # The clock

    @property
    def seconds(self) -> float:
        """Of the clock."""
        return self.clock.look(time.monotonic())

    @property
    def left(self) -> float:
        """Seconds left for the part that is on."""
        return self.budget.until(self.state.part) - self.seconds

    @contextmanager
    def running(self) -> Iterator[None]:
        """The clock runs meanwhile, and is kept every second."""
        heart = Heart(self.clock, lambda seconds: self._heart_file.beat(self.id, seconds))
        self.clock.run(time.monotonic())
        heart.start()
        try:
            yield
        finally:
            heart.end()
            self._heart_file.beat(self.id, self.clock.stop(time.monotonic()))

    def pause(self, now: datetime) -> None:
        """Let the clock stand."""
        self.clock.stop(time.monotonic())
        self.note("pause", now)

    def go_on(self, now: datetime) -> None:
        """Let it run again."""
        self.note("go_on", now)
        self.clock.run(time.monotonic())

    # Steps

    def note(self, kind: str, now: datetime, **detail: object) -> None:
        """Keep a step.

        Raises:
            StoreError: it could not be kept.
        """
        full = {"elapsed": round(self.seconds, 2), **detail}
        self._store.interviews.step(self.id, kind, full, now)
        self._steps.append(Step(kind, now, full))
        self.state = read(self._steps)

    def enter(self, part: str, now: datetime) -> None:
        """Turn to the next part."""
        self.note("part", now, part=part)

    def warm_up(self, lang: Lang) -> Warmup:
        """The questions that are left."""
        done = {log.question for log in find_answers(self._store, self.id)}
        ids = self._store.catalogue.present([question for question in self.setting.ids if question not in done])
        seed, until = self.setting.seed, self.budget.theory
        return Warmup(self._store, self.id, ids, seed=seed, lang=lang, clock=self.clock, until=until)

    def next_exercise(self, exercises: Exercises, now: datetime) -> Exercise | None:
        """What is to be written now; None: nothing more."""
        if self.work is not None:
            found = find_exercise(exercises, self.work.exercise)
            if found is not None:
                return found
            self.note("hand_in", now, why="gone")  # its folder went away meanwhile
        done = [coded.exercise for coded in self.state.coded]
        drawn = (find_exercise(exercises, name) for name in self.setting.exercises if name not in done)
        chosen = next((one for one in drawn if one is not None), None)
        if chosen is None or self.left <= 0:
            return None
        if not done:
            return chosen
        accepted, minutes = self.state.coded[-1].accepted, self.setting.minutes
        more = allows_second(minutes, accepted=accepted, left=self.left, expected=chosen.minutes)
        return chosen if more else None

    def written(self, exercises: Exercises) -> list[Exercise]:
        """The exercises that were begun, less what is gone."""
        found = (find_exercise(exercises, one.exercise) for one in self.state.coded)
        return [one for one in found if one is not None]

    def begin_exercise(self, exercise: Exercise, file: Path, now: datetime) -> None:
        """Turn to an exercise, to be written in a file."""
        framework = choose_framework(exercise, None)
        self.note("begin", now, exercise=exercise.id, framework=framework, file=str(file))

    def note_verdict(self, judgement: Judgement, now: datetime) -> None:
        """Keep what a save came to, once: on resuming it is judged anew. The judge's own faults do not count."""
        tried = self._store.attempts(judgement.exercise)
        attempt = tried[-1].id if tried else ""
        known = self.work is not None and self.work.attempt == attempt != ""
        if judgement.verdict is not Verdict.JUDGE_ERROR and not known:
            mistakes = [found.mistake for found in judgement.diagnosis]
            counts = {"passed": judgement.passed, "total": judgement.total}
            self.note("verdict", now, verdict=judgement.verdict.value, mistakes=mistakes, attempt=attempt, **counts)

    def end(self, exercises: Exercises, now: datetime) -> Scorecard:
        """Close it with its scorecard."""
        drawn = [one for name in self.setting.exercises if (one := find_exercise(exercises, name)) is not None]
        expected = {one.id: (one.topic, one.minutes) for one in (*drawn, *self.written(exercises))}
        logs, seconds, coded = find_answers(self._store, self.id), self.seconds, self.state.coded
        if not coded and drawn:  # no time was left for code: it was not written, which is not that none was asked
            coded = (Coded(drawn[0].id, "", "", seconds, ended=seconds, closed=True),)
        state = self.state._replace(seconds=seconds, coded=coded)
        card = score(self.setting, state, logs, expected)
        self.note("end", now, card=card.to_json())
        return card

    @property
    def work(self) -> Coded | None:
        """The exercise that is being written."""
        return self.state.at_work


def find_exercise(exercises: Exercises, name: str) -> Exercise | None:
    """The exercise of this id; None: it is gone, or cannot be read any more."""
    with suppress(DrillError):
        return exercises.exercise(name)
    return None


def find_open(store: Store) -> Room | None:
    """The interview begun last, if it is not over."""
    held = store.interviews.all()
    setting = Setting.from_json(held[-1].settings) if held else None
    return Room(store, held[-1], setting) if setting is not None and is_open(held[-1]) else None


def prepare(store: Store, *, minutes: int, role: str, seed: int, now: datetime, lang: Lang, fresh: bool) -> Setting:
    """Draw up a new one; `fresh`: rather of what was not done lately, else a seed always means the same."""
    seed %= _SEEDS
    exercises = Exercises(store).exercises()
    today = day_of(now, None)
    recent = store.logs(since=now - timedelta(days=1, hours=1))
    return draw_up(
        store.catalogue.outlook().rows(),
        [one for one in exercises if _can_be_graded(one)],
        store.catalogue.roles(),
        minutes=minutes,
        role=role,
        seed=seed,
        today={log.question for log in recent if day_of(log.at, None) == today} if fresh else (),
        accepted=_last_accepted(store.attempts()) if fresh else {},
        now=now,
        zh=lang == "zh",
    )


def _can_be_graded(exercise: Exercise) -> bool:
    return framework_installed(choose_framework(exercise, None))


def _last_accepted(attempts: list[Attempt]) -> dict[str, datetime]:
    return {one.exercise: one.at for one in attempts if one.verdict == Verdict.ACCEPTED}
