"""The client over HTTP, with the providers' real packages against a server that behaves as told."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from llm_server import MODEL, ModelServer, Reply, serving

from assistant.llm.chat_model import NO_KEY, LangChainModel, Turn
from assistant.llm.client import Client, open_client
from assistant.llm.failures import ModelError
from ingest.errors import SettingsError
from ingest.settings import Settings, load_settings

TURNS = [Turn("system", "Réponds."), Turn("user", "Comment réunir le comité ?")]
TEXT = "Le comité réunit les financeurs [P1]. Il se réunit trois fois [P2]."


def settings_for(server: ModelServer, protocol: str, **more: object) -> Settings:
    url = server.url if protocol == "ollama" else f"{server.url}/v1"
    limits = {"llm_timeout": 5.0, "llm_first_token": 3.0} | more
    return load_settings(llm_model=f"{protocol}:{MODEL}", llm_url=url, **limits)


def client_for(server: ModelServer, protocol: str, **more: object) -> Client:
    settings = settings_for(server, protocol, **more)
    return Client(LangChainModel(settings, 900), settings)


@pytest.fixture(params=["ollama", "openai"])
def protocol(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param


def failure(client: Client) -> ModelError:
    with pytest.raises(ModelError) as caught:
        list(client.stream(TURNS))
    return caught.value


def test_what_the_model_says_comes_in_pieces_and_whole(protocol: str) -> None:
    with serving(Reply(TEXT)) as server:
        chunks = list(client_for(server, protocol).stream(TURNS))
    assert "".join(chunk.text for chunk in chunks) == TEXT
    assert len(chunks) > 5 and [chunk.finish for chunk in chunks if chunk.finish] == ["stop"]


def test_the_server_is_told_the_limits_and_both_messages(protocol: str) -> None:
    with serving(Reply(TEXT)) as server:
        client_for(server, protocol, llm_temperature=0.3, llm_context=4096).complete(TURNS)
    [asked] = server.requests
    assert [(each["role"], each["content"]) for each in asked["messages"]] == [(t.role, t.text) for t in TURNS]
    if protocol == "ollama":
        options = {"num_ctx": 4096, "num_predict": 900, "temperature": 0.3}
        assert asked["options"].items() >= options.items() and asked["think"] is False
    else:
        assert (asked["temperature"], asked["max_tokens"]) == (0.3, 900)


def test_an_empty_temperature_is_left_to_the_provider() -> None:
    with serving(Reply(TEXT)) as server:
        client_for(server, "openai", llm_temperature="").complete(TURNS)
    assert "temperature" not in server.requests[0]


@pytest.mark.parametrize(
    ("status", "cause", "advice"),
    [
        (401, "key", "FIL_LLM_KEY"),
        (403, "key", "FIL_LLM_KEY"),
        (404, "model", MODEL),
        (400, "refused", "FIL_LLM_CONTEXT"),
        (302, "malformed", "FIL_LLM_URL"),
    ],
)
def test_a_refusal_of_the_server_is_named_and_not_tried_again(
    protocol: str, status: int, cause: str, advice: str
) -> None:
    with serving(Reply(status=status, headers={"Location": "http://127.0.0.1:9/"})) as server:
        error = failure(client_for(server, protocol))
    assert (error.cause, len(server.requests)) == (cause, 1)
    assert advice in str(error)


def test_an_unknown_model_of_ollama_says_how_to_get_it() -> None:
    with serving(Reply(status=404)) as server:
        assert f"ollama pull {MODEL}" in str(failure(client_for(server, "ollama")))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_error_is_tried_again(protocol: str, status: int) -> None:
    with serving(Reply(status=status), Reply(TEXT)) as server:
        settings = settings_for(server, protocol)
        assert Client(LangChainModel(settings, 900), settings, wait=lambda _: None).complete(TURNS) == TEXT
    assert len(server.requests) == 2


@pytest.mark.parametrize(("status", "cause"), [(429, "quota"), (500, "server")])
def test_a_lasting_error_is_tried_three_times(protocol: str, status: int, cause: str) -> None:
    pauses: list[float] = []
    with serving(Reply(status=status)) as server:
        settings = settings_for(server, protocol)
        error = failure(Client(LangChainModel(settings, 900), settings, wait=pauses.append))
    assert (error.cause, len(server.requests)) == (cause, 3)
    assert 0.37 < pauses[0] < 0.63 and 0.75 < pauses[1] < 1.25


def test_the_wait_that_the_server_asks_for_is_kept() -> None:
    pauses: list[float] = []
    with serving(Reply(status=429, headers={"Retry-After": "2"}), Reply(TEXT)) as server:
        settings = settings_for(server, "openai")
        Client(LangChainModel(settings, 900), settings, wait=pauses.append).complete(TURNS)
    assert pauses == [2.0]


def test_a_wait_beyond_the_time_left_is_not_begun() -> None:
    with serving(Reply(status=429, headers={"Retry-After": "60"})) as server:
        start = time.monotonic()
        assert failure(client_for(server, "openai")).cause == "quota"
    assert time.monotonic() - start < 2 and len(server.requests) == 1


def test_a_slow_start_is_left_behind_in_time(protocol: str) -> None:
    with serving(Reply(TEXT, before=2.0)) as server:
        start = time.monotonic()
        error = failure(client_for(server, protocol, llm_first_token=0.4))
        assert time.monotonic() - start < 1.2
    assert error.cause == "slow_start" and "0.4 s" in str(error)


def test_an_answer_that_crawls_is_left_behind_in_time(protocol: str) -> None:
    with serving(Reply(TEXT * 20, between=0.1)) as server:
        start = time.monotonic()
        error = failure(client_for(server, protocol, llm_timeout=1.0, llm_first_token=0.8))
        assert time.monotonic() - start < 1.8
    assert error.cause == "timeout"


def test_an_endless_answer_is_stopped_at_its_limit(protocol: str) -> None:
    with serving(Reply("encore ", endless=True)) as server:
        chunks = list(client_for(server, protocol).stream(TURNS))
    assert chunks[-1].finish == "length"
    assert sum(len(chunk.text) for chunk in chunks) <= 8 * 900 + 7


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (Reply(TEXT, cut=4), "cut"),
        (Reply(TEXT, garbage=True), "malformed"),
        (Reply(""), "empty"),
        (Reply("", tool_call=True), "empty"),
    ],
)
def test_a_broken_answer_is_named(protocol: str, reply: Reply, cause: str) -> None:
    with serving(reply) as server:
        assert failure(client_for(server, protocol)).cause == cause


def test_a_server_that_is_not_there_is_named(protocol: str) -> None:
    with serving(Reply(TEXT)) as server:
        client = client_for(server, protocol)
    error = failure(client)
    assert error.cause == "unreachable" and client.target.address in str(error)


def test_no_more_answers_at_once_than_allowed() -> None:
    with serving(Reply(TEXT, between=0.02)) as server:
        client = client_for(server, "ollama", llm_concurrency=2)
        threads = [threading.Thread(target=client.complete, args=(TURNS,)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(server.requests) == 6 and server.most_at_once == 2


def test_a_full_house_is_said() -> None:
    with serving(Reply(TEXT, before=1.5)) as server:
        client = client_for(server, "ollama", llm_concurrency=1, llm_first_token=0.3)
        assert failure(client).cause == "slow_start"
        assert failure(client).cause == "busy"


def test_one_client_serves_the_whole_process(tmp_path: Path) -> None:
    settings = load_settings(llm_model="ollama:x", data=tmp_path)
    assert open_client(settings) is open_client(load_settings(llm_model="ollama:x", data=tmp_path))


def test_keys_and_addresses_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "LANGSMITH_API_KEY"):
        monkeypatch.setenv(name, "cle-d-ailleurs")
    for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE", "OLLAMA_HOST", "LANGSMITH_GATEWAY", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(Reply(TEXT)) as server:
        for protocol in ("openai", "ollama"):
            assert client_for(server, protocol).complete(TURNS) == TEXT
    assert server.headers[0]["authorization"] == f"Bearer {NO_KEY}"
    assert all("cle-d-ailleurs" not in str(headers) for headers in server.headers)


def test_the_key_goes_to_the_server_and_nowhere_else(caplog: pytest.LogCaptureFixture, protocol: str) -> None:
    caplog.set_level("DEBUG")
    with serving(Reply(status=401)) as server:
        client = client_for(server, protocol, llm_key="cle-tres-secrete")
        error = failure(client)
    assert server.headers[0]["authorization"] == "Bearer cle-tres-secrete"
    shown = f"{error} {client.settings!r} {client.model} {caplog.text}"
    assert "tres-secrete" not in shown


def test_nothing_is_traced(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Reply(TEXT)) as model, serving() as tracer:
        for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
            monkeypatch.setenv(name, "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "x")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.url)
        assert client_for(model, "openai").complete(TURNS) == TEXT
        time.sleep(0.5)
    assert tracer.paths == []


def test_a_far_server_needs_consent() -> None:
    with pytest.raises(SettingsError, match=r"api\.mistral\.ai.*FIL_LLM_REMOTE=1"):
        LangChainModel(load_settings(llm_model="mistral:mistral-small-latest"), 900)
