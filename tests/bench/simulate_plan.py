"""Does the plan help? A simulated learner prepares for an interview in several ways, in the same time.

python tests/bench/simulate_plan.py [SEEDS] [DAYS] [MINUTES]

The learner forgets as in ACT-R (Pavlik and Anderson 2005, https://doi.org/10.1207/s15516709cog0000_14), not as in FSRS:
each time that an answer is seen leaves a trace that decays by a power law, faster where the memory was fresh, and
chance noise decides. Questions differ in how well they stick, learners in memory and pace; some questions are half
known from long ago. Every way of learning asks the same questions of the same learner, who takes as long for them and
sees a missed one again in the same sitting.

Printed is the mean true probability of a right answer at noon of the day, over all questions, guessing aside.
"""

import math
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from drill import scheduler
from drill.models.card import Card, Rating
from drill.planner import agenda, prior
from drill.planner.agenda import Material
from drill.planner.day import Span
from drill.planner.material import Seen, Unseen
from drill.session.library import Library
from drill.session.material import find_curve
from drill.session.policy import Policy
from drill.store import Store

SPACING, DECAY, THRESHOLD, NOISE = 0.217, 0.177, -0.704, 0.255  # c, a, τ and s of the paper
BETWEEN = 0.025  # what a second between sittings counts for, of one within
GAP = 3  # questions between a miss and its return
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Item(NamedTuple):
    """A question of the bank."""

    id: str
    topic: str
    level: int
    seconds: float
    guess: float


class Learner:
    """Traces of what was seen: when (days), and how fast each fades."""

    def __init__(self, items: list[Item], rng: Random) -> None:
        self.rng = rng
        self.pace = math.exp(rng.gauss(0, 0.2))
        strength = rng.gauss(0, 0.2)
        self.ease = {one.id: strength + 1.1 - 0.15 * (one.level - 2) + rng.gauss(0, 0.6) for one in items}
        self.traces: dict[str, list[tuple[float, float]]] = {one.id: [] for one in items}
        for one in items:
            if rng.random() < 0.3:  # met long ago
                for _ in range(3):
                    self.see(one.id, -rng.uniform(100, 400))

    def activation(self, item: str, at: float) -> float:
        """Of a memory, at `at` (days)."""
        # A sitting's own seconds count whole, the time between sittings for little.
        ages = (((at - then) * 86400, decay) for then, decay in self.traces[item] if at > then)
        total = sum((age if age < 7200 else 7200 + BETWEEN * (age - 7200)) ** -decay for age, decay in ages)
        return math.log(total) + self.ease[item] if total else -math.inf

    def recall(self, item: str, at: float) -> float:
        """The true probability of knowing it."""
        return 1 / (1 + math.exp(min((THRESHOLD - self.activation(item, at)) / NOISE, 700)))

    def see(self, item: str, at: float) -> None:
        """Read the answer: it leaves a trace, which fades the faster the fresher the memory was."""
        raw = self.activation(item, at) - self.ease[item]
        self.traces[item].append((at, SPACING * math.exp(raw) + DECAY))
        self.traces[item].sort()

    def answer(self, item: Item, at: float) -> tuple[bool, float]:
        """Right or wrong, and the seconds it took, reading the reason included."""
        known = self.rng.random() < self.recall(item.id, at)
        right = known or self.rng.random() < item.guess
        seconds = item.seconds * self.pace * math.exp(self.rng.gauss(0, 0.35)) * (0.9 if known else 1.15)
        self.see(item.id, at + seconds / 86400)
        return right, seconds


Ask = Callable[[int, float], list[Item]]  # (day, minutes left) → what to ask next
Told = Callable[[Item, bool, float, datetime], None]  # what came of it


def study(learner: Learner, days: int, minutes: float, ask: Ask, told: Told) -> None:
    """Every day until its minutes are over."""
    for day in range(days):
        clock, end = 0.0, 60.0 * minutes
        queue: list[tuple[Item, bool]] = []
        while clock < end:
            if not queue:
                queue = [(item, False) for item in ask(day, (end - clock) / 60)]
                if not queue:
                    break
            item, again = queue.pop(0)
            at = START + timedelta(days=day, seconds=clock)
            right, seconds = learner.answer(item, (at - START) / timedelta(days=1))
            clock += seconds
            if not again:
                told(item, right, seconds, at)
            if not right:
                queue.insert(min(GAP, len(queue)), (item, True))


def by_plan(items: list[Item], needs: dict[str, tuple[str, ...]], days: int, minutes: float) -> tuple[Ask, Told]:
    """The planner and the scheduler of drill."""
    named = {item.id: item for item in items}
    cards: dict[str, Card] = {}
    policy, curve = Policy(day=START.date() + timedelta(days=days)), find_curve(None)
    firsts: dict[str, tuple[int, int]] = {}
    taken = [0.0, 0.0]

    def ask(day: int, left: float) -> list[Item]:
        pace, guess = prior.find_pace(*taken), prior.expect(firsts)
        today = START.date() + timedelta(days=day)
        seen = [_seen(card, named[card.question], today, pace) for card in cards.values()]
        unseen = [
            Unseen(one.id, one.topic, one.level, one.seconds * pace, guess(one.topic))
            for one in items
            if one.id not in cards
        ]
        work = agenda.plan(Material(seen, unseen, needs), Span(days - day, days), left, curve)
        return [named[question] for question in work.questions]

    def told(item: Item, right: bool, seconds: float, at: datetime) -> None:
        rating = scheduler.rate(correct=right, score=right, hints=0, seconds=seconds, expected=item.seconds * 1.0)
        if item.id not in cards:
            count, good = firsts.get(item.topic, (0, 0))
            firsts[item.topic] = (count + 1, good + right)
        taken[0] += seconds
        taken[1] += item.seconds
        cards[item.id] = policy.review(cards.get(item.id), item.id, Rating(rating), at, UTC)

    return ask, told


