"""The steps of the brief form, with an example of what one writes in each field."""

from collections.abc import Mapping

from assistant.screens.brief_form_fields import Column, Field, Group, Step

KINDS: Mapping[object, str] = {
    "ingenierie-collective": "Ingénierie collective",
    "ingenierie-individuelle": "Ingénierie individuelle",
    "etude-de-faisabilite": "Étude de faisabilité",
    "reponse-de-prestataire": "Réponse de prestataire",
}
SOLUTIONS: Mapping[object, str] = {
    "reponse-collective": "Réponse collective",
    "production-de-solution": "Production de solution",
}
FEASIBILITY: Mapping[object, str] = {True: "Oui", False: "Non"}
TAXES: Mapping[object, str] = {"TTC": "TTC", "HT": "HT"}
_ACTOR = (Column("name", "Nom"), Column("role", "Rôle", 3))


def _half(path: str, example: str) -> Field:
    return Field(path, example=example, is_half=True)


def _number(path: str, example: str) -> Field:
    return Field(path, "number", example, is_half=True)


def _rows(path: str, item: str, example: str, *columns: Column) -> Field:
    return Field(path, "rows", example, item=item, columns=columns)


MISSION = (
    Group(
        "",
        (
            Field("kind", "choice", options=KINDS),
            Field("title", example="Accompagnement fiscal de cinq recycleries"),
        ),
    ),
    Group(
        "Structure porteuse",
        (
            _half("carrier.name", "Isère Solidaire"),
            _half("carrier.dla", "DLA de l’Isère"),
            Field("carrier.address", example="8 rue des Lilas, 38000 Grenoble"),
            _half("carrier.contact.name", "Claire Martin"),
            _half("carrier.contact.function", "chargée de mission"),
            _half("carrier.contact.email", "c.martin@exemple.fr"),
            _half("carrier.contact.phone", "04 76 00 00 00"),
        ),
    ),
    Group(
        "Prestataire qui répond",
        (
            _half("provider.name", "Cabinet Horizon"),
            _half("provider.contact.name", "Paul Durand"),
            _half("provider.contact.function", "consultant"),
            _half("provider.contact.email", "p.durand@exemple.fr"),
            _half("provider.contact.phone", "01 00 00 00 00"),
            Field("provider.references", "lines", "Appui à huit ressourceries, 2024"),
            Field("provider.method", "text", "Comment vous travaillez"),
            Field("provider.added_value", "text", "Ce que vous apportez de plus"),
        ),
        kinds=("reponse-de-prestataire",),
    ),
)
BENEFICIARIES = (
    Group(
        "",
        (
            _number("beneficiaries.count", "5"),
            _half("beneficiaries.who", "recycleries"),
            Field("beneficiaries.names", "lines", "La Remise\nLe Grenier du Trièves"),
            _half("beneficiaries.sector", "réemploi"),
            _half("beneficiaries.size", "de 4 à 12 salariés"),
            Field("beneficiaries.territories", "lines", "Isère"),
        ),
    ),
)
CONTEXT = (
    Group(
        "D’où vient la demande",
        (
            Field("context", "text", "Ce qui se passe dans ces structures et autour d’elles"),
            Field("origin", "text", "Qui a exprimé le besoin, et comment il a été repéré"),
            Field("diagnosis", "lines", "Régime fiscal incertain dans quatre structures\nAucun comptable salarié"),
            Field("problem", "text", "La question à laquelle la mission doit répondre"),
        ),
    ),
    Group(
        "Ce que l’on veut obtenir",
        (
            Field("strategic_objectives", "lines", "Sécuriser le modèle économique des recycleries"),
            Field("operational_objectives", "lines", "Situer chaque structure au regard de l’impôt"),
        ),
    ),
)
CONTENT = (
    Group(
        "",
        (
            Field("solution", "choice", options=SOLUTIONS),
            Field("feasibility_phase", "choice", options=FEASIBILITY),
            Field("results", "lines", "Chaque structure connaît son régime fiscal"),
            _rows(
                "deliverables",
                "un livrable",
                "Note fiscale par structure",
                Column("label", "Livrable"),
                Column("detail", "Précision", 3),
            ),
            _rows(
                "content",
                "une étape",
                "Ateliers communs (6 jours)\nRendez-vous par structure (4 jours)",
                Column("label", "Étape", 3),
                Column("detail", "Ce qui s’y fait", 4),
                Column("days", "Jours"),
            ),
        ),
    ),
    Group(
        "Durée et rythme",
        (
            _number("days", "10"),
            _half("rhythm", "une journée par mois"),
            _number("collective_days", "6"),
            _number("individual_days", "4"),
            Field("alternation", example="trois ateliers communs, puis un rendez-vous par structure"),
            Field("place", example="dans chaque structure à tour de rôle"),
        ),
    ),
)
PARTNERS = (
    Group(
        "",
        (
            _rows("partners", "un partenaire", "Réseau régional", *_ACTOR),
            _rows("providers", "un intervenant", "Paul Durand", *_ACTOR),
        ),
    ),
    Group(
        "Comité de pilotage",
        (
            Field("steering.members", "lines", "DDETS\nRéseau régional\nDeux recycleries"),
            Field("steering.role", "text", "Ce que le comité décide"),
            Field("steering.meetings", example="au lancement, à mi-parcours et à la restitution"),
        ),
    ),
)
BUDGET = (
    Group(
        "Budget",
        (
            _number("budget.ceiling", "11 000"),
            Field("budget.taxes", "choice", options=TAXES, is_half=True),
            _rows(
                "funders",
                "un financeur",
                "Région (4 000 €)\nDDETS (7 000 €)",
                Column("name", "Financeur", 3),
                Column("role", "À quel titre", 3),
                Column("amount", "Montant (€)"),
            ),
        ),
    ),
    Group(
        "Calendrier",
        (
            _half("calendar.launch", "15 janvier 2027"),
            _half("calendar.answer_deadline", "12 février 2027"),
            _half("calendar.selection", "fin février 2027"),
            _half("calendar.start", "mars 2027"),
            _half("calendar.midterm", "juin 2027"),
            _half("calendar.restitution", "octobre 2027"),
            _half("calendar.end", "novembre 2027"),
        ),
    ),
)
SELECTION = (
    Group(
        "",
        (
            Field("answer_parts", "lines", "Compréhension de la demande\nMéthode\nPrix détaillé"),
            _rows(
                "criteria",
                "un critère",
                "Méthode (60 %)\nPrix (40 %)",
                Column("label", "Critère", 5),
                Column("weight", "Poids (%)"),
            ),
        ),
    ),
)
FOLLOWING = (
    Group(
        "",
        (
            Field("evaluation", "text", "Quand et comment on regardera ce que la mission a changé"),
            Field("indicators", "lines", "Nombre de structures dont le régime est fixé"),
            Field("transfer", "text", "Ce qui servira à d’autres structures, et sous quelle forme"),
            Field("confidentiality", "text", "Ce qui ne doit pas être communiqué"),
            Field("agreement", "text", "Qui signe, et ce que la convention règle"),
        ),
    ),
)
STEPS = (
    Step("mission", "Mission", "La mission et qui la porte", MISSION),
    Step("beneficiaires", "Bénéficiaires", "Les bénéficiaires et leur territoire", BENEFICIARIES),
    Step("contexte", "Contexte", "Le contexte et les objectifs", CONTEXT),
    Step("contenu", "Contenu", "Le contenu et le rythme", CONTENT),
    Step("partenaires", "Partenaires", "Les partenaires et le pilotage", PARTNERS),
    Step("budget", "Budget", "Le budget et le calendrier", BUDGET),
    Step("selection", "Sélection", "La réponse attendue et la sélection", SELECTION),
    Step("suites", "Suites", "L’évaluation et les suites", FOLLOWING),
)
