"""Telling which catalogue file a guide goes with."""

from dataclasses import replace
from pathlib import Path

import pytest
from printed import pages

from ingest.pages.pdf import read_pages
from ingest.settings import Settings
from ingest.structure.catalogues import Catalogue, load_catalogues, parse_catalogue
from ingest.structure.recognising import recognise

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
TEXT = "Les voisins réunis choisissent un lieu, des outils et un calendrier, puis ouvrent les portes au quartier."


def catalogue_of(*marks: str, name: str = "ateliers.yaml") -> Catalogue:
    return parse_catalogue(
        f"guide: Guide\nreconnaitre: {list(marks)}\nfiches:\n  - {{code: Fiche 1, titre: Installer}}\n", name
    )


OURS = catalogue_of("guide des ateliers", "les ateliers")


@pytest.mark.parametrize(
    "marked",
    [
        ("# GUIDE DES ATELIERS", f"Les Ateliers, 2012\n{TEXT}"),
        ("#~Le guide des\n# ateliers", f"{TEXT} Les ateliers."),
        ("Les Ateliers\nGuide des ateliers\n2012", TEXT),
        (f"Les Ateliers\n{TEXT}", f"# Guide des ateliers\n{TEXT}"),
    ],
    ids=["title", "title on two lines", "no large line", "title on the second page"],
)
def test_a_guide_is_told_by_its_title(marked: tuple[str, ...]) -> None:
    assert recognise(pages(*marked), [OURS]) is OURS


@pytest.mark.parametrize(
    "marked",
    [
        ("# Autre guide", f"Les Ateliers\n{TEXT}"),
        ("", "", "", "", "Guide des ateliers, Les Ateliers"),
        (f"# Autre guide\n{TEXT}", f"Lire aussi le Guide des ateliers (Les Ateliers, 2012).\n{TEXT}"),
        (f"# Autre guide\n{TEXT}", f"## Ce que dit le guide des ateliers\n{TEXT} Les ateliers"),
        (f"# Avec les ateliers\n{TEXT}", f"Le guide des ateliers le dit.\n{TEXT}"),
        (),
    ],
    ids=["no mark", "too far", "cited on page 2", "cited in a heading", "publisher in the title", "no page"],
)
def test_a_guide_that_only_cites_another_is_not_taken_for_it(marked: tuple[str, ...]) -> None:
    assert recognise(pages(*marked), [OURS]) is None


def test_running_headers_tell_a_guide_whose_title_is_lost() -> None:
    first, second = pages(f"# Été\n{TEXT}", f"{TEXT} Les ateliers")
    assert recognise([first, second], [OURS]) is None
    assert recognise([replace(first, furniture=("Guide des ateliers",)), second], [OURS]) is OURS


def test_the_most_telling_catalogue_wins() -> None:
    wider = catalogue_of("guide des ateliers", name="large.yaml")
    assert recognise(pages("# GUIDE DES ATELIERS", "Les Ateliers, 2012"), [wider, OURS]) is OURS


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.pdf")), ids=lambda path: path.stem)
def test_a_shipped_guide_is_recognised_under_any_name(path: Path, settings: Settings, tmp_path: Path) -> None:
    renamed = tmp_path / "document (1).pdf"
    renamed.write_bytes(path.read_bytes())
    found = recognise(read_pages(renamed, settings=settings), load_catalogues(settings))
    assert found is not None and found.name == f"fil-conducteur-{path.stem}.yaml"


@pytest.mark.quality
def test_the_official_guides_are_recognised_under_any_name(guides: Path, settings: Settings, tmp_path: Path) -> None:
    catalogues = load_catalogues(settings)
    found = []
    for path in sorted(guides.glob("*.pdf")):
        renamed = tmp_path / "document (1).pdf"
        renamed.write_bytes(path.read_bytes())
        catalogue = recognise(read_pages(renamed, settings=settings), catalogues)
        found.append(catalogue and catalogue.name)
    assert found == [
        "avise-ingenierie-collective.yaml",
        "c2ra-guide-prestataires.yaml",
        "cnar-environnement-carnet.yaml",
        "cnar-iae-mutualisation.yaml",
        "coorace-manuel-dts.yaml",
    ]
