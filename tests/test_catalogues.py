"""Catalogue files: reading them, telling which guide they are for, saying what is wrong in them."""

import pytest

from ingest.datamodels import Fiche, Guide
from ingest.settings import Settings
from ingest.structure.catalogues import (
    CatalogueError,
    catalogue_text,
    draft_catalogue,
    load_catalogues,
    parse_catalogue,
    user_folder,
)
from ingest.structure.likeness import plain

GOOD = """
guide: Guide des ateliers
editeur: Les Ateliers
annee: 2012
reprend: avise-ingenierie-collective.yaml
reconnaitre: [guide des ateliers, les ateliers]
fiches:
  - partie: I. Repères
  - code: Fiche 1
    titre: Installer un atelier
    variantes: [fiche atelier]
    reperes: [Un atelier partagé commence]
  - code: "3.1"
    titre: Un détail
    genre: chapitre
    parent: Fiche 1
    liees: Fiche 1
    reprend: [Fiche pratique 1, Fiche pratique 2]
"""


def test_a_good_file() -> None:
    catalogue = parse_catalogue(GOOD, "ateliers.yaml")
    assert (catalogue.guide, catalogue.publisher, catalogue.year) == ("Guide des ateliers", "Les Ateliers", 2012)
    part, fiche, chapter = catalogue.entries
    assert (part.code, part.title, part.level) == (None, "I. Repères", 1)
    assert (fiche.code, fiche.level, fiche.kind, fiche.variants) == ("Fiche 1", 2, "fiche", ("fiche atelier",))
    assert fiche.anchors == ("Un atelier partagé commence",)
    assert (chapter.code, chapter.level, chapter.kind, chapter.parent) == ("3.1", 3, "chapitre", "Fiche 1")
    assert (chapter.related, chapter.restates) == (("Fiche 1",), ("Fiche pratique 1", "Fiche pratique 2"))
    assert (fiche.restated_guide, chapter.restated_guide) == (None, "avise-ingenierie-collective.yaml")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("guide: Guide des ateliers", "guide:", "guide"),
        ("guide: Guide des ateliers\n", "", "guide"),
        ("annee: 2012", "annee: douze", "annee"),
        ("reconnaitre: [guide des ateliers, les ateliers]\n", "", "reconnaitre"),
        ("reconnaitre: [guide des ateliers, les ateliers]", "reconnaitre: ['…']", "reconnaitre"),
        ("reconnaitre: [guide des ateliers, les ateliers]", "reconnaitre: ['…', les ateliers]", "reconnaitre"),
        ("editeur: Les Ateliers", "editor: Les Ateliers", "editor"),
        ("    titre: Installer un atelier\n", "", "titre"),
        ("code: Fiche 1", "code: [1]", "code"),
        ('code: "3.1"', "code: Fiche 1", "code"),
        ("genre: chapitre", "genre: chapter", "genre"),
        ("parent: Fiche 1", "parent: Fiche 9", "parent"),
        ("variantes: [fiche atelier]", "variantes: {a: b}", "variantes"),
        ("liees: Fiche 1", "liees: [Fiche 9]", "liees"),
        ("reprend: avise-ingenierie-collective.yaml\n", "", "reprend"),
        ("variantes:", "variante:", "variante"),
        ("  - partie: I. Repères", "  - partie: I. Repères\n    niveau: 9", "niveau"),
        ("fiches:", "liste:", "liste"),
    ],
)
def test_a_bad_field_is_named_with_its_file(old: str, new: str, field: str) -> None:
    assert old in GOOD
    with pytest.raises(CatalogueError, match=rf"« ateliers\.yaml ».*« {field} »"):
        parse_catalogue(GOOD.replace(old, new, 1), "ateliers.yaml")


@pytest.mark.parametrize("text", ["", "- une liste", "guide: [", "fiches: 'a\n b", "texte"])
def test_what_is_no_catalogue_is_said_in_french(text: str) -> None:
    with pytest.raises(CatalogueError, match=r"Catalogue « x\.yaml »"):
        parse_catalogue(text, "x.yaml")


