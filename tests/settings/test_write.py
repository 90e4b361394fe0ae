"""Writing the settings file."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import example, given

from quiz.errors import QuizError
from quiz.model.settings import DeckSettings, Settings
from quiz.settings.fields import FIELDS, key_of, keys_of, value_of
from quiz.settings.read import parse_settings, read_settings
from quiz.settings.weights import BOUNDS
from quiz.settings.write import begin, change, changed_text, fresh_text
from tests.settings.strategies import SETTINGS
from tests.support.examples import few

OWN = """\
# my settings
retention = 0.85  # less work

learning_steps = [ '2m',   '1h' ]   # slow

[keys]
study.easy = "x"    # nearer
"home.quit" = "f10"

# the exam counts
[decks.elements]
retention = 0.95  # sure
exam = 2026-06-30
"""


def test_a_fresh_file_explains_every_setting_and_changes_nothing() -> None:
    """The file that is written first reads as all defaults, and has a line on every setting."""
    text = fresh_text()
    assert parse_settings(text, "s") == Settings()
    table = tomllib.loads(text)
    for field in FIELDS:
        if not field.optional:
            assert field.name in table
            assert field.about in text


def test_a_file_that_is_there_is_not_begun_anew(tmp_path: Path) -> None:
    """The first file is written, in a folder that need not be there; a second time nothing is."""
    path = tmp_path / "new" / "settings.toml"
    assert begin(path)
    path.write_text("fuzz = false\n")
    assert not begin(path)
    assert path.read_text() == "fuzz = false\n"


@given(SETTINGS)
@few(30)
def test_any_settings_survive_the_file(wanted: Settings) -> None:
    """Whatever is set, the file that says it reads as the same again."""
    changes = {key: key.of(wanted) for key in keys_of(wanted)}
    for before in (fresh_text(), ""):
        assert parse_settings(changed_text(before, changes), "s") == wanted


@given(SETTINGS)
@few(30)
def test_comments_survive_any_change(wanted: Settings) -> None:
    """What people wrote between and behind the lines stays, whatever is set around it."""
    wanted = replace(
        wanted, keys={**wanted.keys, "study.easy": "e"}, decks={**wanted.decks, "elements": DeckSettings(0.8)}
    )
    text = changed_text(OWN, {key: key.of(wanted) for key in keys_of(wanted)})
    for comment in ("# my settings", "# less work", "# slow", "# nearer", "# the exam counts", "# sure"):
        assert comment in text
    assert parse_settings(text, "s") == wanted


def test_a_change_touches_its_line_alone(tmp_path: Path) -> None:
    """Every other line stays as it was, letter for letter."""
    path = tmp_path / "settings.toml"
    path.write_text(OWN)
    after = change(path, {key_of("retention"): 0.9, key_of("decks.elements.exam"): date(2026, 7, 1)})
    assert after == read_settings(path)
    assert after.deck("elements") == DeckSettings(0.95, exam=date(2026, 7, 1))
    expected = OWN.replace("0.85", "0.9").replace("2026-06-30", "2026-07-01")
    assert path.read_text() == expected


@pytest.mark.parametrize(
    "text",
    [
        "decks.elements.retention = 0.8\n",
        "decks = {elements = {retention = 0.8}}\n",
        "[decks]\nelements.retention = 0.8\n",
        "[decks.elements]\nretention = 0.8\n[keys]\na.b = 'c'\n",
    ],
)
def test_each_way_to_write_a_deck_can_be_changed(tmp_path: Path, text: str) -> None:
    """Dotted keys, inline tables and tables of their own all take changes and new decks."""
    path = tmp_path / "settings.toml"
    path.write_text(text)
    changes = {
        key_of("decks.elements.retention"): 0.75,
        key_of("decks.elements.new_per_day"): 3,
        key_of("decks.other.exam"): date(2026, 1, 1),
        key_of("fuzz"): False,
    }
    after = change(path, changes)
    assert after == read_settings(path)
    assert after.decks == {"elements": DeckSettings(0.75, 3), "other": DeckSettings(exam=date(2026, 1, 1))}
    assert after.fuzz is False


def test_a_file_with_a_mistake_is_not_written_over(tmp_path: Path) -> None:
    """A change is refused with the mistake, and the file keeps every byte."""
    path = tmp_path / "settings.toml"
    path.write_text("fuzz = maybe\n")
    with pytest.raises(QuizError, match=r"settings.toml:1:8: "):
        change(path, {key_of("fuzz"): True})
    assert path.read_text() == "fuzz = maybe\n"


def test_lines_of_windows_stay(tmp_path: Path) -> None:
    """A file with a mark at its head and Windows line ends is read, and its other lines keep their ends."""
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xef\xbb\xbf# mine\r\nfuzz = true\r\nrollover = 3\r\n")
    assert change(path, {key_of("rollover"): 5}).rollover == 5
    assert b"# mine\r\nfuzz = true\r\n" in path.read_bytes()


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    """Settings kept elsewhere, in a repository say, are changed there."""
    kept = tmp_path / "kept.toml"
    kept.write_text("fuzz = true\n")
    path = tmp_path / "settings.toml"
    path.symlink_to(kept)
    change(path, {key_of("fuzz"): False})
    assert path.is_symlink()
    assert kept.read_text() == "fuzz = false\n"


def test_an_optional_setting_goes_away_with_its_value(tmp_path: Path) -> None:
    """A deck's setting that is put back to nothing takes its line out."""
    path = tmp_path / "settings.toml"
    path.write_text(OWN)
    after = change(path, {key_of("decks.elements.exam"): value_of(key_of("decks.elements.exam"), "")})
    assert after.deck("elements").exam is None
    assert "exam =" not in path.read_text()


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("new_per_day", " 7 ", 7),
        ("retention", "85%", 0.85),
        ("retention", "0.8", 0.8),
        ("learning_steps", "90s 1h", (90, 3_600)),
        ("learning_steps", "", ()),
        ("learning_steps", "default", (60, 600)),
        ("fuzz", "No", False),
        ("timezone", "Asia/Karachi", "Asia/Karachi"),
        ("review_order", "random", "random"),
        ("keys", "study.easy=e,f2 home.quit=x", {"study.easy": "e,f2", "home.quit": "x"}),
        ("keys", '"study.easy" = "e,f2"', {"study.easy": "e,f2"}),
        ("keys", "study.easy = e  'home.quit'='x'", {"study.easy": "e", "home.quit": "x"}),
        ("keys", 'study.easy== home.quit="', {"study.easy": "=", "home.quit": '"'}),
        ("decks.elements.exam", "2026-06-30", date(2026, 6, 30)),
        ("decks.a.b.retention", "", None),
    ],
)
def test_values_are_read_as_people_type_them(key: str, typed: str, value: object) -> None:
    """Spans, per cent, yes and no, dates; an empty value takes back what is optional."""
    assert value_of(key_of(key), typed) == value


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("retention", "99%", "'retention' must be a number from 0.70 to 0.97, found '0.99'"),
        ("new_per_day", "many", "found 'many'"),
        ("keys", "easy", "found 'easy' (bindings have names like study.easy)"),
        ("decks.x.exam", "soon", "'decks.x.exam' must be a date"),
    ],
)
def test_a_value_that_does_not_fit_is_told(key: str, typed: str, says: str) -> None:
    """The line names the setting, what it accepts, and what was typed."""
    with pytest.raises(QuizError) as refused:
        value_of(key_of(key), typed)
    assert says in str(refused.value)


@given(SETTINGS)
@example(Settings(keys={"a.b": '"', "a.c": '"', "a.d": "'", "a.e": """'"'"""}))
def test_what_is_shown_can_be_typed(wanted: Settings) -> None:
    """The text that stands for a value is read as that value again."""
    for key in keys_of(wanted):
        value = key.of(wanted)
        if key.field.name not in {"theme", "previous_parameters"}:
            assert value_of(key, key.field.sort.show(value)) == value


def test_the_bounds_are_those_of_fsrs() -> None:
    """What the file accepts as parameters is what the scheduler accepts."""
    assert tuple(zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)) == BOUNDS
