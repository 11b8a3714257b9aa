"""Where the learner stands today, and the next thing to do. Counted by the database: no log is read as a whole."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from drill import scheduler
from drill.models.agenda import Preparing, Ready
from drill.models.day import day_of
from drill.models.today import Step, Today, Weak
from drill.planner.prior import correct, expect
from drill.session.daily import add_firsts, begin_day, find_agenda, find_left, find_plan, find_shift
from drill.session.resume import find_recent
from drill.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, tzinfo

    from drill.models.question import Question
    from drill.store import Store
    from drill.text import Lang

WEAK = 0.8  # share of right answers below which a topic is worth a word
ROUND = 10  # answers: a day that has as many may go on to code
ENOUGH = 3  # answers, before that share means anything
_RECENT = 2_000  # answers that tell how well a topic is known now
_DAY = 86_400_000_000  # microseconds


def look(store: Store, now: datetime, tz: tzinfo | None, lang: Lang = "en") -> Today:
    """Today at `now`."""
    day, tally = day_of(now, tz), store.tally
    standing = store.catalogue.outlook().stand(now)
    answered_today, _ = tally.since(begin_day(day, tz))
    preparing = find_preparing(store, now, tz, lang)
    weakest = () if preparing else find_weakest(store)
    return Today(
        first=not tally.answered(),
        questions=standing.questions,
        seen=standing.met,
        due=standing.due,
        answered_today=answered_today,
        streak=tally.streak(day, lambda one: begin_day(one, tz)),
        weakest=weakest,
        next_due=None if standing.due else standing.next_due,
        preparing=preparing,
        over=None if preparing else store.plans.current(),
        step=next_step(
            store,
            now,
            due=standing.due,
            weakest=weakest,
            fresh=standing.questions - standing.met if answered_today < ROUND else 0,
            left=find_recent(store, now),
            preparing=preparing,
        ),
    )


def find_preparing(store: Store, now: datetime, tz: tzinfo | None, lang: Lang) -> Preparing | None:
    """Where the plan stands; None: no interview is to come."""
    plan = find_plan(store, now, tz)
    if plan is None:
        return None
    work = find_agenda(store, plan, now, tz, lang)
    days = (plan.date - day_of(now, tz)).days
    fit, shift = store.fits.last(), find_shift(store)
    # What was answered before today was counted with the work of the day: there may be very much of it.
    guess = expect(add_firsts(work.firsts, store.tally.firsts_since(begin_day(day_of(now, tz), tz))))
    outlook = store.catalogue.outlook()
    recalls: dict[str, float] = defaultdict(float)
    met: dict[str, int] = defaultdict(int)
    moment = now.timestamp() * 1e6 + days * _DAY
    for topic, stability, last in outlook.known(plan.topics):
        recall = scheduler.recall(stability, max(moment - last, 0) / _DAY, fit.weights if fit else None)
        recalls[topic] += correct(recall, shift)
        met[topic] += 1
    above: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for topic, count in outlook.counts(plan.topics).items():
        recall = recalls[topic] + (count - met[topic]) * guess(topic)
        above[topic.partition("/")[0]][0] += recall
        above[topic.partition("/")[0]][1] += count
    topics = sorted(
        (Ready(topic, recall / count) for topic, (recall, count) in above.items()), key=lambda one: one.recall
    )
    total = sum(count for _, count in above.values())
    ready = sum(recall for recall, _ in above.values()) / total if total else 0.0
    return Preparing(plan, days, work, find_left(store, work, now, tz), ready, tuple(topics))


def find_weakest(store: Store) -> tuple[Weak, ...]:
    """At most three topics that were answered badly of late, the worst first."""
    answers: dict[str, list[bool]] = defaultdict(list)
    for answer in store.tally.recent(_RECENT):
        answers[answer.topic].append(answer.correct)
    shares = (Weak(topic, sum(right) / len(right)) for topic, right in answers.items() if len(right) >= ENOUGH)
    return tuple(sorted((one for one in shares if one.correct < WEAK), key=lambda one: (one.correct, one.topic))[:3])


def next_step(
    store: Store,
    now: datetime,
    *,
    missed: Sequence[Question] = (),
    due: int | None = None,
    weakest: Sequence[Weak] = (),
    fresh: int = 0,
    left: int = 0,
    preparing: Preparing | None = None,
) -> Step:
    """The next thing to do: the rest of a round (`left`), code what was missed, today's work; with no plan what is due.

    Where nothing is: an exercise to write once more, one that was begun, a weak topic, what is `fresh`.
    """
    if left:
        return Step("drill quiz --resume", Text(f"{left} left of this round", f"本轮还剩 {left} 题"))
    tried = store.tally.tried()
    for question in missed:
        if question.exercise and not tried.get(question.exercise) and _find_first(store, [question.exercise]):
            why = Text("write what you have just missed", "把刚才答错的亲手写一遍")
            return Step(f"drill code start {question.exercise}", why)
    if preparing is not None:
        return _step_of(store, preparing, tried)
    waiting = store.catalogue.outlook().stand(now).due if due is None else due
    if waiting:
        why = Text(f"{waiting} due", f"还有 {waiting} 道到期")
        return Step("drill quiz", why)
    if again := _find_first(store, (card.question for card in store.practice.cards() if card.due <= now)):
        return _write(store, again, tried)
    if begun := _find_first(store, (exercise for exercise, accepted in tried.items() if not accepted)):
        return _write(store, begun, tried)
    if weakest:
        return Step(
            f"drill quiz --mode random --topic {weakest[0].topic}", Text("your weakest topic", "你最薄弱的主题")
        )
    if not store.tally.answered():
        return Step("drill quiz", Text("ten questions, about five minutes", "十道题，大约五分钟"))
    if fresh > 0:
        return Step(
            "drill quiz", Text(f"{fresh} question{'' if fresh == 1 else 's'} not met yet", f"还有 {fresh} 道没见过")
        )
    return Step("drill code", Text("nothing is due: write some code", "没有到期的题目，写点代码吧"))


def _step_of(store: Store, preparing: Preparing, tried: dict[str, bool]) -> Step:
    """Questions first, while one is fresh; then code."""
    left = preparing.left
    if left.questions:
        count = len(left.questions)
        why = Text(f"{count} question{'' if count == 1 else 's'} of today's left", f"今天还剩 {count} 题")
        return Step("drill quiz", why)
    if exercise := _find_first(store, (part.id for part in left.exercises)):
        return _write(store, exercise, tried)
    if preparing.plan.topics and not preparing.topics and not preparing.work.exercises:
        why = Text(
            "no bank has the topics of your plan; choose others: drill plan --topics T",
            "题库里没有计划中的主题；可另选：drill plan --topics T",
        )
        return Step("drill bank list", why)
    return Step("drill quiz", Text("more, if you like", "想多练也可以"))


def _write(store: Store, exercise: str, tried: dict[str, bool]) -> Step:
    """Begin an exercise, or go on with the page that was begun."""
    page = store.practice.begun(exercise)
    if tried.get(exercise):
        _, last = store.tally.accepted()[exercise]
        if page is None or page <= last:
            return Step(f"drill code start {exercise} --again", Text("once more, on a blank page", "从空白页再写一遍"))
    elif exercise not in tried and page is None:
        return Step(f"drill code start {exercise}", Text("today's exercise", "今天的代码题"))
    return Step(f"drill code test {exercise}", Text("begun, not accepted yet", "做过但还没通过"))


def _find_first(store: Store, exercises: Iterable[str]) -> str | None:
    """The first that is still there: the learner's own may have been renamed, or lie in another folder."""
    from drill.session.exercises import Exercises  # noqa: PLC0415 - most starts name none

    found = Exercises(store)
    return next((exercise for exercise in exercises if found.has(exercise)), None)
