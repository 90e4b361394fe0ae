"""The YAML server that editors use, and where it is found."""

import fcntl
import shutil
import subprocess
from pathlib import Path

VERSION = "1.25.0"
_NAME = "yaml-language-server"


def ensure(cache: Path) -> list[str]:
    """Return the command that starts the server on standard input and output.

    Args:
        cache: folder that outlives the run; the server is installed in it once, by whichever of
            several processes is first.

    Raises:
        RuntimeError: there is no npm to install it with.
    """
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        msg = "the tests of the schema need Node.js with npm: install both, such as 'apt-get install nodejs npm'"
        raise RuntimeError(msg)
    folder = cache / VERSION
    folder.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            command = [npm, "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)]
            subprocess.run([*command, f"{_NAME}@{VERSION}"], check=True)
            (folder / "done").touch()
    return [node, str(folder / "node_modules" / _NAME / "bin" / _NAME), "--stdio"]
