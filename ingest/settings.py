"""Settings of the whole product: environment variables with the prefix FIL_, or a .env file."""

import os
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Values in force; `Settings(data=...)` overrides the environment. Unknown FIL_ names are refused by `load`."""

    model_config = SettingsConfigDict(env_prefix="FIL_", env_file=".env", extra="forbid", frozen=True)

    data: Path = ROOT / "data"
    """Folder of the index, the conversations and the comments."""
    corpus: Path = ROOT / "corpus"
    """Folder of PDFs that is read by default; the user's own PDFs go to its subfolder `mes-guides`."""
    model: str = "models/fil-conducteur"
    """sentence-transformers model, by name or folder (also one beside `app.py`); empty: lexical search alone."""
    query_prompt: str = ""
    passage_prompt: str = ""
    chroma_url: str = ""
    """Address of a Chroma server; empty: Chroma embedded in the data folder."""
    ocr_languages: str = "fra+eng"

    @property
    def uploads(self) -> Path:
        """Folder of the user's own PDFs."""
        return self.corpus / "mes-guides"


def load_settings(**overrides: Any) -> Settings:
    """Settings from environment and .env, `overrides` winning. Raises SettingsError naming a bad or unknown setting."""
    known = {f"FIL_{name}".upper() for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith("FIL_") and name.upper() not in known)
    if unknown:
        raise SettingsError(
            f"Réglage inconnu : {unknown[0]}. Réglages possibles : {', '.join(sorted(known))}. Corrigez ou retirez-le."
        )
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = "FIL_" + "_".join(str(part) for part in first["loc"]).upper().removeprefix("FIL_")
        raise SettingsError(f"Réglage {name} refusé : {first['msg']}. Corrigez-le ou retirez-le.") from error
