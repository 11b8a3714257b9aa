"""What is learnt of the learner from the log: the weights of the memory model, fitted anew as answers come in."""

from datetime import datetime, tzinfo

from drill.fitting import FEWEST, Fit, fit
from drill.store import Store

GROWTH = 1.2  # times as many answers as at the last fit: before that there is little new to learn


def refit(store: Store, now: datetime, tz: tzinfo | None) -> Fit | None:
    """Fit the weights if it is time to, and keep what came of it; None: it is not.

    Raises:
        StoreError: it could not be kept.
    """
    answers, last = store.count_reviews(), store.fits.last()
    if answers < max(FEWEST, GROWTH * last.detail.get("answers", 0) if last else 0):
        return None
    found = fit(store.logs(), tz)
    detail = {"answers": answers} if found is None else {"answers": answers, **_measured(found)}
    store.fits.keep(found.weights if found else None, detail, now)
    return found


def _measured(found: Fit) -> dict[str, float]:
    return {
        "reviews": found.reviews,
        "held_out": found.held_out,
        "log_loss": round(found.log_loss, 6),
        "default_log_loss": round(found.default_log_loss, 6),
    }