def test_the_users_file_replaces_the_shipped_one_of_its_name(settings: Settings) -> None:
    shipped = load_catalogues(settings)
    assert len(shipped) >= 5
    name = shipped[0].name
    user_folder(settings).mkdir(parents=True)
    (user_folder(settings) / name).write_text(GOOD, encoding="utf-8")
    (user_folder(settings) / "nouveau.yaml").write_text(GOOD, encoding="utf-8")
    guides = {catalogue.name: catalogue.guide for catalogue in load_catalogues(settings)}
    assert guides[name] == guides["nouveau.yaml"] == "Guide des ateliers"
    assert len(guides) == len(shipped) + 1
    assert catalogue_text(name, settings) == GOOD
    assert catalogue_text("absent.yaml", settings) is None
    (user_folder(settings) / name).write_bytes(b"guide: \xe9t\xe9")
    with pytest.raises(CatalogueError, match=rf"« {name} ».*UTF-8"):
        load_catalogues(settings)


def test_a_draft_made_from_a_guide_can_be_read_again() -> None:
    fiches = (
        Fiche("a.pdf", "Fiche 1", "Été : l'atelier", "fiche", 1, 2),
        Fiche("a.pdf", "1.1", "Détail", "chapitre", 1, 1, parent="Fiche 1"),
    )
    guide = Guide("a.pdf", "0" * 64, "/a.pdf", "Guide « œuvre »", (), (), fiches, ())
    catalogue = parse_catalogue(draft_catalogue(guide), "a.yaml")
    assert [(entry.code, entry.title, entry.parent) for entry in catalogue.entries] == [
        ("Fiche 1", "Été : l'atelier", None),
        ("1.1", "Détail", "Fiche 1"),
    ]


@pytest.mark.parametrize(
    ("name", "fiches", "kinds"),
    [
        ("avise-ingenierie-collective.yaml", 13, {"fiche"}),
        ("coorace-manuel-dts.yaml", 41, {"fiche"}),
        ("cnar-environnement-carnet.yaml", 14, {"fiche", "monographie", "chapitre", "section"}),
        ("cnar-iae-mutualisation.yaml", 22, {"chapitre"}),
        ("c2ra-guide-prestataires.yaml", 20, {"chapitre", "section"}),
    ],
)
def test_the_shipped_catalogues(settings: Settings, name: str, fiches: int, kinds: set[str]) -> None:
    catalogue = next(each for each in load_catalogues(settings) if each.name == name)
    entries = [entry for entry in catalogue.entries if entry.code]
    assert len(entries) == fiches
    assert {entry.kind for entry in entries} == kinds


def test_what_the_shipped_guides_restate_exists_in_the_official_catalogues(settings: Settings) -> None:
    catalogues = {catalogue.name: catalogue for catalogue in load_catalogues(settings)}
    restated: dict[str, set[str]] = {}
    for entry in (entry for catalogue in catalogues.values() for entry in catalogue.entries if entry.restates):
        official = {each.code for each in catalogues[str(entry.restated_guide)].entries}
        assert official.issuperset(entry.restates), entry.title
        restated.setdefault(str(entry.restated_guide), set()).update(entry.restates)
    assert {name: len(codes) for name, codes in restated.items()} == {
        "avise-ingenierie-collective.yaml": 13,
        "c2ra-guide-prestataires.yaml": 12,
        "cnar-environnement-carnet.yaml": 8,
        "cnar-iae-mutualisation.yaml": 13,
        "coorace-manuel-dts.yaml": 41,
    }


def test_a_shipped_fiche_is_titled_much_like_what_it_restates(settings: Settings) -> None:
    catalogues = {catalogue.name: catalogue for catalogue in load_catalogues(settings)}
    for entry in (entry for catalogue in catalogues.values() for entry in catalogue.entries if entry.restates):
        entries = catalogues[str(entry.restated_guide)].entries
        within = [each for each in entries if each.code in entry.restates or each.parent in entry.restates]
        words = set(plain(entry.title).split())
        titles = [set(plain(each.title).split()) for each in within]
        assert any(len(words & title) >= min(len(words), len(title)) / 2 for title in titles), entry.title
