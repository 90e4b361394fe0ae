"""The line at the top of a session: how far it is, how it goes, how long it takes."""

from textual.widgets import Static

from quiz.amounts import duration
from quiz.app.literal import literal
from quiz.model.pace import Pace
from quiz.session.state import Session

_WIDE, _NARROW = 20, 8
_WIDTH = 80


class WhereBar(Static):
    """Progress, answers right, time spent and left, and what is studied."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(id="where", classes="bar")
        self._shown: tuple[Session, Pace, str, str] | None = None

    def show(self, session: Session, pace: Pace, title: str, mark: str = "") -> None:
        """Show where a session is.

        Args:
            session: the session.
            pace: how long answers took before it.
            title: what is studied.
            mark: what is to be seen of the card, such as its flag; may be empty.
        """
        self._shown = session, pace, title, mark
        wide = self.app.size.width >= _WIDTH
        size = _WIDE if wide else _NARROW
        filled = round(size * session.steps_done / max(1, session.steps_done + session.steps_left))
        tally = session.tally
        parts = [f"{'━' * filled}{'─' * (size - filled)} {session.remaining} left"]
        if session.remaining and wide:
            seconds = pace.after(tally.answered, tally.took).seconds
            parts[0] += f", about {duration(seconds * session.answers_left)}"
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
