"""Citations as footnotes, each mark a note of its own, and the annex of what was cited."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant.datamodels import Citation
from assistant.document_tree import Node, bullets, emphasis, note, paragraph, plain_text, strong, words
from assistant.drafting.french import SPACE, is_ended, listed
from assistant.export import STATUS, describe_place
from assistant.pandoc import parse

_MARK = re.compile(r"(?<!\\)((?:\\\\)*)\[(\d+)\](?!\()")
_LABEL = "citation-"
_PLACED = re.compile(rf"\[\^{_LABEL}(\d+)\]")
_QUOTE_AGAIN = 60
"""Characters of the extract that a note repeats when the citation stands higher up already."""


class Footnotes:
    """Turns the [n] marks of Markdown into notes, in the order of the document, and remembers what was cited."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._citations = {citation.n: citation for citation in citations}
        self._cited: dict[int, Citation] = {}

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations that have a note so far, each once."""
        return tuple(self._cited.values())

    def parse(self, markdown: str) -> list[Node]:
        """The blocks of a Markdown text, marks of citations as references to notes yet to be filled.

        A mark of no citation stays as typed.
        """
        numbers = {int(match[2]) for match in _MARK.finditer(markdown)} & self._citations.keys()
        marked = _MARK.sub(
            lambda match: f"{match[1]}[^{_LABEL}{match[2]}]" if int(match[2]) in numbers else match[0], markdown
        )
        # The definitions come first: what somebody typed may end in a block of code that would swallow them.
        definitions = [f"[^{_LABEL}{number}]: {_LABEL}{number}" for number in sorted(numbers)]
        return parse("\n\n".join([*definitions, marked.lstrip()]))

    def placed(self, nodes: list[Node]) -> list[Node]:
        """The inlines with their notes filled, set against the word before and apart from each other."""
        inlines: list[Node] = []
        for node in nodes:
            if node["t"] == "Note":
                if inlines and inlines[-1]["t"] == "Space":
                    inlines.pop()
                if inlines and inlines[-1]["t"] == "Note":
                    inlines.append({"t": "Superscript", "c": words(",")})
                inlines.append(self._filled(node))
            elif node["t"] in {"Code", "CodeBlock"}:
                attributes, code = node["c"]
                inlines.append({**node, "c": [attributes, _PLACED.sub(r"[\1]", code)]})
            else:
                inlines.append(node)
        return inlines

    def _filled(self, node: Node) -> Node:
        """The note of a citation; one that the user typed stays."""
        label = plain_text(node["c"])
        if not label.removeprefix(_LABEL).isdigit() or not label.startswith(_LABEL):
            return node
        citation = self._citations[int(label.removeprefix(_LABEL))]
        is_again = citation.n in self._cited
        self._cited[citation.n] = citation
        return note(_short_source(citation) if is_again else _source(citation))


def _source(citation: Citation) -> list[Node]:
    """Guide, fiche, page and the whole extract, with its status where it is not exact."""
    quote = " ".join(citation.quote.split())
    status = "" if citation.status == "exact" else f" ({STATUS[citation.status]})"
    return _note_text(citation, quote, status)


def _short_source(citation: Citation) -> list[Node]:
    """Guide, fiche and page, with the first words of the extract: notes may move, so none is named by its number."""
    quote = " ".join(citation.quote.split())
    if len(quote) > _QUOTE_AGAIN:
        quote = quote[:_QUOTE_AGAIN].rpartition(" ")[0] + " […]"
    return _note_text(citation, quote, ", cité plus haut")


def _note_text(citation: Citation, quote: str, ending: str) -> list[Node]:
    end = "" if not ending and is_ended(quote) else f"{ending}."
    place = f", {describe_place(citation)}{SPACE}: «{SPACE}{quote}{SPACE}»{end}"
    return [emphasis(words(citation.title)), *words(place)]


def sources(cited: Sequence[Citation]) -> list[Node]:
    """The guides, each with the fiches and pages cited; without duplicates."""
    blocks = []
    for _, group in groupby(sorted(cited, key=lambda each: (each.title, each.document)), lambda each: each.document):
        citations = list(group)
        blocks += [paragraph([strong(words(citations[0].title))]), bullets(_fiche_lines(citations))]
    return blocks


def _fiche_lines(citations: Sequence[Citation]) -> list[list[Node]]:
    """One line for each fiche, in the order of the pages."""
    pages: dict[str, dict[int, str]] = {}
    for citation in sorted(citations, key=lambda each: each.page):
        fiche = f"{citation.fiche.code}, {citation.fiche.title}{SPACE}: p" if citation.fiche else "P"
        differs = citation.label and citation.label != str(citation.page)
        label = f" (imprimée {citation.label})" if differs else ""
        pages.setdefault(fiche, {})[citation.page] = f"{citation.page}{label}"
    return [
        words(f"{fiche}{'ages' if len(found) > 1 else 'age'} {listed([*found.values()])} du PDF")
        for fiche, found in pages.items()
    ]
