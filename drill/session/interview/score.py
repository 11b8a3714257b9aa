"""The scorecard of an interview: what each part came to, as shares of 1, by rules that can be said in a sentence."""

from collections.abc import Mapping, Sequence

from drill.models.card import ReviewLog
from drill.models.interview import Setting
from drill.models.scorecard import LEVELS, Answered, Rated, Scorecard, Written
from drill.session.interview.state import Coded, State

WEIGHTS = {"theory": 0.3, "code": 0.5, "talk": 0.2}


def score(
    setting: Setting, state: State, logs: Sequence[ReviewLog], expected: Mapping[str, tuple[str, int]]
) -> Scorecard:
    """The scorecard. `logs`: the answers of the warm-up; `expected`: topic and minutes of each exercise."""
    answers = answer(setting, logs)
    written = tuple(_write(coded, *expected.get(coded.exercise, ("", 20))) for coded in state.coded)
    ratings = tuple(
        Rated(exercise=told.exercise, at=told.at, rating=told.rating) for told in state.told if told.rating is not None
    )
    parts = {
        "theory": _mean([one.share for one in answers]),
        "code": _mean([one.share for one in written]),
        "talk": _mean([(one.rating - 1) / 3 for one in ratings]),
    }
    held = {part: share for part, share in parts.items() if share is not None}
    whole = sum(WEIGHTS[part] for part in held)
    share = sum(WEIGHTS[part] * value for part, value in held.items()) / whole if whole else 0.0
    level = Scorecard.judge(share)
    capped = bool(written) and not any(one.accepted for one in written) and LEVELS.index(level) < LEVELS.index("doubt")
    return Scorecard(
        seconds=round(state.seconds, 1),
        answers=answers,
        exercises=written,
        ratings=ratings,
        theory=parts["theory"],
        code=parts["code"],
        talk=parts["talk"],
        share=share,
        level="doubt" if capped else level,
        capped=capped,
    )


def answer(setting: Setting, logs: Sequence[ReviewLog]) -> tuple[Answered, ...]:
    """The warm-up: each question with its first answer that stands."""
    first: dict[str, ReviewLog] = {}
    for log in logs:
        first.setdefault(log.question, log)
    return tuple(
        Answered(
            question=drawn.id,
            topic=drawn.topic,
            level=drawn.level,
            given=log is not None,
            correct=log.correct if log else False,
            score=log.score if log else 0.0,
            hints=log.hints if log else 0,
            seconds=log.seconds if log else 0.0,
            expected=drawn.seconds,
            seed=log.seed if log else 0,
            answer=log.answer if log else None,
        )
        for drawn in setting.questions
        for log in [first.get(drawn.id)]
    )


def _write(coded: Coded, topic: str, minutes: int) -> Written:
    took = (coded.ended if coded.ended is not None else coded.begun) - coded.begun
    return Written(
        exercise=coded.exercise,
        topic=topic,
        accepted=coded.accepted,
        verdict=coded.verdict,
        passed=coded.passed,
        total=coded.total,
        saves=coded.saves,
        hints=coded.hints,
        seconds=round(took, 1),
        expected=minutes * 60.0,
        mistakes=coded.mistakes,
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
