"""Drafts are composed once for each brief, one at a time, and prepared in the background."""

import threading
import time
from pathlib import Path

import pytest
import streamlit as st
from fakes import FakeAssistant, make_services

from assistant.drafting.brief import Brief
from assistant.drafting.datamodels import DocumentKind, Draft
from assistant.screens.draft_cache import draft_of, prepare

GENERATION = ("manifest", 1, 1)


class CountingAssistant(FakeAssistant):
    """Counts what it composes, and whether it ever composed two drafts at once."""

    def __init__(self, folder: Path) -> None:
        super().__init__(make_services(folder).settings)
        self.composed: list[str] = []
        self.together = False
        self._busy = threading.Lock()

    def draft(self, brief: Brief, kind: DocumentKind | None = None) -> Draft:
        """The draft, noted."""
        self.together |= not self._busy.acquire(blocking=False)
        self.composed.append(f"{brief.kind} {brief.title}")
        time.sleep(0.01)
        made = super().draft(brief, kind)
        self._busy.release()
        return made


@pytest.fixture
def assistant(tmp_path: Path) -> CountingAssistant:
    st.cache_resource.clear()
    return CountingAssistant(tmp_path)


def test_the_same_brief_is_composed_once(assistant: CountingAssistant) -> None:
    brief = Brief(title="Un")
    first = draft_of(assistant, GENERATION, brief, "cahier-des-charges")
    assert draft_of(assistant, GENERATION, Brief(title="Un"), "cahier-des-charges") is first
    draft_of(assistant, GENERATION, Brief(title="Deux"), "cahier-des-charges")
    draft_of(assistant, ("manifest", 2, 1), brief, "cahier-des-charges")
    assert [each.split()[-1] for each in assistant.composed] == ["Un", "Deux", "Un"]


def test_each_kind_is_prepared_once_and_never_beside_another(assistant: CountingAssistant) -> None:
    threads = {prepare(assistant, GENERATION) for _ in range(3)}
    draft_of(assistant, GENERATION, Brief(title="Un"), "cahier-des-charges")
    (thread,) = threads
    thread.join()
    assert len(assistant.composed) == 5
    assert not assistant.together
