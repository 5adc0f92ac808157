"""Numbers in words."""

import re

import pytest

from assistant.number_words import COUNTED, MANY, number_in_words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("un", 1), ("une", 1), ("sept", 7), ("seize", 16), ("dix-sept", 17), ("Vingt et un", 21), ("trente-deux", 32),
        ("soixante-quinze", 75), ("quatre-vingts", 80), ("quatre-vingt-douze", 92), ("nonante", 90), ("cent", 100),
        ("cent vingt", 120), ("deux cents", 200), ("mille", 1000), ("mille deux cents", 1200),
        ("trois mille cinq cents", 3500), ("quinze mille", 15000), ("four", 4), ("fifteen", 15), ("twenty-one", 21),
        ("two hundred and five", 205), ("thirty", 30),
    ],
)  # fmt: skip
def test_numbers(words: str, value: int) -> None:
    assert number_in_words(words) == value


@pytest.mark.parametrize("words", ["", "dizaine", "une dizaine", "12", "plusieurs", "dixième", "cent-vingtième", "et"])
def test_what_is_no_number(words: str) -> None:
    assert number_in_words(words) is None


def test_an_article_alone_counts_only_where_it_may() -> None:
    def found(pattern: str, text: str) -> list[str]:
        return re.findall(rf"\b(?:{pattern})\b", text)

    assert found(MANY, "un plan pour deux clubs et une compagnie") == ["deux"]
    assert found(COUNTED, "un plan pour deux clubs") == ["un", "deux"]
    assert found(MANY, "vingt et un clubs") == ["vingt et un"]
