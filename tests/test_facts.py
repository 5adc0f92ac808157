"""The facts a request gives."""

import pytest

from assistant.answer.facts import facts_of


@pytest.mark.parametrize(
    ("request_", "facts"),
    [
        (
            "Rédige le cahier des charges pour six associations culturelles, budget 9 000 €.",
            [("who", "six associations culturelles"), ("budget", "9 000 €")],
        ),
        (
            "Un plan pour cinq régies de quartier qui changent, 10 jours entre octobre et mars, 9 500 € TTC",
            [("who", "cinq régies de quartier"), ("duration", "10 jours"), ("period", "entre octobre et mars"),
             ("budget", "9 500 € TTC")],
        ),
        (
            "Draft a charter for four charities in the Jura, 12 days in June",
            [("who", "four charities in the Jura"), ("duration", "12 days"), ("period", "in June")],
        ),
        ("trame du rapport, financeurs DDTEFP et Région", [("funders", "DDTEFP et Région")]),
        ("un réseau dont les financeurs se retirent", []),
        ("Rédige un mail aux adhérents", []),
    ],
)  # fmt: skip
def test_facts_of(request_: str, facts: list[tuple[str, str]]) -> None:
    assert [(fact.kind, fact.words) for fact in facts_of(request_)] == facts
