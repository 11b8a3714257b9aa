"""The JSON documents of `drill code`, whose keys other programs hold on to."""

from typing import TYPE_CHECKING

from drill.models.exercise import Exercise
from drill.models.judgement import Judgement
from drill.models.standing import Standing
from drill.text import Lang

if TYPE_CHECKING:  # grading has no use for them
    from drill.models.bench import Bench, Timing


def exercise_document(exercise: Exercise, standing: Standing | None, lang: Lang) -> dict[str, object]:
    """One exercise, without its statement."""
    return {
        "id": exercise.id,
        "title": exercise.title.to(lang),
        "entry": list(exercise.entry),
        "kind": exercise.kind,
        "signature": exercise.signature,
        "frameworks": list(exercise.frameworks),
        "topic": exercise.topic,
        "level": exercise.level,
        "minutes": exercise.minutes,
        "frequency": exercise.frequency,
        "mistakes": list(exercise.mistakes),
        "status": standing.status if standing else "new",
        "attempts": standing.attempts if standing else 0,
        "hints_used": standing.hints if standing else 0,
        "due": standing.back.isoformat() if standing and standing.back else None,
    }


def bench_document(bench: "Bench", lang: Lang) -> dict[str, object]:
    """The document of `drill code bench --json`. Ratios are to the reference at the same size."""
    return {
        "exercise": bench.exercise,
        "framework": bench.framework,
        "seed": bench.seed,
        "refused": bench.refused.to(lang) or None,
        "series": [
            {
                "name": series.name,
                "exponent": None if series.exponent is None else round(series.exponent, 3),
                "stopped": series.stopped.to(lang) or None,
                "sizes": [
                    {"n": timing.n, "seconds": timing.seconds, "bytes": timing.memory, **_ratios(bench, timing)}
                    for timing in series.timings
                ],
            }
            for series in bench.series
        ],
        "sandbox": list(bench.layers),
    }


def _ratios(bench: "Bench", timing: "Timing") -> dict[str, float | None]:
    """Of one timing to the reference's at the same size."""
    return {
        "time_ratio": bench.time_ratio(timing, "reference"),
        "memory_ratio": bench.memory_ratio(timing, "reference"),
    }


def judgement_document(judgement: Judgement, lang: Lang) -> dict[str, object]:
    """The document of `drill code test --json`."""
    return {
        "exercise": judgement.exercise,
        "framework": judgement.framework,
        "device": judgement.device,
        "verdict": judgement.verdict.value,
        "passed": judgement.passed,
        "total": judgement.total,
        "seconds": round(judgement.seconds, 4),
        "seed": judgement.seed,
        "message": judgement.message.to(lang),
        "cases": [
            {
                "name": case.name.to(lang),
                "verdict": case.verdict.value,
                "seconds": round(case.seconds, 4),
                "message": case.message.to(lang),
            }
            for case in judgement.cases
        ],
        "diagnosis": [
            {"mistake": found.mistake, "message": found.message.to(lang), "question": found.question}
            for found in judgement.diagnosis
        ],
        "symptom": {"kind": judgement.symptom.kind, "message": judgement.symptom.message.to(lang)}
        if judgement.symptom
        else None,
        "printed": judgement.printed,
        "sandbox": list(judgement.layers),
        "warm": judgement.warm,
    }
