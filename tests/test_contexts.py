from dataclasses import replace
from pathlib import Path

from fakes import make_guide

from ingest.contexts import context_texts
from ingest.datamodels import Fiche, Passage, Span


def passage(name: str, fiche: str | None) -> Passage:
    return Passage(name, "a.pdf", 0, f"texte {name}", ("Titre",), (Span(1, 0, 5),), "prose", fiche)


def test_neighbours_of_the_same_fiche_and_what_people_ask_are_added() -> None:
    guide = replace(
        make_guide(Path("a.pdf")),
        passages=(passage("un", "Fiche 1"), passage("deux", "Fiche 1"), passage("trois", "Fiche 2")),
        fiches=(
            Fiche("a.pdf", "Fiche 1", "Titre", "fiche", 1, 1, situations=("on galère",), questions=("que faire ?",)),
            Fiche("a.pdf", "Fiche 2", "Titre", "fiche", 1, 1),
        ),
    )
    one, two, three = context_texts([guide])
    assert "texte un" in one and "texte deux" in one and "texte trois" not in one
    assert "texte un" in two and "texte trois" not in two
    assert "on galère" in one and "que faire ?" in two
    assert "texte trois" in three and "galère" not in three and "texte deux" not in three
