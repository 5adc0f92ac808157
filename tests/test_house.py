"""The house is in order: documents name what exists, the lock file is complete and portable."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from ingest.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "LISEZMOI.md", "corpus/README.md", "CHANGELOG.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def locked() -> dict[str, str]:
    """Version of each package of the lock file, by normalised name."""
    lines = (line for line in read("requirements.lock").splitlines() if line and not line.startswith("#"))
    pins = (re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;]+)", line) for line in lines)
    return {normalised(pin[1]): pin[2] for pin in pins if pin}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_stands_in_the_configuration_table(name: str) -> None:
    row = re.search(rf"^\| `FIL_{name.upper()}` \| (.+?) \| .+ \|$", read("README.md"), re.MULTILINE)
    assert row, f"FIL_{name.upper()} has no row in README.md"
    default = Settings.model_fields[name].default
    printed = f"`{default.name}/`" if isinstance(default, Path) else f"`{default}`" if default else "*(empty)*"
    assert row[1] == printed


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_name_no_unknown_setting(document: str) -> None:
    named = set(re.findall(r"\bFIL_[A-Z_]+\b", read(document)))
    assert named <= {f"FIL_{name}".upper() for name in Settings.model_fields}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_named_exists(document: str) -> None:
    named = set(re.findall(r"(?:^|`| {4})make ([a-z]+)", read(document), re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_local_link_leads_somewhere(document: str) -> None:
    prose = re.sub(r"`[^`\n]*`", "", read(document))
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)", prose)
    folder = (ROOT / document).parent
    assert [link for link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.pdf")), ids=lambda path: path.stem)
def test_every_shipped_guide_is_presented(path: Path) -> None:
    assert f"| `{path.name}` |" in read("corpus/README.md")


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {normalised(re.split(r"[<>=~!;\[ ]", each)[0]) for each in wanted}
    assert names - locked().keys() == set()


def test_lock_file_asks_for_no_gpu_and_no_private_index() -> None:
    lock = read("requirements.lock")
    assert locked()["torch"] == "2.13.0"
    assert [name for name in locked() if re.match(r"nvidia|cuda|triton", name)] == []
    assert "--" not in lock and "://" not in lock


def test_lock_file_holds_the_packages_of_windows() -> None:
    assert re.search(r"^colorama==\S+ ; .*win32", read("requirements.lock"), re.MULTILINE)
    assert re.search(r"^uvloop==\S+ ; .*sys_platform != 'win32'", read("requirements.lock"), re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_integration_script_is_executable() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
