"""The library: decks with what the learner knows of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.clock import Clock, StudyCalendar
from quiz.errors import QuizError
from quiz.library.banks import Banks
from quiz.library.deeds import Deeds
from quiz.library.modes import Mode, narrowed
from quiz.library.shelf import Found, Shelf
from quiz.library.study import Start, Study
from quiz.library.today import Remembered, queues
from quiz.memory.scheduler import Scheduler
from quiz.model.limits import hold
from quiz.model.question import Bank
from quiz.model.settings import Settings
from quiz.paths import home
from quiz.session.plan import Plan, Today, plan_day
from quiz.session.state import Moment
from quiz.stats.streak import streak
from quiz.store.interface import Store

if TYPE_CHECKING:
    from quiz.settings.fields import Key

ELSEWHERE = "Opened by path"
"""What the decks are called that lie in no folder of the shelf; they are listed as long as the program runs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A deck as the list of decks shows it.

    Attributes:
        id: the deck's id, or the file's name when it cannot be used.
        title: what people call it.
        plan: what is to be studied today.
        cards: cards in all.
        error: why it cannot be used; None for a deck in order.
        place: the folders that it lies in, from the shelf's own on.
        hides: id of another deck that is left out until this one can be used; empty for none.
    """

    id: str
    title: str
    plan: Plan
    cards: int
    error: QuizError | None = None
    place: tuple[str, ...] = ()
    hides: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What today and tomorrow bring, and how long the learner has kept at it.

    Attributes:
        today: cards to study today.
        seconds: how long they take, by the pace of the latest answers.
        tomorrow: learnt cards that are due tomorrow.
        streak: study days in a row with an answer, up to today, or to yesterday when today has none yet.
        newcomer: whether nothing was ever answered.
    """

    today: int
    seconds: float
    tomorrow: int
    streak: int
    newcomer: bool


