"""The parts of capsule networks: squash, routing, layers, losses, decoder."""

from lib.models.capsules.class_capsules import ClassCapsules
from lib.models.capsules.decoder import Decoder
from lib.models.capsules.em import em_routing
from lib.models.capsules.losses import RECONSTRUCTION_WEIGHT, margin_loss, margin_terms, reconstruction_loss
from lib.models.capsules.primary_capsules import DepthwisePrimaryCapsules, PrimaryCapsules
from lib.models.capsules.routing import dynamic_routing, uniform_routing
from lib.models.capsules.self_attention import self_attention_routing
from lib.models.capsules.squash import capsule_lengths, exponential_squash, squash
from lib.models.capsules.trace import RoutingTrace

__all__ = [
    "RECONSTRUCTION_WEIGHT",
    "ClassCapsules",
    "Decoder",
    "DepthwisePrimaryCapsules",
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
