"""What goes with a document, as HTML: title page, what is to complete or to check, what stands behind a section."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from assistant.datamodels import Citation
from assistant.drafting.brief_names import label_of
from assistant.drafting.comparables import sentence
from assistant.drafting.datamodels import Comparable, Draft, Gap, Reason, Remark, Section
from assistant.screens.draft_markup import gap_button, line_html, marks_html, way
from assistant.screens.markup import fiche_name, listed, page_name, paragraphs, status_badge

SIGNS = {"wrong": ("!", "not-found"), "watch": ("≈", "approximate"), "fine": ("✓", "exact")}
"""Of each level of a remark: its sign and the badge it is drawn as."""
GRAVEST_FIRST = ("wrong", "watch", "fine")
LEVEL_WORDS = {"wrong": "À corriger", "watch": "À regarder", "fine": "Sans souci"}


def cover_html(kind: str, draft: Draft) -> str:
    """The title page in short."""
    fields = {gap.label: gap.field for gap in draft.gaps}
    lines = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{line_html(value, fields)}</dd></div>" for label, value in draft.cover
    )
    title = line_html(draft.title, fields)
    return f'<div class="cover"><p class="cover-kind">{escape(kind)}</p><h2>{title}</h2><dl>{lines}</dl></div>'


def gaps_html(draft: Draft) -> str:
    """Each thing to complete once, with the sections that wait for it; it leads to its field."""
    titles = {section.id: _to_section(section.id, rank, section.title) for rank, section in _ranked(draft)}
    waiting: dict[str, list[Gap]] = {}
    for gap in draft.gaps:
        waiting.setdefault(gap.field, []).append(gap)
    items = "".join(
        f'<li>{gap_button(field, _capital(label_of(field)))}<span class="where">{_places(gaps, titles)}</span></li>'
        for field, gaps in waiting.items()
    )
    return f'<ul class="gap-list">{items}</ul>'


def outline_html(draft: Draft) -> str:
    """The sections of a document, each leading to its place."""
    items = "".join(f"<li>{_to_section(section.id, rank, section.title)}</li>" for rank, section in _ranked(draft))
    return f'<ul class="gap-list">{items}</ul>'


def _ranked(draft: Draft) -> Iterable[tuple[int, Section]]:
    return enumerate(draft.sections, start=1)


def _to_section(id: str, rank: int, title: str) -> str:
    """A link within the window, which needs no new run."""
    return (
        f'<span role="button" tabindex="0" class="plain" data-to-section="{escape(id)}">{rank}. {escape(title)}</span>'
    )


def _places(gaps: Iterable[Gap], titles: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(titles.get(gap.section, "Page de titre") for gap in gaps))


def _capital(text: str) -> str:
    return escape(text[:1].upper() + text[1:])


def remarks_html(remarks: Sequence[Remark]) -> str:
    """The remarks, the gravest first, each with its sources and the way to its field."""
    ranked = sorted(enumerate(remarks), key=lambda each: GRAVEST_FIRST.index(each[1].level))
    return f'<ul class="remarks">{"".join(_remark(rank, remark) for rank, remark in ranked)}</ul>'


def _remark(rank: int, remark: Remark) -> str:
    sign, badge = SIGNS[remark.level]
    spoken = f'<span class="badge {badge}" title="{LEVEL_WORDS[remark.level]}">{sign}</span>'
    sources = own_marks(f"remark:{rank}", remark.citations)
    field = way("plain", f"gap:{remark.field}", "Voir le champ")
    return f"<li>{spoken}<span>{paragraphs(remark.text)} {sources} {field}</span></li>"


def own_marks(name: str, citations: Sequence[Citation]) -> str:
    """Numbers that open sources of their own, which the document does not number: "remark:2:0"."""
    return "".join(
        f'<button type="button" class="cite" data-draft="{name}:{rank}" title="{escape(_told(citation))}" '
        f'aria-label="{escape(_told(citation))}">{rank + 1}</button>'
        for rank, citation in enumerate(citations)
    )


def _told(citation: Citation) -> str:
    return f"Source : {citation.title}, page {citation.page}"


def passages_html(numbers: Iterable[int], citations: Mapping[int, Citation]) -> str:
    """The passages of a section, each with its place and the way to its page."""
    return "".join(_passage(citations[n]) for n in numbers if n in citations)


def _passage(citation: Citation) -> str:
    fiche = [fiche_name(citation.fiche)] if citation.fiche else []
    place = ", ".join([citation.title, *fiche, page_name(citation.page, citation.label).replace("Page", "page")])
    return (
        f'<div class="passage">{marks_html((citation.n,), {citation.n: citation})}'
        f'<blockquote class="quote">{paragraphs(citation.quote)}</blockquote>'
        f'<p class="quiet">{paragraphs(place)} {status_badge(citation.status)}</p></div>'
    )


def reasons_html(reasons: Sequence[Reason], citations: Mapping[int, Citation]) -> str:
    """Why each clause stands there, a sentence said once for all clauses that share it."""
    told: dict[str, list[int]] = {}
    for reason in reasons:
        told.setdefault(reason.text, []).extend(reason.citations)
    items = "".join(
        f"<li>{paragraphs(text)} {marks_html(dict.fromkeys(numbers), citations)}</li>" for text, numbers in told.items()
    )
    return f'<ul class="reasons">{items}</ul>'


def comparables_html(section: str, comparables: Sequence[Comparable]) -> str:
    """The operations of the guides that resemble the mission, with their figures and what they treated."""
    items = "".join(
        f"<li>{paragraphs(sentence(each))} {own_marks(f'comparable:{section}:{rank}', each.citations)}"
        f"{listed(each.contents[:4])}</li>"
        for rank, each in enumerate(comparables)
    )
    return f'<ul class="comparables">{items}</ul>'


def citations_of(draft: Draft, name: Sequence[str]) -> tuple[Citation, ...]:
    """The citations that a name such as "remark", "2" or "comparable", "budget", "0" stands for."""
    kind, *place = name
    if kind == "remark":
        return draft.remarks[int(place[0])].citations
    section = next(each for each in draft.sections if each.id == place[0])
    return section.comparables[int(place[1])].citations
