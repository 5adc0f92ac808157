"""A draft as a file: real footnotes each referenced once, marks highlighted, the user's words as typed, no network."""

import re
import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from drafts import CALENDAR, CONTEXT, QUOTES, make_draft, parts_of, words_of
from letterhead import letterhead
from pypdf import PdfReader

from assistant.drafting.brief import Brief
from assistant.drafting.draft_export import SUFFIXES, write_draft
from assistant.drafting.section_markdown import section_markdown
from ingest.errors import InputError

TYPED = """Texte *libre* [1], [99] et <b>x</b> ![photo](http://exemple.invalid/x.png).

# Un point [À compléter : jour]

| Poste | Coût |
| --- | --- |
| salle[2] | [À compléter : prix] |
| repas | 12 € |
"""
REWRITTEN = make_draft(replace(CONTEXT, rewritten=TYPED), CALENDAR)
OFFICE = shutil.which("soffice")


def highlighted(xml: str) -> list[str]:
    """The words in the style of what is to complete."""
    return [words_of(run).strip() for run in re.findall(r'<w:r><w:rPr><w:rStyle w:val="ACompleter" />.*?</w:r>', xml)]


def test_word_has_one_footnote_for_each_mark() -> None:
    parts = parts_of(write_draft(make_draft(), ".docx"))
    marks = re.findall(r'<w:footnoteReference w:id="(\d+)"', parts["word/document.xml"])
    notes = re.findall(r'<w:footnote w:id="(\d+)"', parts["word/footnotes.xml"])
    assert marks == notes
    assert len(set(marks)) == 7
    words = words_of(parts["word/footnotes.xml"])
    assert all(quote in words for quote in QUOTES)
    assert words.count("cité plus haut") == 3


def test_word_takes_the_words_as_typed() -> None:
    words = words_of(parts_of(write_draft(make_draft(), ".docx"))["word/document.xml"])
    assert "Cinq ateliers de *réparation* [1] veulent mutualiser leurs achats_ & frais : 10 000 $ <b>.\n" in words
    assert "1. Le comité se réunit chaque mois.\n# Il choisit un animateur" in words
    assert "Démarrage | réunion" in words


def test_word_highlights_what_is_to_complete() -> None:
    xml = parts_of(write_draft(make_draft(), ".docx"))["word/document.xml"]
    assert highlighted(xml) == [
        "[À compléter : nom du DLA]",
        "[À compléter : membres du comité]",
        "[À compléter : date de la restitution]",
    ]


def test_word_has_real_titles_tables_and_properties() -> None:
    draft = replace(make_draft(), brief=Brief.model_validate({"carrier": {"name": "Maison des Voisins"}}))
    parts = parts_of(write_draft(draft, ".docx"))
    xml = parts["word/document.xml"]
    titles = re.findall(r'<w:pStyle w:val="(Heading1|TitreSansNumero)" />.*?<w:t[^>]*>(.*?)</w:t>', xml)
    assert titles == [
        ("TitreSansNumero", "À compléter avant envoi"),
        ("Heading1", "Contexte et origine de la demande"),
        ("Heading1", "Calendrier"),
        ("Heading1", "Budget et critères de choix"),
        ("TitreSansNumero", "Annexe : sources citées"),
    ]
    assert '<w:pStyle w:val="Heading1" /><w:lvlText w:val="%1." />' in parts["word/numbering.xml"]
    assert xml.count("<w:tblHeader ") == xml.count('<w:tblStyle w:val="TableauDuDocument" />') == 4
    assert re.search(r'<w:jc w:val="right" />.{0,80}11 000 € TTC', xml)
    assert "PAGE" in parts["word/footer1.xml"]
    assert '<w:lang w:bidi="ar-SA" w:eastAsia="fr-FR" w:val="fr-FR" />' in parts["word/styles.xml"]
    properties = parts["docProps/core.xml"]
    assert "<dc:title>Mutualiser les achats de cinq ateliers &amp; cafés</dc:title>" in properties
    assert "<dc:creator>Maison des Voisins</dc:creator>" in properties


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_characters_that_xml_cannot_hold_are_left_out(suffix: str) -> None:
    typed = replace(CONTEXT, rewritten="Copié\x0b d’ailleurs\x07\ufffe")
    draft = replace(make_draft(typed), title="Un\x0b titre\x07\ufffe", cover=(("Structure\x01", "Voisins\x1b"),))
    for xml in parts_of(write_draft(draft, suffix)).values():
        ElementTree.fromstring(xml.encode())


