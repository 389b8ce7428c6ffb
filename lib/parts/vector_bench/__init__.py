"""Routes vectors that a learner types in, or drags, step by step.

Two small layers: the votes are typed, or lower capsules and matrices, of which the votes are made. The file of
`lib.inspectors.answers.typed_vectors` routes them by the app's own `dynamic_routing` in the browser, and the
server where the browser cannot (`routing.js`). The view lives in the address bar (`preset`, `from`, `size`,
`votes`, `u`, `w`, `passes`, `step`, `pair`).
"""

from collections.abc import Mapping
from typing import Any

from lib.parts.key import Key
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = ["FROMS", "MOST_STEPS", "PRESETS", "SIZE", "payload", "vector_bench"]

PART = Part("vector_bench")
PRESETS = ("agree", "camps", "outlier", "opposite", "example")
FROMS = ("votes", "capsules")
SIZE = r"[2-4]x[23]x[2-4]"
"""Lower capsules, upper capsules, and the numbers of each."""
MOST_STEPS = 50
"""Five in each of ten iterations."""
VIEW = ("preset", "from", "size", "votes", "u", "w", "passes", "step", "pair")


def payload(file: str, server: str, view: Mapping[str, Any]) -> Payload:
    """Return what the part is sent; see `vector_bench`."""
    return Payload({"file": file, "server": server, "view": {name: view.get(name) for name in VIEW}})


def vector_bench(file: str, server: str, *, view: Mapping[str, Any], key: Key) -> None:
    """Draw the part.

    Args:
        file: where the file that routes is served, relative to the page.
        server: where the server routes, for browsers that cannot.
        view: where to start, as it stands in the address bar.
        key: Streamlit's key for this component.
    """
    PART.mount(payload(file, server, view), key=key)
