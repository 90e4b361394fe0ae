"""Packages of npm that tests ask, and where they are found."""

import fcntl
import shutil
import subprocess
from pathlib import Path

YAML_SERVER = ("yaml-language-server", "1.25.0")
"""What editors understand YAML and its schemas by."""
SARIF_SCHEMA = ("@microsoft/jest-sarif", "1.0.0-beta.0")
"""It has the official schema of SARIF 2.1.0 in it."""

GIFT_PARSER = ("gift-pegjs", "1.0.2")
"""It reads GIFT."""
QTI_PLAYER = ("@citolab/qti-components", "7.27.4")
"""It shows and scores items of QTI 3 in a browser."""


def ensure(package: tuple[str, str], cache: Path) -> Path:
    """Return the folder of a package.

    Args:
        package: its name and version.
        cache: folder that outlives the run; the package is installed in it once, by whichever of
            several processes is first.

    Raises:
        RuntimeError: there is no npm to install it with.
    """
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        msg = "this test needs Node.js with npm: install both, such as by 'apt-get install nodejs npm'"
        raise RuntimeError(msg)
    name, version = package
    folder = cache / f"{name.replace('/', '-')}-{version}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            quietly = ["--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
            subprocess.run([npm, "install", *quietly, "--prefix", str(folder), f"{name}@{version}"], check=True)
            (folder / "done").touch()
    return folder / "node_modules" / name
