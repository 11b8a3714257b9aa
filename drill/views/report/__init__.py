"""Progress as one page of HTML that needs nothing else: no network, no script."""

from drill.views.report.page import Standing, write

__all__ = ["Standing", "write"]
