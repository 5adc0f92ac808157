"""Where text goes, decided by the address alone."""

import pytest

from assistant.llm.privacy import check_consent, place_of, privacy
from assistant.llm.providers import target_of
from ingest.errors import SettingsError
from ingest.settings import load_settings


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("localhost", "machine"),
        ("127.0.0.1", "machine"),
        ("127.8.9.1", "machine"),
        ("::1", "machine"),
        ("0.0.0.0", "machine"),
        ("::ffff:127.0.0.1", "machine"),
        ("192.168.1.20", "network"),
        ("10.0.0.5", "network"),
        ("172.20.0.2", "network"),
        ("fd12::1", "network"),
        ("serveur.local", "network"),
        ("ia.home.arpa", "network"),
        ("host.docker.internal", "network"),
        ("api.mistral.ai", "remote"),
        ("serveur", "remote"),
        ("8.8.8.8", "remote"),
        ("172.32.0.1", "remote"),
        ("localhost.exemple.fr", "remote"),
        ("127.0.0.1.exemple.fr", "remote"),
        ("::ffff:8.8.8.8", "remote"),
        ("", "remote"),
    ],
)
def test_how_far_a_host_is(host: str, place: str) -> None:
    assert place_of(host) == place


@pytest.mark.parametrize(
    ("model", "url", "line"),
    [
        ("", "", "aucun modèle de langage : rien n’est envoyé"),
        ("ollama:mistral-nemo", "", "reste sur cette machine"),
        ("ollama:mistral-nemo", "http://192.168.1.20:11434", "reste sur votre réseau (192.168.1.20)"),
        ("ollama:gpt-oss:120b-cloud", "", "envoyé à ollama.com"),
        ("mistral:mistral-small-latest", "", "envoyé à api.mistral.ai"),
        ("openai:albert", "https://moi:secret@albert.api.etalab.gouv.fr/v1", "envoyé à albert.api.etalab.gouv.fr"),
        ("anthropic:claude", "", "envoyé à api.anthropic.com"),
    ],
)
def test_the_line_on_the_screen(model: str, url: str, line: str) -> None:
    settings = load_settings(llm_model=model, llm_url=url)
    assert privacy(settings) == line


def test_consent_is_asked_for_what_leaves_and_for_nothing_else() -> None:
    near = load_settings(llm_model="ollama:x")
    check_consent(target_of(near), near)
    far = load_settings(llm_model="anthropic:x")
    with pytest.raises(SettingsError, match=r"api\.anthropic\.com"):
        check_consent(target_of(far), far)
    check_consent(target_of(far), load_settings(llm_model="anthropic:x", llm_remote=True))


@pytest.mark.parametrize(
    ("model", "url", "complaint"),
    [
        ("mistral-nemo", "", "ollama:mistral-nemo"),
        ("llama3.1:8b", "", r"ollama:llama3\.1:8b"),
        ("ollama:", "", "fournisseur"),
        ("openai:x", "localhost:8080", "FIL_LLM_URL"),
        ("openai:x", "ftp://localhost", "FIL_LLM_URL"),
        ("openai:x", "http://[::1", "FIL_LLM_URL"),
    ],
)
def test_a_name_or_address_that_cannot_be_used(model: str, url: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint):
        target_of(load_settings(llm_model=model, llm_url=url))


def test_the_address_shown_holds_no_password() -> None:
    target = target_of(load_settings(llm_model="openai:x", llm_url="https://moi:secret@ia.exemple.fr:8443/v1"))
    assert target.address == "ia.exemple.fr:8443"


@pytest.mark.parametrize("key", ["clé-secrète", "une cle\n", "deux mots"])
def test_a_key_that_cannot_be_sent_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(SettingsError, match="FIL_LLM_KEY") as caught:
        target_of(load_settings(llm_model="openai:x", llm_key=key))
    assert key not in str(caught.value)
