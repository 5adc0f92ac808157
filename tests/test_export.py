"""Exports carry every statement, each citation as a note with its place, words and state, nothing turned into marks."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from fakes import QUESTION, TEXTS, cite, make_answer, make_refusal

from assistant.conversations import Turn
from assistant.datamodels import Statement
from assistant.export import describe_source, escape, file_name, to_docx, to_markdown, to_text

ASKED = "2026-03-04T10:00:00+00:00"
TURNS = (Turn(1, QUESTION, make_answer(), ASKED), Turn(2, "Quelle météo ?", make_refusal("Quelle météo ?"), ASKED))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("3. Le budget", "3\\. Le budget"),
        ("1) un\n- deux", "1\\) un\n\\- deux"),
        ("# titre", "\\# titre"),
        ("9 000 $ *net* _e_ __f__", "9 000 \\$ \\*net\\* \\_e\\_ \\_\\_f\\_\\_"),
        ("<b> &eacute; [1] a|b", "\\<b> \\&eacute; \\[1\\] a\\|b"),
        ("d_e@f.fr R&D 2 < 3", "d_e@f.fr R&D 2 < 3"),
        ("l’œuvre – « ça » (n° 2)", "l’œuvre – « ça » (n° 2)"),
        ("en 2021. Puis", "en 2021. Puis"),
    ],
)
def test_escape_takes_every_sign_as_it_is(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_markdown_has_a_note_for_each_citation() -> None:
    text = to_markdown("Le comité", TURNS)
    assert text.startswith("# Le comité\n\n*Conversation du 04/03/2026, Fil conducteur*\n\n## Comment constituer")
    assert "- Il choisit un animateur.[^1-2]\n- Il note les décisions.[^1-2][^1-1]" in text
    assert "### Étapes" in text
    notes = re.findall(r"^\[\^(1-\d)\]: (.*)$", text, re.MULTILINE)
    assert [number for number, _ in notes] == ["1-1", "1-2", "1-3", "1-4", "1-5"]
    assert notes[0][1] == (
        "Guide des ateliers partagés, Fiche 2, Réunir les voisins, page 2 du PDF : "
        "« Le comité se réunit le premier mardi du mois. » (citation exacte)."
    )
    assert "page 3 du PDF (imprimée 5)" in notes[3][1]
    assert "1 200 \\$ au plus, \\*hors taxes\\*" in notes[3][1]
    assert notes[2][1].endswith("(citation approchée).")
    assert notes[4][1].endswith("(citation non retrouvée sur la page).")


def test_markdown_of_a_refusal_cites_nothing() -> None:
    text = to_markdown("Météo", TURNS[1:])
    assert "> Aucun passage ne parle de cela." in text
    assert "- Fiche 1, Installer un atelier (page 1 du PDF)" in text
    assert "[^" not in text


def test_an_empty_conversation_has_a_title_only() -> None:
    assert to_markdown("Vide", ()) == "# Vide\n"


def test_word_has_real_footnotes_with_the_printed_words() -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx("Le comité", TURNS))) as archive:
        body, notes = (archive.read(f"word/{name}.xml").decode() for name in ("document", "footnotes"))
    assert body.count("<w:footnoteReference ") == 7
    words = re.sub(r"<[^>]+>", "", notes)
    for quote in (TEXTS[1].splitlines()[1], TEXTS[2].splitlines()[1]):
        assert quote in words
    assert "imprimée 5" in words
    assert "*hors taxes*" in re.sub(r"<[^>]+>", "", body)


def test_lists_and_line_breaks_of_a_statement_stay() -> None:
    statement = Statement("Deux cas :\n- le premier\n- le second", (1,), "text")
    answer = replace(make_answer(), statements=(statement,), citations=(cite(1, 2, "Il choisit un animateur."),))
    text = to_markdown("x", (Turn(1, QUESTION, answer, ASKED),))
    assert "Deux cas :\\\n\\- le premier\\\n\\- le second[^1-1]" in text


def test_plain_text_lists_its_sources() -> None:
    text = to_text(make_answer())
    assert text.startswith(
        "Le comité se réunit le premier mardi du mois. [1]\n\nÉtapes\n- Il choisit un animateur. [2]"
    )
    assert "[4] Guide des ateliers partagés, Fiche 3, Tenir les comptes, page 3 du PDF (imprimée 5)" in text
    assert to_text(make_refusal("Quelle météo ?")) == "Aucun passage ne parle de cela."


def test_a_source_without_fiche_or_label() -> None:
    citation = replace(cite(1, 2, "x"), fiche=None, label=None)
    assert describe_source(citation) == "Guide des ateliers partagés, page 2 du PDF"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Comment faire ?", "Comment faire.docx"),
        ('a/b\\c:*?"<>|', "a b c.docx"),
        ("Œuvre n° 2, l’été", "Œuvre n 2 l été.docx"),
        ("???", "conversation.docx"),
    ],
)
def test_file_names_suit_every_system(title: str, name: str) -> None:
    assert file_name(title, ".docx") == name


def test_a_table_is_one_with_its_marks_in_the_last_cell() -> None:
    rows = (
        Statement("Partie – Texte", (), "columns", heading="Le budget", cells=("Partie", "Texte")),
        Statement("Salle | prêtée – 300 $", (1,), "row", cells=("Salle | prêtée", "300 $")),
    )
    answer = replace(make_answer(), statements=rows)
    text = to_markdown("Le comité", (Turn(4, QUESTION, answer, ASKED),))
    assert "### Le budget\n\n| Partie | Texte |\n| --- | --- |\n| Salle \\| prêtée | 300 \\$[^4-1] |\n" in text
    with zipfile.ZipFile(io.BytesIO(to_docx("Le comité", (Turn(4, QUESTION, answer, ASKED),)))) as archive:
        assert "<w:tbl>" in archive.read("word/document.xml").decode()


def test_what_the_guides_do_not_support_says_so_wherever_it_goes() -> None:
    doubtful = Statement("Le comité compte 47 membres.", (), support="unsupported", doubts=("« 47 » n’y figure pas",))
    answer = replace(make_answer(), statements=(doubtful,), model="petit-modele")
    marked = "Le comité compte 47 membres. (non étayé par les guides)"
    assert marked in to_text(answer)
    assert marked in to_markdown("Le comité", (Turn(1, QUESTION, answer, ASKED),))
