"""Read sources and the citations that point into them."""

from collections.abc import Iterator, Mapping

from quiz.decks.fields import Fields, Problems, entries, scalars
from quiz.decks.grammar.deck import SOURCE
from quiz.decks.nodes import Items, Node
from quiz.errors import did_you_mean
from quiz.model.source import Citation, Places, Source
from quiz.text import one_line


def read_sources(node: Node | None, problems: Problems) -> dict[str, Source]:
    """Read the ``sources`` of a deck by id."""
    found: dict[str, Source] = {}
    for key, value in entries(node, "'sources'", problems):
        fields = Fields(value, SOURCE, problems, f"the source '{one_line(key.value)}'")
        found[key.value] = Source(
            id=key.value,
            title=fields.text("title"),
            mark=key.mark,
            author=fields.text("author"),
            publisher=fields.text("publisher"),
            date=fields.text("date"),
            url=fields.text("url"),
            note=fields.text("note"),
            places=tuple(_read_places(fields.node("places"), problems)),
            address=fields.value_mark("url"),
        )
    return found


def _read_places(node: Node | None, problems: Problems) -> Iterator[Places]:
    """Read which places a source has: ``{page: 310}``, ``{chapter: [Preface, 1]}``, or a list of locators."""
    if isinstance(node, Items):
        yield Places("", names=tuple(one_line(name.value) for name in scalars(node, "'places'", problems)))
        return
    for sort, value in entries(node, "'places'", problems):
        names = tuple(one_line(name.value) for name in scalars(value, f"'{one_line(sort.value)}'", problems))
        if isinstance(value, Items):
            yield Places(one_line(sort.value), names=names)
        elif names and names[0].isdecimal() and int(names[0]) > 0:
            yield Places(one_line(sort.value), int(names[0]))
        elif names:
            message = f"expected how many there are, found '{names[0]}'"
            problems.add(value.mark, message, "such as 'page: 310', or a list of their names", "bad-value")


class Citations:
    """Reads the ``source`` and ``at`` of facts against the deck's sources."""

    def __init__(self, sources: Mapping[str, Source], default: str, problems: Problems) -> None:
        """Know the sources.

        Args:
            sources: the deck's sources by id.
            default: id of the source of facts that name none; empty for no default.
            problems: where problems go.
        """
        self._sources = sources
        self._default = default
        # An unknown source of the whole deck is told once, and not of every fact again.
        self._told = bool(default) and default not in sources
        self._problems = problems

    def read(self, fields: Fields) -> tuple[Citation, ...]:
        """Read where a fact or question is documented; reports one that is not.

        ``source: article, page 3`` names a source and a place in it, a list names several;
        ``at: page 3`` is a place in the deck's own source.
        """
        found: list[Citation] = []
        before = len(self._problems.found)
        for source in fields.scalars("source"):
            name, _, locator = one_line(source.value).partition(",")
            known = self._sources.get(name.strip())
            if known is None:
                hint = did_you_mean(name.strip(), self._sources)
                self._problems.add(source.mark, f"there is no source '{name.strip()}'", hint, "unknown-source")
            else:
                found.append(Citation(known, locator.strip(), source.mark))
        default = self._sources.get(self._default)
        if default is not None:
            found += [Citation(default, one_line(place.value), place.mark) for place in fields.scalars("at")]
            if not found and "source" not in fields:
                found.append(Citation(default))
        elif "at" in fields and not self._told:
            self._problems.add(
                fields.key_mark("at"), "'at' needs a source for the whole deck", "add 'source: ID'", "no-source"
            )
        if not found and not self._told and len(self._problems.found) == before:
            hint = "add 'source: ID, place in it', or one 'source: ID' for the whole deck"
            self._problems.add(fields.mark, f"{fields.what} has no source", hint, "no-source")
        return tuple(found)
