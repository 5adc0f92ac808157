"""Which documents are audited at all: no element is found in one about something else."""

from pathlib import Path

import pytest
from audited import CAHIERS, DOCUMENTS, OTHERS, PROPOSALS, document_of

from assistant.audit.gate import refusal
from assistant.audit.reading import read_document
from prompts.requirements import load_requirements

KINDS = ("cahier-des-charges", "proposition")
FICHES = sorted((Path(__file__).parent.parent / "corpus" / "sources").glob("*/[0-9]*.md"))
OPENING = "# Cahier des charges\n\nAccompagnement collectif de cinq associations par le DLA du Lot\n\n"


@pytest.mark.parametrize("path", CAHIERS, ids=lambda path: path.stem)
def test_every_cahier_des_charges_is_one(path: Path) -> None:
    assert refusal(read_document(path), load_requirements("cahier-des-charges")) is None


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_every_proposal_is_one(path: Path) -> None:
    assert refusal(read_document(path), load_requirements("proposition")) is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_other_documents_are_neither(path: Path, kind: str) -> None:
    assert refusal(read_document(path), load_requirements(kind)) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_no_fiche_of_a_guide_is_one(kind: str) -> None:
    requirements = load_requirements(kind)
    assert len(FICHES) > 80
    assert [path.name for path in FICHES if refusal(read_document(path), requirements) is None] == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("autres/travaux-route.md", "il porte sur des travaux ou des fournitures, non sur un accompagnement."),
        ("autres/cahier-refonte-site.md", "il porte sur un site ou un logiciel, non sur un accompagnement."),
        ("autres/compte-rendu-ca.md", "c’est sans doute un compte rendu."),
        ("autres/guide-conseils.md", "c’est sans doute un guide."),
        ("autres/recette-festival.md", "il ne parle d’aucun accompagnement."),
        ("autres/monographie.md", "il ne passe commande d’aucune mission."),
    ],
)
def test_the_reason_is_said_in_one_sentence(name: str, reason: str) -> None:
    path = DOCUMENTS / name
    said = refusal(read_document(path), load_requirements("cahier-des-charges"))
    assert said is not None
    assert said.startswith(f"« {path.name} » n’est pas un cahier des charges d’accompagnement : {reason[:-1]}")


def test_advice_makes_a_guide_of_what_has_no_title() -> None:
    lines = ["Précisez le budget.", "Indiquez les dates.", "Nommez le comité.", "Évitez le jargon.", "Dites le prix."]
    text = "Un consultant accompagne les associations.\n\n" + "\n\n".join(lines)
    said = refusal(document_of(text), load_requirements("cahier-des-charges"))
    assert said is not None and "il donne des conseils, comme un guide" in said


def test_a_word_of_advice_in_a_cahier_des_charges_does_not_make_a_guide() -> None:
    text = OPENING + "Précisez votre méthode et joignez un CV.\n\nLe budget est de 9 000 € TTC."
    assert refusal(document_of(text), load_requirements("cahier-des-charges")) is None


def test_a_document_that_orders_a_guide_is_no_guide() -> None:
    text = OPENING.replace("Cahier des charges", "Cahier des charges : écrire un guide des paniers")
    assert refusal(document_of(text + "Un guide sera écrit."), load_requirements("cahier-des-charges")) is None


def test_a_book_is_too_long() -> None:
    text = OPENING + "Les associations travaillent ensemble avec le DLA. " * 2500
    said = refusal(document_of(text), load_requirements("cahier-des-charges"))
    assert said is not None and "mots, plus qu’un tel document" in said
