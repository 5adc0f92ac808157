"""From a query to an answer: the kind of request decides who writes; a refusal is decided before anything is quoted."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answer.choosing import Candidate, Chooser
from assistant.answer.document_answer import DocumentAnswer
from assistant.answer.drafting import Drafter
from assistant.answer.examples import Examples
from assistant.answer.extractive import Extractive
from assistant.answer.fiche_answer import FicheAnswer, fiche_line
from assistant.answer.followups import Followups
from assistant.answer.frames import Voice
from assistant.answer.markdown import bullet_list, plain, statements_markdown
from assistant.answer.matching import stream_of
from assistant.answer.refusal import Doubt, asks_for_instructions, doubt
from assistant.answer.relevance import Relevance
from assistant.answer.requests import Request, understand_request
from assistant.answer.rest import Rest
from assistant.answer.shelf import Shelf
from assistant.answer.writer import Writer
from assistant.datamodels import Answer, Citation, FicheMatch, Hit, Language, Query
from assistant.drafting.composer import Composer
from assistant.index import Index
from assistant.routing import Router
from assistant.search import Searcher, kept_documents
from ingest.datamodels import Passage

HITS, DEEP = 10, 40
NEAR = 0.7
"""Share of the best hit's score from which a passage's section is added to what completes the answer: the share of
expected facts in it goes from 0.84 to 0.87, with every hit to 0.88 and a sixth more to read."""
FICHES = 3
ROUTED = 5
FOLLOWUP_DEPTH = 3
WHY_LENGTH = 180


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one question set going: its query, request, voice, hits and when it came."""

    query: Query
    request: Request
    voice: Voice
    hits: Sequence[Hit]
    candidates: Sequence[Candidate]
    start: float


