"""The line at the top of a session: how far it is, how it goes, how long it takes."""

from textual.widgets import Static

from quiz.amounts import duration
from quiz.app.literal import literal
from quiz.session.state import Session

_WIDE, _NARROW = 20, 8
_WIDTH = 80
_GUESSED = 8_000
"""How long an answer is thought to take before any was given, in milliseconds."""
_GUESSES = 10
"""As how many answers that guess counts: a few quick ones tell little of those to come."""


class WhereBar(Static):
    """Progress, answers right, time spent and left, and what is studied."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(id="where", classes="bar")
        self._total = 1
        self._shown: tuple[Session, str, str] | None = None

    def show(self, session: Session, title: str, mark: str = "") -> None:
        """Show where a session is.

        Args:
            session: the session.
            title: what is studied.
            mark: what is to be seen of the card, such as its flag; may be empty.
        """
        self._shown = session, title, mark
        self._total = max(self._total, session.remaining)
        wide = self.app.size.width >= _WIDTH
        size = _WIDE if wide else _NARROW
        filled = round(size * (self._total - session.remaining) / self._total)
        tally = session.tally
        mean = (tally.took + _GUESSED * _GUESSES) / (tally.answered + _GUESSES)
        parts = [f"{'━' * filled}{'─' * (size - filled)} {session.remaining} left"]
        if session.remaining and wide:
            parts[0] += f", about {duration(mean * session.remaining / 1_000)}"
        if tally.answered:
            right = f"{tally.passed} of {tally.answered} right"
            parts.append(f"{right} in {duration(tally.took / 1_000)}" if wide else right)
        if mark:
            parts.append(mark)
        parts.append(title)
        self.update(literal(" · ".join(parts)), layout=False)

    def on_resize(self) -> None:
        """Tell as much as there is room for now."""
        if self._shown is not None:
            self.show(*self._shown)
