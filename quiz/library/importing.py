"""Import a package of Anki: a deck of its notes, media beside it, and the learner's progress."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quiz.errors import QuizError
from quiz.interop.anki_import.archive import opened
from quiz.interop.anki_import.collection import read_collection
from quiz.interop.anki_import.drafting import draft_all
from quiz.interop.anki_import.history import Histories, History
from quiz.interop.anki_import.media import copy_media
from quiz.interop.anki_import.records import AnkiCollection
from quiz.interop.drafts.counted import counted
from quiz.interop.drafts.deck_text import Head, deck_lines
from quiz.interop.drafts.draft import Draft, Drafts, LeftOut
from quiz.library.deck_output import check_id, check_output, deck_id, media_folder, placed, write_deck, written_on
from quiz.library.library import Library
from quiz.library.take_over import Taken, take_over
from quiz.paths import scratch

Told = Callable[[str, int], None]
"""Called now and then with what is being done, and how many are done; what it raises ends the import."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be imported.

    Attributes:
        package: the file.
        output: the deck to write; None to write none and take over progress alone.
        deck: id of the deck; empty for the one of the package, or one made of the output's name.
        force: whether a deck that is there is replaced.
    """

    package: Path
    output: Path | None
    deck: str = ""
    force: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    Attributes:
        deck: id of the deck.
        questions: questions written.
        media: media files copied.
        left_out: how often what was left out, and why.
        taken: what was taken over into the learner's memory; None when that was not asked for.
    """

    deck: str
    questions: int
    media: int
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    taken: Taken | None = None


def import_anki(wish: Wish, library: Library | None, told: Told = lambda _, __: None) -> Imported:
    """Import a package; where anything is wrong with it, nothing is written.

    Args:
        wish: what is to be imported.
        library: whose memory takes over the progress; None to take over none.
        told: hears how far it is.

    Raises:
        QuizError: the package cannot be used, holds nothing for a deck, or nothing can be written.
    """
    output = wish.output
    if output is not None:
        check_output(output, (media_folder(output),), force=wish.force)
    with scratch() as folder, opened(wish.package) as package:
        path = package.collection(folder)
        collection = read_collection(path, str(wish.package), lambda count: told("reading", count))
        path.unlink()
        drafts = draft_all(collection, lambda count: told("notes", count))
        source = _chosen(wish, drafts)
        found = drafts.decks[source]
        deck = source or wish.deck or _deck_id(wish)
        histories = list(_histories(collection, found, deck, library, told)) if library else []
        copied: dict[str, str] = {}
        if output is not None:
            title = drafts.titles.get(source) or _title(collection, found) or wish.package.stem
            head = Head(deck, title, "anki", f"{wish.package.stem} (Anki package)", written_on(wish.package))
            with placed(output, media_folder(output)) as place:
                named = (one for draft in found for one in draft.media)
                beside = media_folder(output)
                copied = copy_media(package, named, place.parent, beside, drafts, lambda count: told("media", count))
                write_deck(place, deck_lines(head, found, copied, lambda count: told("writing", count)), output)
        taken = None
        if library is not None:
            taken = take_over(library.store, histories, library.now().at, lambda count: told("memory", count))
    return Imported(deck, len(found) if output else 0, len(copied), drafts.left_out, taken)


def _chosen(wish: Wish, drafts: Drafts) -> str:
    """Return which part of the package is imported: a factquiz deck by its id, or empty for all other notes."""
    own = sorted(name for name in drafts.decks if name)
    check_id(wish.deck)
    if wish.deck in own:
        chosen = wish.deck
    elif "" in drafts.decks:
        chosen = ""
    elif len(own) == 1 and not wish.deck:
        chosen = own[0]
    elif own:
        msg = f"{wish.package}: it holds cards of the decks {', '.join(own)}; choose one with --deck"
        raise QuizError(msg)
    else:
        reasons = "; ".join(
            f"{entry.what} ({count:,}): {entry.reason}" for entry, count in sorted(drafts.left_out.items())
        )
        msg = f"{wish.package}: there is nothing to import" + (f": {reasons}" if reasons else "")
        raise QuizError(msg)
    for name in drafts.decks:
        if name != chosen:
            what = f"cards of the factquiz deck '{name}'" if name else "cards of other notes"
            again = f"import them with --deck {name}" if name else "import them with another --deck"
            drafts.leave_out(what, again, len(drafts.decks[name]))
    return chosen


def _deck_id(wish: Wish) -> str:
    return deck_id(wish.output or wish.package, "anki")


def _title(collection: AnkiCollection, drafts: list[Draft]) -> str:
    """Return the name that all decks of the cards have in common."""
    names = {
        collection.decks.get(card.original_deck or card.deck, "")
        for cards in collection.cards.values()
        for card in cards
    }
    heads = {name.split("::")[0] for name in names}
    return heads.pop() if len(heads) == 1 and drafts else ""


def _histories(
    collection: AnkiCollection, drafts: list[Draft], deck: str, library: Library, told: Told
) -> Iterator[History]:
    histories = Histories(collection, library.calendar, library.settings)
    cards = {card.id: card for found in collection.cards.values() for card in found}
    tags = {note.id: note.tags.split() for note in collection.notes if note.tags.strip()}
    for draft in counted(drafts, lambda count: told("memory", count)):
        for card, anki in draft.our_cards(deck):
            log = collection.reviews.get(anki, ())
            yield histories.of(card, draft.format, cards[anki], log, tags.get(cards[anki].note, ()))
