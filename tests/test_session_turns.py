from datetime import UTC, datetime, timedelta

from drill.models.card import Rating, ReviewLog
from drill.session.turns import MOST_REPETITIONS, Turn, line_up, put_off, replay, settle

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def log(question: str, rating: Rating = Rating.GOOD, minute: int = 0) -> ReviewLog:
    at = NOW + timedelta(minutes=minute)
    return ReviewLog(
        id=f"{question}{minute}", question=question, topic="t", at=at, rating=rating,
        correct=rating > Rating.AGAIN, score=1.0, seconds=1.0,
    )  # fmt: skip


def names(turns: tuple[Turn, ...]) -> str:
    return " ".join(f"{turn.question}{'+' * turn.repetition}{'~' * turn.skipped}" for turn in turns)


def test_each_question_is_lined_up_once() -> None:
    assert names(line_up(["a", "b", "a", "c"])) == "a b c"


def test_a_miss_comes_back_after_the_gap_or_at_the_end() -> None:
    turns = line_up("abcdef")
    assert names(settle(turns, Rating.AGAIN, 3)) == "b c d a+ e f"
    assert names(settle(turns, Rating.AGAIN, None)) == "b c d e f a+"
    assert names(settle(turns[:2], Rating.AGAIN, 3)) == "b a+"
    assert names(settle(turns, Rating.HARD, 3)) == "b c d e f"


def test_a_miss_comes_back_only_so_often() -> None:
    worn_out = (Turn("a", MOST_REPETITIONS), Turn("b"))
    assert names(settle(worn_out, Rating.AGAIN, 3)) == "b"


def test_what_is_put_off_comes_last_and_goes_the_second_time() -> None:
    once = put_off(line_up("abc"))
    assert names(once) == "b c a~"
    assert names(put_off(put_off(put_off(once)))) == "b~ c~"
    assert put_off(line_up("a")) == ()


def test_replay_finds_what_is_left_of_a_round_and_where_each_answer_stood() -> None:
    turns, past = replay("abcde", [log("a"), log("b", Rating.AGAIN, 1), log("c", minute=2)], [], 3)
    assert names(turns) == "d e b+"
    assert [one.turn.question for one in past] == ["a", "b", "c"]
    assert names(past[1].before) == "b c d e"


def test_replay_knows_repetitions() -> None:
    turns, past = replay("ab", [log("a", Rating.AGAIN), log("b", minute=1), log("a", Rating.GOOD, 2)], [], 3)
    assert turns == ()
    assert [one.turn.repetition for one in past] == [0, 0, 1]


def test_replay_puts_skipped_ones_last_and_leaves_out_those_skipped_twice() -> None:
    assert names(replay("abcd", [log("b")], ["a"], 3)[0]) == "c d a~"
    assert names(replay("abcd", [], ["a", "c", "a"], 3)[0]) == "b d c~"
    assert names(replay("abcd", [log("a")], ["a"], 3)[0]) == "b c d"


def test_replay_passes_over_answers_that_are_no_part_of_the_round() -> None:
    turns, past = replay("ab", [log("z"), log("a"), log("a", minute=1)], [], 3)
    assert names(turns) == "b"
    assert len(past) == 1
