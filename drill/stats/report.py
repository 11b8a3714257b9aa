"""Everything that there is to say of the learner's progress."""

from datetime import datetime
from typing import NamedTuple

from drill.stats.activity import DayDone, DayDue, TopicTime
from drill.stats.calibration import Calibration
from drill.stats.difficulty import Distractor, Effort, WeakItem
from drill.stats.summary import Stats


class Fitted(NamedTuple):
    """The memory model as fitted to the learner. Log losses of held-out reviews, in nats; None: too few to fit."""

    used: bool  # it predicts better than the defaults
    reviews: int
    log_loss: float | None
    default_log_loss: float | None


class Report(NamedTuple):
    """Progress at `now`."""

    now: datetime
    summary: Stats
    calibration: Calibration | None
    fitted: Fitted | None
    calendar: tuple[DayDone, ...]
    forecast: tuple[DayDue, ...]
    times: tuple[TopicTime, ...]
    weakest: tuple[WeakItem, ...]
    distractors: tuple[Distractor, ...]
    efforts: tuple[Effort, ...]
