"""One session: the app in a process of its own, over the data folder of one learner."""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from quiz.web.learners import Learner

COMMAND = (sys.executable, "-m", "quiz")
"""Opens the app with this same Python."""


class Service(AppService):
    """Runs the app for one page, and makes sure that it ends with it."""

    def __init__(
        self,
        learner: Learner,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
        downloads: DownloadManager,
        stop_seconds: float,
    ) -> None:
        """Prepare, and start nothing yet.

        Args:
            learner: whose data folder it is.
            write_bytes: sends what the terminal shows to the page.
            write_str: sends the page a message.
            close: closes the connection.
            downloads: hands files over to the page.
            stop_seconds: what the app may take to end by itself.
        """
        super().__init__(
            " ".join(COMMAND),
            write_bytes=write_bytes,
            write_str=write_str,
            close=close,
            download_manager=downloads,
        )
        self.learner = learner
        self._stop_seconds = stop_seconds

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**super()._build_environment(width, height), "QUIZ_HOME": str(self.learner.folder)}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *COMMAND,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
            # ctrl+c in the server's terminal is for the server, which ends its sessions in order.
            start_new_session=os.name != "nt",
        )
        self._stdin = process.stdin
        return process

    async def stop(self) -> None:
        """Ask the app to end, and end it where it does not."""
        process = self._process
        if process is None:
            return
        try:
            await asyncio.wait_for(super().stop(), self._stop_seconds)
            await asyncio.wait_for(process.wait(), self._stop_seconds)
        except TimeoutError:
            pass
        finally:
            if process.returncode is None:
                _kill(process)
                await process.wait()


def _kill(process: Process) -> None:
    """End a process with all that it started."""
    with contextlib.suppress(ProcessLookupError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
