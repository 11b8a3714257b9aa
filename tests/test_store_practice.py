from datetime import UTC, datetime, timedelta

import pytest
from store_cases import judgement, scheduled

from drill.models.judgement import Verdict
from drill.store import Store

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path) as opened:
        yield opened


def accept(store, card, at=NOW):
    attempt = store.start_attempt("conv2d", "numpy", b"pass", at)
    store.finish_attempt(attempt, judgement("conv2d", Verdict.ACCEPTED), at, practice=card)


def test_a_verdict_keeps_the_card_of_its_exercise(store):
    assert store.practice.cards() == []
    card = scheduled("conv2d", NOW)
    accept(store, card)
    assert store.practice.cards() == [card]
    assert store.practice.card("conv2d") == card
    assert store.cards() == []


def test_a_verdict_without_a_card_leaves_the_one_there_is(store):
    card = scheduled("conv2d", NOW)
    accept(store, card)
    accept(store, None, NOW + timedelta(days=1))
    assert store.practice.card("conv2d") == card


def test_one_more_page_begins_without_hints(store):
    store.use_hint("conv2d", 2, NOW)
    store.reveal_solution("conv2d", NOW)
    store.practice.begin("conv2d", NOW)
    assert store.hints_used("conv2d") == 2
    later = NOW + timedelta(days=30)
    store.practice.begin("conv2d", later, again=True)
    assert store.hints_used("conv2d") == 0
    assert store.solution_revealed("conv2d") is None
    assert store.practice.begun("conv2d") == later
    store.use_hint("conv2d", 1, later)
    assert store.hints_used("conv2d") == 1


def test_practice_is_rebuilt_from_the_journal(tmp_path):
    card = scheduled("conv2d", NOW)
    with Store.open(tmp_path) as store:
        accept(store, card)
        store.practice.begin("conv2d", NOW)
    (tmp_path / "progress.db").unlink()
    with Store.open(tmp_path) as store:
        assert store.practice.cards() == [card]
        assert store.practice.begun("conv2d") == NOW
