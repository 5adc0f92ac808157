"""Markdown and plain text to blocks."""

import pytest

from assistant.audit.datamodels import Block
from assistant.audit.markdown_reading import blocks_of_markdown


def said(markdown: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks_of_markdown(markdown)]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Budget\n\n9 000 € TTC.", [("heading", "Budget"), ("text", "9 000 € TTC.")]),
        ("Budget\n======\n\n9 000 €.", [("heading", "Budget"), ("text", "9 000 €.")]),
        ("## 4. Budget {#budget .x}\n\nOui.", [("heading", "Budget"), ("text", "Oui.")]),
        ("**Budget**\n\nIl est de 9 000 €.", [("heading", "Budget"), ("text", "Il est de 9 000 €.")]),
        ("BUDGET\n- 9 000 € TTC", [("heading", "BUDGET"), ("item", "9 000 € TTC")]),
        ("**Budget.** 9 000 € TTC.", [("text", "Budget : 9 000 € TTC.")]),
        ("- un\n- deux\n  et demi", [("item", "un"), ("item", "deux et demi")]),
        ("1. un\n2. deux", [("item", "un"), ("item", "deux")]),
        ("| A | B |\n| --- | --- |\n| un | |\n", [("row", "A | B"), ("row", "un | ")]),
        ("un\ndeux", [("text", "un deux")]),
    ],
)
def test_marks_make_kinds(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert said(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Le *comité* se **réunit**.", "Le comité se réunit."),
        ("Voir [le guide](https://exemple.test).", "Voir le guide."),
        ("Le prix [1] est dit[^2].\n\n[^2]: dans une note\n    qui court\n", "Le prix est dit."),
        ("[\\[À compléter : date\\]]{.mark} reste.", "[À compléter : date] reste."),
        ("Prix<!-- à revoir --> : 9&nbsp;000 €", "Prix : 9 000 €"),
        ("> cité", "cité"),
        ("un\\*deux", "un*deux"),
        ("le_nom_du_fichier", "le_nom_du_fichier"),
    ],
)
def test_markup_and_notes_are_left_out(markdown: str, text: str) -> None:
    assert said(markdown) == [("text", text)]


def test_a_front_matter_gives_the_title() -> None:
    assert said('---\ntitle: "Cahier des charges"\nlang: fr\n---\n\nTexte.')[0] == ("heading", "Cahier des charges")


def test_numbered_lines_over_a_text_are_headings_and_lists_are_not() -> None:
    text = "1. Contexte général\n\nUn texte.\n\n2. Coût\n\nUn autre.\n\n1. premier point\n2. second point\n"
    assert said(text) == [
        ("heading", "Contexte général"), ("text", "Un texte."), ("heading", "Coût"), ("text", "Un autre."),
        ("item", "premier point"), ("item", "second point"),
    ]  # fmt: skip


def test_short_lines_are_headings_where_none_is_marked() -> None:
    text = "Contexte\n\nQuatre crèches ont vu leurs financements changer cette année.\n\nBien cordialement,\n\nInès\n"
    assert said(text)[0] == ("heading", "Contexte")
    assert said(text)[-1] == ("text", "Inès")


def test_short_lines_are_text_where_headings_are_marked() -> None:
    text = (
        "# Un\n\na.\n\n# Deux\n\nb.\n\n# Trois\n\nLes crèches\n\nElles ont vu leurs financements changer cette année.\n"
    )
    assert ("text", "Les crèches") in said(text)


def test_headings_nest() -> None:
    blocks = blocks_of_markdown("# Un\n\n## Deux\n\nsous deux\n\n# Trois\n\nsous trois")
    assert Block("sous deux", ("Un", "Deux"), "text") in blocks
    assert Block("sous trois", ("Trois",), "text") in blocks
