"""The tree of a document holds the whole draft in order: title page, what is missing, sections, sources."""

from dataclasses import replace
from datetime import date

from drafts import BUDGET, CALENDAR, CONTEXT, GAPS, make_draft

from assistant.document_tree import Node, plain_text, table_rows
from assistant.drafting.datamodels import Gap, Section
from assistant.drafting.document import document_blocks

DAY = date(2027, 3, 1)


def outline(blocks: list[Node]) -> list[str]:
    return [plain_text(block["c"][2]) for block in blocks if block["t"] == "Header"]


def first_table(blocks: list[Node]) -> list[list[str]]:
    head, below = table_rows(next(block for block in blocks if block["t"] == "Table"))
    return [[plain_text(cell[4]) for cell in row] for row in [*head, *below]]


def test_the_order_of_the_document() -> None:
    blocks = document_blocks(make_draft(), DAY)
    assert [plain_text(block) for block in blocks[:5]] == [
        "Cahier des charges",
        "Mutualiser les achats de cinq ateliers & cafés",
        "Structure porteuse\u00a0: Maison des Voisins",
        "DLA\u00a0: [À compléter : nom du DLA]",
        "Document établi le 1er mars 2027",
    ]
    assert outline(blocks) == [
        "À compléter avant envoi",
        "Contexte et origine de la demande",
        "Calendrier",
        "Budget et critères de choix",
        "Annexe : sources citées",
    ]


def test_what_is_missing_is_listed_once_with_its_field_and_sections() -> None:
    gaps = (*GAPS, Gap("calendar.restitution", "date de la restitution", "budget"), Gap("title", "titre", "couverture"))
    blocks = document_blocks(make_draft(gaps=gaps), DAY)
    assert first_table(blocks) == [
        ["Information attendue", "Champ à remplir", "Section"],
        ["Membres du comité", "Membres du comité de pilotage", "1. Contexte et origine de la demande"],
        ["Date de la restitution", "Restitution", "2. Calendrier 3. Budget et critères de choix"],
        ["Titre", "Intitulé de la mission", "Page de titre"],
    ]
    assert "Il manque 3 informations, surlignées dans le document." in plain_text(blocks)


def test_a_draft_without_gaps_lists_none() -> None:
    blocks = document_blocks(make_draft(gaps=()), DAY)
    assert outline(blocks)[0] == "Contexte et origine de la demande"
    assert "Il manque" not in plain_text(blocks)


def test_a_draft_without_citations_has_no_sources() -> None:
    bare = Section("a", "Objet", (), rewritten="Rien de cité.")
    assert outline(document_blocks(make_draft(bare, gaps=()), DAY)) == ["Objet"]


def test_titles_that_the_user_typed_go_under_the_section() -> None:
    rewritten = replace(CONTEXT, rewritten="# Un\n\ntexte\n\n## Deux\n\n> # Trois")
    blocks = document_blocks(make_draft(rewritten, CALENDAR), DAY)
    levels = [block["c"][0] for block in blocks if block["t"] == "Header"]
    assert levels == [1, 1, 2, 3, 1, 1]
    quote = next(block for block in blocks if block["t"] == "BlockQuote")
    assert quote["c"][0]["c"][0] == 2


def test_sections_written_and_rewritten_stay_in_their_order() -> None:
    rewritten = replace(CALENDAR, rewritten="Un jour de mai.\n\n```\nsans fin [1]")
    blocks = document_blocks(make_draft(CONTEXT, rewritten, BUDGET), DAY)
    words = plain_text(blocks)
    places = [words.index(each) for each in ("Il évite d’être", "Un jour de mai", "sans fin [1]", "Enveloppe maximale")]
    assert places == sorted(places)


def test_what_announces_a_table_or_a_list_is_held_to_it() -> None:
    rewritten = replace(
        CONTEXT,
        rewritten="Voici [1] :\n\n- un\n\nLibre\n\n- deux\n\n**Titre**\n\n1. trois\n\nTableau\n\n|a|\n|-|\n|b|\n",
    )
    blocks = document_blocks(make_draft(rewritten, gaps=()), DAY)
    held = [plain_text(block) for block in blocks if block["t"] == "Div" and block["c"][0][1] == ["lead-in"]]
    assert held == ["Voici :", "Titre", "Tableau", "Guide des ateliers partagés"]
