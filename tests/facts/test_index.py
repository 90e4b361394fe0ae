"""Queries over facts."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import Mark
from quiz.facts.index import FactIndex
from quiz.facts.relations import Relations
from quiz.model.dates import PartialDate
from quiz.model.entity import Entity
from quiz.model.fact import Fact
from quiz.model.kind import Kind, Slot
from quiz.model.question import Query
from quiz.model.values import Ref, Text, Value

HERE = Mark("d", 1, 1)
KIND = Kind("k", {}, (), {}, HERE)
SLOTS = Kind("k", {name: Slot(name, "text") for name in "ab"}, (), {}, HERE)
PLACES = {
    name: Entity(name, "place", name, HERE, within=within)
    for name, within in {
        "world": (),
        "italy": ("world",),
        "rome": ("italy",),
        "norway": ("world",),
        "oslo": ("norway",),
    }.items()
}
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from([Ref(name) for name in PLACES]),
    st.builds(PartialDate, st.integers(2000, 2002), st.one_of(st.none(), st.integers(1, 3))),
    st.sampled_from([Text("Red"), Text("red"), Text("blue")]),
)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=12), VALUES, st.one_of(st.none(), VALUES))
def test_the_index_finds_what_a_look_at_every_fact_finds(
    pairs: list[tuple[Value, Value]], wanted: Value, also: Value | None
) -> None:
    """Filing facts by value loses none that a description could mean, and adds none."""
    facts = [Fact(str(n), KIND, {"a": (a,), "b": (b,)}, (), HERE) for n, (a, b) in enumerate(pairs)]
    relations = Relations(PLACES)
    where = {"a": (wanted,), **({"b": (also,)} if also is not None else {})}
    looked = [
        fact.id
        for fact in facts
        if all(any(relations.overlap(value, own) for own in fact.values[slot]) for slot, (value,) in where.items())
    ]
    assert sorted(fact.id for fact in FactIndex(facts, relations).matching("k", where)) == sorted(looked)


@given(st.lists(st.tuples(VALUES, st.one_of(st.none(), VALUES)), max_size=12), VALUES, st.one_of(st.none(), VALUES))
def test_an_open_slot_contradicts_nothing(
    pairs: list[tuple[Value, Value | None]], wanted: Value, stated: Value | None
) -> None:
    """A fact is open to a value that it has, when it states nothing else than the query or leaves it open."""
    facts = [
        Fact(str(n), SLOTS, {"a": (a,), **({} if b is None else {"b": (b,)})}, (), HERE)
        for n, (a, b) in enumerate(pairs)
    ]
    relations = Relations(PLACES)
    looked = [
        fact.id
        for fact in facts
        if relations.overlap(wanted, fact.values["a"][0])
        and (stated is None or "b" not in fact.values or relations.overlap(stated, fact.values["b"][0]))
    ]
    query = Query("k", "a", {} if stated is None else {"b": (stated,)})
    assert sorted(fact.id for fact in FactIndex(facts, relations).open_to(query, wanted)) == sorted(looked)


@given(
    st.lists(st.tuples(st.booleans(), VALUES, VALUES), max_size=12),
    st.sets(st.sampled_from([Ref(name) for name in PLACES]), min_size=1, max_size=3),
)
def test_entities_are_mentioned_together(pairs: list[tuple[bool, Value, Value]], names: set[Ref]) -> None:
    """Only a fact of another kind counts that mentions all of the entities."""
    other = Kind("other", {}, (), {}, HERE)
    facts = [
        Fact(str(n), other if others else KIND, {"a": (a,), "b": (b,)}, (), HERE)
        for n, (others, a, b) in enumerate(pairs)
    ]
    looked = any(others and names <= {a, b} for others, a, b in pairs)
    assert FactIndex(facts, Relations(PLACES)).mentioned_together(names, but="k") == looked


@given(VALUES, VALUES)
def test_overlap_goes_both_ways(a: Value, b: Value) -> None:
    """What overlaps one value is overlapped by it, and a value overlaps itself."""
    relations = Relations(PLACES)
    assert relations.overlap(a, b) == relations.overlap(b, a)
    assert relations.overlap(a, a)


def test_containers_are_followed_to_the_end() -> None:
    """A city lies within its country and everything around it."""
    assert Relations(PLACES).containers("rome") == {"rome", "italy", "world"}


def test_a_slot_that_a_fact_leaves_open_is_not_matched_but_stays_open() -> None:
    """A fact without a date is not meant by a description with one, but does not contradict it."""
    kind = Kind("k", {"a": Slot("a", "text"), "b": Slot("b", "date"), "c": Slot("c", "text")}, (), {}, HERE)
    red, other = Text("red"), Text("blue")
    undated = Fact("undated", kind, {"a": (red,), "c": (Text("x"),)}, (), HERE)
    dated = Fact("dated", kind, {"a": (red,), "b": (PartialDate(1999),), "c": (Text("x"),)}, (), HERE)
    index = FactIndex([undated, dated], Relations({}))
    assert list(index.matching("k", {"a": (red,), "b": (PartialDate(2001),)})) == []
    query = Query("k", "c", {"a": (red,), "b": (PartialDate(2001),)})
    assert list(index.open_to(query, Text("x"))) == [undated]
    assert list(index.open_to(query, Text("y"))) == []
    assert list(index.open_to(Query("k", "c", {"a": (other,)}), Text("x"))) == []


def test_queries_asked_in_turn_do_not_disturb_each_other() -> None:
    """What is remembered of one query does not answer another, however often they alternate."""
    kind = Kind("k", {"a": Slot("a", "text"), "b": Slot("b", "text"), "c": Slot("c", "text")}, (), {}, HERE)
    facts = [
        Fact(f"f{number}", kind, {"a": (Text(f"a{number}"),), "b": (Text("b"),), "c": (Text("c"),)}, (), HERE)
        for number in range(3)
    ]
    index = FactIndex(facts, Relations({}))
    queries = [Query("k", "c", {"a": (Text(f"a{number}"),), "b": (Text("b"),)}) for number in range(3)]
    for number in (0, 1, 0, 2, 1):
        assert list(index.open_to(queries[number], Text("c"))) == [facts[number]]
