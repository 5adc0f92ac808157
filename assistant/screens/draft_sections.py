"""What one does to the sections of a document: move, remove, put back, add, rewrite."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from assistant.drafting.datamodels import Draft, Section
from assistant.drafting.section_markdown import section_markdown
from assistant.screens import draft_state
from assistant.screens.draft_focus import focus
from assistant.screens.draft_state import EDITED, open_work_now
from assistant.screens.services import Services

OWN = "ajout-"
NEW_SECTION = "new-section"


@dataclass(frozen=True, slots=True)
class Edit:
    """The section being rewritten; `before` is its own text until then, None for the proposed one."""

    section: str
    before: str | None


def edited() -> Edit | None:
    """The section being rewritten."""
    found: Edit | None = st.session_state.get(EDITED)
    return found


def _ids(draft: Draft) -> list[str]:
    return [section.id for section in draft.sections]


def move(services: Services, draft: Draft, section: Section, step: int) -> None:
    """Moves a section up (-1) or down (1)."""
    ids = _ids(draft)
    at = ids.index(section.id)
    to = at + step
    if 0 <= to < len(ids):
        ids[at], ids[to] = ids[to], ids[at]
        draft_state.change_sections(services, "", None, order=tuple(ids))


def remove(services: Services, draft: Draft, section: Section) -> None:
    """Takes a section out of the document; it can be put back."""
    ids = _ids(draft)
    at = ids.index(section.id)
    after = ids[at + 1] if at + 1 < len(ids) else None
    told = f"Section « {section.title} » retirée."
    draft_state.change_sections(services, told, after, order=tuple(each for each in ids if each != section.id))


def restore(services: Services, draft: Draft, proposed: Draft, id: str) -> None:
    """Puts a proposed section back where the document would have it."""
    draft_state.change_sections(services, "", None, order=with_restored(_ids(draft), _ids(proposed), id))


def with_restored(shown: Sequence[str], proposed: Sequence[str], id: str) -> tuple[str, ...]:
    """The sections shown with another one after those that stand before it in the proposed document."""
    before = set(proposed[: proposed.index(id)])
    at = max((rank for rank, each in enumerate(shown, start=1) if each in before), default=0)
    return (*shown[:at], id, *shown[at:])


def add(services: Services, draft: Draft) -> None:
    """Adds an empty section of the user's own at the end, open to be written."""
    title = " ".join(str(st.session_state[NEW_SECTION]).split())
    if not title:
        return
    work = open_work_now()
    id = next(name for number in range(1, len(work.added) + 2) if (name := f"{OWN}{number}") not in work.added)
    draft_state.change_sections(
        services,
        "",
        None,
        order=(*_ids(draft), id),
        added={**work.added, id: title},
        rewritten={**work.rewritten, id: ""},
    )
    st.session_state[NEW_SECTION] = ""
    _open(Edit(id, ""))


def start_edit(section: Section) -> None:
    """Opens a section to be rewritten."""
    _open(Edit(section.id, section.rewritten))


def text_key(section: str) -> str:
    """The key of the field with a section's text."""
    return f"text-{section}"


def _open(edit: Edit) -> None:
    st.session_state[EDITED] = edit
    focus(text_key(edit.section), "document")


def rewrite(services: Services, section: Section, key: str) -> None:
    """Keeps what was typed so far, so that nothing is lost; a text left as proposed is none of one's own."""
    typed = str(st.session_state[key])
    edit = edited()
    is_proposed = edit is not None and edit.before is None and section.rewritten is None
    if not (is_proposed and typed == section_markdown(section)):
        draft_state.change(services, rewritten={**open_work_now().rewritten, section.id: typed})


def end_edit() -> None:
    """Closes the section; what was typed is kept already."""
    st.session_state[EDITED] = None


def cancel_edit(services: Services) -> None:
    """Brings the text back as it was before."""
    edit = edited()
    if edit is not None:
        draft_state.change(services, rewritten=_with_text(edit.section, edit.before))
    end_edit()


def regenerate(services: Services, draft: Draft, section: Section) -> None:
    """Goes back to the proposed text; the user's own can be brought back."""
    ids = _ids(draft)
    told = f"Section « {section.title} » : retour au texte proposé."
    draft_state.change_sections(services, told, ids[ids.index(section.id)], rewritten=_with_text(section.id, None))


def _with_text(id: str, text: str | None) -> dict[str, str]:
    others = {each: own for each, own in open_work_now().rewritten.items() if each != id}
    return others if text is None else {**others, id: text}
