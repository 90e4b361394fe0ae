"""Beginning a deck."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.decks.fix import fix_deck
from quiz.decks.read import read_deck
from quiz.decks.starter import TEMPLATES, Template, Wish, begun
from quiz.questions.bank import build_bank
from quiz.text import one_line
from tests.support.checking import check_deck


def written(folder: Path, wish: Wish) -> Path:
    """Write a new deck into a folder."""
    for suffix, text in begun(wish, "my deck").items():
        (folder / f"my deck{suffix}").write_text(text, encoding="utf-8")
    return folder / "my deck.yaml"


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_deck_is_clean_in_order_and_can_be_studied(tmp_path: Path, template: Template) -> None:
    """The check finds nothing in any template, there is nothing to mend, and there are questions."""
    path = written(tmp_path, Wish("small", "Small", {"title": "The book"}, template=template))
    assert check_deck(path) == []
    assert fix_deck(path, "small.yaml", sort=True).changes == ()
    deck = read_deck(path)
    assert bool(deck.questions) == (template in {"questions", "all"})
    assert bool(deck.facts) == (template != "questions")
    bank = build_bank(deck)
    assert len(bank.questions) >= len(bank.cards) >= 2


@given(title=st.text(min_size=1), source=st.text(min_size=1), author=st.text())
def test_any_title_and_source_will_do(
    tmp_path_factory: pytest.TempPathFactory, title: str, source: str, author: str
) -> None:
    """Whatever a deck and its source are called, the file reads back with those names."""
    title, source, author = (one_line(text.encode(errors="ignore").decode()) for text in (title, source, author))
    if not title or not source:
        return
    wish = Wish("small", title, {"title": source, "author": author}, template="questions")
    deck = read_deck(written(tmp_path_factory.mktemp("new"), wish))
    shown = deck.sources["book"]
    assert (deck.title, shown.title, shown.author) == tuple(one_line(text) for text in (title, source, author))


def test_the_schema_is_named_on_wish() -> None:
    """The first line tells the editor's language server where the schema is."""
    wish = Wish("small", "Small", {"title": "The book"}, schema=True)
    assert begun(wish, "x")[".yaml"].splitlines()[0] == "# yaml-language-server: $schema=deck.schema.json"
