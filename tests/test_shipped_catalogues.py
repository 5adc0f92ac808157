"""Names and accounts of experience of the guides that shipped catalogues are for."""

from ingest.structure.shipped_catalogues import experiences_in, guide_names


def test_a_guide_is_known_by_title_and_publisher() -> None:
    assert guide_names("avise-ingenierie-collective.yaml") == (
        "Élaborer et conduire une ingénierie collective",
        "Avise",
    )
    assert guide_names("absent.yaml") == ()


def test_experiences_are_monographies_and_what_stands_in_parts_of_experiences() -> None:
    assert experiences_in("cnar-environnement-carnet.yaml") == {f"Monographie {letter}" for letter in "BCDE"}
    assert experiences_in("avise-ingenierie-collective.yaml") == {"Fiche expérience 1", "Fiche expérience 2"}
    manual = experiences_in("coorace-manuel-dts.yaml")
    assert {f"Fiche III-{number}" for number in range(1, 21)} == manual
    assert {"3.1", "3.2", "3.3", "3.4"} <= experiences_in("cnar-iae-mutualisation.yaml")
    assert experiences_in("c2ra-guide-prestataires.yaml") == experiences_in("absent.yaml") == frozenset()
