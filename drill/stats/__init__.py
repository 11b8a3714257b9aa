"""Progress in numbers: from logs, cards and attempts. Pure. Each module is loaded when it is first asked for."""

from drill.stats.summary import ExerciseStats, Stats, TopicStats, summarise

__all__ = ["ExerciseStats", "Stats", "TopicStats", "summarise"]
