"""Quotes against pages, with every way to be nearly right."""

import pytest

from assistant.answer.citations import check, check_text
from ingest.datamodels import Page

TEXT = (
    "Le comité d’appui est composé de bénévoles élus\n"
    "et se réunit à l'œuvre : la mise en place de l’ingé-\n"
    "nierie collective a coûté 11 302 euros TTC pour 9,5 jours\n"
    "d’intervention. Le DLA ne finance pas les frais de siège.\n"
    "• Qualiﬁer le territoire et ses acteurs ;\n"
    "• Repérer les projets des structures ;\n"
    "Contact : Entreprendre Ensemble | 03 28 22 64 26\n"
    "La convention tripartite est signée avant le démarrage de la mission par les trois parties.\n"
    "Une convention tripartite lie le DLA, l’association et le prestataire."
)
NEXT = "La suite de la phrase commence sur la page suivante du guide."


def page(text: str = TEXT) -> Page:
    return Page("guide.pdf", 4, "3", text, (), "text", 595, 842)


EXACT = [
    ("as printed", "Le comité d’appui est composé de bénévoles élus"),
    ("line break as a space", "bénévoles élus et se réunit"),
    ("straight apostrophe", "Le comité d'appui est composé de bénévoles"),
    ("no accents", "Le comite d'appui est compose de benevoles elus"),
    ("upper case", "LE COMITÉ D'APPUI EST COMPOSÉ DE BÉNÉVOLES"),
    ("oe for œ", "se réunit à l'oeuvre"),
    ("word joined again", "la mise en place de l'ingénierie collective"),
    ("word left cut", "la mise en place de l’ingé- nierie collective"),
    ("ligature undone", "Qualifier le territoire et ses acteurs"),
    ("bullets kept between items", "Qualifier le territoire et ses acteurs ; • Repérer les projets"),
    ("figure with its unit", "11 302 euros"),
    ("figure with thin spaces", "11\u202f302 euros TTC"),
    ("figure without space", "a coûté 11302 euros TTC"),
    ("decimal", "9,5 jours"),
    ("telephone", "Entreprendre Ensemble 03 28 22 64 26"),
    ("quotation marks around", "« Repérer les projets des structures »"),
    ("full stop added", "Repérer les projets des structures."),
    ("ellipsis in brackets", "Le comité d’appui est composé [...] et se réunit à l'œuvre"),
    ("ellipsis as one character", "la mise en place de l’ingénierie collective […] pour 9,5 jours d’intervention"),
    ("two ellipses", "Le comité d’appui [...] bénévoles élus [...] la mise en place"),
]

APPROXIMATE = [
    ("small word dropped", "La convention tripartite est signée avant démarrage de la mission par les trois parties"),
    (
        "small word changed",
        "La convention tripartite est signée avant le démarrage de cette mission par les trois parties",
    ),
    ("letter misread", "La conventlon tripartite est signée avant le démarrage de la mission par les trois parties"),
]

NOT_FOUND = [
    ("empty", ""),
    ("spaces", "  \n "),
    ("only punctuation", "« … » – [...]"),
    ("one short word", "DLA"),
    ("a bare figure", "11 302"),
    ("figures swapped", "a coûté 11 320 euros TTC pour 9,5 jours"),
    ("part of a figure", "302 euros TTC"),
    ("decimal dropped", "95 jours d’intervention"),
    ("telephone altered", "Entreprendre Ensemble 03 28 22 64 27"),
    ("negation removed", "Le DLA finance les frais de siège."),
    ("half the negation removed", "Le DLA finance pas les frais de siège"),
    ("negation added", "Le comité d’appui n'est pas composé de bénévoles élus"),
    ("negation hidden by an ellipsis", "d’intervention. Le DLA [...] les frais de siège."),
    ("words swapped", "La mission tripartite est signée avant le démarrage de la convention par les trois parties"),
    ("name altered", "Contact : Entreprendre Toujours"),
    (
        "number word altered",
        "La convention tripartite est signée avant le démarrage de la mission par les deux parties",
    ),
    ("word replaced", "La convention tripartite est refusée avant le démarrage de la mission par les trois parties"),
    ("before for after", "La convention tripartite est signée après le démarrage de la mission par les trois parties"),
    ("stitched from two places", "Le comité d’appui est composé de bénévoles avant le démarrage de la mission"),
    ("stitched with bare dots", "Le comité d’appui ... par les trois parties."),
    ("ellipsis in the wrong order", "par les trois parties [...] Le comité d’appui est composé"),
    ("ellipsis over too much", "Le comité d’appui est composé [...] lie le DLA, l’association et le prestataire"),
    ("ellipsis between scraps", "Le [...] est [...] de"),
    ("part of a word", "omité d’appui est composé de bénévoles"),
    ("end of a cut word", "nierie collective a coûté"),
    ("invented", "Les associations doivent rembourser la totalité des sommes engagées par le dispositif."),
    ("neighbouring page", "La suite de la phrase commence sur la page suivante"),
    ("over the page break", "lie le DLA, l’association et le prestataire. La suite de la phrase commence"),
    ("longer than the page", TEXT + NEXT),
]


def rows(table: list[tuple[str, str]], status: str) -> list[object]:
    return [pytest.param(quote, status, id=f"{status}: {name}") for name, quote in table]


@pytest.mark.parametrize(
    ("quote", "status"), rows(EXACT, "exact") + rows(APPROXIMATE, "approximate") + rows(NOT_FOUND, "not_found")
)
def test_status(quote: str, status: str) -> None:
    assert check(quote, page()).status == status


def test_a_quote_found_on_the_next_page_is_not_on_this_one() -> None:
    quote = "La suite de la phrase commence sur la page suivante"
    assert check(quote, page(NEXT)).status == "exact"
    assert check(quote, page()).status == "not_found"


def test_place_is_that_of_the_printed_words() -> None:
    found = check("la mise en place de l'ingénierie collective", page())
    assert found.start is not None and found.end is not None
    assert TEXT[found.start : found.end] == "la mise en place de l’ingé-\nnierie collective"


def test_place_of_an_ellipsis_spans_its_parts() -> None:
    found = check("Le comité d’appui [...] bénévoles élus", page())
    assert TEXT[found.start : found.end] == "Le comité d’appui est composé de bénévoles élus"


def test_the_first_of_two_places_is_given() -> None:
    text = "Le comité se réunit deux fois.\nAutre chose.\nLe comité se réunit deux fois."
    assert check_text("Le comité se réunit deux fois", text).start == 0


def test_an_empty_page_holds_nothing() -> None:
    assert check("Le comité d’appui est composé", page("")).status == "not_found"


def test_not_found_has_no_place() -> None:
    found = check("Les associations doivent rembourser la totalité des sommes", page())
    assert (found.start, found.end) == (None, None)