def _seen(card: Card, item: Item, today: date, pace: float) -> Seen:
    assert card.stability is not None
    assert card.difficulty is not None
    assert card.last_review is not None
    elapsed = (today - card.last_review.date()).days
    return Seen(item.id, item.topic, item.seconds * pace, card.stability, card.difficulty, elapsed)


def at_random(items: list[Item], rng: Random) -> tuple[Ask, Told]:
    """Any question, each as likely as any other."""
    return lambda _day, _left: rng.sample(items, 10), lambda *_: None


def in_turn(items: list[Item], rng: Random) -> tuple[Ask, Told]:
    """All of them in random order, then all of them again."""
    order = rng.sample(items, len(items))

    def ask(_day: int, _left: float) -> list[Item]:
        order.append(order.pop(0))
        return order[-1:]

    return ask, lambda *_: None


def at_intervals(items: list[Item], rng: Random, intervals: tuple[int, ...] = (1, 3, 7, 14)) -> tuple[Ask, Told]:
    """What is due after 1, 3, 7 and 14 days (a miss begins anew), the longest due first, then new questions."""
    fresh = rng.sample(items, len(items))
    due: dict[str, tuple[int, int]] = {}
    named = {item.id: item for item in items}

    def ask(day: int, _left: float) -> list[Item]:
        waiting = sorted((when, item) for item, (when, _) in due.items() if when <= day)
        if waiting:
            return [named[waiting[0][1]]]
        return [fresh.pop()] if fresh else []

    def told(item: Item, right: bool, _seconds: float, at: datetime) -> None:
        step = due[item.id][1] + 1 if item.id in due and right else 0
        wait = intervals[step] if step < len(intervals) else 10_000
        due[item.id] = ((at - START).days + wait, step)

    return ask, told


def by_due_dates(items: list[Item], rng: Random) -> tuple[Ask, Told]:
    """FSRS without a plan: what is due, the longest due first, then new questions."""
    fresh = rng.sample(items, len(items))
    cards: dict[str, Card] = {}
    named = {item.id: item for item in items}

    def ask(day: int, _left: float) -> list[Item]:
        end = START + timedelta(days=day, hours=12)
        waiting = sorted((card.due, card.question) for card in cards.values() if card.due <= end)
        if waiting:
            return [named[waiting[0][1]]]
        return [fresh.pop()] if fresh else []

    def told(item: Item, right: bool, seconds: float, at: datetime) -> None:
        rating = scheduler.rate(correct=right, score=right, hints=0, seconds=seconds, expected=item.seconds)
        cards[item.id] = Policy().review(cards.get(item.id), item.id, Rating(rating), at, UTC)

    return ask, told


def read_items() -> tuple[list[Item], dict[str, tuple[str, ...]]]:
    """The shipped questions, and what their topics need."""
    guesses = {"choice": 0.25, "output": 0.1, "bug": 0.1}
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        Library(store).refresh()
        rows = store.catalogue.outlook().rows()
        items = [Item(one.id, one.topic, one.level, one.seconds[0], guesses.get(one.type, 0.0)) for one in rows]
        return items, store.catalogue.needs()


def run(seed: int, days: int, minutes: float, items: list[Item], needs: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Mean true recall on the day, by each way of learning."""
    found = {}
    for name, way in (
        ("plan", lambda _rng: by_plan(items, needs, days, minutes)),
        ("random order", lambda rng: at_random(items, rng)),
        ("in turn", lambda rng: in_turn(items, rng)),
        ("1, 3, 7, 14 days", lambda rng: at_intervals(items, rng)),
        ("FSRS, no plan", lambda rng: by_due_dates(items, rng)),
    ):
        learner = Learner(items, Random(seed))
        learner.rng = Random(seed + 1000)
        study(learner, days, minutes, *way(Random(seed + 2000)))
        found[name] = statistics.mean(learner.recall(item.id, days + 3 / 24) for item in items)
    return found


def main() -> None:
    """Print the table."""
    seeds, days, minutes = (int(word) for word in (*sys.argv[1:], *["20", "21", "40"][len(sys.argv) - 1 :]))
    items, needs = read_items()
    hours = sum(item.seconds for item in items) / 3600
    print(
        f"{len(items)} questions, {hours:.1f} h to answer each once; {days} days of {minutes} minutes; {seeds} learners"
    )
    found = [run(seed, days, minutes, items, needs) for seed in range(seeds)]
    for name in found[0]:
        recalls = [one[name] for one in found]
        margins = [one["plan"] - one[name] for one in found]
        line = f"{name:20} recall on the day {statistics.mean(recalls):.3f} ± {_spread(recalls):.3f}"
        if name != "plan":
            line += f"   plan ahead by {statistics.mean(margins):+.3f} ± {_spread(margins):.3f}"
            line += f" ({min(margins):+.3f} to {max(margins):+.3f})"
        print(line)


def _spread(values: list[float]) -> float:
    return statistics.stdev(values) if len(values) > 1 else 0.0


if __name__ == "__main__":
    main()
