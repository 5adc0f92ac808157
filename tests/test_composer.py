"""From briefs to drafts: every fact in its place, nothing invented, every citation exact, what is unknown marked."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from answer_guide import make_index
from pydantic import BaseModel
from told_guides import CORPUS, read_guides, searcher_over

from assistant.answer.citations import check
from assistant.assistant import Assistant
from assistant.drafting.brief import Beneficiaries, Brief, Budget, Calendar, Carrier, Step
from assistant.drafting.brief_files import read_brief
from assistant.drafting.composer import Composer
from assistant.drafting.datamodels import GAP_MARK, Draft, Paragraph, Section
from ingest.errors import InputError

BRIEFS = sorted((Path(__file__).parent / "data" / "briefs").glob("*.yaml"))
STATED_WITH_OTHERS = {"kind", "title"}
"""Fields that no paragraph need state: the title is on the cover, the kind may be told by the document itself."""
SMALL = Composer(make_index(), searcher_over(make_index()))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the guides that ship."""
    return Assistant.over(read_guides(tmp_path_factory.mktemp("shipped"), *sorted(CORPUS.glob("*.pdf"))))


def filled_fields(part: BaseModel, path: str = "") -> Iterator[str]:
    """The fields that a brief fills; lists count as one field each."""
    for name in type(part).model_fields:
        value, place = getattr(part, name), f"{path}{name}"
        if isinstance(value, BaseModel):
            yield from filled_fields(value, f"{place}.")
        elif value is not None and value not in ("", ()):
            yield place


def words_of(section: Section) -> str:
    """Everything that a section says, with plain spaces."""
    told = [part for each in section.paragraphs for part in (each.text, *(cell for row in each.rows for cell in row))]
    return "\n".join(told).replace("\u00a0", " ")


def text_of(draft: Draft) -> str:
    """Everything that the sections of a draft say."""
    return "\n".join(words_of(section) for section in draft.sections)


