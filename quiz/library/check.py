"""Check a deck: what stops it from being used, and what is wrong with its questions."""

import difflib
from pathlib import Path

from quiz.decks.read import read_deck
from quiz.errors import Problem
from quiz.facts.index import FactIndex
from quiz.model.authored import AuthoredQuestion
from quiz.model.deck import Deck
from quiz.model.fact import Fact
from quiz.model.question import Bank
from quiz.questions.bank import build_bank
from quiz.questions.flaws.check import flaws
from quiz.questions.material import padded
from quiz.questions.slots import asked_slots

_ALIKE = 0.85
"""From which likeness on (0 to 1, as difflib measures it) two names may be one misspelt."""


def _near_names(deck: Deck) -> list[Problem]:
    """Find names that facts mention and that look like a misspelt entity of the deck."""
    declared = {name: entity for entity in deck.entities.values() if entity.declared for name in entity.names}
    findings: list[Problem] = []
    mentioned = {value.entity for fact in deck.facts for value in FactIndex.mentioned(fact)}
    for entity in deck.entities.values():
        if entity.declared or entity.id not in mentioned:
            continue
        close = difflib.get_close_matches(entity.name, declared, n=1, cutoff=_ALIKE)
        if close and _digits(close[0]) == _digits(entity.name):
            hint = f"did you mean '{close[0]}'? If not, declare it under 'entities'"
            findings.append(Problem(entity.mark, f"'{entity.name}' is no entity of the deck", hint, "near-name"))
    return findings


def _digits(name: str) -> str:
    return "".join(character for character in name if character.isdigit())


def check_deck(path: Path) -> list[Problem]:
    """Return the findings of a usable deck, in the order of their position.

    Raises:
        DeckError: the deck cannot be used; carries every problem found.
        QuizError: the file cannot be read.
    """
    deck = read_deck(path)
    bank = build_bank(deck)
    findings = [
        Problem(bank.card[question.card].mark, f"{question.format} of '{question.slot}': {flaw.message}", "", flaw.code)
        for question in bank.questions
        for flaw in flaws(question)
    ]
    findings += [*_near_names(deck), *_media_advice(deck, bank)]
    asked = {(card.fact, card.slot) for card in bank.cards}
    for fact in deck.facts:
        slots = asked_slots(fact)
        if not slots:
            findings.append(Problem(fact.mark, f"'{fact.id}' makes no card", "no slot of it is asked", "no-card"))
        for slot in slots:
            if (fact.id, slot) not in asked and not _asked_together(bank, fact, slot):
                hint = "its stems have other right answers or contain the answer; add one under 'ask'"
                findings.append(Problem(fact.mark, f"nothing asks '{slot}' of '{fact.id}'", hint, "no-question"))
    return sorted(findings)


def _media_advice(deck: Deck, bank: Bank) -> set[Problem]:
    """Find images that nothing describes, and descriptions that tell the answer while it is asked for."""
    entries: list[Fact | AuthoredQuestion] = [*deck.facts, *deck.questions]
    findings = {
        Problem(media.mark, f"the image '{media.file}' has no alt text", "add 'alt:', what it shows in words", "no-alt")
        for entry in entries
        for media in entry.media
        if media.sort == "image" and not media.alt
    }
    for question in bank.questions:
        answers = [padded(answer) for answer in question.answers if question.format != "truefalse"]
        for media in question.media:
            if media.shown == "question" and any(answer in padded(media.alt) for answer in answers if answer.strip()):
                message = f"the alt text of '{media.file}' tells the answer to '{question.slot}'"
                hint = "say what is seen or heard, and not what it is; or leave out 'on: question'"
                findings.add(Problem(media.mark, message, hint, "alt-tells"))
    return findings


def _asked_together(bank: Bank, fact: Fact, slot: str) -> bool:
    """Tell whether a question that several facts answer together asks for a slot of a fact."""
    wanted = set(fact.values[slot])
    return any(
        question.query is not None
        and (question.query.kind, question.query.ask) == (fact.kind.name, slot)
        and wanted <= set(question.key)
        and question.fact != fact.id
        for question in bank.questions
        if question.format in {"list", "multi", "flip"} and len(question.key) > 1
    )
