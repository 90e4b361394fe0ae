"""What an exam came to, and what may follow."""

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from quiz.amounts import count, duration
from quiz.app.literal import lines, literal
from quiz.app.screens.form import Field, FormScreen
from quiz.app.screens.study import StudyScreen
from quiz.app.widgets.footer import KeysFooter
from quiz.errors import QuizError
from quiz.interop.exam_report import default_name, report_bytes, write_report
from quiz.library.exam import ExamRun
from quiz.library.library import Library
from quiz.model.exam import ExamResult, Score
from quiz.paths import expanded

_LABEL = 18


class ExamResultScreen(Screen[None]):
    """The score, by tag and by format, and what was answered wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "repeat", "Cram the wrong ones", id="exam.repeat", tooltip="Cram what was not answered right."),
        Binding("w", "report", "Report", id="exam.report", tooltip="Write a report as HTML or CSV."),
        Binding("c", "count", "Count", id="exam.count", tooltip="Let the answers count as reviews, or take them back."),
        Binding("enter,escape", "leave", "Done", id="exam.done", tooltip="Go back."),
    ]

    def __init__(self, library: Library, run: ExamRun, report: Path | None = None) -> None:
        """Show how an exam went.

        Args:
            library: decks and memories.
            run: the exam at its end.
            report: where to write a report at once; None for nowhere.
        """
        super().__init__()
        self._library = library
        self._run = run
        self._report = report
        self._result = run.result()

    def compose(self) -> ComposeResult:
        """Lay the numbers and the wrong answers out."""
        yield Static(literal(f"Exam: {self._result.title}"), classes="bar")
        with VerticalScroll(id="exam-result", classes="page"), Vertical(classes="column"):
            yield Static(literal(_headline(self._result), "bold"))
            yield Static(literal(_about(self._result)), classes="help")
            yield Static(id="exam-counted", classes="help")
            yield Static(id="exam-report", classes="help")
            yield Static(literal(_table("Tag", self._result.by_tag())), classes="explanation")
            yield Static(literal(_table("Format", self._result.by_format())), classes="explanation")
            yield from self._missed()
        yield KeysFooter()

    def on_mount(self) -> None:
        """Let the arrows scroll, and write the report that was asked for."""
        self.query_one("#exam-result").focus()
        self.query_one("#exam-report").display = False
        self._tell_counted()
        if self._report is not None:
            try:
                write_report(self._result, self._report)
            except QuizError as error:
                self.notify(str(error), title="No report", severity="error", markup=False)
            else:
                self._tell_report(self._report)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer to cram only when something was wrong, and to count only answers."""
        if action == "repeat":
            return bool(self._result.missed)
        return any(one.answered for one in self._result.marked) if action == "count" else True

    def action_repeat(self) -> None:
        """Cram what was not answered right."""
        run = self._run.repeat()
        self.app.push_screen(StudyScreen(self._library, run))

    def action_report(self) -> None:
        """Ask where the report goes."""
        self.app.push_screen(ReportForm(self._result, self._tell_report))

    def action_count(self) -> None:
        """Let the answers count as reviews, or take them back."""
        try:
            if self._run.counted:
                self._run.uncount()
            else:
                self._run.count()
        except QuizError as error:
            self.notify(str(error), title="Not saved", severity="error", markup=False)
        else:
            # What the page says of it may be out of sight.
            self.notify(self._counted(), markup=False)
        self._tell_counted()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def _tell_counted(self) -> None:
        self.query_one("#exam-counted", Static).update(literal(self._counted()))

    def _counted(self) -> str:
        counted = "The answers count as reviews; c takes them back." if self._run.counted else ""
        return counted or "Nothing was stored; c lets the answers count as reviews."

    def _tell_report(self, path: Path) -> None:
        """Say where a report lies, for as long as the result is shown."""
        self.notify(str(path.resolve()), title="Report written", markup=False)
        told = self.query_one("#exam-report", Static)
        told.update(literal(f"Report: {path.resolve()}"))
        told.display = True

    def _missed(self) -> Iterator[Static]:
        if self._result.missed:
            yield Static(literal("Not right:", "bold"), classes="explanation")
        for one in self._result.missed:
            question = one.question
            given = f"You answered: {one.given}" if one.answered else "No answer"
            yield Static(
                lines(
                    literal(question.stem, "bold"),
                    literal(f"✗ {given}", "$text-error"),
                    literal(f"✓ {'; '.join(question.answers)}", "$text-success"),
                    literal(question.explanation),
                    literal(f"Source: {question.source}", "$foreground-muted"),
                ),
                classes="explanation",
            )


class ReportForm(FormScreen):
    """Asks where the report goes."""

    def __init__(self, result: ExamResult, written: Callable[[Path], None]) -> None:
        """Propose a file in the current folder that is named after the exam and its time.

        Args:
            result: what the report is about.
            written: is told the path of the report.
        """
        self._result = result
        self._written = written
        label = f"File (.html or .csv; one that is there is never overwritten), in {Path.cwd()}"
        path = Field("path", label, default_name(result))
        super().__init__("Report of the exam", (path,))

    def submit(self, values: Mapping[str, str]) -> None:
        """Write the report; in a browser it is sent there, where the learner's files are."""
        path = Path(values["path"])
        if self.app.is_web:
            data = io.BytesIO(report_bytes(self._result, path))
            self.app.deliver_binary(data, save_filename=path.name, mime_type="application/octet-stream")
            self.dismiss()
            return
        path = expanded(values["path"])
        write_report(self._result, path)
        self.dismiss()
        self._written(path)


def _headline(result: ExamResult) -> str:
    score = result.score
    ended = "The time is over. " if result.timed_out else ""
    return f"{ended}{score.right} of {score.asked} right ({score.share:.0%})"


def _about(result: ExamResult) -> str:
    open_ones = sum(not one.answered for one in result.marked)
    left = f", {count(open_ones, 'question')} left open" if open_ones else ""
    return f"{result.score.corrected:.0%} without lucky guesses · {duration(result.took / 1_000)}{left}"


def _table(head: str, scores: Mapping[str, Score]) -> str:
    rows = [f"{head:<{_LABEL}}  right      share  without guessing"]
    for label, score in scores.items():
        right = f"{score.right} of {score.asked}"
        rows.append(f"{(label or '–')[:_LABEL]:<{_LABEL}}  {right:<9} {score.share:>6.0%} {score.corrected:>9.0%}")
    return "\n".join(rows)
