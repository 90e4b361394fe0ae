"""Updates of collections of decks, over real folders and real repositories of git."""

from pathlib import Path

import pytest

from quiz.decks.read import read_deck
from quiz.errors import QuizError
from quiz.library.collections.copying import digests
from quiz.library.collections.manage import Collections
from quiz.library.collections.origin import origin_of
from quiz.library.shelf import Shelf
from quiz.paths import Home
from tests.library.collections.conftest import BODY, installed
from tests.support.decks import HEAD, write_deck
from tests.support.repository import commit


@pytest.mark.parametrize("sort", ["folder", "git"])
def test_an_update_tells_what_it_means(collections: Collections, repository: Path, home: Home, sort: str) -> None:
    """Decks that came, went and changed are told; a dry run changes nothing; afterwards all is up to date."""
    collections.add(origin_of(str(repository) if sort == "folder" else repository.as_uri()))
    assert collections.update("space-decks").current
    (repository / "more" / "small.yaml").write_text(HEAD + BODY.replace("blue", "grey"), encoding="utf-8")
    (repository / "new.yaml").write_text(HEAD.replace("small", "new") + BODY, encoding="utf-8")
    commit(repository)
    place = home.collections / "space-decks"
    before = digests(place)
    told = collections.update("space-decks", dry=True)
    assert (told.new, told.gone, list(told.changes)) == (("new",), (), ["small"])
    assert len(told.changes["small"].rekeyed) == 1
    assert digests(place) == before
    assert collections.update("space-decks").new == ("new",)
    assert read_deck(place / "new.yaml").id == "new"
    assert collections.update("space-decks").current
    (repository / "new.yaml").unlink()
    commit(repository)
    assert collections.update("space-decks").gone == ("new",)
    assert installed(home) == ["space-decks"]


def test_an_update_that_cannot_be_used_changes_nothing(collections: Collections, repository: Path, home: Home) -> None:
    """A version with a broken deck, or a repository that is gone, leaves what is installed."""
    collections.add(origin_of(repository.as_uri()))
    before = digests(home.collections / "space-decks")
    (repository / "more" / "small.yaml").write_text("deck: [", encoding="utf-8")
    commit(repository)
    with pytest.raises(QuizError, match=r"space-decks stays as it is: more/small\.yaml"):
        collections.update("space-decks")
    repository.rename(repository.with_name("moved"))
    with pytest.raises(QuizError, match=r"does not appear to be a git repository"):
        collections.update("space-decks")
    assert digests(home.collections / "space-decks") == before
    assert installed(home) == ["space-decks"]


def test_what_was_changed_here_is_not_overwritten(collections: Collections, folder: Path, home: Home) -> None:
    """An edited, an added and a removed file stop an update, which can be forced."""
    collections.add(origin_of(str(folder)))
    place = home.collections / "space-decks"
    write_deck(place / "more", BODY.replace("blue", "red"))
    with pytest.raises(QuizError, match=r"'space-decks' was changed here: more/small\.yaml"):
        collections.update("space-decks")
    assert len(collections.update("space-decks", force=True).changes["small"].rekeyed) == 1
    (place / "own.yaml").write_text(HEAD + BODY, encoding="utf-8")
    (place / "README.md").unlink()
    with pytest.raises(QuizError, match=r"README.md and 1 more"):
        collections.update("space-decks")
    collections.update("space-decks", force=True)
    assert sorted(digests(place)) == ["README.md", "more/small.yaml"]


def test_an_update_that_was_cut_short_is_put_back(collections: Collections, folder: Path, home: Home) -> None:
    """Where the machine stopped between the two moves of an update, the version before is back at the next look."""
    collections.add(origin_of(str(folder)))
    place = home.collections / "space-decks"
    place.rename(home.collections / ".space-decks.old")
    assert Collections(home.collections).names() == ["space-decks"]
    (home.collections / ".space-decks.old").mkdir()
    assert Collections(home.collections).names() == installed(home) == ["space-decks"]


def test_a_collection_put_there_by_hand_is_studied_and_not_updated(collections: Collections, home: Home) -> None:
    """A folder without a record, or with a broken one, is on the shelf all the same."""
    place = home.collections / "mine"
    place.mkdir(parents=True)
    write_deck(place, BODY)
    assert Shelf.of(home).open("small").path == place / "small.yaml"
    for record in (None, "[]", "{", "[" * 9_999, '{"sort": 1}'):
        if record is not None:
            (place / ".collection.json").write_text(record, encoding="utf-8")
        with pytest.raises(QuizError, match="has no record of where it comes from"):
            collections.update("mine")
