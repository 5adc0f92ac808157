"""A draft as the tree of a document: title page, what is to complete, numbered sections with their notes, sources."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from assistant.document_tree import Node, changed, heading, link, paragraph, plain_text, strong, table, words
from assistant.drafting.brief_names import label_of
from assistant.drafting.covers import written_on
from assistant.drafting.datamodels import Draft, Gap, Section
from assistant.drafting.footnotes import Footnotes, sources
from assistant.drafting.french import SPACE
from assistant.drafting.gap_marks import with_gaps_marked
from assistant.drafting.section_markdown import section_markdown
from assistant.drafting.table_layout import with_tables_laid_out

KINDS = {"cahier-des-charges": "Cahier des charges", "proposition": "Proposition d’intervention"}
UNNUMBERED = "unnumbered"
PAGE_BREAK, LEAD_IN = "page-break", "lead-in"
COVER_KIND, COVER_TITLE, COVER_LINE, COVER_DATE, COVER_TAB = (
    "cover-kind", "cover-title", "cover-line", "cover-date", "cover-tab",
)  # fmt: skip
"""Classes that the formats turn into their own styles."""
_LISTS = {"BulletList", "OrderedList"}


def document_blocks(draft: Draft, day: date) -> list[Node]:
    """The blocks of the whole document, dated of `day`."""
    footnotes = Footnotes(draft.citations)
    body = [block for section, held in zip(draft.sections, _parsed(draft.sections, footnotes), strict=True)
            for block in _section(section, changed(held, footnotes.placed))]  # fmt: skip
    blocks = [*_cover(draft, day), *_gap_page(draft), _of_class(PAGE_BREAK), *body, *_annex(footnotes)]
    laid_out: list[Node] = changed(changed(blocks, with_tables_laid_out), with_gaps_marked)
    return [_lead_in(block, following) for block, following in pairwise([*laid_out, _of_class(PAGE_BREAK)])]


def _cover(draft: Draft, day: date) -> list[Node]:
    lines = [_of_class(COVER_LINE, [strong(words(label)), _tab(), *words(value)]) for label, value in draft.cover]
    return [
        _of_class(COVER_KIND, words(KINDS[draft.kind])),
        _of_class(COVER_TITLE, words(draft.title)),
        *lines,
        _of_class(COVER_DATE, words(written_on(day))),
    ]


def _gap_page(draft: Draft) -> list[Node]:
    """A page that lists what is to complete, each thing once, with the sections that wait for it."""
    if not draft.gaps:
        return []
    places: dict[tuple[str, str], list[Gap]] = {}
    for gap in draft.gaps:
        places.setdefault((gap.label, label_of(gap.field)), []).append(gap)
    rows = [[words(_capital(label)), words(_capital(field)), _sections(gaps, draft)]
            for (label, field), gaps in places.items()]  # fmt: skip
    count = (
        f"Il manque {len(rows)} informations, surlignées" if len(rows) > 1 else "Il manque une information, surlignée"
    )
    note = f"{count} dans le document. Supprimez cette liste avant l’envoi."
    header = [words("Information attendue"), words("Champ à remplir"), words("Section")]
    return [
        _of_class(PAGE_BREAK),
        heading(1, words("À compléter avant envoi"), "a-completer", [UNNUMBERED]),
        paragraph(words(note)),
        table([header, *rows]),
    ]


def _capital(words_: str) -> str:
    return words_[:1].upper() + words_[1:]


def _sections(gaps: Iterable[Gap], draft: Draft) -> list[Node]:
    """Links to the sections of gaps; what is no section is the title page."""
    numbered = {section.id: (rank, section.title) for rank, section in enumerate(draft.sections, start=1)}
    inlines: list[Node] = []
    for identifier in dict.fromkeys(gap.section for gap in gaps):
        rank, title = numbered.get(identifier, (0, "Page de titre"))
        named = [link(words(f"{rank}. {title}"), f"#{identifier}")] if rank else words(title)
        inlines += [{"t": "LineBreak"}, *named] if inlines else named
    return inlines


def _parsed(sections: Sequence[Section], footnotes: Footnotes) -> Iterator[list[Node]]:
    """The blocks of each section. Those as composed hold no heading and no loose end: one run of pandoc reads them all,
    each under a heading that stands for it; what the user typed is read by itself."""
    composed = [section_markdown(section) for section in sections if section.rewritten is None]
    together: list[list[Node]] = []
    for block in footnotes.parse("\n\n".join(f"# section\n\n{markdown}" for markdown in composed)):
        if block["t"] == "Header":
            together.append([])
        else:
            together[-1].append(block)
    following = iter(together)
    for section in sections:
        yield next(following) if section.rewritten is None else footnotes.parse(section.rewritten)


def _section(section: Section, blocks: Sequence[Node]) -> list[Node]:
    lowered = changed(list(blocks), lambda nodes: [*map(_lowered, nodes)])
    return [heading(1, words(section.title), section.id), *lowered]


def _lowered(block: Node) -> Node:
    """A heading that the user typed, under the section's own."""
    if block["t"] != "Header":
        return block
    level, attributes, inlines = block["c"]
    return {**block, "c": [level + 1, attributes, inlines]}


def _lead_in(block: Node, following: Node) -> Node:
    """A paragraph that announces a table or a list, in the class that keeps it on the page of what it announces."""
    if block["t"] != "Para":
        return block
    is_title = [node["t"] for node in block["c"]] == ["Strong"]
    is_open = is_title or plain_text(block).rstrip(" ,").endswith(":")
    announces = following["t"] == "Table" or (following["t"] in _LISTS and is_open)
    return _of_class(LEAD_IN, block["c"]) if announces else block


def _annex(footnotes: Footnotes) -> list[Node]:
    if not footnotes.cited:
        return []
    title = heading(1, words("Annexe : sources citées"), "sources", [UNNUMBERED])
    return [title, *sources(footnotes.cited)]


def _tab() -> Node:
    """What stands between a label and its value: a colon, or a tabulation where the format has them."""
    return {"t": "Span", "c": [["", [COVER_TAB], []], [*words(f"{SPACE}:"), {"t": "Space"}]]}


def _of_class(name: str, inlines: Iterable[Node] = ()) -> Node:
    return {"t": "Div", "c": [["", [name], []], [paragraph(list(inlines))]]}
