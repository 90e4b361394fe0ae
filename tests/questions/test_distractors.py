"""Wrong options: plausible, of the right type, and known to be wrong."""

from pathlib import Path

import pytest

from quiz.model.date_reading import read_date
from quiz.model.deck import Deck
from quiz.model.question import Bank, Question
from quiz.text import contains_words
from tests.support.decks import make_bank

PEOPLE = (
    "entities:\n  person: [Ann, Bob, Cid, Dan, Eve]\n  place: [{name: Rome, within: Italy}, Oslo, Bern, Kyiv, Italy]\n"
)


def choices(bank: Bank, slot: str) -> list[Question]:
    """Return the choice questions that ask a slot."""
    return [q for q in bank.questions if q.slot == slot and q.format == "choice"]


def wrong(question: Question) -> set[str]:
    """Return the wrong options of a question."""
    return {option.text for option in question.options or () if not option.correct}


def test_confusions_go_first(tmp_path: Path) -> None:
    """Wrong answers that people really give, named by the author, are preferred to all others."""
    body = PEOPLE + "facts:\n  - {id: a, visit: {who: Ann, to: Rome}, confusions: {who: [Zoe, Yan, Xia]}}\n"
    (question,) = choices(make_bank(tmp_path, body), "who")
    assert wrong(question) == {"Zoe", "Yan", "Xia"}


def test_containers_aliases_and_what_the_stem_names_are_left_out(tmp_path: Path) -> None:
    """A wrong option is no part, container or other name of the key, and does not stand in the stem."""
    body = PEOPLE + "facts:\n  - {id: a, delivery: {from: Oslo, to: Rome, what: wheat}}\n"
    (question,) = choices(make_bank(tmp_path, body), "to")
    assert wrong(question) == {"Bern", "Kyiv"}


def test_what_the_deck_leaves_open_is_no_distractor(tmp_path: Path) -> None:
    """A value whose fact says too little to rule it out is not offered as wrong, unless the slot is exclusive."""
    body = PEOPLE + (
        "facts:\n"
        "  - {id: a, visit: {who: Ann, to: Rome, when: 2001}}\n"
        "  - {id: b, visit: {who: Bob, to: Oslo, when: 2001}}\n"
        "  - {id: c, visit: {who: Cid, to: Bern, when: 2001}}\n"
        "  - {id: d, visit: {who: Dan, to: Rome, when: 2002}}\n"
        "  - {id: e, visit: {who: Eve, to: Rome, purpose: rest}}\n"
    )
    bank = make_bank(tmp_path, body)
    question = next(q for q in choices(bank, "who") if q.fact == "a")
    assert question.stem == "Who visited Rome in 2001?"
    assert wrong(question) == {"Bob", "Cid", "Dan"}
    exclusive = make_bank(tmp_path, body.replace("{id: a,", "{id: a, exclusive: who,"))
    question = next(q for q in choices(exclusive, "who") if q.fact == "a")
    assert "Eve" in wrong(question)


def test_an_option_does_not_rule_itself_out(tmp_path: Path) -> None:
    """A name with a year in it is no option where the stem tells another year."""
    body = (
        "entities:\n  event: [Cold Star, Sea Wolf, Blue Sky, Games-1999]\n"
        "facts:\n  - {id: a, exercise: {name: Cold Star, sort: drill, when: 2014}}\n"
    )
    (question,) = choices(make_bank(tmp_path, body), "name")
    assert wrong(question) == {"Sea Wolf", "Blue Sky"}


def test_two_good_options_beat_three_with_a_silly_one(tmp_path: Path) -> None:
    """Options are not padded; with fewer than two there is no choice question."""
    two = "entities:\n  person: [Ann, Bob, Cid]\nfacts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n"
    (question,) = choices(make_bank(tmp_path, two), "who")
    assert wrong(question) == {"Bob", "Cid"}
    one = two.replace(", Cid", "")
    assert choices(make_bank(tmp_path, one), "who") == []


@pytest.mark.parametrize(
    ("amount", "unit"),
    [
        ("4", ""), ("10", ""), ("35", ""), ("100", ""), ("1,500 km", "km"), ("0.35", ""), ("2.8 million", ""),
        ("-40", ""),
        ("98 %", "%"), ("1.989e30 kg", "kg"), ("1e50", ""), ("0.000000000000000000000000000000001", ""),
    ],
)  # fmt: skip
def test_numbers_come_in_order_with_the_key_among_them(tmp_path: Path, amount: str, unit: str) -> None:
    """Options of a number are different numbers of its unit, in order."""
    body = f"facts:\n  - {{id: a, quantity: {{of: things, did: are there, amount: {amount!r}}}}}\n"
    from quiz.model.number_reading import read_number

    (question,) = choices(make_bank(tmp_path, body), "amount")
    numbers = [read_number(option.text) for option in question.options or ()]
    values = [number.value for number in numbers if number]
    assert len(values) == len(numbers) == 4
    assert values == sorted(set(values))
    assert {number.unit for number in numbers if number} == {unit}
    assert 0 not in values
    assert unit != "%" or max(values) <= 100


