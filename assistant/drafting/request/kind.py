"""What is asked for: the words that ask for a document, the kind of the mission, its phase of feasibility."""

import re

from assistant.drafting.request.text import RequestText

_PLEASE = r"(?:(?:bonjour|bonsoir|salut|hello|hi|svp|stp|s'il (?:te|vous) plait|please|ok|alors|merci)\b[ ,!.:]*)*"
_ASK = (
    r"(?:(?:peux[- ]tu|pouvez[- ]vous|pourrais[- ]tu|pourriez[- ]vous|merci de|can you|could you|help me|"
    r"aidez?[- ]moi a) )?(?:(?:me |m'|nous )?(?:redige[rz]?|ecri(?:s|re|vez)|fai(?:s|re|tes)|prepare[rz]?|propose[rz]?|"
    r"donne[rz]?|produi(?:s|re|sez)|compose[rz]?|elabore[rz]?|construi(?:s|re|sez)|genere[rz]?|draft|write|make)"
    r"(?:[- ](?:moi|nous|me|us))?"
    r"|il (?:(?:me|nous) )?(?:faut|faudra|faudrait)|(?:(?:j'ai|j'aurais|on a|nous avons|on aurait) )?besoin d[eu']"
    r"|(?:je|nous|on) (?:voudrai[st]|voudrions|souhait\w+|veu[xt]|voulons|dois|devons|doit|cherch\w+)"
    r"|i (?:need|want)|we (?:need|want))"
)
_PIECE = (
    r"(?:les?|la|une?) (?:premiere )?(?:page de (?:garde|titre)|plan|sommaire|modele|trame|canevas|squelette|version|"
    r"ebauche|brouillon|structure|texte)(?: (?:detaillee?|complete?|vierge|type))?"
)
_FRAME = (
    rf"(?:(?:tout|l'ensemble d[eu]|un projet d[e']|{_PIECE}(?:(?:,| et) {_PIECE})* d[eu']|les? objectifs? d[eu']|"
    r"la (?:section|partie|clause|page) (?:« ?[^»]* ?» )?d[eu']|a first draft of|the \w+ (?:paragraph|section) of) ?)*"
)
_ARTICLE = r"(?:(?:les?|la|une?|mon|ma|notre|du|de la|des|d'une?|the|an?|our|my) |l'|d')*"
_DOCUMENT = (
    r"(?:cahiers? des charges|ccharges|cdc|ccdc|(?:texte de (?:la )?)?consultation|appel d'offres?|terms of reference|"
    r"tor|specifications?|brief|call for (?:bids|tenders|proposals))(?: (?:complet|detaille|type|simplifie))*"
)
_OFFER = (
    r"(?:(?:ma|notre|mon|my|our) (?:reponse|proposition|offre|bid|proposal|tender)"
    r"|(?:la|une) (?:reponse|proposition|offre)"
    r"(?= (?:de|pour) (?:notre|mon|ma|nos)\b| d'intervention\b| a (?:une?|l'|cet) ?(?:appel|consultation)\b))"
)
_REQUEST = re.compile(
    rf"{_PLEASE}{_ASK} ?{_FRAME}{_ARTICLE}(?:plan (?:detaille )?d[eu'] ?|texte d[eu'] ?)?"
    rf"(?:{_DOCUMENT}\b|(?={_OFFER}\b))"
)
_BARE_DOCUMENT = re.compile(rf"(?:^|(?<=\n)){_PLEASE}{_ARTICLE}{_DOCUMENT}\b")
_LAUNCHES = re.compile(r"\b(?:lanc\w+|publi\w+) (?:un |une |notre |son )?(?:appel d'offres?|consultation)(?: pour)?\b")
_NOUN = (
    r"(?:(?:une?|l'|d'une?) ?)?(?:ingenieries?|accompagnements?|appuis?|missions?|dla|demarches?|actions?|"
    r"interventions?|acc\.?|projets?) (?:dla )?(?:de type )?"
)
_HELP = r"(?:engineering|support|mission|assistance)(?: mission)?"
_COLLECTIVE = re.compile(rf"{_NOUN}(?:collecti(?:f|ve)s?|coll?|co)\b|(?:a )?(?:collective|group) {_HELP}")
_INDIVIDUAL = re.compile(rf"{_NOUN}indiv(?:iduel(?:le)?s?|\.)?(?![a-z])|(?:an )?individual {_HELP}")
_STUDY = re.compile(
    r"(?:une? |l'|d'une |a )?(?:etude (?:d'opportunite et )?de faisabilite|feasibility study)"
    r"(?: (?:sur|d[eu]|pour|on|of|for)\b| d')?"
)
_SENT = r"(?: a (?:envoyer|adresser|remettre|presenter) (?:aux?|a l[ea']) ?\w+)?"
_PROPOSAL = re.compile(
    rf"{_OFFER}\b(?: (?:reply|response|d'intervention|technique(?: et financiere)?|de service|de mission))?{_SENT}"
    r"(?: de (?:consultante?s?|prestataires?|cabinet|bureau d'etudes))?"
    r"|(?:une? )?(?:reponse|proposition)s? (?:de|d'un|d'une) (?:consultante?|prestataire)"
    rf"|(?:une )?proposition d'intervention{_SENT}"
    r"|(?:(?:je|nous|on) )?(?:(?:souhait|voul|voudr)\w+ |veux |dois |devons |pour )?"
    r"repond(?:re|s|ons)?(?: en tant que [a-z ]{4,40}?)? a (?=(?:l'|un |cet )appel|la consultation)"
)
_FEASIBILITY = re.compile(
    r"(?:avec|d'abord|commenc\w+ par|preced\w+ (?:d'|par )|inclu\w+|comprend|apres|suivie? (?:d'|de la )|et|with|"
    r"a l'issue d') ?(?:une |la |a )?(?:premiere )?(?:phase|etude|etape) (?:prealable )?de faisabilite"
    r"|(?:une |la )?(?:phase|etape) (?:prealable )?de faisabilite(?: d'abord| prealable)?|with a feasibility phase"
)
_NO_FEASIBILITY = re.compile(
    r"(?:sans|pas de|pas d') ?(?:phase|etude)s? de faisabilite|(?:la )?faisabilite (?:est )?(?:deja |est )*"
    r"(?:acquise|faite|etudiee|etablie|demontree|verifiee)|without (?:a )?feasibility phase"
)
_ANSWER = re.compile(r"(?:une |la |de )?reponse collective\b")
_PRODUCTION = re.compile(r"(?:une |la |de )?production (?:de|d'une|de la) solutions?(?: (?:collective|commune))?\b")


def read_kind(text: RequestText) -> None:
    """Claims the words that ask for the document, and what they say of the mission's kind."""
    for pattern in (_REQUEST, _BARE_DOCUMENT, _LAUNCHES):
        for found in text.matches(pattern):
            text.claim("", None, *found.span())
    _claim_all(text, _NO_FEASIBILITY, "feasibility_phase", False)
    _claim_all(text, _FEASIBILITY, "feasibility_phase", True)
    _claim_all(text, _ANSWER, "solution", "reponse-collective")
    _claim_all(text, _PRODUCTION, "solution", "production-de-solution")
    for pattern, kind in (
        (_PROPOSAL, "reponse-de-prestataire"),
        (_STUDY, "etude-de-faisabilite"),
        (_INDIVIDUAL, "ingenierie-individuelle"),
        (_COLLECTIVE, "ingenierie-collective"),
    ):
        # A proposal answers an order of another kind: the first that is said counts.
        said = any(each.field == "kind" for each in text.found)
        _claim_all(text, pattern, "" if said else "kind", kind)


def _claim_all(text: RequestText, pattern: re.Pattern[str], field: str, value: object) -> None:
    for found in text.matches(pattern):
        text.claim(field, value if field else None, *found.span())
