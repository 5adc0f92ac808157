"""A section of a draft as HTML: marks that open a source, gaps that lead to their field.

What can be clicked names in `data-draft` what it leads to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from itertools import groupby

from assistant.datamodels import Citation
from assistant.drafting.datamodels import Gap, Paragraph
from assistant.screens.markup import STATUS_WORDS, paragraphs, tied

GAP = re.compile(r"\[À\scompléter\s?:\s([^\[\]]+)\]")
MARK = re.compile(r"\s?\[(\d+)\]")
_ADDRESS = re.compile(r'(<a [^>]*href=")(?!https?:|mailto:|#)[^"]*')
_IMAGE = re.compile(r"<img\b[^>]*>")


def paragraphs_html(texts: Iterable[Paragraph], citations: Mapping[int, Citation], gaps: Iterable[Gap]) -> str:
    """The paragraphs of a section; items that follow each other make one list."""
    fields = gap_fields(gaps)
    return "".join(
        _group(kind, list(group), citations, fields) for kind, group in groupby(texts, lambda each: each.kind)
    )


def _group(kind: str, group: list[Paragraph], citations: Mapping[int, Citation], fields: Mapping[str, str]) -> str:
    if kind == "table":
        return "".join(_table(each, citations, fields) for each in group)
    tag = "li" if kind == "item" else "p"
    lines = "".join(f"<{tag}>{line_html(each.text, fields)}{_marks(each, citations)}</{tag}>" for each in group)
    return f"<ul>{lines}</ul>" if kind == "item" else lines


def _table(paragraph: Paragraph, citations: Mapping[int, Citation], fields: Mapping[str, str]) -> str:
    """The rows, the header first, under the paragraph's text where it has one."""
    lead = f"<p>{line_html(paragraph.text, fields)}{_marks(paragraph, citations)}</p>" if paragraph.text else ""
    if not paragraph.rows:
        return lead
    head, *body = paragraph.rows
    cells = "".join(f'<th scope="col">{line_html(cell, fields)}</th>' for cell in head)
    rows = "".join(f"<tr>{''.join(f'<td>{line_html(cell, fields)}</td>' for cell in row)}</tr>" for row in body)
    return f"{lead}<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>"


def rewritten_html(converted: str, citations: Mapping[int, Citation], gaps: Iterable[Gap]) -> str:
    """The HTML that pandoc made of a rewritten section, with its marks and gaps; images and odd addresses are dropped.

    A cahier des charges somebody sent may hold addresses that run code, or images that tell where it is read.
    """
    fields = gap_fields(gaps)
    safe = _ADDRESS.sub(r"\1#", _IMAGE.sub("", converted))
    filled = GAP.sub(lambda match: _gap(match[0], match[1], fields), safe)
    return MARK.sub(lambda match: _mark(int(match[1]), citations) or match[0], filled)


def gap_fields(gaps: Iterable[Gap]) -> dict[str, str]:
    """The field to fill in for each thing to complete, by its words."""
    return {_plain(gap.label): gap.field for gap in gaps}


def line_html(text: str, fields: Mapping[str, str]) -> str:
    """The text escaped, with its gaps as buttons."""
    return GAP.sub(lambda match: _gap(match[0], match[1], fields), paragraphs(text))


def _gap(words: str, label: str, fields: Mapping[str, str]) -> str:
    field = fields.get(_plain(label))
    if field is None:
        return f'<mark class="gap">{words}</mark>'
    return gap_button(field, words)


def gap_button(field: str, words: str) -> str:
    """What leads to a field of the form; `words` are HTML. A span runs on over several lines, a button does not."""
    return way("gap", f"gap:{field}", words, title="Remplir")


def way(kind: str, target: str, words: str, *, title: str = "") -> str:
    """Words, as HTML, that lead to `target` when they are clicked; drawn as `kind`."""
    told = f' title="{escape(title)}"' if title else ""
    return f'<span role="button" tabindex="0" class="{kind}" data-draft="{escape(target)}"{told}>{words}</span>'


def _plain(label: str) -> str:
    """The words of a gap as compared: escaped or not, with any spaces."""
    return " ".join(unescape(label).split())


def marks_html(numbers: Iterable[int], citations: Mapping[int, Citation]) -> str:
    """The numbers of sources, each opening its own."""
    return "".join(_mark(n, citations) for n in numbers)


def _marks(paragraph: Paragraph, citations: Mapping[int, Citation]) -> str:
    return marks_html(paragraph.citations, citations)


def _mark(n: int, citations: Mapping[int, Citation]) -> str:
    """The number that opens a source; a pointer or a screen reader learns its guide, page and state."""
    citation = citations.get(n)
    if citation is None:
        return ""
    told = f"Source {n}, {citation.title}, page {citation.page}, {STATUS_WORDS[citation.status].lower()}"
    return (
        f'<button type="button" class="cite" data-draft="cite:{n}" title="{escape(tied(told))}" '
        f'aria-label="{escape(told)}">{n}</button>'
    )


def cited_numbers(texts: Iterable[Paragraph], rewritten: str | None) -> tuple[int, ...]:
    """The numbers of the citations that a section shows, each once, in order."""
    return tuple(dict.fromkeys(_numbers(texts, rewritten)))


def _numbers(texts: Iterable[Paragraph], rewritten: str | None) -> Iterator[int]:
    if rewritten is not None:
        yield from (int(match[1]) for match in MARK.finditer(rewritten))
        return
    for paragraph in texts:
        yield from paragraph.citations
