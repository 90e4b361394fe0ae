"""Export banks as an Anki package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quiz.errors import QuizError
from quiz.interop.anki.earlier import earlier_rows
from quiz.interop.anki.labels import REMOVED, Labelling, deck_name
from quiz.interop.anki.ledger import Ledger, joined, opened
from quiz.interop.anki.media import MediaFiles
from quiz.interop.anki.notes import PREFERENCE, AnkiNote, make_note
from quiz.interop.anki.progress import CardRow, Progress
from quiz.interop.anki.writer import Entry, write_package
from quiz.interop.choosing import chosen_questions
from quiz.memory.ladder import guess_chance
from quiz.memory.scheduler import Scheduler
from quiz.model.question import Bank

_SUSPENDED = -1


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen of an export.

    Attributes:
        formats: formats to export every question of; one question a card when None.
        labelling: tags and decks.
        suspended: whether all cards come suspended.
        keep_removed: whether notes of facts that are gone are exported with a tag that says so.
        progress: what the learner knows, to go with the cards; nothing when None.
    """

    formats: Sequence[str] | None = None
    labelling: Labelling = field(default_factory=Labelling)
    suspended: bool = False
    keep_removed: bool = False
    progress: Progress | None = None


@dataclass(slots=True)
class Report:
    """What an export did.

    Attributes:
        notes: how many notes are in the package.
        new: how many of them were never exported before.
        changed: how many changed since the last export.
        first: whether nothing was known of an earlier export of these decks.
        studied: how many cards go with their memory.
        reviews: how many reviews go with them.
        removed: ids of cards and questions that are gone since the last export.
        removed_before: how many were gone already.
        renamed: earlier and present names of decks in Anki that were renamed.
    """

    notes: int = 0
    new: int = 0
    changed: int = 0
    first: bool = False
    studied: int = 0
    reviews: int = 0
    removed: list[str] = field(default_factory=list)
    removed_before: int = 0
    renamed: list[tuple[str, str]] = field(default_factory=list)


def export_anki(
    banks: Sequence[Bank], path: Path, now: float, choices: Choices | None = None, *, ledger: Path | None = None
) -> Report:
    """Write an Anki package.

    A note keeps its guid as long as its card (or, where formats are chosen, its question) has
    its id, and its modification time as long as it says the same. So a later export updates in
    Anki what changed, and leaves all else to the learner: schedules, and notes that they edited.

    Args:
        banks: the banks, a deck of Anki each.
        path: the file; it is replaced as a whole or not at all.
        now: moment of the export, in epoch seconds.
        choices: what may be chosen.
        ledger: the file that keeps what was exported; where it knows nothing of the decks, the
            package that is replaced is read instead.

    Raises:
        QuizError: nothing is to be exported, or a file cannot be read or written.
    """
    export = _Export(choices or Choices())
    with opened(ledger, now) as book:
        export.run(banks, path, book)
    return export.report


class _Export:
    """One export under way."""

    def __init__(self, choices: Choices) -> None:
        self.report = Report()
        self._choices = choices
        self._media = MediaFiles()
        self._seen: set[str] = set()
        self._scheduler = None if choices.progress is None else Scheduler(choices.progress.settings)
        if choices.progress is not None and choices.formats:
            msg = "progress goes with one note a card: leave out --format, or --progress"
            raise QuizError(msg)

    def run(self, banks: Sequence[Bank], path: Path, book: Ledger) -> None:
        """Write the package."""
        known = [bank for bank in banks if book.knows(bank.deck)]
        if not known:
            for ref, row in earlier_rows(path):
                book.adopt(ref, row, gone=f" {REMOVED} " in row.tags)
            known = [bank for bank in banks if book.knows(bank.deck)]
        self.report.first = not known
        for bank in banks:
            before = book.rename(bank.deck, deck_name(bank))
            if before and before != deck_name(bank):
                self.report.renamed.append((before, deck_name(bank)))
        write_package(path, self._entries(banks, book), self._media.paths)
        self.report.new, self.report.changed = book.new, book.changed

    def _entries(self, banks: Sequence[Bank], book: Ledger) -> Iterator[Entry]:
        for bank in banks:
            for due, question in enumerate(chosen_questions(bank, self._choices.formats, PREFERENCE)):
                note = make_note(
                    bank, question, self._choices.labelling, self._media, for_card=not self._choices.formats
                )
                yield self._entry(bank, note, due, book)
        if not self.report.notes:
            formats = self._choices.formats
            msg = "there is no question to export" + (f" of the format {', '.join(formats)}" if formats else "")
            raise QuizError(msg)
        for bank in banks:
            yield from self._removed(bank, book)

    def _entry(self, bank: Bank, note: AnkiNote, due: int, book: Ledger) -> Entry:
        if note.guid in self._seen:
            msg = f"'{note.ref}' is there twice: name each deck once"
            raise QuizError(msg)
        self._seen.add(note.guid)
        self.report.notes += 1
        row = book.row(note.guid, note.ref, note.type, joined(note.tags), "\x1f".join(note.fields))
        card, progress = CardRow(due=due), self._choices.progress
        if progress is None or self._scheduler is None:
            return Entry(row, note.deck, self._card(card))
        card = progress.card(note.card, due)
        reviews = progress.log(note.card, self._scheduler, guess_chance(bank.questions_of[note.card]))
        self.report.studied += note.card in progress.memories
        self.report.reviews += len(reviews)
        return Entry(row, note.deck, self._card(card), reviews)

    def _card(self, row: CardRow) -> CardRow:
        return row._replace(queue=_SUSPENDED) if self._choices.suspended else row

    def _removed(self, bank: Bank, book: Ledger) -> Iterator[Entry]:
        """Find the notes of a deck whose cards or questions are gone, and yield those that are kept."""
        alive = {question.id for question in bank.questions} | set(bank.card)
        gone = [(guid, ref, told) for guid, ref, told in book.left(bank.deck) if ref not in alive]
        for due, (guid, ref, told) in enumerate(gone):
            if told:
                self.report.removed_before += 1
            else:
                self.report.removed.append(ref)
            if self._choices.keep_removed:
                row = book.tombstone(guid, ref, REMOVED)
                self.report.notes += 1
                yield Entry(row, deck_name(bank), self._card(CardRow(due=len(bank.cards) + due)))
            else:
                book.bury(guid)
