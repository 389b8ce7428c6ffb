"""Serves the networks of runs to the browsers that run them: whole, compressed, in pieces where one was cut off.

`lib.inspectors.answers.network_file.network_address` gives the address. Making one takes seconds.
"""

from starlette.responses import FileResponse, Response
from starlette.routing import Route

from lib.inspectors.answers.network_file import SUFFIX, NetworkFile, can_be_sent, export_network, version_of
from lib.runs import Run, open_store
from pages.kit.runs.serving import BYTES, COMPRESSED, FOR_GOOD, Served


def network_route() -> Route:
    """Return the route that serves networks, below the base path of the app."""
    return _NETWORKS.route()


def _has(run: Run, checkpoint: str, version: str) -> bool:
    return version == version_of(open_store().files(run), checkpoint) and can_be_sent(run)


def respond_with_file(file: NetworkFile, takes_gzip: bool) -> Response:
    """Return the file of a network as a response, compressed for a browser that takes that."""
    if takes_gzip:
        return FileResponse(file.compressed, headers=COMPRESSED, media_type=BYTES)
    return Response(file.read(), headers=FOR_GOOD, media_type=BYTES)


_NETWORKS = Served(
    path=f"networks/{{run}}/{{checkpoint}}{SUFFIX}",
    has=_has,
    make=lambda run, checkpoint: export_network(run.id, checkpoint),
    respond=respond_with_file,
    absent="There is no such network here, or not any more.",
)
