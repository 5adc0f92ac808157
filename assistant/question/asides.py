"""Tells what a person says to the assistant beside questions on the guides. Such turns are no topic to go back to."""

import re

from assistant.datamodels import Aside
from assistant.number_words import MANY
from assistant.question.rework_request import understand_rework
from ingest.text import fold

LONGEST = 40
"""Words that a statement of facts has at most."""

_DOCUMENT = r"(?:cahiers? des charges|cdc|terms of reference|proposition|document|brouillon|draft|proposal)"
_OWN = r"(?:mon|ma|notre|ce|cette|le|la|my|our|this|the)"
_AUDIT = re.compile(
    rf"""
    ^\W*(?:(?:bonjour|ok|et|alors|maintenant|please|stp|svp|peux[- ]tu|tu\ peux|pouvez[- ]vous|vous\ pouvez|can\ you
      |could\ you|je\ voudrais|je\ veux|j'aimerais)\W+)*
    (?:verifie[rz]?|controle[rz]?|relis(?:ez)?|relire|audite[rz]?|check|review|proofread)\W+
    (?:moi\W+)?{_OWN}\W+(?:projet\ de\ |brouillon\ de\ )?{_DOCUMENT.replace(" ", r"[ ]")}\b
    | \b(?:mon|ma|notre|ce|cette)\ {_DOCUMENT.replace(" ", r"[ ]")}\b.{{0,25}}
      \best[- ](?:il|elle)\ (?:complete?|conforme|correcte?|bon)
    | \bque\ manque[- ]t[- ]il\ (?:a|dans)\ (?:mon|ma|notre|ce|cette)\W+{_DOCUMENT.replace(" ", r"[ ]")}
    """,
    re.VERBOSE,
)
_THANKS = re.compile(
    r"""
    ^\W*(?:(?:ok|super|parfait|tres\ bien|genial|top|nickel|great|perfect|c'est\ bon|d'accord|bien\ recu)\W*)*
    (?:merci(?:\ (?:beaucoup|bien|a\ toi|a\ vous|pour\ (?:tout|ton\ aide|votre\ aide|la\ reponse)))?
      |thanks(?:\ a\ lot)?|thank\ you(?:\ very\ much)?|au\ revoir|bonne\ (?:journee|soiree)|bye|goodbye)
    (?:\W+(?:beaucoup|bien|au\ revoir|bonne\ journee))*\W*$
    """,
    re.VERBOSE,
)
_TELLS = re.compile(
    r"""
    ^\W*(?:(?:ok|alors|bon|et|donc|pour\ info|ah)\W+)*
    (?:on\ (?:a|aura|dispose|est|sera|compte|prevoit)
      |nous\ (?:avons|aurons|sommes|disposons|serons|comptons|prevoyons)
      |(?:le|notre|mon)\ (?:budget|territoire|calendrier|delai|demarrage|financeur\w*)\ (?:est|sera|va)
      |j'ai|je\ (?:suis|dispose)|(?:le\ )?budget\W+\d|il\ y\ a|ce\ sont|c'est|ca\ (?:demarre|commence|se\ passe)
      |we\ (?:have|are)|our\ budget\ is|i\ have)\b
    """,
    re.VERBOSE,
)
_VALUE = re.compile(rf"\d|\b(?:{MANY})\b")
_ASKS = re.compile(
    r"""
    \? | \b(?:comment|combien|quel(?:le)?s?|pourquoi|qui\ (?:peut|doit|est)|que\ (?:faire|dit|dois)|est-ce
      |redige|ecris|propose|donne|cherch|explique|aide|besoin|voul|voudr|souhait|aim|veut|veulent
      |how|what|which|who|why|when|draft|write|find|look|want|need|would)
    """,
    re.VERBOSE,
)


def aside_of(question: str) -> Aside | None:
    """What a question is beside a question on the guides; None when it is one, or asks for a text."""
    text = " ".join(fold(question).split())
    if _AUDIT.search(text):
        return "audit"
    if _THANKS.match(text):
        return "thanks"
    if understand_rework(question) is not None:
        return "rework"
    tells = _TELLS.match(text) and _VALUE.search(text) and not _ASKS.search(text)
    return "told" if tells and len(text.split()) <= LONGEST else None
