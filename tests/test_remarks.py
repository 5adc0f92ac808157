"""The sanity panel: remarks with the figures of the brief and of the guides, cited where they are printed."""

from pathlib import Path

import pytest
from told_guides import index_of, read_guides, read_shipped, searcher_over

from assistant.answer.citations import check
from assistant.drafting.brief import Brief
from assistant.drafting.brief_files import read_brief
from assistant.drafting.comparables import Comparables
from assistant.drafting.datamodels import Remark
from assistant.drafting.remark_writing import GROUNDS, Panel
from assistant.drafting.remarks import remarks
from assistant.index import Index

BRIEFS = Path(__file__).parent / "data" / "briefs"
SHIPPED = (
    "quatre-ingenieries-collectives-environnement",
    "guide-du-prestataire",
    "mutualiser-entre-structures-d-insertion",
    "rediger-un-cahier-des-charges",
)
OFFICIAL = (
    "cnar-environnement-carnet-ingenieries-collectives-dla.pdf",
    "c2ra-npdc-guide-prestataires-dla.pdf",
    "cnar-iae-mutualisation-monographies.pdf",
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Comparables:
    """Four missions with their prices, what providers are asked, how to steer."""
    return _over(read_shipped(tmp_path_factory.mktemp("shipped"), *SHIPPED))


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory, guides: Path) -> Comparables:
    """The guides that the shipped ones restate."""
    return _over(read_guides(tmp_path_factory.mktemp("official"), *(guides / name for name in OFFICIAL)))


def _over(index: Index) -> Comparables:
    return Comparables(index, searcher_over(index))


def _said(comparables: Comparables, field: str, **given: object) -> Remark | None:
    """The remark on a field of the brief, None when there is none."""
    found = [each for each in remarks(Brief.model_validate(given), comparables) if each.field == field]
    assert len(found) < 2
    return found[0] if found else None


def _text(remark: Remark | None) -> str:
    assert remark is not None
    return remark.text.replace("\u00a0", " ")


# The days of the four missions cost 987, 1 190, 900, 1 000 and 993 euros, taxes included.


def test_a_price_among_those_of_the_guides_is_fine(shipped: Comparables) -> None:
    said = _said(shipped, "budget.ceiling", jours=10, budget={"plafond": 11000, "taxes": "TTC"})
    assert said is not None and said.level == "fine"
    assert _text(said) == (
        "Le plafond revient à 1 100 € TTC par jour. Dans les guides, une journée coûte de 900 € TTC "
        "(Offre d’insertion d’un territoire, phase 1) à environ 1 190 € TTC (Fiscalité des recycleries et "
        "ressourceries), montants non actualisés."
    )
    assert [citation.n for citation in said.citations] == [1, 2]
    assert ["8 100 euros TTC pour 9 jours" in said.citations[0].quote, "11 302 euros" in said.citations[1].quote] == [
        True
    ] * 2


@pytest.mark.parametrize(
    ("ceiling", "level", "words"), [(8999, "watch", "moins que"), (9000, "fine", ""), (11900, "watch", "plus que")]
)
def test_a_price_outside_of_those_of_the_guides_is_to_watch(
    shipped: Comparables, ceiling: int, level: str, words: str
) -> None:
    said = _said(shipped, "budget.ceiling", jours=10, budget={"plafond": ceiling, "taxes": "TTC"})
    assert said is not None and said.level == level
    assert words in said.text


def test_prices_with_other_taxes_are_not_compared(shipped: Comparables) -> None:
    said = _said(shipped, "budget.ceiling", jours=10, budget={"plafond": 10000, "taxes": "HT"})
    assert "1 000 € HT par jour" in _text(said) and "ces prix sont TTC, les bases diffèrent" in _text(said)


def test_a_price_without_taxes_is_asked_for(shipped: Comparables) -> None:
    said = _said(shipped, "budget.taxes", jours=10, budget={"plafond": 10000})
    assert "sans dire si c’est TTC ou HT" in _text(said)


def test_days_are_compared_with_missions_for_about_as_many_structures(shipped: Comparables) -> None:
    # From 2.5 to 10 structures: 9.5 days for 5, 15 for 7, 9 and 12 for 3; not the 24 days for 22.
    inside = _said(shipped, "days", jours=10, beneficiaires={"nombre": 5})
    assert inside is not None and inside.level == "fine"
    assert "10 jours pour 5 structures, soit 2 jours par structure." in _text(inside)
    assert "de 9 jours pour 3 structures" in _text(inside) and "à 15 jours pour 7 structures" in _text(inside)
    above = _said(shipped, "days", jours=17, beneficiaires={"nombre": 5})
    assert above is not None and above.level == "watch" and "plus que toutes" in above.text


