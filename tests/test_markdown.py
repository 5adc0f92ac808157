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


def test_what_has_no_citation_has_no_mark() -> None:
    assert statements_markdown([Statement("Bonjour,", ())]) == "Bonjour,"


def test_bullet_list() -> None:
    assert bullet_list(["a", "b"]) == "- a\n- b"
