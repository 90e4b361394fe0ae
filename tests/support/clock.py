"""A clock that tests set."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Stands still until it is told to go on."""

    def __init__(self, moment: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        """Begin at a moment."""
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment

    def pass_time(self, **span: float) -> None:
        """Go on by a span, such as ``days=2``."""
        self.moment += timedelta(**span)
