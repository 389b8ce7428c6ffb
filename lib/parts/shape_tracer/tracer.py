"""The payload of the shape tracer."""

from dataclasses import asdict

from lib.inspectors.answers.description import NetworkDescription
from lib.parts.packing import Payload


def payload(network: str, described: NetworkDescription, *, view: str) -> Payload:
    """Return the input's side and channels, and the windows in order.

    The steps of a sequence are the rows of the image, and its channels are the numbers in a row.

    Raises:
        ValueError: if the network has no window to trace.
    """
    if not described.windows:
        raise ValueError(f"{network} has no window that slides, so there is nothing to trace.")
    side, width, channels = described.input_shape
    is_sequence = described.windows[0].dimensions == 1
    return Payload(
        {
            "network": network,
            "side": side,
            "channels": width * channels if is_sequence else channels,
            "windows": [asdict(window) for window in described.windows],
            "capsule_size": described.capsule_size,
            "view": view,
        }
    )