def test_a_rewritten_section_keeps_its_marks_gaps_and_tags() -> None:
    parts = parts_of(write_draft(REWRITTEN, ".docx"))
    xml = parts["word/document.xml"]
    words = words_of(xml)
    assert "Texte libre, [99] et <b>x</b> photo.\n" in words
    assert highlighted(xml)[1:3] == ["[À compléter : jour]", "[À compléter : prix]"]
    assert re.search(r'<w:jc w:val="right" />.{0,80}12 €', xml)
    assert not [name for name in parts if "media" in name]
    assert parts["word/footnotes.xml"].count("<w:footnote w:id=") == 4  # two typed, two of the calendar


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_section_written_back_unchanged_gives_the_same_document(suffix: str) -> None:
    draft = make_draft()
    rewritten = tuple(replace(section, rewritten=section_markdown(section)) for section in draft.sections)
    main = {".docx": "word/document.xml", ".odt": "content.xml"}.get(suffix)
    made, again = (write_draft(each, suffix) for each in (draft, make_draft(*rewritten)))
    if main is None:
        assert made == again
    else:
        assert parts_of(made)[main] == parts_of(again)[main]


def test_libreoffice_has_real_notes_and_every_style_it_names() -> None:
    parts = parts_of(write_draft(make_draft(), ".odt"))
    content = parts["content.xml"]
    assert content.count('<text:note text:id="ftn') == content.count("<text:note-body>") == 7
    assert content.count('text:style-name="À_20_compléter"') == 3
    defined = set(re.findall(r'style:name="([^"]+)"', content + parts["styles.xml"]))
    assert set(re.findall(r'(?:text|table):style-name="([^"]+)"', content)) <= defined
    assert 'fo:language="fr"' in parts["styles.xml"]
    assert "<dc:title>Mutualiser les achats" in parts["meta.xml"]


def test_html_is_one_file_with_linked_notes() -> None:
    html = write_draft(REWRITTEN, ".html").decode()
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*", html) == []
    assert re.findall(r'href="#(fn\d+)"', html) == re.findall(r'<li id="(fn\d+)"', html) == ["fn1", "fn2", "fn3", "fn4"]
    assert re.findall(r'href="#(fnref\d+)"', html) == re.findall(r'id="(fnref\d+)"', html)
    assert html.count("<mark>") == 4
    assert '<html lang="fr-FR">' in html
    assert "<title>Mutualiser les achats de cinq ateliers &amp; cafés</title>" in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_a_template_keeps_its_letterhead_and_styles() -> None:
    parts = parts_of(write_draft(make_draft(), ".docx", letterhead()))
    assert "Maison des Voisins" in parts["word/header1.xml"]
    assert "Association loi 1901" in parts["word/footer1.xml"]
    assert "C83C28" in parts["word/styles.xml"]
    xml = parts["word/document.xml"]
    assert '<w:pStyle w:val="Titre1" />' in xml
    assert "Madame," not in xml
    assert xml.count('<w:tblStyle w:val="FilTableauDuDocument" />') == 4
    assert highlighted(xml)[0] == "[À compléter : nom du DLA]"
    assert "template.main" not in parts["[Content_Types].xml"]


@pytest.mark.parametrize(("is_numbered", "title"), [(True, "Calendrier\n"), (False, "2\tCalendrier\n")])
def test_titles_have_one_number(is_numbered: bool, title: str) -> None:
    template = letterhead(is_numbered=is_numbered, kind="template")
    lines = words_of(parts_of(write_draft(make_draft(), ".docx", template))["word/document.xml"])
    assert title in re.findall(r"[^\n]*Calendrier\n", lines)


def test_a_format_or_a_template_that_does_not_fit() -> None:
    with pytest.raises(InputError, match=r"Le format « \.pdf » n’est pas proposé\. Choisissez parmi : \.docx, \.odt"):
        write_draft(make_draft(), ".pdf")
    with pytest.raises(InputError, match=r"Un modèle Word ne s’applique pas au format \.odt\. Choisissez \.docx ou"):
        write_draft(make_draft(), ".odt", letterhead())


def test_word_takes_less_than_three_seconds() -> None:
    start = time.perf_counter()
    write_draft(make_draft(*(replace(CONTEXT, id=f"s{number}") for number in range(16))), ".docx")
    assert time.perf_counter() - start < 3


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_is_written(tmp_path: Path) -> None:
    files = {"word.docx": write_draft(make_draft(), ".docx"), "text.odt": write_draft(make_draft(), ".odt"),
             "letter.docx": write_draft(make_draft(), ".docx", letterhead())}  # fmt: skip
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = [profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    command = [str(OFFICE), *options, *map(tmp_path.joinpath, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for name in files:
        pages = [page.extract_text() for page in PdfReader(tmp_path / f"{name.split('.')[0]}.pdf").pages]
        assert len(pages) == 3
        assert "Mutualiser les achats de cinq ateliers" in pages[0]
        assert "À compléter avant envoi" in pages[1]
        assert "Calendrier" in pages[2]
        assert "Il choisit un animateur.\u00a0»" in pages[2]
        assert "sources citées" in pages[2]
