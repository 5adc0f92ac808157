"""The Markdown of a section takes every word as typed and leads back to the same words."""

from dataclasses import replace

import pytest
from drafts import CALENDAR, CONTEXT

from assistant.document_tree import plain_text
from assistant.drafting.datamodels import Paragraph, Section
from assistant.drafting.section_markdown import section_markdown
from assistant.pandoc import parse


def test_paragraphs_items_and_marks() -> None:
    assert section_markdown(CONTEXT) == (
        "Cinq ateliers de \\*réparation\\* \\[1\\] veulent mutualiser leurs achats\\_ & frais : 10 000 \\$ \\<b>.\n\n"
        "1\\. Le comité se réunit chaque mois.[1]\n\n"
        "- \\# Il choisit un animateur[2][1]\n"
        "- Les membres : [À compléter : membres du comité].\n\n"
        "Il évite d’être trop large.[3]\n"
    )


def test_a_table_without_caption_has_its_marks_in_the_first_cell() -> None:
    assert section_markdown(CALENDAR) == (
        "La mission suit ce calendrier.[1]\n\n"
        "| Étape[4] | Date |\n"
        "| --- | --- |\n"
        "| Démarrage \\| réunion | 15 mars 2027 |\n"
        "| Restitution | [À compléter : date de la restitution] |\n"
    )


def test_a_rewritten_section_is_what_the_user_typed() -> None:
    assert section_markdown(replace(CONTEXT, rewritten="# Mon *texte* [1]")) == "# Mon *texte* [1]"


def test_an_empty_section_is_an_empty_text() -> None:
    assert section_markdown(Section("vide", "Vide", ())) == ""


@pytest.mark.parametrize(
    "text",
    [
        "*a* **b** _c_ __d__ `e` ~~f~~ h_i",
        "# titre",
        "1. un",
        "- tiret",
        "> cité",
        "a | b",
        "[lien](http://x.fr) ![image](y.png) [1] [^2] [a]: b",
        "<b>gras</b> <!-- rien --> <http://x.fr> 2 < 3 && &eacute; R&D",
        "9 $ et 10 $, \\ et \\* ; 50\u00a0% « oui »",
        "+++ === --- ***",
        "[À compléter : nom](ou non), [À compléter : date]: plus tard",
    ],
)
@pytest.mark.parametrize("kind", ["text", "item", "table"])
def test_every_sign_comes_back_as_typed(text: str, kind: str) -> None:
    rows = (("Titre",), (text,)) if kind == "table" else ()
    paragraph = Paragraph("" if rows else text, kind, rows=rows)  # type: ignore[arg-type]
    blocks = parse(section_markdown(Section("s", "S", (paragraph,))))
    assert [block["t"] for block in blocks] == [{"text": "Para", "item": "BulletList", "table": "Table"}[kind]]
    assert plain_text(blocks[0]["c"]) == ("Titre" if rows else "") + text


def test_lines_of_a_paragraph_stay_lines() -> None:
    section = Section("s", "S", (Paragraph("un  deux \n\n- trois"), Paragraph("quatre\n# cinq", "item")))
    assert section_markdown(section) == "un deux\\\n\\- trois\n\n- quatre\\\n  \\# cinq\n"
