"""The kinds of routing: every module in this folder that has a `KIND`.

Importing this does not import TensorFlow; computing with a kind does.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from lib.models.capsules.routing.kind import Presence, RoutingKind

__all__ = ["ROUTING_KINDS", "Presence", "RoutingKind", "routing_kind"]


def _find_kinds() -> Mapping[str, RoutingKind]:
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    kinds = [module.KIND for module in modules if hasattr(module, "KIND")]
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: (kind.place, kind.name))}


ROUTING_KINDS = _find_kinds()
"""Every kind of routing by name."""


def routing_kind(name: str) -> RoutingKind:
    """Return the kind of routing called `name`.

    Raises:
        ValueError: if there is none.
    """
    if name not in ROUTING_KINDS:
        raise ValueError(f"There is no routing called {name!r}; expected one of {', '.join(ROUTING_KINDS)}.")
    return ROUTING_KINDS[name]
