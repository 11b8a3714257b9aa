from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from drill.models.card import Rating
from drill.session.policy import Policy, find_longest, find_policy
from drill.store import Store

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def well_known(policy):
    card = policy.review(None, "q", Rating.EASY, NOW, UTC)
    for _ in range(4):
        card = policy.review(card, "q", Rating.EASY, card.due, UTC)
    return card


def test_before_an_interview_nothing_falls_due_after_it():
    day = date(2026, 3, 23)
    card, at = None, NOW
    while at.date() < day:
        card = Policy(day=day).review(card, "q", Rating.EASY, at, UTC)
        assert card.due.date() <= day
        at = card.due


def test_after_the_interview_intervals_grow_as_ever():
    assert well_known(Policy(day=date(2026, 3, 1))) == well_known(Policy())


def test_what_is_predicted_of_a_card_falls_with_time():
    policy = Policy()
    card = policy.review(None, "q", Rating.GOOD, NOW, UTC)
    soon, late = (policy.predict(card, NOW + timedelta(days=days), UTC) for days in (1, 30))
    assert 1 > soon > late > 0
    assert policy.predict(None, NOW, UTC) is None


def test_the_policy_follows_plan_and_fit(tmp_path):
    with Store.open(tmp_path) as store:
        assert find_policy(store) == Policy()
        store.plans.make(date(2026, 3, 23), [], 40, NOW)
        store.fits.keep([0.25] * 21, {}, NOW)
        assert find_policy(store) == Policy((0.25,) * 21, date(2026, 3, 23))


def test_a_night_is_a_day_however_few_its_hours():
    policy, evening = Policy(), datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
    card = policy.review(None, "q", Rating.AGAIN, evening, UTC)
    morning = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
    assert card.due <= morning
    assert policy.predict(card, morning, UTC) < 1
    slept = policy.review(card, "q", Rating.GOOD, morning, UTC)
    later = policy.review(card, "q", Rating.GOOD, morning + timedelta(hours=15), UTC)
    assert slept.stability == later.stability
    assert slept.last_review == morning


def test_what_falls_due_does_so_with_the_beginning_of_the_day():
    tz = ZoneInfo("Asia/Shanghai")
    card = Policy().review(None, "q", Rating.GOOD, NOW, tz)
    assert card.due.astimezone(tz).time() == time(4)
    assert (card.due.astimezone(tz).date() - NOW.astimezone(tz).date()).days == 2


def test_days_are_the_learners_also_where_the_clocks_change():
    tz = ZoneInfo("Europe/Berlin")
    before = datetime(2026, 3, 28, 21, 0, tzinfo=UTC)  # the night in which summer time begins
    card = Policy().review(None, "q", Rating.AGAIN, before, tz)
    assert card.due.astimezone(tz) == datetime(2026, 3, 29, 4, 0, tzinfo=tz)


def test_last_reviews_are_spread_over_the_last_days():
    days = Counter(find_longest(f"q{at}", 21) for at in range(500))
    assert set(days) == set(range(16, 21))
    assert max(days.values()) < 150
    assert all(find_longest(f"q{at}", left) >= 1 for at in range(50) for left in range(1, 5))
