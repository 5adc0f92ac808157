"""Each mark becomes one footnote with guide, place and extract; what was cited comes back as the list of sources."""

from dataclasses import replace

import pytest
from drafts import CITATIONS, GUIDE, QUOTES

from assistant.document_tree import Node, changed, plain_text
from assistant.drafting.footnotes import Footnotes, sources

PLACE = f"{GUIDE}, Fiche 2, Réunir les voisins, page 2 du PDF\u00a0: "


def read(*texts: str) -> tuple[list[list[Node]], Footnotes]:
    """The inlines of each text's first paragraph, notes filled."""
    footnotes = Footnotes(CITATIONS)
    return [changed(footnotes.parse(text), footnotes.placed)[0]["c"] for text in texts], footnotes


def notes(inlines: list[Node]) -> list[str]:
    return [plain_text(node["c"]) for node in inlines if node["t"] == "Note"]


def line(inlines: list[Node]) -> str:
    """The words, each note shown as a °."""
    return "".join("°" if node["t"] == "Note" else plain_text([node]) for node in inlines)


def test_a_note_names_guide_fiche_page_and_extract() -> None:
    (inlines,), _ = read("Il choisit un animateur[2]")
    assert notes(inlines) == [PLACE + "«\u00a0Il choisit un animateur.\u00a0»"]


def test_a_note_says_the_printed_page_and_a_citation_that_is_not_exact() -> None:
    (inlines,), _ = read("Texte[3]")
    assert notes(inlines) == [
        f"{GUIDE}, page 3 du PDF (imprimée 5)\u00a0: «\u00a0{QUOTES[2]}\u00a0» (citation approchée)."
    ]


def test_a_citation_used_again_is_shorter_and_says_so() -> None:
    (first, again), footnotes = read("Un[1]", "Deux[1]")
    assert notes(first) == [PLACE + f"«\u00a0{QUOTES[0]}\u00a0»"]
    start = "Le comité se réunit le premier mardi du mois et décide de […]"
    assert notes(again) == [PLACE + f"«\u00a0{start}\u00a0», cité plus haut."]
    assert footnotes.cited == CITATIONS[:1]


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Il décide.[1]", "Il décide°."),
        ("Il décide [1].", "Il décide°."),
        ("Il décide[1][2]", "Il décide°,°"),
        ("Il décide. [1] [2] Puis", "Il décide°,°. Puis"),
        ("Ce qui suit :[1]", "Ce qui suit° :"),
        ("Ce qui suit\u00a0: [1]", "Ce qui suit°\u00a0:"),
        ("dates, lieux, etc.[1]", "dates, lieux, etc.°"),
        ("Non cité [99] ni \\[1\\] ni `[1]`", "Non cité [99] ni [1] ni [1]"),
        ("Un [lien [2]](http://x.fr) et [1](http://y.fr)", "Un lien° et 1"),
        ("**Gras**[1]", "Gras°"),
    ],
)
def test_where_notes_stand(markdown: str, shown: str) -> None:
    (inlines,), _ = read(markdown)
    flat = [each for node in inlines for each in (node["c"][1] if node["t"] == "Link" else [node])]
    assert line(flat) == shown


def test_a_note_that_the_user_typed_stays() -> None:
    (inlines,), footnotes = read("Ma note[^a] et la vôtre[2]\n\n[^a]: voir [1] aussi")
    assert notes(inlines)[0] == "voir [1] aussi"
    assert [citation.n for citation in footnotes.cited] == [2]


def test_an_open_block_of_code_keeps_the_notes_before_it() -> None:
    (inlines,), _ = read("Texte[2]\n\n```\ncode [1]")
    assert len(notes(inlines)) == 1


def test_sources_name_each_page_once() -> None:
    other = replace(CITATIONS[0], n=6, document="b.pdf", title="Autre guide", fiche=None, page=9, label="7")
    again = replace(CITATIONS[0], n=7, page=4, label="4")
    assert [plain_text(block) for block in sources((*CITATIONS[:2], again, other))] == [
        "Autre guide",
        "Page\u00a09 (imprimée 7)\u00a0du\u00a0PDF",
        GUIDE,
        "Fiche 2, Réunir les voisins – pages\u00a02 et 4\u00a0du\u00a0PDF",
    ]
