"""Repairs of French words, folding, joining of wrapped lines."""

import pytest

from ingest.datamodels import Line
from ingest.text import fold, joined, repair, unwrap


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


def line(text: str, y: float, *, size: float = 10.0, bold: bool = False, **marks: bool) -> Line:
    return Line(text, 0, len(text), 50.0, y, size, bold, **marks)


def test_wrapped_lines_run_on_and_a_wider_gap_starts_a_paragraph() -> None:
    lines = [
        line("Le comité pilote", 700),
        line("la démarche.", 687),
        line("Il se réunit", 669),
        line("chaque mois.", 656),
    ]
    assert unwrap(lines) == "Le comité pilote la démarche.\n\nIl se réunit chaque mois."


def test_list_items_and_table_rows_stand_on_lines_of_their_own() -> None:
    lines = [
        line("Il faut :", 700),
        line("• un budget", 687, bullet=True),
        line("suffisant", 674),
        line("• un lieu", 661, bullet=True),
        line("Étape | Durée", 640, row=True),
        line("Suivi | 1 an", 620, row=True),
    ]
    assert unwrap(lines) == "Il faut :\n• un budget suffisant\n• un lieu\nÉtape | Durée\nSuivi | 1 an"


def test_a_bullet_misread_as_a_quotation_mark_reads_as_a_bullet() -> None:
    assert unwrap([line("Il faut :", 700), line("« un budget", 687, bullet=True)]) == "Il faut :\n• un budget"


def test_a_heading_is_parted_from_the_text_below_it() -> None:
    by_size = [line("Le budget", 700, size=13, bold=True), line("Il est voté.", 684)]
    by_weight = [line("Le budget", 700, bold=True), line("Il est voté.", 687)]
    assert unwrap(by_size) == unwrap(by_weight) == "Le budget\n\nIl est voté."


def test_bold_words_that_wrap_do_not_part_a_sentence() -> None:
    lines = [line("Il faut que", 700), line("tous les financeurs du projet", 687, bold=True), line("soient là.", 674)]
    assert unwrap(lines) == "Il faut que tous les financeurs du projet soient là."


def test_lines_set_wide_apart_throughout_still_run_on() -> None:
    lines = [line(f"ligne {number} qui continue", 700 - 20 * number) for number in range(5)]
    assert "\n" not in unwrap(lines)


def test_a_text_runs_on_from_the_foot_of_a_column_to_the_head_of_the_next() -> None:
    assert unwrap([line("au pied de la", 80), line("colonne suivante", 750)]) == "au pied de la colonne suivante"


def test_a_sentence_that_a_gap_breaks_off_runs_on() -> None:
    lines = [line("• Le rôle d’une banque dans", 700, bullet=True), line("le développement d’un projet", 683)]
    assert unwrap(lines) == "• Le rôle d’une banque dans le développement d’un projet"
    lines = [line("Le rôle d’une banque.", 700), line("www.exemple.org", 683)]
    assert unwrap(lines) == "Le rôle d’une banque.\n\nwww.exemple.org"


def test_nothing_gives_nothing() -> None:
    assert unwrap([]) == ""
