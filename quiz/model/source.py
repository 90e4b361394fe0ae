"""Documents that facts come from, and pointers into them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from quiz.errors import NOWHERE, Mark


@dataclass(frozen=True, slots=True)
class Places:
    """Which places of one sort a document has.

    Attributes:
        sort: what they are called, such as ``page``; empty where ``names`` are whole locators.
        last: number of the last of them, where they are counted from 1; else 0.
        names: what they are called one by one, where they are not counted.
    """

    sort: str
    last: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts come from.

    Attributes:
        id: stable name inside the deck.
        title: title of the document.
        author, publisher, date, url: as far as they are known, else empty.
        note: what a reader of the citation should know, else empty.
        mark: where the deck names it.
        places: which places it has, as far as the deck says so.
        address: where the deck gives its ``url``; None where it gives none.
    """

    id: str
    title: str
    mark: Mark
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    note: str = ""
    places: tuple[Places, ...] = ()
    address: Mark | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a source.

    Attributes:
        source: the document.
        locator: paragraph, page or fragment in it; empty for the whole document.
        mark: where the deck says so; NOWHERE where it cites its own source by naming none.
    """

    source: Source
    locator: str = ""
    mark: Mark = field(default=NOWHERE, compare=False)

    def details(self) -> tuple[tuple[str, str], ...]:
        """Return what is known of the place and the document beside its title, each with its name."""
        source = self.source
        told = {
            "Where": self.locator,
            "Author": source.author,
            "Publisher": source.publisher,
            "Date": source.date,
            "Address": source.url,
            "Note": source.note,
        }
        return tuple((name, value) for name, value in told.items() if value)

    def __str__(self) -> str:
        """Write the citation in one line: title, author, publisher and date, locator."""
        source = self.source
        published = ", ".join(part for part in (source.publisher, source.date) if part)
        head = source.title + (f" ({published})" if published else "")
        return ", ".join(part for part in (head, source.author, self.locator) if part)


def cited(citations: Iterable[Citation]) -> str:
    """Write citations in one line, each document once, with its places behind it."""
    places: dict[str, list[str]] = {}
    for citation in citations:
        places.setdefault(str(replace(citation, locator="")), []).append(citation.locator)
    return "; ".join(", ".join((title, *filter(None, dict.fromkeys(found)))) for title, found in places.items())
