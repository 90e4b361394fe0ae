"""A pause: only cards in learning are left, and none is due yet."""

from collections.abc import Callable

from textual.app import ComposeResult

from quiz.amounts import count, duration
from quiz.app.literal import literal
from quiz.app.widgets.words import Column, Words
from quiz.app.wording import clock_time
from quiz.session.state import Moment
from quiz.session.steps import Pause

_SECOND = 1.0


class PauseView(Column):
    """Says when the next card is due, and that waiting is not needed."""

    def __init__(self, now: Callable[[], Moment]) -> None:
        """Begin with no pause.

        Args:
            now: tells the present moment.
        """
        super().__init__(classes="column")
        self._pause: Pause | None = None
        self._now = now
        self._wait = Words(classes="explanation")

    def compose(self) -> ComposeResult:
        """Lay the words out."""
        yield Words(literal("All done for the moment.", "bold"))
        yield self._wait
        yield Words("Enter goes on with it at once; esc leaves it for later.", classes="help")

    def on_mount(self) -> None:
        """Count the time down."""
        self.set_interval(_SECOND, self._count_down)

    def show(self, pause: Pause) -> None:
        """Show a pause."""
        self._pause = pause
        self._count_down()

    def _count_down(self) -> None:
        if self._pause is None or not self.display:
            return
        now = self._now()
        left = (self._pause.next_at - now.at) / 1_000
        cards = count(self._pause.cards, "card comes", "cards come")
        when = f"in {duration(left)}, at {clock_time(self._pause.next_at, now.offset)}" if left > 0 else "now"
        self._wait.update(literal(f"{cards} back; the next one {when}."))
