"""The bench of typed vectors alone in a real browser, without anybody who routes."""

from typing import Any

from lib.parts.packing import Payload
from lib.parts.vector_bench import payload


def sent(view: dict[str, Any] | None = None) -> Payload:
    """Return what `vector_bench` sends."""
    return payload("absent.tflite", "absent", view or {})
