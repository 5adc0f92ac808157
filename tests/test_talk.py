"""What is wanted of the last answer, by rule or of a model, over a local server that speaks a model's protocol."""

import re

import pytest
from answer_guide import make_index
from llm_server import MODEL, JsonObject, ModelServer, Reply, Script, serving

from assistant.answer.replies import texts_of
from assistant.answer.talk import Talk, in_language, instruction, needs_words, so_far
from assistant.assistant import Assistant
from assistant.datamodels import Answer
from assistant.question.rework_request import Rework
from ingest.settings import load_settings

INDEX = make_index()
COMMITTEE = "Comment réunir le comité de suivi ?"
SAID = "Le comité de suivi réunit les financeurs, les associations et un témoin extérieur"


def after(server: ModelServer, *turns: str) -> Answer:
    """The model's answer to the last of the turns."""
    settings = load_settings(llm_model=f"ollama:{MODEL}", llm_url=server.url, llm_timeout=6.0, llm_first_token=4.0)
    *history, question = turns
    return Assistant.over(INDEX, settings=settings).ask(question, history=history, engine="llm")


def say(*texts: str) -> Script:
    """Replies that end each text with the id of the passage on the committee."""

    def reply(asked: JsonObject) -> Reply:
        passages = re.findall(r"<passage (P\d+)>(.*?)</passage", asked["messages"][-1]["content"], re.DOTALL)
        name = next(name for name, text in passages if "témoin extérieur" in text)
        return Reply(" ".join(f"{text} [{name}]." for text in texts))

    return reply


def test_the_last_question_is_the_last_turn_that_was_no_aside() -> None:
    assert Talk([COMMITTEE, "plus court", "merci"]).last_question() == 0
    assert Talk(["merci"]).last_question() is None
    assert Talk([COMMITTEE, "plus court"]).before(1).history == [COMMITTEE]


def test_requests_since_the_last_question_add_up() -> None:
    wanted = so_far(Rework(form="table"), ["plus court", "merci"])
    assert wanted == Rework(length="short", form="table")


def test_a_language_that_is_not_named_is_the_other_one() -> None:
    assert in_language(Rework(language=""), "fr").language == "anglais"
    assert in_language(Rework(language=""), "en").language == "français"
    assert in_language(Rework(), "fr").language is None


@pytest.mark.parametrize(
    ("wanted", "needs"),
    [
        (Rework(length="short"), True), (Rework(reworded=True), True), (Rework(language="anglais"), True),
        (Rework(form="table"), False), (Rework(language="espagnol"), False),
        (Rework(language="anglais", quotes_kept=True), False),
    ],
)  # fmt: skip
def test_only_other_words_need_a_model(wanted: Rework, needs: bool) -> None:
    assert needs_words(wanted) is needs


def test_a_model_is_told_what_is_wanted() -> None:
    assert instruction(Rework(length="short", points=2), texts_of("fr")) == "Réponds en 2 phrases au plus."
    assert "plain words" in instruction(Rework(reworded=True), texts_of("en"))


def test_a_model_writes_the_shorter_answer_which_keeps_its_form() -> None:
    with serving(say(SAID)) as server:
        answer = after(server, COMMITTEE, "en tableau", "plus court")
    (asked,) = server.requests
    assert "Réponds en 3 phrases au plus." in asked["messages"][-1]["content"]
    assert (answer.engine, answer.aside) == ("llm", "rework")
    assert [each.kind for each in answer.statements] == ["columns", "row"]
    assert answer.statements[1].cells[1] == f"{SAID}." and answer.citations[0].status == "exact"
    assert answer.standalone == f"plus court – à propos de la réponse à “{COMMITTEE}”"


def test_a_model_translates_under_check() -> None:
    english = "The monitoring committee brings together funders, associations and an external witness"
    with serving(say(english)) as server:
        answer = after(server, COMMITTEE, "traduis en anglais")
    assert (answer.language, answer.engine, answer.refused) == ("en", "llm", False)
    assert answer.statements[0].text == f"{english}."
    assert "You write in English" in server.requests[0]["messages"][0]["content"]


def test_a_table_is_made_without_asking_the_model() -> None:
    with serving(say(SAID)) as server:
        answer = after(server, COMMITTEE, "en tableau")
    assert answer.aside == "rework" and not server.requests


def test_where_the_model_fails_the_rule_answers_with_the_reason() -> None:
    with serving(Reply(status=500)) as server:
        short, translated = after(server, COMMITTEE, "plus court"), after(server, COMMITTEE, "traduis")
    assert short.engine == "extractive" and short.citations and MODEL in short.degraded[-1]
    assert translated.refused and "n'a pas pu servir" in str(translated.reason) and MODEL in translated.degraded[-1]


def test_other_languages_cannot_be_checked() -> None:
    with serving(say(SAID)) as server:
        answer = after(server, COMMITTEE, "traduis en espagnol")
    assert answer.refused and "vers l'anglais" in str(answer.reason) and not server.requests