class Library:
    """Decks on the shelf, memories in the store, and the time of day."""

    def __init__(
        self,
        shelf: Shelf,
        store: Store,
        clock: Clock,
        settings: Settings,
        settings_file: Path | None = None,
        banks: Banks | None = None,
    ) -> None:
        """Join them.

        Args:
            shelf: where decks are.
            store: the learner's reviews and memories.
            clock: tells the time.
            settings: the learner's settings.
            settings_file: where changes of them go; the usual place when None.
            banks: gives the banks of decks; generates each of them when None.

        Raises:
            QuizError: the settings name a time zone that does not exist.
        """
        self.shelf = shelf
        self.store = store
        self.clock = clock
        self.deeds = Deeds(store, self.now, _new_id)
        self.settings_file = settings_file or home().settings
        self.banks = banks or Banks()
        self._banks: dict[str, Bank] = {}
        self.adopt(settings)

    def adopt(self, settings: Settings) -> None:
        """Go on with other settings; a session under way keeps those it began with.

        Raises:
            QuizError: they name a time zone that does not exist.
        """
        self.calendar = StudyCalendar(_zone(settings.timezone), settings.rollover)
        self.settings = settings
        self.scheduler = Scheduler(settings)

    def change(self, changes: Mapping["Key", object]) -> None:
        """Write some settings to the file and go on with them.

        Raises:
            QuizError: the file has a mistake or cannot be written; nothing is changed.
        """
        from quiz.settings.write import change  # noqa: PLC0415 - reading settings is enough for most starts

        self.adopt(change(self.settings_file, changes))

    def now(self) -> Moment:
        """Return the present moment."""
        present = self.clock.now()
        at = round(present.timestamp() * 1_000)
        return Moment(at, self.calendar.day(present), self.calendar.offset(present))

    def bank(self, reference: str) -> Bank:
        """Return the bank of a deck by path or id; it is generated once.

        Raises:
            QuizError: there is no such deck, or it cannot be used.
        """
        if reference not in self._banks:
            bank = self._open(reference)
            self._banks[reference] = self._banks[bank.deck] = bank
        return self._banks[reference]

    def _open(self, reference: str) -> Bank:
        path, name = self.shelf.locate(reference, lambda path: self._of(path).deck)
        return self._of(path, name)

    def _of(self, path: Path, name: str | None = None) -> Bank:
        """Return the bank of a deck file within the limits that are set, whichever thread or task asks."""
        hold(self.settings.limits)
        return self.banks.of(path, name)

    def entries(self) -> list[Entry]:
        """List the decks with what is to be studied today, those opened by their path last."""
        return [
            _unusable(listed, place) if isinstance(listed, Found) else _entry(listed, self.plan([listed]), place)
            for listed, place in self._listed()
        ]

    def usable(self) -> dict[str, str]:
        """Return the titles of the decks that can be used, by their ids; nothing is planned."""
        return {listed.deck: listed.title for listed, _ in self._listed() if isinstance(listed, Bank)}

    def _listed(self) -> Iterator[tuple[Found | Bank, tuple[str, ...]]]:
        """Yield the bank of each deck, or what was found where it cannot be used, with the folders that it lies in."""
        known: set[str] = set()
        for found in self.shelf.all(lambda path: self._of(path).deck):
            place = self.shelf.place(found.path)
            if found.error is not None:
                known.add(found.path.name)
                yield found, place
                continue
            bank = self._banks[found.id] = self._of(found.path)
            known.add(bank.deck)
            yield bank, place
        by_path = (bank for reference, bank in self._banks.items() if reference != bank.deck)
        others = {bank.deck: bank for bank in by_path if bank.deck not in known}
        for bank in others.values():
            yield bank, (ELSEWHERE,)

    def outlook(self, references: Sequence[str]) -> Outlook:
        """Tell what today and tomorrow bring in some decks.

        Raises:
            QuizError: a deck cannot be used.
        """
        banks = [self.bank(reference) for reference in references]
        today = self.now().day
        days = self.store.days()
        plan = self.plan(banks)
        return Outlook(
            today=plan.total,
            seconds=plan.answers * self.store.pace().seconds,
            tomorrow=sum(self.store.due_on(bank.deck, today + 1) for bank in banks),
            streak=streak(days, today),
            newcomer=not days,
        )

    def plan(self, banks: Iterable[Bank]) -> Plan:
        """Plan what is to be studied today of some banks together; the daily limits count for all decks."""
        now = self.now()
        count = self.store.day(None, now.day)
        limited = [deck for deck, own in self.settings.decks.items() if own.new_per_day is not None]
        begun = {deck: self.store.day(deck, now.day).new for deck in limited}
        today = Today(now.day, count.new, count.reviewed, count.cards, begun)
        return plan_day(queues(self.store, list(banks), today, self.settings), today, self.settings)

    def study(self, references: Sequence[str], mode: Mode = "all") -> Study:
        """Begin a session over some decks.

        Args:
            references: ids or paths of the decks.
            mode: which part of what is to be studied today.

        Raises:
            QuizError: a deck cannot be used.
        """
        return self.session(lambda: self.start(references, mode))

    def session(self, start: Callable[[], Start]) -> Study:
        """Begin a session that a call plans, and may plan anew after something was undone."""
        mark, _ = self.store.elsewhere(None)
        return Study(start(), self.scheduler, self.store, self.deeds, start, mark)

    def start(self, references: Sequence[str], mode: Mode = "all") -> Start:
        """Return what a session over some decks begins with.

        Raises:
            QuizError: a deck cannot be used.
        """
        banks = {bank.deck: bank for bank in (self.bank(reference) for reference in references)}
        plan = self.plan(banks.values())
        cards = (*(card for _, card in plan.learning), *plan.due, *plan.new)
        memories = Remembered(self.store, list(banks), cards)
        plan = narrowed(plan, mode, memories)
        return Start(banks, plan, memories, newcomer=not self.store.days())

    def reload(self, deck: str) -> Bank:
        """Read a deck anew, after it was edited.

        Raises:
            QuizError: it can no longer be used; the bank that is known stays.
        """
        known = [reference for reference, bank in self._banks.items() if bank.deck == deck]
        paths = [reference for reference in known if reference != deck]
        bank = self._open(paths[0] if paths else deck)
        for reference in (*known, bank.deck):
            self._banks[reference] = bank
        return bank


def _new_id() -> str:
    from uuid import uuid4  # noqa: PLC0415 - it looks at the platform, and no question needs an id

    return uuid4().hex


def _entry(bank: Bank, plan: Plan, place: tuple[str, ...]) -> Entry:
    return Entry(bank.deck, bank.title, plan, len(bank.cards), place=place)


def _unusable(found: Found, place: tuple[str, ...]) -> Entry:
    name, hides = found.path.name, found.id if found.hides else ""
    return Entry(name, name, Plan(), 0, found.error, place, hides)


def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - most machines know where they are

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        msg = f"there is no time zone '{name}' (write it like Europe/Berlin)"
        raise QuizError(msg) from error
