"""Names, acronyms and codes that a passage does not name."""

import pytest

from assistant.llm.names import missing_names, names_of

PASSAGE = (
    "Le DLA de l’Hérault et le CNAR Culture ont aidé cinq associations avec l’Avise (Fiche III-4). "
    "Le comité de pilotage décide."
)


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Le Dispositif Local d’Accompagnement a aidé cinq associations.", []),
        ("Les DLAs aident les associations.", []),
        ("Le COPIL décide.", []),
        ("Dans l’Hérault, l’Avise a aidé des associations.", []),
        ("Constituez un groupe : Vérifiez son accord.", []),
        ("La Fiche III-4 le dit.", []),
        ("La Fiche III-5 le dit.", ["Fiche III-5", "III-5"]),
        ("La Nef a aidé cinq associations.", ["Nef"]),
        ("Marseille a aidé cinq associations.", ["Marseille"]),
        ("Le comité est présidé par Mme Durand.", ["Durand"]),
        ("La FNARS et l’URIOPSS décident.", ["FNARS", "URIOPSS"]),
    ],
)
def test_names_that_a_passage_lacks(sentence: str, missing: list[str]) -> None:
    assert list(missing_names(sentence, "fr", [PASSAGE])) == missing


def test_english_capitals_are_no_names() -> None:
    assert names_of("In March the French committee meets on Monday.", "en") == []
    assert names_of("The committee met Ms Durand in Lyon.", "en") == ["Durand", "Lyon"]
