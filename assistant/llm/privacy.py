"""Where the text goes: this machine, the private network, or further; the last needs the user's explicit consent.

Only what cannot lead elsewhere counts as near: `localhost`, addresses of the loopback (this machine) and of private
networks (RFC 1918, RFC 4193, link-local), and names under the endings reserved for private use (RFC 6762, RFC 8375,
ICANN's .internal). Any other name counts as far, even one that a local server happens to resolve nearby.
"""

import ipaddress
from typing import Literal

from assistant.llm.providers import Target, target_of
from ingest.errors import SettingsError
from ingest.settings import Settings

Place = Literal["machine", "network", "remote"]
_PRIVATE_ENDINGS = (".local", ".home.arpa", ".internal")


def place_of(host: str) -> Place:
    """How far a host is, by its name alone: nothing is looked up."""
    host = host.lower().rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return "machine"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "network" if host.endswith(_PRIVATE_ENDINGS) else "remote"
    mapped = getattr(address, "ipv4_mapped", None) or address
    if mapped.is_loopback or mapped.is_unspecified:
        return "machine"
    return "network" if mapped.is_private else "remote"


def privacy(settings: Settings) -> str:
    """One French line for the screen: where questions and passages go. Raises SettingsError as `target_of`."""
    if not settings.llm_model.strip():
        return "aucun modèle de langage : rien n’est envoyé"
    host = target_of(settings).host
    if place_of(host) == "machine":
        return "reste sur cette machine"
    return f"reste sur votre réseau ({host})" if place_of(host) == "network" else f"envoyé à {host}"


def check_consent(target: Target, settings: Settings) -> None:
    """Raises SettingsError when the text would leave the machine and its network without explicit consent."""
    if place_of(target.host) == "remote" and not settings.llm_remote:
        raise SettingsError(
            f"Le modèle « {target.model} » est hors de cette machine : vos questions et des passages des guides "
            f"seraient envoyés à {target.host}. Pour l'accepter, réglez FIL_LLM_REMOTE=1 ; sinon choisissez un modèle "
            "local (ollama:…)."
        )
