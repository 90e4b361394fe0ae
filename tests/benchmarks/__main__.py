"""List the benchmarks and run all of them, or those that are named."""

import sys

from tests.benchmarks import (
    checking,
    compiling,
    export,
    faults,
    generation,
    guessers,
    importing,
    latency,
    peers,
    preview,
    scale,
    starting,
    wording,
)
from tests.benchmarks.command import report

if __name__ == "__main__":
    sys.exit(
        report(
            {
                "guessers": guessers.run,
                "wording": wording.run,
                "start": starting.run,
                "latency": latency.run,
                "scale": scale.run,
                "compiling": compiling.run,
                "generation": generation.run,
                "checking": checking.run,
                "export": export.run,
                "importing": importing.run,
                "preview": preview.run,
                "peers": peers.run,
                "faults": faults.run,
            }
        )
    )
