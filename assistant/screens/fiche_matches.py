"""The fiches that fit a situation, side by side, or what to add to the description when none does."""

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

from assistant.answer.citations import check
from assistant.datamodels import FicheMatch
from assistant.screens import fiche_actions, fiche_map
from assistant.screens.descriptions import missing_elements
from assistant.screens.fiche_card import show_situations
from assistant.screens.markup import counted, html, listed, literal, page_span, paragraphs, tied
from assistant.screens.services import Services
from assistant.screens.state import ask, go, open_conversation, open_fiche
from ingest.datamodels import Fiche, Guide
from ingest.text import fold

CARDS = 3
SITUATIONS = 2
MAP_NODES = 4
WORD_LENGTH = 4
"""Letters from which a word of the situation tells something."""


def show(services: Services, situation: str, matches: Sequence[FicheMatch]) -> None:
    """The best fiches as cards, the next ones as links, and what would make the description more telling."""
    cards, others = matches[:CARDS], matches[CARDS:]
    several = f"{counted(len(matches), 'fiche proposée')}, la plus proche d’abord"
    told = several if len(matches) > 1 else "Une fiche proposée"
    html("h2", told, extra=' role="status"')
    with st.container(key=f"proposals-{len(cards)}"):
        for match in cards:
            guide = services.guide(match.fiche.document)
            if guide:
                _show_card(services, situation, match, guide)
    if others:
        _show_others(services, others)
    missing = missing_elements(situation)
    if missing and not any(is_named(match.fiche, situation) for match in matches):
        html("p", f"Rien ne convient ? Précisez {' ; '.join(missing)}", kind="quiet")


def _show_card(services: Services, situation: str, match: FicheMatch, guide: Guide) -> None:
    fiche = match.fiche
    # Three parts in each card, which the style sheet lines up from card to card.
    with st.container(key=f"proposal-{'first' if match.rank == 1 else 'next'}-{match.rank}", border=True):
        with st.container(key=f"part-reason-{match.rank}"):
            named = is_named(fiche, situation)
            rank = "Celle que vous nommez" if named else "La plus proche" if match.rank == 1 else f"Choix {match.rank}"
            st.html(f'<p class="rank"><span aria-hidden="true">{match.rank}</span> {rank}</p>')
            place = f"<b>{escape(fiche.code)}</b>, {page_span(fiche)}"
            st.html(f'<p class="label">{escape(guide.title)}<br>{place}</p>')
            html("h3", fiche.title, kind="match-title")
            # A fiche one names needs no reason, and its title is none.
            if not named and fold(match.why) != fold(fiche.title):
                st.html(reason_html(match.why))
            elif fiche.summary:
                html("p", fiche.summary, kind="summary-text")
            show_situations(nearest_situations(fiche, situation, match.why), shown=SITUATIONS, heading="h4")
        with st.container(key=f"part-actions-{match.rank}"):
            fiche_actions.show(guide, fiche, name=f"card-{match.rank}", open_page=lambda: _open(services, match))
        with st.container(key=f"part-map-{match.rank}"):
            fiche_map.show(guide, fiche, name=f"card-{match.rank}", limit=MAP_NODES, heading="h4")


def is_named(fiche: Fiche, situation: str) -> bool:
    """True when the code was typed: "fiche 3"; of a code in several parts, "II-2" is enough."""
    code = fold(fiche.code).removeprefix("fiche ")
    word = "" if re.search(r"\w[-. ]\w", code) else r"(?:fiche|partie|chapitre|section) "
    return re.search(rf"(?<![\w.-]){word}{re.escape(code)}(?![\w-]|\.\w)", fold(situation)) is not None


def reason_html(why: str) -> str:
    """The line quoted from the fiche; items of a list each on their line."""
    first, *items = [part.strip() for part in why.split("•")]
    lead = f"<p>{paragraphs(first)}</p>" if first else ""
    return f'<blockquote class="reason">{lead}{listed(item for item in items if item)}</blockquote>'


def nearest_situations(fiche: Fiche, situation: str, why: str) -> list[str]:
    """The fiche's situations, those that share most words with the one described first, without the reason itself."""
    wanted = {word for word in fold(situation).split() if len(word) >= WORD_LENGTH}
    others = [each for each in fiche.situations if fold(each) not in fold(why)]
    return sorted(others, key=lambda each: -len(wanted & set(fold(each).split())))


def _open(services: Services, match: FicheMatch) -> None:
    """Opens the fiche at the page where the reason stands, highlighted there."""
    guide = services.guide(match.fiche.document)
    quote = match.why.removesuffix("…").strip()
    page = page_of(quote, guide, match.fiche) if guide else None
    open_fiche(match.fiche.document, match.fiche.code, page=page or match.fiche.page, quote=quote if page else "")


def page_of(quote: str, guide: Guide, fiche: Fiche) -> int | None:
    """The page of the fiche that holds the quote, None when none does."""
    pages = (page for page in guide.pages if fiche.page <= page.number <= fiche.page_end)
    return next((page.number for page in pages if check(quote, page).status != "not_found"), None)


def _show_others(services: Services, others: Sequence[FicheMatch]) -> None:
    with st.container(key="other-matches"):
        html("h3", "Autres pistes")
        for match in others:
            fiche = match.fiche
            guide = services.guide(fiche.document)
            st.button(
                f"**{literal(fiche.code)}** {literal(tied(fiche.title))}"
                + (f" ({literal(guide.title)})" if guide else ""),
                key=f"other-match-{match.rank}",
                type="tertiary",
                wrap=True,
                on_click=_open,
                args=(services, match),
            )


def show_none(services: Services, situation: str) -> None:
    """Says that no fiche fits, and what is missing in the description."""
    with st.container(key="no-match"):
        html("h2", "Aucune fiche ne correspond clairement", extra=' role="status"')
        unknown = services.assistant().understand(situation).unknown
        if unknown:
            quoted = ", ".join(f"« {word} »" for word in unknown)
            html("p", f"Vos guides n’emploient pas : {quoted}. Essayez d’autres mots.")
        missing = missing_elements(situation)
        if missing:
            html("h3", "Ce que la description ne dit pas encore")
            st.html(listed(f"{each[0].upper()}{each[1:]}" for each in missing))
        elif not unknown:
            html("p", "Vos guides ne traitent sans doute pas ce sujet. Essayez d’autres mots, ou un titre de fiche.")
        if st.button("Poser la question dans le chat", key="ask-instead", icon=":material/forum:"):
            open_conversation(None)
            ask(situation)
            go("questions")
