"""The facts a request gives."""

import pytest

from assistant.answer.facts import facts_of, subject_of, wishes_of


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
        ("Trois prestataires ont répondu : écris une lettre", []),
        ("Un mail aux douze SIAE du département : deux réunions",
         [("who", "douze SIAE du département")]),
    ],
)  # fmt: skip
def test_facts_of(request_: str, facts: list[tuple[str, str]]) -> None:
    assert [(fact.kind, fact.words) for fact in facts_of(request_)] == facts


@pytest.mark.parametrize(
    ("request_", "subject"),
    [
        ("Rédige la clause « livrables », courte.", "clause « livrables »"),
        ("fais moi un mail pour les élus", "mail pour les élus"),
        ("Draft a charter for four charities: values, roles", "charter for four charities"),
        ("Peux-tu rédiger une note de synthèse ?", "note de synthèse"),
        ("Trois cabinets ont répondu : écris une lettre de refus", "lettre de refus"),
        ("Il me faut le texte de la convention", "texte de la convention"),
        ("Prépare-moi " + "un très long document " * 12, None),
    ],
)
def test_subject_of(request_: str, subject: str | None) -> None:
    found = subject_of(request_)
    assert found == subject if subject else len(found) <= 113 and found.endswith("…")


def test_wishes_are_the_users_own_sentences_beyond_the_facts() -> None:
    request = "Rédige le cahier des charges. On veut un projet commun et un séminaire. 20 jours, 19 000 €."
    assert wishes_of(request) == ["On veut un projet commun et un séminaire"]
    assert wishes_of("Rédige un mail") == []
    assert wishes_of("Trois cabinets ont déjà répondu : écris un refus") == ["Trois cabinets ont déjà répondu"]
    assert wishes_of("Un plan : 10 jours en mai, un mélange de travail à deux et en groupe") == [
        "un mélange de travail à deux et en groupe"
    ]
    assert wishes_of(
        "Fais la trame du rapport, mission rapprochement de 3 associations, finie en juin, s'il te plaît"
    ) == ["mission rapprochement de 3 associations"]
    assert wishes_of("Écris, pour nos associations, une lettre d'invitation") == ["pour nos associations"]
    assert wishes_of("Pour nos adhérents, rédige un mail, avec un ton simple") == ["avec un ton simple"]


def test_a_period_keeps_what_happened_then() -> None:
    assert [fact.words for fact in facts_of("Rédige le rapport de la mission, finie en juin")] == ["finie en juin"]
