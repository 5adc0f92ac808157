"""A section of a draft written anew by a model, from the facts of the brief and the passages cited there alone.

The offline paragraphs stay in the section: leaving out `rewritten` brings them back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel

from assistant.datamodels import Citation
from assistant.drafting.datamodels import GAP_MARK, Draft, Paragraph, Section
from assistant.drafting.section_markdown import section_markdown
from assistant.index import Index
from assistant.llm.chat_model import Turn
from assistant.llm.cleaning import clean, seen, without_orders
from assistant.llm.client import Client
from assistant.llm.content import Content, Reader, share_of
from assistant.llm.figures import missing_figures
from assistant.llm.names import missing_names, terms_with_acronyms
from assistant.llm.parsing import Parser, Written
from assistant.llm.prompting import frames, notice
from assistant.llm.sources import holds
from assistant.llm.support import ADDRESS, LEAST, reveals_prompt
from ingest.datamodels import Passage
from ingest.errors import InputError

MAX_INSTRUCTION = 500
_GAP = re.compile(rf"{re.escape(GAP_MARK)}[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Ground:
    """A fact or a passage under its id; `citations` are its numbers in the draft, none for a fact."""

    id: str
    title: str
    text: str
    citations: tuple[int, ...] = ()


class SectionRewriter:
    """Rewrites sections over one open index with one model; keeps nothing between sections."""

    def __init__(self, index: Index, reader: Reader, client: Client) -> None:
        self._index, self._client = index, client
        self._content = Content(reader, index.lexical)

    def rewrite(self, section: Section, draft: Draft, instruction: str) -> Section:
        """The section with `rewritten`: Markdown with [n] marks, what has nothing behind it marked to be completed.

        Raises InputError for a section without facts or passages, ModelError when the model fails; nothing is lost.
        """
        grounds = [*_facts(section), *self._passages(section, draft)]
        grounds = [replace(ground, id=f"P{rank}") for rank, ground in enumerate(grounds, start=1)]
        if not grounds:
            raise InputError(notice("nothing_to_rewrite", title=section.title))
        text = self._client.complete(_turns(section, grounds, instruction[:MAX_INSTRUCTION]))
        parser = Parser()
        written = [*parser.feed(seen(text)), *parser.end()]
        paragraphs = list(self._paragraphs(written, grounds, draft))
        paragraphs += _lost_gaps(section, paragraphs)
        paragraphs += [each for each in section.paragraphs if each.kind == "table"]
        return replace(
            section, rewritten=section_markdown(replace(section, rewritten=None, paragraphs=tuple(paragraphs)))
        )

    def _passages(self, section: Section, draft: Draft) -> list[Ground]:
        """The passages that the section quotes, each once with the numbers of its citations."""
        numbers = {number for paragraph in section.paragraphs for number in paragraph.citations}
        found: dict[str, tuple[Passage, list[int]]] = {}
        for citation in draft.citations:
            passage = self._passage_of(citation) if citation.n in numbers else None
            if passage is not None:
                found.setdefault(passage.id, (passage, []))[1].append(citation.n)
        return [
            Ground("", " > ".join(passage.path[-2:]), without_orders(passage.text), tuple(cited))
            for passage, cited in found.values()
        ]

    def _passage_of(self, citation: Citation) -> Passage | None:
        passages = self._index.guide(citation.document).passages
        return next((passage for passage in passages if holds(passage, citation)), None)

    def _paragraphs(self, written: Sequence[Written], grounds: Sequence[Ground], draft: Draft) -> Iterator[Paragraph]:
        """The lines of the model as paragraphs, each sentence that needs it followed by what to check."""
        lines: list[list[Written]] = []
        for each in written:
            if each.opens_line or not lines:
                lines.append([])
            lines[-1].append(each)
        known = {ground.id: ground for ground in grounds}
        for line in lines:
            text = " ".join(self._checked(each, grounds, draft) for each in line)
            used = [known[mark] for each in line for mark in each.ids if mark in known and known[mark].citations]
            numbers = dict.fromkeys(_nearest(ground, text, draft) for ground in used)
            if numbers and text.endswith("]"):
                text += "."  # A bracket right before the mark of a citation would be read with it.
            yield Paragraph(text, "item" if line[0].item else "text", tuple(numbers))

    def _checked(self, written: Written, grounds: Sequence[Ground], draft: Draft) -> str:
        """A sentence, followed by a mark for its figures, names and addresses that nothing holds."""
        if reveals_prompt(written.text):
            return notice("to_check_sentence")
        cited = [ground for ground in grounds if not ground.citations or ground.id in written.ids]
        texts = [*_strings(draft.brief), *(f"{ground.title}\n{ground.text}" for ground in cited)]
        said = _GAP.sub(" ", written.text)
        strangers = [*missing_figures(said, texts), *missing_names(said, "fr", texts)]
        strangers += [each for each in ADDRESS.findall(said) if each not in "\n".join(texts)]
        if strangers:
            return f"{written.text} {notice('to_check', what=', '.join(f'« {each} »' for each in strangers))}"
        words = self._content.words(said, "fr")
        if words and share_of(words, terms_with_acronyms("\n".join(texts))) < LEAST:
            return f"{written.text} {notice('to_check_sentence')}"
        return written.text


def _nearest(ground: Ground, text: str, draft: Draft) -> int:
    """The citation of a passage whose quote shares most words with a text."""
    said = terms_with_acronyms(text)
    quotes = {citation.n: citation.quote for citation in draft.citations}
    return max(ground.citations, key=lambda number: len(said & terms_with_acronyms(quotes[number])))


def _facts(section: Section) -> list[Ground]:
    """What the offline paragraphs state of the brief."""
    return [
        Ground("", "", _GAP.sub("…", _words(paragraph)))
        for paragraph in section.paragraphs
        if paragraph.fields and _GAP.sub("", _words(paragraph)).strip(" .:;–-")
    ]


def _words(paragraph: Paragraph) -> str:
    return "\n".join(filter(None, [paragraph.text, *(" – ".join(row) for row in paragraph.rows)]))


def _turns(section: Section, grounds: Sequence[Ground], instruction: str) -> list[Turn]:
    texts = frames("fr")
    facts = [texts.text("fact", id=each.id, text=clean(each.text)) for each in grounds if not each.citations]
    passages = [
        texts.text("passage", id=each.id, title=clean(each.title), text=clean(each.text))
        for each in grounds
        if each.citations
    ]
    asked = texts.text(
        "draft",
        title=section.title,
        facts="\n".join(facts) or "—",
        passages="\n\n".join(passages) or "—",
        text="\n".join(clean(_words(each)) for each in section.paragraphs if each.kind != "table"),
        instruction=clean(instruction) or "Rends ce texte plus fluide.",
    )
    return [Turn("system", texts.text("draft_system")), Turn("user", asked)]


def _lost_gaps(section: Section, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What the offline text marked to complete and the new one forgot, on a line of its own."""
    kept = "\n".join(paragraph.text for paragraph in paragraphs)
    gaps = [gap for each in section.paragraphs if each.kind != "table" for gap in _GAP.findall(each.text)]
    lost = [gap for gap in dict.fromkeys(gaps) if gap not in kept]
    return [Paragraph(" ".join(lost))] if lost else []


def _strings(part: BaseModel) -> Iterator[str]:
    """Everything that a brief says, as text."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from _strings(each)
            elif each is not None and each != "":
                yield str(each)
