"""A document and a report made by hand over the guide of tests/fakes.py, for the tests of their screens."""

from collections.abc import Callable
from decimal import Decimal

from assistant.audit.datamodels import AuditedDocument, AuditReport, Finding, Found
from assistant.datamodels import Citation
from assistant.drafting.brief import Brief
from assistant.drafting.conditions import kind_of
from assistant.drafting.datamodels import Comparable, DocumentKind, Draft, Gap, Paragraph, Reason, Remark, Section

Cite = Callable[..., Citation]
CLAUSE = "complementarite"
"""A clause of the library, which the small guide leaves without a passage."""


def make_draft(brief: Brief, kind: DocumentKind | None, cite: Cite) -> Draft:
    """Three sections: context, budget, calendar; what the brief does not say is to complete."""
    citations = (
        cite(1, 2, "Le comité se réunit le premier mardi du mois."),
        cite(2, 2, "Un comité trop large ne décide jamais.", "approximate"),
    )
    gaps = [
        Gap(field, label, section)
        for field, label, section, value in (
            ("context", "contexte de la mission", "contexte", brief.context),
            ("budget.ceiling", "montant du budget", "budget", brief.budget.ceiling),
            ("calendar.start", "date de démarrage", "calendrier", brief.calendar.start),
        )
        if not value
    ]
    told = {gap.field: f"[À compléter : {gap.label}]" for gap in gaps}
    context = Section(
        "contexte",
        "Contexte et origine du besoin",
        (
            Paragraph(brief.context or f"Contexte : {told['context']}", fields=("context",), clause="contexte"),
            Paragraph("Le comité suit la mission.", citations=(1, 2), clause="suivi"),
        ),
        reasons=(Reason("suivi", "Le comité décide mieux s’il se réunit.", (1,)),),
        left_out=(CLAUSE,),
    )
    amount = f"{brief.budget.ceiling} €" if brief.budget.ceiling else told["budget.ceiling"]
    budget = Section(
        "budget",
        "Budget",
        (Paragraph(f"Le budget est de {amount}.", fields=("budget.ceiling",), clause="budget"),),
        comparables=(make_comparable(cite),),
    )
    start = brief.calendar.start or told["calendar.start"]
    rows = (("Étape", "Date"), ("Démarrage", start))
    calendar = Section("calendrier", "Calendrier", (Paragraph("", "table", fields=("calendar.start",), rows=rows),))
    remarks = (Remark("budget.ceiling", "watch", "Ce budget dépasse celui des guides.", citations[:1]),)
    return Draft(
        kind or kind_of(brief), brief.title or "Un accompagnement", (("DLA", brief.carrier.dla or "DLA des Voisins"),),
        brief, (context, budget, calendar), citations, tuple(gaps), remarks if brief.budget.ceiling else (), (), 0.01,
    )  # fmt: skip


def make_comparable(cite: Cite) -> Comparable:
    """An operation with its days, cost and structures."""
    quote = "Le trésorier présente l’état des dépenses : 1 200 $ au plus, *hors taxes*."
    treated, cited = ("les comptes",), (cite(1, 3, quote),)
    return Comparable("L’atelier des voisins", None, 6, Decimal(4), Decimal(1200), "TTC", "", treated, cited)


def make_report(document: AuditedDocument, kind: DocumentKind | None, cite: Cite) -> AuditReport:
    """One element in each state; a document that speaks of the weather is something else."""
    text = " ".join(block.text for block in document.blocks)
    why = cite(1, 2, "Le comité se réunit le premier mardi du mois.")
    findings = (
        Finding("contexte", "Contexte", "present", Found("Nous voulons réunir les voisins.", "Contexte", 2), "", why),
        Finding("budget", "Budget", "partial", Found("Un budget est prévu."), "le montant manque", why, "Le budget…"),
        Finding("suivi", "Suivi", "absent", None, "", why, "Le comité *suit* la mission : [À compléter : dates]."),
    )  # fmt: skip
    notice = "Ce document n’est pas un cahier des charges." if "météo" in text else None
    return AuditReport(document.name, kind or "cahier-des-charges", () if notice else findings, notice)
