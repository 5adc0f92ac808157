"""The same behaviours with a real model, when an Ollama runs on this machine and has one."""

import httpx
import pytest
from answer_guide import make_index

from assistant.assistant import Assistant
from assistant.llm.connection import test_connection as try_connection
from ingest.settings import Settings, load_settings

URL = "http://127.0.0.1:11434"


@pytest.fixture(scope="module")
def settings() -> Settings:
    """Settings that name the first model of the local Ollama."""
    try:
        models = httpx.get(f"{URL}/api/tags", timeout=2, trust_env=False).json()["models"]
    except (httpx.HTTPError, ValueError, KeyError):
        pytest.skip(f"no Ollama answers at {URL}")
    local = [model["name"] for model in models if "embed" not in model["name"] and not model["name"].endswith("-cloud")]
    if not local:
        pytest.skip("the local Ollama has no model (ollama pull mistral-nemo)")
    return load_settings(llm_model=f"ollama:{local[0]}", llm_first_token=300.0, llm_timeout=600.0)


@pytest.mark.live
def test_a_real_model_answers_under_check(settings: Settings) -> None:
    assert try_connection(settings).ok
    answer = Assistant.over(make_index(), settings=settings).ask("Comment réunir le comité de suivi ?", engine="llm")
    # Whatever it writes: checked statements, or the extractive answer with the reason.
    if answer.engine == "llm":
        assert any(statement.citations for statement in answer.statements)
        assert all(citation.status != "not_found" for citation in answer.citations)
    else:
        assert "sans le modèle" in answer.degraded[-1]
