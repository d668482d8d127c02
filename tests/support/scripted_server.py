"""An OpenAI-compatible endpoint for tests: a real socket on 127.0.0.1 whose answers and misbehaviour are scripted.

    with ScriptedServer(first_then(rate_limited(), Answer("Hello"))) as server:
        client = openai.OpenAI(base_url=server.base_url, api_key="test")
        ...
    assert len(server.requests) == 2

A responder takes the body of a chat request and gives an :class:`Answer` or a :class:`Misbehave`; both can also stand
for a responder that always gives them. What a responder raises fails the test when the ``with`` block ends.
"""

from __future__ import annotations

import http.server
import json
import socket
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self

Body = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """A chat completion. Where no token counts are given they are estimated at four characters a token.

    ``logprob`` is that of each of its words, sent where the request asks for it; ``others`` are the further choices of
    a request for several.
    """

    text: str | None = ""
    finish_reason: str = "stop"
    refusal: str | None = None
    model: str = "scripted"
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_tokens: int = 0
    logprob: float = -0.1
    others: tuple[str, ...] = ()

    def to(self, request: Body) -> Body:
        """The response body for this request."""
        asked = sum(_tokens(str(message.get("content"))) + 4 for message in request.get("messages", ()))
        prompt = asked if self.input_tokens is None else self.input_tokens
        completion = _tokens(self.text or self.refusal or "") if self.output_tokens is None else self.output_tokens
        texts = (self.text, *self.others)[: request.get("n", 1)]
        return {
            "id": "chatcmpl-scripted",
            "object": "chat.completion",
            "created": 1_700_000_000,
            "model": self.model,
            "choices": [self._choice(number, text, request) for number, text in enumerate(texts)],
            "usage": {
                "prompt_tokens": prompt,
                "completion_tokens": completion,
                "total_tokens": prompt + completion,
                "prompt_tokens_details": {"cached_tokens": self.cached_tokens},
            },
        }

    def _choice(self, number: int, text: str | None, request: Body) -> Body:
        tokens = [{"token": word, "logprob": self.logprob, "top_logprobs": []} for word in (text or "").split()]
        return {
            "index": number,
            "message": {"role": "assistant", "content": text, "refusal": self.refusal},
            "logprobs": {"content": tokens} if request.get("logprobs") else None,
            "finish_reason": self.finish_reason,
        }


@dataclass(frozen=True)
class Misbehave:
    """Anything but a good answer: a raw response, begun after ``seconds``, ``cut_off`` in the middle of its body.

    With ``then`` the body is that answer's.
    """

    status: int = 200
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    cut_off: bool = False
    then: Answer | None = None


Reply = Answer | Misbehave
Responder = Callable[[Body], Reply]
Script = Reply | Responder


@dataclass(frozen=True)
class Received:
    """A chat request as it came; the names of ``headers`` are in small letters."""

    body: Body
    headers: Mapping[str, str]

    @property
    def text(self) -> str:
        """All messages, one after another."""
        return "\n".join(str(message["content"]) for message in self.body["messages"])


def sequence(scripts: Iterable[Script]) -> Responder:
    """One after another, in the order of the requests; one request more than scripted is a failure."""
    waiting = list(scripts)

    def respond(body: Body) -> Reply:
        assert waiting, "the endpoint was asked more often than scripted"
        return _play(waiting.pop(0), body)

    return respond


def first_then(first: Script, then: Script) -> Responder:
    """``first`` for the first request, ``then`` for all others."""
    remaining = [first]
    return lambda body: _play(remaining.pop() if remaining else then, body)


