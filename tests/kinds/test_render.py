"""Templates in words."""

from pathlib import Path

import pytest

from quiz.decks.fields import Problems
from quiz.decks.nodes import Scalar
from quiz.decks.templates import read_template
from quiz.errors import Mark
from quiz.kinds.render import Renderer
from quiz.kinds.wording import Wording
from quiz.model.dates import PartialDate
from quiz.model.kind import Template
from quiz.model.number_reading import read_number
from quiz.model.values import Ref, Text, Value
from tests.support.decks import make_deck


def template(text: str, *slots: str) -> Template:
    """Read a template that has no problem."""
    problems = Problems()
    read = read_template(Scalar(text, Mark("t", 1, 1)), slots, problems)
    assert read is not None, problems.found
    return read


def number(text: str) -> Value:
    """Read a number."""
    value = read_number(text)
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("text", "values", "rendered"),
    [
        ("{a} met {b}.", {"a": Text("Ann"), "b": Text("Bob")}, "Ann met Bob."),
        ("{a} came[ {b:on}].", {"a": Text("Ann")}, "Ann came."),
        ("{a} came[ {b:on}].", {"a": Text("Ann"), "b": PartialDate(2001, 5)}, "Ann came in May 2001."),
        ("{a}[, {b},] came.", {"a": Text("Ann")}, "Ann came."),
        ("{a} {a?ship was|ships were} sent.", {"a": number("1")}, "One ship was sent."),
        ("{a} {a?ship was|ships were} sent.", {"a": number("4")}, "Four ships were sent."),
        ("It was {a:a}.", {"a": Text("apple")}, "It was an apple."),
        ("{a:possessive} fleet", {"a": Text("Russia")}, "Russia's fleet"),
        ("[[{a}]] {{x}}", {"a": Text("b")}, "[b] {x}"),
        ("At {a:qualifier} what figure?", {"a": number("more than 70")}, "At more than what figure?"),
        ("{a:exact}How many?", {"a": number("70")}, "How many?"),
    ],
)
def test_templates_are_filled(text: str, values: dict[str, Value], rendered: str) -> None:
    """Values, optional parts, agreement and filters come out as a sentence."""
    done = Renderer(Wording({})).render(template(text, "a", "b"), {slot: (value,) for slot, value in values.items()})
    assert done is not None
    assert done.text == rendered


@pytest.mark.parametrize(
    ("text", "value"),
    [("{a} met {b}.", Text("Ann")), ("{a:exact}How many?", number("more than 70")), ("{a:qualifier}?", number("70"))],
)
def test_a_template_that_lacks_a_value_is_not_used(text: str, value: Value) -> None:
    """A needed slot that is empty, or a filter that does not apply, gives nothing."""
    assert Renderer(Wording({})).render(template(text, "a", "b"), {"a": (value,)}) is None


@pytest.mark.parametrize(
    ("value", "blanked"),
    [
        (PartialDate(2001), "It was in _____."),
        (PartialDate(2001, 5, 4), "It was on _____."),
    ],
)
def test_a_blank_keeps_the_preposition_of_its_date(value: Value, blanked: str) -> None:
    """A blank stands for the answer alone."""
    done = Renderer(Wording({})).render(template("It was {a:on}.", "a"), {"a": (value,)}, blank="a")
    assert done is not None
    assert (done.text, done.stated) == (blanked, frozenset())


def test_names_have_their_article_in_running_text(tmp_path: Path) -> None:
    """An entity's article stands in a sentence and not in an answer."""
    deck = make_deck(
        tmp_path, "entities:\n  place: [the Hague]\nfacts:\n  - {id: a, visit: {who: Ann, to: the Hague}}\n"
    )
    wording = Wording(deck.entities)
    assert (wording.words(Ref("hague")), wording.name(Ref("hague"))) == ("the Hague", "Hague")
