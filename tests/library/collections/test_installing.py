"""Installing collections of decks, from real folders and real repositories of git."""

import os
import subprocess
from pathlib import Path

import pytest

from quiz.errors import QuizError
from quiz.library.collections.copying import digests
from quiz.library.collections.listing import clashes, listed
from quiz.library.collections.manage import Collections
from quiz.library.collections.origin import Origin, origin_of
from quiz.library.library import Library
from quiz.library.shelf import BUILT_IN, OWN, Shelf
from quiz.model.settings import Settings
from quiz.paths import Home
from quiz.store.sqlite import SqliteStore
from tests.library.collections.conftest import BODY, installed
from tests.support.clock import FakeClock
from tests.support.decks import HEAD, write_deck
from tests.support.learner import study_all
from tests.support.repository import begin, commit, git


def test_a_folder_is_copied(collections: Collections, folder: Path, home: Home) -> None:
    """A collection has the files of the folder, without what is hidden and what is YAML and no deck."""
    added = collections.add(origin_of(str(folder)))
    assert (added.name, [deck.id for deck in added.decks], added.left_out) == (
        "space-decks",
        ["small"],
        ("mkdocs.yml",),
    )
    assert sorted(digests(home.collections / "space-decks")) == ["README.md", "more/small.yaml"]
    assert Shelf.of(home).open("small").title == "A small deck"
    (folder / "more" / "small.yaml").unlink()
    assert Shelf.of(home).open("small").title == "A small deck"


def test_a_repository_is_cloned(collections: Collections, repository: Path, home: Home) -> None:
    """A collection has the files of the latest commit, and nothing of git."""
    (repository / "more" / "small.yaml").write_text("not committed", encoding="utf-8")
    collections.add(origin_of(repository.as_uri()))
    place = home.collections / "space-decks"
    assert sorted(digests(place)) == ["README.md", "more/small.yaml"]
    assert sorted(path.name for path in place.iterdir()) == [".collection.json", "README.md", "more"]


def test_a_bare_repository_a_branch_and_a_part_of_it(
    collections: Collections, repository: Path, home: Home, tmp_path: Path
) -> None:
    """A path to a bare repository will do; a tag and a folder of it can be chosen, and stay chosen."""
    git(repository, "tag", "v1")
    (repository / "more" / "small.yaml").write_text("deck: [", encoding="utf-8")
    commit(repository)
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    with pytest.raises(QuizError, match=r"bare not added: more/small\.yaml:2:1: not YAML"):
        collections.add(origin_of(str(tmp_path / "bare.git")))
    collections.add(origin_of(str(tmp_path / "bare.git"), "more", "v1"))
    assert sorted(digests(home.collections / "bare")) == ["small.yaml"]
    assert collections.update("bare").current


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"x.yaml": "deck: ["}, "not added: x.yaml:2:1: not YAML"),
        ({"x.yaml": HEAD + "facts:\n  - {id: a}\n"}, "x.yaml:7:5: the fact states nothing"),
        ({"x.yaml": HEAD + BODY, "y.yaml": HEAD + BODY}, "has the deck 'small' twice: x.yaml and y.yaml"),
        ({"x.yaml": "title: x\n"}, "has no deck"),
        ({}, "has no deck"),
    ],
)
def test_what_cannot_be_used_is_not_installed(
    collections: Collections, tmp_path: Path, home: Home, files: dict[str, str], says: str
) -> None:
    """A broken deck, two decks with one id, or no deck at all: nothing is installed and nothing left behind."""
    folder = tmp_path / "decks"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(QuizError, match=says):
        collections.add(origin_of(str(folder)))
    assert installed(home) == []


@pytest.mark.parametrize("leads", ["/etc/passwd", "../outside.png", "more", "/nowhere", "link.png"])
@pytest.mark.parametrize("sort", ["folder", "git"])
def test_links_may_not_lead_outside(
    collections: Collections, repository: Path, home: Home, tmp_path: Path, leads: str, sort: str
) -> None:
    """A link out of the collection, to a folder or to nowhere is refused; one to a file inside becomes the file."""
    (tmp_path / "outside.png").write_bytes(b"x")
    (repository / "link.png").symlink_to(leads)
    (repository / "copy.md").symlink_to("README.md")
    commit(repository)
    origin = origin_of(str(repository) if sort == "folder" else repository.as_uri())
    with pytest.raises(QuizError, match=r"'link.png' is a link that leads outside"):
        collections.add(origin)
    assert installed(home) == []
    (repository / "link.png").unlink()
    commit(repository)
    collections.add(origin)
    copy = home.collections / "space-decks" / "copy.md"
    assert (copy.is_symlink(), copy.read_text("utf-8")) == (False, "About.")


def test_a_special_file_is_refused(collections: Collections, folder: Path) -> None:
    """A pipe that would wait for ever is no file to copy."""
    os.mkfifo(folder / "pipe")
    with pytest.raises(QuizError, match="'pipe' is no plain file"):
        collections.add(origin_of(str(folder)))


