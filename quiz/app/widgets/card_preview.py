"""All that is known of a card, as one text."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.amounts import count, duration
from quiz.app.literal import lines, literal
from quiz.app.widgets.curve import draw
from quiz.app.widgets.question_text import question_content
from quiz.app.wording import days, local_date
from quiz.library.browse.browse import Preview
from quiz.model.review import Grade, Memory, Phase, Review

_PHASES = {
    Phase.NEW: "New",
    Phase.LEARNING: "In learning",
    Phase.REVIEW: "In review",
    Phase.RELEARNING: "Being learnt again",
}
_GRADES = {Grade.AGAIN: "✗ forgotten", Grade.HARD: "✓ hard", Grade.GOOD: "✓ good", Grade.EASY: "✓ easy"}
_MUTED = "$foreground-muted"
_NARROWEST = 20


class CardPane(VerticalScroll):
    """Shows a card, or that there is none."""

    def __init__(self) -> None:
        """Begin without a card."""
        super().__init__(id="pane")
        self._preview: Preview | None = None

    def compose(self) -> ComposeResult:
        """Lay out the one text."""
        yield Static(id="card")

    def show(self, preview: Preview | None) -> None:
        """Show a card from its beginning."""
        self._preview = preview
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Draw the card anew for the new width."""
        self._draw()

    def _draw(self) -> None:
        card = self.query_one("#card", Static)
        width = max(_NARROWEST, self.scrollable_content_region.width - card.gutter.width)
        shown = self._preview
        content = literal("No card.", _MUTED) if shown is None else preview_content(shown, width)
        card.update(content)


def preview_content(preview: Preview, width: int) -> Content:
    """Return all that is known of a card.

    Args:
        preview: what is known.
        width: cells of a line, for the curve.
    """
    card = preview.card
    about = " · ".join((card.id, *(f"#{tag}" for tag in card.tags)))
    parts = [
        lines(
            literal(card.statement, "bold"),
            literal(card.note),
            *(literal(one.label) for one in card.media),
            literal(card.source, _MUTED),
            literal(about, _MUTED),
        ),
        _section("Memory", width, *_memory(preview)),
    ]
    if preview.curve is not None:
        until = preview.memory.due_day if preview.memory is not None and preview.memory.due_day is not None else 0
        drawn = draw(preview.curve, preview.today, until, width)
        parts.append(_section("Recall over time  • answer  │ today", width, *(literal(line) for line in drawn)))
    questions = (question_content(question, card) for question in preview.questions)
    parts.append(_section(count(len(preview.questions), "question"), width, *questions))
    if preview.reviews:
        answers = (_review(review) for review in reversed(preview.reviews))
        parts.append(_section(f"{count(len(preview.reviews), 'answer')}, the last one first", width, *answers))
    return Content("\n\n").join(parts)


def _section(title: str, width: int, *parts: Content) -> Content:
    rule = "─" * max(2, width - len(title) - 4)
    return lines(literal(f"── {title} {rule}"[:width], "$text-accent"), *parts)


def _memory(preview: Preview) -> Iterator[Content]:
    state, memory = preview.state, preview.memory
    if state.suspended:
        yield literal("Suspended: left out until you take it up again.", "bold")
    elif state.asleep(preview.today):
        yield literal("Buried: left out until tomorrow.", "bold")
    if state.flagged:
        yield literal(f"⚑ Flagged{f': {state.remark}' if state.remark else '.'}", "$text-warning")
    if memory is None or memory.stability is None:
        yield literal("New: never answered.")
        return
    due = "" if state.asleep(preview.today) else f", {_due(memory, preview.today)}"
    yield literal(f"{_PHASES[memory.phase]}{due}")
    yield literal(f"recall today {preview.recall or 0:.0%} · stability {_stability(memory.stability)}")
    counts = f"{count(memory.lapses, 'lapse')} · {count(memory.reps, 'answer')}"
    yield literal(f"difficulty {memory.difficulty or 0:.1f} of 10 · {counts}")


def _stability(stability: float) -> str:
    return days(round(stability)) if stability >= 1 else "less than a day"


def _due(memory: Memory, today: int) -> str:
    if memory.due_day is None:
        return "not due"
    late = today - memory.due_day
    if late == 0:
        return "due today"
    return f"due {days(late)} ago" if late > 0 else f"due in {days(-late)}"


def _review(review: Review) -> Content:
    when = local_date(review.at, review.offset)
    words = f"{when}  {_GRADES[review.grade]}{' (as you say)' if review.overridden else ''}"
    begun = "  (new)" if review.phase is Phase.NEW else ""
    given = f"“{review.answer}”" if review.answer else "no answer"
    style = "" if review.grade is not Grade.AGAIN else "$text-error"
    return literal(words, style) + literal(
        f"{begun}\n    {review.format} · {given} · {duration(review.took / 1_000)}", _MUTED
    )
