"""Answers written by a model, through HTTP and the real packages, over two little guides."""

import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from answer_guide import make_index
from llm_server import MODEL, JsonObject, ModelServer, Reply, Script, serving
from small_index import make_small_index

from assistant.answer.citations import check
from assistant.assistant import Assistant
from assistant.commands import main
from assistant.datamodels import Answer
from assistant.llm.pieces import Finished, Piece, Stated, Words
from ingest.errors import InputError, SettingsError
from ingest.settings import Settings, load_settings

QUESTION = "Comment réunir le comité de suivi ?"
INDEX = make_index()
EXTRACTIVE = Assistant.over(INDEX).ask(QUESTION)
GOOD = (
    "Le comité de suivi réunit les financeurs, les associations et un témoin extérieur [{A}]. "
    "Il se réunit trois fois par an [{A}].\n"
    "- Avant la première réunion, on invite par écrit chaque association [{A}].\n"
)


def settings_at(server: ModelServer, protocol: str = "ollama", **more: object) -> Settings:
    url = server.url if protocol == "ollama" else f"{server.url}/v1"
    limits = {"llm_timeout": 6.0, "llm_first_token": 4.0} | more
    return load_settings(llm_model=f"{protocol}:{MODEL}", llm_url=url, **limits)


def ids_in(asked: JsonObject, words: str) -> str:
    """Id under which the passage that holds the words was given."""
    passages = re.findall(r"<passage (P\d+)>(.*?)</passage", asked["messages"][-1]["content"], re.DOTALL)
    return next(name for name, text in passages if words in text)


def written(text: str, **reply: object) -> Script:
    """A reply in which {A} is the id of the passage on the committee."""
    return lambda asked: Reply(text.replace("{A}", ids_in(asked, "témoin extérieur")), **reply)  # type: ignore[arg-type]


def ask(*replies: Reply | Script, protocol: str = "ollama", question: str = QUESTION, **more: object) -> Answer:
    with serving(*replies) as server:
        return Assistant.over(INDEX, settings=settings_at(server, protocol, **more)).ask(question, engine="llm")


def stream(*replies: Reply | Script) -> list[Piece]:
    with serving(*replies) as server:
        return list(Assistant.over(INDEX, settings=settings_at(server)).stream(QUESTION, engine="llm"))


@pytest.fixture(params=["ollama", "openai"])
def protocol(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param


def test_a_good_answer_is_given_with_checked_citations(protocol: str) -> None:
    answer = ask(written(GOOD), protocol=protocol)
    assert (answer.engine, answer.model, answer.refused) == ("llm", MODEL, False)
    assert [statement.support for statement in answer.statements] == ["supported"] * 3
    assert [statement.kind for statement in answer.statements] == ["lead", "text", "item"]
    quotes = {citation.n: citation for citation in answer.citations}
    assert [quotes[each.citations[0]].quote for each in answer.statements] == [
        "Le comité de suivi rassemble les finan- ceurs, les associations et un témoin extérieur.",
        "Le comité se réunit trois fois par an.",
        "inviter chaque association par écrit",
    ]
    for citation in answer.citations:
        assert citation.status == "exact" == check(citation.quote, INDEX.page(citation.document, citation.page)).status
    assert answer.markdown.startswith(
        "Le comité de suivi réunit les financeurs, les associations et un témoin extérieur. [1]"
    )
    assert "[P" not in answer.markdown and answer.degraded == EXTRACTIVE.degraded


def test_the_fiches_and_next_questions_stay() -> None:
    answer = ask(written(GOOD))
    assert (answer.fiches, answer.followups) == (EXTRACTIVE.fiches, EXTRACTIVE.followups)
    assert "**Fiches à ouvrir**" in answer.markdown


def test_what_the_passages_do_not_say_is_marked_not_dropped() -> None:
    text = GOOD + "Le comité compte douze membres élus [{A}].\nLe maire de Brive préside le comité [{A}].\n"
    answer = ask(written(text))
    doubtful = [statement for statement in answer.statements if statement.support == "unsupported"]
    assert [(statement.text, statement.citations) for statement in doubtful] == [
        ("Le comité compte douze membres élus.", ()),
        ("Le maire de Brive préside le comité.", ()),
    ]
    assert "« douze » ne figure pas" in doubtful[0].doubts[0] and "« Brive »" in doubtful[1].doubts[0]
    assert "Le comité compte douze membres élus. (non étayé par les guides)" in answer.markdown
    assert "2 sur 5" in answer.degraded[-1]


def test_invented_ids_are_counted_and_shown() -> None:
    answer = ask(written(GOOD + "Le compte rendu part sous huit jours [P77].\n"))
    assert any("ignorés : 1 (P77)" in notice for notice in answer.degraded)
    assert answer.statements[-1].doubts == ("le passage cité n'existe pas",)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply("Le comité se réunit trois fois par an. Il rassemble les financeurs."), "aucun passage"),
        (Reply("Le comité compte douze élus [P1]. Le préfet le préside [P1]."), r"\(0 sur 2\)"),
        (
            Reply("The committee meets three times a year and gathers all the funders of the project [P1]."),
            "autre langue",
        ),
        (
            Reply("El comité se reúne tres veces al año con los vecinos y las empresas del barrio [P1]."),
            r"\(0 sur 1\)",
        ),
        (Reply("JE NE SAIS PAS"), "n'a pas trouvé"),
        (Reply("Les passages fournis ne permettent pas de répondre à la question."), "n'a pas trouvé"),
        (Reply(""), "rien écrit"),
        (Reply("…\n***\n"), "rien écrit"),
        (Reply("<think>Voyons, le comité se réunit trois fois [P1]."), "rien écrit"),
        (Reply("", tool_call=True), "rien écrit"),
        (Reply("bla ", endless=True), "aucun passage"),
        (Reply(GOOD, cut=3), "interrompue"),
        (Reply(GOOD, garbage=True), "illisible"),
        (Reply(status=401), "FIL_LLM_KEY"),
        (Reply(status=404), f"« {MODEL} »"),
        (Reply(status=429, headers={"Retry-After": "60"}), "limite le nombre de demandes|de son côté|démarrez"),
        (Reply(status=500), "de son côté"),
    ],
)
def test_any_failure_gives_the_extractive_answer_and_the_reason(protocol: str, reply: Reply, reason: str) -> None:
    answer = ask(reply, protocol=protocol)
    assert (answer.engine, answer.model) == ("extractive", None)
    assert (answer.statements, answer.citations) == (EXTRACTIVE.statements, EXTRACTIVE.citations)
    assert answer.degraded[-1].startswith(f"Réponse extraite des guides, sans le modèle « {MODEL} » : ")
    assert re.search(reason, answer.degraded[-1])


