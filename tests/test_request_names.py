"""What organisations are called: their sector, and their spelling."""

import pytest

from assistant.drafting.request.names import NAME, mended, sector_of


@pytest.mark.parametrize(
    ("who", "sector"),
    [
        ("recycleries", "réemploi"), ("associations d’aide à domicile", "services à la personne"),
        ("associations d'aide à domicile", "services à la personne"), ("compagnies de théâtre", "spectacle vivant"),
        ("chantiers d’insertion", "insertion par l’activité économique"),
        ("SIAE", "insertion par l’activité économique"),
        ("centres sociaux", "animation de la vie sociale"), ("épiceries sociales et solidaires", "aide alimentaire"),
        ("clubs de judo bretons", "sport"), ("crèches parentales", "petite enfance"), ("associations", None),
        ("régies de quartier", None), ("ludothèques", None), ("SCOP du bâtiment", None), ("", None),
    ],
)  # fmt: skip
def test_sectors(who: str, sector: str | None) -> None:
    assert sector_of(who) == sector


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("assos aide a domicile", "associations d’aide à domicile"), ("asso culturelle", "association culturelle"),
        ("epiceries solidaires", "épiceries solidaires"), ("creches parentales", "crèches parentales"),
        ("recycleries", "recycleries"), ("regies de quartier", "régies de quartier"), ("Assos.", "associations"),
        ("associations d'aide à domicile", "associations d'aide à domicile"), ("atelier velo", "atelier vélo"),
    ],
)  # fmt: skip
def test_names_are_written_out(typed: str, written: str) -> None:
    assert mended(typed) == written


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("l’Atelier du Pignon a Nevers", "l’Atelier du Pignon"), ("Les Terres Fertiles, à Die", "Les Terres Fertiles"),
        ("« Les Sources vives » (12)", "« Les Sources vives »"), ("Ligue de l’enseignement de l’Isère", None),
        ("La Clé des champs", None), ("Trouvailles et Cie", None), ("NordActif Denain :", "NordActif Denain"),
        ("ABC (Nantes)", "ABC"),
    ],
)  # fmt: skip
def test_names_of_organisations(text: str, name: str | None) -> None:
    found = NAME.match(text)
    assert found is not None and found.group() == (name or text)
