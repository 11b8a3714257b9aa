from datetime import UTC, datetime, timedelta

from drill.store import Store

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_an_interview_keeps_its_steps_in_order_and_is_rebuilt_from_the_journal(tmp_path):
    with Store.open(tmp_path) as store:
        first = store.interviews.start({"role": "vision", "seed": 3}, NOW)
        store.interviews.step(first, "pause", {"elapsed": 61.5}, NOW + timedelta(seconds=70))
        store.interviews.step(first, "end", {}, NOW + timedelta(seconds=80))
        second = store.interviews.start({"role": "nlp"}, NOW + timedelta(days=1))
        before = store.interviews.all()
    assert [held.id for held in before] == [first, second]
    assert [step.kind for step in before[0].steps] == ["pause", "end"]
    assert before[0].steps[0].detail == {"elapsed": 61.5}
    assert before[0].settings == {"role": "vision", "seed": 3}
    (tmp_path / "progress.db").unlink()
    with Store.open(tmp_path) as store:
        assert store.interviews.all() == before


def test_a_step_of_an_unknown_interview_is_kept_for_whoever_knows_it(tmp_path):
    with Store.open(tmp_path) as store:
        store.interviews.step("nobody", "end", {}, NOW)
        assert store.interviews.all() == []
