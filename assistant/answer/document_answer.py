"""A whole cahier des charges or proposal asked for in the chat: the draft of the request's own words, as an answer."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.answer.frames import Voice
from assistant.answer.requests import understand_request
from assistant.answer.sentence_ends import split_sentences
from assistant.answer.writer import Writer
from assistant.datamodels import Statement, StatementKind
from assistant.drafting.brief_from_text import brief_from_text, fill
from assistant.drafting.composer import Composer
from assistant.drafting.conditions import is_filled
from assistant.drafting.covers import written_on
from assistant.drafting.datamodels import DocumentKind, Draft, Paragraph
from assistant.question.corrections import OPENS_QUESTION

SITUATION = ("beneficiaries", "problem", "days", "budget")
"""Fields one of which a request gives when it tells of a mission; else the earlier messages tell of it."""


class DocumentAnswer:
    """Writes drafts as answers over one open index."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer

    def write(self, writer: Writer, request: str, kind: DocumentKind, *, history: Sequence[str], voice: Voice) -> None:
        """Writes the document into a blank answer: its cover, then its sections with what is left to complete. Where no
        clause is found in the guides, it says that only the user's facts remain."""
        brief = brief_from_text(request)
        if not any(is_filled(path, brief) for path in SITUATION):
            for message in told(history):
                brief = fill(brief, message)
        draft = self._composer.compose(brief, kind)
        writer.take(list(statements_of(draft, date.today())), draft.citations)
        writer.is_own = not writer.citations
        if writer.is_own:
            writer.preface.append(voice.text("draft_bare"))


def told(messages: Iterable[str]) -> list[str]:
    """What messages tell of a mission: their sentences but for questions to the guides; none where nothing is left."""
    kept = [[each for each in split_sentences(message) if not _asks_the_guides(each)] for message in messages]
    return [" ".join(sentences) for sentences in kept if sentences]


def _asks_the_guides(sentence: str) -> bool:
    asks = sentence.rstrip().endswith("?") or OPENS_QUESTION.match(sentence) is not None
    return asks and understand_request(sentence).kind != "draft"


def statements_of(draft: Draft, day: date) -> Iterator[Statement]:
    """The lines of the cover, dated, and the paragraphs of the sections, each section's title over its first one."""
    heading: str | None = draft.title
    for label, value in draft.cover:
        yield Statement(f"{label} : {value}", (), "item", heading)
        heading = None
    yield Statement(written_on(day), (), "item", heading)
    for section in draft.sections:
        heading = section.title
        for paragraph in section.paragraphs:
            for statement in _statements(paragraph, heading):
                yield statement
                heading = None


def _statements(paragraph: Paragraph, heading: str | None) -> Iterator[Statement]:
    if not paragraph.rows:
        kind: StatementKind = "item" if paragraph.kind == "item" else "text"
        yield Statement(paragraph.text, paragraph.citations, kind, heading)
        return
    if paragraph.text:
        yield Statement(paragraph.text, paragraph.citations, "text", heading)
    for rank, row in enumerate(paragraph.rows):
        opens = rank == 0 and not paragraph.text
        citations = paragraph.citations if opens else ()
        kind = "row" if rank else "columns"
        yield Statement(" – ".join(row), citations, kind, heading if opens else None, cells=row)
