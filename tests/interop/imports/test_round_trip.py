"""What factquiz exports comes back as the same questions of the same cards."""

import re
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.decks.read import read_deck
from quiz.model.question import Bank, Question
from quiz.paths import builtin_decks
from quiz.questions.bank import build_bank

DECKS = ("01-tutorial", "elements", "pakistan-russia-defence")
MEDIA = re.compile(r" \[(?:image|audio): [^\]]*\]")
"""What stands for files, which stay behind."""
TYPED = frozenset({"cloze", "typed", "number", "date"})


def there_and_back(name: str, target: str, suffix: str, folder: Path) -> tuple[Bank, Bank]:
    """Export a built-in deck, import the file, and return both banks."""
    deck, file, output = builtin_decks() / f"{name}.yaml", folder / f"x{suffix}", folder / "x.yaml"
    assert main(["export", str(deck), "--to", target, "-o", str(file)]) == 0
    assert main(["import", str(file), "-o", str(output)]) == 0
    return build_bank(read_deck(deck)), build_bank(read_deck(output))


def carried(question: Question) -> dict[str, object]:
    """Return what a question asks and tells, whatever the order of its options is."""
    return {
        "stem": MEDIA.sub("", question.stem),
        "answers": sorted(question.answers) if question.format == "multi" else question.answers,
        "options": {(option.text, option.correct, option.feedback) for option in question.options or ()},
        "pairs": set(question.pairs),
        "accept": {name for names in question.accept for name in names} if question.format in TYPED else set(),
        "tolerance": question.tolerance,
        "explanation": MEDIA.sub("", question.explanation).strip(),
        "source": question.source,
    }


@pytest.mark.parametrize("name", DECKS)
@pytest.mark.parametrize(("target", "suffix"), [("csv", ".csv"), ("markdown", ".md")])
def test_tables_and_markdown_lose_nothing(name: str, target: str, suffix: str, tmp_path: Path) -> None:
    """Each question is one of those that its card had, letter for letter, with its tags."""
    before, after = there_and_back(name, target, suffix, tmp_path)
    assert after.deck == before.deck
    assert {question.card for question in after.questions} == {question.card for question in before.questions}
    for question in after.questions:
        known = [carried(one) for one in before.questions_of[question.card] if one.format == question.format]
        assert carried(question) in known
        assert after.card[question.card].tags == before.card[question.card].tags


@pytest.mark.parametrize("name", DECKS)
@pytest.mark.parametrize(("target", "suffix"), [("gift", ".gift"), ("moodle-xml", ".xml")])
def test_moodle_keeps_cards_options_and_keys(name: str, target: str, suffix: str, tmp_path: Path) -> None:
    """Ids, options with their feedback, keys, citations and tags come back; other formats may ask in another way."""
    before, after = there_and_back(name, target, suffix, tmp_path)
    assert after.deck == before.deck
    assert {question.card for question in after.questions} == {question.card for question in before.questions}
    for question in after.questions:
        known = before.questions_of[question.card]
        assert question.source == known[0].source
        assert after.card[question.card].tags == before.card[question.card].tags
        # Credits of images are told with the explanation there.
        if question.format in {"choice", "multi", "truefalse", "match", "order"} and not known[0].media:
            assert carried(question) in [carried(one) for one in known]
