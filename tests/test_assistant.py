"""The assistant over two little guides: what each kind of question gets."""

import pytest
from answer_guide import GUIDE, STORIES, make_index

from assistant.answer.citations import check
from assistant.assistant import MAX_QUESTION, Assistant
from assistant.datamodels import Answer
from ingest.errors import IndexMissingError, InputError
from ingest.settings import Settings

ASSISTANT = Assistant.over(make_index())


def texts(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements]


def test_an_explanation_leads_with_a_sentence_and_gives_the_list_whole() -> None:
    answer = ASSISTANT.ask("Comment réunir le comité de suivi ?")
    assert answer.statements[0].kind == "lead"
    assert texts(answer)[:5] == [
        "Le comité de suivi rassemble les financeurs, les associations et un témoin extérieur.",
        "Pour préparer la première réunion, il faut :",
        "fixer l’ordre du jour avec le trésorier",
        "inviter chaque association par écrit",
        "réserver une salle accessible.",
    ]
    pages = {citation.n: citation.page for citation in answer.citations}
    assert [pages[statement.citations[0]] for statement in answer.statements[:5]] == [1, 1, 1, 1, 2]


def test_points_of_vigilance_follow() -> None:
    answer = ASSISTANT.ask("Comment réunir le comité de suivi ?")
    [start] = [rank for rank, statement in enumerate(answer.statements) if statement.heading == "Points de vigilance"]
    assert texts(answer)[start : start + 2] == [
        "Un comité trop nombreux ne décide plus.",
        "Le compte rendu part sous huit jours.",
    ]


def test_a_fact_leads_with_the_figure() -> None:
    answer = ASSISTANT.ask("Combien a coûté l'accompagnement de l'atelier vélo ?")
    assert texts(answer)[0] == "L’accompagnement a coûté 7 450 euros pour 6,5 jours de consultant."


def test_a_directory_gives_the_line_asked_for() -> None:
    answer = ASSISTANT.ask("Quel est le téléphone de la mairie de Tulle ?")
    assert texts(answer)[0] == "Mairie de Tulle 05 55 00 00 02"


def test_headings_over_lists_are_an_enumeration() -> None:
    answer = ASSISTANT.ask("Quels repères pour choisir le consultant ?")
    assert answer.statements[0].heading == "Quatre repères pour choisir (Fiche 2)"
    assert [text.split(" : ")[0] for text in texts(answer)] == ["La méthode", "L’expérience", "Le prix", "Les délais"]


def test_an_example_names_the_experience() -> None:
    answer = ASSISTANT.ask("As-tu un exemple d'atelier vélo ?")
    assert answer.statements[0].heading == "Récit 1 : L’atelier vélo de Brive"
    assert answer.fiches[0].fiche.code == "Récit 1"


def test_a_fiche_is_named_with_a_reason() -> None:
    answer = ASSISTANT.ask("Quelle fiche lire pour choisir un consultant ?")
    assert [match.fiche.code for match in answer.fiches] == ["Fiche 2"]
    assert answer.statements[0].heading == "Fiche 2 – Choisir le consultant (Guide du comité, page 3)"
    assert answer.citations


def test_a_draft_takes_the_form_and_marks_what_is_missing() -> None:
    answer = ASSISTANT.ask("Rédige un mail pour inviter six associations au comité de suivi, le budget est de 300 €.")
    assert "Bonjour," in texts(answer)
    assert "Bénéficiaires : six associations au comité de suivi" in texts(answer)
    assert "Budget : 300 €" in texts(answer)
    assert any("[À compléter :" in text for text in texts(answer))
    assert "inviter chaque association par écrit" in texts(answer)


def test_an_english_question_gets_an_english_frame_around_french_quotes() -> None:
    answer = ASSISTANT.ask("How do I prepare the first meeting of the committee?")
    assert answer.language == "en"
    assert answer.markdown.startswith("The guides are in French")
    assert "Pour préparer la première réunion, il faut :" in texts(answer)
    assert "**Points to watch**" in answer.markdown


def test_every_statement_of_an_answer_is_cited_and_every_citation_exact() -> None:
    for question in ("Comment réunir le comité de suivi ?", "Quels repères pour choisir le consultant ?"):
        answer = ASSISTANT.ask(question)
        assert all(statement.citations for statement in answer.statements)
        for citation in answer.citations:
            page = ASSISTANT.index.page(citation.document, citation.page)
            assert citation.status == "exact" == check(citation.quote, page).status
            assert citation.start is not None and citation.quote[:5] == page.text[citation.start :][:5]
        assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_instructions_in_a_document_are_only_quoted() -> None:
    answer = ASSISTANT.ask("Que doit écrire le comité dans sa réponse ?")
    assert "<b>" not in answer.markdown.replace("\\<b", "") and "[cliquez](" not in answer.markdown
    assert "\\[cliquez\\]" in answer.markdown


def test_followups_can_be_answered() -> None:
    for question in ASSISTANT.ask("Quels repères pour choisir le consultant ?").followups:
        assert not ASSISTANT.ask(question).refused


def test_only_the_documents_named_speak() -> None:
    answer = ASSISTANT.ask("Combien de jours de consultant pour l'atelier ?", documents=(STORIES,))
    assert {citation.document for citation in answer.citations} == {STORIES}
    with pytest.raises(InputError, match=r"absent\.pdf"):
        ASSISTANT.ask("Combien de jours ?", documents=("absent.pdf",))


@pytest.mark.parametrize("question", ["", "   \n", "x" * (MAX_QUESTION + 1)])
def test_a_question_that_cannot_be_used_is_refused_politely(question: str) -> None:
    with pytest.raises(InputError, match=r"vide|limite est de 2000"):
        ASSISTANT.ask(question)


def test_an_unknown_engine_names_those_there_are() -> None:
    with pytest.raises(InputError, match=r"Moteur inconnu : « magie ». Moteurs possibles : extractive, llm"):
        ASSISTANT.ask("Comment réunir le comité ?", engine="magie")


def test_the_same_question_gets_the_same_answer() -> None:
    one, two = (ASSISTANT.ask("Comment réunir le comité de suivi ?") for _ in range(2))
    assert one.markdown == two.markdown and one.citations == two.citations


def test_search_route_and_catalogue() -> None:
    assert ASSISTANT.search("comité de suivi", k=1)[0].passage.document == GUIDE
    assert ASSISTANT.route("choisir un consultant")[0].fiche.code == "Fiche 2"
    assert [fiche.code for fiche in ASSISTANT.fiches()] == ["Fiche 1", "Fiche 2", "Récit 1"]
    assert ASSISTANT.understand("comité").language == "fr"
    assert [guide.document for guide in ASSISTANT.guides] == [GUIDE, STORIES]


def test_degraded_modes_are_told() -> None:
    assert ASSISTANT.ask("Comment réunir le comité de suivi ?").degraded == ASSISTANT.index.degraded != ()


def test_without_index_the_remedy_is_told(settings: Settings) -> None:
    with pytest.raises(IndexMissingError):
        Assistant(settings)
