"""The built-in deck: every documented fact of the article is asked, and nothing else."""

import pytest

from quiz.model.deck import Deck
from quiz.model.question import Bank
from tests.support.checking import check_deck

# What the article documents, by paragraph: each of these is the answer of a card.
DOCUMENTED = {
    1: [
        "1969", "a helicopter deal", "Alexander Postnikov", "Russian military chief", "Pakistan", "2011",
        "Tahir Rafiq Butt", "Air Chief Marshal", "Moscow", "August 2012", "Ashfaq Parvez Kayani", "Chief of Army Staff",
        "October 2012", "joint military drills", "exchange of trainees and trainers", "arms trade", "April 2013",
        "Commander of the Russian Air Force", "Viktor Bondarev", "Islamabad", "discuss military deals",
    ],
    2: [
        "Sergei Shoigu", "Russian Defence Minister", "2014", "Defence Cooperation Agreement", "arms embargo",
        "Mi-35 sale agreement", "its aging helicopter fleet", "4", "Mi-35 Hind-E", "29 August 2017", "20", "Russia",
    ],
    3: [
        "Arabian Monsoon", "2014", "2015", "extremism", "terrorism", "human trafficking", "narcotics smuggling", "2016",
        "2017", "AMAN", "Karachi", "35", "Severomorsk", "anti-submarine warfare",
    ],
    4: [
        "Friendship-2017", "Nizhny Arkhyz", "Karachay-Cherkessia", "September 2017", "on a mountain training range",
        "70", "100", "mountain infantry", "Southern Military District", "Khwaja Asif", "Pakistan's Foreign Minister",
        "February 2018", "joint military commission",
    ],
    6: [
        "Pavel Didkovsky", "Russian diplomat", "a criterion-based approach", "Nuclear Suppliers Group",
        "Non-Proliferation Treaty",
    ],
    7: ["Joint Doctrine of the Indian Armed Forces", "2017", "Agni V"],
    8: ["Logistics Exchange Memorandum of Agreement", "2016", "crucial defence partner", "India", "United States"],
    9: ["Eurasian Economic Union", "regional integration", "Joint Working Group on Strategic Stability"],
    11: ["Joint Working Group on Counter-Terrorism", "Druzhba", "counter-terrorism"],
    12: ["research officer", "Islamabad Policy Research Institute"],
}  # fmt: skip
JUDGEMENTS = {1, 3, 6, 7, 8, 9, 10, 11}


@pytest.mark.parametrize("paragraph", DOCUMENTED)
def test_every_documented_fact_of_a_paragraph_has_a_card(bank: Bank, paragraph: int) -> None:
    """Each date, person, post, number, place, agreement, exercise and group is the answer of a card."""
    cited = [
        q for q in bank.questions if f"paragraph {paragraph}" in q.source.split("; ")[0].split(", ")[-1].split("; ")
    ]
    answers = {answer for question in cited for answer in question.answers}
    missing = [answer for answer in DOCUMENTED[paragraph] if answer not in answers]
    assert not missing


def test_judgements_are_attributed(deck: Deck, bank: Bank) -> None:
    """A claim is asked and explained as the author's, and each paragraph that judges has one."""
    claims = {fact.id for fact in deck.facts if fact.claim}
    cited = {citation.locator for fact in deck.facts if fact.claim for citation in fact.citations}
    assert {f"paragraph {number}" for number in JUDGEMENTS} == cited
    for question in bank.questions:
        if question.fact in claims:
            assert question.stem.removeprefix("True or false: ").startswith("According to the author")
            assert question.explanation.startswith("According to the author")


def test_every_fact_names_its_paragraph(deck: Deck) -> None:
    """No fact is cited without a paragraph."""
    for fact in deck.facts:
        assert all(citation.locator.startswith("paragraph ") for citation in fact.citations), fact.id


def test_the_deck_is_clean(deck: Deck) -> None:
    """The check finds nothing: every asked slot has a question, and no question has a hard flaw."""
    assert check_deck(deck.path) == []


def test_wrong_spellings_of_the_article_are_aliases(bank: Bank) -> None:
    """The right name is asked, the article's spelling is accepted."""
    accepted = {name for question in bank.questions for names in question.accept for name in names}
    assert {"Severmorsk", "Druzhbha"} <= accepted


def test_nothing_comes_from_the_site_around_the_article(deck: Deck) -> None:
    """The teasers below the article are no part of the deck."""
    text = deck.path.read_text("utf-8").casefold()
    assert not [word for word in ("tehreek", "pti", "polio", "kurram", "shahbaz", "ceasefire") if f" {word}" in text]
