"""A draft with its user's changes: order, removed, rewritten and added sections, and what still stands in them."""

from dataclasses import replace

from drafts import make_draft

from assistant.drafting.applied import applied
from assistant.drafting.datamodels import Gap
from assistant.drafting.work import Work, work_of

DRAFT = make_draft()
WORK = work_of(DRAFT.brief)


def ids(work: Work) -> list[str]:
    """The sections of the changed draft."""
    return [section.id for section in applied(DRAFT, work).sections]


def test_nothing_changed_leaves_sections_and_gaps() -> None:
    draft = applied(DRAFT, WORK)
    assert draft.sections == DRAFT.sections and draft.gaps == DRAFT.gaps
    assert [each.n for each in draft.citations] == [1, 2, 3, 4], "what nothing cites is left out"


def test_sections_are_reordered_and_removed() -> None:
    assert ids(replace(WORK, order=("budget", "contexte"))) == ["budget", "contexte"]
    assert ids(replace(WORK, order=("budget", "perdue"))) == ["budget"], "a section of another kind is passed over"
    assert ids(replace(WORK, order=())) == [], "everything may be removed"


def test_gaps_and_citations_of_removed_sections_go_with_them() -> None:
    draft = applied(DRAFT, replace(WORK, order=("calendrier",)))
    assert [gap.field for gap in draft.gaps] == ["calendar.restitution"]
    assert [each.n for each in draft.citations] == [1, 4]


def test_a_rewritten_section_keeps_the_citations_and_gaps_it_still_holds() -> None:
    text = "Le comité décide [1] et évite [3]. [À compléter : membres du comité]"
    draft = applied(DRAFT, replace(WORK, order=("contexte",), rewritten={"contexte": text}))
    assert draft.sections[0].rewritten == text and draft.sections[0].paragraphs == DRAFT.sections[0].paragraphs
    assert [gap.label for gap in draft.gaps] == ["membres du comité"]
    filled = applied(DRAFT, replace(WORK, order=("contexte",), rewritten={"contexte": "Rien [4]."}))
    assert filled.gaps == () and 4 in {each.n for each in filled.citations}


def test_a_section_of_the_users_own_stands_where_it_was_put() -> None:
    work = replace(
        WORK, order=("contexte", "propre-1", "budget"), added={"propre-1": "Annexe"}, rewritten={"propre-1": "Oui."}
    )
    draft = applied(DRAFT, work)
    assert [section.title for section in draft.sections][1] == "Annexe"
    assert draft.sections[1].rewritten == "Oui." and draft.sections[1].paragraphs == ()
    assert ids(replace(WORK, added={"propre-1": "Annexe"}))[-1] == "propre-1"


def test_gaps_of_the_title_page_stay() -> None:
    draft = replace(DRAFT, gaps=(Gap("carrier.dla", "nom du DLA", "couverture"),))
    assert applied(draft, replace(WORK, order=("budget",))).gaps == draft.gaps
