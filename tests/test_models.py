"""The built-in models are whole files, and files stay what they were but for the part that changes."""

import io
import zipfile

import pytest

from assistant.drafting.models import model_parts, unzipped, with_part, zipped


def test_opendocument_begins_with_its_kind_uncompressed() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(model_parts("odt")))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(first) == b"application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize("model", ["word", "odt"])
def test_each_part_that_a_model_names_is_there(model: str) -> None:
    parts = model_parts(model)
    index = "[Content_Types].xml" if model == "word" else "META-INF/manifest.xml"
    named = [line.split('"')[1].lstrip("/") for line in parts[index].decode().splitlines() if ".xml" in line]
    assert len(named) >= 3
    assert set(named) <= set(parts)


def test_one_part_changes() -> None:
    made = with_part(zipped({"a.xml": "été".encode(), "b.bin": b"\xff"}), "a.xml", lambda text: text.upper())
    assert unzipped(made) == {"a.xml": "ÉTÉ".encode(), "b.bin": b"\xff"}
