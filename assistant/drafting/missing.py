"""What a document still needs from its brief, most useful first, and how to ask for it."""

from collections.abc import Mapping

from assistant.drafting.brief import Brief
from assistant.drafting.conditions import is_filled, is_single

QUESTIONS_AT_ONCE = 3

NEEDED = (
    "problem", "beneficiaries.who", "beneficiaries.count", "days", "budget.ceiling", "calendar.start",
    "beneficiaries.territories", "operational_objectives", "results", "solution", "calendar.answer_deadline", "content",
    "alternation", "deliverables", "context", "criteria", "budget.taxes", "feasibility_phase", "steering.members",
    "carrier.name", "carrier.contact", "calendar.end", "funders", "origin", "diagnosis", "strategic_objectives",
    "answer_parts", "beneficiaries.names", "beneficiaries.size", "beneficiaries.sector", "calendar.midterm",
    "calendar.selection", "rhythm", "place", "partners", "providers", "steering.meetings", "evaluation", "indicators",
    "transfer", "confidentiality", "agreement",
)  # fmt: skip
"""What a cahier des charges states, most useful first."""
NEEDED_OF_PROVIDER = (
    "problem", "carrier.name", "beneficiaries.who", "beneficiaries.count", "days", "provider.name", "provider.method",
    "budget.ceiling", "content", "providers", "provider.references", "calendar.start", "calendar.end", "budget.taxes",
    "beneficiaries.territories", "operational_objectives", "deliverables", "alternation", "provider.added_value",
    "provider.contact", "carrier.dla", "context", "results", "rhythm", "funders", "evaluation", "transfer",
    "confidentiality",
)  # fmt: skip
"""What a proposal states, most useful first."""
_OF_SEVERAL = frozenset({"beneficiaries.count", "alternation", "steering.members", "steering.meetings"})
"""Needed only where several structures are accompanied."""
_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "beneficiaries.who": ("beneficiaries.names",),
    "beneficiaries.count": ("beneficiaries.names",),
    "alternation": ("collective_days", "individual_days"),
    "calendar.end": ("calendar.restitution",),
    "calendar.restitution": ("calendar.end",),
}
"""Fields of which one is enough."""
_ASKED_TOGETHER: Mapping[str, str] = {
    "beneficiaries.count": "beneficiaries.who",
    "beneficiaries.names": "beneficiaries.who",
    "budget.taxes": "budget.ceiling",
    "results": "operational_objectives",
    "strategic_objectives": "operational_objectives",
    "calendar.end": "calendar.start",
    "alternation": "days",
    "context": "problem",
}
"""Fields that the question about another one brings along."""

