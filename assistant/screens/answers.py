"""An answer as one reads it: statements with their citation marks, fiches to open, refusal, follow-up questions."""

import re
import time
from collections.abc import Iterator, Sequence

import streamlit as st

from assistant.conversations import Turn
from assistant.datamodels import Answer, Citation, Statement
from assistant.screens import answer_notices, draft_from_chat
from assistant.screens.answer_foot import show_foot
from assistant.screens.answer_table import cells
from assistant.screens.markup import STATUS_WORDS, fiche_name, html, literal, page_span, paragraphs
from assistant.screens.services import Services
from assistant.screens.state import CitedSource, PageSource, ask, open_source
from ingest.text import fold

BULLET = re.compile(r"^\s*[•▪◦‣·–—*-]\s+")
NUMBER = re.compile(r"^\s*(\d+|[a-z])\s?[.)]\s")
REVEAL_STEPS = 40
REVEAL_SECONDS = 0.9
LABELS = {"caution": "Point de vigilance", "example": "Exemple"}
MARK_SIGNS = {"exact": "", "approximate": " ≈", "not_found": " !"}


def show(services: Services, turn: Turn, conversation: str, *, last: bool) -> None:
    """A question with its answer; follow-up questions only under the last one."""
    answer = turn.answer
    show_question(turn.question)
    with st.container(key=f"answer-{turn.number}"):
        _show_understood(answer)
        answer_notices.show_notices(answer)
        draft_from_chat.show_way(services, turn, conversation)
        if answer.refused:
            _show_refusal(turn)
        elif answer.statements:
            show_statements(turn)
            answer_notices.show_hiding(turn)
            answer_notices.show_way_on(turn)
            _show_fiches(turn)
        else:
            html("p", answer.markdown)
        answer_notices.show_author(services, answer)
        show_foot(services, turn, conversation)
        if last:
            _show_followups(answer)


def show_question(question: str) -> None:
    """The question as the person asked it."""
    html("h2", question, kind="question")


def reveal(answer: Answer) -> None:
    """Shows the answer word after word in about a second, so that one starts to read at the top."""
    place = st.empty()
    if answer.refused or not answer.statements:
        return
    words = sum(len(statement.text.split()) for statement in answer.statements if not statement.is_rest)
    step = max(1, words // REVEAL_STEPS)
    for shown in range(step, words + step, step):
        place.html(f'<div class="revealed">{"".join(_first_words(answer, shown))}</div>')
        time.sleep(REVEAL_SECONDS / REVEAL_STEPS)


def _first_words(answer: Answer, count: int) -> Iterator[str]:
    """The HTML of the first `count` words of the answer, in the shape they will keep."""
    for statement in answer.statements:
        if count <= 0 or statement.is_rest:
            return
        if statement.heading:
            yield f"<h3>{paragraphs(statement.heading)}</h3>"
        words = re.findall(r"\S+\s*", _text(statement))
        yield f'<p class="{_shape(statement)}">{paragraphs("".join(words[:count]))}</p>'
        count -= len(words)


def _show_understood(answer: Answer) -> None:
    """How the question was completed or mended, when it was."""
    if fold(answer.standalone) != fold(answer.question):
        html("p", f"Question comprise : « {answer.standalone} »", kind="understood")


def show_statements(turn: Turn) -> None:
    """The statements with their marks, the rest of the fiches folded; what has no support marked or hidden."""
    ranked = [each for each in enumerate(turn.answer.statements) if not answer_notices.is_hidden(each[1])]
    _show_each(turn, [(rank, statement) for rank, statement in ranked if not statement.is_rest])
    rest = [(rank, statement) for rank, statement in ranked if statement.is_rest]
    if rest:
        with st.expander("Ce que les guides disent aussi", key=f"rest-{turn.number}"):
            _show_each(turn, rest)


def _show_each(turn: Turn, ranked: Sequence[tuple[int, Statement]]) -> None:
    citations = {citation.n: citation for citation in turn.answer.citations}
    for rank, statement in ranked:
        if statement.heading:
            html("h3", statement.heading)
        with st.container(key=f"statement-{_shape(statement)}-{turn.number}-{rank}", horizontal=True):
            label = "" if statement.heading else LABELS.get(statement.kind, "")
            lead = f'<strong class="kind">{label}</strong> ' if label else ""
            words = cells(statement) or paragraphs(_text(statement))
            st.html(f"<span>{lead}{words}{answer_notices.doubt(statement)}</span>")
            for n in statement.citations:
                if n in citations:
                    _show_mark(turn.number, rank, citations[n])


def _text(statement: Statement) -> str:
    """The statement's text; an item loses its bullet, for which the screen draws its own."""
    text = statement.text.strip()
    return BULLET.sub("", text) if statement.kind == "item" else text


def _shape(statement: Statement) -> str:
    """How the statement is drawn: as its kind, a numbered item without a bullet of our own."""
    is_numbered = statement.kind == "item" and NUMBER.match(statement.text)
    return "numbered" if is_numbered else statement.kind


def _show_mark(turn: int, rank: int, citation: Citation) -> None:
    """The number that opens a source; one hears its guide, page and state, one sees the number and a sign."""
    source = CitedSource(turn, citation.n)
    spoken = literal(f", {citation.title}, page {citation.page}, {STATUS_WORDS[citation.status].lower()}")
    st.button(
        f"Source **{citation.n}{MARK_SIGNS[citation.status]}**{spoken}",
        key=mark_key(turn, rank, citation.n),
        type="tertiary",
        on_click=open_source,
        args=(source,),
    )


def mark_key(turn: int, rank: int, n: int) -> str:
    """The key of the mark `n` on statement `rank` of a turn."""
    return f"mark-{turn}-{rank}-{n}"


def mark_keys(turn: Turn, n: int) -> list[str]:
    """The keys of all marks of a turn that open its citation `n`."""
    statements = enumerate(turn.answer.statements)
    return [mark_key(turn.number, rank, n) for rank, statement in statements if n in statement.citations]


def _show_refusal(turn: Turn) -> None:
    """Says calmly that the guides do not answer, and where to look."""
    with st.container(key=f"refusal-{turn.number}"):
        if turn.answer.aside is None:
            html("h3", "Pas de réponse dans vos guides")
        if turn.answer.reason:
            html("p", turn.answer.reason)
        _show_fiches(turn, title="À regarder tout de même" if turn.answer.aside is None else "Pour aller plus loin")


def _show_fiches(turn: Turn, title: str = "Fiches à ouvrir") -> None:
    if not turn.answer.fiches:
        return
    html("h3", title, kind="fiches")
    for match in turn.answer.fiches:
        fiche = match.fiche
        with st.container(key=f"match-{turn.number}-{match.rank}"):
            st.button(
                f"{literal(fiche_name(fiche))}, {page_span(fiche)}",
                key=f"fiche-{turn.number}-{match.rank}",
                icon=":material/description:",
                type="tertiary",
                on_click=open_source,
                args=(PageSource(fiche.document, fiche.page),),
                wrap=True,
            )
            if match.why:
                html("p", match.why, kind="why")


def _show_followups(answer: Answer) -> None:
    if not answer.followups:
        return
    with st.container(key="followups"):
        html("h3", "Pour continuer")
        for rank, question in enumerate(answer.followups):
            st.button(
                literal(question),
                key=f"followup-{rank}",
                icon=":material/subdirectory_arrow_right:",
                on_click=ask,
                args=(question,),
                wrap=True,
            )
