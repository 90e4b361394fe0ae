"""Write drafts as the YAML of a deck."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz.decks.write import entry, listed, scalar
from quiz.ids import slug
from quiz.interop.drafts.counted import counted
from quiz.interop.drafts.draft import Draft, MediaName, Value
from quiz.interop.drafts.html_text import PLACEHOLDERS

_INDENT = 4
_LONGEST = 40
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a deck.

    Attributes:
        deck: its id.
        title: what people call it.
        source: id of the source that its questions cite: the file that it is imported from.
        document: title of that file.
        date: when the file was written, such as 2026-11-24.
    """

    deck: str
    title: str
    source: str
    document: str
    date: str


def deck_lines(
    head: Head,
    drafts: Sequence[Draft],
    media: Mapping[str, str],
    told: Callable[[int], None] = lambda _: None,
) -> Iterator[str]:
    """Yield the lines of a deck.

    Args:
        head: what stands at its top.
        drafts: its questions.
        media: where the media files lie, from the deck's folder, by the name that drafts have; others
            are named in the texts.
        told: called now and then with the number of questions written.
    """
    yield from entry("deck", head.deck, 0)
    yield from entry("title", head.title, 0)
    documents, citations = _cited((draft.source for draft in drafts if draft.source), head.source)
    file_cited = any(not draft.source for draft in drafts)
    if file_cited:
        yield f"source: {head.source}"
    yield "sources:"
    if file_cited:
        yield f"  {head.source}: {{title: {scalar(head.document, flow=True)}, date: {scalar(head.date, flow=True)}}}"
    for title, key in documents.items():
        yield f"  {key}:"
        yield from entry("title", title, _INDENT)
    yield "questions:"
    for draft in counted(drafts, told):
        yield from _question(draft, citations, media)


def _cited(texts: Iterable[str], file: str) -> tuple[dict[str, str], dict[str, str]]:
    """Tell documents from the places in them.

    Texts that differ behind their last comma alone cite places of one document, unless these are years,
    which tell works of one author apart.

    Args:
        texts: what questions cite, other than the file that they come from.
        file: id of the source for that file.

    Returns:
        The ids of the documents by their titles; and by each text what a question says to cite it.
    """
    split = {text: text.rpartition(", ") for text in texts}
    shared = Counter(document for document, _, place in split.values() if not _YEAR.fullmatch(place))
    ids: dict[str, str] = {}
    citations: dict[str, str] = {}
    taken = {file}
    for text, (document, _, place) in split.items():
        apart = bool(document and place.strip()) and shared[document] > 1 and not _YEAR.fullmatch(place)
        title = document if apart else text
        if title not in ids:
            ids[title] = _free(title, taken)
            taken.add(ids[title])
        citations[text] = f"{ids[title]}, {place}" if apart else ids[title]
    return ids, citations


def _free(title: str, taken: Collection[str]) -> str:
    base = slug(title)
    while len(base) > _LONGEST and "-" in base:
        base = base.rpartition("-")[0]
    base = base[:_LONGEST] or "source"
    numbered = (f"{base}-{number}" for number in itertools.count(2))
    return base if base not in taken else next(key for key in numbered if key not in taken)


def _question(draft: Draft, citations: Mapping[str, str], media: Mapping[str, str]) -> Iterator[str]:
    stem, own, explanation = draft.stem, dict(draft.fields), draft.explanation
    for one in draft.media:
        if one.name in media:
            continue
        named = f"[{one.sort}: {one.name}]"
        if one.on == "question":
            stem = named if stem in PLACEHOLDERS else f"{stem} {named}"
        else:
            explanation = f"{explanation} {named}".strip()
    yield f"  - id: {draft.id}"
    if draft.slot:
        yield f"    slot: {draft.slot}"
    yield from entry(draft.format, stem, _INDENT)
    for key, value in own.items():
        yield from _value(key, value)
    if explanation:
        yield from entry("explanation", explanation, _INDENT)
    yield from _media(draft.media, media)
    if draft.tags:
        yield from listed("tags", draft.tags, _INDENT)
    if draft.source:
        yield from entry("source", citations[draft.source], _INDENT)
    elif draft.locator:
        yield from entry("at", draft.locator, _INDENT)


def _value(key: str, value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from entry(key, value, _INDENT)
    elif key == "pairs":
        yield "    pairs:"
        for pair in value:
            yield f"      {scalar(pair[0], flow=True)}: {scalar(pair[1])}"
    elif all(isinstance(one, str) or not one[1] for one in value):
        yield from listed(key, (one if isinstance(one, str) else one[0] for one in value), _INDENT)
    else:
        yield f"    {key}:"
        for one in value:
            text, feedback = (one, "") if isinstance(one, str) else one
            if feedback:
                yield f"      - text: {scalar(text)}"
                yield f"        feedback: {scalar(feedback)}"
            else:
                yield f"      - {scalar(text)}"


def _media(named: Sequence[MediaName], media: Mapping[str, str]) -> Iterator[str]:
    for sort in ("image", "audio"):
        found = [one for one in named if one.sort == sort and one.name in media]
        written = [
            scalar(media[one.name], flow=True)
            if one.on == "answer"
            else f"{{file: {scalar(media[one.name], flow=True)}, on: question}}"
            for one in found
        ]
        if len(written) == 1:
            yield f"    {sort}: {written[0]}"
        elif written:
            yield f"    {sort}:"
            yield from (f"      - {one}" for one in written)
