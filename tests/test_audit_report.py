"""Audit reports for a terminal, in Markdown, in Word, in JSON."""

import io
import zipfile

import pytest
from fakes import cite

from assistant.audit.audit_json import audit_json
from assistant.audit.datamodels import AuditReport, Finding, Found
from assistant.audit.report import to_markdown, to_text, write_report
from assistant.audit.wording import place, summary
from ingest.errors import InputError

FINDINGS = (
    Finding(
        "contexte", "Contexte", "present", Found("Les voisins | se réunissent *souvent*.", "1. Pourquoi", 2),
        why=cite(1, 1, "Le groupe compte six personnes au plus."),
    ),
    Finding(
        "budget", "Budget", "partial", Found("9 000 €"), lacking="le montant ne dit pas s’il est TTC ou HT",
        why=cite(2, 3, "Le trésorier présente l’état des dépenses : 1 200 $ au plus, *hors taxes*."),
        suggestion="Montant maximum : [À compléter : montant]",
    ),
    Finding("suivi", "Suivi", "absent", suggestion="Le comité :\n\n- se réunit ;\n- décide."),
)  # fmt: skip
REPORT = AuditReport("cahier.docx", "cahier-des-charges", FINDINGS, degraded=("Recherche par les mots seuls.",))
OTHER = AuditReport("route.pdf", "proposition", (FINDINGS[2],), notice="« route.pdf » n’est pas une proposition.")


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_summary_counts_with_the_right_endings() -> None:
    assert summary(REPORT) == "1 élément présent, 1 partiel, 1 absent"
    more = AuditReport("x", "proposition", FINDINGS * 2)
    assert summary(more) == "2 éléments présents, 2 partiels, 2 absents"


@pytest.mark.parametrize(
    ("found", "where"),
    [
        (Found("x", "Prix", 3), "page 3, « Prix »"),
        (Found("x", "Prix"), "« Prix »"),
        (Found("x", page=3), "page 3"),
        (Found("x"), "dans le texte"),
    ],
)
def test_a_place_is_told_as_far_as_it_is_known(found: Found, where: str) -> None:
    assert spaced(place(found)) == where


def test_the_terminal_shows_what_is_there_and_why_the_rest_matters() -> None:
    lines = spaced(to_text(REPORT)).splitlines()
    assert lines[:3] == [
        "(Recherche par les mots seuls.)", "",
        "Audit de « cahier.docx » comme cahier des charges : 1 élément présent, 1 partiel, 1 absent.",
    ]  # fmt: skip
    assert "[présent] Contexte" in lines
    assert "    page 2, « 1. Pourquoi » : « Les voisins | se réunissent *souvent*. »" in lines
    assert "[partiel] Budget (le montant ne dit pas s’il est TTC ou HT)" in lines
    assert not any("six personnes" in line for line in lines)
    assert any(line.startswith("    Pourquoi : « Le trésorier présente") for line in lines)
    assert lines[-3:] == ["", "      - se réunit ;", "      - décide."]


def test_a_notice_stands_alone() -> None:
    assert to_text(OTHER).endswith("« route.pdf » n’est pas une proposition.")
    assert "|" not in to_markdown(OTHER) and "n’est pas une proposition" in to_markdown(OTHER)


def test_markdown_holds_a_table_the_clauses_and_each_reason_once() -> None:
    text = spaced(to_markdown(REPORT))
    assert text.startswith("# Vérification de « cahier.docx » (cahier des charges)\n\n**1 élément présent")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + len(FINDINGS)
    assert rows[2].startswith(
        "| Contexte | présent | page 2, « 1. Pourquoi » : « Les voisins \\| se réunissent \\*souvent"
    )
    assert rows[4] == "| Suivi | absent |  |  |"
    for name in ("contexte", "budget"):
        assert text.count(f"[^{name}]:") == 1 and text.count(f"[^{name}]") == 2
    assert "**Suivi**\n\nLe comité :\n\n- se réunit ;" in text


def test_word_holds_footnotes_and_no_lost_mark() -> None:
    with zipfile.ZipFile(io.BytesIO(write_report(REPORT, ".docx"))) as archive:
        document = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    assert document.count("<w:footnoteReference ") == 2
    assert "six personnes au plus" in notes and "hors taxes" in notes
    assert "Clauses proposées" in document and "[^" not in document


def test_other_formats_are_refused() -> None:
    with pytest.raises(InputError, match=r"choisissez \.docx ou \.md"):
        write_report(REPORT, ".pdf")


def test_json_is_the_contract() -> None:
    told = audit_json(REPORT)
    assert (told["document"], told["kind"], told["notice"]) == ("cahier.docx", "cahier-des-charges", None)
    first, _, last = told["requirements"]
    assert first["found"] == {
        "page": 2, "quote": "Les voisins | se réunissent *souvent*.", "section": "1. Pourquoi",
    }  # fmt: skip
    assert (first["id"], first["label"], first["status"]) == ("contexte", "Contexte", "present")
    assert first["source"]["quote"] == "Le groupe compte six personnes au plus." and first["source"]["page"] == 1
    assert (last["found"], last["source"]) == (None, None)
    assert last["suggestion"].startswith("Le comité")
