"""Which provider, model and server the settings name; nothing is imported or contacted here."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from ingest.errors import SettingsError
from ingest.settings import Settings

ProviderName = Literal["ollama", "mistral", "openai", "anthropic"]

_CLOUD = ("-cloud", ":cloud")
"""Ends of the names under which an Ollama on this machine runs a model on its maker's servers."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A kind of server. `module` is imported for it, `extra` the extra of this project that installs it."""

    name: ProviderName
    langchain_name: str
    module: str
    extra: str
    url: str


PROVIDERS = {
    "ollama": Provider("ollama", "ollama", "langchain_ollama", "ollama", "http://127.0.0.1:11434"),
    "mistral": Provider("mistral", "mistralai", "langchain_mistralai", "mistral", "https://api.mistral.ai/v1"),
    "openai": Provider("openai", "openai", "langchain_openai", "openai", "https://api.openai.com/v1"),
    "anthropic": Provider("anthropic", "anthropic", "langchain_anthropic", "anthropic", "https://api.anthropic.com"),
}
_ALIASES = {"mistralai": "mistral"}


@dataclass(frozen=True, slots=True)
class Target:
    """The model that the settings name and where it is asked."""

    provider: Provider
    model: str
    url: str

    @property
    def host(self) -> str:
        """Where the text ends up: the server's host, or that of the maker for a model that Ollama runs there."""
        if self.provider.name == "ollama" and self.model.endswith(_CLOUD):
            return "ollama.com"
        return urlsplit(self.url).hostname or ""

    @property
    def address(self) -> str:
        """Host and port, without the name and password that an address may carry."""
        parts = urlsplit(self.url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def target_of(settings: Settings) -> Target:
    """The model and server of the settings. Raises SettingsError for a name or address that cannot be used."""
    name = settings.llm_model.strip()
    if not name:
        raise SettingsError(
            "Aucun modèle de langage n'est réglé. Donnez par exemple FIL_LLM_MODEL=ollama:mistral-nemo, "
            "ou utilisez le moteur « extractive »."
        )
    prefix, _, model = name.partition(":")
    prefix = _ALIASES.get(prefix.lower(), prefix.lower())
    if prefix not in PROVIDERS or not model.strip():
        raise SettingsError(
            f"Réglage FIL_LLM_MODEL refusé : « {name} » ne commence pas par un fournisseur connu. Écrivez "
            f"fournisseur:modèle (par exemple ollama:{name.removeprefix(':')}) ; fournisseurs : {', '.join(PROVIDERS)}."
        )
    key = settings.llm_key.get_secret_value()
    if not key.isascii() or re.search(r"\s", key):
        # The HTTP libraries would say so in words that hold the key.
        raise SettingsError("Réglage FIL_LLM_KEY refusé : une clé n'a ni espace ni accent. Recopiez-la.")
    provider = PROVIDERS[prefix]
    return Target(provider, model.strip(), _checked_url(settings.llm_url.strip() or provider.url))


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(
            "Réglage FIL_LLM_URL refusé : ce n'est pas une adresse. Écrivez-la en entier, par exemple "
            "http://127.0.0.1:8080/v1."
        )
    return url.rstrip("/")
