import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from store_cases import answer, environment

from drill.store import Store, new_id

MINUTE = timedelta(minutes=1)


def test_the_round_begun_last_is_found_with_what_was_skipped(store: Store, now: datetime) -> None:
    assert store.rounds.last() is None
    first, second = new_id(now), new_id(now + MINUTE)
    store.rounds.start(first, ["a"], 1, {}, now)
    store.rounds.start(second, ["x", "y"], 2**48 - 1, {"banks": ["/b.yaml"], "confidence": True}, now + MINUTE)
    store.rounds.skip(second, "x", now + 2 * MINUTE)
    found = store.rounds.last()
    assert found is not None
    assert (found.id, found.at, found.seed, found.questions) == (second, now + MINUTE, 2**48 - 1, ("x", "y"))
    assert found.skipped == ("x",)
    assert found.settings == {"banks": ["/b.yaml"], "confidence": True}


def test_a_round_begun_twice_is_one(store: Store, now: datetime) -> None:
    begun = new_id(now)
    for _ in range(2):
        store.rounds.start(begun, ["a"], 1, {}, now)
    assert store.rounds.last() is not None


def test_flags_go_up_and_down(store: Store, now: datetime) -> None:
    store.flags.set("b", now + MINUTE, on=True)
    store.flags.set("a", now, on=True)
    store.flags.set("a", now + 2 * MINUTE, on=True)
    assert store.flags.all() == {"a": now, "b": now + MINUTE}
    store.flags.set("a", now + 3 * MINUTE, on=False)
    store.flags.set("never", now + 3 * MINUTE, on=False)
    assert list(store.flags.all()) == ["b"]


def test_confidence_is_kept_with_the_answer(store: Store, now: datetime) -> None:
    log, _ = answer(store, "q", now)
    assert store.logs()[0].confidence == 0
    from dataclasses import replace

    sure = replace(log, id=new_id(now + MINUTE), at=now + MINUTE, confidence=3)
    store.answer(sure, None)
    assert store.logs()[-1] == sure


def test_all_of_it_is_rebuilt_from_the_journal(home: Path, now: datetime) -> None:
    with Store.open(home) as store:
        store.rounds.start(begun := new_id(now), ["a", "b"], 5, {"confidence": False}, now)
        store.rounds.skip(begun, "b", now)
        store.flags.set("a", now, on=True)
        before = (store.rounds.last(), store.flags.all())
    (home / "progress.db").write_bytes(b"not a database, but long enough to be looked at" * 40)
    with Store.open(home) as store:
        assert (store.rounds.last(), store.flags.all()) == before


def test_another_process_sees_it_at_once(store: Store, home: Path, now: datetime) -> None:
    store.flags.set("q", now, on=True)
    program = (
        f"from drill.store import Store; from pathlib import Path; print(*Store.open(Path({str(home)!r})).flags.all())"
    )
    seen = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment()
    )
    assert seen.stdout.strip() == "q"
