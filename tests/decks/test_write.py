"""Texts written as YAML."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.decks.nodes import Items, Scalar, Table, parse
from quiz.decks.write import entry, listed, readable, scalar

TEXTS = st.text(max_size=40) | st.text("abc:?#-'\"{}[],&*!|>%@` \n\\", max_size=150) | st.just("word " * 60)


@settings(max_examples=150)
@given(TEXTS, TEXTS)
@example("- a", "a: b")
@example("", "'")
@example("---", 'it\'s "so"')
@example("x" * 200, "# no")
@example("a:?", "a:?")
def test_what_is_written_is_read_back(one: str, other: str) -> None:
    """Any two texts, as values, in a list and in braces, read back as they are in one line."""
    lines = [*entry("a", one, 0), *listed("b", (one, other), 0), f"c: {{d: {scalar(other, flow=True)}}}"]
    read = parse("\n".join(lines) + "\n", "x.yaml")
    assert isinstance(read, Table)
    values = {key.value: value for key, value in read.entries}
    texts, inner = values["b"], values["c"]
    assert isinstance(values["a"], Scalar)
    assert isinstance(texts, Items)
    assert isinstance(inner, Table)
    assert values["a"].value == readable(one)
    assert [item.value for item in texts.items if isinstance(item, Scalar)] == [readable(one), readable(other)]
    assert [value.value for _, value in inner.entries if isinstance(value, Scalar)] == [readable(other)]


def test_quotes_are_put_only_where_they_are_needed() -> None:
    """Plain words stay plain; long texts are folded."""
    assert scalar("Who was it?") == "Who was it?"
    assert scalar("a: b") == "'a: b'"
    assert scalar("it's: so") == '"it\'s: so"'
    assert next(iter(entry("flip", "word " * 30, 2))) == "  flip: >-"
