from pathlib import Path

import pytest
from small_index import FIRST, SECOND, SmallIndex, make_small_index

from assistant.routing import codes_named


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallIndex:
    return make_small_index(Path(tmp_path_factory.mktemp("routing")))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("que dit la fiche 3 ?", ["3"]),
        ("Fiche III-4", ["iii4"]),
        ("regarde II-2 et I-C-2-a", ["ii2", "ic2a"]),
        ("la fiche pratique n° 2", ["pratique2"]),
        ("la monographie D", ["d"]),
        ("le chapitre 3.1", ["31"]),
        ("vis-à-vis des élus", []),
        ("la fiche sur la coopération", []),
        ("quelle partie décrit cette place ?", []),
    ],
)
def test_codes_typed_by_the_user(text: str, codes: list[str]) -> None:
    assert codes_named(text) == codes


@pytest.mark.parametrize(
    ("situation", "document", "code"),
    [
        ("j'ai reçu trois offres de consultants et je dois choisir un prestataire", FIRST, "Fiche 2"),
        ("nos financeurs veulent siéger dans une instance qui pilote le projet", FIRST, "Fiche 1"),
        ("il me reste à calculer le budget et l'acompte", SECOND, "Fiche 1"),
        ("fiche 2", FIRST, "Fiche 2"),
    ],
)
def test_first_fiche_fits_the_situation(small: SmallIndex, situation: str, document: str, code: str) -> None:
    first = small.router.route(situation)[0]
    assert (first.fiche.document, first.fiche.code, first.rank) == (document, code, 1)


def test_reason_is_a_line_of_the_fiche(small: SmallIndex) -> None:
    first = small.router.route("combien d'entretiens pour départager les offres ?")[0]
    text = " ".join(small.index.page(FIRST, 2).text.split())
    assert (
        first.why
        == "Deux entretiens suffisent pour départager les offres reçues par la structure porteuse du dispositif."
    )
    assert first.why in text


def test_abstains_when_nothing_fits(small: SmallIndex) -> None:
    assert small.router.route("Quel temps fera-t-il demain à Brest ?") == []


def test_code_alone_proposes_only_what_it_may_mean(small: SmallIndex) -> None:
    assert [(match.fiche.document, match.fiche.code) for match in small.router.route("fiche 2")] == [(FIRST, "Fiche 2")]


def test_reason_of_a_code_typed_is_how_the_fiche_begins(small: SmallIndex) -> None:
    first = small.router.route("fiche 2")[0]
    assert first.why and first.fiche.summary.startswith(first.why)
