"""Serves the files of the browser parts: scripts, styles, labels in each language, and what came by npm.

The address of each has the version in it, so that a browser may keep the files for good and files of two versions
are never mixed.
"""

import asyncio
import hashlib
import json
import posixpath
import re
from dataclasses import dataclass
from functools import cache

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.parts import litert, umap
from lib.parts.labels import FOLDER, texts_of
from lib.settings import ASSETS

LIB = FOLDER.parent
MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}
IMPORTED = re.compile(r'^(?:import|export)\s[\w\s{},*$]*["\'](\.{1,2}/[^"\']+)["\']', re.M)
"""A static import of a module beside; one by `import(…)` is not among them."""
FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}
NOT_KEPT = {"Cache-Control": "no-store"}


@dataclass(frozen=True)
class ServedFile:
    """The content of a file, and its media type."""

    content: bytes
    media_type: str


@cache
def scripts_and_styles() -> dict[str, ServedFile]:
    """Return every script and style by its path in `lib/parts`; they are read once a process."""
    found: dict[str, ServedFile] = {}
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in MEDIA_TYPES:
            file = ServedFile(path.read_bytes(), MEDIA_TYPES[path.suffix])
            found[path.relative_to(FOLDER).as_posix()] = file
    return found


@cache
def version() -> str:
    """Return the version of the files; it changes with each script, style and text, and with what came by npm."""
    digest = hashlib.blake2b(litert.identify() + umap.identify(), digest_size=8)
    for name, file in scripts_and_styles().items():
        digest.update(f"{name}\0{len(file.content)}\0".encode() + file.content)
    # Labels may come from anywhere in lib, and what Python packs must fit the scripts that unpack it.
    for path in sorted([*LIB.rglob("*.py"), *(ASSETS / "translations").glob("*.po")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def served_file(path: str) -> ServedFile | None:
    """Return the file at `path`, such as `kit/dom.js` or `labels/zh/drawing_canvas.json`, or None."""
    match path.split("/"):
        case ["labels", language, file] if file.endswith(".json"):
            try:
                return _labels(file.removesuffix(".json"), language)
            except KeyError:
                return None
        case [part, "entry.js"]:
            return _entry(part)
        case _:
            if runtime := _runtime_file(path):
                return ServedFile(runtime.read(), runtime.media_type)
    return scripts_and_styles().get(path)


def _runtime_file(path: str) -> litert.RuntimeFile | None:
    """Return the file of an npm package that is served at `path`, if it is one that is installed."""
    return litert.runtime_files().get(path) or umap.runtime_files().get(path)


def modules_of(script: str) -> list[str]:
    """Return the path in `lib/parts` of every script that `script` imports, directly or indirectly."""
    found = [script]
    for path in found:
        text = scripts_and_styles()[path].content.decode()
        beside = [posixpath.normpath(posixpath.join(path, "..", name)) for name in IMPORTED.findall(text)]
        found += [name for name in dict.fromkeys(beside) if name not in found]
    return found[1:]


@cache
def _entry(part: str) -> ServedFile | None:
    """Return a script that imports all of a part's modules at once.

    A browser finds an import only when it has read the module that has it, and each level is a trip to the server;
    with this script there are two trips, however deep the modules lie.
    """
    component = f"{part}/component.js"
    if component not in scripts_and_styles():
        return None
    lines = [f'import "../{path}"' for path in modules_of(component)]
    return ServedFile(
        "\n".join([*lines, 'export { default } from "./component.js"', ""]).encode(), "text/javascript"
    )


@cache
def _labels(part: str, language: str) -> ServedFile:
    return ServedFile(json.dumps(texts_of(part, language), ensure_ascii=False).encode(), "application/json")


def address_of(path: str) -> str:
    """Return where the file is served, relative to a page of the app."""
    return f"parts/{version()}/{path}"


def routes() -> list[Route]:
    """Return the routes that serve the files, below the base path of the app."""
    return [Route(f"{base_path()}/parts/{{version}}/{{path:path}}", _answer)]


def base_path() -> str:
    """Return the path that all of the app lies below, "" or such as "/lab"."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


async def _answer(request: Request) -> Response:
    path = request.path_params["path"]
    file = None
    if request.path_params["version"] == version():
        if runtime := _runtime_file(path):
            return await _answer_runtime(request, runtime)
        file = served_file(path)
    if file is None:
        return PlainTextResponse("There is no such file of the browser parts.", 404, NOT_KEPT)
    return Response(file.content, headers=FOR_GOOD, media_type=file.media_type)


async def _answer_runtime(request: Request, file: litert.RuntimeFile) -> Response:
    """Return a file that came by npm, of up to 10 MB: it is read and compressed beside the event loop."""
    headers = FOR_GOOD | {"Vary": "Accept-Encoding"}
    accepted = re.sub(r"gzip\s*;\s*q=0(\.0*)?\s*(,|$)", "", request.headers.get("accept-encoding", ""))
    if "gzip" not in accepted:
        return Response(await asyncio.to_thread(file.read), headers=headers, media_type=file.media_type)
    content = await asyncio.to_thread(file.compress)
    return Response(content, headers=headers | {"Content-Encoding": "gzip"}, media_type=file.media_type)
