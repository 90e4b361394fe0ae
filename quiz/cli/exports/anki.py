"""Write an Anki package."""

import argparse
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import cast

from quiz.cli.context import open_library
from quiz.errors import QuizError, did_you_mean
from quiz.interop.anki.labels import LABELS, Label, Labelling, own_tag
from quiz.interop.anki.package import Choices, Report, export_anki
from quiz.interop.anki.progress import Progress
from quiz.model.question import Bank
from quiz.model.review import Review
from quiz.paths import home

_MOST_LISTED = 10
_LABELS = "deck,tags"


def export(arguments: argparse.Namespace, banks: Sequence[Bank], path: Path) -> Iterator[str]:
    """Write the package, and yield what a learner has to know of it."""
    choices = Choices(
        formats=arguments.format,
        labelling=_labelling(arguments),
        suspended=bool(arguments.suspended),
        keep_removed=bool(arguments.keep_removed),
        progress=_progress(banks) if arguments.progress else None,
    )
    report = export_anki(banks, path, time.time(), choices, ledger=home().anki)
    yield from _told(report, arguments)


def _labelling(arguments: argparse.Namespace) -> Labelling:
    given = _LABELS if arguments.tags is None else arguments.tags
    labels = [label.strip() for label in given.split(",") if label.strip()]
    if labels == ["none"]:
        labels = []
    for label in labels:
        if label not in LABELS:
            msg = f"--tags: notes cannot be tagged with '{label}' ({did_you_mean(label, (*LABELS, 'none'))})"
            raise QuizError(msg)
    tags = tuple(own_tag(tag) for tag in arguments.tag or ())
    return Labelling(cast("Sequence[Label]", labels), tags, arguments.subdecks)


def _progress(banks: Sequence[Bank]) -> Progress:
    """Read what the learner knows of the banks' cards."""
    with open_library() as library:
        store, decks = library.store, [bank.deck for bank in banks]
        reviews: dict[str, list[Review]] = {}
        for deck in decks:
            for review in store.reviews(deck):
                reviews.setdefault(review.card, []).append(review)
        return Progress(
            settings=library.settings,
            memories={card: memory for deck in decks for card, memory in store.memories(deck).items()},
            states={card: state for deck in decks for card, state in store.states(deck).items()},
            reviews=reviews,
        )


def _told(report: Report, arguments: argparse.Namespace) -> Iterator[str]:
    news = f", {report.new} new and {report.changed} changed since the last export" if not report.first else ""
    yield f"{arguments.output}: {report.notes} notes{news}"
    for before, name in report.renamed:
        yield (
            f"The deck was called '{before}' at the last export and is '{name}' now. Anki knows decks by their names: "
            f"rename it there first, or the notes that it has stay in '{before}'."
        )
    if report.removed:
        yield f"Gone from the deck since the last export, but still in Anki if it was imported: {len(report.removed)}"
        yield from (f"  {ref}" for ref in islice(report.removed, _MOST_LISTED))
        if len(report.removed) > _MOST_LISTED:
            yield f"  and {len(report.removed) - _MOST_LISTED} more"
    if (report.removed or report.removed_before) and arguments.keep_removed:
        yield "Their notes are in the package with the tag factquiz::removed: search tag:factquiz::removed in Anki."
    elif report.removed:
        yield "Delete them in Anki, or let --keep-removed tag them there."
    if arguments.progress:
        yield (
            f"With the memory of {report.studied} cards and {report.reviews} reviews. Anki takes them at the first "
            "import of a card only, and only if 'Import any learning progress' is ticked."
        )
    elif arguments.suspended:
        yield "Anki keeps the cards suspended only if 'Import any learning progress' is ticked on import."
