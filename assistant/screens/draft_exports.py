"""The document as a file: Word, LibreOffice, Markdown, HTML; with the user's own Word template."""

from functools import partial

import streamlit as st

from assistant.drafting.datamodels import Draft
from assistant.drafting.draft_export import write_draft
from assistant.drafting.word_template import read_template
from assistant.export import file_name
from assistant.screens.markup import counted, html, show_error
from ingest.errors import FilError

TEMPLATE = "draft_template"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    ("Word (.docx)", ".docx", WORD, "description"),
    ("LibreOffice (.odt)", ".odt", "application/vnd.oasis.opendocument.text", "description"),
    ("Markdown (.md)", ".md", "text/markdown", "article"),
    ("Page web (.html)", ".html", "text/html", "language"),
)


def show(draft: Draft) -> None:
    """The menu of formats; the file is made when one clicks."""
    with st.popover("Exporter", key="draft-export", icon=":material/download:", type="primary"):
        _show_state(draft)
        template = kept_template()
        for label, suffix, mime, icon in FORMATS:
            st.download_button(
                label,
                data=partial(write_draft, draft, suffix, template[1] if template and suffix == ".docx" else None),
                file_name=file_name(draft.title, suffix),
                mime=mime,
                key=f"draft-export{suffix.replace('.', '-')}",
                icon=f":material/{icon}:",
                on_click="ignore",
                width="stretch",
            )
        _show_template(template)


def _show_state(draft: Draft) -> None:
    """What is still to complete, before it leaves."""
    missing = list(dict.fromkeys(gap.label for gap in draft.gaps))
    if not missing:
        html("p", "Le document est complet. Les sources sont en notes de bas de page.", kind="quiet")
        return
    shown = ", ".join(missing[:4])
    rest = f", et {len(missing) - 4} de plus" if len(missing) > 4 else ""
    html(
        "p",
        f"{counted(len(missing), 'information')} à compléter avant l’envoi, en surbrillance et en tête du document : "
        f"{shown}{rest}.",
        kind="quiet",
    )


def kept_template() -> tuple[str, bytes] | None:
    """Name and content of the Word template in use; None for the one that comes with the project."""
    found: tuple[str, bytes] | None = st.session_state.get(TEMPLATE)
    return found


def _show_template(template: tuple[str, bytes] | None) -> None:
    if template is not None:
        html("p", f"Modèle Word : {template[0]}", kind="quiet")
        st.button("Ne plus utiliser ce modèle", key="draft-template-drop", type="tertiary", on_click=_drop)
        return
    with st.container(key="upload-one-template"):
        file = st.file_uploader(
            "Votre modèle Word (en-tête, logo, styles)",
            key="draft-template-file",
            help="Un document .docx ou .dotx : ses styles, son en-tête et son pied de page sont repris.",
            max_upload_size=20,
        )
    if file is not None:
        try:
            read_template(file.getvalue())
        except FilError as error:
            show_error(error)
            return
        st.session_state[TEMPLATE] = (file.name, file.getvalue())
        st.rerun()


def _drop() -> None:
    st.session_state[TEMPLATE] = None
