"""The command-line contract: dataclasses -> the JSON objects that scripts rely on."""

from typing import Any

from assistant.datamodels import Answer, Citation, FicheMatch, Hit, Query, Statement
from assistant.index import Index
from ingest.datamodels import Fiche

JsonObject = dict[str, Any]

SCORE_DIGITS = 4


def fiche_name(fiche: Fiche | None) -> JsonObject | None:
    """Code and title of a fiche, None outside of any."""
    return None if fiche is None else {"code": fiche.code, "title": fiche.title}


def search_json(query: Query, hits: list[Hit], index: Index) -> JsonObject:
    """JSON of `search`: the passages found, best first, with document, pages, heading path and fiche."""
    results = []
    for hit in hits:
        passage = hit.passage
        results.append(
            {
                "rank": hit.rank,
                "document": passage.document,
                "title": index.guide(passage.document).title,
                "page": passage.page,
                "page_end": passage.page_end,
                "label": index.page(passage.document, passage.page).label,
                "path": list(passage.path),
                "fiche": fiche_name(index.fiche_of(passage)),
                "score": round(hit.score, SCORE_DIGITS),
                "text": passage.text,
                "twins": [{"document": twin.document, "page": twin.page} for twin in hit.twins],
            }
        )
    return {
        "question": query.question,
        "understood": query.standalone,
        "language": query.language,
        "degraded": list(index.degraded),
        "results": results,
    }


def citation_json(citation: Citation) -> JsonObject:
    """One checked citation; `quote` is the printed text."""
    return {
        "n": citation.n,
        "document": citation.document,
        "title": citation.title,
        "page": citation.page,
        "label": citation.label,
        "path": list(citation.path),
        "fiche": fiche_name(citation.fiche),
        "quote": citation.quote,
        "status": citation.status,
    }


def statement_json(statement: Statement) -> JsonObject:
    """One statement; what no cited passage says has the support "unsupported", with the doubts in French."""
    return {
        "text": statement.text,
        "citations": list(statement.citations),
        "support": statement.support,
        "doubts": list(statement.doubts),
    }


def answer_json(answer: Answer) -> JsonObject:
    """JSON of `ask`: the answer in Markdown, its statements and their checked citations, or a refusal."""
    return {
        "question": answer.question,
        "understood": answer.standalone,
        "language": answer.language,
        "engine": answer.engine,
        "model": answer.model,
        "refused": answer.refused,
        "reason": answer.reason,
        "answer": answer.markdown,
        "statements": [statement_json(statement) for statement in answer.statements],
        "citations": [citation_json(citation) for citation in answer.citations],
        "fiches": [
            {
                "code": match.fiche.code,
                "title": match.fiche.title,
                "document": match.fiche.document,
                "page": match.fiche.page,
            }
            for match in answer.fiches
        ],
        "followups": list(answer.followups),
        "degraded": list(answer.degraded),
        "seconds": round(answer.seconds, 4),
    }


def fiche_matches_json(situation: str, matches: list[FicheMatch]) -> JsonObject:
    """JSON of `fiche`: the fiches that fit a situation with the reason quoted; `abstained` when none does."""
    fiches = [
        {
            "rank": match.rank,
            "code": match.fiche.code,
            "title": match.fiche.title,
            "document": match.fiche.document,
            "page": match.fiche.page,
            "page_end": match.fiche.page_end,
            "why": match.why,
            "score": round(match.score, SCORE_DIGITS),
        }
        for match in matches
    ]
    return {"situation": situation, "fiches": fiches, "abstained": not fiches}


def catalogue_json(index: Index) -> JsonObject:
    """JSON of `fiches`: the catalogue, guide by guide."""
    fiches = [
        {
            "code": fiche.code,
            "title": fiche.title,
            "kind": fiche.kind,
            "document": fiche.document,
            "guide": guide.title,
            "page": fiche.page,
            "page_end": fiche.page_end,
            "parent": fiche.parent,
            "variants": list(fiche.variants),
            "related": list(fiche.related),
            "summary": fiche.summary,
        }
        for guide in index.guides
        for fiche in guide.fiches
    ]
    return {"fiches": fiches}
