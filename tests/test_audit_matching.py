"""Which elements a document holds: headings, labels, statements, gaps."""

import pytest
from audited import document_of

from assistant.audit.datamodels import Found, Status
from assistant.audit.matching import LITTLE, NOTHING, QUOTE, Match, matches
from prompts.requirements import load_requirements

CONTEXT = "# Contexte\n\nQuatre crèches de Belfort voient leurs aides changer et demandent ensemble un appui au DLA."
THREE = (
    f"{CONTEXT}\n\n# Objectifs\n\nL’objectif est de choisir ensemble.\n\n# Livrables\n\nLe consultant remet un rapport."
)


def found_in(markdown: str, element: str, kind: str = "cahier-des-charges") -> Match:
    return matches(document_of(markdown), load_requirements(kind))[element]


def status_in(markdown: str, element: str, kind: str = "cahier-des-charges") -> Status:
    return found_in(markdown, element, kind).status


@pytest.mark.parametrize(
    ("body", "status", "lacking"),
    [
        ("Le prix plafond est de 9 000 € TTC.", "present", ""),
        ("9 000 euros hors taxes.", "present", ""),
        ("Cinq mille cinq cents euros hors taxes.", "present", ""),
        ("Enveloppe de 9 000 €.", "partial", "le montant ne dit pas s’il est TTC ou HT"),
        ("[À compléter : montant]", "partial", NOTHING),
        ("À définir avec les financeurs.", "partial", NOTHING),
        ("…", "partial", NOTHING),
        ("Voir plus loin.", "partial", LITTLE),
        (
            "[À compléter : montant maximum TTC] Ce prix couvre toute la mission, déplacements et restitution compris, "
            "de la première à la dernière réunion.",
            "present",
            "",
        ),
    ],
)
def test_a_section_has_substance_or_says_what_it_lacks(body: str, status: Status, lacking: str) -> None:
    match = found_in(f"{THREE}\n\n# Budget\n\n{body}", "budget")
    assert (match.status, match.lacking) == (status, lacking)


def test_a_heading_alone_is_partial() -> None:
    match = found_in(f"{THREE}\n\n# Évaluation", "evaluation")
    assert (match.status, match.found) == ("partial", Found("Évaluation", "Évaluation"))


def test_the_word_budget_among_the_criteria_is_no_budget() -> None:
    text = f"{THREE}\n\n# Critères de choix\n\n- budget : 20 points\n- méthode : 80 points"
    assert status_in(text, "budget") == "absent"
    assert status_in(text, "selection") == "present"


def test_a_firm_statement_counts_in_a_section_about_something_else() -> None:
    text = f"{THREE}\n\n# Modalités de réponse\n\nL’enveloppe maximale est de 9 000 € TTC. Réponse avant le 5 mai 2027."
    assert status_in(text, "budget") == "present"


def test_words_state_an_element_where_no_heading_does() -> None:
    text = "Bonjour,\n\nNous disposons de 4 900 € TTC.\n\nUn comité de suivi se réunira trois fois.\n\nBien à vous"
    assert status_in(text, "budget") == "present"
    assert status_in(text, "pilotage") == "present"
    assert status_in(text, "evaluation") == "absent"


@pytest.mark.parametrize(
    "line", ["Budget : 9 000 € TTC", "**Budget.** 9 000 € TTC", "| Budget | 9 000 € TTC |", "- Coût : 9 000 € TTC"]
)
def test_labels_stand_for_headings(line: str) -> None:
    assert status_in(f"Demande du DLA\n\n{line}\n", "budget") == "present"


def test_a_sentence_before_a_colon_is_no_label() -> None:
    text = "Le budget que nous avons pu réunir tient en peu de mots : presque rien."
    assert status_in(text, "budget") == "absent"


def test_a_heading_may_name_two_elements() -> None:
    text = f"{THREE}\n\n# Budget et calendrier\n\n9 000 € TTC, de mars à juin 2027."
    assert (status_in(text, "budget"), status_in(text, "calendrier")) == ("present", "present")


def test_the_parts_of_a_section_belong_to_it() -> None:
    text = f"{THREE}\n\n# Calendrier\n\n## Avant l’été\n\nPremière réunion le 3 mai.\n\n## Après\n\nFin le 4 décembre."
    match = found_in(text, "calendrier")
    assert (match.status, match.found) == ("present", Found("Première réunion le 3 mai.", "Avant l’été"))


def test_a_section_made_of_named_parts_is_judged_by_them() -> None:
    text = (
        f"{THREE}\n\n# Partenariat\n\n## Budget\n\n9 000 € TTC que paient ensemble la Région, le Département et le DLA."
    )
    assert status_in(text, "pilotage") == "present"


def test_what_an_element_gathers_must_all_stand_there() -> None:
    match = found_in(f"{THREE}\n\n# Convention\n\nUne convention est signée par les trois parties.", "convention")
    assert (match.status, match.lacking) == ("partial", "il manque la confidentialité")


def test_a_long_title_names_no_element() -> None:
    title = "# Étudier puis bâtir une plateforme commune de livraison et de budget partagé pour cinq ressourceries"
    assert status_in(f"{title}\n\nDLA de la Meuse\n\n{THREE}", "budget") == "absent"


def test_the_title_page_is_no_content() -> None:
    assert status_in(f"Budget : 9 000 € TTC\n\n{THREE}", "budget") == "absent"


def test_the_quote_is_the_documents_own_words() -> None:
    long = "Le contexte est dit en une phrase. " + "Il est long à raconter, car il remonte loin. " * 12
    found = found_in(f"# Contexte\n\n{long}", "contexte").found
    assert found is not None and len(found.quote) <= QUOTE
    assert found.quote in long and found.quote.endswith(".")
    assert found.section == "Contexte" and found.page is None


COVER = (
    "# Proposition d’intervention\n\nDispositif local d’accompagnement du Nord\n\nStructures accompagnées : régies\n\n"
    "Lille, le 4 septembre 2027\n\nContact : Claire Delattre, 03 00 00 00 00\n\n## Méthode\n\nNous venons trois fois."
)


def test_the_first_page_of_a_proposal_is_judged_by_what_it_holds() -> None:
    assert status_in(COVER, "page-de-garde", "proposition") == "present"
    less = COVER.replace("Lille, le 4 septembre 2027", "").replace("Contact : Claire Delattre, 03 00 00 00 00", "")
    match = found_in(less, "page-de-garde", "proposition")
    assert match.status == "partial"
    assert match.lacking.startswith("il manque la date, un contact")
    assert status_in("# Offre\n\n## Méthode\n\nNous venons trois fois.", "page-de-garde", "proposition") == "absent"
