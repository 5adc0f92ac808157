"""What the assistant says around its quotes, in the language of the question."""

import re
from dataclasses import dataclass

import prompts
from assistant.datamodels import Language

ANSWERS: prompts.Fields = {
    "list_lead": ("title",),
    "list_lead_fiche": ("fiche", "title"),
    "part_steps": (),
    "part_more": (),
    "part_caution": (),
    "part_success": (),
    "part_example": (),
    "part_experience": ("code", "title"),
    "part_fiches": (),
    "part_places": (),
    "part_followups": (),
    "fiche_line": ("code", "title", "guide", "page"),
    "fiches_lead": (),
    "fiche_lead": (),
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
    "draft_gap": ("what",),
    "fact": ("name", "value"),
    **{f"fact_{name}": () for name in ("who", "budget", "duration", "period", "funders")},
    "followup_how": ("action",),
    "followup_caution": ("subject",),
    "followup_section": ("subject",),
    "followup_fiche": ("fiche",),
}


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

    def heading(self, title: str) -> str:
        """A guide's heading as a person would write it: no capitals throughout, no numbering mark, no final colon."""
        title = re.sub(r"^[\W_]+", "", " ".join(title.split())).rstrip(" :.")
        return quiet(title)


def quiet(title: str) -> str:
    """A title without capitals throughout; acronyms of up to five letters between small words cannot be told, and stay
    small, except those that the title keeps in brackets."""
    letters = [char for char in title if char.isalpha()]
    if letters and sum(char.isupper() for char in letters) > 0.7 * len(letters):
        return title[:1] + title[1:].lower()
    return title
