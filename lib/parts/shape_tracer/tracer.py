"""What the shape tracer consists of, in its form for the browser."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from lib.inspectors.answers.description import NetworkDescription


def payload(
    network: str, described: NetworkDescription, *, labels: Mapping[str, str], view: str
) -> dict[str, Any]:
    """The input's side and channels, and the windows in order.

    A sequence has the rows of the image as its steps, and as its channels what stands in a row.

    Raises:
        ValueError: if the network has no window to trace.
    """
    if not described.windows:
        raise ValueError(f"{network} has no window that slides, so there is nothing to trace.")
    side, width, channels = described.input_shape
    sequence = described.windows[0].dimensions == 1
    return {
        "labels": dict(labels),
        "network": network,
        "side": side,
        "channels": width * channels if sequence else channels,
        "windows": [asdict(window) for window in described.windows],
        "capsule_size": described.capsule_size,
        "view": view,
    }
