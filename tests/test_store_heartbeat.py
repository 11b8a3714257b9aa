from drill.store.heartbeat import Heartbeat


def test_the_last_beat_of_an_interview_is_found_again(home):
    heart = Heartbeat(home)
    assert heart.last("a") == 0.0
    heart.beat("a", 12.3456)
    heart.beat("a", 13.0)
    assert Heartbeat(home).last("a") == 13.0
    assert heart.last("b") == 0.0
    assert [path.name for path in home.iterdir()] == ["interview.clock"]


def test_a_damaged_or_missing_file_costs_seconds_and_nothing_else(home):
    (home / "interview.clock").write_text('{"interview": "a", "sec')
    assert Heartbeat(home).last("a") == 0.0
    Heartbeat(home / "nowhere").beat("a", 1.0)


def test_a_beat_that_no_clock_can_have_is_none(home):
    for seconds in ("1e999", "NaN", "-1e999", "9" * 400):
        (home / "interview.clock").write_text(f'{{"interview": "a", "seconds": {seconds}}}')
        assert Heartbeat(home).last("a") == 0.0
