"""What an empty conversation shows: what the assistant does, and questions to start from."""

import streamlit as st

from assistant.screens.markup import html, spaced
from assistant.screens.services import Services
from assistant.screens.state import ask

EXAMPLES = (
    ("Comprendre une méthode", "Comment constituer un comité de pilotage ?"),
    ("Trouver la bonne fiche", "Quelle fiche pour mobiliser les structures au démarrage ?"),
    ("Préparer un écrit", "Que doit contenir un cahier des charges d’ingénierie collective ?"),
    ("S’inspirer d’une expérience", "Quelles structures ont mutualisé des moyens, et comment ?"),
)


def show(services: Services) -> None:
    """The welcome, with examples that ask themselves when clicked."""
    count = len(services.guides)
    origin = "de votre guide" if count == 1 else f"de vos {spaced(count)} guides"
    with st.container(key="welcome"):
        html("h1", "Que voulez-vous savoir ?")
        html(
            "p",
            f"Les réponses viennent {origin}, phrase par phrase. "
            "Chaque affirmation porte un numéro : cliquez dessus pour voir la page, passage surligné.",
            kind="intro",
        )
        with st.container(key="examples"):
            columns = st.columns(2)
            for rank, (label, question) in enumerate(EXAMPLES):
                with columns[rank % 2]:
                    st.button(
                        f"**{label}**  \n{question}",
                        key=f"example-{rank}",
                        on_click=ask,
                        args=(question,),
                        width="stretch",
                        wrap=True,
                    )
        html("p", "Rien ne quitte cette machine : ni vos questions, ni vos guides.", kind="quiet")