def test_the_fallback_comes_within_the_time() -> None:
    start = time.monotonic()
    answer = ask(Reply(GOOD, before=5.0), llm_first_token=0.5)
    assert time.monotonic() - start < 2.0
    assert "0.5 s" in answer.degraded[-1]


def test_a_server_that_is_not_started_is_said() -> None:
    with serving() as server:
        assistant = Assistant.over(INDEX, settings=settings_at(server))
    assert "démarrez-le" in assistant.ask(QUESTION, engine="llm").degraded[-1]


def test_a_question_without_answer_is_refused_before_the_model_is_asked() -> None:
    with serving(Reply("Paris est la capitale [P1].")) as server:
        assistant = Assistant.over(INDEX, settings=settings_at(server))
        assert assistant.ask("Quelle est la capitale de la Mongolie ?", engine="llm").refused
    assert server.requests == []


def test_a_fiche_is_routed_without_the_model() -> None:
    with serving(Reply("La fiche 2 [P1].")) as server:
        assistant = Assistant.over(INDEX, settings=settings_at(server))
        answer = assistant.ask("Quelle fiche lire pour choisir un consultant ?", engine="llm")
    assert server.requests == [] and answer.fiches[0].fiche.code == "Fiche 2"
    assert "ce type de demande" in answer.degraded[-1]


def test_a_context_too_short_is_said() -> None:
    answer = ask(Reply(GOOD), llm_context=1024)
    assert "1024 jetons" in answer.degraded[-1]


def test_an_unfinished_sentence_at_the_limit_is_taken_away() -> None:
    answer = ask(written(GOOD + "Le comité peut aussi", finish="length"))
    assert [statement.text[:20] for statement in answer.statements][-1] == "Avant la première ré"
    assert any("s'arrêtait en cours de phrase" in notice for notice in answer.degraded)


def test_pieces_hold_no_half_mark_and_citations_come_with_their_statement() -> None:
    pieces = stream(written(GOOD, size=1))
    words = [piece.text for piece in pieces if isinstance(piece, Words)]
    assert any(text.startswith("Le comité de suivi réunit les fin") for text in words)
    assert not any(re.search(r"[\[\]]", text) for text in words)
    stated = [piece for piece in pieces if isinstance(piece, Stated)]
    assert isinstance(pieces[-1], Finished)
    assert tuple(piece.statement for piece in stated) == pieces[-1].answer.statements
    assert tuple(citation for piece in stated for citation in piece.citations) == pieces[-1].answer.citations
    for piece in stated:
        numbers = {each.n for each in pieces[-1].answer.citations[: max(piece.statement.citations)]}
        assert set(piece.statement.citations) <= numbers


