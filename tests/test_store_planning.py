from datetime import UTC, date, datetime, timedelta

import pytest

from drill.models.plan import Plan
from drill.store import Store

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = date(2026, 3, 23)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path) as opened:
        yield opened


def test_there_is_no_plan_at_first(store):
    assert store.plans.current() is None


def test_the_last_plan_holds(store):
    store.plans.make(DAY, ["attention"], 40, NOW)
    later = NOW + timedelta(hours=1)
    store.plans.make(DAY + timedelta(days=1), [], 25, later)
    assert store.plans.current() == Plan(DAY + timedelta(days=1), (), 25, later)


def test_a_plan_is_given_up(store):
    store.plans.make(DAY, ["attention"], 40, NOW)
    store.plans.drop(NOW)
    assert store.plans.current() is None


def test_the_last_fit_holds_even_if_it_says_that_the_defaults_are_better(store):
    assert store.fits.last() is None
    store.fits.keep([0.5] * 21, {"reviews": 500}, NOW)
    assert store.fits.last().weights == (0.5,) * 21
    store.fits.keep(None, {"reviews": 600}, NOW)
    assert store.fits.last().weights is None
    assert store.fits.last().detail == {"reviews": 600}


def test_plans_and_fits_are_rebuilt_from_the_journal(tmp_path):
    with Store.open(tmp_path) as store:
        store.plans.make(DAY, ["attention"], 40, NOW)
        store.fits.keep([0.5] * 21, {}, NOW)
        before = store.plans.current(), store.fits.last()
    (tmp_path / "progress.db").unlink()
    with Store.open(tmp_path) as store:
        assert (store.plans.current(), store.fits.last()) == before
