"""The parts of capsule networks: squash, routing, layers, losses, decoder.

Importing this does not import TensorFlow: the functions import it when they first compute, the layers when they
are taken from here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lib.models.capsules.losses import (
    RECONSTRUCTION_WEIGHT,
    Margins,
    margin_loss,
    margin_terms,
    reconstruction_loss,
)
from lib.models.capsules.routing.dynamic import dynamic_routing
from lib.models.capsules.routing.em import em_routing
from lib.models.capsules.routing.self_attention import self_attention_routing
from lib.models.capsules.routing.uniform import uniform_routing
from lib.models.capsules.squash import capsule_lengths, exponential_squash, squash
from lib.models.capsules.trace import RoutingTrace

if TYPE_CHECKING:
    from lib.models.capsules.class_capsules import ClassCapsules
    from lib.models.capsules.decoder import Decoder
    from lib.models.capsules.primary_capsules import DepthwisePrimaryCapsules, PrimaryCapsules

__all__ = [
    "RECONSTRUCTION_WEIGHT",
    "ClassCapsules",
    "Decoder",
    "DepthwisePrimaryCapsules",
    "Margins",
    "PrimaryCapsules",
    "RoutingTrace",
    "capsule_lengths",
    "dynamic_routing",
    "em_routing",
    "exponential_squash",
    "margin_loss",
    "margin_terms",
    "reconstruction_loss",
    "self_attention_routing",
    "squash",
    "uniform_routing",
]
LAYERS = {
    "ClassCapsules": "class_capsules",
    "Decoder": "decoder",
    "DepthwisePrimaryCapsules": "primary_capsules",
    "PrimaryCapsules": "primary_capsules",
}
"""The module of each layer. Layers derive from Keras's, so importing them imports TensorFlow."""


def __getattr__(name: str) -> Any:
    if name not in LAYERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{LAYERS[name]}"), name)
