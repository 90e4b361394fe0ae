"""Fixtures that bring the real Anki; a ``conftest.py`` imports them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.anki.client import Anki
from tests.support.anki.releases import NEWEST, RELEASES, ensure


def _started(request: pytest.FixtureRequest, release: str) -> Anki:
    cache = request.config.cache
    assert cache is not None
    return Anki(ensure(release, cache.mkdir("anki")))


@pytest.fixture(scope="session", params=RELEASES)
def anki_release(request: pytest.FixtureRequest) -> Iterator[Anki]:
    """Run each release of Anki, one process for all tests of a run."""
    started = _started(request, request.param)
    yield started
    started.stop()


@pytest.fixture
def anki(anki_release: Anki, tmp_path: Path) -> Anki:
    """Return each release of Anki with a new collection."""
    anki_release.open(tmp_path / "anki")
    return anki_release


@pytest.fixture(scope="session")
def newest_release(request: pytest.FixtureRequest) -> Iterator[Anki]:
    """Run the newest Anki, one process for all tests of a run."""
    started = _started(request, NEWEST)
    yield started
    started.stop()


@pytest.fixture
def newest_anki(newest_release: Anki, tmp_path: Path) -> Anki:
    """Return the newest Anki alone, with a new collection, for what takes long."""
    newest_release.open(tmp_path / "newest-anki")
    return newest_release