def strings_of(part: object) -> Iterator[str]:
    """The user's words in a brief."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from strings_of(each)
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from strings_of(getattr(part, name))


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_every_fact_of_a_brief_is_stated_by_one_clause(path: Path) -> None:
    brief = read_brief(path)
    draft = SMALL.compose(brief)
    told: dict[str, set[str]] = defaultdict(set)
    for paragraph in (each for section in draft.sections for each in section.paragraphs):
        for field in paragraph.fields:
            told[field].add(paragraph.clause or "")
    on_cover = {"provider.contact." + name for name in ("name", "function", "email", "phone")}
    for field in set(filled_fields(brief)) - STATED_WITH_OTHERS - on_cover:
        assert len(told[field]) == 1, f"{field} : {told[field]}"
    assert set(told) <= set(filled_fields(brief)), "a field that the brief does not fill is stated"


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_the_words_of_a_brief_travel_unchanged_and_stand_once(path: Path) -> None:
    brief = read_brief(path)
    draft = SMALL.compose(brief)
    body = text_of(draft)
    cover = "\n".join(value for _, value in draft.cover).replace("\u00a0", " ")
    names = {*brief.beneficiaries.territories, brief.kind, brief.solution, brief.budget.taxes}
    for words in set(strings_of(brief)) - names - {"", brief.title}:
        stop = words.rstrip(".").replace("\u00a0", " ")
        assert stop in body or stop in cover, words
        if len(words.split()) > 5:
            assert body.count(stop) == 1, words


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_no_figure_is_invented(path: Path) -> None:
    brief = read_brief(path)
    text = text_of(SMALL.compose(brief))
    asked = re.sub(r"\[À compléter : [^\]]*\]", "", text)
    known = " ".join([*strings_of(brief), str(brief.model_dump())]).replace("\u00a0", " ")
    figures = re.findall(r"\d+", re.sub(r"(?<=\d) (?=\d{3})", "", asked))
    ranks = {str(rank) for rank in range(1, len(brief.content) + 1)}
    assert set(figures) <= set(re.findall(r"\d+", re.sub(r"(?<=\d) (?=\d{3})", "", known))) | ranks


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_gaps_are_marked_where_they_are_listed_and_in_order(path: Path) -> None:
    draft = SMALL.compose(read_brief(path))
    sections = {section.id: words_of(section) for section in draft.sections}
    order = ["couverture", *sections]
    assert [order.index(gap.section) for gap in draft.gaps] == sorted(order.index(gap.section) for gap in draft.gaps)
    assert len(set(draft.gaps)) == len(draft.gaps)
    for gap in draft.gaps:
        cover = "\n".join(value for _, value in draft.cover)
        assert f"{GAP_MARK}{gap.label}]" in sections.get(gap.section, cover)
    marks = set(re.findall(r"\[À compléter : ([^\]]*)\]", "\n".join(sections.values())))
    assert marks <= {gap.label for gap in draft.gaps}


def test_an_empty_brief_makes_a_readable_skeleton() -> None:
    draft = SMALL.compose(Brief())
    text = text_of(draft)
    assert len(draft.sections) >= 14 and len(draft.gaps) >= 20
    assert not re.search(r"  |\( *\)|: *\.|«\s*»| ,|\bNone\b", text)
    assert "structures" in text and "la structure bénéficiaire" not in text


def test_another_corpus_leaves_the_facts_and_the_gaps() -> None:
    budget = Budget(ceiling=Decimal(9000), taxes="TTC")
    brief = Brief(days=Decimal(12), problem="ouvrir un fournil", budget=budget)
    draft = SMALL.compose(brief)
    assert "12 jours" in text_of(draft) and "9 000 € TTC" in text_of(draft) and "ouvrir un fournil" in text_of(draft)
    left_out = [clause for section in draft.sections for clause in section.left_out]
    assert {"plan-d-accompagnement", "pas-d-audit", "faire-avec", "convention-proposee"} <= set(left_out)
    assert not any(clause in left_out for section in draft.sections for clause in _standing(section))
    assert words_of(draft.sections[-1]) == "[À compléter : convention, règles de suivi et de confidentialité]"


def _standing(section: Section) -> set[str]:
    return {paragraph.clause or "" for paragraph in section.paragraphs}


def test_a_paragraph_with_nothing_behind_it_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="nothing stands behind a paragraph of regle"):
        Paragraph("Le prestataire repeint la salle.", clause="regle")
    assert Paragraph("Lieu : [À compléter : lieu]", clause="regle").citations == ()


def test_situations_that_differ_are_written_otherwise() -> None:
    several = Beneficiaries(count=4, who="crèches", territories=("Aude", "Gers"))
    collective = text_of(SMALL.compose(Brief(beneficiaries=several, solution="reponse-collective")))
    produced = text_of(SMALL.compose(Brief(beneficiaries=several, solution="production-de-solution")))
    alone = text_of(SMALL.compose(Brief(kind="ingenierie-individuelle")))
    assert "réponse collective" in collective and "produit une solution" in produced
    assert "plusieurs territoires : l’Aude et le Gers" in collective
    assert "la structure" in alone and "les structures" not in alone and "collective" not in alone


def test_one_section_can_be_composed_alone_with_the_same_numbers() -> None:
    brief = Brief(calendar=Calendar(start="mars"))
    section, citations = SMALL.compose_section(brief, None, "livrables")
    whole = next(each for each in SMALL.compose(brief).sections if each.id == "livrables")
    assert section == whole
    assert {each.n for each in citations} == {n for paragraph in section.paragraphs for n in paragraph.citations}
    with pytest.raises(InputError, match="pas de section « annexe »"):
        SMALL.compose_section(brief, None, "annexe")


def test_the_kind_of_document_may_be_imposed() -> None:
    draft = SMALL.compose(Brief(carrier=Carrier(name="Aude Active")), "proposition")
    assert draft.kind == "proposition" and draft.sections[0].title == "Rappel de la commande"
    assert ("Structure porteuse du DLA", "Aude Active") in draft.cover


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_every_citation_of_the_shipped_guides_is_exact(shipped: Assistant, path: Path) -> None:
    draft = shipped.draft(read_brief(path))
    assert len(draft.citations) >= 40
    for citation in draft.citations:
        assert citation.status == "exact"
        page = shipped.index.page(citation.document, citation.page)
        assert check(citation.quote, page).status == "exact", citation.quote
    numbers = {citation.n for citation in draft.citations}
    for section in draft.sections:
        cited = {number for paragraph in section.paragraphs for number in paragraph.citations}
        behind = {number for reason in section.reasons for number in reason.citations}
        assert cited <= numbers and behind <= numbers and cited <= behind
        assert {reason.clause for reason in section.reasons} == _standing(section)
    assert sum(len(section.left_out) for section in draft.sections) <= 2


def test_the_shipped_guides_stand_behind_the_rules(shipped: Assistant) -> None:
    draft = shipped.draft(Brief(beneficiaries=Beneficiaries(count=3)))
    quotes = {each.n: each.quote for each in draft.citations}
    behind = {
        paragraph.clause: [quotes[n] for n in paragraph.citations]
        for section in draft.sections
        for paragraph in section.paragraphs
    }
    assert "audit" in behind["pas-d-audit"][0]
    assert "tripartite" in behind["convention-proposee"][0]
    assert "mi-parcours" in behind["note-a-mi-parcours"][0]
    assert "solde" in behind["solde"][0]


def test_the_content_comes_from_the_operation_told_about_the_same_subject(shipped: Assistant) -> None:
    given = Beneficiaries(count=5, who="recycleries", territories=("Isère",))
    draft = shipped.draft(Brief(beneficiaries=given, problem="fiscalité"))
    (section,) = (each for each in draft.sections if each.id == "contenu")
    (proposed,) = (each for each in section.paragraphs if each.clause == "contenu-inspire")
    assert (
        "Fiscalité des recycleries" in proposed.text
        and "[À compléter : phases et contenu à confirmer]" in proposed.text
    )
    quotes = " ".join(each.quote for each in draft.citations if each.n in proposed.citations)
    for content in re.findall(r"« ([^»]*) »", proposed.text.replace("\u00a0", " "))[1:]:
        assert content in quotes
    assert section.comparables and section.comparables[0].name.startswith("Fiscalité des recycleries")
    unrelated = shipped.draft(Brief(problem="ouvrir une conserverie de légumes"))
    assert "contenu-inspire" not in {each.clause for part in unrelated.sections for each in part.paragraphs}


def test_phases_told_by_their_names_alone_are_set_beside_those_of_a_near_operation(shipped: Assistant) -> None:
    given = Beneficiaries(count=5, who="recycleries", territories=("Isère",))
    named = Brief(beneficiaries=given, problem="fiscalité", content=(Step(label="Diagnostic"), Step(label="Choix")))
    told = named.model_copy(update={"content": (Step(label="Diagnostic", detail="visite de chaque site"),)})
    (proposed,) = (each for each in _content_of(shipped.draft(named)) if each.clause == "phases-a-preciser")
    assert "Fiscalité des recycleries" in proposed.text and proposed.citations
    assert proposed.text.endswith("[À compléter : but et durée de chaque phase]")
    assert "phases-a-preciser" not in {each.clause for each in _content_of(shipped.draft(told))}


def _content_of(draft: Draft) -> tuple[Paragraph, ...]:
    (section,) = (each for each in draft.sections if each.id == "contenu")
    return section.paragraphs


def test_a_second_draft_takes_a_moment(shipped: Assistant) -> None:
    brief = read_brief(BRIEFS[0])
    shipped.draft(brief)
    assert shipped.draft(brief).seconds < 0.5


def test_numbers_of_citations_do_not_move_with_the_brief(shipped: Assistant) -> None:
    few, many = (shipped.draft(brief) for brief in (Brief(), read_brief(BRIEFS[0])))
    shared = {each.n: each.quote for each in few.citations}
    assert len(shared) > 40
    for citation in many.citations:
        assert shared.get(citation.n, citation.quote) == citation.quote
