from pathlib import Path

from ingest.rules import reading_rules
from ingest.settings import Settings, load_settings


def correct(settings: Settings, text: str) -> None:
    folder = settings.data / "catalogues"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "guide.yaml").write_text(text, encoding="utf-8")


def test_same_rules_are_the_same(settings: Settings) -> None:
    assert reading_rules(settings) == reading_rules(settings)


def test_correction_of_a_catalogue_changes_the_rules(settings: Settings) -> None:
    seen = {reading_rules(settings)}
    for text in ("title: Un", "title: Deux"):
        correct(settings, text)
        seen.add(reading_rules(settings))
    assert len(seen) == 3


def test_data_folder_and_model_do_not_change_the_rules(settings: Settings, tmp_path: Path) -> None:
    other = load_settings(data=tmp_path / "elsewhere", corpus=settings.corpus, model="m")
    assert reading_rules(other) == reading_rules(settings)
