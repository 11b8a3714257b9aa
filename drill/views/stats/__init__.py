"""Progress on the screen."""

from drill.views.stats.page import stats

__all__ = ["stats"]
