"""The parts of capsule networks: squash, routing, layers, losses, decoder."""

from lib.models.capsules.decoder import Decoder
from lib.models.capsules.layers import ClassCapsules, PrimaryCapsules
from lib.models.capsules.losses import (
    RECONSTRUCTION_WEIGHT,
    margin_loss,
    margin_terms,
    reconstruction_loss,
)
from lib.models.capsules.routing import RoutingTrace, dynamic_routing, self_attention_routing
from lib.models.capsules.squash import capsule_lengths, squash

__all__ = [
    "RECONSTRUCTION_WEIGHT",
    "ClassCapsules",
    "Decoder",
    "PrimaryCapsules",
    "RoutingTrace",
    "capsule_lengths",
    "dynamic_routing",
    "margin_loss",
    "margin_terms",
    "reconstruction_loss",
    "self_attention_routing",
    "squash",
]
