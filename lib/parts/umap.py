"""umap-js, which lays vectors out on a map in a browser: the file of its npm package, as the server hands it out.

It comes by `make run` into `node_modules`, as LiteRT.js does. Where it is not installed a map says so, and has its
other view.
"""

from collections.abc import Mapping
from functools import cache

from lib.parts.litert import RuntimeFile
from lib.settings import ROOT

PACKAGE = ROOT / "node_modules" / "umap-js"
FILES = {"umap/umap.js": "lib/umap-js.min.js"}
"""By the path beside the folders of the parts."""


@cache
def runtime_files() -> Mapping[str, RuntimeFile]:
    """Return every file by its path beside the parts; none if it is not installed."""
    return {name: RuntimeFile(PACKAGE / path) for name, path in FILES.items() if (PACKAGE / path).is_file()}


def identify() -> bytes:
    """Return what is another one as soon as the installed version is; empty if none is installed."""
    return (PACKAGE / "package.json").read_bytes() if runtime_files() else b""
