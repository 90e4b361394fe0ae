"""What is nearly the same is found without comparing each with each, and all of it is."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from quiz.checks.likeness import Spellings, likeness, similar_pairs

WORDS = st.frozensets(st.sampled_from("abcdefghij"), max_size=8)


@given(st.lists(WORDS, max_size=14), st.sampled_from([0.3, 0.5, 0.8, 1.0]))
def test_similar_pairs_are_those_of_a_full_comparison(sets: list[frozenset[str]], least: float) -> None:
    """The pairs are the ones that comparing each with each finds; sets without members are like nothing."""
    expected = {
        frozenset((a, b))
        for a, b in combinations(range(len(sets)), 2)
        if sets[a] and sets[b] and len(sets[a] & sets[b]) >= least * len(sets[a] | sets[b])
    }
    found = list(similar_pairs(sets, least))
    assert len(found) == len(expected)
    assert {frozenset(pair) for pair in found} == expected


@given(st.text("abcd ", min_size=4, max_size=24), st.data())
def test_a_name_with_two_typos_is_found(name: str, data: st.DataObject) -> None:
    """Two letters changed, left out or added do not hide a name that is alike enough."""
    written = list(name)
    for _ in range(data.draw(st.integers(1, 2))):
        place = data.draw(st.integers(0, len(written) - 1))
        match data.draw(st.sampled_from(["change", "drop", "add"])):
            case "change":
                written[place] = "x"
            case "drop":
                del written[place]
            case "add":
                written.insert(place, "x")
    misspelt = "".join(written)
    spellings = Spellings()
    spellings.add(name)
    alike = misspelt != name and likeness(misspelt, name) >= 0.85
    assert spellings.near(misspelt) == (name if alike else "")


def test_other_digits_make_another_name() -> None:
    """Apollo 11 is no misspelling of Apollo 12, and the nearest of several names is taken."""
    spellings = Spellings()
    for name in ("Apollo 12", "Viktor Bondarev", "Viktor Bondarov"):
        spellings.add(name)
    assert spellings.near("Apollo 11") == ""
    assert spellings.near("Viktor Bondarof") == "Viktor Bondarov"
    assert spellings.near("Viktor Bondarev") == "Viktor Bondarov"
