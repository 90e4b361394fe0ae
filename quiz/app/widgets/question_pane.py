"""The questions of one fact, with all of their answers and flaws."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.amounts import count
from quiz.app.literal import lines, literal
from quiz.app.widgets.question_text import question_content
from quiz.model.question import Bank, Format
from quiz.questions.flaws.check import flaws

_MUTED = "$foreground-muted"
OLD = "Old: as before the mistake above."
NOTHING = "Nothing asks for this fact. 'quiz check' says why."


class QuestionPane(VerticalScroll, can_focus=False):
    """Shows a fact with its questions, card by card."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        super().__init__(id="questions")

    def compose(self) -> ComposeResult:
        """Lay out the one text."""
        yield Static(id="asked")

    def show(self, bank: Bank, chosen: Format | None, *, old: bool) -> None:
        """Show the questions of a fact.

        Args:
            bank: the cards and questions of the fact.
            chosen: the only format to show; None for all.
            old: whether they are those of the deck before a mistake came into it.
        """
        self._update(lines(literal(OLD, "bold $text-warning") if old else literal(""), bank_content(bank, chosen)))

    def tell(self, words: str) -> None:
        """Show a few words in place of questions."""
        self._update(literal(words, _MUTED))

    def _update(self, content: Content) -> None:
        self.query_one("#asked", Static).update(content)


def bank_content(bank: Bank, chosen: Format | None = None) -> Content:
    """Return the cards of one fact with their questions.

    Args:
        bank: the cards and questions.
        chosen: the only format to show; None for all.
    """
    if not bank.cards:
        return literal(NOTHING, _MUTED)
    first = bank.cards[0]
    shown = [question for question in bank.questions if chosen in {None, question.format}]
    told = f" of {len(bank.questions)}" if len(shown) < len(bank.questions) else ""
    about = " · ".join((first.fact, f"{count(len(shown), 'question')}{told}", *(f"#{tag}" for tag in first.tags)))
    parts = [
        lines(
            literal(first.statement, "bold"),
            literal(first.note),
            *(literal(one.label) for one in first.media),
            literal(first.source, _MUTED),
            literal(about, _MUTED),
        )
    ]
    for card in bank.cards:
        asked = [question for question in bank.questions_of[card.id] if question in shown]
        if asked:
            parts.append(literal(f"── {card.slot}", "$text-accent"))
        parts += [
            lines(question_content(question, card, end=False), *(_flaw(flaw.message) for flaw in flaws(question)))
            for question in asked
        ]
    return Content("\n\n").join(parts)


def _flaw(message: str) -> Content:
    return literal(f"  ! {message}", "$text-warning")


def formats_of(bank: Bank) -> Sequence[Format]:
    """Return the formats of a fact's questions, each once, in the order of the bank."""
    return list(dict.fromkeys(question.format for question in bank.questions))
