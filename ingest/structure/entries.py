"""What a table of contents, a catalogue file or numbered headings announce of a guide."""

from dataclasses import dataclass

from ingest.datamodels import FicheKind


@dataclass(frozen=True, slots=True)
class Entry:
    """What a table of contents or a catalogue file announces.

    `code` is how the fiche is named ("Fiche III-4", "3.1"), None for a part that only groups others. `titles` are the
    titles under which it may stand in the body, best first; `anchors` are words it opens with where its title is lost.
    `related`, `restates` and `restated_guide`: as in Fiche; here `related` is what the catalogue file says alone.
    """

    code: str | None
    title: str
    level: int = 1
    kind: FicheKind = "fiche"
    titles: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    parent: str | None = None
    situations: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    restates: tuple[str, ...] = ()
    restated_guide: str | None = None
