"""Banks, and programs that read what was exported."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quiz.model.question import Bank
from tests.interop.exports.support import BUILT_IN, built_in, every_format
from tests.support.npm import GIFT_PARSER, ensure

Parser = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="session", params=BUILT_IN)
def built(request: pytest.FixtureRequest) -> Bank:
    """Return the bank of each built-in deck."""
    return built_in(request.param)


@pytest.fixture
def everything(tmp_path: Path) -> Bank:
    """Return a bank with each format and with characters that mean something somewhere."""
    return every_format(tmp_path)


@pytest.fixture(scope="session")
def npm_cache(request: pytest.FixtureRequest) -> Path:
    """Return the folder for packages of npm."""
    assert request.config.cache is not None
    return request.config.cache.mkdir("npm")


@pytest.fixture(scope="session")
def parse_gift(npm_cache: Path) -> Iterator[Parser]:
    """Run the parser of GIFT, one process for all tests of a run."""
    script = Path(__file__).with_name("gift_parser.js")
    command = [shutil.which("node") or "node", str(script), str(ensure(GIFT_PARSER, npm_cache))]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdin
    assert process.stdout
    sent, received = process.stdin, process.stdout

    def parse(text: str) -> list[dict[str, Any]]:
        sent.write(json.dumps(text) + "\n")
        sent.flush()
        answer = json.loads(received.readline())
        assert "error" not in answer, answer["error"]
        questions: list[dict[str, Any]] = answer["questions"]
        return questions

    yield parse
    sent.close()
    process.wait()
    received.close()
