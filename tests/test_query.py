"""A question becomes weighted index terms, alternatives of one word counting once."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.question.query import Analyser, score_query
from ingest.lexical import LexicalIndex
from ingest.terms import stem

TEXTS = [
    "Le comité de pilotage (COPIL) suit l'ingénierie collective et réunit les financeurs.",
    "Le cahier des charges décrit la mission du prestataire, ses livrables et le budget.",
    "Les associations intermédiaires (AI) mutualisent un poste de chargé de communication.",
    "L'évaluation de l'utilité sociale du territoire se fait avec des indicateurs.",
    "La location de véhicules aide les demandeurs d'emploi du Cantal.",
    "Les salariés travaillent à la ressourcerie de Thionville et y recyclent les encombrants.",
    "Le financement de la formation vient de l'OPCA.",
    "Un entretien avec les dirigeants de Thionville prépare le diagnostic partagé.",
]
INDEX = LexicalIndex.build(TEXTS)
ANALYSER = Analyser(INDEX)


def _best(question: str, history: tuple[str, ...] = ()) -> int:
    return int(np.argmax(score_query(INDEX, ANALYSER.analyse(question, history))))


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Comment constituer un comité de pilotage ?", 0),
        ("c koi le copil", 0),
        ("How do we set up a steering committee?", 0),
        ("Who writes the terms of reference?", 1),
        ("que doit faire le presta ?", 1),
        ("des ai groupent leur com", 2),
        ("evaluer lutilite sociale", 3),
        ("évalaution utlité sociale", 3),
        ("car rental for jobseekers", 4),
        ("prêter une bagnole à des chômeurs", 4),
        ("employees recycling bulky waste in Thionville", 5),
        ("qui bosse à Thionvile", 5),
        ("pognon pour se former", 6),
        ("interviews with managers", 7),
    ],
)
def test_finds_the_passage(question: str, row: int) -> None:
    assert _best(question) == row


def test_request_words_weigh_nothing() -> None:
    query = ANALYSER.analyse("Je voudrais savoir quelle fiche parle du comité de pilotage, s'il vous plaît")
    assert query.terms[stem("comité")] == 1.0
    assert not {"voudr", "savoir", "plait", "quel"} & set(query.terms)


def test_english_word_is_one_group() -> None:
    query = ANALYSER.analyse("vehicles in Cantal")
    [vehicle] = [group for group in query.groups if "vehicul" in group]
    assert len(vehicle) <= 8
    assert query.language == "en"


def test_group_counts_as_one_word() -> None:
    index = LexicalIndex.build(["budget annuel", "budget mensuel", "budget total", "agios divers"])
    query = replace(ANALYSER.analyse(""), groups=({"budget": 0.9, "agios": 0.4},))
    # The rare alternative takes the rarity of the mixture, which is as common as the likely one.
    assert 0 < score_query(index, query)[3] < index.scores({"agios": 0.4})[3]


def test_word_alone_scores_as_in_the_index() -> None:
    query = replace(ANALYSER.analyse(""), groups=({"cantal": 0.5},))
    assert np.array_equal(score_query(INDEX, query), INDEX.scores({"cantal": 0.5}))


def test_correction_is_reported_and_read() -> None:
    query = ANALYSER.analyse("livrables du prestatire")
    assert query.corrections == {"prestatire": "prestataire"}
    assert query.standalone == "livrables du prestataire"
    assert query.question == "livrables du prestatire"


def test_names_and_acronyms_are_not_mended() -> None:
    query = ANALYSER.analyse("Le COPIM de Thiaville-sur-Meurthe")
    assert query.corrections == {}


def test_expansions_are_reported() -> None:
    query = ANALYSER.analyse("le rôle du COPIL")
    assert query.expansions == {"COPIL": ("comité de pilotage",)}
    assert 0 < query.terms["pilotag"] < query.terms["copil"]


def test_unknown_words_are_named() -> None:
    assert ANALYSER.analyse("recette de la carbonade au xyzzyx").unknown[-1] == "xyzzyx"


def test_amounts_are_not_unknown() -> None:
    assert ANALYSER.analyse("comité de pilotage, 9 500 € et 12 jours en 2031").unknown == ("jours", "2031")


def test_followup_is_completed_at_lower_weight() -> None:
    query = ANALYSER.analyse("et le budget ?", ["Que contient le cahier des charges du prestataire ?"])
    assert query.followed
    assert query.terms["budget"] == 1.0
    assert 0 < query.terms["prestatair"] < 1.0
    assert "cahier des charges" in query.standalone


def test_new_topic_is_not_completed() -> None:
    query = ANALYSER.analyse("Passons à autre chose : l'OPCA ?", ["Que contient le cahier des charges ?"])
    assert not query.followed
    assert "cahi" not in query.terms


def test_followup_takes_the_language_of_the_conversation() -> None:
    assert ANALYSER.analyse("budget?", ["How do we write the terms of reference?"]).language == "en"


@pytest.mark.parametrize("question", ["", "   ", "???", "comment ?", "the", "😀", "a" * 5000])
def test_empty_questions_give_empty_queries(question: str) -> None:
    query = ANALYSER.analyse(question)
    assert not query.groups
    assert not score_query(INDEX, query).any()


def test_user_tables_are_read(tmp_path: Path) -> None:
    (tmp_path / "thesaurus.yaml").write_text("zinzin: ressourcerie\n", encoding="utf-8")
    query = Analyser(INDEX, folder=tmp_path).analyse("un zinzin")
    assert stem("ressourcerie") in query.terms


def test_index_without_passages_is_no_obstacle() -> None:
    empty = LexicalIndex.build([])
    assert score_query(empty, Analyser(empty).analyse("le comité de pilotage")).shape == (0,)
