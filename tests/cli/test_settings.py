"""``quiz settings``."""

import pytest

from quiz.app.actions import every_binding
from quiz.cli.main import main
from quiz.library.library import Library
from quiz.memory.formulas import DEFAULTS
from quiz.paths import Home
from quiz.settings.read import read_settings
from tests.conftest import BUILTIN
from tests.support.clock import FakeClock
from tests.support.learner import study_all


def test_without_a_file_the_defaults_are_shown(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """The path stands first, then each setting with its value; nothing is written."""
    assert main(["settings"]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{home.settings} (not written yet")
    values = dict(line.split(None, 1) for line in lines)
    assert values["retention"] == "0.9"
    assert values["learning_steps"] == "1m 10m"
    assert values["timezone"] == "–"
    assert not home.settings.exists()


def test_a_setting_is_set_and_read(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """What one call sets, the next reads; what differs from its default is marked."""
    assert main(["settings", "learning_steps", "5m", "1h"]) == 0
    assert main(["settings", "decks.elements.retention", "95%"]) == 0
    assert main(["settings", "keys.study.easy", "f2"]) == 0
    assert "quiz: note" not in capsys.readouterr().err
    assert main(["settings", "learning_steps"]) == 0
    assert main(["settings", "decks.elements.retention"]) == 0
    assert main(["settings", "keys.study.easy"]) == 0
    assert capsys.readouterr().out == "5m 1h\n0.95\nf2\n"
    assert main(["settings"]) == 0
    shown = capsys.readouterr().out
    assert "  5m 1h  (changed)\n" in shown
    assert "decks.elements.retention  0.95  (changed)\n" in shown
    assert main(["settings", "keys.study.easy", "default"]) == 0
    assert main(["settings", "learning_steps", "default"]) == 0
    capsys.readouterr()
    assert main(["settings"]) == 0
    assert capsys.readouterr().out.count("(changed)") == 1


def test_the_names_of_keys_are_listed(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """``quiz settings keys`` tells every name that a key can be given to, with the keys and what they do."""
    assert main(["settings", "keys", '"study.hint" = "f2"']) == 0
    capsys.readouterr()
    assert main(["settings", "keys"]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = {line.split()[0]: line for line in lines if line and not line.startswith("'")}
    assert names["study.hint"].split(None, 2)[1:] == [
        "f2",
        "Take a hint; a right answer then counts as Hard.  (changed)",
    ]
    assert names["home.quit"].split(None, 2)[1:] == ["q", "Leave factquiz; everything is stored."]
    assert set(names) == {binding.id for _, binding in every_binding()}
    assert main(["settings", "keys.study.explicit_easy", "o"]) == 0
    assert "quiz: note: The key o is study.explicit_easy now, no longer study.override" in capsys.readouterr().err


@pytest.mark.usefixtures("compiled")
def test_parameters_that_are_set_reckon_memories_anew(
    home: Home, library: Library, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is remembered agrees with the parameters that hold, and going back brings the old memories."""
    study_all(library.study([BUILTIN]), clock)
    before = library.store.memories(BUILTIN)
    other = ", ".join(str(weight * 0.9 if number < 4 else weight) for number, weight in enumerate(DEFAULTS))
    assert main(["settings", "parameters", other]) == 0
    shown = capsys.readouterr().out
    assert f"The memory of {len(before)} cards is reckoned anew" in shown
    assert "'quiz optimise --back' puts the old ones back." in shown
    after = library.store.memories(BUILTIN)
    assert after.keys() == before.keys()
    assert all(after[card].stability != before[card].stability for card in before)
    assert main(["settings", "parameters", other]) == 0
    assert "They hold already." in capsys.readouterr().out
    assert main(["optimise", "--back"]) == 0
    assert library.store.memories(BUILTIN) == before
    assert read_settings(home.settings).parameters == ()


def test_the_file_is_begun_once(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """``--init`` writes a file, and leaves one that is there as it is."""
    assert main(["settings", "--init"]) == 0
    home.settings.write_text("fuzz = false\n")
    assert main(["settings", "--init"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert home.settings.read_text() == "fuzz = false\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["settings", "retenton"], "quiz: quiz has no setting 'retenton' (did you mean 'retention'?)"),
        (["settings", "retention", "0.99"], "'retention' must be a number from 0.70 to 0.97, found '0.99'"),
        (["settings", "decks.retention", "0.9"], "names no deck's setting"),
        (["settings", "decks.a.fuzz"], "a deck has no setting 'fuzz'"),
        (["settings", "keys.easy", "e"], "bindings have names like study.easy"),
        (["settings", "--init", "fuzz"], "--init writes the whole file"),
    ],
)
def test_a_mistake_is_one_line(home: Home, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    """What cannot be set is told with what could, with status 2, and no file is made."""
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
    assert not home.settings.exists()


@pytest.mark.parametrize("command", [["settings"], ["settings", "fuzz", "yes"], ["stats"], ["optimise"]])
def test_every_command_refuses_a_broken_file(
    home: Home, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """Commands that settings bear on tell the place of the mistake, and leave the file alone."""
    home.folder.mkdir()
    home.settings.write_text("# mine\nfuzz = perhaps\n")
    assert main(command) == 2
    assert f"quiz: {home.settings}:2:8: " in capsys.readouterr().err
    assert home.settings.read_text() == "# mine\nfuzz = perhaps\n"


def test_a_deck_that_is_not_on_the_shelf_is_noted(capsys: pytest.CaptureFixture[str]) -> None:
    """A deck may lie elsewhere, so its setting is kept; a slip of the key is told."""
    assert main(["settings", "decks.elemnts.retention", "0.9"]) == 0
    assert "no deck on the shelf is called 'elemnts' (did you mean 'elements'?)" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["theme", "pink"], ["keys.study.nosuch", "z"]])
def test_what_the_app_could_not_start_with_is_not_written(
    home: Home, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """A theme or an action that there is not is refused with what there is, and the file stays as it was."""
    assert main(["settings", "fuzz", "no"]) == 0
    before = home.settings.read_bytes()
    assert main(["settings", *arguments]) == 2
    assert arguments[0].removeprefix("keys.") in capsys.readouterr().err.replace("'pink'", "theme")
    assert home.settings.read_bytes() == before
