"""Sections of a draft rewritten by a model: what has nothing behind it is marked, nothing offline is lost."""

from decimal import Decimal

import pytest
from answer_guide import GUIDE, make_index
from llm_server import MODEL, Reply, serving

from assistant.answer.quoting import Sources
from assistant.assistant import Assistant
from assistant.drafting.brief import Beneficiaries, Brief, Budget
from assistant.drafting.datamodels import Draft, Paragraph, Section
from assistant.llm.failures import ModelError
from ingest.errors import InputError
from ingest.settings import load_settings

INDEX = make_index()
SOURCES = Sources(INDEX)
MEETS = SOURCES.cite(INDEX.passages[0], "Le comité se réunit trois fois par an.")
WRITES = SOURCES.cite(INDEX.passages[0], "inviter chaque association par écrit")
BRIEF = Brief(
    title="Ouvrir un atelier vélo",
    beneficiaries=Beneficiaries(count=6, who="associations culturelles", territories=("Corrèze",)),
    budget=Budget(ceiling=Decimal("9000"), taxes="TTC"),
)
TABLE = Paragraph("", "table", fields=("budget",), rows=(("Poste", "Montant"), ("Plafond", "9 000 € TTC")))
SECTION = Section(
    "pilotage",
    "Pilotage",
    (
        Paragraph("La mission concerne 6 associations culturelles de Corrèze.", fields=("beneficiaries",)),
        Paragraph(
            "Le comité se réunit trois fois par an. [À compléter : membres du comité]", citations=(*MEETS, *WRITES)
        ),
        TABLE,
    ),
)
DRAFT = Draft("cahier-des-charges", "T", (), BRIEF, (SECTION,), tuple(SOURCES.citations), (), (), (), 0.0)


def rewrite(text: str, section: Section = SECTION, **reply: object) -> Section:
    with serving(Reply(text, **reply)) as server:  # type: ignore[arg-type]
        settings = load_settings(llm_model=f"ollama:{MODEL}", llm_url=server.url, llm_timeout=5.0)
        rewritten = Assistant.over(INDEX, settings=settings).rewrite_section(section, DRAFT, "Plus court.")
    [asked] = server.requests
    assert "Consigne : Plus court." in asked["messages"][1]["content"]
    return rewritten


def text_of(section: Section) -> str:
    assert section.rewritten is not None
    return section.rewritten


def test_a_faithful_text_keeps_its_citations_and_the_offline_text() -> None:
    section = rewrite(
        "Six associations culturelles de Corrèze sont concernées [P1].\n"
        "Leur comité se réunit trois fois par an et invite chaque association par écrit [P3]. "
        "[À compléter : membres du comité]"
    )
    assert section.paragraphs == SECTION.paragraphs
    first, second, *_ = text_of(section).split("\n\n")
    assert first == "Six associations culturelles de Corrèze sont concernées."
    assert second.endswith("[À compléter : membres du comité].[1]")
    assert "vérifier" not in text_of(section)


@pytest.mark.parametrize(
    ("sentence", "checked"),
    [
        ("Le budget est de 12 000 € [P1].", "« 12 000 »"),
        ("La mission commence le 15 mars 2027 [P1].", "« 15 », « 2027 »"),
        ("La Région Bretagne cofinance la mission [P1].", "« Région », « Bretagne »"),
        ("Le comité se réunit quatre fois par an [P3].", "« quatre »"),
        ("Écrivez à contact@exemple.test [P1].", "« contact@exemple.test »"),
    ],
)
def test_what_is_neither_in_the_brief_nor_cited_is_marked(sentence: str, checked: str) -> None:
    text = text_of(rewrite(sentence))
    assert f"[À compléter : vérifier {checked}, qui n'est ni dans le brief ni dans un passage cité]" in text


def test_a_fact_of_the_brief_may_come_from_any_field() -> None:
    text = text_of(rewrite("Le budget plafonne à 9 000 € TTC pour six associations culturelles [P1]."))
    assert "vérifier" not in text


def test_a_sentence_with_nothing_behind_it_is_marked() -> None:
    text = text_of(rewrite("Un hélicoptère survolera chaque lundi les plages bondées [P1]."))
    assert "[À compléter : vérifier cette phrase" in text


def test_gaps_and_tables_are_not_lost() -> None:
    text = text_of(rewrite("- Six associations culturelles de Corrèze [P1].\n- Un comité, trois fois par an [P3]."))
    assert text.startswith("- Six associations culturelles de Corrèze.\n- Un comité, trois fois par an.[1]")
    assert "\n\n[À compléter : membres du comité]\n\n" in text
    assert "| Plafond | 9 000 € TTC |" in text


def test_instructions_recited_are_not_shown() -> None:
    text = text_of(rewrite("Chaque phrase se termine par le numéro du fait ou du passage qui la dit [P1]."))
    assert "numéro du fait" not in text


@pytest.mark.parametrize("reply", [{"status": 500}, {"cut": 2}, {"garbage": True}])
def test_a_model_that_fails_changes_nothing(reply: dict[str, object]) -> None:
    with pytest.raises(ModelError):
        rewrite("Six associations culturelles de Corrèze sont concernées [P1].", **reply)


def test_a_section_with_nothing_behind_it_is_not_given_to_a_model() -> None:
    empty = Section("vide", "Calendrier", (Paragraph("[À compléter : date de lancement]"),))
    assistant = Assistant.over(INDEX, settings=load_settings(llm_model="ollama:x"))
    with pytest.raises(InputError, match="La partie « Calendrier » ne contient encore aucun fait"):
        assistant.rewrite_section(empty, DRAFT)


def test_the_model_is_given_facts_and_passages_alone() -> None:
    with serving(Reply("Rien [P1].")) as server:
        settings = load_settings(llm_model=f"ollama:{MODEL}", llm_url=server.url)
        Assistant.over(INDEX, settings=settings).rewrite_section(SECTION, DRAFT)
    user = server.requests[0]["messages"][1]["content"]
    assert "<fait P1> La mission concerne 6 associations culturelles de Corrèze." in user
    assert user.count("<passage P") == 1 and GUIDE not in user
