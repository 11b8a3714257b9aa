"""In which order new questions are met: what is needed first, the hardest of it before the rest."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from drill.planner.material import Unseen

OPEN = 3  # topics in hand at once, taken in turn: neighbours are learnt better mixed than in blocks

Needs = Mapping[str, Sequence[str]]


def order(unseen: Iterable[Unseen], needs: Needs) -> list[Unseen]:
    """Topics after all that they need; of those that are ready the head of the hardest chain; easy questions first."""
    queues: dict[str, deque[Unseen]] = defaultdict(deque)
    for question in sorted(unseen, key=lambda question: question.level):  # stable: the order of the bank otherwise
        queues[question.topic].append(question)
    before = _before(list(queues), needs)
    weight = _weights(queues, before)
    waiting = sorted(queues, key=lambda topic: (-weight[topic], topic))
    taken, hand = list[Unseen](), list[str]()
    while queues:
        for topic in list(waiting):
            if len(hand) < OPEN and not before[topic] & queues.keys():
                hand.append(topic)
                waiting.remove(topic)
        if not hand:  # a circle: somewhere it must begin
            hand.append(waiting.pop(0))
        for topic in list(hand):
            taken.append(queues[topic].popleft())
            if not queues[topic]:
                del queues[topic]
                hand.remove(topic)
    return taken


def choose(questions: Sequence[Unseen], seconds: float) -> list[Unseen]:
    """Those that fit into so many seconds, the lowest levels first and the shortest of each; their order is kept."""
    left, chosen = seconds, set[str]()
    for question in sorted(questions, key=lambda question: (not question.urgent, question.level, question.seconds)):
        left -= question.seconds
        if left < 0:
            break
        chosen.add(question.id)
    return [question for question in questions if question.id in chosen]


def _before(topics: Sequence[str], needs: Needs) -> dict[str, set[str]]:
    """For each topic, those of `topics` that it needs; what a topic needs, those below it need, and all below that."""
    found = {}
    for topic in topics:
        wanted = [*needs.get(topic, ()), *needs.get(topic.partition("/")[0], ())]
        found[topic] = {
            other
            for other in topics
            for need in wanted
            if other != topic and (other == need or other.startswith(f"{need}/"))
        }
    return found


def _weights(queues: Mapping[str, Sequence[Unseen]], before: Mapping[str, set[str]]) -> dict[str, float]:
    """The levels along the hardest chain of topics that begins with each."""
    after: dict[str, list[str]] = defaultdict(list)  # not sets: within a circle it matters which is weighed first
    for topic, needed in before.items():
        for other in needed:
            after[other].append(topic)
    weights: dict[str, float] = {}

    def weigh(topic: str, path: frozenset[str]) -> float:
        if topic not in weights:
            own = sum(question.level for question in queues[topic]) / len(queues[topic])
            following = (weigh(other, path | {topic}) for other in after[topic] if other not in path)
            weights[topic] = own + max(following, default=0.0)
        return weights[topic]

    for topic in queues:
        weigh(topic, frozenset({topic}))
    return weights
