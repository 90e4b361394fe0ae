"""The line at the top of a session: how far it is, how it goes, how long it takes."""

from textual.widgets import Static

from quiz.app.first_words import where
from quiz.app.literal import literal
from quiz.model.pace import Pace
from quiz.session.state import Session


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
        self.update(literal(where(session, pace, title, mark, self.app.size.width)), layout=False)

    def on_resize(self) -> None:
        """Tell as much as there is room for now."""
        if self._shown is not None:
            self.show(*self._shown)
