from datetime import UTC, datetime, timedelta

import pytest

from drill.errors import StoreError
from drill.grading import NotAnAnswer
from drill.grading.variant import LETTERS
from drill.models.card import Rating
from drill.models.question import (
    Choice,
    ChoiceQuestion,
    NumberQuestion,
    Point,
    Question,
    RecallQuestion,
    TextQuestion,
)
from drill.session.commands import command
from drill.session.quiz import Round
from drill.session.turns import MOST_REPETITIONS
from drill.store import BankInfo, Store
from drill.text import Text

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def choice(name: str, **fields: object) -> ChoiceQuestion:
    choices = tuple(
        Choice(text=Text(f"{name} {at}"), correct=at == 0, mistake="flip" if at == 1 else None) for at in range(4)
    )
    return ChoiceQuestion(id=name, bank="b", topic="t/x", prompt=Text(f"{name}?"), choices=choices, **fields)  # type: ignore[arg-type]


def sit(store: Store, *questions: Question, seed: int = 1, gap: int | None = 3) -> Round:
    store.catalogue.replace("b.yaml", (1, 1), BankInfo("b", Text("B")), questions)
    return Round(store, [question.id for question in questions], seed=seed, tz=UTC, gap=gap)


def letter(sitting: Round, *, right: bool = True) -> str:
    """What to type for the question on the screen."""
    asked = sitting.current
    assert asked is not None
    assert isinstance(asked.question, ChoiceQuestion)
    position = next(at for at, one in enumerate(asked.question.choices) if one.correct == right)
    return LETTERS[asked.variant.order.index(position)]


def current_id(sitting: Round) -> str | None:
    return sitting.current and sitting.current.question.id


