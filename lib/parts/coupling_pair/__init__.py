"""Shows the couplings of two pictures beside each other, as maps on one scale, and how alike they are.

What the server sends is shown at once; another picture, drawn or chosen, is routed by the network in the browser
(`live.js`), and only where that cannot be the part asks the server. The view lives in the address bar (`first`,
`second`, `to`, `capsule`).
"""

from lib.parts.coupling_pair.payload import ANSWER, Origin, Routed, Typical, payload
from lib.parts.part import Part
from lib.parts.routed import RoutedState

__all__ = ["ANSWER", "PART", "Origin", "Routed", "Typical", "payload"]

PART = Part("coupling_pair", RoutedState)
"""A page mounts what `payload` makes; the script reruns where only the server can route what was chosen."""
