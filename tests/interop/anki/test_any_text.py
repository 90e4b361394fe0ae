"""Whatever a deck's text is, the real Anki shows it."""

import re
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quiz.errors import Mark
from quiz.interop.anki.escape import escape, has_maths, link
from quiz.interop.anki.labels import own_tag, tag_path
from quiz.interop.anki.package import Choices, export_anki
from quiz.model.question import BLANK, FORMATS, Bank, Card, Option, Question
from quiz.text import clean
from tests.interop.anki.support import NOW, plain
from tests.support.anki.client import Anki

PIECES = st.one_of(
    st.sampled_from(
        "{{ }} {{c1:: {{/Answer}} :: [sound:x.mp3] [latex] [/latex] [$] [anki:tts] [[type:Answer]] <b> </div> <!-- --> "
        "&lt; &amp; \\( \\) \\[ \\] $x^2$ \x00 \x1f \x1e \n \ud800 \u202e \ufeff ' \" <img%src=x> {{{ }}}".split(" ")
    ),
    st.text(max_size=6),
)
TEXT = st.lists(PIECES, min_size=1, max_size=8).map("".join).filter(lambda text: bool(squeezed(clean(text))))


def squeezed(text: str) -> str:
    """Take white space out, which HTML folds, and compose letters and their marks, as Anki does on import."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def as_shown(text: str) -> str:
    """Return what is to be read of a text, with its maths as it is in Anki."""
    return squeezed(plain(re.sub(r"</?span[^>]*>", "", escape(text))))


def card_of(number: int, text: str, answer: str) -> tuple[Card, list[Question]]:
    """Make a card that is asked in every format, with all texts made of two."""
    name = f"d/f{number}/s"
    card = Card(name, "d", f"f{number}", "s", text, "", "", Mark("d.yaml", 1, 1), tags=(text,))
    questions = [
        Question(
            id=f"{name}/{form}", card=name, deck="d", fact=f"f{number}", slot="s", format=form,
            stem=f"a {text} {BLANK} {text}", answers=(f"b{answer}", "b"), explanation=f"c {answer}", source="s",
            guess=0.0, accept=((text,),), pairs=((text, f"b{answer}"),),
            options=(Option(f"b{answer}", correct=True, feedback=text), Option("z", correct=False)),
        )
        for form in FORMATS
    ]  # fmt: skip
    return card, questions


@settings(
    max_examples=3,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(st.tuples(TEXT, TEXT), min_size=15, max_size=25))
def test_any_text_is_shown_letter_for_letter(anki: Anki, texts: list[tuple[str, str]]) -> None:
    """Every question of every format becomes one card, plays nothing, and shows its question and its answer."""
    made = [card_of(number, *pair) for number, pair in enumerate(texts)]
    questions = {question.id: question for _, several in made for question in several}
    bank = Bank("d", "D", tuple(card for card, _ in made), tuple(questions.values()))
    with tempfile.TemporaryDirectory() as folder:
        anki.open(Path(folder))
        package = Path(folder) / "d.apkg"
        export_anki([bank], package, NOW, Choices(formats=FORMATS))
        assert anki.import_package(package) == {"new": len(questions)}
        cards = anki.render()
    assert len(cards) == len(questions)
    for card in cards:
        question = questions[card["fields"]["Id"]]
        assert card["front_sounds"] == card["back_sounds"] == 0
        front, back = (re.sub(r"</?span[^>]*>", "", card[side]) for side in ("front", "back"))
        head = as_shown(question.stem.partition(BLANK)[0])
        assert head in squeezed(plain(front))
        assert "<script" not in back
        if "[[type:Answer]]" not in back:
            assert as_shown(question.answers[0]) in squeezed(plain(back))


@given(TEXT)
def test_any_text_makes_a_tag_that_anki_takes(text: str) -> None:
    """A tag made of any text is one that a user may give."""
    tag = tag_path(text)
    assert not tag or own_tag(tag) == tag


def test_links_are_of_the_web() -> None:
    """An address that is no web page makes no link, and nothing breaks out of one."""
    assert link("javascript:alert(1)") == ""
    assert link('https://x.org/" onclick="y') == ""
    assert link("https://x.org/a?b=[sound:c]&d") == (
        '<a href="https://x.org/a?b=%5Bsound:c]&amp;d">https://x.org/a?b=%5Bsound:c]&amp;d</a>'
    )


def test_maths_is_maths_and_money_is_money() -> None:
    """LaTeX becomes MathJax, also in answers, which are then not typed; prices stay as they are."""
    assert escape("so $a<b$ costs $5") == r"so \(a&lt;b\) costs $5"
    assert escape("$$x^2$$") == r"\[x^2\]"
    assert has_maths("$x^2$")
    assert not has_maths("$5 or $6")


def test_escaping_leaves_plain_text_alone() -> None:
    """Text without markup is itself; a line break becomes one of HTML; a command is found behind any letter."""
    assert escape("Mi-35 [b] {x}") == "Mi-35 [b] {x}"
    assert escape("a\nb") == "a<br>b"
    assert escape("ß[SOUND:x]") == "ß&#91;SOUND:x]"