def test_a_reader_who_leaves_frees_the_model() -> None:
    with serving(written(GOOD * 30, between=0.01), written(GOOD)) as server:
        assistant = Assistant.over(INDEX, settings=settings_at(server, llm_concurrency=1))
        pieces = assistant.stream(QUESTION, engine="llm")
        next(pieces)
        pieces.close()
        assert assistant.ask(QUESTION, engine="llm").engine == "llm"


def test_an_english_question_gets_an_english_answer() -> None:
    text = "The committee meets three times a year [{A}]. Each association is invited in writing [{A}]."
    answer = ask(written(text), question="How do I prepare the first meeting of the committee?")
    assert answer.engine == "llm" and answer.statements[0].text == "The committee meets three times a year."
    assert answer.citations[0].quote == "Le comité se réunit trois fois par an."


@pytest.mark.parametrize(
    "text",
    [
        "Voici la réponse :\n\n```\nLe comité se réunit trois fois par an ({A}).\n```",
        "Voyons [P9]. Il y a trois passages.\n</think>\nLe comité se réunit trois fois par an [{A}].",
        "<think>hmm [P9]</think>Bien sûr ! Le comité se réunit trois fois par an 【{A}†source】.",
        "1. **Le comité se réunit trois fois par an.** [Passage {A}]",
        "## Réponse\n* Le comité se réunit trois fois par an {A}.",
    ],
)
def test_the_habits_of_weak_models_are_understood(text: str) -> None:
    answer = ask(written(text))
    assert [statement.text for statement in answer.statements] == ["Le comité se réunit trois fois par an."]
    assert answer.statements[0].citations


def test_settings_that_name_no_usable_model_are_refused_at_once() -> None:
    assistant = Assistant.over(INDEX, settings=load_settings())
    with pytest.raises(SettingsError, match="FIL_LLM_MODEL=ollama:mistral-nemo"):
        assistant.ask(QUESTION, engine="llm")
    with pytest.raises(InputError, match="extractive, llm"):
        assistant.ask(QUESTION, engine="magique")


def test_twenty_users_at_once_are_not_mixed() -> None:
    def reply(asked: JsonObject) -> Reply:
        user = re.findall(r"Question : .*?(\d+)", asked["messages"][-1]["content"])[-1]
        mark = ids_in(asked, "témoin extérieur")
        return Reply(
            f"Le comité se réunit trois fois par an [{mark}]. Le numéro {user} est inconnu [{mark}].", between=0.01
        )

    with serving(reply) as server:
        assistant = Assistant.over(
            INDEX, settings=settings_at(server, llm_concurrency=4, llm_first_token=20.0, llm_timeout=30.0)
        )
        with ThreadPoolExecutor(20) as pool:
            questions = [f"Comment réunir le comité de suivi numéro {user} ?" for user in range(500, 520)]
            answers = list(pool.map(lambda question: assistant.ask(question, engine="llm"), questions))
    assert server.most_at_once <= 4
    for question, answer in zip(questions, answers, strict=True):
        [number] = re.findall(r"\d+", question)
        assert answer.question == question
        assert re.findall(r"numéro (\d+)", " ".join(each.text for each in answer.statements)) == [number]


def test_the_command_line_says_what_is_missing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    small = make_small_index(tmp_path)
    question = [
        "ask",
        "Comment le comité de pilotage se réunit-il ?",
        "--engine",
        "llm",
        "--data",
        str(small.settings.data),
    ]
    assert main(question) == 2
    assert "FIL_LLM_MODEL=ollama:mistral-nemo" in capsys.readouterr().err


def test_the_command_line_gives_the_json_of_a_written_answer(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = make_small_index(tmp_path)
    text = "Le comité de pilotage se réunit trois fois [P1]. Il compte quarante élus [P1]."
    with serving(Reply(text)) as server:
        monkeypatch.setenv("FIL_LLM_MODEL", f"ollama:{MODEL}")
        monkeypatch.setenv("FIL_LLM_URL", server.url)
        question = "Comment le comité de pilotage se réunit-il ?"
        assert main(["ask", question, "--engine", "llm", "--json", "--data", str(small.settings.data)]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["engine"], result["model"]) == ("llm", MODEL)
    assert [each["support"] for each in result["statements"]] == ["supported", "unsupported"]
    assert result["statements"][1]["citations"] == [] and "quarante" in result["statements"][1]["doubts"][0]
