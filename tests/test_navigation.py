"""Tabs, links and running headers left in the text."""

from dataclasses import replace

from printed import page, pages

from ingest.structure.headings import find_headings
from ingest.structure.navigation import links, tabs
from ingest.structure.rows import rows_of

TEXT = "Le comité réunit les financeurs et les structures, et valide chaque étape de la démarche."
TABS = "\n\n".join(f"## {name}" for name in ("Fondements", "Identité", "Missions", "Méthodes"))


def test_runs_of_the_same_headings_are_tabs_even_over_a_page() -> None:
    half, rest = TABS.split("\n\n## Missions")
    rows = rows_of(
        pages(*(f"{TEXT}\n{TEXT}\n\n{TABS}\n\n{TEXT}" for _ in range(2)), f"{TEXT}\n\n{half}", f"## Missions{rest}")
    )
    found = tabs(find_headings(rows))
    assert {rows[index].line.text for index in found} == {"Fondements", "Identité", "Missions", "Méthodes"}
    assert len(found) == 12


def test_headings_with_text_between_them_are_none() -> None:
    rows = rows_of(pages(*(TABS.replace("\n\n", f"\n{TEXT}\n\n") for _ in range(3))))
    assert tabs(find_headings(rows)) == set()


def test_links_and_running_headers() -> None:
    sheet = replace(
        page(f"Guide du réseau régional\n\n{TEXT}\n\nRetour au sommaire [site]"),
        furniture=("GUIDE DU RÉSEAU RÉGIONAL",),
    )
    rows = rows_of([sheet])
    assert {rows[index].line.text for index in links(rows, [sheet])} == {
        "Guide du réseau régional",
        "Retour au sommaire [site]",
    }
