"""The clauses that ship: each can be written for one structure and for several, in French that needs no correction."""

import re
from typing import get_args

import pytest
from told_guides import index_of, searcher_over

from assistant.drafting.brief import Beneficiaries, Brief
from assistant.drafting.brief_names import LABELS
from assistant.drafting.composer import sections_of
from assistant.drafting.datamodels import DocumentKind
from assistant.drafting.facts_in_words import FACTS, Said
from assistant.drafting.footing import NEAREST, Footing
from assistant.drafting.grounding import Grounding
from assistant.drafting.section_writing import Writing, tells_facts
from prompts.clause_library import Clause, ClauseSection
from prompts.clause_texts import FIELD

KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)
SECTIONS = [pytest.param(section, id=f"{kind}/{section.id}") for kind in KINDS for section in sections_of(kind)]
in_every_section = pytest.mark.parametrize("section", SECTIONS)
ONE, SEVERAL = (Brief(beneficiaries=Beneficiaries(count=count, territories=("Aude",) * count)) for count in (1, 3))
GROUNDING = Grounding(searcher_over(index_of("Le comité se réunit au début et à la fin.")))


def texts(clause: Clause, brief: Brief, items: int) -> list[str]:
    """The text of a clause and its fixed items with every fact in place."""
    facts = {name: Said("ceci", ("days",)) for name in FACTS}
    writing = Writing(brief, facts, Footing(GROUNDING, ()))
    return [writing.words(text, items=items, gap="[À compléter : cela]").words for text in (clause.text, *clause.fixed)]


@pytest.mark.parametrize("brief", [ONE, SEVERAL])
@pytest.mark.parametrize("items", [1, 4])
@in_every_section
def test_every_clause_can_be_written(section: ClauseSection, items: int, brief: Brief) -> None:
    for text in (text for clause in section.clauses for text in texts(clause, brief, items)):
        assert not re.search(r"[{}|]|\s\s|\s[.,]|'|\.\.$|^\s|\s$", text), text
        assert not re.search(r"(?<!\u00a0)[:;?!»](?! \w*$)", text.replace("[À compléter :", "")), text
        assert not re.search(r"\b(?:de le|de les|à le|à les|que il|de un)\b", text), text


@in_every_section
def test_every_clause_is_a_sentence_or_opens_something(section: ClauseSection) -> None:
    for clause in section.clauses:
        assert clause.why[0].isupper() and clause.why.endswith(".")
        opens = clause.items or clause.fixed or clause.table or clause.gap or tells_facts(clause)
        assert clause.table or clause.text.endswith((".", ":", "}") if opens else "."), clause.id
        assert not clause.text or clause.text[0].isupper() or clause.text[0] == "{", clause.id
        assert not any(item.endswith((".", ";")) for item in clause.fixed)


@in_every_section
def test_no_clause_invents_a_figure(section: ClauseSection) -> None:
    for clause in section.clauses:
        assert not re.search(r"\d", FIELD.sub("", clause.text) + "".join(clause.fixed))


@in_every_section
def test_what_is_asked_for_has_a_name_for_people(section: ClauseSection) -> None:
    for gap in (clause.gap for clause in section.clauses if clause.gap):
        assert gap.field in LABELS
        assert gap.ask[0].islower() and not gap.ask.endswith(".") and "]" not in gap.ask


@in_every_section
def test_a_rule_is_grounded(section: ClauseSection) -> None:
    for clause in section.clauses:
        is_of_the_guides = any(name.startswith(NEAREST) for name in clause.facts)
        assert clause.grounds or tells_facts(clause) or clause.states or is_of_the_guides, clause.id
        for ground in clause.grounds:
            assert all(stem and stem.strip() == stem for stems in ground.hold for stem in stems)


def test_both_documents_have_their_sections() -> None:
    assert [section.id for section in sections_of("cahier-des-charges")] == [
        "contexte", "diagnostic", "objectifs", "objet", "beneficiaires", "contenu", "intervenants", "pilotage",
        "budget", "calendrier", "reponse", "selection", "livrables", "evaluation", "capitalisation", "convention",
    ]  # fmt: skip
    assert [section.id for section in sections_of("proposition")] == [
        "commande", "comprehension", "methode", "ressources", "secteur", "engagement", "intervenants",
        "planification", "budget", "livrables", "evaluation", "valeur-ajoutee", "engagements",
    ]  # fmt: skip
