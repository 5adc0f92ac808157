"""Sentences, items, rows and headings of French guides."""

import pytest

from assistant.answer.sentence_ends import split_sentences
from assistant.answer.sentences import is_clean, is_heading, split_units


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Le DLA agit. Il finance.", ["Le DLA agit.", "Il finance."]),
        ("Voir p. 12 du guide. Puis agir.", ["Voir p. 12 du guide.", "Puis agir."]),
        ("M. Dupont et Mme. Durand décident. Fin.", ["M. Dupont et Mme. Durand décident.", "Fin."]),
        ("Le n°. 3 compte, cf. Annexe. Bien.", ["Le n°. 3 compte, cf. Annexe.", "Bien."]),
        ("C'est un tiers, c.-à-d. Paul. Oui.", ["C'est un tiers, c.-à-d. Paul.", "Oui."]),
        ("Il coûte 1.5 million. Il dure.", ["Il coûte 1.5 million.", "Il dure."]),
        ("Réseaux, fédérations, etc. Les membres votent.", ["Réseaux, fédérations, etc.", "Les membres votent."]),
        ("Qui décide ? Le comité… Puis il agit !", ["Qui décide ?", "Le comité…", "Puis il agit !"]),
        ("« Agir ensemble. » Voilà le but.", ["« Agir ensemble. »", "Voilà le but."]),
        ("J. Martin préside. R. Roux signe.", ["J. Martin préside.", "R. Roux signe."]),
        ("un début sans majuscule. suite collée", ["un début sans majuscule. suite collée"]),
        ("", []),
    ],
)
def test_split_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_units_of_a_list_with_its_introduction() -> None:
    text = (
        "POINTS DE VIGILANCE\nLe DLA doit vérifier :\n• le budget ;\n• le calendrier. Il peut le revoir.\nFin du texte."
    )
    units = split_units(text)
    assert [(unit.kind, unit.words) for unit in units] == [
        ("heading", "POINTS DE VIGILANCE"),
        ("intro", "Le DLA doit vérifier :"),
        ("item", "le budget ;"),
        ("item", "le calendrier. Il peut le revoir."),
        ("sentence", "Fin du texte."),
    ]


def test_units_know_their_place() -> None:
    text = "Une phrase. Une autre.\n- un point important"
    assert [text[unit.start : unit.end] for unit in split_units(text)] == [
        "Une phrase.",
        "Une autre.",
        "un point important",
    ]


@pytest.mark.parametrize(
    "line", ["• a bien", "- deux mots", "– deux mots", "1. Premier pas", "a) premier pas", "⇒ but visé"]
)
def test_bullets(line: str) -> None:
    assert [unit.kind for unit in split_units(line)] == ["item"]


@pytest.mark.parametrize(
    "line", ["8 jours suffisent au prestataire.", "2008 fut une bonne année.", "A Lille, le DLA agit."]
)
def test_not_bullets(line: str) -> None:
    assert [unit.kind for unit in split_units(line)] == ["sentence"]


def test_rows_stay_whole() -> None:
    assert [unit.kind for unit in split_units("Lens | 03 21 42 68 44\nLille | 03 20 74 57 40")] == ["row", "row"]
    lettered = "B. Recycleries | 5\nB. | 9 mois"
    assert [(unit.kind, unit.words) for unit in split_units(lettered)] == [
        ("row", "B. Recycleries | 5"),
        ("row", "B. | 9 mois"),
    ]


def test_a_colon_within_brackets_makes_no_label() -> None:
    assert split_units("Instances relevées (B à E : CNAR Environnement)")[0].kind == "sentence"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Le prestataire l’anime en D. À quelle fréquence le réunir ?", 2),
        ("Le rapport cite J. Martin et A. Durand.", 1),
    ],
)
def test_a_letter_before_an_opening_word_is_no_initial(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


def test_a_numbered_part_is_a_heading_and_what_gives_a_value_a_row() -> None:
    text = "Phase 2 : coopérer\nLe groupe se forme.\nSecteur : culture\nOdile CHARROUX - odile@exemple.test"
    assert [unit.kind for unit in split_units(text)] == ["heading", "sentence", "row", "row"]


@pytest.mark.parametrize(
    "line", ["CIBLER LES STRUCTURES", "Clefs de réussite", "3.1 La demande initiale", "Qui décide ?"]
)
def test_headings(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("line", ["Le DLA pilote la démarche.", "Le comité réunit :", "Le réseau, les financeurs,"])
def test_not_headings(line: str) -> None:
    assert not is_heading(line)


@pytest.mark.parametrize("words", ["• • • •", "12 | 45 | 3", "F i c h e p r a t i q u e", "3"])
def test_noise_is_not_clean(words: str) -> None:
    assert not is_clean(words)


def test_a_short_item_is_clean() -> None:
    assert is_clean("Conférences et débats")
