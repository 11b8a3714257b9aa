from datetime import UTC, date, datetime, timedelta

from store_cases import log, scheduled

from drill.models.attempt import Attempt
from drill.stats.activity import FORECAST, WEEKS, fill_calendar, forecast, sum_times

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)  # a Wednesday
DAY = timedelta(days=1)


def attempt(at):
    return Attempt(id="a", exercise="conv2d", framework="numpy", at=at, sha256="", verdict="accepted")


def test_the_calendar_begins_on_a_monday_and_ends_today():
    days = fill_calendar([log("q", NOW), log("q", NOW - DAY), log("r", NOW)], [attempt(NOW - DAY)], NOW, UTC)
    assert days[0].day.weekday() == 0
    assert len(days) == 7 * (WEEKS - 1) + 3
    assert (days[-1].day, days[-1].answers, days[-1].submissions) == (date(2026, 3, 4), 2, 0)
    assert (days[-2].answers, days[-2].submissions) == (1, 1)


def test_who_answers_after_midnight_is_still_in_the_evening_before():
    late = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)
    assert fill_calendar([log("q", late)], [], NOW, UTC)[-2].answers == 1


def test_the_forecast_counts_what_falls_due_and_puts_the_overdue_on_today():
    dues = [NOW - 9 * DAY, NOW + DAY / 24, NOW + 3 * DAY, NOW + 40 * DAY]
    cards = [scheduled(f"q{at}", NOW, due=due) for at, due in enumerate(dues)]
    days = forecast(cards, [scheduled("conv2d", NOW, due=NOW + 3 * DAY)], NOW, UTC)
    assert len(days) == FORECAST
    assert [(day.questions, day.exercises) for day in days[:4]] == [(2, 0), (0, 0), (0, 0), (1, 1)]
    assert sum(day.questions for day in days) == 3


def test_time_is_summed_by_topic_most_first():
    logs = [
        log("a", NOW, topic="t/a", seconds=5.0),
        log("b", NOW, topic="t/b", seconds=7.5),
        log("c", NOW, topic="t/a"),
    ]
    assert [(one.topic, one.seconds, one.answers) for one in sum_times(logs)] == [("t/a", 8.5, 2), ("t/b", 7.5, 1)]
