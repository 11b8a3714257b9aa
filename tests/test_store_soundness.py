"""What is let in from elsewhere is what drill writes: all of it, and nothing else."""

from dataclasses import fields
from datetime import UTC, datetime

from store_cases import judgement, log, scheduled

from drill.models.card import Card, Rating, ReviewLog
from drill.models.judgement import Verdict
from drill.store import Store, new_id
from drill.store.events import card_to_json, log_to_json
from drill.store.projection import _KINDS as PROJECTED
from drill.store.soundness import _KINDS as KNOWN
from drill.store.soundness import find_flaw

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_every_kind_of_event_is_looked_at():
    assert KNOWN.keys() == PROJECTED.keys()


def test_every_field_of_an_answer_and_a_card_is_known():
    full = log(
        "q",
        NOW,
        hints=2,
        round=new_id(NOW),
        seed=5,
        answer=[1, {"a": "b"}],
        mistakes=("m",),
        confidence=3,
        predicted=0.5,
    )
    assert log_to_json(full).keys() == {field.name for field in fields(ReviewLog)}
    assert card_to_json(scheduled("q", NOW)).keys() == {field.name for field in fields(Card)}
    assert KNOWN["answer"]["log"](log_to_json(full))
    assert KNOWN["answer"]["card"](card_to_json(Card(question="q", due=NOW)))


def test_whatever_a_store_keeps_is_sound(store: Store):
    store.answer(log("q", NOW, confidence=1, predicted=0.9), scheduled("q", NOW))
    store.answer(entry := log("中文 q", NOW, scheduled=False, topic="", answer=None), None)
    store.undo(entry.id, NOW)
    store.make_due("q", NOW, {"exercise": "conv2d", "mistake": "flipped"})
    attempt = store.start_attempt("conv2d", "numpy", b"", NOW)
    card = scheduled("conv2d", NOW)
    wrong = judgement("conv2d", Verdict.WRONG_ANSWER, mistakes=("flipped",))
    store.finish_attempt(attempt, wrong, NOW, practice=card, rating=Rating.HARD)
    store.use_hint("conv2d", 1, NOW)
    store.reveal_solution("conv2d", NOW)
    store.rounds.start(begun := new_id(NOW), ["q"], 2**48, {"banks": []}, NOW)
    store.rounds.skip(begun, "q", NOW)
    store.flags.set("q", NOW, on=True)
    store.plans.make(NOW.date(), ("t/a",), 40, NOW)
    store.plans.drop(NOW)
    store.fits.keep(None, {"reviews": 600}, NOW)
    store.fits.keep((0.2, 1), {}, NOW)
    store.practice.begin("conv2d", NOW, again=True)
    held = store.interviews.start({"role": "nlp"}, NOW)
    store.interviews.step(held, "asked", {"n": 1.5}, NOW)
    kept = store._ledger.events()
    assert {event.kind for event in kept} == KNOWN.keys()
    assert [find_flaw(event) for event in kept] == [None] * len(kept)
