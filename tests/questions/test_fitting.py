"""What may stand beside the right answers to a stem."""

import pytest

from quiz.model.dates import PartialDate
from quiz.model.question import Query
from quiz.model.values import Ref, Value
from quiz.questions.fitting import Fitting
from quiz.questions.material import Material
from quiz.questions.ranked import Distractor
from quiz.questions.stems import Stem
from tests.support.decks import make_deck

BODY = (
    "entities:\n  place: [{name: Rome, within: Italy}, Oslo, Bern, Italy, Fair of 2014, Fair of 2017]\n"
    "facts:\n  - {id: a, visit: {who: Ann, to: Rome, when: 2014-05-01}}\n  - {id: b, visit: {who: Bob, to: Bern}}\n"
)


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """Return a deck of two visits, ready for asking."""
    return Material.of(make_deck(tmp_path_factory.mktemp("deck"), BODY), 0)


def fitting(material: Material, slot: str, text: str) -> Fitting:
    """Return what judges values for a stem of the first visit."""
    fact = material.deck.facts[0]
    where = {name: values for name, values in fact.values.items() if name == "who"}
    return Fitting(material, fact, Stem(text, Query("visit", slot, where), direct=True), fact.values[slot])


@pytest.mark.parametrize(
    ("text", "value", "fits"),
    [
        ("Where was Ann?", "oslo", True),
        ("Where was Ann?", "italy", False),
        ("Where was Ann after Oslo?", "oslo", False),
        ("Where was Ann in 2014?", "fair-of-2017", False),
        ("Where was Ann in 2014?", "oslo", True),
        ("Where was Ann?", "ann", False),
    ],
)
def test_a_place_fits_that_is_no_part_of_the_answer_nor_of_the_stem(
    material: Material, text: str, value: str, *, fits: bool
) -> None:
    """Containers, names that the stem has, names of other years and names of other types do not fit."""
    assert fitting(material, "to", text).fits(Ref(value), []) is fits


@pytest.mark.parametrize(
    ("text", "value", "fits"),
    [
        ("When was Ann in Rome?", PartialDate(2015, 5, 1), True),
        ("When was Ann in Rome?", PartialDate(2015, 5), False),
        ("When was Ann in Rome after 1 June 2013?", PartialDate(2013, 6, 1), False),
        ("When was Ann in Rome after 2013?", PartialDate(2012, 6, 1), False),
    ],
)
def test_a_date_fits_that_is_as_fine_and_lies_as_the_answer_does(
    material: Material, text: str, value: Value, *, fits: bool
) -> None:
    """Dates of another precision, dates of the stem and dates on the other side of its years do not fit."""
    assert fitting(material, "when", text).fits(value, []) is fits


def test_options_do_not_overlap_each_other(material: Material) -> None:
    """A value that is chosen already does not fit again."""
    judge = fitting(material, "to", "Where was Ann?")
    assert judge.fits(Ref("oslo"), [])
    assert not judge.fits(Ref("oslo"), [Distractor(Ref("oslo"), "Oslo")])
