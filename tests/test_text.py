"""Repairs of French words, folding, joining of wrapped lines."""

import pytest

from ingest.text import fold, joined, repair


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        ("ﬁnancement, ﬂux, eﬀort, oﬃce", "financement, flux, effort, office"),
        ("e\u0301valuation", "évaluation"),
        ("e ´valuation", "évaluation"),
        ("d´eveloppement", "développement"),
        ("d´ eveloppement", "développement"),
        ("cr´e´e", "créé"),
        ("franc¸ais", "français"),
        ("m`ere et pˆole", "mère et pôle"),
        ("l’accent ´ seul", "l’accent ´ seul"),
        ("asso\u00adciation", "association"),
        ("asso\u00ad", "asso-"),
        ("mise en \x9cuvre", "mise en œuvre"),
        ("mise en \ufffduvre", "mise en œuvre"),
        ("l’\ufffduvre et la man\ufffduvre", "l’œuvre et la manœuvre"),
        ("une mise en uvre", "une mise en œuvre"),
        ("au cur du projet", "au cœur du projet"),
        ("au c\ufffdur du projet", "au cœur du projet"),
        ("les pauvres ouvrent", "les pauvres ouvrent"),
        ("\x7f Identifier", "• Identifier"),
        ("\uf0b7 Identifier", "• Identifier"),
        ("10\u00a0000\u202f€", "10 000 €"),
        ("mot\u200binvisible\x01", "motinvisible"),
        ("S O M M A I R E", "SOMMAIRE"),
        ("S O M M A I R E D E S F I C H E S", "SOMMAIRE DES FICHES"),
        ("A B C", "A B C"),
        ("20 m² à 3 °C, n° 5 ½", "20 m² à 3 °C, n° 5 ½"),
        ("", ""),
    ],
)
def test_repair_gives_what_a_person_would_type(printed: str, repaired: str) -> None:
    assert repair(printed) == repaired


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Évaluation", "l'evaluation"),
        ("cœur, Œuvre, ex æquo", "coeur, oeuvre, ex aequo"),
        ("e\u0301te\u0301", "ete"),
        ("Nord – Pas‑de—Calais", "nord - pas-de-calais"),
        ("ﬁche", "fiche"),
        ("DLA", "dla"),
        ("Où ? 10\u00a0%", "ou ? 10 %"),
        ("", ""),
    ],
)
def test_fold_keeps_only_what_matching_needs(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_twice_changes_nothing() -> None:
    once = fold("L’Œuvre d’Évaluation – n° 3 ½ ﬁ İ ß")
    assert fold(once) == once


@pytest.mark.parametrize(
    ("left", "right", "words", "whole"),
    [
        ("une asso-", "ciation locale", (), "une association locale"),
        ("les struc-", "tures,", (), "les structures,"),
        ("un sous-", "traitant", (), "un sous-traitant"),
        ("le savoir-", "faire", (), "le savoir-faire"),
        ("semble-", "t-elle utile", (), "semble-t-elle utile"),
        ("les inter-", "CNAR", (), "les inter-CNAR"),
        ("d’inter-", "vention", (), "d’intervention"),
        ("la co-cons-", "truction", (), "la co-construction"),
        ("une porte-", "feuille", ("portefeuille",), "une portefeuille"),
        ("un bien-", "être", (), "un bien-être"),
        ("un garde-", "fou", ("garde-fou",), "un garde-fou"),
        ("les dimensions socia-", "les", (), "les dimensions sociales"),
        ("dites-", "le", ("dites",), "dites-le"),
        ("en 2009-", "2010", (), "en 2009- 2010"),
        ("un tiret -", "puis", (), "un tiret - puis"),
        ("la fin", "du mot", (), "la fin du mot"),
    ],
)
def test_a_cut_word_is_made_whole_and_a_compound_kept(
    left: str, right: str, words: tuple[str, ...], whole: str
) -> None:
    assert joined(left, right, frozenset(words)) == whole