QUESTIONS: Mapping[str, str] = {
    "problem": "Quelle difficulté ou quelle question la mission doit-elle aider à résoudre ?",
    "beneficiaries.who": "Quelles structures seront accompagnées, et combien sont-elles ?",
    "beneficiaries.count": "Combien de structures seront accompagnées ?",
    "beneficiaries.names": "Comment s’appellent les structures accompagnées ?",
    "beneficiaries.size": "Quelle est leur taille (salariés, bénévoles) ?",
    "beneficiaries.sector": "Dans quel secteur d’activité travaillent-elles ?",
    "beneficiaries.territories": "Sur quel territoire la mission se déroule-t-elle ?",
    "days": "Combien de jours d’intervention prévoyez-vous, et comment se partagent-ils entre temps collectifs et "
    "individuels ?",
    "budget.ceiling": "Quel est le plafond du budget, TTC ou HT ?",
    "budget.taxes": "Le budget s’entend-il TTC ou HT ?",
    "calendar.start": "Quand la mission doit-elle démarrer, et quand doit-elle être finie ?",
    "calendar.answer_deadline": "Jusqu’à quand les prestataires peuvent-ils répondre ?",
    "calendar.selection": "Quand le prestataire sera-t-il choisi ?",
    "calendar.midterm": "Quand aura lieu le point à mi-parcours ?",
    "calendar.end": "Quand la mission doit-elle être finie ?",
    "operational_objectives": "Que doivent pouvoir faire les structures à la fin de la mission ?",
    "strategic_objectives": "Quel but de fond la démarche poursuit-elle ?",
    "results": "Quels résultats attendez-vous à la fin de la mission ?",
    "solution": "S’agit-il d’apporter une même réponse à toutes les structures (réponse collective) ou de construire "
    "ensemble une solution (production de solution) ?",
    "feasibility_phase": "Faut-il d’abord une phase de faisabilité ?",
    "content": "Quelles sont les grandes étapes de la mission ?",
    "alternation": "Comment s’enchaînent les temps collectifs et les temps individuels ?",
    "deliverables": "Que doit remettre le prestataire (guide, plan d’action, outil…) ?",
    "context": "Que se passe-t-il dans ces structures et autour d’elles ?",
    "origin": "Qui a exprimé le besoin, et comment a-t-il été repéré ?",
    "diagnosis": "Que montrent les diagnostics déjà faits ?",
    "criteria": "Sur quels critères le prestataire sera-t-il choisi, avec quels poids ?",
    "answer_parts": "Que doit contenir la réponse des prestataires ?",
    "steering.members": "Qui siège au comité de pilotage ?",
    "steering.meetings": "Quand le comité de pilotage se réunit-il ?",
    "carrier.name": "Quelle structure porte le DLA et commande la mission ?",
    "carrier.dla": "Quel DLA lance l’appel ?",
    "carrier.contact": "À qui les prestataires s’adressent-ils (nom, courriel, téléphone) ?",
    "funders": "Qui finance la mission, et pour combien ?",
    "rhythm": "À quel rythme l’intervention se déroule-t-elle ?",
    "place": "Où se tiennent les rencontres ?",
    "partners": "Quels partenaires sont associés à la démarche, et pour quoi ?",
    "providers": "Qui intervient auprès des structures, et dans quel rôle ?",
    "evaluation": "Que fait le prestataire pour l’évaluation de la démarche ?",
    "indicators": "À quels indicateurs verra-t-on que la mission a servi ?",
    "transfer": "Que restera-t-il de la mission pour d’autres structures ?",
    "confidentiality": "Quelles informations doivent rester confidentielles ?",
    "agreement": "Quelle convention sera signée, et entre qui ?",
    "provider.name": "Au nom de quelle structure répondez-vous ?",
    "provider.method": "Comment travaillez-vous : quelle est votre méthode ?",
    "provider.references": "Quelles missions comparables avez-vous menées ?",
    "provider.added_value": "Qu’apportez-vous de plus que d’autres ?",
    "provider.contact": "Qui est le contact de votre structure (nom, courriel, téléphone) ?",
}
"""How each field is asked for."""
_OF_ONE: Mapping[str, str] = {
    "beneficiaries.who": "Quelle structure est accompagnée, et que fait-elle ?",
    "beneficiaries.names": "Comment s’appelle la structure accompagnée ?",
    "beneficiaries.size": "Quelle est sa taille (salariés, bénévoles) ?",
    "beneficiaries.sector": "Dans quel secteur d’activité travaille-t-elle ?",
    "days": "Combien de jours d’intervention prévoyez-vous ?",
    "operational_objectives": "Que doit pouvoir faire la structure à la fin de la mission ?",
    "context": "Que se passe-t-il dans cette structure et autour d’elle ?",
}
_OF_PROVIDER: Mapping[str, str] = {
    "problem": "À quelle difficulté ou quelle question votre mission doit-elle répondre ?",
    "carrier.name": "À quel appel répondez-vous : quelle structure porte le DLA ?",
    "days": "Combien de jours proposez-vous, et comment se partagent-ils entre temps collectifs et individuels ?",
    "budget.ceiling": "Quel prix proposez-vous, TTC ou HT ?",
    "calendar.start": "De quand à quand proposez-vous d’intervenir ?",
}


def missing_fields(brief: Brief) -> tuple[str, ...]:
    """Paths of what the document of this kind needs and the brief does not say, most useful first."""
    needed = NEEDED_OF_PROVIDER if brief.kind == "reponse-de-prestataire" else NEEDED
    return tuple(path for path in needed if _is_missing(path, brief))


def next_questions(brief: Brief) -> tuple[tuple[str, str], ...]:
    """The three most useful things to ask, at most: the path of each and the question in French."""
    missing = missing_fields(brief)
    asked = [path for path in missing if _ASKED_TOGETHER.get(path) not in missing]
    return tuple((path, question_about(path, brief)) for path in asked[:QUESTIONS_AT_ONCE])


def question_about(path: str, brief: Brief) -> str:
    """How to ask for a field, as the kind of the mission and the number of structures have it."""
    if brief.kind == "reponse-de-prestataire" and path in _OF_PROVIDER:
        return _OF_PROVIDER[path]
    if path in _OF_ONE and is_single(brief):
        return _OF_ONE[path]
    if path == "days" and brief.kind == "etude-de-faisabilite":
        return _OF_ONE[path]
    return QUESTIONS[path]


def _is_missing(path: str, brief: Brief) -> bool:
    return _concerns(path, brief) and not any(is_filled(each, brief) for each in (path, *_INSTEAD.get(path, ())))


def _concerns(path: str, brief: Brief) -> bool:
    """Whether the document of such a brief has anything to say about a field."""
    if path in _OF_SEVERAL and is_single(brief):
        return False
    if path == "feasibility_phase":
        return brief.solution == "production-de-solution"
    if path == "solution":
        return brief.kind == "ingenierie-collective" and not is_single(brief)
    return path != "alternation" or brief.kind != "etude-de-faisabilite"
