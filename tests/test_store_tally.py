from datetime import UTC, datetime, timedelta

from store_cases import answer, log, scheduled

DAY = timedelta(days=1)


def begin(day):
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def test_a_streak_counts_days_up_to_today_or_yesterday(store, now):
    for back in (1, 2, 3, 5):
        answer(store, f"q{back}", now - back * DAY)
    assert store.tally.streak(now.date(), begin) == 3
    answer(store, "q0", now)
    assert store.tally.streak(now.date(), begin) == 4
    assert store.tally.streak(now.date() + 2 * DAY, begin) == 0


def test_first_answers_count_once_a_question(store, now):
    store.answer(log("q1", now, correct=False), scheduled("q1", now))
    answer(store, "q1", now + DAY)
    answer(store, "q2", now)
    assert list(store.tally.firsts().values()) == [(2, 1)]
    assert store.tally.firsts_since(now) == store.tally.firsts()
    assert store.tally.firsts_since(now + DAY) == {}
    assert store.tally.answered_since(now + DAY) == {"q1"}
    assert store.tally.since(now + DAY)[0] == 1


def test_recent_answers_come_the_oldest_first(store, now):
    for at in range(3):
        answer(store, f"q{at}", now + at * DAY)
    assert [one.question for one in store.tally.recent(2)] == ["q1", "q2"]
