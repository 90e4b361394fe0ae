"""QTI 2.1 and 3.0: what is exported is played by a player that is not ours.

Items of 2.1 are first made items of 3.0 by a converter that is not ours either.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from qti_convert import upgrade_qti2_to_qti3

from quiz.interop.exports.item import Item
from quiz.interop.exports.report import Report
from quiz.maths.show import show_maths
from quiz.model.question import FORMATS, Bank
from tests.interop.exports.support import exported, items_of, squeezed
from tests.support.qti import Player, player

Answer = str | list[str] | None


@pytest.fixture(scope="module")
def the_player(npm_cache: Path) -> Iterator[Player]:
    """Open the player once."""
    with player(npm_cache) as opened:
        yield opened


def meant(text: str) -> str:
    """Return what a text of ours should show."""
    return squeezed(show_maths(text))


def as_version_3(target: str, xml: str) -> str:
    """Make an item of 3.0 out of one of 2.1."""
    return xml if target == "qti3" else str(upgrade_qti2_to_qti3(xml))


def answers(item: Item, found: dict[str, Any]) -> list[tuple[Answer, float]]:
    """Return answers with what each should be worth; options are found by what they show."""
    by_text = {squeezed(text): ident for ident, text in found["choices"]}
    ids = [(by_text[meant(one.text)], one.correct) for one in item.options] if found["choices"] else []
    own = item.question
    match item.format:
        case "choice" | "truefalse":
            return [(ident, float(correct)) for ident, correct in ids]
        case "multi":
            keys = [ident for ident, correct in ids if correct]
            return [(keys, 1), (keys[::-1], 1), ([ident for ident, _ in ids], float(len(keys) == len(ids)))]
        case "order":
            ordered = [by_text[meant(answer)] for answer in own.answers]
            return [(ordered, 1), (ordered[::-1], 0)]
        case "match":
            sides = [(squeezed(text), ident) for ident, text in found["sides"]]
            left, right = dict(sides[: len(own.pairs)]), dict(sides[len(own.pairs) :])
            pairs = [f"{left[meant(a)]} {right[meant(b)]}" for a, b in own.pairs]
            return [(pairs, 1), (pairs[::-1], 1), (pairs[1:], 0)]
        case "number":
            assert item.number
            value, off = item.number.value, own.tolerance
            return [(str(value), 1), (str(value + off), 1), (str(value - off), 1), (str(value + off + 1), 0)]
        case "list" | "flip":
            return [("any words", 0)]
        case _:
            return [*((name, 1.0) for name in item.accepted), (item.accepted[0].upper(), 1), ("none of these", 0)]


def check(xml: str, item: Item, opened: Player) -> None:
    """Show an item, and give it right and wrong answers."""
    found = opened.play(xml)
    assert all(part in squeezed(found["body"]) for part in map(squeezed, show_maths(item.stem).split("_____")))
    given = answers(item, found)
    played = opened.play(xml, [answer for answer, _ in given])["played"]
    assert [one["score"] for one in played] == [worth for _, worth in given], item.ref
    assert {one["general"] for one in played} == {"told"}
    told = {ident: squeezed(text) for ident, text in found["feedback"]}
    assert told.pop("told").startswith(meant(item.background))
    assert sorted(told.values()) == sorted(meant(one.feedback) for one in item.options if one.feedback)
    by_text = {squeezed(text): ident for ident, text in found["choices"]}
    for option in item.options:
        assert not option.feedback or told[by_text[meant(option.text)]] == meant(option.feedback)
    if told and item.format != "multi":
        assert [one["feedback"] for one in played] == [answer for answer, _ in given]


def items_in(path: Path, items: dict[str, Item], report: Report) -> Iterator[tuple[str, Item]]:
    """Yield the document of each item, after the package around it was looked at."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        manifest = fromstring(archive.read("imsmanifest.xml"))
        files = [node.get("href") or "" for node in manifest.iter() if node.tag.endswith("}file")]
        assert sorted(set(files)) == sorted({*names} - {"imsmanifest.xml"})
        resources = {node.get("identifier"): node for node in manifest.iter() if node.tag.endswith("}resource")}
        (test,) = (node for node in resources.values() if "_test_" in (node.get("type") or ""))
        refs = [node.get("identifierref") for node in test if node.tag.endswith("}dependency")]
        assert refs == [item.ident for item in items.values()]
        assert not report.left_out
        assert report.written == len(items)
        wanted = fromstring(archive.read(test.get("href") or ""))
        assert [node.get("identifier") for node in wanted.iter() if node.tag.lower().endswith("ref")] == refs
        for item in items.values():
            yield archive.read(resources[item.ident].get("href") or "").decode(), item


@pytest.mark.parametrize("target", ["qti21", "qti3"])
def test_every_format_is_played(target: str, everything: Bank, tmp_path: Path, the_player: Player) -> None:
    """Each format is shown and scored right, letters that mean something included."""
    path, report = exported(target, everything, tmp_path, FORMATS)
    for xml, item in items_in(path, items_of(everything, FORMATS), report):
        check(as_version_3(target, xml), item, the_player)


@pytest.mark.parametrize("target", ["qti21", "qti3"])
def test_built_in_decks_are_played(target: str, built: Bank, tmp_path: Path, the_player: Player) -> None:
    """The items of the built-in decks are all in the package; a tenth of them is played."""
    path, report = exported(target, built, tmp_path)
    found = list(items_in(path, items_of(built), report))
    for xml, item in found[:: max(1, len(found) // 25)]:
        check(as_version_3(target, xml), item, the_player)
