"""Pictures of what a network of digits never learned, the same for all networks: letters, clothes, noise …"""

from lib.datasets.unseen.kinds import (
    CLOTHING,
    COUNT,
    DIGIT,
    DIGITS,
    KINDS,
    Unseen,
    count_of,
    is_here,
    unseen_pictures,
)

__all__ = ["CLOTHING", "COUNT", "DIGIT", "DIGITS", "KINDS", "Unseen", "count_of", "is_here", "unseen_pictures"]
