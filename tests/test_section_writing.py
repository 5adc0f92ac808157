"""How clauses become paragraphs: lists, tables, single items, the user's words after what leads to them."""

from decimal import Decimal

import pytest
from told_guides import index_of, searcher_over

from assistant.drafting.brief import Actor, Brief, Criterion, Deliverable
from assistant.drafting.datamodels import Paragraph
from assistant.drafting.facts_in_words import FACTS
from assistant.drafting.footing import Footing
from assistant.drafting.grounding import Grounding
from assistant.drafting.section_writing import Writing
from prompts.clause_library import Clause, ClauseSection, Ground, Question

RULE = Ground("rapport final", (("rapport",),))
GROUNDING = Grounding(searcher_over(index_of("Le prestataire remet un rapport final au comité.")))


def write(brief: Brief, *clauses: Clause) -> tuple[list[Paragraph], Writing, tuple[str, ...]]:
    """The paragraphs of a section of these clauses, what wrote them, the clauses left out."""
    plan = ClauseSection("essai", "Essai", (), clauses)
    facts = {name: say(brief) for name, say in FACTS.items()}
    writing = Writing(brief, facts, Footing(GROUNDING, (plan,)))
    section = writing.section(plan)
    return list(section.paragraphs), writing, section.left_out


def told(brief: Brief, **parts: object) -> list[str]:
    """The texts of one clause with plain spaces."""
    paragraphs, *_ = write(brief, Clause("une", "Parce que.", **parts))  # type: ignore[arg-type]
    return [each.text.replace("\u00a0", " ") for each in paragraphs]


RESULTS = "{k:Le résultat est le suivant|Les résultats sont les suivants} :"


def test_several_items_make_a_list_and_one_a_sentence() -> None:
    several = told(Brief(results=("un plan", "une charte ;")), text=RESULTS, items="results")
    assert several == ["Les résultats sont les suivants :", "un plan ;", "une charte."]
    assert told(Brief(results=("un plan",)), text=RESULTS, items="results") == ["Le résultat est le suivant : un plan."]
    assert told(Brief(), text=RESULTS, items="results") == []


def test_words_that_begin_like_a_sentence_need_no_opening() -> None:
    parts = {"text": "{context}", "opening": "Contexte :"}
    assert told(Brief(context="Les bus s’arrêtent à 18 heures"), **parts) == ["Les bus s’arrêtent à 18 heures."]
    assert told(Brief(context="des bus trop rares."), **parts) == ["Contexte : des bus trop rares."]


def test_a_question_is_framed() -> None:
    parts = {"text": "{problem}", "opening": "Problématique :", "framing": "La question est :"}
    assert told(Brief(problem="Comment durer ?"), **parts) == ["La question est : « Comment durer ? »"]
    assert told(Brief(problem="durer"), **parts) == ["Problématique : durer."]


def test_a_full_stop_is_not_doubled() -> None:
    assert told(Brief(problem="ouvrir, etc."), text="Sujet : {problem}.") == ["Sujet : ouvrir, etc."]


@pytest.mark.parametrize(
    ("deliverables", "expected"),
    [
        ((Deliverable(label="un outil", detail="tableur"),), ["Voici : un outil (tableur)."]),
        ((Deliverable(label="un outil"),), ["Voici : un outil."]),
        ((Deliverable(label="un outil"), Deliverable(label="une note")), ["Voici :", "un outil ;", "une note."]),
        ((Deliverable(label="un outil", detail="tableur"), Deliverable(label="une note")), ["Voici :"]),
    ],
)
def test_a_table_of_one_row_or_one_column_is_told_in_words(
    deliverables: tuple[Deliverable, ...], expected: list[str]
) -> None:
    assert told(Brief(deliverables=deliverables), text="Voici :", table="deliverables") == expected


def test_a_table_has_its_header_and_its_marks() -> None:
    criteria = (Criterion(label="méthode", weight=Decimal(60)), Criterion(label="prix"))
    (table,), writing, _ = write(Brief(criteria=criteria), Clause("une", "Parce que.", table="criteria"))
    assert table.rows == (("Critère", "Poids"), ("méthode", "60\u00a0%"), ("prix", "[À compléter : poids du critère]"))
    assert table.kind == "table" and table.fields == ("criteria",)
    assert [(gap.field, gap.label, gap.section) for gap in writing.gaps] == [("criteria", "poids du critère", "essai")]


def test_a_row_alone_tells_its_label() -> None:
    brief = Brief(funders=(Actor(name="CAF"),))
    assert told(brief, table="budget") == [
        "Enveloppe maximale de la prestation : [À compléter : montant maximal de la prestation, TTC ou HT]"
    ]


def test_a_rule_needs_its_passage_and_a_fact_does_not() -> None:
    rule = Clause("regle", "Parce que.", text="Un rapport est remis.", grounds=(RULE,))
    alone = Clause("seule", "Parce que.", text="Il pleut.", grounds=(Ground("pluie", (("averse",),)),))
    fact = Clause("fait", "Parce que.", text="Durée : {days}.", grounds=(RULE,))
    paragraphs, _, left_out = write(Brief(days=Decimal(3)), rule, alone, fact)
    assert [(each.clause, each.citations) for each in paragraphs] == [("regle", (1,)), ("fait", ())]
    assert left_out == ("seule",)


def test_what_is_missing_is_asked_once() -> None:
    first = Clause("a", "Parce que.", text="Lieu : {gap}", gap=Question("place", "lieu des séances"))
    second = Clause("b", "Parce que.", text="Salle : {gap}", gap=Question("place", "salle"))
    paragraphs, writing, _ = write(Brief(), first, second)
    assert [each.text for each in paragraphs] == ["Lieu : [À compléter : lieu des séances]"]
    assert len(writing.gaps) == 1
    assert write(Brief(place="Brive"), first)[0] == []


def test_clauses_stand_where_their_conditions_hold() -> None:
    parts = {"text": "Un rapport est remis.", "grounds": (RULE,)}
    single = Brief(kind="ingenierie-individuelle")
    assert told(single, conditions=("une-structure",), **parts) and not told(
        Brief(), conditions=("une-structure",), **parts
    )
    assert told(single, has=("kind",), lacks=("days",), **parts)
    assert not told(Brief(days=Decimal(2)), lacks=("days",), **parts) and not told(Brief(), has=("days",), **parts)
