"""A template is the user's own: its styles stay, those it lacks are added, and what is no template is refused."""

import re
from pathlib import Path

import pytest
from drafts import parts_of
from letterhead import letterhead

from assistant.drafting.models import model_parts, unzipped, zipped
from assistant.drafting.word_template import built_in_template, read_template
from assistant.pandoc import convert
from ingest.errors import InputError


def styles_of(content: bytes) -> dict[str, str]:
    """The XML of each style by its name."""
    xml = parts_of(content)["word/styles.xml"]
    found = re.findall(r'<w:style .*?<w:name w:val="([^"]*)".*?</w:style>', xml, re.DOTALL)
    return dict(zip(found, re.findall(r"<w:style .*?</w:style>", xml, re.DOTALL), strict=True))


def test_styles_of_the_template_stay_and_missing_ones_are_added() -> None:
    template = read_template(letterhead())
    styles = styles_of(template.content)
    assert "C83C28" in styles["heading 1"]
    own = set(re.findall(r'<w:name w:val="([^"]*)"/>', model_parts("word")["word/styles.xml"].decode()))
    assert own <= set(styles)
    assert len(styles) == len(own) + 1  # the template's own « Encadré »


def test_added_styles_lean_on_those_of_the_template() -> None:
    styles = styles_of(read_template(letterhead(is_numbered=True)).content)
    assert '<w:basedOn w:val="Titre1" />' in styles["Titre sans numéro"]
    assert '<w:numId w:val="0" />' in styles["Titre sans numéro"]
    assert "numPr" not in styles["heading 2"]
    assert not any('w:default="1"' in xml for name, xml in styles.items() if name != "Normal")
    assert "17455C" not in "".join(styles.values())


def test_an_identifier_already_taken_is_not_taken_again() -> None:
    template = read_template(letterhead())
    styles = styles_of(template.content)
    assert template.table_style == "FilTableauDuDocument"
    assert 'w:styleId="FilTableauDuDocument"' in styles["Tableau du document"]
    assert 'w:styleId="TableauDuDocument"' in styles["Encadré"]


@pytest.mark.parametrize(
    ("template", "is_numbered"),
    [
        (built_in_template().content, True),
        (letterhead(), False),
        (letterhead(is_numbered=True), True),
        (letterhead(is_numbered=True, kind="template"), True),
        (convert("Un document fait ailleurs.", "docx"), False),
    ],
)
def test_whether_headings_number_themselves(template: bytes, is_numbered: bool) -> None:
    assert read_template(template).is_numbered is is_numbered


def test_a_document_made_with_the_built_in_model_is_a_template_like_it() -> None:
    again = read_template(built_in_template().content)
    assert again.table_style == "TableauDuDocument"
    assert unzipped(again.content)["word/styles.xml"] == model_parts("word")["word/styles.xml"]


def test_a_template_given_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "papier à en-tête.dotx"
    path.write_bytes(letterhead(kind="template"))
    assert "C83C28" in styles_of(read_template(path).content)["heading 1"]


STRICT = {**unzipped(letterhead()), "word/document.xml": b"<document xmlns='http://purl.oclc.org/ooxml/x'/>"}
_PLACE = letterhead().index(b"word/styles.xml") + 60
DAMAGED = letterhead()[:_PLACE] + b"\0" * 30 + letterhead()[_PLACE + 30 :]
NO_STYLES = {name: part for name, part in unzipped(letterhead()).items() if name != "word/styles.xml"}


@pytest.mark.parametrize(
    "content",
    [b"", b"un texte", zipped(model_parts("odt")), zipped(STRICT), zipped(NO_STYLES),
     zipped({**unzipped(letterhead()), "word/styles.xml": b"<w:styles"}), letterhead()[:900],
     DAMAGED],
)  # fmt: skip
def test_what_is_no_template_is_refused(content: bytes) -> None:
    with pytest.raises(
        InputError, match=r"Le modèle donné n’est pas un modèle Word lisible\. Enregistrez-le dans Word"
    ):
        read_template(content)


def test_an_old_or_locked_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ancien.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500)
    with pytest.raises(InputError, match=r"Le modèle « ancien\.doc » est à l’ancien format \.doc ou protégé"):
        read_template(path)


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Le modèle « absent\.docx » ne peut pas être lu\. Vérifiez son chemin\."):
        read_template(tmp_path / "absent.docx")
