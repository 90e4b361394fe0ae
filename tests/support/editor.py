"""An editor as an author has it: a language server, asked by JSON-RPC over its standard input and output."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Editor:
    """An editor with one folder open."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Start the server.

        Args:
            command: starts the server.
            folder: the folder that is open in the editor.
        """
        self._folder = folder
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._last = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        capabilities = {
            "textDocument": {"hover": {"contentFormat": ["plaintext"]}, "publishDiagnostics": {}},
            "workspace": {"configuration": True},
        }
        start = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
        self.ask("initialize", {**start, "workspaceFolders": [{"uri": folder.as_uri(), "name": "decks"}]})
        self._tell("initialized", {})

    def __enter__(self) -> Self:
        """Use the editor for a while."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self._process.kill()
        self._process.communicate()

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Open a file that was not open before, and return what the server finds in it."""
        uri = self._uri(name)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._diagnostics:
            self._take(self._read())
        return self._diagnostics[uri]

    def completions(self, name: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """Return what the server offers at a place, by label; lines and columns are counted from 0."""
        found = self.ask("textDocument/completion", self._at(name, line, column))
        return {item["label"]: item for item in found["items"]}

    def hover(self, name: str, line: int, column: int) -> str:
        """Return what the server says of the thing at a place."""
        found = self.ask("textDocument/hover", self._at(name, line, column))
        return str(found["contents"]["value"]) if found else ""

    def ask(self, method: str, parameters: Any) -> Any:
        """Send a request and wait for its answer."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == self._last and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def _at(self, name: str, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self._uri(name)}, "position": {"line": line, "character": column}}

    def _uri(self, name: str) -> str:
        return (self._folder / name).as_uri()

    def _take(self, message: dict[str, Any]) -> None:
        """Keep what the server reports, and answer what it asks of the editor."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            # Empty settings: what an author has who has set nothing, but for schemas from the net.
            answers = [
                {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
                if item.get("section") == "yaml"
                else {}
                for item in message["params"]["items"]
            ]
            self._send({"id": message["id"], "result": answers})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})

    def _tell(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert self._process.poll() is None, "the server has stopped"
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        found: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return found
