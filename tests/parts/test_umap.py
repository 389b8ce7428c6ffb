"""umap-js as a browser fetches it from the app."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.parts import served, umap
from lib.parts.served import address_of, version
from lib.settings import ROOT
from tests import routes


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a folder with a small package in the place of the one that is served."""
    monkeypatch.setattr(umap, "PACKAGE", tmp_path)
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "umap-js.min.js").write_text("self.UMAP = {}\n" * 100)
    (tmp_path / "package.json").write_text(json.dumps({"version": "1.0.0"}))
    umap.runtime_files.cache_clear()
    version.cache_clear()
    yield tmp_path
    umap.runtime_files.cache_clear()
    version.cache_clear()


def test_it_comes_compressed_and_is_kept_for_good(package: Path):
    answer = routes.get(served.routes(), f"/{address_of('umap/umap.js')}", {"Accept-Encoding": "gzip"})
    assert answer.status == 200 and answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(answer.content) == (package / "lib" / "umap-js.min.js").read_bytes()


def test_another_version_has_other_addresses(package: Path):
    before = address_of("umap/umap.js")
    (package / "package.json").write_text(json.dumps({"version": "1.0.1"}))
    version.cache_clear()
    assert address_of("umap/umap.js") != before


def test_without_it_there_is_no_such_file_and_all_else_is_there(package: Path):
    (package / "lib" / "umap-js.min.js").unlink()
    umap.runtime_files.cache_clear()
    version.cache_clear()
    assert routes.get(served.routes(), f"/{address_of('umap/umap.js')}").status == 404
    assert routes.get(served.routes(), f"/{address_of('kit/dom.js')}").status == 200


def test_it_is_pinned_and_installed_with_the_app():
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]["umap-js"]
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]["node_modules/umap-js"]
    assert wanted == locked["version"] == "1.4.0"
    assert not locked.get("dev")
