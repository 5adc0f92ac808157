"""Requests on the last answer are told from questions that ask something of their own."""

import pytest

from assistant.question.rework_request import Rework, understand_rework

SHORT, LONG = Rework(length="short"), Rework(length="long")
TABLE, LIST, MAIL = Rework(form="table"), Rework(form="list"), Rework(form="mail")


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("plus court", SHORT),
        ("Tu peux faire plus court ?", SHORT),
        ("c'est trop long", SHORT),
        ("résume-moi ça", SHORT),
        ("l'essentiel stp", SHORT),
        ("make it shorter", SHORT),
        ("Can you summarise it?", SHORT),
        ("en 3 points", Rework(length="short", points=3)),
        ("tu peux résumer la réponse en trois phrases max ?", Rework(length="short", points=3)),
        ("summarise it in 2 sentences", Rework(length="short", points=2)),
        ("développe", LONG),
        ("tu peux détailler ?", LONG),
        ("plus de détails", LONG),
        ("dis-m'en plus", LONG),
        ("c'est trop court", LONG),
        ("tell me more", LONG),
        ("en tableau", TABLE),
        ("mets ça dans un tableau", TABLE),
        ("merci, et en tableau ?", TABLE),
        ("as a table", TABLE),
        ("en liste à puces stp", LIST),
        ("avec des tirets", LIST),
        ("bullet points please", LIST),
        ("fais-en un mail", MAIL),
        ("tu peux me faire un mail avec ça ?", MAIL),
        ("sous forme de courriel", MAIL),
        ("fais-en un mail au prestataire", MAIL),
        ("fais-en un mail pour la présidente de l'association", MAIL),
        ("un mail plus court", Rework(length="short", form="mail")),
        ("un résumé en tableau", Rework(length="short", form="table")),
        ("traduis en anglais", Rework(language="anglais")),
        ("en anglais ?", Rework(language="anglais")),
        ("translate it into Spanish", Rework(language="espagnol")),
        ("traduis", Rework(language="")),
        ("la même chose en français", Rework(language="français")),
        ("Présente la réponse en anglais, citations en français", Rework(language="anglais", quotes_kept=True)),
        ("Answer in English around the French quotes", Rework(language="anglais", quotes_kept=True)),
        ("reformule", Rework(reworded=True)),
        ("explique plus simplement", Rework(reworded=True)),
    ],
)
def test_a_request_on_the_answer(question: str, wanted: Rework) -> None:
    assert understand_rework(question) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "un tableau des critères de sélection",
        "résume la fiche 3",
        "plus de détails sur le comité",
        "la liste des financeurs",
        "fais-moi un mail pour inviter six associations",
        "écris un mail au prestataire pour lui dire qu'il est retenu",
        "en anglais, c'est quoi un comité de pilotage ?",
        "traduis « comité de pilotage » en anglais",
        "combien de points ?",
        "quels sont les points de vigilance ?",
        "développe le deuxième point",
        "donne-moi un exemple",
        "un exemple plus court",
        "comment rédiger la note de synthèse ?",
        "Que veut dire développement local ?",
        "Qui fait le résumé ?",
        "merci",
        "Peut-on faire autrement ?",
        "et le budget ?",
        "What does the table say about days?",
        "",
        "?",
    ],
)
def test_a_question_of_its_own_is_none(question: str) -> None:
    assert understand_rework(question) is None


def test_requests_add_up() -> None:
    assert TABLE.after(SHORT) == Rework(length="short", form="table")
    assert SHORT.after(Rework(length="short", form="table", points=5)) == Rework(length="short", form="table")
    assert LIST.after(TABLE) == LIST
    framed = Rework(language="anglais", quotes_kept=True)
    assert SHORT.after(framed) == Rework(length="short", language="anglais", quotes_kept=True)
    assert SHORT.after(Rework(language="espagnol")) == SHORT
