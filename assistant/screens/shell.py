"""The frame of every screen: page settings, style, login, navigation, first start, errors as one sentence."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from assistant.screens import corpus, drafting, fiches, help, questions, reading
from assistant.screens.markup import show_error
from assistant.screens.services import Services
from assistant.screens.state import ScreenName, remember_pages
from ingest.errors import FilError, IndexMismatchError, IndexMissingError
from ingest.settings import load_settings

HERE = Path(__file__).parent
SIDEBAR_WIDTH = 264
NEED_INDEX = ("questions", "fiches", "cahier-des-charges")
# Streamlit writes lang="en" in its page; a screen reader would speak French with an English voice.
FRENCH = "<script>document.documentElement.lang = 'fr'</script>"


def show(services: Services | None = None, first: ScreenName = "questions") -> None:
    """Shows the screen that the address names; `first` is the one of the bare address."""
    st.set_page_config(
        page_title="Fil conducteur", page_icon=str(HERE / "icon.svg"), layout="wide", initial_sidebar_state=264
    )
    st.logo(str(HERE / "icon.svg"))
    st.html(HERE / "style.css")
    st.html(FRENCH, unsafe_allow_javascript=True)
    try:
        services = services or Services(load_settings())
    except FilError as error:
        show_error(error)
        return
    owner = _login()
    if owner is None:
        return
    if owner != services.owner:
        services = replace(services, owner=owner)
    screens = _pages(services, first)
    remember_pages(screens)
    st.navigation(list(screens.values())).run()


def _pages(services: Services, first: ScreenName) -> dict[ScreenName, "st.Page"]:
    def page(name: ScreenName, title: str, icon: str, screen: Callable[[Services], None]) -> "st.Page":
        run = partial(_run, screen, services, needs_index=name in NEED_INDEX)
        return st.Page(run, title=title, icon=f":material/{icon}:", url_path=name, default=name == first)

    return {
        "questions": page("questions", "Questions", "forum", questions.show),
        "fiches": page("fiches", "Fiches", "library_books", fiches.show),
        "cahier-des-charges": page("cahier-des-charges", "Cahier des charges", "edit_document", drafting.show),
        "corpus": page("corpus", "Corpus", "folder_open", corpus.show),
        "aide": page("aide", "Aide", "help", help.show),
    }


def _run(screen: Callable[[Services], None], services: Services, *, needs_index: bool) -> None:
    try:
        if needs_index and not services.is_ready():
            reading.first_start(services)
        else:
            screen(services)
    except IndexMissingError:
        reading.first_start(services)
    except IndexMismatchError as error:
        reading.propose_rebuild(services, error)
    except FilError as error:
        show_error(error)


def _login() -> str | None:
    """Whose conversations these are: "local" without accounts, the e-mail address of who is logged in, else None."""
    if "is_logged_in" not in st.user:
        return "local"
    if not st.user.is_logged_in:
        st.title("Fil conducteur")
        st.write("Cet espace demande de s’identifier.")
        st.button("S’identifier", on_click=st.login, type="primary")
        return None
    with st.sidebar:
        st.caption(f"Connecté : {st.user.get('email', '')}")
        st.button("Se déconnecter", on_click=st.logout, type="tertiary")
    return str(st.user.get("email") or st.user.get("sub"))