class Answerer:
    """Writes answers over one open index; keeps nothing between questions."""

    def __init__(self, index: Index, searcher: Searcher, router: Router, composer: Composer) -> None:
        self._index, self._searcher, self._router = index, searcher, router
        shelf = Shelf(index.passages)
        self._chooser = Chooser(shelf)
        self._extractive = Extractive(shelf, index.lexical, index.fiche_of)
        self._examples = Examples(index.fiche_of)
        self._fiche_answer = FicheAnswer(index, shelf)
        self._drafter = Drafter(searcher, self._chooser, DocumentAnswer(composer), router, Rest(shelf, index.fiche_of))
        # The same headings come back from answer to answer: what was once verified is not searched again.
        self._followups = Followups(shelf, index.fiche_of, index.lexical.words, lru_cache(maxsize=4096)(self._answers))

    def answer(
        self,
        query: Query,
        *,
        documents: Sequence[str],
        history: Sequence[str],
        start: float,
        told: Collection[str] = (),
    ) -> Answer:
        """The answer to a query; `start` is when the question came (time.perf_counter), `told` what need not be quoted
        again (`assistant.answer.matching.Stream.chars`)."""
        request = understand_request(query.read or query.question)
        documents = kept_documents(documents, query)
        hits = self._find(query, request, documents)
        candidates = _untold(self._chooser.candidates(Relevance(query, self._index.lexical), request, hits), told)
        asked = _Asked(query, request, voice_of(query.language), hits, candidates, start)
        if asks_for_instructions(query.question):
            return self._refusal(asked, asked.voice.text("refusal_instructions"), ())
        near = self._searcher.nearness(query)
        doubtful = doubt(query, request, hits, candidates, self._index.lexical, near)
        if not hits or doubtful.refuses(request):
            return self._refusal(
                asked, _reason(doubtful, asked.voice), self._fiches(asked, [hit.passage for hit in hits])
            )
        writer = Writer.over(self._index)
        if query.language != "fr":
            writer.preface.append(asked.voice.text("lead_in"))
        fiches = self._write(writer, asked, documents, history)
        if not (writer.citations or writer.is_own):
            return self._refusal(asked, asked.voice.text("refusal_nothing"), fiches)
        headings = [statement.heading for statement in writer.statements if statement.heading]
        followups = self._followups.after(writer.passages, [query.question, *headings], asked.voice)
        return self._done(asked, writer, fiches, followups)

    def _find(self, query: Query, request: Request, documents: Sequence[str]) -> Sequence[Hit]:
        """The passages that may answer. An example asked for after an explanation is looked for further down."""
        if request.kind == "example" and query.followed:
            return self._examples.first_found(self._searcher.find(query, k=DEEP, documents=documents), count=HITS)
        return self._searcher.find(query, k=HITS, documents=documents)

    def _write(
        self, writer: Writer, asked: _Asked, documents: Sequence[str], history: Sequence[str]
    ) -> tuple[FicheMatch, ...]:
        """Writes the statements; the fiches to open."""
        kind = asked.request.kind
        near = [hit.passage for hit in asked.hits if hit.score >= NEAR * asked.hits[0].score]
        if kind == "draft":
            self._drafter.write(writer, asked.query, asked.candidates, asked.voice, near=near, history=history)
        elif kind == "fiche":
            matches = self._router.route(asked.query.question, k=ROUTED, history=history)
            matches = [match for match in matches if not documents or match.fiche.document in documents]
            if not matches:
                matches = list(self._fiches(asked, [hit.passage for hit in asked.hits]))
                writer.preface.append(asked.voice.text("part_no_match"))
            return tuple(self._fiche_answer.write(writer, asked.query, matches, asked.voice, near))
        else:
            self._extractive.write(writer, asked.query, asked.request, asked.candidates, asked.voice, near)
        return self._fiches(asked, writer.passages, writer)

    def _fiches(
        self, asked: _Asked, passages: Sequence[Passage], writer: Writer | None = None
    ) -> tuple[FicheMatch, ...]:
        """The fiches of passages, each once and in their order, with the first line quoted from each; the one that
        speaks most to the question where nothing was written."""
        scores = {(hit.passage.document, hit.passage.fiche): hit.score for hit in reversed(asked.hits)}
        matches: list[FicheMatch] = []
        for passage in passages:
            fiche = self._index.fiche_of(passage)
            if fiche is None or any(match.fiche == fiche for match in matches) or len(matches) == FICHES:
                continue
            why = _first_quote(writer, passage) if writer else self._router.reason(fiche, asked.query)
            score = scores.get((passage.document, passage.fiche), 0.0)
            matches.append(FicheMatch(len(matches) + 1, fiche, why, score))
        return tuple(matches)

    def _answers(self, question: str, passage: Passage) -> bool:
        """Whether a question, asked alone, finds a passage's fiche among the first."""
        hits = self._searcher.search(question, k=FOLLOWUP_DEPTH)
        return any((hit.passage.document, hit.passage.fiche) == (passage.document, passage.fiche) for hit in hits)

    def _refusal(self, asked: _Asked, reason: str, fiches: Sequence[FicheMatch]) -> Answer:
        parts = [plain(reason)]
        if fiches:
            parts += [f"**{asked.voice.text('part_places')}**", plain(asked.voice.text("refusal_places"))]
            lines = [f"{fiche_line(self._index, each.fiche, asked.voice)} : « {each.why} »" for each in fiches]
            parts.append(bullet_list([plain(line) for line in lines]))
        return replace(self._blank(asked), refused=True, reason=reason, markdown=_page(parts), fiches=tuple(fiches))

    def _done(
        self, asked: _Asked, writer: Writer, fiches: tuple[FicheMatch, ...], followups: tuple[str, ...]
    ) -> Answer:
        parts = [*map(plain, writer.preface), statements_markdown(writer.statements)]
        if fiches and asked.request.kind != "fiche":
            parts += [f"**{asked.voice.text('part_fiches')}**", self._fiche_lines(fiches, asked.voice)]
        if followups:
            lines = [plain(question) for question in followups]
            parts += [f"**{asked.voice.text('part_followups')}**", bullet_list(lines)]
        return replace(
            self._blank(asked),
            markdown=_page(parts),
            statements=tuple(writer.statements),
            citations=writer.citations,
            fiches=fiches,
            followups=followups,
        )

    def _fiche_lines(self, fiches: Sequence[FicheMatch], voice: Voice) -> str:
        return bullet_list([plain(fiche_line(self._index, match.fiche, voice)) for match in fiches])

    def _blank(self, asked: _Asked) -> Answer:
        """An answer that says nothing yet; its time runs until now, so it is made last."""
        return Answer(
            question=asked.query.question,
            standalone=asked.query.standalone,
            language=asked.query.language,
            engine="extractive",
            degraded=self._index.degraded,
            seconds=time.perf_counter() - asked.start,
        )


def _untold(candidates: Sequence[Candidate], told: Collection[str]) -> Sequence[Candidate]:
    """The candidates that say something new; all of them when none does."""
    new = [each for each in candidates if any(stream_of(unit.words).chars not in told for _, unit in each.block.parts)]
    return new or candidates


def _page(parts: Sequence[str]) -> str:
    return "\n\n".join(parts)


@lru_cache
def voice_of(language: Language) -> Voice:
    """The voice of a language, read once."""
    return Voice.of(language)


def _reason(doubtful: Doubt, voice: Voice) -> str:
    """Why the question is refused, in its language."""
    if doubtful.why == "value":
        return voice.text("refusal_value", value=voice.text(f"value_{doubtful.missing}"))
    if doubtful.why == "words":
        return voice.text("refusal_words", words=", ".join(f"« {word} »" for word in doubtful.strangers))
    return voice.text("refusal_nothing")


def _first_quote(writer: Writer, passage: Passage) -> str:
    """The first words quoted from a passage's fiche, cut at a word."""
    cited = {each.n for each in writer.citations if each.document == passage.document and _code(each) == passage.fiche}
    text = next((each.text for each in writer.statements if cited.intersection(each.citations)), "")
    return text if len(text) <= WHY_LENGTH else text[: text.rindex(" ", 0, WHY_LENGTH)] + " …"


def _code(citation: Citation) -> str | None:
    return citation.fiche.code if citation.fiche else None
