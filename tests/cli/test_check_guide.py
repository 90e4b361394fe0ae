"""What the guide for authors tells of editors and of the check is so."""

import re
from pathlib import Path

import pytest

from quiz.checks.catalogue import RULES
from quiz.cli.main import main
from quiz.decks.read import read_deck
from quiz.paths import builtin_decks
from tests.support.checking import check_deck
from tests.support.media import png

HEAD = "deck: weather\nsource: atlas\nsources:\n  atlas: {title: A weather atlas}\n"
KIND = 'kinds:\n  month: {slots: {rain: number}, sentence: "It rains {rain}."}\n'


def section(heading: str) -> str:
    """Return a section of the guide."""
    guide = (builtin_decks() / "README.md").read_text("utf-8")
    return guide.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def blocks(text: str, language: str) -> list[str]:
    """Return its fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder as an author does."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_finding_looks_as_the_guide_shows(capsys: pytest.CaptureFixture[str]) -> None:
    """The example of a finding is what the command prints."""
    Path("weather.yaml").write_text(f"{HEAD}{KIND}facts:\n  - {{id: may, month: {{rian: 40}}}}\n", "utf-8")
    assert main(["check", "weather.yaml"]) == 2
    assert capsys.readouterr().out in blocks(section("Check a deck"), "text")


def test_the_examples_of_the_guide_are_clean() -> None:
    """Places can be declared as shown, and ignores spare what they name."""
    places, ignores = blocks(section("Check a deck"), "yaml")
    Path("rain.png").write_bytes(png())
    Path("weather.yaml").write_text(HEAD + ignores, "utf-8")
    assert check_deck(Path("weather.yaml")) == []
    fact = "facts:\n  - {id: a, text: 'A {x}.', at: 'chapter Preface, pp. 3, 5 and 7'}\n"
    Path("weather.yaml").write_text(f"deck: weather\nsource: atlas\n{places}{fact}", "utf-8")
    assert check_deck(Path("weather.yaml")) == []


def test_the_schema_is_named_as_the_guide_shows(capsys: pytest.CaptureFixture[str]) -> None:
    """The line that the command tells is the one of the guide, and a deck may begin with it."""
    (command,) = blocks(section("Let your editor help"), "text")
    (line,) = blocks(section("Let your editor help"), "yaml")
    assert main(command.split()[1:]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == line.splitlines()[0]
    body = "source: atlas\nsources: {atlas: {title: A}}\nfacts:\n  - {id: a, text: 'A {x}.'}\n"
    Path("weather.yaml").write_text(line + body, "utf-8")
    assert read_deck(Path("weather.yaml")).id == "weather"


def test_the_codes_that_the_guide_names_exist() -> None:
    """Every code in its commands and examples is one of a rule."""
    named = re.findall(
        r"--explain ([a-z-]+)|ignore ([a-z-]+) because|^  ([a-z]+-[a-z]+): ", section("Check a deck"), re.MULTILINE
    )
    assert len(named) >= 3
    assert {code for codes in named for code in codes if code} <= RULES.keys()
