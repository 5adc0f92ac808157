"""« Tester la connexion »: what each failure tells the user to do."""

import pytest
from llm_server import MODEL, Reply, serving

from assistant.llm.connection import test_connection as try_connection
from ingest.settings import Settings, load_settings


def settings_at(url: str, model: str = f"ollama:{MODEL}", **more: object) -> Settings:
    return load_settings(llm_model=model, llm_url=url, **({"llm_timeout": 3.0, "llm_first_token": 2.0} | more))


@pytest.mark.parametrize("protocol", ["ollama", "openai"])
def test_a_model_that_answers(protocol: str) -> None:
    with serving(Reply("bonjour")) as server:
        url = server.url if protocol == "ollama" else f"{server.url}/v1"
        report = try_connection(settings_at(url, f"{protocol}:{MODEL}"))
    assert report.ok and MODEL in report.message and "reste sur cette machine" in report.message
    assert report.place == "reste sur cette machine"


def test_no_model_is_set() -> None:
    report = try_connection(load_settings())
    assert not report.ok and "FIL_LLM_MODEL=ollama:mistral-nemo" in report.message
    assert report.place == "aucun modèle de langage : rien n’est envoyé"


def test_the_server_is_not_started() -> None:
    with serving() as server:
        url = server.url
    report = try_connection(settings_at(url))
    assert not report.ok and "démarrez-le" in report.message


def test_an_unknown_model_names_those_there_are() -> None:
    with serving() as server:
        report = try_connection(settings_at(server.url, "ollama:grand-modele"))
    assert report.models == (f"{MODEL}:latest",)
    assert f"{MODEL}:latest" in report.message and "ollama pull grand-modele" in report.message


@pytest.mark.parametrize(
    ("reply", "advice"),
    [
        (Reply(status=401), "FIL_LLM_KEY"),
        (Reply(status=429, headers={"Retry-After": "60"}), "crédit est épuisé"),
        (Reply(status=500, headers={"Retry-After": "60"}), "erreur de son côté"),
        (Reply("bonjour", before=2.5), "FIL_LLM_FIRST_TOKEN"),
        (Reply("bonjour", garbage=True, size=2), "réponse illisible"),
    ],
)
def test_what_fails_is_said_with_the_remedy(reply: Reply, advice: str) -> None:
    with serving(reply) as server:
        report = try_connection(settings_at(f"{server.url}/v1", f"openai:{MODEL}"))
    assert not report.ok and advice in report.message


def test_a_far_model_without_consent_is_not_contacted() -> None:
    report = try_connection(load_settings(llm_model="mistral:mistral-small-latest"))
    assert not report.ok and "FIL_LLM_REMOTE=1" in report.message
    assert report.place == "envoyé à api.mistral.ai"
