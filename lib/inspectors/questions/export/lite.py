"""Turn a network into a LiteRT file (`.tflite`), which runs in a browser and on a phone."""

import tempfile
from collections.abc import Mapping

import flatbuffers
import tensorflow as tf
from tensorflow.lite.python import schema_py_generated as schema
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

from lib.inspectors.questions.export.half_precision import keep_as_half
from lib.inspectors.questions.export.own_tensors import give_outputs_own_tensors
from lib.inspectors.questions.export.signatures import Signature

IDENTIFIER = b"TFL3"
WITHOUT_GRADIENTS = tf.saved_model.SaveOptions(experimental_custom_gradients=False)


def to_lite(signatures: Mapping[str, Signature]) -> bytes:
    """Return a LiteRT file with these functions, each over weights that stand in the file.

    What float16 holds exactly stands in it as float16, all else as float32, so that no number changes.
    """
    functions = {name: _with_constant_weights(signature) for name, signature in signatures.items()}
    with tempfile.TemporaryDirectory() as folder:
        tf.saved_model.save(tf.Module(), folder, signatures=functions, options=WITHOUT_GRADIENTS)
        converter = tf.lite.TFLiteConverter.from_saved_model(folder, signature_keys=list(functions))
        return _finish(converter.convert())


def _finish(converted: bytes) -> bytes:
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(converted, 0))
    give_outputs_own_tensors(model)
    keep_as_half(model)
    builder = flatbuffers.Builder(len(converted))
    builder.Finish(model.Pack(builder), file_identifier=IDENTIFIER)
    return bytes(builder.Output())


def _with_constant_weights(signature: Signature) -> tf.types.experimental.ConcreteFunction:
    """Return the signature's function with the weights in its graph instead of in variables."""
    specs = [tf.TensorSpec(shape, tf.float32, name=name) for name, shape in signature.inputs.items()]
    named = tf.function(lambda *given: _identities(signature.compute(*given)), input_signature=specs)
    traced = named.get_concrete_function()
    frozen = convert_variables_to_constants_v2(traced)
    names = sorted(traced.structured_outputs)  # the order in which TensorFlow flattens a dict

    def compute(*given: tf.Tensor) -> dict[str, tf.Tensor]:
        return dict(zip(names, frozen(*given), strict=True))

    return tf.function(compute, input_signature=specs).get_concrete_function()


def _identities(outputs: Mapping[str, tf.Tensor]) -> dict[str, tf.Tensor]:
    """Return each output as a tensor of its own, though two names may stand for the same."""
    return {name: tf.identity(values) for name, values in outputs.items()}
