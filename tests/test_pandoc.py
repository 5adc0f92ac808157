"""pandoc writes documents from Markdown and reads Word documents; what it cannot do is said in French."""

from pathlib import Path

import pytest

from assistant.document_tree import plain_text
from assistant.pandoc import convert, parse, read_text
from ingest.errors import FilError, InputError

TABLE = (
    "<table><thead><tr><th>Étape</th><th>Date</th><th>Coût</th></tr></thead><tbody>"
    "<tr><td colspan='2'><p>Visite</p><p>des lieux</p></td><td><ul><li>10 €</li><li>20 €</li></ul></td></tr>"
    "<tr><td rowspan='2'>Bilan</td><td>mai</td><td>30 €</td></tr><tr><td>juin</td><td>40 €</td></tr>"
    "</tbody></table>"
)


def word_file(folder: Path, text: str, source: str = "commonmark") -> Path:
    """A Word document made of the text."""
    path = folder / "cahier.docx"
    path.write_bytes(convert(text, "docx", source=source))
    return path


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Un <b>mot</b> à 9 $ ou 10 $", "Un <b>mot</b> à 9 $ ou 10 $"),
        ("<div>\nbloc *vif*\n</div>", "<div> bloc vif </div>"),
        ("`<b>` et \\<i> et \\\\<u>", "<b> et <i> et \\<u>"),
        ("<!-- caché --> 2 < 3", "<!-- caché --> 2 < 3"),
        ("<https://exemple.fr>", "https://exemple.fr"),
    ],
)
def test_a_tag_and_a_formula_stay_words(markdown: str, words: str) -> None:
    assert plain_text(parse(markdown)) == words


def test_the_title_of_a_word_document_opens_its_text(tmp_path: Path) -> None:
    text = "---\ntitle: Cahier des charges\nsubtitle: Trois crèches\n---\n\n# Budget\n\n9 000 € TTC.\n"
    read = read_text(word_file(tmp_path, text, "markdown"))
    assert read == "Cahier des charges\n\nTrois crèches\n\n# Budget\n\n9 000 € TTC.\n"


def test_a_word_document_comes_back_as_markdown(tmp_path: Path) -> None:
    text = "# Objet\n\nUne visite *des lieux*, 10 $ l’entrée.\n\n- un\n- deux\n"
    assert (
        read_text(word_file(tmp_path, text)) == "# Objet\n\nUne visite *des lieux*, 10 \\$ l’entrée.\n\n- un\n- deux\n"
    )


def test_each_row_of_a_table_is_one_line(tmp_path: Path) -> None:
    lines = read_text(word_file(tmp_path, TABLE, "html")).splitlines()
    rows = [[each.strip() for each in line.strip("|").split("|")] for line in lines if "---" not in line]
    assert rows == [
        ["Étape", "Date", "Coût"],
        ["Visite des lieux", "", "10 € 20 €"],
        ["Bilan", "mai", "30 €"],
        ["juin", "40 €", ""],
    ]


def test_a_file_that_is_no_word_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    path.write_text("pas un document", encoding="utf-8")
    with pytest.raises(InputError, match=r"« notes\.docx » n’est pas un document Word lisible\. Enregistrez-le"):
        read_text(path)


def test_a_document_that_cannot_be_made_says_so() -> None:
    with pytest.raises(FilError, match="Le document n’a pas pu être produit"):
        convert("texte", "docx", options=("--reference-doc=absent.docx",))
