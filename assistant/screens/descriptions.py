"""What the description of a situation leaves unsaid: who, what need, at which stage."""

import re

from ingest.text import fold

ENOUGH_WORDS = 8
"""Words from which a description can hold a need."""

_WHO = (
    r"associations?|structures?|entreprises?|collectifs?|reseaux?|federations?|consultants?|prestataires?|dla|c2ra|"
    r"financeurs?|collectivites?|communes?|departements?|salarie\w*|benevoles?|administrat\w+|president\w*|"
    r"direct\w+|chargee?s? de mission|siae|aci|cooperatives?|partenaires?|elu\w*|habitants?|je|nous|on|vous"
)
_STAGE = (
    r"avant|debut\w*|demarr\w+|lanc\w+|commenc\w+|prepar\w+|diagnosti\w+|reper\w+|choisi\w*|choix|selection\w*|redig\w+|"
    r"ecri\w+|convention\w*|signe\w*|pendant|en cours|deja|suivi\w*|restitu\w+|bilan\w*|evalu\w+|apres|fin\w?|"
    r"termin\w+|transf\w+|suite\w*|premier\w*|etape\w*"
)
_ELEMENTS = (
    (_WHO, "qui est concerné : une association, plusieurs structures, un financeur, un prestataire…"),
    (_STAGE, "où vous en êtes : repérage, diagnostic, rédaction, choix du prestataire, mission, bilan…"),
)
_NEED = "le besoin ou la difficulté, et ce que vous voulez obtenir"


def missing_elements(situation: str) -> tuple[str, ...]:
    """What to add to the description, in French; empty when it tells all of it."""
    text = fold(situation)
    missing = [question for words, question in _ELEMENTS if not re.search(rf"\b(?:{words})\b", text)]
    return (_NEED, *missing) if len(text.split()) < ENOUGH_WORDS else tuple(missing)
