"""What is said to the assistant beside questions on the guides is recognised."""

import pytest

from assistant.datamodels import Aside
from assistant.question.asides import aside_of


@pytest.mark.parametrize(
    ("said", "aside"),
    [
        ("vérifie mon cahier des charges", "audit"),
        ("Peux-tu relire ce cahier des charges stp", "audit"),
        ("mon cahier des charges est-il complet ?", "audit"),
        ("Que manque-t-il à notre proposition ?", "audit"),
        ("can you check my terms of reference?", "audit"),
        ("merci", "thanks"),
        ("ok parfait merci !", "thanks"),
        ("Thank you very much", "thanks"),
        ("au revoir", "thanks"),
        ("on a 9 000 € et 12 jours", "told"),
        ("Nous sommes six associations sportives de l'Ardèche", "told"),
        ("budget : 9 000 €", "told"),
        ("C'est pour six associations.", "told"),
        ("We have 9,000 euros and 12 days", "told"),
        ("plus court", "rework"),
        ("en tableau", "rework"),
    ],
)
def test_asides(said: str, aside: Aside) -> None:
    assert aside_of(said) == aside


@pytest.mark.parametrize(
    "said",
    [
        "Que doit contenir le cahier des charges ?",
        "Le cahier des charges est-il obligatoire ?",
        "Qui vérifie le rapport ?",
        "merci, et le budget ?",
        "c'est combien ?",
        "On a 12 jours, est-ce assez ?",
        "J'ai un conflit avec mon prestataire",
        "Nous sommes 5 structures et nous voulons mutualiser un poste",
        "nous avons six associations, comment faire ?",
        "nous avons besoin de 3 exemples",
        "rédige le cahier des charges",
        "Nous avons un projet de mutualisation",
        "",
    ],
)
def test_questions_and_requests_for_texts_are_none(said: str) -> None:
    assert aside_of(said) is None


def test_a_long_story_is_a_question() -> None:
    assert aside_of("Nous avons six associations. " + "Elles partagent un local depuis longtemps déjà. " * 6) is None
