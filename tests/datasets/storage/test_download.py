"""Downloads from a publisher on this computer: whole, continued, broken, wrong, unreachable."""

import hashlib
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.datasets import cifar10, fashion_mnist, oxford_pets
from lib.datasets.storage import download
from lib.datasets.storage.download import ConnectionLostError
from lib.datasets.storage.missing import Remote
from lib.errors import LearnerError
from tests.conftest import forget_home
from tests.datasets.names import bundled_names

CONTENT = np.random.default_rng(0).bytes(300_000)
CUT = 100_000


class Publisher(ThreadingHTTPServer):
    """Serves CONTENT under every path; `broken` connections end after CUT bytes."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.content, self.broken, self.knows_ranges = CONTENT, 0, True
        self.asked: list[str] = []


class Handler(BaseHTTPRequestHandler):
    server: Publisher

    def do_GET(self) -> None:
        asked = self.headers.get("Range", "")
        self.server.asked.append(asked)
        if self.path == "/gone":
            return self.send_error(404)
        wanted = re.fullmatch(r"bytes=(\d+)-", asked)
        assert wanted is not None
        first = int(wanted[1]) if self.server.knows_ranges else 0
        rest = self.server.content[first:]
        self.send_response(206 if self.server.knows_ranges else 200)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        if self.server.broken:
            self.server.broken -= 1
            rest = rest[:CUT]
        self.wfile.write(rest)

    def log_message(self, *_) -> None:
        pass


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(download, "PAUSE_SECONDS", 0.0)
    server = Publisher()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def remote(publisher) -> Remote:
    url = f"http://127.0.0.1:{publisher.server_port}/pictures.tar.gz"
    return Remote(url, "pictures.tar.gz", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


def files(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def test_a_whole_file_with_its_progress(remote, tmp_path: Path):
    seen = []
    path = download.download(remote, tmp_path / "new", lambda done, total: seen.append((done, total)))
    assert path == tmp_path / "new" / "pictures.tar.gz"
    assert path.read_bytes() == CONTENT
    assert files(path.parent) == ["pictures.tar.gz"]
    assert seen[-1] == (300_000, 300_000)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_what_is_there_is_not_asked_for_again(remote, publisher, tmp_path: Path):
    for _ in range(2):
        download.download(remote, tmp_path)
    assert publisher.asked == ["bytes=0-"]


def test_a_broken_connection_is_continued(remote, publisher, tmp_path: Path):
    publisher.broken = 2
    assert download.download(remote, tmp_path).read_bytes() == CONTENT
    assert publisher.asked == ["bytes=0-", "bytes=100000-", "bytes=200000-"]


def test_an_earlier_download_is_continued(remote, publisher, tmp_path: Path):
    (tmp_path / "pictures.tar.gz.part").write_bytes(CONTENT[:250_000])
    seen = []
    path = download.download(remote, tmp_path, lambda done, _: seen.append(done))
    assert path.read_bytes() == CONTENT
    assert publisher.asked == ["bytes=250000-"]
    assert seen[0] > 250_000


def test_a_publisher_without_ranges_begins_anew(remote, publisher, tmp_path: Path):
    publisher.knows_ranges = False
    (tmp_path / "pictures.tar.gz.part").write_bytes(CONTENT[:250_000])
    assert download.download(remote, tmp_path).read_bytes() == CONTENT


def test_a_connection_that_brings_nothing_is_given_up_and_kept_for_later(
    remote, publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(f"{__name__}.CUT", 0)
    publisher.broken = 99
    (tmp_path / "pictures.tar.gz.part").write_bytes(CONTENT[:10])
    with pytest.raises(ConnectionLostError):
        download.download(remote, tmp_path)
    assert len(publisher.asked) == download.ATTEMPTS
    assert (tmp_path / "pictures.tar.gz.part").read_bytes() == CONTENT[:10]


@pytest.mark.parametrize("wrong", [CONTENT[:-1] + b"\0", CONTENT + b"more"])
def test_another_file_is_not_kept(remote, publisher, tmp_path: Path, wrong):
    publisher.content = wrong
    with pytest.raises(LearnerError) as caught:
        download.download(remote, tmp_path)
    assert str(caught.value) == (
        f"The file from {remote.url} is not the published pictures.tar.gz: its checksum differs. Try again later."
    )
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_made(remote, tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(LearnerError, match="cannot be written to"):
        download.download(remote, tmp_path / "file" / "folder")


def test_two_at_once_fetch_it_once(remote, publisher, tmp_path: Path):
    both = [threading.Thread(target=download.download, args=(remote, tmp_path)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert publisher.asked == ["bytes=0-"]
    assert (tmp_path / "pictures.tar.gz").read_bytes() == CONTENT


# By the data set's name


@pytest.fixture
def published(home: Path, remote, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Remote, Remote]]:
    """Two files that CIFAR-10 is made to consist of."""
    two = remote, Remote(remote.url, "more.tar.gz", remote.size, remote.sha256)

    def missing() -> tuple[Remote, ...]:
        return tuple(one for one in two if not (home / "datasets" / "cifar10" / one.file).is_file())

    monkeypatch.setitem(datasets.families(), "cifar10", replace(cifar10.FAMILY, missing=missing))
    monkeypatch.setattr(fashion_mnist, "DEBIAN", home)
    datasets.forget()
    yield two
    forget_home()


def test_fetch_brings_what_is_missing(home: Path, published):
    seen = []
    assert datasets.missing("cifar10") == published
    datasets.fetch("cifar10", lambda done, total: seen.append((done, total)))
    assert datasets.missing("cifar10") == ()
    assert files(home / "datasets" / "cifar10") == ["more.tar.gz", "pictures.tar.gz"]
    assert (300_000, 600_000) in seen
    assert seen[-1] == (600_000, 600_000)
    datasets.fetch("cifar10", lambda done, total: pytest.fail("nothing was missing"))
    datasets.fetch("mnist", lambda done, total: pytest.fail("it came with the app"))


def test_offline_says_which_files_go_where_and_what_is_here(home: Path, published, publisher):
    publisher.shutdown()
    publisher.server_close()
    not_here = "is not on this computer. Download it on the Data page, or put"
    refused = "could not be downloaded (Connection refused). Connect this computer to the internet and try again,"
    refused += " or put"
    for ask, middle in ((datasets.load, not_here), (datasets.fetch, refused)):
        with pytest.raises(datasets.MissingDataError) as caught:
            ask("cifar10")
        assert str(caught.value) == (
            f"The data set cifar10 {middle} pictures.tar.gz, more.tar.gz into {home / 'datasets' / 'cifar10'}. "
            f"These are here: {bundled_names()}."
        )


def test_a_file_that_is_gone_gives_the_publishers_reason(
    published, remote, publisher, monkeypatch: pytest.MonkeyPatch
):
    gone = Remote(remote.url.replace("pictures.tar.gz", "gone"), remote.file, remote.size, remote.sha256)
    monkeypatch.setitem(datasets.families(), "cifar10", replace(cifar10.FAMILY, missing=lambda: (gone,)))
    with pytest.raises(datasets.MissingDataError, match=r"could not be downloaded \(Not Found\)"):
        datasets.fetch("cifar10")


def test_what_is_published_is_named_with_sizes_and_checksums():
    for remotes in (fashion_mnist.REMOTE, (cifar10.BINARY, cifar10.PYTHON, oxford_pets.ARCHIVE)):
        for one in remotes:
            assert one.url.startswith("http")
            assert one.url.endswith(one.file)
            assert re.fullmatch(r"[0-9a-f]{64}", one.sha256)
            assert one.size > 1000
