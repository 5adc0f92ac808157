"""Statements take another shape without losing a word or a citation."""

from dataclasses import replace

from answer_guide import GUIDE, make_index

from assistant.answer.replies import texts_of
from assistant.answer.rework import as_list, as_mail, as_table, rechecked, shaped, shortened, untabled
from assistant.datamodels import Citation, Statement
from assistant.question.rework_request import Rework

TEXTS = texts_of("fr")
LEAD = Statement("Le comité rassemble les financeurs.", (1,), "lead")
OPENER = Statement("Pour préparer la réunion, il faut :", (2,), heading="La préparer")
FIRST, SECOND = Statement("fixer l’ordre du jour", (3,), "item"), Statement("inviter par écrit", (4,), "item")
CAUTION = Statement("Un comité trop nombreux ne décide plus.", (5,), "caution", heading="Points de vigilance")
REST = Statement("Le compte rendu part sous huit jours.", (6,), heading="Aussi dans cette fiche", is_rest=True)
ANSWER = (LEAD, OPENER, FIRST, SECOND, CAUTION, REST)
HEADER = Statement("Poste – Montant", (1,), "columns", heading="Budget", cells=("Poste", "Montant"))
ROW = Statement("Consultant – 7 450 €", (2,), "row", cells=("Consultant", "7 450 €"))
EMPTY_ROW = Statement("Salle – –", (3,), "row", cells=("Salle", "–"))


def test_short_keeps_the_lead_and_what_tells_most_in_order() -> None:
    kept = shortened(ANSWER[:-1], 2, lambda each: float(each is CAUTION))
    assert kept == [LEAD, CAUTION]


def test_items_come_last_with_what_opens_their_list_and_the_heading_over_it() -> None:
    def second(each: Statement) -> float:
        return float(each is SECOND)

    assert [each.text for each in shortened(ANSWER[:-1], 2, second)] == [LEAD.text, CAUTION.text]
    kept = shortened(ANSWER[:-1], 3, second)
    assert [each.text for each in kept] == [LEAD.text, OPENER.text, SECOND.text, CAUTION.text]
    assert [each.heading for each in kept] == [None, "La préparer", None, "Points de vigilance"]


def test_a_heading_moves_to_the_first_statement_kept() -> None:
    under = (LEAD, replace(FIRST, heading="La préparer"), SECOND)
    kept = shortened(under, 2, lambda each: float(each is SECOND))
    assert [(each.text, each.heading) for each in kept] == [(LEAD.text, None), (SECOND.text, "La préparer")]


def test_short_leaves_the_rest_out_and_long_unfolds_it() -> None:
    short = shaped(ANSWER, Rework(length="short", points=9), lambda _: 0.0, TEXTS)
    assert REST.text not in [each.text for each in short]
    long = shaped(ANSWER, Rework(length="long"), lambda _: 0.0, TEXTS)
    assert [each.text for each in long] == [each.text for each in ANSWER]
    assert not any(each.is_rest for each in long)


def test_a_list_has_each_statement_as_an_item_but_what_opens_one() -> None:
    assert [each.kind for each in as_list(ANSWER[:-1])] == ["item", "text", "item", "item", "item"]
    assert [each.citations for each in as_list(ANSWER[:-1])] == [(1,), (2,), (3,), (4,), (5,)]


def test_a_table_names_the_part_once_and_takes_labels_apart() -> None:
    labelled = Statement("La méthode : les étapes sont décrites", (7,), "item")
    rows = as_table([*ANSWER[:-1], labelled], TEXTS)
    assert [row.kind for row in rows] == ["columns", *["row"] * 6]
    assert [row.cells for row in rows] == [
        ("Partie", "Ce que disent les guides"),
        ("", LEAD.text),
        ("La préparer", OPENER.text),
        ("", FIRST.text),
        ("", SECOND.text),
        ("Points de vigilance", CAUTION.text),
        ("La méthode", "les étapes sont décrites"),
    ]
    assert [row.citations for row in rows[1:]] == [(1,), (2,), (3,), (4,), (5,), (7,)]


def test_rows_are_spelled_out_with_the_names_of_their_columns() -> None:
    first, second = untabled([HEADER, ROW, EMPTY_ROW])
    assert (first.text, first.citations, first.heading) == ("Consultant – Montant : 7 450 €", (2, 1), "Budget")
    assert (second.text, second.heading) == ("Salle", None)
    assert {first.kind, second.kind} == {"item"}


def test_a_mail_frames_the_statements_as_they_are() -> None:
    mail = as_mail([LEAD, CAUTION], "Comment réunir le comité ?", TEXTS)
    assert [each.text for each in mail[:2]] == ["Objet : Comment réunir le comité ?", "Bonjour,"]
    assert mail[3:5] == [LEAD, CAUTION]
    assert mail[-1].text == "[À compléter : votre nom]"
    assert all(not each.citations for each in (*mail[:3], *mail[5:]))


def test_citations_are_checked_again() -> None:
    index = make_index()
    quote = "Le comité se réunit trois fois par an."
    kept = Citation(1, GUIDE, "Guide", 2, "2", (), None, quote, "exact", 0, 5)
    moved, gone = replace(kept, n=2, page=3), replace(kept, n=3, document="retire.pdf")
    assert [each.status for each in rechecked([kept, moved, gone], index)] == ["exact", "not_found", "not_found"]
    assert rechecked([gone], index)[0].start is None
