"""What can go wrong with a language model, by cause, each with the French words that say what to do."""

from typing import Literal

from ingest.errors import FilError

Cause = Literal[
    "unreachable", "slow_start", "timeout", "key", "model", "quota", "server", "refused", "malformed", "cut", "empty",
    "busy",
]  # fmt: skip
RETRYABLE: frozenset[Cause] = frozenset({"quota", "server"})
"""Causes that the same request may not meet a moment later."""

_REASONS: dict[Cause, str] = {
    "unreachable": "le serveur du modèle ({address}) ne répond pas : démarrez-le, ou vérifiez FIL_LLM_URL",
    "slow_start": "le modèle n'a rien écrit dans le délai de {first:g} s (FIL_LLM_FIRST_TOKEN)",
    "timeout": "le modèle n'a pas fini dans le délai de {total:g} s (FIL_LLM_TIMEOUT)",
    "key": "{address} refuse la clé : vérifiez FIL_LLM_KEY",
    "model": "{address} ne connaît pas le modèle « {model} » : vérifiez FIL_LLM_MODEL",
    "quota": "{address} limite le nombre de demandes, ou le crédit est épuisé : attendez, ou vérifiez votre compte",
    "server": "{address} signale une erreur de son côté : réessayez plus tard",
    "refused": "{address} refuse la demande telle qu'elle est : vérifiez FIL_LLM_TEMPERATURE et FIL_LLM_CONTEXT",
    "malformed": "{address} a envoyé une réponse illisible : vérifiez que FIL_LLM_URL et le fournisseur vont ensemble",
    "cut": "la réponse du modèle s'est interrompue en route",
    "empty": "le modèle n'a rien écrit",
    "busy": "le modèle est occupé par d'autres réponses (FIL_LLM_CONCURRENCY) : réessayez dans un instant",
}


class ModelError(FilError):
    """The language model gave no usable answer: `cause` says why, the message what to do.

    `retry_after` is the number of seconds that the server asked to wait, None when it did not say.
    """

    def __init__(self, cause: Cause, reason: str, retry_after: float | None = None) -> None:
        super().__init__(f"{reason[:1].upper()}{reason[1:]}.")
        self.cause: Cause = cause
        self.reason = reason
        self.retry_after = retry_after


class MissingPackageError(FilError):
    """The package of a provider is not installed: install it by the line given."""


def reason_of(cause: Cause, **fields: object) -> str:
    """The French words for a cause: `address`, `model`, `first` and `total` (seconds) fill them."""
    return _REASONS[cause].format(**fields)
