"""Follow-ups worded by a model over HTTP as questions that stand alone: taken when they add nothing, else by rule."""

import re
from collections.abc import Callable

import pytest
from answer_guide import make_index
from llm_server import MODEL, JsonObject, Reply, serving

from assistant.assistant import Assistant
from assistant.datamodels import Answer
from ingest.settings import load_settings

INDEX = make_index()
BEFORE = "Comment réunir le comité de suivi ?"
FOLLOW = "et combien de fois par an ?"
COMPLETED = "Combien de fois par an le comité de suivi se réunit-il ?"
BY_RULE = "complétée par règle"


def replying(completed: str | Reply) -> Callable[[JsonObject], Reply]:
    """Completes a question so, and answers about passages with the meetings of the committee."""

    def reply(asked: JsonObject) -> Reply:
        passages = re.findall(r"<passage (P\d+)>(.*?)</passage", asked["messages"][-1]["content"], re.DOTALL)
        if not passages:
            return completed if isinstance(completed, Reply) else Reply(completed)
        name = next((name for name, text in passages if "trois fois" in text), "P1")
        return Reply(f"Le comité se réunit trois fois par an [{name}].")

    return reply


def follow(completed: str | Reply, question: str = FOLLOW) -> tuple[Answer, list[JsonObject]]:
    """The answer to the follow-up, and what the server was asked."""
    with serving(replying(completed)) as server:
        settings = load_settings(llm_model=f"ollama:{MODEL}", llm_url=server.url, llm_timeout=5.0)
        answer = Assistant.over(INDEX, settings=settings).ask(question, [BEFORE], engine="llm")
        return answer, list(server.requests)


@pytest.mark.parametrize("written", [COMPLETED, f"Question complète : « {COMPLETED} »\nVoilà !", f"**{COMPLETED}**"])
def test_the_question_of_the_model_is_understood_and_shown(written: str) -> None:
    answer, requests = follow(written)
    assert answer.standalone == COMPLETED and answer.question == FOLLOW
    assert answer.engine == "llm" and not any(BY_RULE in notice for notice in answer.degraded)
    assert answer.statements[0].text == "Le comité se réunit trois fois par an."
    assert BEFORE in requests[0]["messages"][1]["content"] and COMPLETED in requests[1]["messages"][1]["content"]


@pytest.mark.parametrize(
    "written",
    [
        "Le comité se réunit trois fois par an.",
        "Combien de fois par an le comité de Bordeaux se réunit-il ?",
        "Le comité se réunit-il 12 fois par an ?",
        "How many times a year does the committee meet, and who calls the meetings?",
        "Combien de fois par an [P1] ?",
        "",
    ],
)
def test_what_adds_to_the_conversation_leaves_the_rule_and_says_so(written: str) -> None:
    answer, _ = follow(written or Reply(" "))
    assert answer.standalone.startswith("Et combien de fois par an") or FOLLOW[:10] in answer.standalone
    assert any(BY_RULE in notice or "n'a rien écrit" in notice for notice in answer.degraded)


def test_a_model_that_fails_is_asked_once_and_leaves_the_extracts() -> None:
    answer, requests = follow(Reply(status=401))
    assert answer.engine == "extractive" and not answer.refused and len(requests) == 1
    assert any(MODEL in notice and "clé" in notice for notice in answer.degraded)


def test_a_question_of_its_own_is_not_completed() -> None:
    answer, requests = follow(COMPLETED, "Quels repères pour choisir le consultant ?")
    assert len(requests) == 1 and answer.standalone == "Quels repères pour choisir le consultant ?"
