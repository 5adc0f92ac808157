import json
from dataclasses import replace

import pytest

from ingest.report import IngestReport, PageList, Refusal

REPORT = IngestReport(
    documents=2, pages=1200, fiches=3, passages=40, seconds=1.25, changed=True,
    read=("a.pdf",), unchanged=("b.pdf",), removed=("c.pdf",),
    refused=(Refusal("d.pdf", "« d.pdf » est chiffré."),),
    without_text=(PageList("a.pdf", (2, 3, 4, 7), ("Page abîmée.",)),), by_ocr=(PageList("b.pdf", (1,)),),
    degraded=("Recherche lexicale seule.",),
)  # fmt: skip


def test_text_says_everything_in_french() -> None:
    assert REPORT.to_text().splitlines() == [
        "2 documents, 1200 pages, 3 fiches, 40 passages (1,2 s)",
        "Lu (1) : a.pdf",
        "Inchangé (1) : b.pdf",
        "Retiré de l'index (1) : c.pdf",
        "Refusé : d.pdf : « d.pdf » est chiffré.",
        "Sans texte : a.pdf, pages 2 à 4, 7 : ces pages ne peuvent pas être citées. Page abîmée. "
        "Installez Tesseract (avec le français) puis relancez l'ingestion, "
        "ou remplacez le PDF par une version avec texte.",
        "Lu par OCR : b.pdf, page 1",
        "Recherche lexicale seule.",
    ]


def test_empty_parts_take_no_line() -> None:
    calm = replace(REPORT, read=(), unchanged=(), removed=(), refused=(), without_text=(), by_ocr=(), degraded=())
    assert len(calm.to_text().splitlines()) == 1


def test_json_names_consequence_and_remedy() -> None:
    told = json.loads(json.dumps(REPORT.to_json()))
    assert told["documents"] == 2 and told["seconds"] == 1.25 and told["changed"] is True
    assert told["refused"] == [{"document": "d.pdf", "reason": "« d.pdf » est chiffré."}]
    without = told["pages_without_text"][0]
    assert without["notes"] == ["Page abîmée."]
    assert without["pages"] == [2, 3, 4, 7] and without["consequence"] == "ces pages ne peuvent pas être citées"
    assert "Tesseract" in without["remedy"]
    assert told["pages_by_ocr"] == [{"document": "b.pdf", "pages": [1]}]


@pytest.mark.parametrize(("count", "said"), [(0, "0 document,"), (1, "1 document,"), (2, "2 documents,")])
def test_counts_agree(count: int, said: str) -> None:
    assert said in replace(REPORT, documents=count).to_text()
