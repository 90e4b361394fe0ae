"""Citations: whether their places exist, sources that nothing cites, and addresses."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from quiz.checks.rule import Rule
from quiz.checks.subject import Subject
from quiz.errors import NOWHERE, Problem
from quiz.model.source import Citation, Places, Source
from quiz.text import fold

RULES = (
    Rule(
        "unknown-place",
        "warning",
        "a citation names a place that its source does not have",
        "The source declares its `places`, and the place is none of them: a wrong number, or a sort of place "
        "that the document is not divided into. Whoever looks the fact up would not find it.",
        bad="sources: {book: {title: The book, places: {page: 120}}}\n"
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', at: page 210}",
        good="sources: {book: {title: The book, places: {page: 120}}}\n"
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', at: page 12}",
    ),
    Rule(
        "no-place",
        "advice",
        "a citation names no place in a source that has places",
        "The source declares its `places`, and the fact does not say in which of them it stands. "
        "Add `at: page 12`, or name it behind the source: `source: book, page 12`.",
        bad="sources: {book: {title: The book, places: {page: 120}}}\n"
        "facts:\n  - {id: sky, text: 'The sky is {blue}.'}",
        good="sources: {book: {title: The book, places: {page: 120}}}\n"
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', at: page 12}",
    ),
    Rule(
        "unused-source",
        "advice",
        "a source is declared and never cited",
        "Nothing in the deck names the source. Either facts that should cite it do not, or it can go.",
        bad="sources: {book: {title: The book}, film: {title: The film}}\n"
        "facts:\n  - {id: sky, text: 'The sky is {blue}.'}",
        good="sources: {book: {title: The book}, film: {title: The film}}\n"
        "facts:\n  - {id: sky, text: 'The sky is {blue}.', source: [book, film]}",
    ),
    Rule(
        "bad-link",
        "warning",
        "the address of a source cannot be followed",
        "A `url` begins with https:// or http://, names a host, and has no spaces. It is not fetched.",
        bad="sources: {book: {title: The book, url: example.org/the book}}\n"
        "facts:\n  - {id: sky, text: 'The sky is {blue}.'}",
        good="sources: {book: {title: The book, url: 'https://example.org/the-book'}}\n"
        "facts:\n  - {id: sky, text: 'The sky is {blue}.'}",
    ),
)

_SHORT = {
    "page": ("p", "pp"),
    "paragraph": ("para", "paras", "par", "¶", "¶¶"),
    "section": ("sec", "sect", "§", "§§"),
    "chapter": ("ch", "chap"),
    "line": ("l", "ll"),
    "figure": ("fig", "figs"),
    "volume": ("vol", "vols"),
}
"""How sorts of places are shortened in citations."""
_NUMBERS = r"\d+(?:\s*(?:[-–—,&]|and|to)\s*\d+)*"


def find(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with sources and with what is cited from them."""
    cited: set[str] = set()
    for entry in subject.entries:
        for citation in entry.citations:
            cited.add(citation.source.id)
            found = _place(citation)
            if found:
                message, hint, code = found
                mark = entry.mark if citation.mark == NOWHERE else citation.mark
                yield Problem(mark, message, hint, code)
    for source in subject.deck.sources.values():
        if source.id not in cited:
            hint = "cite it, or take it out"
            yield Problem(source.mark, f"nothing cites the source '{source.id}'", hint, "unused-source")
        if source.url and source.address and not _sound(source.url):
            hint = "such as 'https://example.org/page'"
            yield Problem(source.address, f"'{source.url}' is no address that can be followed", hint, "bad-link")


def _sound(url: str) -> bool:
    if re.search(r"\s", url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and "." in (parts.hostname or "").strip(".") and parts.port != 0
    except ValueError:
        return False


def _place(citation: Citation) -> tuple[str, str, str] | None:
    """Compare the place of a citation with those that its source declares."""
    source, locator = citation.source, citation.locator
    if not source.places:
        return None
    if not locator:
        message = f"the citation names no place in '{source.id}'"
        return message, f"such as 'at: {_example(source.places[0])}'", "no-place"
    verdicts = [verdict for places in source.places if (verdict := _within(locator, places)) is not None]
    if not verdicts or not all(verdicts):
        return f"'{source.id}' has no place '{locator}'", f"it has {_told(source)}", "unknown-place"
    return None


def _within(locator: str, places: Places) -> bool | None:
    """Tell whether a locator names places that exist; None when it names none of their sort."""
    if not places.sort:
        return True if fold(locator) in map(fold, places.names) else None
    words = "|".join(map(re.escape, (f"{places.sort}s", places.sort, *_SHORT.get(places.sort.casefold(), ()))))
    if places.last:
        found = re.findall(rf"(?<!\w)(?:{words})\.?\s*({_NUMBERS})", locator, re.IGNORECASE)
        numbers = [int(number) for numbers in found for number in re.findall(r"\d+", numbers)]
        return all(1 <= number <= places.last for number in numbers) if numbers else None
    named = re.search(rf"(?<!\w)(?:{words})\.?\s+([^,;]+)", locator, re.IGNORECASE)
    return fold(named[1]) in map(fold, places.names) if named else None


def _example(places: Places) -> str:
    return f"{places.sort} {places.names[0] if places.names else 1}".strip()


def _told(source: Source) -> str:
    return ", ".join(
        f"{places.sort} 1 to {places.last}" if places.last else f"{places.sort} {', '.join(places.names)}".strip()
        for places in source.places
    )
