"""Operations told in the guides: the right figures, each printed in a quote, and those that resemble a mission."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from answer_guide import make_index
from told_guides import CORPUS, index_of, read_guides, read_shipped, searcher_over

from assistant.answer.citations import check
from assistant.drafting.brief import Brief
from assistant.drafting.comparables import Comparables, sentence
from assistant.drafting.datamodels import Comparable
from assistant.drafting.operations import Operation
from assistant.index import Index
from ingest.text import fold

TOLD = ("conduire-une-ingenierie-collective", "quatre-ingenieries-collectives-environnement")
GUIDES = (*TOLD, "mutualiser-entre-structures-d-insertion", "developper-des-territoires-solidaires")
MANUAL = "rediger-un-cahier-des-charges"

# Structures, days of the provider, cost, taxes, months: read in the guides by hand. None: the guide does not say, or
# says it in parts ("2 modules de 5 journées").
FIGURES: Mapping[str, tuple[int | None, str | None, str | None, str | None, int | None]] = {
    "Négociation bancaire": (30, "3", "2500", None, None),
    "Mécénat culturel": (36, "4", "7700", None, None),
    "Ressources humaines dans le sport": (22, None, "9000", None, 5),
    "Schémas locaux d’organisation touristique": (60, None, "15000", None, None),
    "Communication de projets artistiques en milieu rural": (5, "3", "3600", None, None),
    "Projet de mutualisation de trois associations": (3, "4", "5400", None, None),
    "Emplois « environnement » d’un territoire": (7, "15", "14800", "TTC", 9),
    "Fiscalité des recycleries et ressourceries": (5, "9.5", "11302", "TTC", 6),
    "Offre d’insertion d’un territoire, phase 1": (3, "9", "8100", "TTC", None),
    "Offre d’insertion d’un territoire, phase 2 (étude de faisabilité)": (3, "12", "12000", "TTC", None),
    "Réseau départemental environnement et patrimoine": (22, "24", "23824.32", "TTC", 3),
    "Service de mobilité, Cantal": (None, None, None, None, None),
    "Communication, puis plateforme de compétences, Moselle": (10, None, None, None, None),
    "Rapprochement de deux structures, Isère": (2, None, None, None, None),
    "Clauses sociales, Bouches-du-Rhône": (5, None, None, None, None),
    "Étude du CNAR IAE sur la mutualisation": (None, "14.5", None, None, None),
    "Pôle Économie Solidaire, Sud Essonne": (3, None, None, None, None),
    "Plateforme mobilité, Dole": (None, None, None, None, None),
    "Ressourcerie, agglomération grenobloise": (None, None, None, None, None),
    "Services à la personne, Eure": (2, None, None, None, None),
    "Collectif CYRCEE 78, Yvelines": (3, None, None, None, None),
    "Collectif des associations intermédiaires, Bouches-du-Rhône": (10, None, None, None, None),
    "Groupement d’acteurs sociaux, Maine-et-Loire": (34, None, None, None, None),
    "Offre de ressources humaines aux entreprises, Gâtine": (2, None, None, None, None),
    "Découverte des entreprises, Eure": (None, None, None, None, None),
    "Territoire d’emploi, Jura": (None, None, None, None, None),
    "Groupe économique solidaire ISACTYS, Isère": (4, None, None, None, None),
}
WORDS = {2: "deux", 3: "trois", 4: "quatre", 7: "sept", 10: "dix", 34: "trente-quatre"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Comparables:
    """The operations of the shipped guides, the one that lists them all among them."""
    return _over(read_shipped(tmp_path_factory.mktemp("shipped"), *GUIDES, MANUAL))


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory, guides: Path) -> Comparables:
    """The operations of the official guides."""
    return _over(read_guides(tmp_path_factory.mktemp("official"), *sorted(guides.glob("*.pdf"))))


def _over(index: Index) -> Comparables:
    return Comparables(index, searcher_over(index))


def _figures(operation: Operation) -> tuple[int | None, str | None, str | None, str | None, int | None]:
    told = operation.comparable
    days = None if told.days is None else str(told.days)
    cost = None if told.cost is None else str(told.cost)
    return told.structures, days, cost, told.taxes, None if operation.months is None else int(operation.months)


@pytest.mark.parametrize("guides_read", ["shipped", "official"])
def test_every_operation_of_the_guides_is_told_once_with_its_figures(
    guides_read: str, request: pytest.FixtureRequest
) -> None:
    comparables: Comparables = request.getfixturevalue(guides_read)
    assert {each.comparable.name: _figures(each) for each in comparables.operations} == FIGURES
    assert len(comparables.all()) == len(FIGURES)


@pytest.mark.parametrize("guides_read", ["shipped", "official"])
def test_every_figure_stands_in_a_quote_on_its_page(guides_read: str, request: pytest.FixtureRequest) -> None:
    comparables: Comparables = request.getfixturevalue(guides_read)
    for operation in comparables.operations:
        for citation in operation.comparable.citations:
            assert check(citation.quote, comparables.index.page(citation.document, citation.page)).status == "exact"
        for name, value in _values(operation).items():
            quotes = " ".join(citation.quote for citation in operation.cited[name])
            assert _is_printed(value, quotes), f"{operation.comparable.name}, {name} : {value} dans « {quotes} »"
            assert set(operation.cited[name]) <= set(operation.comparable.citations)


def _values(operation: Operation) -> dict[str, Decimal]:
    told = operation.comparable
    given = {
        "structures": told.structures,
        "days": told.days,
        "cost": told.cost,
        "months": operation.months,
        "individual": operation.individual,
    }
    return {name: Decimal(value) for name, value in given.items() if value is not None}


def _is_printed(value: Decimal, quote: str) -> bool:
    figures = re.sub(r"(?<=\d)[\s\u00a0](?=\d{3})", "", quote).replace(",", ".")
    numbers = {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", figures)}
    return value in numbers or WORDS.get(int(value), "—") in fold(quote)


def test_the_official_guide_speaks_before_the_one_that_restates_it(
    guides: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    names = ("cnar-environnement-carnet-ingenieries-collectives-dla", "cnar-iae-mutualisation-monographies")
    officials = [guides / f"{name}.pdf" for name in names]
    restating = [CORPUS / f"{name}.pdf" for name in (TOLD[1], GUIDES[2])]
    both = _over(read_guides(tmp_path_factory.mktemp("both"), *officials, *restating))
    assert [each.fiche.document for each in both.all() if each.fiche] == [officials[0].name] * 5 + [
        officials[1].name
    ] * 5
    assert {passage.document for passage in both.operations[0].passages} == {officials[0].name, restating[0].name}


def test_a_guide_that_lists_operations_in_tables_tells_them_where_it_is_alone(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    alone = _over(read_shipped(tmp_path_factory.mktemp("manual"), MANUAL)).operations
    told = {(each.comparable.structures, each.comparable.days, each.comparable.cost) for each in alone}
    known = [figures for figures in FIGURES.values() if figures[2]]
    assert len(alone) == len(known) == 11
    assert told == {(count, days and Decimal(days), Decimal(cost)) for count, days, cost, *_ in known if cost}


def test_what_was_treated_is_given_as_printed(shipped: Comparables) -> None:
    told = _named(shipped, "Fiscalité des recycleries et ressourceries")
    assert told.contents == (
        "définir le métier et les activités", "connaître le marché", "analyser la situation fiscale",
        "créer des supports de communication", "argumenter devant l’administration fiscale",
    )  # fmt: skip
    assert told.rhythm == "Environ 1 jour par structure ; 1 réunion d’une journée ; Durée : 6 mois"


def test_items_cut_at_line_ends_are_made_whole(official: Comparables) -> None:
    told = _named(official, "Projet de mutualisation de trois associations")
    assert told.contents[0].startswith("Identification du projet de mutualisation (les")
    assert "dans le développement" in _named(official, "Négociation bancaire").contents[1]


def _named(comparables: Comparables, name: str) -> Comparable:
    return next(each for each in comparables.all() if each.name == name)


# One brief by subject; the operation that a person who knows the guides would think of first.
ALIKE = [
    ({"beneficiaires": {"nombre": 5, "qui": "compagnies de théâtre"},
      "problematique": "elles ne parviennent pas à convaincre les petites communes de les accueillir"},
     "Communication de projets artistiques en milieu rural"),
    ({"beneficiaires": {"nombre": 6, "qui": "recycleries"}, "problematique": "savoir quelle TVA appliquer"},
     "Fiscalité des recycleries et ressourceries"),
    ({"beneficiaires": {"nombre": 25}, "problematique": "négocier ses frais bancaires et ses découverts"},
     "Négociation bancaire"),
    ({"beneficiaires": {"nombre": 15, "qui": "clubs sportifs"}, "problematique": "recruter et gérer des salariés"},
     "Ressources humaines dans le sport"),
    ({"beneficiaires": {"nombre": 2, "qui": "associations d’insertion"}, "problematique": "faut-il fusionner ?"},
     "Rapprochement de deux structures, Isère"),
    ({"beneficiaires": {"nombre": 18, "qui": "adhérents d’un réseau d’éducation à l’environnement"},
      "problematique": "bâtir une offre commune pour les financeurs"},
     "Réseau départemental environnement et patrimoine"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "first"), ALIKE)
@pytest.mark.parametrize("guides_read", ["shipped", "official"])
def test_a_brief_meets_the_operation_most_like_it(
    given: dict[str, object], first: str, guides_read: str, request: pytest.FixtureRequest
) -> None:
    comparables: Comparables = request.getfixturevalue(guides_read)
    assert comparables.near(Brief.model_validate(given), k=1)[0].name == first


def test_size_alone_finds_operations_of_that_size(shipped: Comparables) -> None:
    near = shipped.near(Brief.model_validate({"beneficiaires": {"nombre": 22}, "jours": 20}))
    assert near[0].name == "Réseau départemental environnement et patrimoine"


def test_an_empty_brief_resembles_nothing(shipped: Comparables) -> None:
    assert shipped.near(Brief()) == ()


def test_the_sentence_gives_the_figures_and_where_they_are_told(shipped: Comparables) -> None:
    sentences = {each.name: sentence(each).replace("\u00a0", " ") for each in shipped.all()}
    assert sentences["Fiscalité des recycleries et ressourceries"] == (
        "11 302 € TTC pour 9,5 jours et 5 structures (Monographie C, Fiscalité des recycleries et ressourceries)"
    )
    assert sentences["Réseau départemental environnement et patrimoine"].startswith("23 824,32 € TTC pour 24 jours")
    assert sentences["Négociation bancaire"].startswith("2 500 € pour 3 journées et 30 structures (Fiche expérience 1,")
    assert sentences["Plateforme mobilité, Dole"].startswith("« Préparation : Près de 18 mois » (Fiche III-4,")
    assert sentences["Clauses sociales, Bouches-du-Rhône"].startswith("5 structures, « De juillet 2006")


# Guides that the project does not know.


def _told(*texts: str, title: str = "Monographie : l’atelier partagé") -> list[tuple[object, ...]]:
    found = _over(index_of(*texts, title=title)).all()
    return [(each.structures, each.days, each.cost, each.taxes) for each in found]


def test_a_sentence_that_gives_cost_and_days_is_read() -> None:
    (told,) = _over(make_index()).all()
    assert (told.name, told.days, told.cost) == ("L’atelier vélo de Brive", Decimal("6.5"), 7450)
    assert told.citations[0].quote == "L’accompagnement a coûté 7 450 euros pour 6,5 jours de consultant."


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Coût : 4 800 € HT\nNombre de jours : 6 jours\nBénéficiaires : 8 clubs", (8, 6, 4800, "HT")),
        (
            "BÉNÉFICIAIRES\n• Douze associations du canton\nCoût | 3 150 euros TTC, repas compris",
            (12, None, 3150, "TTC"),
        ),
        ("Bénéficiaires | 1 fédération et ses 14 structures\nBudget : 9 000 € pour sept jours", (14, 7, 9000, None)),
        ("Structures : 4\nPrix : 2.500 €\nActions réalisées : 2 modules de 3 journées", (4, None, 2500, None)),
    ],
)
def test_labelled_figures_of_an_experience_are_read(text: str, figures: tuple[object, ...]) -> None:
    assert _told(text) == [figures]


@pytest.mark.parametrize(
    "text",
    [
        "Budget annuel : 300 000 €\nBénéficiaires : 3 associations",
        "Structures : 6\nAide au démarrage : 15 000 euros",
        "Coût : 4 000 € en 2008, 5 000 € en 2009\nStructures : 6",
        "Coût : 4 000 €",
        "Structures : 6\nNombre de jours : 5",
    ],
)
def test_what_may_be_something_else_is_left_out(text: str) -> None:
    assert _told(text) == []


def test_sections_with_one_cost_each_are_two_operations() -> None:
    first, second = "Coût : 2 000 €\nStructures : 3", "Coût : 6 000 €\nStructures : 9"
    assert _told(first, second) == [(3, None, 2000, None), (9, None, 6000, None)]


def test_only_fiches_that_tell_an_experience_are_read() -> None:
    text = "Coût : 4 800 €\nNombre de jours : 6 jours"
    assert _told(text, title="Préparer le budget") == []
    assert len(_told(text, title="Retour d’expérience : le Vercors")) == 1


def test_a_table_of_costs_gives_an_operation_a_row() -> None:
    table = (
        "Action | Structures | Jours | Coût TTC\n"
        "Tronc commun | 12 | 4 | 3 600 €\n"
        "Appui | 5 (3 et 2) | 2 à 3 | 2 100 €\n"
        "Sans prix | 5 | 4 | –"
    )
    assert _told(table, title="Les actions de l’année") == [(12, 4, 3600, "TTC"), (5, None, 2100, "TTC")]
