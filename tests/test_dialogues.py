"""Scripted dialogues over the shipped guides keep their topic, with a language model and without one.

Each turn of tests/data/dialogues says what it expects: `fiches`, of which one must open the answer; `guide`, to which
all of it must keep; `request`, a shape of the last answer; `holds`, words of the answer; `understood`; or what is no
answer from the guides: `refused`, `declined`, `noted` facts, an `action`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from llm_server import MODEL, JsonObject, Reply, serving

from assistant.assistant import Assistant
from assistant.datamodels import Answer
from assistant.index import open_index
from ingest.pipeline import ingest
from ingest.settings import Settings, load_settings

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
DIALOGUES = sorted((Path(__file__).parent / "data" / "dialogues").glob("*.yaml"))
KINDS = {"list": {"item"}, "table": {"columns", "row"}}
"""Kinds of the statements that have a shape."""


@dataclass
class Conversation:
    """What was said so far and answered, by one engine."""

    assistant: Assistant
    engine: str
    history: list[str]
    answers: list[Answer]

    def say(self, question: str) -> Answer:
        answer = self.assistant.ask(question, history=self.history, engine=self.engine, answers=self.answers)
        self.history.append(question)
        self.answers.append(answer)
        return answer


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings over an index of the shipped guides, by words alone."""
    settings = load_settings(data=tmp_path_factory.mktemp("dialogues"), corpus=CORPUS)
    ingest(sorted(CORPUS.glob("*.pdf")), settings=settings)
    return settings


@pytest.fixture(scope="module")
def assistant(settings: Settings) -> Assistant:
    return Assistant(settings)


@pytest.fixture(scope="module")
def with_model(settings: Settings) -> Iterator[Assistant]:
    """The same with a model that repeats what the passages say first."""
    with serving(first_sentences) as server:
        modelled = load_settings(data=settings.data, corpus=CORPUS, llm_model=f"ollama:{MODEL}", llm_url=server.url)
        yield Assistant.over(open_index(settings), settings=modelled)


def first_sentences(asked: JsonObject) -> Reply:
    """A faithful answer: a sentence or line of each of the first three passages given, under its id."""
    passages = re.findall(r"<passage (P\d+)>[^\n]*\n(.*?)\n</passage", asked["messages"][-1]["content"], re.DOTALL)
    said = []
    for name, text in passages[:3]:
        found = re.search(r"[A-ZÀ-Ý][^.\n|:]{30,200}(?=\.)|(?m:^.{30,300}$)", text)
        said += [f"{found.group()} [{name}]."] if found else []
    return Reply(" ".join(said) or "JE NE SAIS PAS", size=400)


def turns(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["turns"]
    return found


def test_there_are_ten_dialogues_of_four_to_seven_turns() -> None:
    assert len(DIALOGUES) == 10
    assert all(4 <= len(turns(path)) <= 7 for path in DIALOGUES)


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_a_dialogue_keeps_its_topic(path: Path, assistant: Assistant) -> None:
    talk = Conversation(assistant, "extractive", [], [])
    for turn in turns(path):
        check(turn, talk.say(turn["say"]), talk.answers[-2] if len(talk.answers) > 1 else None)


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_a_dialogue_keeps_its_topic_with_a_model(path: Path, with_model: Assistant) -> None:
    talk = Conversation(with_model, "llm", [], [])
    for turn in turns(path):
        answer = talk.say(turn["say"])
        assert all(each.citations for each in answer.statements if each.support == "supported" and is_quoted(answer))
        check_outcome(turn, answer)
        if turn.get("fiches") and answer.citations:
            codes = {citation.fiche.code for citation in answer.citations if citation.fiche}
            assert codes & set(turn["fiches"]), (turn["say"], codes)


def is_quoted(answer: Answer) -> bool:
    """Whether every statement of the answer comes from the guides."""
    return answer.engine == "llm" and answer.aside is None


def check(turn: dict[str, Any], answer: Answer, before: Answer | None) -> None:
    check_outcome(turn, answer)
    if turn.get("fiches"):
        opening = answer.citations[0].fiche
        assert opening is not None and opening.code in turn["fiches"], (turn["say"], opening, answer.standalone)
    if "guide" in turn:
        assert {citation.document for citation in answer.citations} == {turn["guide"]}
    for words in turn.get("holds", ()):
        assert words in answer.markdown, (turn["say"], words)
    if "understood" in turn:
        assert answer.standalone == turn["understood"]
    if "request" in turn:
        assert before is not None
        check_shape(turn["request"], answer, before)


def check_outcome(turn: dict[str, Any], answer: Answer) -> None:
    declined, refused = turn.get("declined", False), turn.get("refused", False)
    assert answer.refused is (declined or refused), (turn["say"], answer.reason)
    if declined:
        assert answer.aside == "rework" and answer.reason
    if "noted" in turn:
        assert answer.aside == "told" and all(fact in answer.markdown for fact in turn["noted"])
    if turn.get("action") == "audit":
        assert answer.aside == "audit" and "Vérifier un document" in answer.statements[0].text
    if not (declined or refused or "noted" in turn or "action" in turn):
        assert answer.citations


def check_shape(request: str, answer: Answer, before: Answer) -> None:
    assert answer.aside == "rework"
    kinds = {statement.kind for statement in answer.statements}
    main = [statement for statement in before.statements if not statement.is_rest]
    if request == "shorter":
        assert len(answer.statements) < len(main)
    elif request == "longer":
        assert len(answer.statements) > len(main)
    elif request == "mail":
        assert answer.statements[1].text == "Bonjour,"
    else:
        assert kinds <= KINDS[request] | {"text"} and kinds & KINDS[request]
