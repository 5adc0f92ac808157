"""What is to complete is set apart wherever it stands, and nothing else is."""

import pytest

from assistant.document_tree import Node, plain_text, strong, words
from assistant.drafting.gap_marks import with_gaps_marked


def marked(nodes: list[Node]) -> list[str]:
    return [plain_text(node["c"][1]) for node in with_gaps_marked(nodes) if node["t"] == "Span"]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("[À compléter : date]", ["[À compléter : date]"]),
        ("le [À compléter : jour], à [À compléter : lieu].", ["[À compléter : jour]", "[À compléter : lieu]"]),
        ("[À\u00a0compléter\u00a0: date de début]", ["[À\u00a0compléter\u00a0: date de début]"]),
        ("([À compléter : x])", ["[À compléter : x]"]),
        ("[À compléter : sans fin", []),
        ("[à voir] À compléter : rien [1]", []),
    ],
)
def test_gaps_among_words(text: str, gaps: list[str]) -> None:
    assert marked(words(text)) == gaps
    assert plain_text(with_gaps_marked(words(text))) == text


def test_a_gap_that_the_user_emphasised() -> None:
    assert marked([*words("[À compléter :"), strong(words("la date")), *words("fin]")]) == ["[À compléter :la datefin]"]
