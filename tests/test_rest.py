"""What the fiche says beyond an answer is added after it, marked, and said once."""

from answer_guide import make_index

from assistant.answer.frames import Voice
from assistant.answer.rest import Rest
from assistant.answer.shelf import Shelf
from assistant.answer.writer import Writer
from assistant.assistant import Assistant

INDEX = make_index()
ASSISTANT = Assistant.over(INDEX)


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


def test_the_sections_that_other_fiches_speak_from_are_completed_under_their_code() -> None:
    meeting, choice = (INDEX.fiche("guide-du-comite.pdf", code) for code in ("Fiche 1", "Fiche 2"))
    assert meeting is not None and choice is not None
    passage = next(each for each in INDEX.passages if each.fiche == "Fiche 1")
    writer = Writer.over(INDEX)
    assert writer.quote(passage, "Le comité se réunit trois fois par an.")
    Rest(Shelf(INDEX.passages), INDEX.fiche_of).write(writer, choice, Voice.of("fr"))
    headings = [each.heading for each in writer.statements if each.heading]
    assert headings[0].startswith("Aussi dans cette fiche : ") and headings[-1].endswith("(Fiche 1)")
    assert "réserver une salle accessible." in [each.text for each in writer.statements]
    assert [each.is_rest for each in writer.statements] == [False] + [True] * (len(writer.statements) - 1)


def test_a_fiche_found_near_the_question_is_told_though_it_does_not_speak() -> None:
    choice = INDEX.fiche("guide-du-comite.pdf", "Fiche 2")
    near = [passage for passage in INDEX.passages if passage.fiche == "Fiche 1"][:1]
    writer = Writer.over(INDEX)
    Rest(Shelf(INDEX.passages), INDEX.fiche_of).write(writer, choice, Voice.of("fr"), near)
    assert "réserver une salle accessible." in [each.text for each in writer.statements]
    assert all(each.is_rest and each.citations for each in writer.statements)


def test_a_short_list_of_fiches_carries_the_rest_of_the_first_one() -> None:
    answer = ASSISTANT.ask("Quelle fiche lire pour réunir un comité de suivi ?")
    assert answer.fiches[0].fiche.code == "Fiche 1"
    assert {each.text for each in answer.statements} >= {
        "Le comité se réunit trois fois par an.",
        "Le compte rendu part sous huit jours.",
    }
