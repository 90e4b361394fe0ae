"""``quiz check``: what people and programs read of its findings."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from quiz.checks.catalogue import RULES
from quiz.cli.findings.programs import as_annotations, as_sarif
from quiz.cli.findings.text import as_text
from quiz.cli.main import main
from quiz.errors import Mark, Problem
from quiz.paths import Home, builtin_decks
from tests.conftest import BUILTIN
from tests.support.decks import HEAD, write_deck
from tests.support.npm import SARIF_SCHEMA, ensure

CLEAN = "facts:\n  - {id: sky, text: 'The sky is {blue}.'}\n"
FLAWED = "facts:\n  - {id: sky, text: 'The sky is {blue}.', asked: []}\n"
LINE = HEAD.count("\n") + 2


def test_a_finding_is_shown_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its first line has place, message, hint and code; then comes the line of the deck with a mark below."""
    path = write_deck(tmp_path, FLAWED)
    assert main(["check", str(path)]) == 1
    first, source, caret, total = capsys.readouterr().out.splitlines()
    assert first == f"{path}:{LINE}:5: 'sky' makes no card (no slot of it is asked) [no-card]"
    assert source == f"    {LINE} |   - {{id: sky, text: 'The sky is {{blue}}.', asked: []}}"
    assert caret.index("^") == source.index("{id")
    assert total == "1 deck checked: 1 finding (1 warning)"


