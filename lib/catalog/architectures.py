"""The networks a learner can choose."""

from lib.catalog.capsule_networks import CAPSULE_NETWORKS
from lib.catalog.image_networks import IMAGE_NETWORKS

ARCHITECTURES = {entry.name: entry for entry in (*CAPSULE_NETWORKS, *IMAGE_NETWORKS)}
