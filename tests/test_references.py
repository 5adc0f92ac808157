"""Cross-references between the fiches of a guide, whatever the guide calls them."""

from pathlib import Path

import pytest
import typst
from printed import pages
from small_pdfs import write_pdf

from ingest.reading import read_guide
from ingest.settings import Settings
from ingest.structure.entries import Entry
from ingest.structure.fiches import fiches_of
from ingest.structure.outline import outline_of

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche engagée."
PRACTICAL = ("Fiche pratique 1", "Fiche pratique 2", "Fiche pratique 3", "Fiche pratique 4")
PLAIN = ("Fiche 1", "Fiche 2", "Fiche 3", "Fiche 4")
ROMAN = ("Fiche I-1", "Fiche II-1", "Fiche II-2", "Fiche II-3")
DECIMAL = ("1", "2", "3.1", "3.2")
LETTERED = ("I.A", "I.B", "II.A", "II.A.1")
TITLES = ("Le réseau", "Le budget", "Le bilan", "La suite")


def related(codes: tuple[str, ...], first: str, *, catalogued: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Related fiches of four of these codes; `first` is the text of the first, `catalogued` what its file says."""
    entries = [
        Entry(code, title, kind="fiche", related=catalogued if code == codes[0] else ())
        for code, title in zip(codes, TITLES, strict=True)
    ]
    marked = [f"# {title}\n{TEXT}\n{first if title == TITLES[0] else TEXT}" for title in TITLES]
    return [fiche.related for fiche in fiches_of("guide.pdf", outline_of(pages(*marked), entries))]


@pytest.mark.parametrize(
    ("codes", "text", "places"),
    [
        (PRACTICAL, "Voir les fiches pratiques 2 et 3.", [1, 2]),
        (PRACTICAL, "Voir les fiches pratiques 2 à 4.", [1, 2, 3]),
        (PRACTICAL, "La fiche expérience 2 en donne un exemple.", []),
        (PLAIN, "(voir la fiche 3)", [2]),
        (PLAIN, "(voir fiche n° 3 ; fiche n°4)", [2, 3]),
        (PLAIN, "Fiches liées : Fiche 2, Fiche 4", [1, 3]),
        (PLAIN, "Lire aussi la fiche « Le bilan ».", [2]),
        (PLAIN, "Voir la fiche pratique 3 du dossier.", []),
        (PLAIN, "Voir la fiche 9 et le chapitre 2.", []),
        (ROMAN, "cf. II-2", [2]),
        (ROMAN, "Voir aussi II-2 et II-3.", [2, 3]),
        (ROMAN, "se reporter à la fiche ii-1", [1]),
        (ROMAN, "FICHE II 2", [2]),
        (DECIMAL, "(cf. 3.2)", [3]),
        (DECIMAL, "Voir le paragraphe 3.1.2.", [2]),
        (DECIMAL, "Le § 3.2 le dit.", [3]),
        (DECIMAL, "La section 2 le dit, l'annexe 2 non.", [1]),
        (DECIMAL, "Il faut 3.2 jours, voir 2 exemples.", []),
        (LETTERED, "Fiches liées : I.B, II.A", [1, 2]),
        (LETTERED, "voir II.A.1", [3]),
        (LETTERED, "Cette partie a été écrite avec la partie d'un réseau.", []),
    ],
)
def test_what_a_text_names_is_related_both_ways(codes: tuple[str, ...], text: str, places: list[int]) -> None:
    first, *others = related(codes, text)
    assert first == tuple(codes[place] for place in places)
    assert [place for place, codes_back in enumerate(others, 1) if codes_back == codes[:1]] == places


def test_the_catalogue_file_relates_both_ways_too() -> None:
    first, second, third, fourth = related(PLAIN, "Voir la fiche 2.", catalogued=("Fiche 4",))
    assert (first, second, third, fourth) == (("Fiche 2", "Fiche 4"), ("Fiche 1",), (), ("Fiche 1",))


def test_a_number_that_two_fiches_share_names_neither() -> None:
    assert related(("Fiche II-1", "Module II-1", "Fiche 3", "Fiche 4"), "cf. II-1")[2:] == [(), ()]


FICHES = (
    "Fiche 1 - Constituer le comité\n\n" + f"{TEXT} (voir la fiche 3). " * 6,
    "Fiche 2 - Bâtir le budget\n\n" + f"{TEXT} " * 6,
    "Fiche 3 - Choisir le prestataire\n\n" + f"{TEXT} Le budget est dit en fiche n° 2. " * 6,
)
SECTIONS = f"""
#set heading(numbering: "1.1")
#set text(11pt)
= Le comité
== Le constituer
{TEXT * 6} (cf. 2.1)
== Le réunir
{TEXT * 6}
= Le budget
== Le bâtir
{TEXT * 6}
== Le suivre
{TEXT * 6} Voir aussi la section 1.2.
"""


def related_in(path: Path, settings: Settings) -> dict[str, tuple[str, ...]]:
    """The related fiches of a guide that no catalogue file describes."""
    guide = read_guide(path, settings=settings, catalogues=[])
    return {fiche.code: fiche.related for fiche in guide.fiches}


def test_fiches_of_any_pdf_are_related(tmp_path: Path, settings: Settings) -> None:
    assert related_in(write_pdf(FICHES, tmp_path / "guide.pdf"), settings) == {
        "Fiche 1": ("Fiche 3",),
        "Fiche 2": ("Fiche 3",),
        "Fiche 3": ("Fiche 1", "Fiche 2"),
    }


def test_numbered_sections_of_any_pdf_are_related(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "guide.typ").write_text(SECTIONS, encoding="utf-8")
    typst.compile(tmp_path / "guide.typ", output=tmp_path / "guide.pdf")
    assert related_in(tmp_path / "guide.pdf", settings) == {
        "1": (),
        "1.1": ("2.1",),
        "1.2": ("2.2",),
        "2": (),
        "2.1": ("1.1",),
        "2.2": ("1.2",),
    }
