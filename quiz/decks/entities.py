"""Read the deck's named things and look names up in them."""

from collections.abc import Mapping
from dataclasses import replace

from quiz.decks.fields import Fields, Problems, entries, scalars
from quiz.decks.grammar.deck import ENTITY
from quiz.decks.nodes import Items, Node, Scalar
from quiz.errors import Mark, did_you_mean
from quiz.model.entity import BASE_TYPES, Entity
from quiz.text import fold, one_line


class Register:
    """All entities of a deck by each of their names, growing as facts mention new ones."""

    def __init__(self, types: Mapping[str, str], problems: Problems) -> None:
        """Begin empty.

        Args:
            types: entity types that the deck adds, each with the common type that it is a sort of.
            problems: where problems go.
        """
        self.types = (*BASE_TYPES, *types)
        self._base = {"name": "name", **dict(zip(BASE_TYPES, BASE_TYPES, strict=True)), **types}
        self.entities: dict[str, Entity] = {}
        self._by_name: dict[str, str] = {}
        self._problems = problems

    def add(self, entity: Entity) -> None:
        """Take an entity in, reporting names that another one has already."""
        for name in entity.names:
            folded = fold(name) or name
            other = self._by_name.setdefault(folded, entity.id)
            if other != entity.id:
                first = self.entities[other]
                message = f"'{name}' already names {first.name} (line {first.mark.line})"
                self._problems.add(entity.mark, message, "give each thing names of its own", "alias-clash")
        if entity.id in self.entities:
            first = self.entities[entity.id]
            self._problems.add(
                entity.mark, f"'{entity.name}' is declared twice", f"first on line {first.mark.line}", "alias-clash"
            )
            return
        self.entities[entity.id] = entity

    def find(self, name: str) -> Entity | None:
        """Find an entity by its name or an alias."""
        found = self._by_name.get(fold(name) or name)
        return self.entities[found] if found is not None else None

    def resolve(self, name: str, slot_type: str, mark: Mark) -> Entity | None:
        """Find the entity that a slot names; a name met for the first time becomes one.

        Args:
            name: as the author wrote it.
            slot_type: an entity type, or ``name`` for any; a name met in such a slot alone is of
                unknown type until another slot or the deck's ``entities`` tells it.
            mark: where it stands.

        Returns:
            The entity; None when it has another type, which is reported.
        """
        name = one_line(name)
        found = self.find(name)
        if found is None:
            article, bare = _split_article(name)
            found = Entity(entity_id(bare), slot_type, bare, mark, article=article, declared=False)
            self.add(found)
        elif found.type == "name" and slot_type != "name":
            found = replace(found, type=slot_type)
            self.entities[found.id] = found
        elif not self.accepts(slot_type, found.type):
            message = f"'{name}' is a {found.type}, expected a {slot_type}"
            hint = f"it was first named on line {found.mark.line}; 'entities' says what it is"
            self._problems.add(mark, message, hint, "entity-type")
            return None
        return found

    def accepts(self, slot_type: str, entity_type: str) -> bool:
        """Tell whether a slot of a type takes an entity of a type: the same one, or a sort of it."""
        return slot_type in {"name", entity_type, self._base[entity_type]}


def entity_id(name: str) -> str:
    """Name an entity inside its deck."""
    return fold(name).replace(" ", "-") or name


def read_types(node: Node | None, problems: Problems) -> dict[str, str]:
    """Read the entity types that a deck adds: a mapping to common types, or a list of sorts of thing."""
    if isinstance(node, Items):
        return {found.value: "thing" for found in scalars(node, "'types'", problems)}
    found: dict[str, str] = {}
    for key, value in entries(node, "'types'", problems):
        base = value.value.strip() if isinstance(value, Scalar) else ""
        if base not in BASE_TYPES:
            hint = did_you_mean(base, BASE_TYPES)
            problems.add(
                value.mark, f"'{key.value}' must be a sort of a common type, found '{base}'", hint, "unknown-type"
            )
            base = "thing"
        found[key.value] = base
    return found


def read_entities(node: Node | None, register: Register, problems: Problems) -> None:
    """Read the ``entities`` of a deck: lists of names by type.

    Args:
        node: what stands under ``entities``.
        register: takes the entities in.
        problems: where problems go.
    """
    links: list[tuple[Entity, list[Scalar], list[Scalar]]] = []
    for key, value in entries(node, "'entities'", problems):
        if key.value not in register.types:
            hint = did_you_mean(key.value, register.types) + "; add a type of your own under 'types'"
            problems.add(key.mark, f"there is no entity type '{one_line(key.value)}'", hint, "entity-type")
            continue
        for item in value.items if isinstance(value, Items) else (value,):
            read = _read_entity(item, key.value, problems)
            if read is not None:
                register.add(read[0])
                links.append(read)
    for entity, within, like in links:
        containers = tuple(_linked(register, place, entity.type) for place in within)
        peers = tuple(_linked(register, peer, entity.type) for peer in like)
        register.entities[entity.id] = replace(entity, within=containers, like=peers)
    _report_cycles(register, problems)


def _linked(register: Register, source: Scalar, entity_type: str) -> str:
    name = one_line(source.value)
    found = register.find(name) or register.resolve(name, entity_type, source.mark)
    return found.id if found else entity_id(name)


def _read_entity(node: Node, entity_type: str, problems: Problems) -> tuple[Entity, list[Scalar], list[Scalar]] | None:
    if isinstance(node, Scalar) and node.value.strip():
        article, name = _split_article(one_line(node.value))
        return Entity(entity_id(name), entity_type, name, node.mark, article=article), [], []
    fields = Fields(node, ENTITY, problems, f"a {entity_type}")
    written = fields.text("name")
    if not written:
        return None
    article, name = _split_article(written)
    entity = Entity(
        id=entity_id(name),
        type=entity_type,
        name=name,
        mark=fields.mark,
        aliases=fields.texts("aliases"),
        article=fields.text("article") or article,
    )
    return entity, fields.scalars("within"), fields.scalars("like")


def _split_article(name: str) -> tuple[str, str]:
    return ("the", name[4:]) if name.startswith("the ") and len(name) > len("the ") else ("", name)


def _report_cycles(register: Register, problems: Problems) -> None:
    told: set[str] = set()
    for entity in register.entities.values():
        seen: set[str] = set()
        level = set(entity.within)
        while level and entity.id not in level:
            seen |= level
            level = {up for e in level if e in register.entities for up in register.entities[e].within} - seen
        if entity.id in level and told.isdisjoint(seen | level):
            told.add(entity.id)
            problems.add(entity.mark, f"'{entity.name}' lies within itself", "mend its 'within'", "cycle")
