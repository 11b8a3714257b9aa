"""Progress as one page of HTML that needs nothing else: no network, no script."""

from drill.views.report.page import write

__all__ = ["write"]
