"""Twenty people at once in one process: nobody reads a word of another, and each costs little memory."""

import re
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
import pytest
from answer_guide import make_index
from llm_server import MODEL, JsonObject, ModelServer, Reply, serving
from screen_app import TIMEOUT, ask, texts
from streamlit.testing.v1 import AppTest

from assistant.answer.talk import Talk
from assistant.assistant import Assistant
from assistant.conversations import Conversation, Conversations
from assistant.datamodels import Answer
from assistant.llm.pieces import Piece
from assistant.screens.answer_job import AnswerJob, blank_turn
from ingest.settings import load_settings

USERS = 20
MOST_MEGABYTES = 5.0
"""Memory of one session with a conversation of two turns, the test's own view of the screen included."""
NAMES = [f"Kerlouan{chr(97 + number)}" for number in range(USERS)]
"""A word of each person's own, which no guide holds."""


def _script(folder: str, owner: str) -> None:
    from pathlib import Path

    from answer_guide import make_index

    from assistant.assistant import Assistant
    from assistant.screens import questions
    from assistant.screens.services import Services
    from ingest.settings import Settings, load_settings

    def open_small(settings: Settings) -> Assistant:
        return Assistant.over(make_index(), settings=settings)

    data = Path(folder) / "data"
    data.mkdir(exist_ok=True)
    if not (data / "manifest.json").exists():
        (data / "manifest.json").write_text("{}", encoding="utf-8")
    questions.show(Services(load_settings(data=data, corpus=Path(folder) / "corpus"), owner=owner, open=open_small))


@dataclass(frozen=True)
class Crowd:
    """The open sessions, one for each name, and what they cost."""

    folder: Path
    apps: list[AppTest]
    megabytes: float
    """Memory of the process that one session took."""


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    """Everybody asks a question of their own, then leans on it, by turns."""
    folder = tmp_path_factory.mktemp("crowd")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.screens.answers.REVEAL_SECONDS", 0.0)  # a second for the eyes, at each answer
        converse([open_session(folder, "premier")], ["premier"])
        before = psutil.Process().memory_info().rss
        apps = [open_session(folder, name) for name in NAMES]
        converse(apps, NAMES)
        grown = psutil.Process().memory_info().rss - before
        yield Crowd(folder, apps, grown / 1024**2 / USERS)


def open_session(folder: Path, name: str) -> AppTest:
    return AppTest.from_function(_script, args=(str(folder), name), default_timeout=TIMEOUT).run()


def converse(apps: Sequence[AppTest], names: Sequence[str]) -> None:
    for app, name in zip(apps, names, strict=True):
        ask(app, f"Comment réunir le comité de suivi de {name} ?")
    for app in apps:
        ask(app, "et combien de fois par an ?")


def test_nobody_reads_a_word_of_another(crowd: Crowd) -> None:
    for app, name in zip(crowd.apps, NAMES, strict=True):
        assert not app.exception
        shown = texts(app) + " ".join(button.label for button in app.button)
        assert shown.count(f"comité de suivi de {name}") >= 2
        assert not [other for other in NAMES if other != name and other in shown]


def test_everybody_finds_their_own_conversation_again(crowd: Crowd) -> None:
    for name in NAMES:
        mine = Conversations(crowd.folder / "data" / "conversations.sqlite", name)
        (conversation,) = mine.find()
        assert name in conversation.title and len(mine.turns(conversation.id)) == 2


def test_a_session_costs_little_memory(crowd: Crowd, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{crowd.megabytes:.1f} MB a session", end="")
    assert crowd.megabytes < MOST_MEGABYTES


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving(echo) as server:
        yield server


def echo(asked: JsonObject) -> Reply:
    """An answer that names the person who asks, slow enough for the others to come in between."""
    prompt = asked["messages"][-1]["content"]
    name = re.findall(r"Kerlouan[a-z]", prompt)[-1]
    found = re.search(r"<passage (P\d+)>(?:(?!</passage).)*témoin extérieur", prompt, re.DOTALL)
    mark = found.group(1) if found else "P1"
    said = "Le comité de suivi réunit les financeurs, les associations et un témoin extérieur"
    return Reply(f"{said} [{mark}]. Le comité se réunit trois fois par an à {name} [{mark}].", between=0.02)


def write(assistant: Assistant, question: str, talk: Talk) -> Generator[Piece, None, None]:
    yield from assistant.stream(question, talk.history, talk.documents, "llm", talk.answers)


def keep(conversations: Conversations, conversation: Conversation, answer: Answer) -> None:
    conversations.add(conversation.id, answer)


def test_answers_written_at_once_never_mix(tmp_path: Path, server: ModelServer) -> None:
    settings = load_settings(
        data=tmp_path, llm_model=f"ollama:{MODEL}", llm_url=server.url, llm_concurrency=USERS, llm_first_token=30.0
    )
    assistant = Assistant.over(make_index(), settings=settings)
    together = threading.Barrier(USERS)

    def one_of_them(name: str) -> list[str]:
        mine = Conversations(tmp_path / "conversations.sqlite", name)
        question = f"Comment réunir le comité de suivi de {name} ?"
        conversation = mine.create(question)
        together.wait(TIMEOUT)
        for asked in (question, "et qui en fait partie ?"):
            turns = mine.turns(conversation.id)
            before = Talk([turn.question for turn in turns], (), [turn.answer for turn in turns])
            job = AnswerJob(
                blank_turn(len(turns) + 1, asked),
                partial(write, assistant, asked, before),
                partial(keep, mine, conversation),
            )
            job.start()
            job.join(TIMEOUT)
            assert job.answered
        return [turn.answer.markdown + turn.answer.standalone for turn in mine.turns(conversation.id)]

    with ThreadPoolExecutor(USERS) as pool:
        written = list(pool.map(one_of_them, NAMES))
    for name, answers in zip(NAMES, written, strict=True):
        assert len(answers) == 2 and all(name in answer for answer in answers)
        assert not [other for other in NAMES if other != name and other in "".join(answers)]
    assert server.most_at_once > 1
