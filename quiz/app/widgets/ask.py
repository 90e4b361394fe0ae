"""A question and the control that takes its answer."""

from textual.app import ComposeResult

from quiz.app.controls.base import Control
from quiz.app.controls.registry import control_for
from quiz.app.first_words import label_of
from quiz.app.literal import literal
from quiz.app.widgets.media import MediaView
from quiz.app.widgets.words import Column, Words
from quiz.grading.response import Response
from quiz.model.media import shown_with
from quiz.model.question import Question


class AskView(Column):
    """A stem and its control; it is kept from one question to the next, and so is a control of each sort."""

    def __init__(self) -> None:
        """Begin with no question."""
        super().__init__(classes="column")
        self._label = Words(classes="label")
        self._stem = Words(classes="stem")
        self._media = MediaView()
        self._controls: dict[type[Control], Control] = {}
        self._control: Control | None = None

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        yield self._label
        yield self._stem
        yield self._media

    async def ask(self, question: Question) -> None:
        """Ask a question, and let its control take the keys."""
        sort = control_for(question)
        label = label_of(question)
        self._label.update(literal(label))
        self._label.display = bool(label)
        self._stem.update(literal(question.stem))
        self._stem.display = not sort.shows_stem
        await self._media.show(shown_with(question.media, "question"))
        await self.prepare(sort)
        for other, control in self._controls.items():
            control.display = other is sort
        self._control = self._controls[sort]
        await self._control.ask(question)
        self._control.take_focus()

    async def prepare(self, sort: type[Control]) -> None:
        """Keep a control of a sort, unseen; the first question that needs it is then painted as soon as all others."""
        if sort not in self._controls:
            control = self._controls[sort] = sort()
            control.display = False
            await self.mount(control)

    def hint(self, struck: frozenset[int], text: str) -> None:
        """Give help with the question: options to cross out, by their place from 0, and words."""
        if self._control is not None:
            self._control.hint(struck, text)

    async def refill(self, response: Response) -> bool:
        """Show an answer given before, to be changed; return whether ``draft`` tells it from then on."""
        return self._control is not None and await self._control.refill(response)

    def draft(self) -> Response | None:
        """Return what is entered and not handed in yet."""
        return None if self._control is None else self._control.draft()
