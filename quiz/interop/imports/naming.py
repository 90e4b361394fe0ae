"""Give the questions of a file permanent ids: those that they have, or such as come from what they ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.errors import QuizError
from quiz.ids import is_id, slug, stable_number
from quiz.interop.drafts.draft import Draft
from quiz.interop.imports.entry import MARKED, Entry
from quiz.interop.imports.reading import Reading
from quiz.model.question import FORMATS

_CARD, _QUESTION = 3, 4
_LONGEST_SLUG = 40
_KEYS = frozenset({"answer", "answers", "items", "pairs"})
_BITS, _DIGITS = 40, 10


@dataclass(frozen=True, slots=True)
class OwnName:
    """The id of a card that factquiz exported.

    Attributes:
        deck, fact, slot: its parts.
    """

    deck: str
    fact: str
    slot: str


def own_name(name: str) -> OwnName | None:
    """Read the id of a card or question of ours: ``space/lander/question``, perhaps with a format behind it."""
    parts = name.split("/")
    if len(parts) == _QUESTION and parts[3].partition(".")[0] in FORMATS:
        parts = parts[:_CARD]
    return OwnName(*parts) if len(parts) == _CARD and all(map(is_id, parts)) else None


def decks_of(reading: Reading) -> list[str]:
    """Return the ids of the factquiz decks that questions of a file come from."""
    return sorted({own.deck for entry in reading.entries if (own := own_name(entry.name))})


def drafts_of(reading: Reading, deck: str) -> list[Draft]:
    """Name the questions of a file for a deck; what cannot be in it is left out.

    Args:
        reading: what was read of the file.
        deck: id of the deck; where questions come from several decks of ours, only its own are taken.

    Raises:
        QuizError: the questions come from several decks and this is none of them.
    """
    decks = decks_of(reading)
    if len(decks) > 1 and deck not in decks:
        msg = f"{reading.file.name}: it holds questions of the decks {', '.join(decks)}; choose one with --deck"
        raise QuizError(msg)
    drafts: list[Draft] = []
    lines: dict[tuple[str, str], int] = {}
    for entry, name, slot in _named(reading, deck if len(decks) > 1 else ""):
        cards = [(name, one) for one in _slots(entry, slot)]
        first = next((lines[card] for card in cards if card in lines), 0)
        if first:
            same = f"the id '{name}' stands" if entry.name else "the same stands"
            reading.leave_out(entry.mark, f"{same} on line {first}")
            continue
        lines |= dict.fromkeys(cards, entry.mark.line)
        drafts.append(_draft(entry, name, slot))
    return drafts


def _slots(entry: Entry, slot: str) -> tuple[str, ...]:
    """Return the slots that a question asks: those of its deletions, where it has several."""
    marks = MARKED.findall(entry.stem) if entry.format == "cloze" else ()
    return (
        tuple(mark or str(place) for place, (mark, _) in enumerate(marks, 1))
        if len(marks) > 1
        else (slot or "question",)
    )


def _named(reading: Reading, only: str) -> Iterator[tuple[Entry, str, str]]:
    """Yield the questions with their ids and slots."""
    shared = _shared(reading)
    for entry in reading.entries:
        own = own_name(entry.name)
        if own and only and own.deck != only:
            reading.leave_out(entry.mark, f"it belongs to the deck '{own.deck}'", f"import it with --deck {own.deck}")
        elif own:
            yield entry, own.fact, "" if own.slot == "question" else own.slot
        elif entry.name:
            yield entry, _given(entry.name), entry.slot
        else:
            content = _content(entry)
            yield entry, _made(content, _answer(entry) if content in shared else ""), entry.slot


def _shared(reading: Reading) -> set[str]:
    """Return what several questions ask alike, so that only their answers tell them apart."""
    first: dict[str, object] = {}
    shared: set[str] = set()
    for entry in reading.entries:
        if not entry.name:
            content = _content(entry)
            if first.setdefault(content, entry.mark) != entry.mark:
                shared.add(content)
    return shared


def _content(entry: Entry) -> str:
    return entry.content or (MARKED.sub(r"\2", entry.stem) if entry.format == "cloze" else entry.stem)


def _answer(entry: Entry) -> str:
    return "\x1e".join(f"{key}\x1f{value}" for key, value in sorted(entry.fields.items()) if key in _KEYS)


def _made(content: str, answer: str) -> str:
    """Make an id of what is asked: its first words, and digits that tell it from all others."""
    words = slug(content)[:_LONGEST_SLUG].strip("-") or "q"
    return f"{words}-{stable_number('imported', content, answer, bits=_BITS):0{_DIGITS}x}"


def _given(name: str) -> str:
    """Return an id that a file gives, as it is where it can be."""
    if is_id(name):
        return name
    words = slug(name)[:_LONGEST_SLUG].strip("-") or "q"
    return f"{words}-{stable_number('imported id', name, bits=_BITS):0{_DIGITS}x}"


def _draft(entry: Entry, name: str, slot: str) -> Draft:
    return Draft(
        id=name,
        format=entry.format,
        stem=entry.stem,
        fields=entry.fields,
        slot=slot,
        explanation=entry.explanation,
        source=entry.source,
        locator=f"line {entry.mark.line}",
        tags=entry.tags,
        media=entry.media,
    )
