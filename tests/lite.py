"""Runs exported networks by LiteRT's own interpreter, without TensorFlow."""

from collections.abc import Mapping

import numpy as np
from ai_edge_litert.interpreter import Interpreter

Arrays = dict[str, np.ndarray]


class LiteNetwork:
    """A network in a LiteRT file."""

    def __init__(self, content: bytes) -> None:
        self._interpreter = Interpreter(model_content=content, num_threads=1)
        self.functions: Mapping[str, Mapping[str, list[str]]] = self._interpreter.get_signature_list()

    def run(self, name: str, **inputs: np.ndarray) -> Arrays:
        """Return the outputs of one of its functions by name; inputs that it does not take are left out."""
        taken = self.functions[name]["inputs"]
        runner = self._interpreter.get_signature_runner(name)
        return dict(runner(**{one: np.asarray(inputs[one], np.float32) for one in taken}))

    def route(self, seen: Arrays, iterations: int) -> Arrays:
        """Return every array of so many passes, the iteration first, over the votes of an `observe`."""
        given = {**seen, "logits": np.zeros(seen["votes"].shape[:3])}
        passes = []
        for iteration in range(iterations):
            one = self.run("route", **given, iteration=np.array([iteration]))
            passes.append({"logits": given["logits"], **one})
            given["logits"] = one.get("next_logits", given["logits"])
        return {name: np.stack([one[name] for one in passes]) for name in passes[0]}