def rate_limited(retry_after: float | str | None = 0) -> Misbehave:
    """429 with Retry-After in seconds or as an HTTP date; without it for None."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return _error(429, "Rate limit reached", kind="requests", code="rate_limit_exceeded", headers=headers)


def quota_used_up() -> Misbehave:
    """A 429 that waiting does not mend."""
    return _error(429, "You exceeded your current quota", kind="insufficient_quota", code="insufficient_quota")


def server_error() -> Misbehave:
    return _error(500, "The server had an error while processing your request", kind="server_error")


def unavailable() -> Misbehave:
    return _error(503, "The engine is currently overloaded", kind="server_error")


def wrong_key() -> Misbehave:
    return _error(401, "Incorrect API key provided", code="invalid_api_key")


def no_such_model(name: str = "scripted") -> Misbehave:
    return _error(404, f"The model `{name}` does not exist", code="model_not_found")


def format_refused(form: str = "json_schema") -> Misbehave:
    """The endpoint knows no answers of this form."""
    return _error(400, f"'response_format' of type '{form}' is not supported with this model", param="response_format")


def parameter_refused(name: str) -> Misbehave:
    return _error(400, f"Unsupported parameter: '{name}'", param=name, code="unsupported_parameter")


def context_exceeded() -> Misbehave:
    message = "This model's maximum context length is 4096 tokens"
    return _error(400, message, param="messages", code="context_length_exceeded")


def slow(seconds: float, then: Answer) -> Misbehave:
    """The answer, after a while."""
    return Misbehave(seconds=seconds, then=then)


def cut_off(then: Answer | None = None) -> Misbehave:
    """The connection ends in the middle of the body."""
    return Misbehave(cut_off=True, then=then or Answer("An answer that nobody reads to its end"))


def garbled(content_type: str = "text/html") -> Misbehave:
    """A body that is no JSON, as a proxy on the way might send; it may claim to be JSON."""
    return Misbehave(body="<html><body>Bad gateway</body></html>", headers={"Content-Type": content_type})


def no_choices() -> Misbehave:
    return Misbehave(body=json.dumps({**Answer().to({}), "choices": []}))


def refusal(text: str = "I cannot help with that.") -> Answer:
    return Answer(text=None, refusal=text)


def content_filter() -> Answer:
    return Answer(text=None, finish_reason="content_filter")


def cut_short(text: str) -> Answer:
    """An answer that reached the limit of tokens."""
    return Answer(text, finish_reason="length")


def invalid_json() -> Answer:
    """A finished answer whose text is no JSON."""
    return Answer('{"entries": [{"id": "e1", "text": "It st')


def wrong_ids(answer: Answer, names: Collection[str] = ("id", "n", "cites")) -> Answer:
    """The same answer of JSON, in which every value of these names points to what does not exist."""

    def change(value: Any) -> Any:
        if isinstance(value, list):
            return [change(item) for item in value]
        return value + 1_000 if isinstance(value, int) else f"no-such-{value}"

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: change(item) if name in names else walk(item) for name, item in value.items()}
        return [walk(item) for item in value] if isinstance(value, list) else value

    return replace(answer, text=json.dumps(walk(json.loads(answer.text or "null")), ensure_ascii=False))


def _error(
    status: int,
    message: str,
    *,
    kind: str = "invalid_request_error",
    code: str | None = None,
    param: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Misbehave:
    body = {"error": {"message": message, "type": kind, "param": param, "code": code}}
    return Misbehave(status, json.dumps(body), headers or {})


def _tokens(text: str) -> int:
    return -(-len(text) // 4)


def _play(script: Script, body: Body) -> Reply:
    return script if isinstance(script, Answer | Misbehave) else script(body)


class ScriptedServer:
    """Serves ``/v1/chat/completions`` and ``/v1/models`` while its ``with`` block lasts.

    ``requests`` are the chat requests in the order they came, ``most_at_once`` is how many were open at the same time.
    With ``api_key`` every other key gets a 401.
    """

    def __init__(self, script: Script, *, models: Iterable[str] = ("scripted",), api_key: str | None = None) -> None:
        self.requests: list[Received] = []
        self.most_at_once = 0
        self.models = tuple(models)
        self.api_key = api_key
        self.stopping = threading.Event()
        self._script = script
        self._turn = threading.Lock()
        self._open = 0
        self._fault: BaseException | None = None
        self._http = _HTTPServer(self)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._http.shutdown()
        self._thread.join()
        self._http.close_connections()
        self._http.server_close()
        if self._fault is not None:
            if error is None:
                raise self._fault
            error.add_note(f"The responder itself failed: {self._fault!r}")

    def reply(self, received: Received) -> Reply:
        """What the script says to a request. Requests take turns here, so that scripts need no locks."""
        with self._turn:
            self.requests.append(received)
            try:
                return _play(self._script, received.body)
            except BaseException as fault:
                self._fault = self._fault or fault
                return _error(418, f"the responder itself failed: {fault!r}")

    def count(self, change: int) -> None:
        """Says that a request is open (1) or answered (-1)."""
        with self._turn:
            self._open += change
            self.most_at_once = max(self.most_at_once, self._open)


class _HTTPServer(http.server.ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self, scripted: ScriptedServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.scripted = scripted
        self._connections: list[socket.socket] = []

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connections.append(request)
        super().process_request(request, client_address)

    def close_connections(self) -> None:
        """A client may keep its connections open; the threads that wait on them must end with the test."""
        for connection in self._connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is part of many scripts."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _HTTPServer

    def do_GET(self) -> None:
        scripted = self.server.scripted
        if self._key_is_wrong():
            self._send(wrong_key())
        elif self.path == "/v1/models":
            data = [{"id": name, "object": "model", "created": 0, "owned_by": "test"} for name in scripted.models]
            self._send(Misbehave(body=json.dumps({"object": "list", "data": data})))
        else:
            self._send(_error(404, f"Unknown request URL: GET {self.path}"))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self._key_is_wrong():
            self._send(wrong_key())
        elif self.path == "/v1/chat/completions":
            self._complete(body)
        else:
            self._send(_error(404, f"Unknown request URL: POST {self.path}"))

    def _complete(self, body: Body) -> None:
        scripted = self.server.scripted
        scripted.count(1)
        try:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = scripted.reply(Received(body, headers))
            if isinstance(reply, Answer):
                reply = Misbehave(then=reply)
            scripted.stopping.wait(reply.seconds)
        finally:
            scripted.count(-1)
        if reply.then is not None:
            reply = replace(reply, body=json.dumps(reply.then.to(body), ensure_ascii=False))
        self._send(reply)

    def _key_is_wrong(self) -> bool:
        key = self.server.scripted.api_key
        return key is not None and self.headers["Authorization"] != f"Bearer {key}"

    def _send(self, reply: Misbehave) -> None:
        content = reply.body.encode()
        self.send_response(reply.status)
        for name, value in {"Content-Type": "application/json", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if reply.cut_off else content)
        self.close_connection = self.close_connection or reply.cut_off

    def log_message(self, *_: object) -> None:
        """Tests want no log."""
