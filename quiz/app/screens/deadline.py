"""The days up to an exam: what to study on each, and what that leads to."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from quiz.amounts import count
from quiz.app.literal import literal
from quiz.app.screens.form import Field, FormScreen, number
from quiz.app.screens.study import StudyScreen
from quiz.app.widgets.footer import KeysFooter
from quiz.library.deadline import MINUTES, Deadline, exam_date, exam_day, prepared, study_deadline
from quiz.library.library import Library
from quiz.memory.deadline import minutes_text


class DeadlineForm(FormScreen):
    """Asks when the exam is, and how much time a day there is."""

    def __init__(self, library: Library, decks: Sequence[str]) -> None:
        """Ask about some decks."""
        self._library = library
        self._decks = decks
        known = exam_date(library, decks)
        super().__init__(
            "Deadline: know most on the day of an exam",
            (
                Field("exam", "The day of the exam", "" if known is None else str(known), "such as 2026-12-24"),
                Field("minutes", "Minutes a day", f"{MINUTES:.0f}"),
            ),
        )

    def submit(self, values: Mapping[str, str]) -> None:
        """Make the plan."""
        exam = exam_day(values["exam"])
        a_day = number(values["minutes"], "the number of minutes") or MINUTES
        prepared(self._library, self._decks, exam, a_day)
        self.app.switch_screen(DeadlineScreen(self._library, self._decks, exam, a_day))


class DeadlineScreen(Screen[None]):
    """A plan up to an exam, made anew whenever it shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "study", "Study today's part", id="deadline.study", tooltip="Study what the plan wants today."
        ),
        Binding("escape", "leave", "Back", id="deadline.leave", tooltip="Go back."),
    ]

    def __init__(self, library: Library, decks: Sequence[str], exam: date, minutes_a_day: float) -> None:
        """Plan for an exam.

        Args:
            library: decks and memories.
            decks: ids of the decks that it is about.
            exam: its day.
            minutes_a_day: time for study a day.
        """
        super().__init__()
        self._library = library
        self._decks = decks
        self._exam = exam
        self._minutes = minutes_a_day
        self._planned: Deadline | None = None

    def compose(self) -> ComposeResult:
        """Lay the plan out."""
        yield Static(literal(f"Deadline: {self._exam}"), classes="bar")
        with VerticalScroll(id="deadline", classes="page"), Vertical(classes="column"):
            yield Static("Planning …", id="deadline-sum")
            yield Static(id="deadline-days", classes="explanation")
        yield KeysFooter()

    def on_screen_resume(self) -> None:
        """Plan with what is remembered now."""
        self.query_one("#deadline").focus()
        plan = prepared(self._library, self._decks, self._exam, self._minutes)

        async def make() -> None:
            self._show(await asyncio.to_thread(plan))

        self.run_worker(make(), exclusive=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer to study once there is a plan."""
        return self._planned is not None if action == "study" else True

    def action_study(self) -> None:
        """Study what the plan wants today."""
        if self._planned is not None:
            run = study_deadline(self._library, self._planned)
            self.app.push_screen(StudyScreen(self._library, run))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def _show(self, planned: Deadline) -> None:
        self._planned = planned
        plan, days = planned.plan, self._library.calendar.date
        sums = (
            f"{planned.title}: {count(plan.cards, 'card')}\n"
            f"Recalled on that day:   {plan.recalled:.0f} ({planned.share(plan.recalled):.0%})\n"
            f"With the daily review:  {plan.daily:.0f} ({planned.share(plan.daily):.0%})\n"
            f"Without any study:      {plan.nothing:.0f} ({planned.share(plan.nothing):.0%})"
        )
        rows = [f"{'Day':<16}{'new':>4}{'reviews':>9}{'minutes':>9}"]
        for load in planned.days:
            took = minutes_text(load, planned.seconds)
            rows.append(f"{days(load.day):%a %Y-%m-%d}  {len(load.new):>4}{len(load.reviews):>9}{took:>9}")
        self.query_one("#deadline-sum", Static).update(literal(sums))
        self.query_one("#deadline-days", Static).update(literal("\n".join(rows)))
        self.refresh_bindings()
