"""Where a quote stands in the text of its page."""

import pytest

from ingest.pages.quotes import places_of

TEXT = (
    "I. Le comité\r\n• Identi\ufb01er les struc\x02\r\ntures\r\nNote 2 : page 4.\r\n• Établir le budget de l’ingénierie"
)


def found(quote: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in places_of(text, quote)]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("le comité", "Le comité"),
        ("identifier les structures", "Identi\ufb01er les struc\x02\r\ntures"),
        ("Établir le budget de l'ingenierie", "Établir le budget de l’ingénierie"),
        ("ETABLIR   LE BUDGET", "Établir le budget"),
        ("« Établir » – le budget", "Établir le budget"),
    ],
)
def test_what_differs_only_in_print_is_found(quote: str, expected: str) -> None:
    assert found(quote) == [expected]


def test_a_quote_parted_by_other_text_is_found_in_pieces() -> None:
    text = (
        "Le comité réunit les financeurs du territoire\n1 Voir la fiche.\net les structures concernées par la démarche"
    )
    quote = "Le comité réunit les financeurs du territoire et les structures concernées par la démarche"
    assert found(quote, text) == [
        "Le comité réunit les financeurs du territoire",
        "et les structures concernées par la démarche",
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "fier les structures",
        "le comi",
        "un autre texte",
        "",
        "…",
        "Établir les statuts de l’ingénierie",
        "budget le Établir",
    ],
)
def test_what_does_not_stand_there_is_not_found(quote: str) -> None:
    assert found(quote) == []


def test_a_word_inside_another_is_passed_over() -> None:
    assert places_of("la partie, l’art", "art") == [(13, 16)]
