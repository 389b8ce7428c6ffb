"""LiteRT.js as a browser fetches it from the app."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.parts import litert, served
from lib.parts.served import address_of, version
from lib.services import prepare_litert
from tests import routes
from tests.routes import Answer

WASM = "litert/wasm/litert_wasm_internal.wasm"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a folder with small packages of the same files, which are the ones that are served."""
    monkeypatch.setattr(litert, "PACKAGES", tmp_path)
    for path in litert.FILES.values():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(path.encode() * 1000)
    (tmp_path / "core/dist/index.js").write_bytes(b'import { createWasmLib } from "@litertjs/wasm-utils";\n')
    for name in ("core", "wasm-utils"):
        (tmp_path / name / "package.json").write_text(json.dumps({"version": "1.0.0"}))
    litert.runtime_files.cache_clear()
    version.cache_clear()
    yield tmp_path
    litert.runtime_files.cache_clear()
    version.cache_clear()


def get(path: str, accepted: str = "gzip, br") -> Answer:
    """Return the answer to a GET of a file of this version, from a browser that accepts such encodings."""
    return routes.get(served.routes(), f"/{address_of(path)}", {"Accept-Encoding": accepted})


@pytest.mark.parametrize(
    ("path", "kind"), [(WASM, "application/wasm"), ("litert/wasm-utils.js", "text/javascript")]
)
def test_a_file_comes_compressed_with_its_kind_and_is_kept_for_good(packages: Path, path: str, kind: str):
    answer = get(path)
    assert answer.status == 200 and answer.headers["content-type"].startswith(kind)
    assert answer.headers["content-encoding"] == "gzip" and answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    whole = (packages / litert.FILES[path.removeprefix("litert/")]).read_bytes()
    assert gzip.decompress(answer.content) == whole and len(answer.content) < len(whole)


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "br, gzip; q=0.0"])
def test_a_browser_that_takes_no_gzip_gets_the_file_as_it_is(packages: Path, accepted: str):
    answer = get(WASM, accepted)
    assert answer.status == 200 and "content-encoding" not in answer.headers
    assert answer.content == (packages / litert.FILES[WASM.removeprefix("litert/")]).read_bytes()


@pytest.mark.parametrize("accepted", ["gzip", "gzip;q=0.5", "br;q=0, gzip"])
def test_a_browser_that_takes_gzip_gets_it(packages: Path, accepted: str):
    assert get(WASM, accepted).headers["content-encoding"] == "gzip"


def test_a_file_is_compressed_once_a_process(packages: Path):
    litert.prepare()
    first = litert.runtime_files()[WASM].compress()
    (packages / "core/wasm/litert_wasm_internal.wasm").unlink()
    assert get(WASM).content is first


def test_the_one_package_imports_the_other_by_its_place(packages: Path):
    assert get("litert/index.js", "").text == 'import { createWasmLib } from "./wasm-utils.js";\n'


def test_a_package_that_imports_otherwise_is_refused(packages: Path):
    (packages / "core/dist/index.js").write_text('import { createWasmLib } from "@litertjs/other";\n')
    with pytest.raises(RuntimeError, match="in one place"):
        litert.runtime_files()["litert/index.js"].read()


def test_another_version_of_the_packages_is_another_version_of_the_files(packages: Path):
    before = version()
    (packages / "core/package.json").write_text(json.dumps({"version": "1.0.1"}))
    version.cache_clear()
    assert version() != before


def test_where_it_is_not_installed_the_rest_is_served(packages: Path):
    before = version()
    (packages / "core/dist/index.js").unlink()
    litert.runtime_files.cache_clear()
    version.cache_clear()
    assert not litert.is_installed() and version() != before
    assert get("litert/index.js").status == 404 and get(WASM).status == 404
    assert get("kit/dom.js").status == 200
    litert.prepare()


@pytest.mark.parametrize(
    "path", ["litert/package.json", "litert/wasm/litert_wasm_jspi_internal.wasm", "litert/../part.py"]
)
def test_nothing_else_of_the_packages_is_served(path: str):
    assert get(path).status == 404


def test_the_installed_packages_are_those_that_are_pinned_and_import_as_expected():
    """What the app rewrites is there; if not, `make run` or `make quick` has not installed it."""
    pinned = json.loads((litert.ROOT / "package.json").read_text())["dependencies"]["@litertjs/core"]
    installed = [
        json.loads((litert.PACKAGES / name / "package.json").read_text()) for name in ("core", "wasm-utils")
    ]
    assert [package["version"] for package in installed] == [pinned, pinned]
    text = litert.runtime_files()["litert/index.js"].read()
    assert litert.RELATIVE in text and b"@litertjs" not in text.partition(b"//# source")[0]


def test_the_lock_file_names_no_host_that_files_come_from():
    lock = json.loads((litert.ROOT / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_the_start_says_where_it_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(litert, "runtime_files", dict)
    prepare_litert()
    assert capsys.readouterr().err.splitlines() == [litert.NOT_INSTALLED]
