"""Tries the language model of the settings and says in French what works, or what fails and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

import httpx

from assistant.llm.chat_model import CONNECT_TIMEOUT, LangChainModel, Turn, cause_of
from assistant.llm.client import Client
from assistant.llm.failures import ModelError, reason_of
from assistant.llm.privacy import check_consent, place_of, privacy
from assistant.llm.providers import Target, target_of
from ingest.errors import FilError
from ingest.settings import Settings

TOKENS = 200
NAMED = 12
"""Models named at most when the one of the settings is not among them."""
_ASK = [Turn("user", "Réponds par le seul mot : bonjour")]


@dataclass(frozen=True, slots=True)
class ConnectionReport:
    """What a try gave. `message` is French, whole sentences; `models` are those that the server has, () when it does
    not say; `place` tells where text goes, as `privacy`."""

    ok: bool
    message: str
    place: str = ""
    models: tuple[str, ...] = ()
    seconds: float = 0.0


def test_connection(settings: Settings) -> ConnectionReport:
    """Contacts the server, looks for the model and has it write one word; never raises for what the user can mend."""
    start = monotonic()
    place = ""
    models: tuple[str, ...] = ()
    try:
        place = privacy(settings)
        target = target_of(settings)
        check_consent(target, settings)
        models = _models(target, settings)
        _check_known(target, models)
        Client(LangChainModel(settings, TOKENS), settings, max_tokens=TOKENS).complete(_ASK)
    except FilError as error:
        return ConnectionReport(False, str(error), place, models, monotonic() - start)
    seconds = monotonic() - start
    took = f"{seconds:.1f}".replace(".", ",")
    message = f"Le modèle « {target.model} » répond ({took} s) ; le texte {place}."
    return ConnectionReport(True, message.replace("; le texte envoyé", "; le texte est envoyé"), place, models, seconds)


test_connection.__test__ = False  # type: ignore[attr-defined]


def _models(target: Target, settings: Settings) -> tuple[str, ...]:
    """Names of the models that the server has, () when it does not tell. Raises ModelError."""
    path = {"ollama": "/api/tags", "anthropic": "/v1/models"}.get(target.provider.name, "/models")
    near = place_of(target.host) != "remote"
    try:
        timeout = httpx.Timeout(settings.llm_first_token, connect=CONNECT_TIMEOUT)
        answer = httpx.get(target.url + path, headers=_headers(target, settings), timeout=timeout, trust_env=not near)
        answer.raise_for_status()
        listed = answer.json()
        rows = listed.get("models", []) if target.provider.name == "ollama" else listed.get("data", [])
        return tuple(sorted(str(row.get("name") or row.get("id")) for row in rows))
    except (httpx.HTTPError, ValueError, AttributeError) as error:
        cause = cause_of(error, started=False)
        if cause in ("unreachable", "key", "timeout"):
            total = settings.llm_first_token
            reason = reason_of(cause, address=target.address, model=target.model, first=total, total=total)
            raise ModelError(cause, reason) from error
        return ()


def _headers(target: Target, settings: Settings) -> dict[str, str]:
    key = settings.llm_key.get_secret_value()
    if target.provider.name == "anthropic":
        return {"x-api-key": key, "anthropic-version": "2023-06-01"}
    return {"Authorization": f"Bearer {key}"} if key else {}


def _check_known(target: Target, models: Sequence[str]) -> None:
    """Raises ModelError when the server has models, but not the one of the settings."""
    if not models or target.model in models or f"{target.model}:latest" in models:
        return
    named = ", ".join(models[:NAMED]) + (" …" if len(models) > NAMED else "")
    reason = reason_of("model", address=target.address, model=target.model) + f" parmi ceux qu'il propose ({named})"
    if target.provider.name == "ollama":
        reason += f", ou téléchargez-le par « ollama pull {target.model} »"
    raise ModelError("model", reason)