@pytest.mark.parametrize(
    "given",
    [{"jours": 5, "beneficiaires": {"nombre": 1}}, {"jours": 5}, {"jours": 9, "beneficiaires": {"nombre": 900}}],
)
def test_days_that_nothing_resembles_get_no_remark(shipped: Comparables, given: dict[str, object]) -> None:
    assert _said(shipped, "days", **given) is None


def test_time_with_each_structure_is_compared(shipped: Comparables) -> None:
    said = _said(shipped, "individual_days", jours=10, jours_individuels=5, beneficiaires={"nombre": 5})
    assert "5 jours en individuel pour 5 structures, soit 1 jour par structure." in _text(said)
    less = _said(shipped, "individual_days", jours=10, jours_individuels=2, beneficiaires={"nombre": 5})
    assert less is not None and less.level == "watch" and "0,4 jour par structure, moins que" in _text(less)


def test_a_mission_without_a_word_alone_with_each_structure_is_to_watch(shipped: Comparables) -> None:
    said = _said(shipped, "individual_days", jours=6, jours_collectifs=6, beneficiaires={"nombre": 5})
    assert said is not None and said.level == "watch"
    assert "individuel" in said.citations[0].quote


# Pace: 15 days in 9 months, 9.5 in 6, 24 in 3.


def _pace(comparables: Comparables, days: int, start: str, end: str) -> Remark | None:
    return _said(comparables, "calendar.restitution", jours=days, calendrier={"demarrage": start, "restitution": end})


def test_the_pace_is_compared_with_missions_of_known_length(shipped: Comparables) -> None:
    said = _pace(shipped, 12, "1er mars 2027", "31 août 2027")  # 184 days, 6.05 months, 1.98 days a month
    assert said is not None and said.level == "fine"
    assert _text(said).startswith("12 jours en 6,1 mois au plus, soit au moins 1,9 jour par mois.")
    assert "à 8 jours (Réseau départemental environnement et patrimoine) par mois" in _text(said)


def test_a_mission_denser_than_any_of_the_guides_is_to_watch(shipped: Comparables) -> None:
    said = _pace(shipped, 12, "1er mars 2027", "31 mars 2027")
    assert said is not None and said.level == "watch" and "plus serré" in said.text
    assert "appropri" in said.citations[-1].quote.lower()


def test_days_that_do_not_fit_in_the_calendar_are_wrong(shipped: Comparables) -> None:
    said = _pace(shipped, 24, "1er mars 2027", "12 mars 2027")
    assert said is not None and said.level == "wrong"
    assert _text(said).startswith("24 jours de prestation ne tiennent pas en 12 jours de calendrier")


def test_moments_that_cannot_be_read_get_no_remark(shipped: Comparables) -> None:
    assert _pace(shipped, 12, "dès que possible", "après les vacances") is None


def _calendar(comparables: Comparables, field: str, **moments: str) -> Remark | None:
    return _said(comparables, f"calendar.{field}", calendrier=moments)


def test_little_time_to_answer_is_to_watch(shipped: Comparables) -> None:
    short = _calendar(shipped, "answer_deadline", lancement="4 janvier 2027", limite_de_reponse="13 janvier 2027")
    enough = _calendar(shipped, "answer_deadline", lancement="4 janvier 2027", limite_de_reponse="29 janvier 2027")
    assert short is not None and short.level == "watch" and "9 jours pour répondre" in _text(short)
    assert enough is not None and enough.level == "fine" and "25 jours pour répondre" in _text(enough)
    assert "répondu" in enough.citations[0].quote
    assert _calendar(shipped, "answer_deadline", lancement="janvier", limite_de_reponse="février") is None


def test_little_time_before_the_start_is_to_watch(shipped: Comparables) -> None:
    said = _calendar(shipped, "start", selection="12 février 2027", demarrage="15 février 2027")
    assert "3 jours entre le choix du prestataire et le démarrage" in _text(said)
    assert _calendar(shipped, "start", selection="12 février 2027", demarrage="15 mars 2027") is None


