"""Which printed lines are titles."""

import pytest
from printed import pages

from ingest.structure.headings import find_headings
from ingest.structure.rows import rows_of

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche."


def titles(*marked: str) -> list[str]:
    return [heading.title for heading in find_headings(rows_of(pages(*marked)))]


def test_wrapped_titles_are_joined_and_neighbours_are_not() -> None:
    lines = f"# Une démarche conjointe\n#~de communication\n\n## En bref\n\n## Le contexte\n{TEXT}\n{TEXT}\n{TEXT}"
    assert titles(lines) == ["Une démarche conjointe de communication", "En bref", "Le contexte"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("## LE RÉSEAU DU DLA", ["LE RÉSEAU DU DLA"]),
        ("LES FINANCEURS\nDU PROJET", ["LES FINANCEURS DU PROJET"]),
        ("LE CAHIER DES CHARGES,", []),
        ("3.1.2 Les attendus", ["3.1.2 Les attendus"]),
        ("B. MONOGRAPHIE : UN TERRITOIRE", ["B. MONOGRAPHIE : UN TERRITOIRE"]),
        ("1. un premier point", []),
        ("* Un titre en gras", ["Un titre en gras"]),
        ("* Une phrase en gras, qui finit.", []),
        ("## Coût : 9 000 euros", ["Coût : 9 000 euros"]),
        ("## 12", []),
        ("## e", []),
        ("## accompagnables", []),
        ("| LE TABLEAU", []),
        ("^ LA NOTE DE BAS", []),
    ],
)
def test_signs_of_a_title(lines: str, expected: list[str]) -> None:
    assert titles(f"{TEXT}\n{TEXT}\n\n{lines}\n\n{TEXT}\n{TEXT}") == expected


def test_a_paragraph_set_large_is_no_title() -> None:
    assert titles(f"## En complément des réponses\nà des besoins particuliers de structures.\n{TEXT}\n{TEXT}") == []


def test_items_set_large_are_text_but_a_lone_mark_over_text_is_a_title() -> None:
    text = f"{TEXT}\n{TEXT}\n\n"
    assert titles(f"{text}- un point\n## • Coût : 9 000 euros\n- un autre") == []
    square = "Appréhender l'historique des relations"
    assert titles(f"{text}## • {square}\n{TEXT}\n{TEXT}") == [square]


def test_fields_are_text() -> None:
    first = f"## Département : Cantal (15)\n{TEXT}\n\n## La demande\n{TEXT}"
    assert titles(first, first.replace("Cantal (15)", "Isère (38)")) == ["La demande", "La demande"]


def test_titles_run_together_are_parted() -> None:
    ends = "\n\n".join(f"## Clefs de réussite\n{TEXT}" for _ in range(3))
    assert titles(f"{ends}\n\n## Pour le suivi du projetClefs de réussite\n{TEXT}")[-1] == (
        "Pour le suivi du projet – Clefs de réussite"
    )


def test_no_lines_no_titles() -> None:
    assert find_headings([]) == []
