"""Mistakes in the settings file: each gives one clear line at the right place."""

import os
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.settings.read import parse_settings, read_settings

# text of the file → line, column, what the line says
MISTAKES = [
    ("new_per_dya = 5\n", 1, 1, "quiz has no setting 'new_per_dya' (did you mean 'new_per_day'?)"),
    ("fuzz = true\n[nothing]\nx = 1\n", 2, 2, "quiz has no setting 'nothing' (one of: fuzz, keys,"),
    ("new_per_day = '5'\n", 1, 15, "'new_per_day' must be a whole number from 0 to 9999, found '5'"),
    ("new_per_day = 5.5\n", 1, 15, "must be a whole number from 0 to 9999, found '5.5'"),
    ("new_per_day = true\n", 1, 15, "must be a whole number from 0 to 9999, found true"),
    ("new_per_day = -1\n", 1, 15, "found '-1'"),
    ("new_per_day = [1, 2]\n", 1, 15, "found a list"),
    ("# how much\n\n  retention   =   0.99\n", 3, 19, "'retention' must be a number from 0.70 to 0.97, found '0.99'"),
    ("retention = 90\n", 1, 13, "found '90' (write 0.9)"),
    ("retention = nan\n", 1, 13, "found 'nan'"),
    ("learning_steps = 1\n", 1, 18, '\'learning_steps\' must be spans of time such as "1m 10m"'),
    ("learning_steps = '1m 10'\n", 1, 18, "found '10'"),
    ("learning_steps = [\n  '1m', # one\n  'ten',\n]\n", 3, 3, "found 'ten'"),
    ("learning_steps = '0m'\n", 1, 18, "found '0m'"),
    ("relearning_steps = '48h'\n", 1, 20, "found '48h'"),
    ("learn_ahead = 20\n", 1, 15, "'learn_ahead' must be a span of time of a day at most"),
    ("rollover = 24\n", 1, 12, "a whole number from 0 to 23, found '24'"),
    ("timezone = 'Europe/Berln'\n", 1, 12, "found 'Europe/Berln' (did you mean 'Europe/Berlin'?)"),
    ("timezone = '../etc'\n", 1, 12, "'timezone' must be a time zone such as"),
    ("fuzz = 'yes'\n", 1, 8, "'fuzz' must be true or false, found 'yes'"),
    ("maximum_interval = 0\n", 1, 20, "a whole number from 1 to 36500"),
    ("leech_action = 'burn'\n", 1, 16, "'leech_action' must be \"tell\" or \"suspend\", found 'burn'"),
    ("review_order = 'oldest'\n", 1, 16, 'must be "due" or "retrievability" or "random"'),
    ("theme = 5\n", 1, 9, "'theme' must be a name, found '5'"),
    ("keys = 'e'\n", 1, 8, "'keys' must be a table of keys by binding"),
    ("[keys]\nstudy.easy = 5\n", 2, 14, "found '5' (keys are written like"),
    ("[keys]\nstudy.easy = ''\n", 2, 14, "found '' (keys are written like"),
    ("[keys]\neasy = 'e'\n", 2, 8, "found 'easy' (bindings have names like study.easy)"),
    ("decks = 5\n", 1, 9, "'decks' must be tables such as [decks.elements]"),
    ("[decks]\nretention = 0.8\n", 2, 13, "must be a table of the deck's settings (did you mean 'retention'? under [decks.ID])"),
    ("[decks.'A B']\nretention = 0.8\n", 1, 8, "'A B' cannot be the id of a deck"),
    ("[decks.a]\nretenton = 0.8\n", 2, 1, "a deck has no setting 'retenton' (did you mean 'retention'?)"),
    ("[decks.a]\nfuzz = true\n", 2, 1, "a deck has no setting 'fuzz' (one of: exam, new_per_day"),
    ("[decks.a]\nexam = 'soon'\n", 2, 8, "'exam' must be a date such as 2026-06-30, found 'soon'"),
    ("[decks.a]\nexam = 2026-06-30T10:00:00\n", 2, 8, "found '2026-06-30 10:00:00'"),
    ("decks = {a = {exam = 5}}\n", 1, 22, "'exam' must be a date"),
    ("decks.a.b = {exam = 5}\n", 1, 9, "a deck has no setting 'b'"),
    ("[decks.a]\nparameters = [1, 2]\n", 2, 14, "a list of the 21 FSRS-6 parameters, or an empty one, found '2 values'"),
    ("parameters = [" + "0.5, " * 4 + "99" + ", 0.5" * 16 + "]\n", 1, 35, "(parameter 4 lies from 1 to 10)"),
    ("parameters = [" + "'x', " * 21 + "]\n", 1, 15, "found 'x' (parameter 0 lies from 0.001 to 100)"),
    ("retention = \n", 1, 13, "this is not TOML: invalid value"),
    ("retention 0.8\n", 1, 11, "this is not TOML: expected '='"),
    ("timezone = Europe/Berlin\n", 1, 12, "(texts stand in quotes, such as"),
    ("fuzz = true\nfuzz = false\n", 2, 13, "this is not TOML: cannot overwrite a value"),
    ("timezone = 'x", 1, 14, "this is not TOML: "),
    ("keys = {", 1, 9, "this is not TOML: "),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "says"), MISTAKES, ids=[mistake[0][:30] for mistake in MISTAKES])
def test_a_mistake_is_told_at_its_place(text: str, line: int, column: int, says: str) -> None:
    """The error names file, line and column, what is wrong and what would be right, in one line."""
    with pytest.raises(QuizError) as refused:
        parse_settings(text, "settings.toml")
    told = str(refused.value)
    assert told.startswith(f"settings.toml:{line}:{column}: ")
    assert says in told
    assert "\n" not in told


def test_the_first_of_several_mistakes_is_told() -> None:
    """The line says how many more there are."""
    with pytest.raises(QuizError, match=r"^s:1:8: 'fuzz' must be true or false, found '1' \(and 2 more\)$"):
        parse_settings("fuzz = 1\nrollover = 99\n[decks.a]\nx = 1\n", "s")


def test_bytes_that_are_no_text_are_told_at_their_place(tmp_path: Path) -> None:
    """A file in another encoding gives the place of its first wrong byte."""
    path = tmp_path / "settings.toml"
    path.write_bytes(b"fuzz = true\n# caf\xe9\n")
    with pytest.raises(QuizError, match=r"settings.toml:2:6: this is not UTF-8 text"):
        read_settings(path)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    """What cannot be read is one line, not a traceback."""
    with pytest.raises(QuizError, match="cannot be read: is a directory"):
        read_settings(tmp_path)


def test_what_never_ends_is_no_settings_file(tmp_path: Path) -> None:
    """A pipe is not waited for, a device that has no end is not read, and a file that is too long is not read on."""
    path = tmp_path / "settings.toml"
    os.mkfifo(path)
    with pytest.raises(QuizError, match="cannot be read: is no file"):
        read_settings(path)
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(QuizError, match="cannot be read: is no file"):
        read_settings(path)
    path.unlink()
    path.write_text("# ü\n" * 250_000, encoding="utf-8")
    with pytest.raises(QuizError, match="is far too long for a settings file"):
        read_settings(path)
