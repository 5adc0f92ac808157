"""The brief in short: the facts that help most, what was understood, and a field to say more in a sentence."""

from html import escape

import streamlit as st

from assistant.conversations import shorten
from assistant.drafting.brief import Brief
from assistant.drafting.brief_from_text import fill
from assistant.drafting.conditions import is_filled, value_of
from assistant.drafting.missing import next_questions
from assistant.screens import draft_fiches, draft_state
from assistant.screens.brief_form_fields import Field, find_field
from assistant.screens.brief_form_labels import title_of
from assistant.screens.brief_form_steps import STEPS
from assistant.screens.brief_form_values import as_typed, changed_fields
from assistant.screens.brief_form_widgets import SEVERAL, show_input
from assistant.screens.draft_state import ASKED, WORDS, form_round, open_work_now
from assistant.screens.markup import counted, html, paragraphs
from assistant.screens.services import Services

MORE = "brief-more"
ADDED = "draft_added"
VALUE_LENGTH = 160
MORE_LENGTH = 4000
FIGURES = {"days": "{} jours", "amount": "{} €", "weight": "{} %"}


def show(services: Services, brief: Brief) -> None:
    """The questions that help most, what the brief says, more words."""
    _show_questions(services, brief)
    _show_understood(brief)
    words = st.session_state.get(WORDS)
    if words:
        with st.expander("Votre texte", key="brief-words"):
            html("p", words)
    _show_more(services)
    draft_fiches.show(services)


def _show_questions(services: Services, brief: Brief) -> None:
    """At most three questions, which stay in their place while they are answered."""
    if st.session_state.get(ASKED) is None:
        st.session_state[ASKED] = next_questions(brief)
    asked: tuple[tuple[str, str], ...] = st.session_state[ASKED]
    if not asked:
        html("p", "Rien d’important ne manque : relisez le document, puis exportez-le.")
        return
    html("h2", "Trois précisions utiles" if len(asked) == 3 else "Encore utile", kind="step-title")
    for path, question in asked:
        _show_question(services, path, question)
    if all(is_filled(path, brief) for path, _ in asked) and next_questions(brief):
        st.button("Questions suivantes", key="more-questions", icon=":material/arrow_forward:", on_click=_ask_again)


def _show_question(services: Services, path: str, question: str) -> None:
    found = find_field(STEPS, path)
    field = found[1] if found else Field(path)
    key = f"asked-{form_round()}-{path.replace('.', '-')}"
    label = f"{question} (un par ligne)" if field.kind in SEVERAL else question
    with st.container(key=f"box-{key}", gap=None):
        show_input(services, field, label, key)


def _ask_again() -> None:
    st.session_state[ASKED] = None


def _show_understood(brief: Brief) -> None:
    """Each filled field with what it says, which leads to the field."""
    said = [(field, told) for step in STEPS for field in step.fields(brief) if (told := told_of(brief, field))]
    html("h2", "Ce qui est compris", kind="step-title")
    if len(said) <= 1:
        html(
            "p",
            "Rien encore, sinon la nature de la mission. Écrivez quelques mots ci-dessous, ou remplissez le "
            "formulaire : le document s’écrit au fur et à mesure.",
            kind="quiet",
        )
    lines = "".join(
        f'<div><dt>{escape(title_of(field.path))}</dt><dd><button type="button" data-draft="gap:{escape(field.path)}" '
        f'title="Modifier">{paragraphs(shorten(told, VALUE_LENGTH))}</button></dd></div>'
        for field, told in said
    )
    st.html(f'<dl class="understood-list">{lines}</dl>')


def told_of(brief: Brief, field: Field) -> str:
    """What the brief says of a field, on one line; "" for nothing."""
    if not is_filled(field.path, brief):
        return ""
    value = value_of(field.path, brief)
    if field.options:
        return field.options[value]
    if field.kind == "rows" and isinstance(value, tuple):
        return " ; ".join(_item(field, item) for item in value)
    return as_typed(value).replace("\n", " ; ")


def _item(field: Field, item: object) -> str:
    """An item by its name, with its figure where it has one."""
    name, *others = (column.name for column in field.columns)
    figures = [FIGURES[other].format(as_typed(getattr(item, other))) for other in others
               if other in FIGURES and getattr(item, other) is not None]  # fmt: skip
    return f"{getattr(item, name)} ({figures[0]})" if figures else str(getattr(item, name))


def _show_more(services: Services) -> None:
    """More words, of which the brief takes what it does not know yet."""
    st.text_area(
        "Ajouter en quelques mots",
        key=f"{MORE}-{form_round()}",
        height="content",
        max_chars=MORE_LENGTH,
        placeholder="« 10 jours, 11 000 € TTC, réponses pour le 12 février, trois critères : prix 30 %… »",
    )
    st.button("Ajouter au brief", key="add-words", icon=":material/add:", on_click=_add, args=(services,))
    added: tuple[str, ...] | None = st.session_state.pop(ADDED, None)
    if added:
        html("p", f"{counted(len(added), 'champ rempli')} : {', '.join(added)}.", kind="quiet", extra=' role="status"')
    elif added is not None:
        html(
            "p",
            "Rien de nouveau n’a été reconnu dans ces mots : remplissez plutôt le champ voulu.",
            kind="quiet",
            extra=' role="status"',
        )


def _add(services: Services) -> None:
    """Takes what the words say; what the brief already says stays."""
    words = str(st.session_state.get(f"{MORE}-{form_round()}", ""))
    before = open_work_now().brief
    after = fill(before, words) if words.strip() else before
    added = changed_fields(before, after)
    st.session_state[ADDED] = tuple(title_of(path).lower() for path in added)
    if added:
        draft_state.change(services, brief=after)
        draft_state.refresh_form()
        _ask_again()
