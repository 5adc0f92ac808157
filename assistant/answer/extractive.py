"""Answers explanations, facts and examples by quoting the guides: a lead, what goes with it, cautions, an example."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.answer_blocks import Block
from assistant.answer.arranging import facts_first, is_plain, lead_of, section_key, sections_of
from assistant.answer.block_reader import read_blocks
from assistant.answer.choosing import Candidate, aspect_of
from assistant.answer.examples import Examples, FicheOf
from assistant.answer.frames import Voice
from assistant.answer.relevance import Rarity, Relevance
from assistant.answer.requests import Request
from assistant.answer.rest import Rest
from assistant.answer.selecting import favoured, within
from assistant.answer.sentences import points_back
from assistant.answer.shelf import Shelf
from assistant.answer.writer import Writer
from assistant.datamodels import Query, StatementKind
from ingest.datamodels import Passage
from ingest.text import fold

LENGTHS = {"explain": 2200, "fact": 1300, "example": 2000}
"""Characters quoted at most for what was asked."""
WHOLE = 2400
"""Characters up to which an answer is completed with cautions and an example."""
EXAMPLE = 2.0
"""Log-odds below the best block at which an account of experience still illustrates the answer."""
CARD, ACCOUNT_LENGTH = 3, 1200
"""Passages that tell of one experience, and characters of what sums it up."""

_CARD = re.compile(r"\bcarte d'identite|^reperes|\ben chiffres|\bles chiffres|^(?:les )?moyens\b")


class Extractive:
    """Composes answers from hits; holds nothing of one question."""

    def __init__(self, shelf: Shelf, rarity: Rarity, fiche_of: FicheOf) -> None:
        self._shelf, self._rarity, self._fiche_of = shelf, rarity, fiche_of
        self._examples = Examples(fiche_of)
        self._rest = Rest(shelf, fiche_of)

    def write(
        self,
        writer: Writer,
        query: Query,
        request: Request,
        candidates: Sequence[Candidate],
        voice: Voice,
        near: Sequence[Passage] = (),
    ) -> None:
        """Writes the answer to a question into `writer`; `candidates` are the blocks that may speak, best first, `near`
        the passages whose sections complete it."""
        if request.kind == "example":
            candidates = self._examples.first_among(candidates, again=query.followed)
        elif request.kind == "fact":
            candidates = facts_first(candidates, Relevance(query, self._rarity), request)
        else:
            candidates = favoured(candidates)
        chosen = within(candidates, budget=LENGTHS.get(request.kind, LENGTHS["explain"]))
        if not chosen:
            return
        lead = lead_of(chosen, request)
        self._quote_lead(writer, query, lead, request, voice)
        for section in sections_of(chosen, request, first=lead):
            self._quote_section(writer, section, lead, voice)
        if request.kind == "example":
            self._quote_account(writer, lead.block.passage, voice)
        if request.kind != "fact":
            self._quote_caution(writer, lead.block.passage, voice)
        if request.kind == "explain":
            self._quote_example(writer, candidates, voice)
        self._rest.write(writer, self._fiche_of(lead.block.passage), voice, near)

    def _quote_lead(self, writer: Writer, query: Query, lead: Candidate, request: Request, voice: Voice) -> None:
        """Quotes what opens the answer; a bare list is announced, and an account of experience named."""
        block = lead.block
        fiche = self._fiche_of(block.passage)
        title = voice.heading(block.title)
        if fiche is not None and request.kind == "example":
            writer.open_part(voice.text("part_experience", code=voice.code(fiche), title=voice.heading(fiche.title)))
        elif block.lead is None and fiche is not None and title != voice.heading(fiche.title):
            writer.open_part(voice.text("section_elsewhere", title=title, code=voice.code(fiche)))
        elif (block.lead is None or block.question) and fold(title) != fold(query.question):
            writer.open_part(title)
        self._quote(writer, block, "lead")

    def _quote_section(self, writer: Writer, section: Sequence[Candidate], lead: Candidate, voice: Voice) -> None:
        first = section[0].block
        is_headed = first.words.startswith(f"{first.title}\n")
        if first.title and not is_headed and section_key(first) != section_key(lead.block):
            writer.open_part(self._section_title(first, lead.block, voice))
        for candidate in section:
            self._quote(writer, candidate.block, "text")
        writer.drop_heading()

    def _section_title(self, block: Block, lead: Block, voice: Voice) -> str:
        """The heading over a block, with its fiche where it is not that of the lead."""
        title = voice.text("part_caution") if aspect_of(block.title) == "caution" else voice.heading(block.title)
        fiche, leading = self._fiche_of(block.passage), self._fiche_of(lead.passage)
        if fiche is None or fiche == leading or fiche.title == title:
            return title
        return voice.text("section_elsewhere", title=title, code=voice.code(fiche))

    def _quote(self, writer: Writer, block: Block, kind: StatementKind) -> None:
        """Quotes a block, after the sentence that it points back to."""
        if block.lead and points_back(block.lead[1].words):
            before = self._sentence_before(block)
            if before and writer.quote(before.parts[0][0], before.words, kind):
                kind = "text"
        writer.quote_block(block, kind)

    def _sentence_before(self, block: Block) -> Block | None:
        """The sentence right before a block under the same title."""
        for other in read_blocks(self._shelf.around(block.passage)):
            if other.words == block.words:
                return None
            if other.place == block.place - 1 and other.kind == "sentence" and other.title == block.title:
                return other
        return None

    def _quote_account(self, writer: Writer, passage: Passage, voice: Voice) -> None:
        """Quotes what sums up the experience that gave the lead: its card (actions, means, cost), what made it work."""
        if passage.fiche is None or not self._examples.tells(passage):
            return
        fiche = self._shelf.of_fiche(passage.document, passage.fiche)
        run = [each for each in fiche if 0 <= each.order - passage.order < CARD and _is_over(each, passage)]
        cards = [block for block in read_blocks(run) if block.kind == "outline"]
        keys = [block for block in read_blocks(fiche) if block.items and aspect_of(block.title) == "success"]
        tables = [block for block in read_blocks(fiche) if block.kind == "table" and is_card(block.title)]
        for block in [*cards, *tables, *keys][:1]:
            if len(block.words) <= ACCOUNT_LENGTH:
                writer.open_part(voice.heading(block.title))
                writer.quote_block(block)
                writer.drop_heading()

    def _quote_caution(self, writer: Writer, passage: Passage, voice: Voice) -> None:
        """Quotes the points of vigilance of the fiche that gave the lead."""
        if passage.fiche is None:
            return
        blocks = read_blocks(self._shelf.of_fiche(passage.document, passage.fiche))
        cautions = [block for block in blocks if block.kind == "list" and aspect_of(block.title) == "caution"]
        for block in sorted(cautions, key=lambda block: "vigilance" not in fold(block.title)):
            if writer.length + len(block.words) > WHOLE:
                continue
            writer.open_part(voice.text("part_caution"))
            bare = block.lead is not None and points_back(block.lead[1].words)
            quoted = writer.quote_block(replace(block, lead=None) if bare else block, "caution")
            writer.drop_heading()
            if quoted:
                return

    def _quote_example(self, writer: Writer, candidates: Sequence[Candidate], voice: Voice) -> None:
        """Quotes what an account of experience found with the rest says, when none speaks in the answer yet."""
        if any(self._examples.tells(passage) for passage in writer.passages):
            return
        for candidate in candidates:
            block = candidate.block
            if candidate.score < candidates[0].score - EXAMPLE or not self._examples.tells(block.passage):
                continue
            fiche = self._fiche_of(block.passage)
            has_room = writer.length + len(block.words) <= WHOLE
            if fiche and has_room and block.kind == "sentence" and is_plain(block):
                title = voice.text("part_experience", code=voice.code(fiche), title=voice.heading(fiche.title))
                writer.open_part(voice.text("part_example", experience=title))
                if writer.quote(block.passage, block.words, "example"):
                    return
                writer.drop_heading()


def is_card(title: str) -> bool:
    """Whether a heading announces what one needs to know of an experience at a glance."""
    return _CARD.search(fold(title)) is not None


def _is_over(other: Passage, passage: Passage) -> bool:
    """Whether the headings over another passage stand over this one too."""
    return other.path == passage.path[: len(other.path)]
