"""Settings of the whole product: environment variables with the prefix FIL_, or a .env file."""

import os
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


def _none_for_nothing(value: object) -> object:
    return None if value == "" else value


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
    llm_model: str = ""
    """Language model as "provider:name" ("ollama:mistral-nemo"); empty: no model, extractive answers alone."""
    llm_url: str = ""
    """Address of the model's server; empty: the provider's own."""
    llm_key: SecretStr = SecretStr("")
    llm_remote: bool = False
    """Consent to send questions and passages off the machine and its private network."""
    llm_timeout: float = Field(default=120.0, gt=0)
    """Seconds that an answer may take in all before the extractive answer is given instead."""
    llm_first_token: float = Field(default=60.0, gt=0)
    """Seconds until its first word."""
    llm_temperature: Annotated[float | None, BeforeValidator(_none_for_nothing)] = Field(default=0.1, ge=0, le=2)
    """None: the provider's own."""
    llm_context: int = Field(default=8192, ge=1024)
    """Tokens that the model reads at most, question, passages and answer together."""
    llm_concurrency: int = Field(default=2, ge=1)
    """Answers written at the same time by one process; the others wait their turn."""

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