def test_a_place_with_several_findings_is_shown_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line of the deck comes behind the last of them."""
    body = "questions:\n  - {id: q, choice: Which?, answer: Ann, wrong: [Bob, all of the above], explanation: So.}\n"
    assert main(["check", str(write_deck(tmp_path, body))]) == 1
    *findings, source, caret, _ = capsys.readouterr().out.splitlines()
    assert {line.rpartition(" ")[2] for line in findings} == {"[all-or-none]", "[absolute-term]"}
    assert caret.index("^") == source.index("{id")


def test_findings_can_be_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line a finding and one for all of it, for programs that read lines."""
    path = write_deck(tmp_path, FLAWED)
    assert main(["check", "--format", "lines", str(path)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize(
    ("line", "column", "width", "shown", "under"),
    [
        ("short", 3, 80, "short", "o"),
        ("x" * 30 + "here" + "y" * 90, 31, 40, None, "h"),
        ("日本語 here", 5, 80, "日本語 here", "h"),
        ("\there", 2, 80, " here", "h"),
        ("a\x1b[31mb here", 9, 80, "a\N{REPLACEMENT CHARACTER}[31mb here", "h"),
    ],
)
def test_the_mark_stands_under_the_place(
    tmp_path: Path, line: str, column: int, width: int, shown: str | None, under: str
) -> None:
    """Long lines are cut around the place, wide letters take two cells, and nothing drives the terminal."""
    path = tmp_path / "d.yaml"
    path.write_text(f"{line}\n", "utf-8")
    found = Problem(Mark(str(path), 1, column), "wrong", "", "yaml")
    _, source, caret = as_text([found], lambda _, text: text, width)
    text = source.partition("| ")[2]
    assert shown is None or text == shown
    cells = "".join(character * (2 if ord(character) > 0x2E80 and character != "\ufffd" else 1) for character in source)
    assert len(cells) <= width
    assert cells[caret.index("^")] == under


def test_colours_are_for_terminals_that_take_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A terminal is coloured unless NO_COLOR is set; a pipe never is."""
    path = write_deck(tmp_path, FLAWED)
    main(["check", str(path)])
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["check", str(path)])
    assert "\x1b[33m[no-card]\x1b[0m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check", str(path)])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.timeout(300)  # The package is installed once on each machine.
def test_sarif_is_valid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log validates against the official schema, has every rule, and what is ignored as suppressed."""
    ignored = (
        CLEAN.replace("{blue}.'", "{blue}.', image: map.png").rstrip()
        + "  # quiz: ignore no-alt because it decorates\n"
    )
    from tests.support.media import png

    (tmp_path / "map.png").write_bytes(png())
    write_deck(tmp_path, f"{ignored}  - {{id: b, asked: [], text: 'Grass is {{green}}.'}}\n", "a deck.yaml")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--sarif", "a deck.yaml"]) == 1
    log: Any = json.loads(capsys.readouterr().out)
    cache = request.config.cache
    assert cache is not None
    schemas = ensure(SARIF_SCHEMA, cache.mkdir("npm")) / "lib" / "schemas"
    (schema,) = (json.loads(path.read_text("utf-8")) for path in schemas.glob("*.json"))
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    card, alt = run["results"]
    assert (card["ruleId"], card["level"]) == ("no-card", "warning")
    assert run["tool"]["driver"]["rules"][card["ruleIndex"]]["id"] == "no-card"
    place = card["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "a%20deck.yaml"}, "region": {"startLine": LINE + 1, "startColumn": 5}}
    assert (alt["ruleId"], alt["suppressions"][0]["justification"]) == ("no-alt", "it decorates")


def test_a_file_elsewhere_is_an_address_in_sarif(tmp_path: Path) -> None:
    """A whole path becomes a file address."""
    log = as_sarif([Problem(Mark(str(tmp_path / "ä.yaml"), 1, 1), "m", "", "yaml")], [])
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (tmp_path / "ä.yaml").as_uri()


def test_annotations_are_escaped() -> None:
    """A workflow command of GitHub stays one line, whatever stands in it."""
    found = Problem(Mark("a,b:c.yaml", 2, 3), "50% of\nit", "", "no-alt")
    (line,) = as_annotations([found])
    assert line == "::notice file=a%2Cb%3Ac.yaml,line=2,col=3,title=no-alt::50%25 of%0Ait"


def test_rules_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """A code is explained with examples, all codes are listed, and a misspelt one is asked about."""
    assert main(["check", "--explain", "near-name"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("near-name (warning): ")
    assert "Bad:" in shown
    assert "Good:" in shown
    for arguments in (["check", "--explain"], ["check", "--explain", "all"]):
        assert main(arguments) == 0
        assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(RULES)
    assert main(["check", "--explain", "near-nam"]) == 2
    assert capsys.readouterr().err == "quiz: there is no rule 'near-nam' (did you mean 'near-name'?)\n"
    assert main(["check", "--explain", "xyzzy"]) == 2
    assert "'quiz check --explain' lists them" in capsys.readouterr().err


def test_a_deck_named_twice_is_checked_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever names a file again, or its folder beside it, is told so."""
    path = write_deck(tmp_path, CLEAN)
    assert main(["check", str(path), str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert printed.out == "1 deck checked: clean\n"
    assert printed.err == f"quiz: {path} is named more than once; it is checked once\n"


def test_two_decks_with_one_id_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second of them is told where its id stands, and which is the other."""
    first, second = (write_deck(tmp_path, CLEAN, name) for name in ("a.yaml", "b.yaml"))
    assert main(["check", "--format", "lines", str(tmp_path)]) == 1
    told = capsys.readouterr().out.splitlines()[0]
    assert told == f"{second}:1:7: another deck has the id 'small' too (the other is {first}) [deck-id-twice]"
    second.write_text(second.read_text("utf-8") + "ignore: {deck-id-twice: one is a draft}\n", "utf-8")
    assert main(["check", str(first), str(second)]) == 0
    assert main(["check", str(second)]) == 0
    assert "clean" in capsys.readouterr().out


def test_a_deck_may_take_the_place_of_a_built_in_one(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """A learner's own version of a deck that comes with the program is no second deck."""
    home.decks.mkdir(parents=True)
    shutil.copy(builtin_decks() / f"{BUILTIN}.yaml", home.decks / "mine.yaml")
    assert main(["check", "--fast"]) == 0
    assert "4 decks checked: clean" in capsys.readouterr().out


def test_long_checks_tell_what_they_do(tmp_path: Path) -> None:
    """On a terminal a large deck's check says what it does, and takes the line away at the end."""
    path = write_deck(
        tmp_path, "facts:\n" + "".join(f"  - {{id: f{n}, text: 'A{n} is {{b{n}}}.'}}\n" for n in range(400))
    )
    program = f"import sys; from quiz.cli.main import main; sys.exit(main(['check', '--fast', {str(path)!r}]))"
    reader, writer = os.openpty()
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=writer, check=False)
    shown = os.read(reader, 1 << 16).decode()
    os.close(reader)
    os.close(writer)
    assert done.returncode == 0
    assert f"checking the names of {path}: about 400 facts (ctrl+c stops)" in shown
    assert shown.endswith("\r\x1b[K")


def test_the_fast_check_says_what_it_leaves_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without generated questions, what the author wrote is checked, and the last line says so."""
    body = "facts:\n  - {id: a, visit: {who: Ann, to: Rome}}\n  - {id: b, claim: Bob, visit: {who: Bob, to: Rome}}\n"
    path = write_deck(tmp_path, body + "questions:\n  - {id: q, typed: Who?, answer: x}\n")
    assert main(["check", "--fast", "--json", str(path)]) == 1
    assert [found["code"] for found in json.loads(capsys.readouterr().out)] == ["unexplained"]
    assert main(["check", "--fast", str(path)]) == 1
    assert "generated questions were not looked at" in capsys.readouterr().out
    assert main(["check", "--json", str(path)]) == 1
    assert {found["code"] for found in json.loads(capsys.readouterr().out)} == {"unexplained", "no-question"}


@pytest.mark.skipif(sys.platform == "win32", reason="names cannot hold this there")
@pytest.mark.parametrize("command", ["check", "check --format lines", "fix"])
def test_the_name_of_a_deck_drives_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """A folder of decks from elsewhere can have any names; what is told of them is a line without their tricks."""
    write_deck(tmp_path, FLAWED + "deckk: x\n", "de\x1b]0;x\x07ck\n.yaml")
    main([*command.split(), str(tmp_path)])
    told = capsys.readouterr()
    assert "de]0;xck .yaml" in told.out + told.err
    assert not {"\x1b", "\x07"} & set(told.out + told.err)
    assert "\n.yaml" not in told.out + told.err
