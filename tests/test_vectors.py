import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ingest.datamodels import Passage, Span
from ingest.errors import IndexMismatchError, InputError
from ingest.vectors import Place, VectorStore, remove_collections, write_collection

ROWS = np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0], [-1.0, 0.0]], dtype=np.float32)


def passage(key: str, document: str, text: str, fiche: str | None = None) -> Passage:
    return Passage(key, document, 0, text, ("Guide", "Agir"), (Span(2, 0, 5), Span(3, 0, 4)), "prose", fiche)


PASSAGES = [
    passage("est", "a.pdf", "vers l’est", "Fiche 1"),
    passage("nord-est", "a.pdf", "vers le nord-est"),
    passage("nord", "b.pdf", "vers le nord"),
    # A twin of the first: the same text must not be lost.
    passage("ouest", "b.pdf", "vers l’est"),
]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "chroma", "", "fil-test-000001")


@pytest.fixture
def store(place: Place) -> Iterator[VectorStore]:
    write_collection(place, PASSAGES, ROWS)
    opened = VectorStore(place)
    yield opened
    opened.close()


def test_nearest_passages_come_first_with_their_cosine(store: VectorStore) -> None:
    found = store.query(np.array([1.0, 0.0], dtype=np.float32), 3)
    assert [key for key, _ in found] == ["est", "nord-est", "nord"]
    assert [cosine for _, cosine in found] == pytest.approx([1.0, 0.6, 0.0], abs=1e-6)


def test_cosine_does_not_depend_on_length(store: VectorStore) -> None:
    assert store.query(np.array([0.0, 5.0], dtype=np.float32), 1) == [("nord", pytest.approx(1.0, abs=1e-6))]


def test_query_keeps_to_the_documents_given(store: VectorStore) -> None:
    found = store.query(np.array([1.0, 0.0], dtype=np.float32), 4, documents=["b.pdf"])
    assert [key for key, _ in found] == ["nord", "ouest"]


def test_asking_for_more_than_there_are_gives_all(store: VectorStore) -> None:
    assert len(store.query(ROWS[0], 50)) == len(store) == 4
    assert sorted(store.ids()) == ["est", "nord", "nord-est", "ouest"]


def test_collection_holds_texts_and_metadata(place: Place) -> None:
    write_collection(place, PASSAGES, ROWS)
    store = VectorStore(place)
    found = store._collection.get(ids=["est", "nord"], include=["metadatas"])
    about = {"document": "a.pdf", "page": 2, "page_end": 3, "path": "Guide > Agir", "text": "vers l’est"}
    assert found["metadatas"][found["ids"].index("est")] == about | {"fiche": "Fiche 1"}
    assert "fiche" not in found["metadatas"][found["ids"].index("nord")]
    store.close()


def test_without_a_model_texts_are_kept_all_the_same(place: Place) -> None:
    write_collection(place, PASSAGES, None)
    store = VectorStore(place)
    assert len(store) == 4
    store.close()


def test_collection_is_made_anew(place: Place) -> None:
    write_collection(place, PASSAGES, ROWS)
    write_collection(place, PASSAGES[:1], -ROWS[:1])
    store = VectorStore(place)
    assert store.query(ROWS[0], 4) == [("est", pytest.approx(-1.0, abs=1e-6))]
    store.close()


def test_empty_collection_can_be_opened(place: Place) -> None:
    write_collection(place, [], None)
    store = VectorStore(place)
    assert (len(store), store.ids()) == (0, [])
    store.close()


def test_missing_collection_says_what_to_run(place: Place) -> None:
    write_collection(place, PASSAGES, ROWS)
    with pytest.raises(IndexMismatchError, match=r"introuvable.*python -m ingest --rebuild"):
        VectorStore(Place(place.folder, "", "fil-test-000009"))


def test_collection_of_another_space_is_refused(place: Place) -> None:
    import chromadb
    from chromadb.config import Settings

    with chromadb.PersistentClient(str(place.folder), settings=Settings(anonymized_telemetry=False)) as client:
        client.create_collection(place.name, embedding_function=None)
    with pytest.raises(IndexMismatchError, match="« l2 » et non « cosine »"):
        VectorStore(place)


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://serveur", "http://"])
def test_bad_server_address_is_told(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="n'est pas une adresse"):
        VectorStore(Place(tmp_path, url, "fil-test-000001"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_silent_server_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"ne répond pas\. Démarrez-le"):
        VectorStore(Place(tmp_path, f"http://127.0.0.1:{free_port()}", "fil-test-000001"))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Address of a Chroma server of its own."""
    program = shutil.which("chroma", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the chroma program is not installed beside Python")
    port = free_port()
    command = [program, "run", "--path", str(tmp_path / "server"), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/api/v2/heartbeat")
        yield url
    finally:
        process.kill()
        process.wait()


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(address)


def test_collections_on_a_server(server: str, tmp_path: Path) -> None:
    places = [Place(tmp_path, server, f"fil-test-00000{n}") for n in (1, 2, 3)]
    for each in [*places, Place(tmp_path, server, "fil-other-000001")]:
        write_collection(each, PASSAGES, ROWS)
    remove_collections(places[0], prefix="fil-test-", keep=["fil-test-000002", "fil-test-000003"])
    with pytest.raises(IndexMismatchError):
        VectorStore(places[0])
    for each in (*places[1:], Place(tmp_path, server, "fil-other-000001")):
        store = VectorStore(each)
        assert store.query(ROWS[0], 1)[0][0] == "est"
        store.close()
