"""Every rule of the check: what it says is bad it finds, and what it says is good it lets pass."""

import re
from pathlib import Path

import pytest

from quiz.checks.catalogue import RULES
from quiz.errors import DeckError
from quiz.ids import is_id
from quiz.questions.flaws.hard import HARD_RULES
from quiz.questions.flaws.soft import SOFT_RULES
from tests.support.checking import check_deck
from tests.support.media import png

NO_EXAMPLE = {"encoding", "too-large", "unknown-kind", "bad-table", "key-count", "no-key", "deck-id-twice"}
"""Rules whose good or bad example no text of one deck can show."""


def codes(folder: Path, example: str) -> set[str]:
    """Return the codes of what the check finds in an example."""
    head = "deck: small\nsource: book\n"
    if "sources:" not in example:
        head += "sources: {book: {title: The book}}\n"
    path = folder / "small.yaml"
    path.write_text(f"{head}{example}\n", "utf-8")
    (folder / "map.png").write_bytes(png())
    try:
        return {problem.code for problem in check_deck(path)}
    except DeckError as error:
        return {problem.code for problem in error.problems}


@pytest.mark.parametrize("code", RULES)
def test_the_examples_of_a_rule_are_true(tmp_path: Path, code: str) -> None:
    """The bad example breaks the rule, and the good one keeps it and can be used."""
    rule = RULES[code]
    if rule.bad:
        assert code in codes(tmp_path, rule.bad)
    if rule.good:
        found = codes(tmp_path, rule.good)
        assert code not in found
        assert all(RULES[other].severity != "error" for other in found), found
    assert code in NO_EXAMPLE or rule.bad
    assert rule.title
    assert rule.why.endswith((".", "?"))


def test_every_code_that_can_be_found_is_explained() -> None:
    """The reader's codes, the flaws and the checks are all in the catalogue, and nothing else is."""
    package = Path(__file__).parents[2] / "quiz"
    texts = [path.read_text("utf-8") for folder in ("decks", "checks") for path in (package / folder).rglob("*.py")]
    written = set(re.findall(r'"([a-z]+(?:-[a-z]+)+|yaml|encoding|cycle|contradiction)"', "\n".join(texts)))
    assert {code for code in RULES if code not in written} <= {*HARD_RULES, *SOFT_RULES}
    assert HARD_RULES.keys() | SOFT_RULES.keys() <= RULES.keys()
    assert all(is_id(code) for code in RULES)


def test_errors_stop_a_deck_and_others_do_not(tmp_path: Path) -> None:
    """An example of an error cannot be read; an example of anything else can."""
    for code, rule in RULES.items():
        if rule.bad:
            found = codes(tmp_path, rule.bad)
            assert any(RULES[other].severity == "error" for other in found) == (rule.severity == "error"), code