@pytest.mark.parametrize(
    "when", ["2014", "2014-05", "2014-05-17", "1815-06-18", "2016-02-29", "9999", "9999-12-31", "1000-01-01"]
)
def test_dates_have_the_precision_of_the_key_and_come_in_order(tmp_path: Path, when: str) -> None:
    """Options of a date are dates of its precision, in order."""
    body = f"facts:\n  - {{id: a, event: {{what: the feast, when: {when}}}}}\n"
    (question,) = choices(make_bank(tmp_path, body), "when")
    dates = [read_date(option.text) for option in question.options or ()]
    known = [date for date in dates if date is not None]
    assert len(known) == len(dates) >= 3
    assert len({date.precision for date in known}) == 1
    assert known == sorted(known, key=lambda date: date.first)


@pytest.mark.parametrize("when", ["0001", "0001-01", "0001-01-01", "9999-12"])
def test_the_ends_of_the_calendar_are_no_trap(tmp_path: Path, when: str) -> None:
    """Beside the first and the last year there are wrong years on one side only."""
    body = f"facts:\n  - {{id: a, event: {{what: the feast, when: {when}}}}}\n"
    (question,) = choices(make_bank(tmp_path, body), "when")
    assert len(wrong(question)) >= 2


def test_options_of_the_built_in_deck_are_of_one_type(deck: Deck, bank: Bank) -> None:
    """Beside a person stand persons, beside a city cities."""
    types = {entity.name: entity.type for entity in deck.entities.values()}
    for question in bank.questions:
        if question.format == "choice" and question.answers[0] in types:
            assert {types[option.text] for option in question.options or ()} == {types[question.answers[0]]}, (
                question.id
            )


def test_no_option_of_the_built_in_deck_stands_in_its_stem(bank: Bank) -> None:
    """A stem names none of its options."""
    for question in bank.questions:
        if question.format == "choice":
            named = [option.text for option in question.options or () if contains_words(question.stem, option.text)]
            assert not named, question.id


def test_the_place_of_the_key_is_left_to_chance(deck: Deck) -> None:
    """Over several seeds, the key stands in each of four places about equally often."""
    from quiz.questions.bank import build_bank

    places = [0, 0, 0, 0]
    for seed in range(6):
        for question in build_bank(deck, seed).questions:
            options = question.options or ()
            if question.format == "choice" and len(options) == 4:
                places[[option.correct for option in options].index(True)] += 1
    total = sum(places)
    assert total > 400
    # Five standard deviations of a fair draw; a favourite place would be far outside.
    deviation = (total * 0.25 * 0.75) ** 0.5
    assert all(abs(count - total / 4) < 5 * deviation for count in places), places


def test_numbers_keep_to_the_range_of_their_slot(tmp_path: Path) -> None:
    """Where many facts show how large a number of a slot can be, no wrong option is larger or smaller."""
    kind = "kinds:\n  row:\n    slots: {name: text, column: number}\n    sentence: '{name} is in {column}.'\n"
    kind += "    ask: {column: 'Where is {name}?'}\n"
    facts = "".join(f"  - {{id: f{n}, row: {{name: Thing {n}, column: {n}}}}}\n" for n in range(11, 19))
    for question in choices(make_bank(tmp_path, f"{kind}facts:\n{facts}"), "column"):
        assert all(11 <= int(option.text) <= 18 for option in question.options or ()), question.stem


def test_words_that_begin_like_the_key_are_among_the_options_of_a_large_pool(tmp_path: Path) -> None:
    """Of very many names, some that are spelt like the key stand beside it, so that letters tell nothing."""
    names = [f"{letter}{vowel}{end}" for letter in "BCDFGHKLM" for vowel in "aeiou" for end in ("lan", "rit")]
    kind = "kinds:\n  sign:\n    slots: {name: name, sign: text}\n    sentence: 'The sign of {name} is {sign}.'\n"
    kind += "    ask: {name: 'What has the sign {sign}?'}\n"
    facts = "".join(f"  - {{id: f{n}, sign: {{name: {name}, sign: '{n}!'}}}}\n" for n, name in enumerate(names))
    questions = choices(make_bank(tmp_path, f"{kind}facts:\n{facts}"), "name")
    alike = [any(text[0] == question.answers[0][0] for text in wrong(question)) for question in questions]
    assert len(alike) == len(names)
    assert sum(alike) >= 0.9 * len(alike)


def test_slots_of_one_name_hold_one_sort_of_thing(tmp_path: Path) -> None:
    """Beside a volcano stand the volcanoes of other kinds of fact, before countries and towns of the same type."""
    body = (
        "kinds:\n  eruption:\n    slots: {volcano: place, country: place}\n    sentence: '{volcano} is in {country}.'\n"
        "facts:\n"
        "  - {id: tambora, eruption: {volcano: Tambora, country: Indonesia}}\n"
        "  - {id: hekla, eruption: {volcano: Hekla, country: Iceland}}\n"
        "  - {id: pinatubo, eruption: {volcano: Pinatubo, country: Philippines}}\n"
        "  - id: largest\n"
        "    text: 'The largest volcano is {volcano=Mauna Loa|place}, in {where=Hawaii|place}.'\n"
        "    ask: {volcano: Which volcano is the largest?}\n"
    )
    for seed in range(5):
        bank = make_bank(tmp_path, body, seed)
        (question,) = (one for one in choices(bank, "volcano") if one.fact == "largest")
        assert wrong(question) == {"Tambora", "Hekla", "Pinatubo"}
