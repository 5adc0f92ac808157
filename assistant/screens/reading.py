"""The reading of guides as one sees it: first start, progress with the time left, report, rebuilding."""

from functools import partial

import streamlit as st

from assistant.screens.jobs import ReadingJob
from assistant.screens.markup import literal, seconds_left, show_error
from assistant.screens.reading_report import show_report
from assistant.screens.services import Services
from assistant.screens.state import go
from ingest.errors import FilError
from ingest.report import Progress


def first_start(services: Services) -> None:
    """Reads the guides that are there, with visible progress; the questions open when it is done."""
    with st.container(key="first-start"):
        st.title("Préparation de vos guides")
        job = services.reading()
        if job is None and not has_guides(services):
            st.write("Le dossier des guides est vide. Ajoutez vos PDF pour commencer.")
            if st.button("Ajouter des guides", type="primary", icon=":material/upload_file:"):
                go("corpus")
            st.caption(f"Dossier des guides : {services.settings.corpus}")
            return
        st.write(
            "Au premier démarrage, chaque page des guides est lue, découpée et indexée sur cette machine. "
            "Cela ne se fait qu’une fois. Les questions s’ouvrent dès que c’est fini."
        )
        if job is not None and job.report is not None:
            show_report(services, job)  # every file was refused: there is still no index
            return
        show_progress(services, job or start(services))


def start(services: Services, *, rebuild: bool = False) -> ReadingJob:
    """Starts reading the folder of guides, or joins the reading in progress."""
    return services.start_reading(partial(services.reader.read, services.settings, rebuild=rebuild))


def restart(services: Services, *, rebuild: bool = False) -> None:
    """Puts the last report away and reads again."""
    services.forget_reading()
    start(services, rebuild=rebuild)


def has_guides(services: Services) -> bool:
    """True when the folder of guides holds at least one PDF."""
    return any(path.suffix.lower() == ".pdf" for path in services.settings.corpus.rglob("*"))


def show_progress(services: Services, job: ReadingJob) -> None:
    """The progress bar while the job runs; what went wrong, and a way on, when it failed."""
    if job.is_alive():
        _follow(job)
    elif job.error or job.failed:
        show_failure(services, job)
    else:
        st.rerun()


def show_failure(services: Services, job: ReadingJob) -> None:
    """Why the reading stopped, and a button to try again."""
    reason = job.error or FilError(
        "La lecture s’est arrêtée sur une erreur imprévue ; le détail est dans la fenêtre du terminal. "
        "Ce qui était déjà lu est gardé."
    )
    show_error(reason)
    st.button("Reprendre la lecture", type="primary", on_click=restart, args=(services,))


def propose_rebuild(services: Services, error: FilError) -> None:
    """Says that the index was made otherwise, and rebuilds it on request."""
    with st.container(key="first-start"):
        st.title("L’index est à refaire")
        job = services.reading()
        if job is not None and job.is_alive():
            show_progress(services, job)
            return
        if job is not None and (job.error or job.failed):
            show_failure(services, job)
        st.warning(literal(str(error)), icon=":material/sync_problem:")
        st.write("Vos guides et vos conversations sont gardés : seul l’index est reconstruit.")
        st.button("Reconstruire l’index", type="primary", on_click=restart, args=(services,), kwargs={"rebuild": True})


@st.fragment(run_every=0.5)
def _follow(job: ReadingJob) -> None:
    """Refreshes the bar twice a second by itself, and the whole screen at the end."""
    if not job.is_alive():
        st.rerun()
    progress = job.progress
    if progress is None:
        st.progress(0.0, text="Ouverture des fichiers…")
        return
    left = f", encore {seconds_left(job.remaining)}" if job.remaining is not None else ""
    st.progress(min(progress.fraction, 1.0), text=f"{round(progress.fraction * 100)} %{left}")
    st.caption(literal(describe(progress)))


def describe(progress: Progress) -> str:
    """What is being done, in words: document, page, how many documents there are."""
    if progress.stage == "index":
        return "Construction de l’index"
    unit = "page" if progress.stage == "lecture" else "passage"
    action = "Lecture" if progress.stage == "lecture" else "Calcul des vecteurs"
    place = f"{unit} {progress.done} sur {progress.total}"
    return f"{action} du guide {progress.rank} sur {progress.documents} : {progress.document}, {place}"
