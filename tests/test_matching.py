"""The comparable form of texts."""

import pytest

from assistant.answer.matching import stream_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ingé-\nnierie", "ingénierie"),
        ("savoir-\nfaire", "savoir-faire"),
        ("mise en œuvre", "MISE EN OEUVRE"),
        ("l’eﬀet de levier", "l'effet de levier"),
        ("re\u0301unir", "réunir"),
        ("• Qualifier le territoire ;", "Qualifier le territoire"),
        ("11\u00a0302 euros", "11302 euros"),
        ("dont 1 302,50 €", "dont 1302,50 €"),
        ("soft\u00adware", "software"),
        ("acteurs¹ locaux", "acteurs locaux"),
    ],
)
def test_typography_makes_no_difference(left: str, right: str) -> None:
    assert stream_of(left).chars == stream_of(right).chars


@pytest.mark.parametrize(
    ("left", "right"),
    [("1 234", "12 34"), ("9,5", "95"), ("12 %", "12"), ("300 €", "300"), ("2008-2010", "20082010"), ("8", "18")],
)
def test_figures_stay_apart(left: str, right: str) -> None:
    assert stream_of(left).chars != stream_of(right).chars


def test_find_respects_edges_of_words_and_numbers() -> None:
    page = stream_of("Coût : 11 302 euros.\nPhase 1\n400 heures de pré-\nparation")
    assert page.find(stream_of("302 euros")) is None
    assert page.find(stream_of("11")) is None
    assert page.find(stream_of("paration")) is None
    assert page.find(stream_of("heure")) is None
    for found in ("11302 euros", "400 heures", "Phase 1", "1 400 heures", "préparation"):
        assert page.find(stream_of(found)) is not None, found


def test_source_range_gives_back_the_printed_words() -> None:
    text = "Un comité de pilo-\ntage se re\u0301unit."
    place = stream_of(text).find(stream_of("pilotage se réunit"))
    assert place is not None
    start, end = stream_of(text).source_range(*place)
    assert text[start:end] == "pilo-\ntage se re\u0301unit"


def test_nothing_comes_of_punctuation() -> None:
    assert stream_of(" … « » – [...]").chars == ""
    assert stream_of("").words() == []


def test_a_number_right_after_another_is_found_at_its_own_place() -> None:
    text = "(2008) | 10 des structures"
    stream = stream_of(text)
    found = stream.find(stream_of("10 des structures"))
    assert found is not None
    start, end = stream.source_range(*found)
    assert text[start:end] == "10 des structures"
