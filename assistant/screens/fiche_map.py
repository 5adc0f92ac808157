"""The related fiches drawn as a small map: the fiche in the middle, the others around, each one a click away."""

from functools import partial
from pathlib import Path

import streamlit as st

from assistant.screens.markup import html, literal, tied
from assistant.screens.state import open_fiche
from ingest.datamodels import Fiche, Guide

HERE = Path(__file__).parent
HTML = """
<div class="map" role="group">
  <svg aria-hidden="true"></svg>
  <p class="centre"><b></b><span></span></p>
</div>
"""

_component = st.components.v2.component(
    "fil_conducteur.fiche_map",
    html=HTML,
    css=(HERE / "fiche_map.css").read_text(encoding="utf-8"),
    js=(HERE / "fiche_map.js").read_text(encoding="utf-8"),
)


def show(guide: Guide, fiche: Fiche, *, name: str, limit: int, heading: str) -> None:
    """The map of at most `limit` fiches, and the way to the others; `name` keeps apart the maps of one screen."""
    related = related_fiches(guide, fiche)
    around = related or neighbours(guide, fiche)
    if not around:
        return
    shown, others = around[:limit], around[limit:]
    title = "Fiches liées" if related else "Juste avant, juste après"
    html(heading, title)
    key = f"map-{name}-{fiche.document}-{fiche.code}"
    _component(
        key=key,
        data={
            "label": f"{title} : {fiche.code} au milieu, autour {', '.join(each.code for each in shown)}",
            "centre": _node(fiche),
            "nodes": [_node(each) for each in shown],
            "loose": not related,
        },
        height="content",
        on_opened_change=partial(_open, key, fiche.document),
    )
    if others:
        _show_others(others, name)


def _node(fiche: Fiche) -> dict[str, str]:
    return {"code": fiche.code, "title": "" if fiche.title.startswith(fiche.code) else tied(fiche.title)}


def _open(key: str, document: str) -> None:
    open_fiche(document, st.session_state[key].opened)


def _show_others(others: list[Fiche], name: str) -> None:
    """The related fiches for which the map has no room, as links."""
    label = "Une autre fiche liée" if len(others) == 1 else f"{len(others)} autres fiches liées"
    with st.popover(label, key=f"others-{name}", type="tertiary"), st.container(key=f"other-fiches-{name}"):
        for each in others:
            st.button(
                f"**{literal(each.code)}** {literal(tied(each.title))}",
                key=f"related-{name}-{each.code}",
                type="tertiary",
                wrap=True,
                on_click=open_fiche,
                args=(each.document, each.code),
            )


def related_fiches(guide: Guide, fiche: Fiche) -> list[Fiche]:
    """The fiches that refer to this one or that it refers to, those with the most relations in common first."""
    related = [each for each in guide.fiches if each.code in fiche.related]
    return sorted(related, key=lambda each: -_likeness(fiche, each))


def _likeness(fiche: Fiche, other: Fiche) -> float:
    """The share of relations that two fiches have in common (Jaccard), themselves included."""
    one, two = {fiche.code, *fiche.related}, {other.code, *other.related}
    return len(one & two) / len(one | two)


def neighbours(guide: Guide, fiche: Fiche) -> list[Fiche]:
    """The fiches just before and just after in the guide."""
    place = guide.fiches.index(fiche)
    return [*guide.fiches[max(place - 1, 0) : place], *guide.fiches[place + 1 : place + 2]]
