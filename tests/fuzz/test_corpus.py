"""Every target over its seeds, what fuzzing found earlier, and inputs made of their pieces: no fuzzer is needed."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.target import FINDINGS, attempt, names, target


def kept(name: str) -> list[bytes]:
    """Return what was found earlier."""
    folder = FINDINGS / name
    return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.is_dir() else []


@pytest.mark.parametrize("name", names())
def test_seeds_and_earlier_findings_are_handled(name: str) -> None:
    """Every one is read, or refused as a user's error; most seeds are read."""
    chosen = target(name)
    seeds = list(chosen.seeds())
    for data in [*random.Random(1).sample(seeds, min(20, len(seeds))), *kept(name)]:
        finding = attempt(chosen, data)
        assert finding is None, finding.told


@pytest.mark.parametrize("name", names())
@settings(max_examples=15, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_pieces_of_the_language_in_any_order_are_handled(name: str, data: st.DataObject) -> None:
    """Words of a target's language, other letters and bytes, put together anyhow, are read or refused."""
    chosen = target(name)
    word = st.sampled_from(chosen.WORDS).map(str.encode) | st.text(max_size=5).map(str.encode) | st.binary(max_size=4)
    pieces = data.draw(st.lists(word, max_size=30))
    finding = attempt(chosen, b"".join(pieces))
    assert finding is None, finding.told


@pytest.mark.parametrize("name", [name for name in names() if not name.startswith("anki_")])
def test_time_grows_with_the_input(name: str) -> None:
    """No word of a language, repeated thousands of times, takes seconds."""
    chosen = target(name)
    for word in chosen.WORDS:
        finding = attempt(chosen, word.encode() * (6_000 // len(word.encode())))
        assert finding is None, (word, finding.told)


def test_there_is_a_target_for_each_reader() -> None:
    """Decks, tables, settings, answers, maths and every importer are among the targets."""
    wanted = "deck table settings_file sentence date number unit typed amount day listing maths anki_package"
    assert {*wanted.split(), *(f"import_{name}" for name in "gift aiken table markdown hashcards moodle".split())} <= {
        *names()
    }
