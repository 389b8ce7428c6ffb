"""The texts of parts that compare what stands inside a network before and after (`kit/network/compared.js`)."""

from collections.abc import Mapping

from lib.errors import N_

LABELS: Mapping[str, str] = {
    "capsule_now": N_("Vector of {class}: length {length}, was {before}; direction turned by {angle}°"),
    "pooled_now": N_("Its {count} pooled features ({layer}): direction turned by {angle}°"),
    "features_now": N_("Its {count} numbers before the answer ({layer}): direction turned by {angle}°"),
}
