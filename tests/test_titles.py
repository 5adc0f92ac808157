"""What a line of text says of itself."""

import pytest

from ingest.structure.titles import (
    REFERENCE,
    clean_title,
    designation,
    is_capitals,
    is_navigation,
    is_strongly_numbered,
    numbering,
    refusal,
)


@pytest.mark.parametrize(
    ("title", "number", "kind", "rest"),
    [
        ("3.1 La demande", "3.1", "decimal", "La demande"),
        ("4.2.1. Le plan", "4.2.1", "decimal", "Le plan"),
        ("I.1 OBJECTIFS", "I.1", "decimal", "OBJECTIFS"),
        ("I. REPERES", "I", "roman", "REPERES"),
        ("II - UNE DEMARCHE", "II", "roman", "UNE DEMARCHE"),
        ("IV – DOCUMENTS", "IV", "roman", "DOCUMENTS"),
        ("A. Quels fondements ?", "A", "letter", "Quels fondements ?"),
        ("2. Missions clefs", "2", "arabic", "Missions clefs"),
        ("2 Facettes et enjeux", "2", "bare", "Facettes et enjeux"),
        ("Principe N° 1 : un dispositif", "Principe N° 1", "keyword", "un dispositif"),
        ("Principe N°5 : un plan", "Principe N°5", "keyword", "un plan"),
        ("FICHE PRATIQUE 3 Le réseau", "FICHE PRATIQUE 3", "keyword", "Le réseau"),
        ("Fiche II-3 Apprécier", None, None, "Fiche II-3 Apprécier"),
        ("A l'instar de la logique", None, None, "A l'instar de la logique"),
        ("Il faut replacer", None, None, "Il faut replacer"),
        ("i. un détail", None, None, "i. un détail"),
        ("5 journées de formation", None, None, "5 journées de formation"),
        ("Partie prenante", None, None, "Partie prenante"),
    ],
)
def test_numbering(title: str, number: str | None, kind: str | None, rest: str) -> None:
    assert numbering(title) == (number, kind, rest)


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Points de vigilance", None),
        ("DE QUOI S'AGIT-IL ?", None),
        ("... Renforcer le statut", None),
        ("5 CRITÈRES MAJEURS", None),
        ("3.1.1 LA DEMANDE INITIALE", None),
        ("Principe N° 1 : un dispositif participatif", None),
        ("Envisager un label « territoire insérant » ?", None),
        ("E", "short"),
        ("12", "short"),
        ("Fi", "short"),
        ("Titre " * 40, "long"),
        ("Retour au sommaire (sur le site)", "navigation"),
        ("Paule MARTIN, Directrice - p.martin@exemple.fr", "contact"),
        ("NordActif (Lille)..... 03 20 74 57 40", "contact"),
        ("12, rue des Lilas - 75009 PARIS", "contact"),
        ("Formation : I-A-1, I-C-1-b, III-5, III-6", "index"),
        ("d'ingénierie collective", "fragment"),
        ("« accompagnables »", "fragment"),
        ("(TIC), outils de gestion", "fragment"),
        ("4 journées d'information identiques", "fragment"),
        ("Le système intervenant correspond au prestataire.", "fragment"),
        ("Consolider et pérenniser l'offre d'inser-", "fragment"),
        ("Anticiper et accompagner le changement en", "fragment"),
        ("Agréé) dans le cadre de la mise", "fragment"),
        ("Cours, exposés > Ateliers", "fragment"),
    ],
)
def test_refusal(title: str, why: str | None) -> None:
    assert refusal(title) == why


def test_a_marked_title_may_end_with_a_stop() -> None:
    assert refusal("Aboutir à des ambitions partagées.", ends_sentence=True) is None


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("• Évaluation", "Évaluation"),
        ("1Qu’est-ce qu’un atelier ?", "Qu’est-ce qu’un atelier ?"),
        ("3ÉVALUER LA DÉMARCHE", "ÉVALUER LA DÉMARCHE"),
        ("2 FICHES EXPÉRIENCES", "2 FICHES EXPÉRIENCES"),
        ("BÂTIR LE BUDGET Fiche pratique 7", "BÂTIR LE BUDGET"),
        ("CERNER LE SUJET Fiche pratique 1 et 4, fiche expérience 1 et 2", "CERNER LE SUJET"),
        ("Fiche pratique 7", "Fiche pratique 7"),
        ("Coopération.....", "Coopération"),
    ],
)
def test_clean_title(title: str, clean: str) -> None:
    assert clean_title(title) == clean


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("FICHE III-4 Pérennisation", "III-4"),
        ("Voir également : FICHE II-1 - Analyser", "II-1"),
        ("• FICHE I-C-2-f Prospective", "I-C-2-f"),
        ("Cf. FICHE I-B-1 L'ancrage", "I-B-1"),
        ("FICHE III 3 Elaboration", "III 3"),
        ("Fiche pratique 3", "3"),
        ("Les fiches pratiques", None),
        ("Fiche d'identification", None),
    ],
)
def test_reference(line: str, code: str | None) -> None:
    found = REFERENCE.match(line)
    assert (found.group("code") if found else None) == code


def test_small_rules() -> None:
    assert designation("FICHE PRATIQUE N° 3") == "Fiche pratique 3"
    assert is_capitals("ÉVALUER L’ŒUVRE") and not is_capitals("DLA et C2RA régionaux") and not is_capitals("ESS")
    assert is_navigation("Retour au sommaire [sur le site]") and not is_navigation("Retour sur une expérience")
    assert is_strongly_numbered("B. MONOGRAPHIE : UN TERRITOIRE") and not is_strongly_numbered("B. Un territoire")
