"""Plain-text renderings of the JSON results, for a person at a terminal."""

from typing import Any

JsonObject = dict[str, Any]

STATUS_NAMES = {"exact": "exacte", "approximate": "approchée", "not_found": "non retrouvée"}


def page_name(page: int, label: str | None) -> str:
    """The page as a person looks it up: "page 12", with the printed number where it differs."""
    return f"page {page}" if label is None or label == str(page) else f"page {page} du PDF (imprimée {label})"


def _notices(result: JsonObject) -> list[str]:
    return [f"({notice})" for notice in result.get("degraded", ())]


def results_text(result: JsonObject) -> str:
    """Passages found, one block each."""
    blocks = _notices(result)
    for each in result["results"]:
        place = f"{each['rank']}. {each['title']}, {page_name(each['page'], each['label'])}  [{each['score']:.2f}]"
        blocks.append("\n".join([place, "   " + " > ".join(each["path"]), each["text"]]))
    if not result["results"]:
        blocks.append("Aucun passage trouvé. Reformulez la question avec d'autres mots.")
    return "\n\n".join(blocks)


def answer_text(result: JsonObject) -> str:
    """The answer, then its sources with page and status."""
    blocks = [*_notices(result), result["answer"]]
    for each in result["citations"]:
        place = f"[{each['n']}] {each['title']}, {page_name(each['page'], each['label'])}"
        blocks.append(f"{place}, citation {STATUS_NAMES[each['status']]} : « {each['quote']} »")
    return "\n\n".join(blocks)


def matches_text(result: JsonObject) -> str:
    """The fiches that fit, with the reason."""
    if result["abstained"]:
        return "Aucune fiche ne correspond clairement. Décrivez la situation : qui, quel besoin, à quelle étape."
    rows = []
    for each in result["fiches"]:
        rows.append(f"{each['rank']}. {each['code']} – {each['title']} ({each['document']}, page {each['page']})")
        rows.append(f"   {each['why']}")
    return "\n".join(rows)


def catalogue_text(result: JsonObject) -> str:
    """The catalogue, guide by guide."""
    rows: list[str] = []
    guide = None
    for each in result["fiches"]:
        if each["guide"] != guide:
            guide = each["guide"]
            rows.append(f"\n{guide}" if rows else str(guide))
        rows.append(f"  {each['code']} – {each['title']} (pages {each['page']}-{each['page_end']})")
    return "\n".join(rows)
