"""Markdown of answers: documents cannot inject markup."""

import pytest

from assistant.answer.markdown import bullet_list, plain, statements_markdown
from assistant.datamodels import Statement


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Voir [ici](http://mal.example)", r"Voir \[ici\](http://mal.example)"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("# Titre", r"\# Titre"),
        ("**gras** et `code`", r"\*\*gras\*\* et \`code\`"),
        ("- pas une liste", r"\- pas une liste"),
        ("1. pas une liste", r"1\. pas une liste"),
        ("3.1 La demande", "3.1 La demande"),
        ("![image](x.png)", r"!\[image\](x.png)"),
        ("sur\ndeux lignes", "sur deux lignes"),
        ("l’œuvre coûte 300 €", "l’œuvre coûte 300 €"),
    ],
)
def test_plain(text: str, safe: str) -> None:
    assert plain(text) == safe


def test_statements_become_paragraphs_lists_and_headings() -> None:
    statements = [
        Statement("Le DLA pilote.", (1,), "lead"),
        Statement("Il veille à :", (2,), "text", "En pratique"),
        Statement("cibler", (3,), "item"),
        Statement("engager", (3, 4), "item"),
        Statement("attention", (5,), "item", "Points de vigilance"),
    ]
    assert statements_markdown(statements) == (
        "Le DLA pilote. [1]\n\n**En pratique**\n\nIl veille à : [2]\n\n- cibler [3]\n- engager [3][4]\n\n"
        "**Points de vigilance**\n\n- attention [5]"
    )


def test_rows_become_a_table_under_the_names_of_its_columns() -> None:
    statements = [
        Statement("Degré – Effet", (1,), "columns", "Les degrés", cells=("Degré", "Effet")),
        Statement("Information – Aucun", (2,), "row", cells=("Information", "Aucun")),
        Statement("Avis – Faible|nul", (3, 4), "row", cells=("Avis", "Faible|nul")),
        Statement("Vient ensuite le choix.", (5,)),
    ]
    assert statements_markdown(statements) == (
        "**Les degrés**\n\n| Degré | Effet | [1] |\n| --- | --- | --- |\n| Information | Aucun | [2] |\n"
        "| Avis | Faible\\|nul | [3][4] |\n\nVient ensuite le choix. [5]"
    )


def test_rows_without_names_or_of_another_width_are_tables_of_their_own() -> None:
    statements = [
        Statement("Coût – 900 €", (1,), "row", cells=("Coût", "900 €")),
        Statement("a – b – c", (2,), "row", cells=("a", "b", "c")),
    ]
    first, second = statements_markdown(statements).split("\n\n")
    assert first == "|  |  |  |\n| --- | --- | --- |\n| Coût | 900 € | [1] |"
    assert second.endswith("| a | b | c | [2] |")


def test_a_table_without_citations_has_no_column_of_marks() -> None:
    rows = [
        Statement("Étape – Date", (), "columns", cells=("Étape", "Date")),
        Statement("a – b", (), "row", cells=("a", "b")),
    ]
    assert statements_markdown(rows) == "| Étape | Date |\n| --- | --- |\n| a | b |"


def test_what_has_no_citation_has_no_mark() -> None:
    assert statements_markdown([Statement("Bonjour,", ())]) == "Bonjour,"


def test_bullet_list() -> None:
    assert bullet_list(["a", "b"]) == "- a\n- b"
