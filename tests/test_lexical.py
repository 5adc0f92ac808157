import math
from pathlib import Path

import numpy as np
import pytest

from ingest.datamodels import Passage, Span
from ingest.lexical import LexicalIndex, indexed_text
from ingest.terms import analyse, is_stop_word, stem, tokens


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Comment constituer un comité de pilotage ?", ["constitu", "comit", "pilotag"]),
        ("l’accompagnement qu'il s’agit d'animer", ["accompagn", "anim"]),
        ("jusqu'aux partenaires, aujourd’hui", ["partenair"]),
        ("Fiche III-4 et iii-4", ["fich", "iii-4", "iii-4"]),
        ("I-C-2-a, III.4", ["i-c-2-a", "iii-4"]),
        ("chapitre 3.1", ["chapitr", "3.1"]),
        ("11 302 €, 9\u202f000 €, 12,5 %", ["11302", "9000", "12.5"]),
        ("n° 3", ["3"]),
        ("A.C.I. et I.A.E", ["aci", "iae"]),
        ("une AI, un CA", ["ai", "ca"]),
        ("j'ai, ça", []),
        ("DTS, ESS, C2RA", ["dts", "ess", "c2ra"]),
        ("Monographie D", ["monograph", "d"]),
        ("d) le point", ["point"]),
        ("co-financement pré-diagnostic", ["cofinanc", "prediagnostic"]),
        ("savoir-faire", ["savoir"]),
        ("A-t-il voté ?", ["vot"]),
        ("cœur, coeur", ["coeur", "coeur"]),
        ("", []),
        (" … ’ - ", []),
    ],
)
def test_terms_of_a_text(text: str, terms: list[str]) -> None:
    assert analyse(text) == terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("comité", "comite"),
        ("comite\u0301", "comité"),
        ("activités", "activites"),
        ("activité", "actives"),
        ("animées", "animee"),
        ("première", "premieres"),
        ("œuvre", "oeuvres"),
        ("ÉTAPES", "étape"),
        ("mutualisation", "mutualiser"),
        ("SIAE", "siae"),
        ("l’Évaluation", "evaluation"),
    ],
)
def test_spellings_of_a_word_meet(one: str, other: str) -> None:
    assert analyse(one) == analyse(other) != []


def test_tokens_are_as_written_without_elided_articles() -> None:
    assert tokens("L’AI n'a pas 11 302 € (prud'hommes)") == ["AI", "a", "pas", "11 302", "prud", "hommes"]


def test_stem_of_a_stop_word_is_still_given() -> None:
    assert is_stop_word("Avec") and stem("Avec") == "avec"


def test_no_character_breaks_the_analysis() -> None:
    for code in range(0x30000):
        if not 0xD800 <= code < 0xE000:
            analyse(chr(code))


def test_indexed_text_holds_title_path_and_code_once() -> None:
    passage = Passage("1", "a.pdf", 0, "Le texte.", ("Le guide", "Agir"), (Span(1, 0, 9),), "prose", "Fiche 2")
    assert indexed_text(passage, "Le guide") == "Le guide\nAgir\nFiche 2\nLe texte."


def test_indexed_text_repeats_no_code_that_the_path_holds() -> None:
    passage = Passage("1", "a.pdf", 0, "Texte.", ("Fiche 2 Agir",), (Span(1, 0, 6),), "prose", "Fiche 2")
    assert indexed_text(passage, "Guide") == "Guide\nFiche 2 Agir\nTexte."


TEXTS = ["comité comité budget", "budget", "réunion"]


def test_scores_are_weighted_bm25() -> None:
    index = LexicalIndex.build(TEXTS, k1=1.5, b=0.75)
    # Mean length 5/3. "comité" twice in a text of 3: tf 2, norm 1.5 * (0.25 + 0.75 * 3 / (5/3)) = 2.4.
    comite = math.log(1 + 2.5 / 1.5) * 2 / (2 + 2.4)
    budget = [math.log(1 + 1.5 / 2.5) * 1 / (1 + 2.4), math.log(1 + 1.5 / 2.5) * 1 / (1 + 1.5 * (0.25 + 0.75 * 0.6))]
    scores = index.scores({"comit": 2.0, "budget": 1.0, "inconnu": 5.0})
    assert scores.dtype == np.float32
    assert scores == pytest.approx([2 * comite + budget[0], budget[1], 0.0])
    assert index.max_score("budget") == pytest.approx(budget[1])


def test_idf_and_counts() -> None:
    index = LexicalIndex.build(TEXTS)
    assert index.idf("budget") == pytest.approx(math.log(1 + 1.5 / 2.5))
    assert (index.idf("inconnu"), index.max_score("inconnu"), index.document_frequency("inconnu")) == (0.0, 0.0, 0)
    assert dict(index.vocabulary) == {"budget": 2, "comit": 1, "reunion": 1}
    assert dict(index.words) == {"budget": 2, "comite": 1, "reunion": 1}


def test_words_count_passages_and_keep_stop_words() -> None:
    assert dict(LexicalIndex.build(["Les comités, les comités", "les"]).words) == {"comites": 1, "les": 2}


def test_saved_and_loaded_index_scores_the_same(tmp_path: Path) -> None:
    index = LexicalIndex.build([*TEXTS, ""])
    index.save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical")
    query = {"comit": 1.0, "budget": 0.5}
    assert np.array_equal(loaded.scores(query), index.scores(query))
    assert (len(loaded), loaded.vocabulary, loaded.words) == (4, index.vocabulary, index.words)


def test_same_texts_give_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        LexicalIndex.build(TEXTS).save(tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize("texts", [[], [""], ["de la"]])
def test_index_without_terms(texts: list[str], tmp_path: Path) -> None:
    LexicalIndex.build(texts).save(tmp_path)
    index = LexicalIndex.load(tmp_path)
    assert list(index.scores({"comit": 1.0})) == [0.0] * len(texts)
