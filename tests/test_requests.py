"""The kind of request behind a question."""

import pytest

from assistant.answer.requests import holds, understand_request


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Comment constituer un comité de pilotage ?", "explain"),
        ("Comment rédiger un cahier des charges ?", "explain"),
        ("Qu'est-ce qu'une ingénierie collective ?", "explain"),
        ("Combien a coûté la formation ?", "fact"),
        ("cb de salaries en 2008", "fact"),
        ("How many consultants are contacted?", "fact"),
        ("quel est le tel du dla de lille", "fact"),
        ("Quelle fiche lire sur la gouvernance ?", "fiche"),
        ("Which section deals with budgets?", "fiche"),
        ("As-tu un exemple de mutualisation ?", "example"),
        ("Quelqu'un a-t-il déjà fait une recyclerie ?", "example"),
        ("Rédige un mail aux associations.", "draft"),
        ("Bonjour, peux-tu rédiger la clause livrables ?", "draft"),
        ("fais moi une fiche de poste", "draft"),
        ("maintenant rédige le cahier des charges stp", "draft"),
        ("ok, fais le cahier des charges", "draft"),
        ("Je voudrais un cahier des charges", "draft"),
        ("Je voudrais un exemple de cahier des charges", "example"),
        ("Draft a charter for two charities.", "draft"),
        ("Il me faut le texte de la convention", "draft"),
    ],
)
def test_kind(question: str, kind: str) -> None:
    assert understand_request(question).kind == kind


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Combien ça coûte ?", "amount"),
        ("Pendant combien de temps ?", "duration"),
        ("Quel taux de TVA ?", "rate"),
        ("en quelle année ?", "date"),
        ("le numéro de téléphone de Lens", "phone"),
        ("Qui contacter à Lens ?", "contact"),
        ("Who should I contact in Lens?", "contact"),
        ("le mail d'Odile", "contact"),
    ],
)
def test_type_asked(question: str, asked: str) -> None:
    assert asked in understand_request(question).asked


@pytest.mark.parametrize(
    "question",
    ["Faut-il répondre par mail ?", "Comment garder le contact avec les bénéficiaires ?", "Un courriel suffit-il ?"],
)
def test_no_contact_is_asked_for(question: str) -> None:
    assert "contact" not in understand_request(question).asked


def test_when_as_a_conjunction_asks_for_no_date() -> None:
    assert understand_request("Quand plusieurs structures s'unissent, comment décider ?").asked == ()


@pytest.mark.parametrize(
    ("asked", "words", "held"),
    [
        ("amount", "un budget de 11 302 euros TTC", True),
        ("amount", "un budget important", False),
        ("phone", "Lens 03 21 42 68 44", True),
        ("contact", "Odile Charroux, coordinatrice - odile@exemple.test", True),
        ("contact", "Contacts donnés par le manuel : Odile Charroux", True),
        ("contact", "Contacter les structures repérées", False),
        ("duration", "9,5 jours d’intervention", True),
        ("duration", "le jour venu", False),
        ("rate", "à 12 % en 2012", True),
        ("date", "créée en 2008", True),
        ("count", "une cinquantaine de professionnels", True),
    ],
)
def test_holds(asked: str, words: str, held: bool) -> None:
    assert holds(asked, words) is held  # type: ignore[arg-type]
