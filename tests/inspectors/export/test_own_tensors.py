"""Outputs that are the same numbers, each with a tensor of its own: LiteRT.js knows an output by its tensor."""

from typing import Any

import numpy as np
from tensorflow.lite.python import schema_py_generated as schema

from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.signatures import Signature
from tests.lite import LiteNetwork

VECTOR = np.array([[1, -2, 3.5, 0]], np.float32)
TWICE = {"vector": VECTOR.shape}


def exported() -> bytes:
    """Two functions, of which one has the same numbers under three names, and zeros under two."""

    def compute(vector: Any) -> Any:
        twice, nothing = 2 * vector, 0.0 * vector
        return {"a": twice, "b": twice, "c": 2 * vector, "d": nothing, "e": 0.0 * vector, "f": vector + 1}

    return to_lite({"many": Signature(compute, TWICE), "one": Signature(lambda vector: {"a": vector}, TWICE)})


def test_every_output_has_a_tensor_of_its_own():
    model: Any = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(exported(), 0))
    for signature in model.signatureDefs:
        places = [output.tensorIndex for output in signature.outputs]
        graph = model.subgraphs[signature.subgraphIndex]
        assert len(set(places)) == len(places)
        assert sorted(places) == sorted(graph.outputs)
        names = [graph.tensors[place].name for place in places]
        assert len(set(names)) == len(names)


def test_and_its_own_numbers():
    found = LiteNetwork(exported()).run("many", vector=VECTOR)
    expected = {
        "a": 2 * VECTOR,
        "b": 2 * VECTOR,
        "c": 2 * VECTOR,
        "d": 0 * VECTOR,
        "e": 0 * VECTOR,
        "f": VECTOR + 1,
    }
    assert found.keys() == expected.keys()
    for name, array in expected.items():
        np.testing.assert_array_equal(found[name], array, err_msg=name)
