"""A whole cahier des charges asked for in the chat."""

from datetime import date
from pathlib import Path

from answer_guide import make_index
from told_guides import CORPUS, read_guides

from assistant.answer.document_answer import statements_of, told
from assistant.answer.writer import Writer
from assistant.assistant import Assistant
from assistant.datamodels import Citation, Statement
from assistant.drafting.brief import Brief
from assistant.drafting.datamodels import Draft, Paragraph, Section

ASSISTANT = Assistant.over(make_index())
REQUEST = "Rédige le cahier des charges pour 6 associations culturelles du Cher, 4 jours, budget 900 € TTC."


def citation(number: int) -> Citation:
    return Citation(number, "a.pdf", "A", 1, None, (), None, f"extrait {number}", "exact")


def test_document_over_other_guides_holds_the_facts_of_the_request_and_its_gaps() -> None:
    answer = ASSISTANT.ask(REQUEST)
    said = "\n".join(statement.text for statement in answer.statements).replace("\u00a0", " ")
    assert not answer.refused and not any(each.citations for each in answer.statements if not each.is_rest)
    assert "Aucun passage de vos guides n'appuie les clauses" in answer.markdown
    assert "6 associations culturelles" in said and "900 € TTC" in said
    assert "[À compléter : date limite de réponse]" in said


def test_clauses_are_cited_in_the_order_of_the_text(tmp_path: Path) -> None:
    answer = Assistant.over(read_guides(tmp_path, CORPUS / "guide-du-prestataire.pdf")).ask(REQUEST)
    cited = [number for statement in answer.statements for number in statement.citations]
    assert len(answer.citations) > 10 and {each.status for each in answer.citations} == {"exact"}
    assert list(dict.fromkeys(cited)) == [each.n for each in answer.citations]
    assert "Aucun passage" not in answer.markdown


def test_what_the_guides_say_of_the_like_follows_the_document() -> None:
    answer = ASSISTANT.ask(REQUEST)
    rest = [statement for statement in answer.statements if statement.is_rest]
    assert [each for each in rest if "fixe les objectifs, le calendrier et le budget" in each.text]
    assert answer.statements[-len(rest) :] == tuple(rest) and all(each.citations for each in rest)


def test_request_without_a_mission_takes_what_was_told_before() -> None:
    told = "Nous accompagnons 6 associations culturelles du Cher, budget 900 € TTC."
    answer = ASSISTANT.ask("Rédige le cahier des charges", history=[told])
    said = "\n".join(statement.text for statement in answer.statements).replace("\u00a0", " ")
    assert "6 associations culturelles" in said and "900 € TTC" in said


def test_questions_asked_before_tell_nothing_of_the_mission() -> None:
    asked = [
        "how to build a comité de pilotage",
        "Qui contacter à Brive ?",
        "Quinze structures, pas six. Comment faire ?",
    ]
    assert told(asked) == ["Quinze structures, pas six."]
    assert told(["Peux-tu rédiger le texte pour six recycleries ?"]) == [
        "Peux-tu rédiger le texte pour six recycleries ?"
    ]
    answer = ASSISTANT.ask("Rédige le cahier des charges", history=asked[:2])
    said = "\n".join(statement.text for statement in answer.statements if not statement.is_rest)
    assert "build" not in said and "Brive" not in said and "[À compléter : territoire et secteur" in said


def test_sections_give_headings_and_tables_give_rows() -> None:
    opened = Paragraph("Voici les étapes.", "table", (4,), rows=(("Étape",), ("Démarrage",)))
    table = Paragraph("", "table", (2,), rows=(("Étape", "Échéance"), ("Démarrage", "mars")))
    section = Section("calendrier", "Calendrier", (Paragraph("Le calendrier suit.", citations=(5,)), table, opened))
    brief = Brief()
    draft = Draft("cahier-des-charges", "Titre", (("DLA", "Cher"),), brief, (section,), (), (), (), (), 0.0)
    cover, dated, lead, columns, row, opening, *rows = statements_of(draft, date(2027, 3, 1))
    assert (cover.text, cover.heading) == ("DLA : Cher", "Titre")
    assert (dated.text, dated.heading, dated.kind) == ("Document établi le 1er mars 2027", None, "item")
    assert (lead.heading, lead.citations) == ("Calendrier", (5,))
    assert (columns.kind, columns.citations, columns.heading) == ("columns", (2,), None)
    assert (row.kind, row.cells, row.text) == ("row", ("Démarrage", "mars"), "Démarrage – mars")
    assert (opening.text, opening.kind, opening.citations) == ("Voici les étapes.", "text", (4,))
    assert [each.citations for each in rows] == [(), ()]


def test_citations_taken_are_numbered_in_the_order_of_the_text() -> None:
    writer = Writer.over(make_index())
    writer.take([Statement("un", (7,)), Statement("deux", (3, 7))], [citation(3), citation(5), citation(7)])
    assert [each.citations for each in writer.statements] == [(1,), (2, 1)]
    assert [(each.n, each.quote) for each in writer.citations] == [(1, "extrait 7"), (2, "extrait 3")]
