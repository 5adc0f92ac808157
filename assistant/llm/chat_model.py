"""Chat models through LangChain's `init_chat_model`; the only file that knows LangChain and the providers' packages.

Nothing of the environment decides where text goes: address and key are always given, so that OPENAI_BASE_URL,
OLLAMA_HOST or a LangSmith gateway cannot redirect them; tracing is off; redirections are not followed; and proxies of
the environment are not used for a server that is near.
"""

import importlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from time import time
from typing import Any, Literal

from assistant.llm.failures import Cause, MissingPackageError
from assistant.llm.privacy import check_consent, place_of
from assistant.llm.providers import Provider, Target, target_of
from ingest.settings import Settings

NO_KEY = "sans-cle"
"""Sent in place of a key that the settings do not give: local servers ask for some key and read none."""
CONNECT_TIMEOUT = 5.0
LIMITS: dict[str, Any] = {"max_keepalive_connections": 0}
"""A connection serves one answer: none is found dead when the next question comes, minutes later."""
_FINISH = ("finish_reason", "done_reason", "stop_reason")

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the exchange with the model."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some words as the model sends them. `finish` is why it stopped, in its own words, in the last one alone."""

    text: str
    finish: str | None = None


class LangChainModel:
    """One model on one server; holds nothing of an exchange and may be used by several threads at once."""

    def __init__(self, settings: Settings, max_tokens: int) -> None:
        """Contacts nothing. Raises SettingsError, or MissingPackageError with the line that installs the package."""
        self.target = target_of(settings)
        check_consent(self.target, settings)
        _require(self.target.provider)
        from langchain.chat_models import init_chat_model

        arguments = _arguments(self.target, settings, max_tokens)
        self._model = init_chat_model(
            self.target.model, model_provider=self.target.provider.langchain_name, **arguments
        )

    def stream(self, turns: Sequence[Turn]) -> Iterator[Chunk]:
        """What the model answers, as it comes. The provider's own errors come through: see `cause_of`."""
        from langsmith import tracing_context

        messages = [(turn.role, turn.text) for turn in turns]
        with tracing_context(enabled=False), closing(self._model.stream(messages)) as chunks:
            for chunk in chunks:
                ends = [chunk.response_metadata[name] for name in _FINISH if chunk.response_metadata.get(name)]
                yield Chunk(str(chunk.text), str(ends[0]) if ends else None)


def _require(provider: Provider) -> None:
    try:
        importlib.import_module(provider.module)
    except ImportError as error:
        raise MissingPackageError(
            f"Le paquet {provider.module.replace('_', '-')} n'est pas installé. Dans le dossier de l'application, "
            f'tapez : "{sys.executable}" -m pip install -c requirements.lock -e ".[{provider.extra}]"'
        ) from error


def _arguments(target: Target, settings: Settings, max_tokens: int) -> dict[str, Any]:
    """What each package calls the same things. The packages' own retries are off: ours know the time left."""
    key = settings.llm_key.get_secret_value()
    shared: dict[str, Any] = {"base_url": target.url}
    if settings.llm_temperature is not None:
        shared["temperature"] = settings.llm_temperature
    if target.provider.name == "ollama":
        return {**shared, **_ollama(target, settings, key, max_tokens)}
    shared |= {"api_key": key or NO_KEY, "max_retries": 0, "timeout": settings.llm_timeout}
    if target.provider.name == "mistral":
        return {**shared, "max_retries": 1, "timeout": int(settings.llm_timeout) or 1, "max_tokens": max_tokens}
    if target.provider.name == "anthropic":
        return {**shared, "max_tokens": max_tokens}
    return {**shared, **_openai(target, settings, max_tokens)}


def _http(target: Target) -> dict[str, Any]:
    return {"trust_env": place_of(target.host) == "remote", "follow_redirects": False}


def _ollama(target: Target, settings: Settings, key: str, max_tokens: int) -> dict[str, Any]:
    import httpx

    timeout = httpx.Timeout(settings.llm_timeout, connect=CONNECT_TIMEOUT)
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return {
        "num_ctx": settings.llm_context,
        "num_predict": max_tokens,
        # Thinking aloud costs minutes on a processor and is not shown.
        "reasoning": False,
        "client_kwargs": {"timeout": timeout, "headers": headers, "limits": httpx.Limits(**LIMITS), **_http(target)},
    }


def _openai(target: Target, settings: Settings, max_tokens: int) -> dict[str, Any]:
    import httpx2
    from openai import DefaultHttpxClient

    timeout = httpx2.Timeout(settings.llm_timeout, connect=CONNECT_TIMEOUT)
    client = DefaultHttpxClient(timeout=timeout, limits=httpx2.Limits(**LIMITS), **_http(target))
    own = target.url == target.provider.url
    # Compatible servers know the older name of the limit, OpenAI's recent models the newer one alone.
    limit: dict[str, Any] = {"max_tokens": max_tokens} if own else {"extra_body": {"max_tokens": max_tokens}}
    return {"timeout": timeout, "http_client": client, "use_responses_api": False, "stream_usage": False, **limit}


_STATUS: Mapping[int, Cause] = {
    400: "refused", 401: "key", 402: "quota", 403: "key", 404: "model", 408: "timeout", 413: "refused", 422: "refused",
    429: "quota", 504: "timeout",
}  # fmt: skip


def cause_of(error: BaseException, *, started: bool) -> Cause:
    """Why a provider's package raised; `started` when the model had written something.

    Names of classes are compared because the packages do not share one HTTP library (httpx, httpx2), whose errors come
    through some of them unwrapped.
    """
    status = _status(error)
    if status is not None and status > 0:
        return _STATUS.get(status, "server" if status >= 500 else "malformed" if status < 400 else "refused")
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"TimeoutException", "ModelTimeoutError", "TimeoutError", "APITimeoutError"}:
        return "timeout"
    if names & {"TransportError", "StreamError", "ConnectionError", "ModelConnectionError", "APIConnectionError"}:
        return "cut" if started else "unreachable"
    if names & {"ResponseError", "APIError"}:
        return "server"
    return "malformed"


def _status(error: BaseException) -> int | None:
    response = getattr(error, "response", None)
    status = getattr(error, "status_code", None) or getattr(response, "status_code", None)
    return status if isinstance(status, int) else None


def retry_after_of(error: BaseException) -> float | None:
    """Seconds that the server asks to wait (RFC 9110, section 10.2.3), None when it does not say."""
    headers = getattr(getattr(error, "response", None), "headers", None)
    asked = headers.get("retry-after") if headers is not None else None
    if not asked:
        return None
    try:
        return max(0.0, float(asked))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time())
    except ValueError:
        return None
