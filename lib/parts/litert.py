"""LiteRT.js, which runs a network in the browser: the files of its npm packages, as the server hands them out.

It comes by `make run` into `node_modules`. Where it is not installed the app runs all the same, and the server
computes what a browser could.
"""

import gzip
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lib.settings import ROOT

PACKAGES = ROOT / "node_modules" / "@litertjs"
FOLDER = "litert"
"""The files lie in it, beside the folders of the parts."""
NOT_INSTALLED = (
    "LiteRT.js is not installed, so no network can run in a browser, and the server computes everything. "
    "To install it, connect this computer to the internet and start again with: make run"
)
FILES = {
    "index.js": "core/dist/index.js",
    "wasm-utils.js": "wasm-utils/dist/index.js",
    **{
        f"wasm/{name}": f"core/wasm/{name}"
        # With relaxed SIMD and without: LiteRT.js takes the one that the browser can. The others need more.
        for build in ("internal", "compat_internal")
        for name in (f"litert_wasm_{build}.js", f"litert_wasm_{build}.wasm")
    },
}
_FIRST = f"{FOLDER}/wasm/litert_wasm_internal.wasm"
_MEDIA_TYPES = {".js": "text/javascript", ".wasm": "application/wasm"}
BARE, RELATIVE = b'"@litertjs/wasm-utils"', b'"./wasm-utils.js"'
"""A browser finds no package by its name, only a file by its place."""
LEVEL = 5  # 2.88 of 9.37 MB in 0.3 s; the highest, 9, gives 2.84 MB in 1 s


class RuntimeFile:
    """One file of a package that came by npm."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.media_type = _MEDIA_TYPES[path.suffix]
        self._compressing = threading.Lock()
        self._compressed: bytes | None = None

    def read(self) -> bytes:
        """Return its content as browsers get it.

        Raises:
            RuntimeError: if the package imports the other one in a way that cannot be rewritten.
        """
        content = self.path.read_bytes()
        if self.path == PACKAGES / FILES["index.js"]:
            if content.count(BARE) != 1:
                raise RuntimeError(f"Expected LiteRT.js to import {BARE.decode()} in one place, but it does not.")
            content = content.replace(BARE, RELATIVE)
        return content

    def compress(self) -> bytes:
        """Return the content compressed with gzip; that takes up to half a second, once a process."""
        with self._compressing:  # a class that comes at once waits for the first, instead of each compressing
            if self._compressed is None:
                self._compressed = gzip.compress(self.read(), LEVEL, mtime=0)
        return self._compressed


@cache
def runtime_files() -> Mapping[str, RuntimeFile]:
    """Return every file by its path beside the parts, such as `litert/index.js`; none if it is not installed."""
    paths = {f"{FOLDER}/{name}": PACKAGES / path for name, path in FILES.items()}
    if not all(path.is_file() for path in paths.values()):
        return {}
    return {name: RuntimeFile(path) for name, path in paths.items()}


def is_installed() -> bool:
    """Return whether browsers can get LiteRT.js from this server."""
    return bool(runtime_files())


def identify() -> bytes:
    """Return what is another one as soon as the installed version is; empty if none is installed."""
    if not is_installed():
        return b""
    return b"".join((PACKAGES / name / "package.json").read_bytes() for name in ("core", "wasm-utils"))


def prepare() -> None:
    """Compress the largest file that most browsers ask for, so that none waits for it."""
    if file := runtime_files().get(_FIRST):
        file.compress()