def test_a_calendar_without_restitution_or_midterm_is_to_watch(shipped: Comparables) -> None:
    moments = {"demarrage": "mars 2027", "fin": "septembre 2027"}
    assert "restitution" in _text(_calendar(shipped, "restitution", **moments))
    assert "mi-parcours" in _text(_calendar(shipped, "midterm", **moments))
    assert _calendar(shipped, "midterm", **moments, mi_parcours="juin 2027") is None
    assert _calendar(shipped, "midterm", demarrage="1er mars 2027", fin="20 mars 2027") is None


def _criteria(comparables: Comparables, *weights: tuple[str, int | None]) -> list[tuple[str, str]]:
    given = [{"intitule": label} | ({"poids": weight} if weight is not None else {}) for label, weight in weights]
    found = remarks(Brief.model_validate({"criteres": given}), comparables)
    return [(each.level, each.text.replace("\u00a0", " ")) for each in found]


def test_criteria_that_weigh_understanding_and_method_are_fine(shipped: Comparables) -> None:
    ((level, text),) = _criteria(shipped, ("compréhension du besoin", 30), ("méthode", 50), ("prix", 20))
    assert level == "fine" and text.startswith("Les critères portent sur la compréhension et la méthode")


def test_price_above_all_is_to_watch(shipped: Comparables) -> None:
    ((level, text),) = _criteria(shipped, ("compréhension", 30), ("démarche", 25), ("coût de la prestation", 45))
    assert level == "watch" and text.startswith("Le critère « coût de la prestation » est le plus lourd (45 %).")


def test_one_criterion_above_all_others_together_is_to_watch(shipped: Comparables) -> None:
    ((level, text),) = _criteria(shipped, ("compréhension", 20), ("méthode", 60), ("prix", 20))
    assert level == "watch" and text.startswith("Le critère « méthode » pèse 60 %, plus que tous les autres réunis.")


def test_criteria_that_forget_understanding_and_method_are_to_watch(shipped: Comparables) -> None:
    ((level, text),) = _criteria(shipped, ("références", None), ("délai", None))
    assert level == "watch"
    assert text.startswith("Aucun critère ne porte sur la compréhension de la problématique ni sur la méthode.")


def test_a_provider_is_not_told_about_the_criteria_of_the_order(shipped: Comparables) -> None:
    assert _said(shipped, "criteria", nature="reponse-de-prestataire", criteres=["références", "délai"]) is None


def test_several_structures_without_a_steering_committee_are_to_watch(shipped: Comparables) -> None:
    given: dict[str, object] = {"jours": 9, "beneficiaires": {"nombre": 4}}
    said = _said(shipped, "steering.members", **given)
    assert "ces 4 structures" in _text(said)
    assert _said(shipped, "steering.members", **given, comite_de_pilotage={"reunions": "trois"}) is None
    assert _said(shipped, "steering.members", jours=9, beneficiaires={"nombre": 1}) is None


@pytest.mark.parametrize("guides_read", ["shipped", "official"])
@pytest.mark.parametrize("name", GROUNDS)
def test_the_guides_say_what_remarks_lay_on_them(name: str, guides_read: str, request: pytest.FixtureRequest) -> None:
    comparables: Comparables = request.getfixturevalue(guides_read)
    assert Panel(Brief(), comparables).ground(name)


@pytest.mark.parametrize("guides_read", ["shipped", "official"])
@pytest.mark.parametrize("path", sorted(BRIEFS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_remark_on_a_brief_cites_words_that_stand_on_their_page(
    path: Path, guides_read: str, request: pytest.FixtureRequest
) -> None:
    comparables: Comparables = request.getfixturevalue(guides_read)
    for remark in remarks(read_brief(path), comparables):
        assert [citation.n for citation in remark.citations] == list(range(1, len(remark.citations) + 1)) != []
        for citation in remark.citations:
            assert check(citation.quote, comparables.index.page(citation.document, citation.page)).status == "exact"


@pytest.mark.parametrize("name", ["presque-vide-chantiers", "presque-vide-etude"])
def test_a_brief_that_says_nearly_nothing_gets_no_remark(name: str, shipped: Comparables) -> None:
    assert remarks(read_brief(BRIEFS / f"{name}.yaml"), shipped) == ()


def test_nothing_is_said_where_the_guides_say_nothing() -> None:
    elsewhere = _over(index_of("Le jardin partagé ouvre au printemps et ferme à l’automne.", title="Jardiner"))
    assert remarks(read_brief(BRIEFS / "epiceries-solidaires.yaml"), elsewhere) == ()
