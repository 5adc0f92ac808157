"""What the fiche says beyond an answer is added after it, marked, and said once."""

from answer_guide import make_index

from assistant.assistant import Assistant

ASSISTANT = Assistant.over(make_index())


def test_other_sections_of_the_fiche_follow_the_answer() -> None:
    answer = ASSISTANT.ask("Pourquoi le comité ne décide plus ?")
    rest = [statement for statement in answer.statements if statement.is_rest]
    assert answer.statements[0].text == "Un comité trop nombreux ne décide plus." and not answer.statements[0].is_rest
    assert rest[0].heading == "Aussi dans cette fiche : Réunir un comité de suivi"
    assert "réserver une salle accessible." in [statement.text for statement in rest]
    assert answer.statements[-len(rest) :] == tuple(rest)


def test_nothing_is_said_twice() -> None:
    answer = ASSISTANT.ask("Quels repères pour choisir le consultant ?")
    texts = [statement.text for statement in answer.statements]
    assert not [text for rank, text in enumerate(texts) if any(text in other for other in texts[:rank])]


def test_rest_is_cited_like_the_answer() -> None:
    answer = ASSISTANT.ask("Pourquoi le comité ne décide plus ?")
    assert all(statement.citations for statement in answer.statements)
    assert {citation.status for citation in answer.citations} == {"exact"}


def test_fact_comes_before_the_rest_of_its_fiche() -> None:
    answer = ASSISTANT.ask("Combien de fois par an le comité se réunit-il ?")
    assert answer.statements[0].text == "Le comité se réunit trois fois par an." and not answer.statements[0].is_rest
    assert "Le compte rendu part sous huit jours." in [each.text for each in answer.statements if each.is_rest]


def test_no_rest_where_the_answer_says_all_of_the_fiche() -> None:
    answer = ASSISTANT.ask("Combien a coûté l'accompagnement de l'atelier vélo ?")
    assert not any(statement.is_rest for statement in answer.statements)
