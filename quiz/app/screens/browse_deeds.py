"""What is done to cards from the list: suspend, bury, flag, reset, and take back."""

from collections.abc import Callable, Collection, Sequence

from textual.screen import Screen

from quiz.amounts import count
from quiz.app.literal import literal
from quiz.app.screens.prompts import ConfirmScreen, LineScreen
from quiz.app.widgets.card_list import CardList
from quiz.app.wording import local_date, thing_done, undone
from quiz.errors import QuizError
from quiz.ids import deck_of
from quiz.library.browse.browse import refresh
from quiz.library.library import Library
from quiz.model.state import Change, Undoable

DONE = {
    "suspend": "Suspended {}.",
    "resume": "Took {} up again.",
    "bury": "Buried {} until tomorrow.",
    "flag": "Flagged {}.",
    "unflag": "Took the flag off {}.",
    "reset": "Reset {}: new again.",
}


class BrowseDeeds(Screen[None]):
    """The part of the browse screen that changes what the learner decided about cards."""

    library: Library
    cards: CardList
    opened_at: int

    def search(self, to: Collection[str] = ()) -> None:
        """Find the cards anew after something changed; the cursor goes to the first listed of some cards."""
        raise NotImplementedError

    def tell(self, words: str, *, error: bool = False) -> None:
        """Tell something in one line, for a moment."""
        self.notify(literal(words).plain, severity="error" if error else "information", markup=False)

    def action_suspend(self) -> None:
        """Leave cards out; where all of them are left out, take them up again."""
        numbers = self._numbers()
        asleep = all(self.cards.catalogue.state(number).asleep(self.cards.catalogue.today) for number in numbers)
        deeds = self.library.deeds
        self._do(deeds.resume if asleep else deeds.suspend)

    def action_bury(self) -> None:
        """Leave cards out until tomorrow."""
        self._do(self.library.deeds.bury)

    def action_flag(self) -> None:
        """Ask for a remark and flag cards with it."""
        numbers = self._numbers()
        if not numbers:
            return
        remarks = {self.cards.catalogue.state(number).remark for number in numbers}
        question = f"Flag {count(len(numbers), 'card')}. Remark (may stay empty):"

        def flag(remark: str | None) -> None:
            if remark is not None:
                self._do(lambda cards: self.library.deeds.flag(cards, remark))

        self.app.push_screen(LineScreen(question, remarks.pop() if len(remarks) == 1 else ""), flag)

    def action_unflag(self) -> None:
        """Take the flag off cards."""
        self._do(self.library.deeds.unflag, [n for n in self._numbers() if self.cards.catalogue.state(n).flagged])

    def action_reset(self) -> None:
        """Ask, and forget what is remembered of cards."""
        known = [number for number in self._numbers() if self.cards.catalogue.memory(number) is not None]
        if not known:
            self.tell("Nothing is remembered here: new already.")
            return

        def reset(yes: bool | None) -> None:  # noqa: FBT001 - Textual hands the result over by place
            if yes:
                self._do(self.library.deeds.reset, known)

        question = f"Reset {count(len(known), 'card')}? What is remembered is forgotten; answers stay in the log."
        self.app.push_screen(ConfirmScreen(question), reset)

    def action_undo(self) -> None:
        """Take the last deed back; after asking, where it was not done here since the cards were opened.

        A key that is held down repeats itself, and would go back over weeks unasked.
        """
        try:
            last = self.library.deeds.latest()
        except QuizError as error:
            self.tell(str(error), error=True)
            return
        if last is None:
            self.tell("There is nothing to undo.")
        elif last.kind == "review" or last.at < self.opened_at:

            def undo(yes: bool | None) -> None:  # noqa: FBT001 - Textual hands the result over by place
                if yes:
                    self._undo(last)

            done = thing_done(last.deed, self._named(last.cards))
            when = local_date(last.at, self.library.now().offset)
            self.app.push_screen(ConfirmScreen(f"Done last, on {when}: {done}. Take it back?"), undo)
        else:
            self._undo(last)

    def _numbers(self) -> list[int]:
        """Return the cards to act on: those marked, else the one under the cursor."""
        if self.cards.marks:
            return sorted(self.cards.marks)
        return [] if self.cards.current is None else [self.cards.current]

    def _named(self, cards: Sequence[str]) -> str:
        """Return the id of one card, or the number of several."""
        return f"'{cards[0]}'" if len(cards) == 1 else count(len(cards), "card")

    def _do(self, deed: Callable[[list[str]], Change], numbers: Sequence[int] | None = None) -> None:
        numbers = self._numbers() if numbers is None else numbers
        if not numbers:
            return
        try:
            change = deed([self.cards.catalogue.ids[number] for number in numbers])
            self._refresh(change.cards, memories=bool(change.reset))
        except QuizError as error:
            self.tell(str(error), error=True)
            return
        self.tell(DONE[change.deed].format(self._named(change.cards)))

    def _undo(self, last: Undoable) -> None:
        try:
            self.library.deeds.undo(last)
            self._refresh(last.cards, memories=last.deed in {"reset", "answer"}, to=last.cards)
        except QuizError as error:
            self.tell(str(error), error=True)
            return
        self.tell(undone(last.deed, self._named(last.cards)))

    def _refresh(self, cards: Sequence[str], *, memories: bool, to: Collection[str] = ()) -> None:
        decks = {deck_of(card) for card in cards} & set(self.cards.catalogue.banks)
        refresh(self.library, self.cards.catalogue, decks, memories=memories)
        self.search(to)
