"""A local server that speaks the protocols of OpenAI (chat completions, SSE) and Ollama (/api/chat, NDJSON).

What it answers is a list of replies, one for each request, the last one again and again; what it was asked is kept.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat
from typing import Any

JsonObject = dict[str, Any]
MODEL = "petit-modele"


@dataclass(frozen=True)
class Reply:
    """How one request is answered: what is said in pieces, or an HTTP status; delays in seconds."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    before: float = 0.0
    between: float = 0.0
    size: int = 7
    """Characters of a piece: small and odd, so that marks are cut anywhere."""
    cut: int | None = None
    """Pieces after which the connection is closed."""
    garbage: bool = False
    """A line that is not JSON comes after the first piece."""
    endless: bool = False
    tool_call: bool = False
    finish: str = "stop"

    def pieces(self) -> Iterator[str]:
        """The text in pieces."""
        texts = [self.text[at : at + self.size] for at in range(0, len(self.text), self.size)]
        if self.endless:
            yield from repeat(self.text or "encore ")
        yield from texts[: self.cut] if self.cut is not None else texts


Script = Callable[[JsonObject], Reply]
"""A reply made from what was asked."""


class ModelServer(ThreadingHTTPServer):
    """Answers on a port of its own."""

    daemon_threads = True

    def __init__(self, replies: Sequence[Reply | Script]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._replies = list(replies)
        self.requests: list[JsonObject] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        """Address for Ollama; the OpenAI protocol is under /v1."""
        return f"http://127.0.0.1:{self.server_port}"

    def script(self, *replies: Reply | Script) -> None:
        """Answers so from now on."""
        with self.lock:
            self._replies = list(replies)

    def next_reply(self, asked: JsonObject) -> Reply:
        """The reply to a request."""
        with self.lock:
            self.requests.append(asked)
            reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        return reply if isinstance(reply, Reply) else reply(asked)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Counts an answer while it is sent, but for its end, at which the client may already ask again."""
        with self.lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            yield
        finally:
            with self.lock:
                self.at_once -= 1

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ModelServer

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        self._seen()
        models = [{"name": f"{MODEL}:latest", "model": f"{MODEL}:latest"}]
        if self.path.endswith("/api/tags"):
            self._json(200, {"models": models})
        else:
            self._json(200, {"object": "list", "data": [{"id": MODEL, "object": "model"}]})

    def do_POST(self) -> None:
        self._seen()
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(self.server.next_reply(asked))

    def _seen(self) -> None:
        self.server.paths.append(self.path)
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})

    def _answer(self, reply: Reply) -> None:
        time.sleep(reply.before)
        if reply.status != 200:
            self._json(reply.status, {"error": {"message": "refus du serveur", "type": "erreur"}}, reply.headers)
            return
        ollama = self.path.endswith("/api/chat")
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson" if ollama else "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        with self.server.busy():
            for line in _ollama_lines(reply) if ollama else _openai_lines(reply):
                self._send(line)
                time.sleep(reply.between)
        if reply.cut is not None:
            self.close_connection = True
            return
        self.wfile.write(b"0\r\n\r\n")

    def _send(self, line: str) -> None:
        data = line.encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def _json(self, status: int, value: JsonObject, headers: dict[str, str] | None = None) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        for name, content in (headers or {}).items():
            self.send_header(name, content)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def _openai_lines(reply: Reply) -> Iterator[str]:
    def event(delta: JsonObject, finish: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": MODEL, "choices": [choice]}
        return f"data: {json.dumps(chunk)}\n\n"

    yield event({"role": "assistant", "content": ""})
    if reply.tool_call:
        call = {"index": 0, "id": "t1", "type": "function", "function": {"name": "chercher", "arguments": "{}"}}
        yield event({"tool_calls": [call]})
    for rank, piece in enumerate(reply.pieces()):
        yield event({"content": piece})
        if reply.garbage and rank == 0:
            yield "data: {pas du json\n\n"
    if reply.cut is None:
        yield event({}, "tool_calls" if reply.tool_call else reply.finish)
        yield "data: [DONE]\n\n"


def _ollama_lines(reply: Reply) -> Iterator[str]:
    def line(message: JsonObject, **more: Any) -> str:
        return json.dumps({"model": MODEL, "created_at": "2026-01-01T00:00:00Z", "message": message, **more}) + "\n"

    if reply.tool_call:
        call = {"function": {"name": "chercher", "arguments": {}}}
        yield line({"role": "assistant", "content": "", "tool_calls": [call]}, done=False)
    for rank, piece in enumerate(reply.pieces()):
        yield line({"role": "assistant", "content": piece}, done=False)
        if reply.garbage and rank == 0:
            yield "{pas du json\n"
    if reply.cut is None:
        yield line({"role": "assistant", "content": ""}, done=True, done_reason=reply.finish)


@contextmanager
def serving(*replies: Reply | Script) -> Iterator[ModelServer]:
    """A server that gives these replies while the block runs."""
    server = ModelServer(replies or [Reply("Bonjour.")])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