def test_nothing_of_a_repository_runs(
    collections: Collections, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hooks of a template do not run, and submodules are not fetched."""
    ran = tmp_path / "ran"
    hooks = tmp_path / "template" / "hooks"
    hooks.mkdir(parents=True)
    (hooks / "post-checkout").write_text(f"#!/bin/sh\ntouch '{ran}'\n", encoding="utf-8")
    (hooks / "post-checkout").chmod(0o755)
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(tmp_path / "template"))
    inner = begin(tmp_path / "inner")
    (inner / "inner.txt").write_text("x", encoding="utf-8")
    commit(inner)
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.as_uri(), "inner")
    commit(repository)
    # The same clone without our care runs the hook.
    subprocess.run(["git", "clone", "-q", repository.as_uri(), str(tmp_path / "careless")], check=True)
    assert ran.exists()
    ran.unlink()
    collections.add(origin_of(repository.as_uri()))
    assert not ran.exists()
    assert not (collections.place("space-decks") / "inner").exists()


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://example.org/x.git", "'http' is not taken; use https, ssh or file"),
        ("git://example.org/x.git", "'git' is not taken"),
        ("ext::sh -c touch% x", "no address of git is like this"),
        ("ext::sh://x", "no address of git is like this"),
        ("--upload-pack=touch x", "no address of git is like this"),
        ("-u@host:x", "no address of git is like this"),
        ("ssh://-oProxyCommand=x/y", "the address names no host"),
        ("https://ann:secret@example.org/x.git", "has a password or a token in it"),
        ("https://token@example.org/x.git", "has a password or a token in it"),
        ("https:///x.git", "the address names no host"),
        ("\x1b[31mred", "no address of git is like this"),
    ],
)
def test_addresses_that_could_do_harm_are_refused(address: str, says: str) -> None:
    """No unencrypted protocol, no program in an address, no option in its place, no secret in a file."""
    with pytest.raises(QuizError, match=says) as caught:
        origin_of(address)
    assert "\x1b" not in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://example.org/ann/Space-Decks.git", "space-decks"),
        ("ssh://git@example.org/ann/space.git/", "space"),
        ("git@example.org:space.git", "space"),
        ("file:///home/ann/my%20decks", "my-decks"),
    ],
)
def test_a_collection_is_called_after_its_address(address: str, name: str) -> None:
    """The last part of an address, without what git adds, is the name."""
    assert origin_of(address).name == name


def test_names_are_taken_once(collections: Collections, folder: Path, home: Home) -> None:
    """A second collection of one name is told, and can have another one; what cannot be a name is refused."""
    collections.add(origin_of(str(folder)))
    with pytest.raises(QuizError, match="there is a collection 'space-decks' already"):
        collections.add(origin_of(str(folder)))
    collections.add(origin_of(str(folder)), "again")
    assert installed(home) == ["again", "space-decks"]
    for name in ("../x", "A b", ".hidden"):
        with pytest.raises(QuizError, match="cannot name a collection"):
            collections.add(origin_of(str(folder)), name)
    with pytest.raises(QuizError, match=r"there is no collection 'agian' \(did you mean 'again'"):
        collections.update("agian")


def test_the_data_folder_is_no_collection(collections: Collections, home: Home) -> None:
    """The folder that collections lie in cannot be one of them."""
    home.decks.mkdir(parents=True)
    write_deck(home.decks, BODY)
    for path in (home.decks, home.folder, home.folder.parent):
        with pytest.raises(QuizError, match="is part of the data folder, or holds it"):
            collections.add(origin_of(str(path)))


def test_removing_leaves_the_memory(
    collections: Collections, folder: Path, home: Home, store: SqliteStore, clock: FakeClock
) -> None:
    """A removed collection is off the shelf; what was learnt of it is there when it comes back."""
    collections.add(origin_of(str(folder)))
    library = Library(Shelf.of(home), store, clock, Settings(timezone="UTC"))
    study_all(library.study(["small"]), clock)
    learnt = store.memories("small")
    assert learnt
    collections.remove("space-decks")
    assert installed(home) == []
    with pytest.raises(QuizError, match="there is no deck 'small'"):
        Shelf.of(home).open("small")
    assert store.memories("small") == learnt
    collections.add(origin_of(str(folder)))
    back = Library(Shelf.of(home), store, clock, Settings(timezone="UTC"))
    assert back.plan([back.bank("small")]).new == ()


def test_the_shelf_has_own_decks_then_collections_then_built_in_ones(
    collections: Collections, folder: Path, home: Home
) -> None:
    """Of decks with one id the first is taken, and the others are told with what hides them."""
    collections.add(origin_of(str(folder)), "beta")
    collections.add(origin_of(str(folder)), "alpha")
    (home.collections / "alpha" / "elements.yaml").write_text(
        HEAD.replace("small", "elements") + BODY, encoding="utf-8"
    )
    shelf = Shelf.of(home)
    assert shelf.open("small").path == home.collections / "alpha" / "more" / "small.yaml"
    home.decks.mkdir(parents=True)
    own = write_deck(home.decks, BODY)
    assert shelf.open("small").path == own
    assert {shelf.place(found.path)[0] for found in listed(shelf)} == {OWN, "alpha", "beta", BUILT_IN}
    assert shelf.place(home.collections / "beta" / "more" / "small.yaml") == ("beta", "more")
    assert list(clashes(shelf)) == [
        f"the deck 'small' is taken from '{OWN}', which hides that of 'alpha'",
        f"the deck 'small' is taken from '{OWN}', which hides that of 'beta'",
        f"the deck 'elements' is taken from 'alpha', which hides that of '{BUILT_IN}'",
    ]
    assert list(clashes(shelf, "beta")) == [f"the deck 'small' is taken from '{OWN}', which hides that of 'beta'"]


def test_too_much_is_refused(collections: Collections, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is no collection of decks but half a disk is not copied to its end."""
    monkeypatch.setattr("quiz.library.collections.copying.MAX_FILES", 2)
    with pytest.raises(QuizError, match="is too large for a collection"):
        collections.add(Origin("folder", str(folder)))
