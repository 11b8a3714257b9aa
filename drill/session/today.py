"""Where the learner stands today, and the next thing to do."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from drill import scheduler, stats
from drill.models.judgement import Verdict
from drill.models.question import Question
from drill.session.resume import find_recent
from drill.stats import TopicStats
from drill.store import Store
from drill.text import Text

WEAK = 0.8  # share of right answers below which a topic is worth a word
ROUND = 10  # answers: a day that has as many may go on to code
ENOUGH = 3  # answers, before that share means anything


class Step(NamedTuple):
    """The next thing to do: a command, and why."""

    command: str
    why: Text


class Today(NamedTuple):
    """What the bare command shows. `questions`: how many there are; `next_due`: when nothing is due now."""

    first: bool  # nothing was ever answered
    questions: int
    seen: int
    due: int
    answered_today: int
    streak: int
    retention: float | None
    weakest: tuple[TopicStats, ...]
    next_due: datetime | None
    step: Step


def look(store: Store, now: datetime, tz: tzinfo | None) -> Today:
    """Today at `now`."""
    cards = store.cards()
    summary = stats.summarise(store.logs(), cards, store.attempts(), now, tz, retrievability=scheduler.retrievability)
    weakest = tuple(topic for topic in summary.topics if topic.reviews >= ENOUGH and topic.correct < WEAK)[:3]
    waiting = [card.due for card in cards if card.due > now]
    questions = store.catalogue.count()
    fresh = questions - summary.cards if summary.answered_today < ROUND else 0
    return Today(
        first=summary.reviews == 0,
        questions=questions,
        seen=summary.cards,
        due=summary.due,
        answered_today=summary.answered_today,
        streak=summary.streak,
        retention=summary.retention,
        weakest=weakest,
        next_due=min(waiting, default=None),
        step=next_step(store, now, due=summary.due, weakest=weakest, fresh=fresh, left=find_recent(store, now)),
    )


def next_step(
    store: Store,
    now: datetime,
    *,
    missed: Sequence[Question] = (),
    due: int | None = None,
    weakest: Sequence[TopicStats] = (),
    fresh: int = 0,
    left: int = 0,
) -> Step:
    """The next thing to do: the rest of a round (`left`), code what was missed, what is due, weak, then `fresh`."""
    if left:
        return Step("drill quiz --resume", Text(f"{left} left of this round", f"本轮还剩 {left} 题"))
    accepted = {attempt.exercise for attempt in store.attempts() if attempt.verdict == Verdict.ACCEPTED}
    for question in missed:
        if question.exercise and question.exercise not in accepted:
            why = Text("write what you have just missed", "把刚才答错的亲手写一遍")
            return Step(f"drill code start {question.exercise}", why)
    waiting = sum(card.due <= now for card in store.cards()) if due is None else due
    if waiting:
        why = Text(f"{waiting} due", f"还有 {waiting} 道到期")
        return Step("drill quiz", why)
    tried = {attempt.exercise for attempt in store.attempts()} - accepted
    if tried:
        return Step(f"drill code test {sorted(tried)[0]}", Text("begun, not accepted yet", "做过但还没通过"))
    if weakest:
        return Step(
            f"drill quiz --mode random --topic {weakest[0].topic}", Text("your weakest topic", "你最薄弱的主题")
        )
    if store.count_reviews() == 0:
        return Step("drill quiz", Text("ten questions, about five minutes", "十道题，大约五分钟"))
    if fresh > 0:
        return Step(
            "drill quiz", Text(f"{fresh} question{'' if fresh == 1 else 's'} not met yet", f"还有 {fresh} 道没见过")
        )
    return Step("drill code", Text("nothing is due: write some code", "没有到期的题目，写点代码吧"))
