"""What the assistant says around its quotes, in the language of the question."""

import re
from dataclasses import dataclass
from functools import lru_cache

import prompts
from assistant.datamodels import Language
from assistant.question.acronyms import FILE
from assistant.question.tables import load_table
from ingest.datamodels import Fiche

ANSWERS: prompts.Fields = {
    "lead_in": (),
    "section_elsewhere": ("code", "title"),
    "part_caution": (),
    "part_rest": ("title",),
    "part_example": ("experience",),
    "part_experience": ("code", "title"),
    "part_fiches": (),
    "part_places": (),
    "part_no_match": (),
    "part_followups": (),
    "fiche_line": ("code", "title", "guide", "page"),
    "page": ("page",),
    "page_label": ("page", "label"),
    "refusal_nothing": (),
    "refusal_words": ("words",),
    "refusal_value": ("value",),
    "refusal_instructions": (),
    "refusal_places": (),
    **{f"value_{name}": () for name in ("amount", "count", "duration", "date", "rate", "phone", "person", "place")},
    "value_reference": (),
    "draft_lead": (),
    "draft_bare": (),
    "draft_gap": ("what",),
    "facts_lead": (),
    "fact": ("name", "value"),
    "part_of_guide": ("code",),
    **{f"fact_{name}": () for name in ("who", "budget", "duration", "period", "funders", "wish")},
    "followup_how": ("action",),
    "followup_caution": ("title", "fiche"),
    "followup_section": ("title", "fiche"),
}


_REFERENCE = re.compile(r"\s*\(?\b[Ff]iches? (?:pratique|m[ée]thodologique|exp[ée]rience|technique)s? [\d, et]+\)?$")
"""A cross-reference printed at the end of a heading."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The frames of one language."""

    language: Language
    frames: prompts.Frames

    @classmethod
    def of(cls, language: Language) -> "Voice":
        """The voice of a language, its texts checked."""
        return cls(language, prompts.load("answers", language, ANSWERS))

    def text(self, name: str, /, **fields: object) -> str:
        """A frame with its fields filled."""
        return self.frames.text(name, **fields)

    def code(self, fiche: Fiche) -> str:
        """The code of a fiche as it is spoken: "Fiche III-4", "Partie 3.1"."""
        return fiche.code if " " in fiche.code else self.text("part_of_guide", code=fiche.code)

    def heading(self, title: str) -> str:
        """A guide's heading as a person would write it: no capitals throughout, no numbering mark, no final colon."""
        title = _REFERENCE.sub("", " ".join(title.split()))
        title = quiet(re.sub(r"^(?!«)[\W_]+", "", title).rstrip(" :."))
        return title[:1].upper() + title[1:]


@lru_cache
def acronyms() -> frozenset[str]:
    """The acronyms of the field that ship with the project, in capitals."""
    return frozenset(name.upper() for name in load_table(FILE))


def quiet(title: str) -> str:
    """A title without capitals throughout, the acronyms of the field kept: "RÔLE DU DLA" gives "Rôle du DLA"."""
    letters = [char for char in title if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) <= 0.7 * len(letters):
        return title
    lowered = re.sub(r"[^\W_]+", lambda word: word[0] if word[0] in acronyms() else word[0].lower(), title)
    return re.sub(r"[^\W\d_]", lambda first: first[0].upper(), lowered, count=1)
