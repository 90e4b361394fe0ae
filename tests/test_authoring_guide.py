"""The authoring guide: what it shows of new decks, of git and of collections is what happens."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from quiz.cli.main import main
from tests.support.decks import HEAD, write_deck
from tests.support.repository import ENVIRONMENT, begin, commit, git

ROOT = Path(__file__).parent.parent
GOOD = "facts:\n  - {id: a, text: 'The sky is {blue}.'}\n"
BAD = "facts:\n  - {id: a, text: 'The sky is {blue}.', sorce: book}\n"


def blocks(section: str, language: str) -> list[str]:
    """Return the fenced blocks of a language in a section of the guide."""
    text = (ROOT / "decks" / "README.md").read_text("utf-8")
    part = text.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return re.findall(rf"^```{language}\n(.*?)^```$", part, re.DOTALL | re.MULTILINE)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment whose PATH has the command ``quiz``."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "quiz"
    command.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m quiz \"$@\"\n", encoding="utf-8")
    command.chmod(0o755)
    return {
        **ENVIRONMENT,
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "QUIZ_HOME": os.environ["QUIZ_HOME"],
        "COLUMNS": "80",
    }


def test_a_deck_is_begun_and_compared_as_the_guide_shows(tmp_path: Path, environment: dict[str, str]) -> None:
    """The commands run one after the other, and the last prints what stands below it, letter for letter."""
    section = "Begin a deck, mend it, compare two versions"
    script = "".join(blocks(section, "sh"))
    done = subprocess.run(
        ["sh", "-e", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 deck checked: clean" in done.stdout
    (shown,) = blocks(section, "text")
    assert done.stdout.endswith(shown)


def test_a_deck_is_mended_as_the_guide_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The deck has the mistakes that are listed, and the diff is what is printed."""
    section = "Begin a deck, mend it, compare two versions"
    ((deck,), (diff,)) = blocks(section, "yaml"), blocks(section, "diff")
    monkeypatch.chdir(tmp_path)
    Path("moons.yaml").write_text(deck, encoding="utf-8")
    assert main(["fix", "--diff", "moons.yaml"]) == 1
    assert capsys.readouterr().out == diff
    assert main(["fix", "moons.yaml"]) == 0
    assert main(["check", "moons.yaml"]) == 0


def test_the_hook_stops_a_bad_commit(tmp_path: Path, environment: dict[str, str]) -> None:
    """In a real repository the hook of the guide lets a good deck pass and a bad one not, as it is staged."""
    repository = begin(tmp_path / "repository")
    decks, scratch = repository / "decks", tmp_path / "scratch"
    decks.mkdir()
    scratch.mkdir()
    environment["TMPDIR"] = str(scratch)
    (hook,) = blocks("Keep decks in git", "sh")
    path = repository / ".git" / "hooks" / "pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(hook, encoding="utf-8")
    path.chmod(0o755)

    def committed(body: str, later: str = "") -> int:
        write_deck(decks, body)
        git(repository, "add", "-A")
        if later:
            write_deck(decks, later)
        done = subprocess.run(
            ["git", "commit", "-q", "-m", "Try"],
            cwd=repository,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        told = done.stdout + done.stderr
        assert ("decks/small.yaml:7:" in told) == bool(done.returncode), told
        return done.returncode

    assert committed(GOOD) == 0
    assert committed(BAD) == 1
    assert committed(BAD, later=GOOD) == 1
    assert committed(GOOD + "\n# more\n", later=BAD) == 0
    assert git(repository, "rev-list", "--count", "HEAD") == "2"
    assert list(scratch.iterdir()) == []


def test_the_hooks_that_the_guide_names_exist_and_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The repository offers each hook of the guide, whose command takes files; its job tells lines."""
    config, workflow = (yaml.safe_load(block) for block in blocks("Keep decks in git", "yaml"))
    offered = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    named = [hook["id"] for hook in config["repos"][0]["hooks"]]
    assert named == ["factquiz-fix", "factquiz-check"]
    good, bad = write_deck(tmp_path, GOOD, "good.yaml"), write_deck(tmp_path, "facts: [", "bad.yaml")
    for name in named:
        program, *arguments = offered[name]["entry"].split()
        assert program == "quiz"
        assert main([*arguments, str(good)]) == 0
        assert main([*arguments, str(good), str(bad)]) == 2
    (tmp_path / "decks").mkdir()
    monkeypatch.chdir(tmp_path)
    program, *arguments = workflow["jobs"]["check"]["steps"][-1]["run"].split()
    assert program == "quiz"
    for body, status in ((GOOD, 0), (BAD, 2)):
        write_deck(tmp_path / "decks", body)
        capsys.readouterr()
        assert main(arguments) == status
        assert ("::error file=decks/small.yaml,line=7" in capsys.readouterr().out) == bool(status)


def test_the_commands_for_collections_are_those_of_the_guide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command that the guide lists runs, over a repository that is published as it says."""
    (listed,) = blocks("Collections of decks", "text")
    repository = begin(tmp_path / "space-decks")
    write_deck(repository, GOOD)
    commit(repository)
    git(repository, "tag", "2026")
    (repository / "new.yaml").write_text(HEAD.replace("deck: small", "deck: new") + GOOD, encoding="utf-8")
    commit(repository)
    address = re.search(r"https://\S+", listed)
    assert address
    commands = [re.split(r" {2,}", line)[0].split()[1:] for line in listed.splitlines()]
    for command in commands:
        arguments = [repository.as_uri() if word == address[0] else word for word in command]
        assert main([*arguments, "--yes"] if arguments[0] == "remove" else arguments) == 0, command
    assert main(["add", repository.as_uri(), "--branch", "2026", "--name", "term"]) == 0
    capsys.readouterr()
    assert main(["update", "term"]) == 0
    assert capsys.readouterr().out == "term: up to date\n"
