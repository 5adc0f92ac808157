"""The word tables answer with likely terms, survive a round trip, and fit the index's stems."""

from pathlib import Path

import pytest

from assistant.question.translation import ENGLISH_FRENCH, PARAPHRASE, TranslationTable, english_stem
from ingest.terms import analyse

ENGLISH = TranslationTable.load(ENGLISH_FRENCH)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("committee", "comité"),
        ("budget", "budget"),
        ("employer", "employeur"),
        ("agreement", "accord"),
        ("training", "formation"),
        ("vehicle", "véhicule"),
        ("waste", "déchets"),
        ("youth", "jeunesse"),
        ("meetings", "réunion"),
        ("environmental", "environnement"),
        ("farms", "agricole"),
        ("roles", "rôle"),
        ("signed", "signé"),
    ],
)
def test_word_is_translated(english: str, french: str) -> None:
    assert analyse(french)[0] in ENGLISH.translate(english_stem(english))


@pytest.mark.parametrize(
    ("word", "other"), [("embauche", "recrutement"), ("boulot", "emploi"), ("bénévole", "volontaire")]
)
def test_paraphrase_by_way_of_english(word: str, other: str) -> None:
    assert analyse(other)[0] in TranslationTable.load(PARAPHRASE).translate(analyse(word)[0])


def test_unknown_word_has_no_translation() -> None:
    assert ENGLISH.translate("xyzzy") == {}


def test_shares_are_probabilities_likeliest_first() -> None:
    shares = list(ENGLISH.translate("committe").values()) + list(ENGLISH.translate("work").values())
    assert all(0 < share <= 1 for share in shares)
    work = list(ENGLISH.translate("work").values())
    assert work == sorted(work, reverse=True)
    assert sum(work) <= 1.05


def test_targets_are_index_terms() -> None:
    # A table made with other stemming rules than the index's would silently find nothing: rebuild it then.
    for french in ("comité", "évaluation", "mutualiser", "bénéficiaires", "activités", "équipe", "salariée", "matière"):
        assert analyse(french)[0] in set(ENGLISH.targets), french


def test_round_trip(tmp_path: Path) -> None:
    table = TranslationTable.build({"fee": {"honorair": 0.6, "tarif": 0.4}, "été": {"sais": 1.0}})
    table.save(tmp_path / "table.npz")
    again = TranslationTable.load(tmp_path / "table.npz")
    assert again.translate("fee") == {"honorair": 0.6, "tarif": 0.4}
    assert again.translate("été") == {"sais": 1.0}
    assert "tax" not in again


def test_limit_keeps_the_likeliest() -> None:
    table = TranslationTable.build({"fee": {"tarif": 0.2, "honorair": 0.8}})
    assert table.translate("fee", limit=1) == {"honorair": 0.8}


def test_tables_stay_small() -> None:
    assert ENGLISH_FRENCH.stat().st_size + PARAPHRASE.stat().st_size < 1_200_000
