"""A round of questions: what is asked next, what an answer does, how it is taken back. It prints nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drill import grading
from drill.session import turns
from drill.session.turn import Asked, Done, Feedback, Summary, summarise
from drill.store import BegunRound, Store, new_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, tzinfo

    from drill.grading import Grade
    from drill.models.card import Card, Rating, ReviewLog
    from drill.text import Lang, Text

# What rates and schedules is imported where it is used: nothing of it is needed before the first question is shown.

LONGEST = 600.0  # seconds: beyond, the learner was away from the screen


class Round:
    """One sitting. Every answer is durable in the store before anything else happens."""

    def __init__(
        self,
        store: Store,
        ids: Sequence[str],
        *,
        seed: int,
        tz: tzinfo | None,
        lang: Lang = "en",
        gap: int | None = 3,
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        """`gap`: how many others come before a missed question is asked again; None: it waits for the end.

        `settings` are kept with the round, for whoever continues it (JSON).
        """
        self._store = store
        self._seed = seed
        self._tz = tz
        self._lang = lang
        self._gap = gap
        self._settings = settings or {}
        self._id = ""
        self._turns = turns.line_up(ids)
        self._questions = tuple(turn.question for turn in self._turns)
        self._done: list[Done] = []
        self._asked: Asked | None = None

    @classmethod
    def resume(cls, store: Store, begun: BegunRound, *, tz: tzinfo | None, lang: Lang, gap: int | None) -> Round:
        """The rest of a round that was broken off; what was answered counts, and may be taken back."""
        sitting = cls(store, begun.questions, seed=begun.seed, tz=tz, lang=lang, gap=gap, settings=begun.settings)
        from drill.session.resume import restore  # noqa: PLC0415 - most rounds begin anew

        sitting._id = begun.id
        sitting._turns, sitting._done = restore(store, begun, gap)
        return sitting

    @property
    def current(self) -> Asked | None:
        """What is to be answered now; None when the round is over."""
        while self._asked is None and self._turns:
            turn = self._turns[0]
            question = self._store.catalogue.question(turn.question)
            if question is None:  # its bank was edited meanwhile
                self._turns = self._turns[1:]
                continue
            seed = grading.seed_of(question.id, self._seed, turn.repetition)
            self._asked = Asked(question, grading.draw(question, seed), turn.repetition)
        return self._asked

    @property
    def last(self) -> Feedback | None:
        """The feedback on the last answer that stands."""
        return self._done[-1].feedback if self._done else None

    @property
    def left(self) -> int:
        """How many askings are still to come."""
        return 0 if self.current is None else len(self._turns)

    @property
    def dots(self) -> tuple[bool | None, ...]:
        """For each question its first answer (right or wrong), None for those still to come."""
        firsts = [done.feedback.grade.correct for done in self._done if done.feedback.asked.repetition == 0]
        waiting = sum(turn.repetition == 0 for turn in self._turns)
        return (*firsts, *([None] * waiting))

    def hint(self) -> Text | None:
        """One more hint; None when there is none left."""
        from drill.session import hints  # noqa: PLC0415 - not before the first question

        asked = self.current
        further = None if asked is None else hints.give(asked)
        if further is None:
            return None
        self._asked = further
        return further.hints[-1]

    def judge(self, raw: str, *, insist: bool = False) -> Grade:
        """Grade an answer, keep nothing. `insist`: an unreadable one is wrong, for nobody can be asked again.

        Raises:
            NotAnAnswer: it cannot be read.
        """
        asked = self._expect()
        try:
            return grading.grade(asked.question, asked.variant, raw, self._lang)
        except grading.NotAnAnswer:
            if not insist or not raw.strip():
                raise
            return grading.refuse(asked.question, asked.variant, raw)

    def answer(self, raw: str, now: datetime, seconds: float, *, insist: bool = False, confidence: int = 0) -> Feedback:
        """Grade an answer and keep it. `confidence`: 1 to 3, or 0 where it was not asked.

        Raises:
            NotAnAnswer: it cannot be read; nothing was kept.
            StoreError: it could not be saved; nothing was kept.
        """
        from drill.session.rating import rate  # noqa: PLC0415 - see above

        grade = self.judge(raw, insist=insist)
        asked = self._expect()._replace(confidence=confidence)
        return self._keep(asked, grade, rate(asked, grade, seconds, self._lang), now, seconds)

    def reveal(self) -> Grade:
        """The grade of a recall answer said aloud: nothing is ticked and nothing kept until `answer_aloud`."""
        asked = self._expect()
        return grading.refuse(asked.question, asked.variant, "")

    def answer_aloud(self, grade: Grade, rating: Rating | None, now: datetime, seconds: float) -> Feedback:
        """Keep a recall answer that was said aloud: its points ticked by the learner, and rated or by the points."""
        from drill.session.rating import rate_points, regrade  # noqa: PLC0415 - see above

        asked = self._expect()
        if rating is None:
            return self._keep(asked, grade, rate_points(grade, hints=len(asked.hints)), now, seconds)
        return self._keep(asked, regrade(asked.question, grade, rating), rating, now, seconds)

    def overrule(self, rating: Rating, now: datetime, grade: Grade | None = None) -> Feedback | None:
        """Rate the last answer anew, by `grade` where the learner ticked it; None if none was given in this sitting."""
        from drill.session.rating import regrade  # noqa: PLC0415 - see above

        if not self._done or self._done[-1].earlier:
            return None
        done = self._done[-1]
        asked, old = done.feedback.asked, done.feedback.log
        grade = grade or regrade(asked.question, done.feedback.grade, rating)
        # The new answer is written before the old one is taken back: killed in between, the learner keeps both.
        log, card = self._write(asked, grade, rating, now, old.seconds, before=done.card)
        self._store.undo(old.id, now)
        self._requeue(self._done.pop().before)
        return self._settle(asked, grade, log, card, done.card)

    def undo(self, now: datetime) -> Asked | None:
        """Go back to the question answered last: its log is taken back, its card is as before. None at the start."""
        if not self._done:
            return None
        self._store.undo(self._done[-1].feedback.log.id, now)
        self._requeue(self._done.pop().before)
        return self.current

    def skip(self, now: datetime) -> None:
        """Put the question off to the end of the round; the second time, or as the last one, leave it out."""
        question = self._expect().question.id
        self._store.rounds.skip(self._begun(now), question, now)
        self._requeue(turns.put_off(self._turns))

    def reread(self) -> Feedback | None:
        """Take questions from the banks as they are now. Gives the last feedback with the question as it reads now."""
        self._asked = None
        if self._done:
            done = self._done[-1]
            question = self._store.catalogue.question(done.feedback.asked.question.id)
            if question is not None and question.type == done.feedback.asked.question.type:
                asked = done.feedback.asked._replace(question=question)
                grade = grading.restore(question, asked.variant, done.feedback.grade.answer, self._lang)
                if grade is not None:
                    # What was answered stays as it was judged; only its parts may read differently.
                    shown = done.feedback._replace(asked=asked, grade=grade._replace(correct=done.feedback.log.correct))
                    self._done[-1] = done._replace(feedback=shown)
        return self.last

    def summary(self) -> Summary:
        """The round so far."""
        return summarise([done.feedback for done in self._done], self.left)

    def _expect(self) -> Asked:
        asked = self.current
        assert asked is not None, "the round is over"
        return asked

    def _requeue(self, waiting: turns.Turns) -> None:
        self._turns = waiting
        self._asked = None

    def _begun(self, now: datetime) -> str:
        """The id of this round; only now that something happens in it is it kept."""
        if not self._id:
            begun = new_id(now)
            self._store.rounds.start(begun, self._questions, self._seed, self._settings, now)
            self._id = begun
        return self._id

    def _keep(self, asked: Asked, grade: Grade, rating: Rating, now: datetime, seconds: float) -> Feedback:
        before = self._store.card(asked.question.id)
        log, card = self._write(asked, grade, rating, now, seconds, before=before)
        return self._settle(asked, grade, log, card, before)

    def _write(
        self, asked: Asked, grade: Grade, rating: Rating, now: datetime, seconds: float, *, before: Card | None
    ) -> tuple[ReviewLog, Card | None]:
        """Put an answer into the store. Only the first of a day moves the card: FSRS predicts same-day ones badly."""
        from drill import scheduler  # noqa: PLC0415 - see above
        from drill.models.card import ReviewLog  # noqa: PLC0415
        from drill.session.policy import find_policy  # noqa: PLC0415

        question, policy = asked.question, find_policy(self._store)
        reviewed = before.last_review if before else None
        today = reviewed is not None and scheduler.same_day(reviewed, now, self._tz)
        card = None if today else policy.review(before, question.id, rating, now, self._tz)
        log = ReviewLog(
            id=new_id(now),
            question=question.id,
            topic=question.topic,
            at=now,
            rating=rating,
            correct=grade.correct,
            score=grade.score,
            seconds=round(min(max(seconds, 0.0), LONGEST), 2),
            hints=len(asked.hints),
            scheduled=card is not None,
            round=self._begun(now),
            seed=asked.variant.seed,
            answer=grade.answer,
            mistakes=grade.mistakes,
            confidence=asked.confidence,
            predicted=None if today else policy.predict(before, now, self._tz),
        )
        self._store.answer(log, card)
        return log, card

    def _settle(self, asked: Asked, grade: Grade, log: ReviewLog, card: Card | None, before: Card | None) -> Feedback:
        """Leave the current turn; what was not known comes back in this round."""
        waiting = self._turns
        repeats = turns.repeats(waiting[0], log.rating)
        self._requeue(turns.settle(waiting, log.rating, self._gap))
        feedback = Feedback(asked, grade, log, card.due if card else None, repeats)
        self._done.append(Done(feedback, waiting, before))
        return feedback