def test_every_answer_is_in_the_store_before_the_next_question(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q1"), choice("q2"))
    given = sitting.answer(letter(sitting), now, 4.0)
    (log,) = store.logs()
    assert log == given.log
    assert (log.question, log.topic, log.correct, log.seconds, log.scheduled) == ("q1", "t/x", True, 4.0, True)
    assert log.answer == [0]
    card = store.card("q1")
    assert card is not None
    assert card.due == given.back
    assert card.reps == 1


def test_a_wrong_choice_logs_its_mistake_and_the_seed_of_its_variant(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q1"))
    asked = sitting.current
    assert asked is not None
    log = sitting.answer(asked.variant.letter(1), now, 4.0).log
    assert log.mistakes == ("flip",)
    assert log.seed == asked.variant.seed
    assert log.rating is Rating.AGAIN


def test_a_malformed_answer_is_no_answer(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q1"))
    with pytest.raises(NotAnAnswer):
        sitting.answer("z", now, 1.0)
    assert store.logs() == []
    assert current_id(sitting) == "q1"


def test_an_unreadable_line_counts_as_wrong_where_nobody_can_be_asked_again(store: Store, now: datetime) -> None:
    sitting = sit(store, NumberQuestion(id="n", bank="b", topic="t", prompt=Text("?"), answer="2"))
    given = sitting.answer("b", now, 1.0, insist=True)
    assert (given.grade.correct, given.log.answer) == (False, "b")
    with pytest.raises(NotAnAnswer):
        sitting.answer("", now, 1.0, insist=True)


def test_a_missed_question_comes_back_after_three_others_until_right_once(store: Store, now: datetime) -> None:
    sitting = sit(store, *(choice(f"q{n}") for n in range(6)))
    order = []
    for step in range(7):
        order.append(current_id(sitting))
        sitting.answer(letter(sitting, right=step > 0), now + step * MINUTE, 4.0)
    assert order == ["q0", "q1", "q2", "q3", "q0", "q4", "q5"]
    assert sitting.current is None


def test_near_the_end_a_missed_question_comes_back_last(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    sitting.answer(letter(sitting, right=False), now, 4.0)
    sitting.answer(letter(sitting), now, 4.0)
    assert current_id(sitting) == "q0"
    sitting.answer(letter(sitting, right=False), now, 4.0)
    assert current_id(sitting) == "q0"
    sitting.answer(letter(sitting), now, 4.0)
    assert sitting.current is None


def test_without_a_gap_repetitions_wait_for_the_end(store: Store, now: datetime) -> None:
    sitting = sit(store, *(choice(f"q{n}") for n in range(6)), gap=None)
    for expected in ("q0", "q1", "q2", "q3", "q4", "q5"):
        assert current_id(sitting) == expected
        sitting.answer(letter(sitting, right=False), now, 4.0)
    assert current_id(sitting) == "q0"


def test_a_round_ends_even_if_a_question_is_never_answered_right(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"))
    answers = 0
    while sitting.current is not None:
        sitting.answer(letter(sitting, right=False), now, 4.0)
        answers += 1
    assert answers == MOST_REPETITIONS + 1


def test_only_the_first_answer_of_a_day_schedules(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"))
    first = sitting.answer(letter(sitting, right=False), now, 4.0)
    card = store.card("q0")
    again = sitting.answer(letter(sitting), now + MINUTE, 4.0)
    assert (first.log.scheduled, again.log.scheduled) == (True, False)
    assert again.back is None
    assert store.card("q0") == card
    tomorrow = sit(store, choice("q0"))
    assert tomorrow.answer(letter(tomorrow), now + DAY, 4.0).log.scheduled


def test_a_question_made_due_by_a_diagnosis_is_scheduled_by_its_first_answer(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"))
    store.make_due("q0", now, {"exercise": "conv2d"})
    assert sitting.answer(letter(sitting), now + MINUTE, 4.0).log.scheduled
    assert store.due_reason("q0") is None


def test_undo_takes_back_the_log_and_the_card_and_asks_again(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    sitting.answer(letter(sitting, right=False), now, 4.0)
    asked = sitting.undo(now + MINUTE)
    assert asked is not None
    assert asked.question.id == "q0"
    assert store.logs() == []
    assert store.card("q0") is None
    assert sitting.dots == (None, None)
    sitting.answer(letter(sitting), now + MINUTE, 4.0)
    assert current_id(sitting) == "q1"
    sitting.answer(letter(sitting), now + MINUTE, 4.0)
    assert sitting.current is None


def test_undo_reaches_back_to_the_start_of_the_round(store: Store, now: datetime) -> None:
    sitting = sit(store, *(choice(f"q{n}") for n in range(3)))
    for _ in range(3):
        sitting.answer(letter(sitting), now, 4.0)
    assert [asked and asked.question.id for asked in (sitting.undo(now) for _ in range(4))] == ["q2", "q1", "q0", None]
    assert store.logs() == []


def test_undo_gives_the_card_the_state_of_an_earlier_day(store: Store, now: datetime) -> None:
    earlier = sit(store, choice("q0"))
    earlier.answer(letter(earlier), now, 4.0)
    card = store.card("q0")
    sitting = sit(store, choice("q0"))
    sitting.answer(letter(sitting, right=False), now + 3 * DAY, 4.0)
    sitting.undo(now + 3 * DAY)
    assert store.card("q0") == card


def test_overruling_replaces_the_answer_and_reschedules_from_before(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    good = sitting.answer(letter(sitting), now, 4.0)
    hard = sitting.overrule(Rating.HARD, now + MINUTE)
    assert hard is not None
    (log,) = store.logs()
    assert log == hard.log
    assert log.rating is Rating.HARD
    assert log.scheduled
    card = store.card("q0")
    assert card is not None
    assert card.reps == 1
    assert hard.back is not None
    assert good.back is not None
    assert hard.back < good.back
    assert current_id(sitting) == "q1"


def test_overruling_to_again_brings_the_question_back_and_to_good_does_not(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    sitting.answer(letter(sitting), now, 4.0)
    again = sitting.overrule(Rating.AGAIN, now)
    assert again is not None
    assert again.repeats
    good = sitting.overrule(Rating.GOOD, now)
    assert good is not None
    assert not good.repeats
    sitting.answer(letter(sitting), now, 4.0)
    assert sitting.current is None


def test_killed_while_overruling_no_answer_is_lost(
    store: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sit(store, choice("q0"))
    sitting.answer(letter(sitting), now, 4.0)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "undo", die)
    with pytest.raises(KeyboardInterrupt):
        sitting.overrule(Rating.HARD, now + MINUTE)
    monkeypatch.undo()
    assert Rating.HARD in [log.rating for log in store.logs()]


def test_an_answer_that_cannot_be_saved_leaves_the_question_standing(
    store: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))

    def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Store, "answer", fail)
    with pytest.raises(StoreError):
        sitting.answer(letter(sitting), now, 4.0)
    monkeypatch.undo()
    assert current_id(sitting) == "q0"
    assert sitting.dots == (None, None)
    sitting.answer(letter(sitting), now, 4.0)
    assert current_id(sitting) == "q1"


def test_a_skipped_question_goes_to_the_end_once_and_is_not_logged(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    sitting.skip(now)
    assert current_id(sitting) == "q1"
    sitting.answer(letter(sitting), now, 4.0)
    assert current_id(sitting) == "q0"
    sitting.skip(now)
    assert sitting.current is None
    assert [log.question for log in store.logs()] == ["q1"]


def test_an_answer_after_a_hint_is_rated_hard(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0", hints=(Text("think"), Text("think harder"))))
    assert sitting.hint() == Text("think")
    assert sitting.hint() == Text("think harder")
    assert sitting.hint() is None
    log = sitting.answer(letter(sitting), now, 4.0).log
    assert (log.hints, log.rating) == (2, Rating.HARD)


def test_without_hints_of_its_own_wrong_choices_are_struck_out_down_to_two(store: Store) -> None:
    sitting = sit(store, choice("q0"))
    assert sitting.hint() is not None
    assert sitting.hint() is not None
    assert sitting.hint() is None
    asked = sitting.current
    assert asked is not None
    assert len(asked.struck) == 2
    assert 0 not in asked.struck


@pytest.mark.parametrize(
    ("answer", "unit", "words"),
    [
        ("4096", "", "between 1000 and 10000."),
        ("0.05", "s", "between 0.01 and 0.1, in s."),
        ("0 - 30", "", "between −100 and −10."),
        ("0", "", "smaller"),
        ("1000", "", "between 1000 and 10000"),
    ],
)
def test_the_hint_to_a_number_is_its_magnitude(store: Store, answer: str, unit: str, words: str) -> None:
    sitting = sit(store, NumberQuestion(id="n", bank="b", topic="t", prompt=Text("?"), answer=answer, unit=unit))
    hint = sitting.hint()
    assert hint is not None
    assert words in hint.en
    assert sitting.hint() is None


def test_the_hint_to_a_word_is_its_first_letter_and_length(store: Store) -> None:
    sitting = sit(store, TextQuestion(id="w", bank="b", topic="t", prompt=Text("?"), accept=("softmax", "软最大")))
    hint = sitting.hint()
    assert hint is not None
    assert hint.en == "It begins with S and has 7 letters."
    assert "软" in hint.zh


def test_the_hint_to_a_recall_question_is_its_first_point(store: Store) -> None:
    question = RecallQuestion(
        id="r", bank="b", topic="t", prompt=Text("?"), points=(Point(text=Text("memory", "显存")),)
    )
    hint = sit(store, question).hint()
    assert hint is not None
    assert "memory" in hint.en
    assert "显存" in hint.zh


def test_recall_said_aloud_is_kept_only_with_the_rating_of_the_learner(store: Store, now: datetime) -> None:
    question = RecallQuestion(id="r", bank="b", topic="t", prompt=Text("?"), points=(Point(text=Text("memory")),))
    sitting = sit(store, question)
    assert not sitting.reveal().correct
    assert store.logs() == []
    given = sitting.answer_aloud(sitting.reveal(), Rating.GOOD, now, 60.0)
    assert given.grade.correct
    assert store.logs() == [given.log]
    assert given.log.rating is Rating.GOOD


def test_in_free_words_the_learner_may_correct_the_grade(store: Store, now: datetime) -> None:
    sitting = sit(store, TextQuestion(id="w", bank="b", topic="t", prompt=Text("?"), accept=("softmax",)))
    sitting.answer("the soft max", now, 4.0)
    given = sitting.overrule(Rating.GOOD, now)
    assert given is not None
    assert given.log.correct
    assert sitting.summary().right == 1


def test_the_summary_judges_each_question_by_its_first_answer(store: Store, now: datetime) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    sitting.answer(letter(sitting, right=False), now, 4.0)
    sitting.answer(letter(sitting), now, 5.0)
    sitting.answer(letter(sitting), now, 6.0)
    summary = sitting.summary()
    assert (summary.answered, summary.right, summary.answers, summary.seconds) == (2, 1, 3, 15.0)
    assert [asked.question.id for asked in summary.missed] == ["q0"]
    assert len(summary.back) == 2
    assert list(summary.back) == sorted(summary.back)


def test_a_question_that_left_its_bank_meanwhile_is_passed_over(store: Store) -> None:
    sitting = sit(store, choice("q0"), choice("q1"))
    store.catalogue.replace("b.yaml", (2, 2), BankInfo("b", Text("B")), [choice("q1")])
    assert current_id(sitting) == "q1"


def test_commands_are_lines_of_their_own() -> None:
    number = NumberQuestion(id="n", bank="b", topic="t", prompt=Text("?"), answer="2")
    assert [command(number, raw) for raw in ("?", "？", " u ", "ｓ", "q", "quit", "Q", "2")] == [
        "?", "?", "u", "s", "q", None, None, None,
    ]  # fmt: skip
    assert command(choice("c"), "Q") == "q"
    query = TextQuestion(id="w", bank="b", topic="t", prompt=Text("?"), accept=("Q",))
    assert command(query, "q") is None
    assert command(query, "s") == "s"
