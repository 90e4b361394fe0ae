"""What a session came to."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from quiz.amounts import count, duration
from quiz.app.literal import literal
from quiz.app.widgets.footer import KeysFooter
from quiz.app.wording import clock_time
from quiz.ids import deck_of
from quiz.session.state import Moment, Session
from quiz.session.steps import Done


class SummaryScreen(Screen[None]):
    """The end of a session: what was answered, and what is worth another look."""

    BINDING_GROUP_TITLE = "At the end of a session"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,escape,space", "leave", "Decks", id="summary.leave", tooltip="Go back to the decks.",
        ),
        Binding("q", "app.quit", "Quit", id="summary.quit", tooltip="Quit; everything is stored."),
    ]  # fmt: skip

    def __init__(self, session: Session, done: Done, now: Moment, notice: str = "") -> None:
        """Sum a session up.

        Args:
            session: the session at its end.
            done: its last step.
            now: the present moment.
            notice: what is told instead of what was stored; empty for the daily review.
        """
        super().__init__()
        self._notice = notice
        self._session = session
        self._done = done
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay the sums out."""
        yield Static("factquiz", classes="bar")
        with VerticalScroll(id="summary"), Vertical(classes="column"):
            yield Static(literal(self._headline(), "bold"))
            yield Static(literal(self._numbers()), classes="explanation")
            missed = self._missed()
            if missed:
                yield Static(literal("Worth another look:", "bold"), classes="explanation")
                yield Static(literal(missed))
            yield Static(literal(self._later()), classes="source")
        yield KeysFooter()

    def action_leave(self) -> None:
        """Go back to the decks."""
        self.dismiss()

    def _headline(self) -> str:
        nothing = "There is nothing to ask." if self._notice else "Nothing is due now."
        return "Session done." if self._session.tally.answered else nothing

    def _numbers(self) -> str:
        tally = self._session.tally
        if not tally.answered and self._notice:
            return "No card is of the sort that was chosen."
        if not tally.answered:
            return "A card comes back when its day has come; new ones, where any are left, tomorrow."
        share = tally.passed / tally.answered
        return (
            f"{count(tally.answered, 'answer')}, {tally.passed} right ({share:.0%})\n"
            f"{count(tally.begun, 'new card')} begun\n"
            f"{duration(tally.took / 1_000)} spent on answers"
        )

    def _missed(self) -> str:
        session = self._session
        missed = dict.fromkeys(session.tally.missed)
        cards = (session.banks[deck_of(card)].card[card] for card in missed)
        return "\n".join(f"• {statement}" for statement in dict.fromkeys(card.statement for card in cards))

    def _later(self) -> str:
        if self._notice:
            return f"{self._notice}."
        if self._done.next_at is None:
            return "Everything is stored."
        when = clock_time(self._done.next_at, self._now.offset)
        return f"Everything is stored. The next card in learning is due at {when}."
