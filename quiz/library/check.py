"""Check a deck: what stops it from being used, and what is wrong with its questions."""

from pathlib import Path

from quiz.decks.read import read_deck
from quiz.errors import Problem
from quiz.questions.bank import asked_slots, build_bank
from quiz.questions.flaws import hard_flaws


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
        for flaw in hard_flaws(question)
    ]
    asked = {(card.fact, card.slot) for card in bank.cards}
    for fact in deck.facts:
        slots = asked_slots(fact)
        if not slots:
            findings.append(Problem(fact.mark, f"'{fact.id}' makes no card", "no slot of it is asked", "no-card"))
        for slot in slots:
            if (fact.id, slot) not in asked:
                hint = "its stems have other right answers or contain the answer; add one under 'ask'"
                findings.append(Problem(fact.mark, f"nothing asks '{slot}' of '{fact.id}'", hint, "no-question"))
    return sorted(findings)
