"""The simulated learner, in small; the figures that count are printed by the program itself."""

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent / "bench"))
import simulate_plan
from simulate_plan import Item, Learner


def items(count=120):
    return [Item(f"q{at}", f"t/{at % 6}", 1 + at % 4, 20.0 + 10 * (at % 4), 0.1) for at in range(count)]


def test_memory_fades_with_time_and_holds_longer_when_spaced():
    (item,) = items(1)
    massed, spaced = Learner([item], Random(1)), Learner([item], Random(1))
    for at in (0.0, 0.01, 0.02):
        massed.see(item.id, at)
    for at in (0.0, 3.0, 9.0):
        spaced.see(item.id, at)
    assert massed.recall(item.id, 0.03) > massed.recall(item.id, 5) > massed.recall(item.id, 50)
    assert spaced.activation(item.id, 40) > massed.activation(item.id, 40)


def test_whoever_keeps_to_the_plan_knows_more_on_the_day():
    found = [simulate_plan.run(seed, 8, 15, items(), {"t/1": ("t/0",)}) for seed in (1, 2)]
    for one in found:
        assert one["plan"] > one["random order"]
        assert one["plan"] > one["1, 3, 7, 14 days"]


def test_a_seed_gives_the_same_figures_again():
    assert simulate_plan.run(3, 3, 5, items(30), {}) == simulate_plan.run(3, 3, 5, items(30), {})
