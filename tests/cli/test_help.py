"""The help of the program, and commands that it does not have."""

import importlib.util
import re

import pytest

from quiz.cli.main import _COMMANDS, main


def _help(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--help"])
    assert left.value.code == 0
    return capsys.readouterr().out


def test_the_help_has_every_command_in_one_group(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command stands once, in a line of a group, within 80 columns, and can be run."""
    shown = _help(capsys)
    groups = {part.splitlines()[0]: part.splitlines()[1:] for part in shown.split("\n\n") if ":\n  " in part}
    assert next(iter(groups)) == "study:"
    lines = [line for title, group in groups.items() if title != "options:" for line in group]
    commands = [match.group(1) for line in lines if (match := re.fullmatch(r"  ([a-z]+) +\S.*", line))]
    assert len(commands) == len(lines) == len(set(commands)) >= 24
    assert set(commands) == _COMMANDS
    assert all(importlib.util.find_spec(f"quiz.cli.{command}") for command in commands)
    assert max(map(len, shown.splitlines())) < 80


@pytest.mark.parametrize("command", sorted(_COMMANDS))
def test_the_help_of_a_command_says_what_it_does(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """A command's help begins with its usage and a sentence."""
    usage, sentence, *_ = _help(capsys, command).split("\n\n")
    assert usage.startswith(f"usage: quiz {command} ")
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["export", "x", "--to", "anky", "-o", "y"], "quiz export: argument --to: invalid choice: 'anky' (choose from"),
        (["bank"], "quiz bank: the following arguments are required: DECK ('quiz bank --help' tells more)"),
        (["study", "--bad"], "quiz: unrecognized arguments: --bad"),
    ],
)
def test_wrong_arguments_are_told_in_a_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    """What is wrong with the arguments of a command is one line, without its whole usage."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith(says)
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek", "small.yaml"], "there is no command 'chek' (did you mean 'check'?)"),
        (["--", "xyzzy"], "'quiz --help' lists them"),
        (["rivers.yaml"], "'quiz study rivers.yaml' studies a deck"),
    ],
)
def test_an_unknown_command_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    """A slip in a command is answered with the one that is near, or with how to go on."""
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
