"""Turn a network into a plain Keras model, with `capsule_lab_layers` for what Keras lacks."""

import keras

from lib.inspectors.questions.export.copier import Copier, Outputs, Tensor, make_plain_stack
from lib.inspectors.questions.export.plain_capsules import copy_capsules
from lib.models.capsule_network import CapsuleNetwork
from lib.models.classifier import Classifier
from lib.models.layer_stack import LayerStack
from lib.models.layers.description import LayerDescription, LayerKind
from lib.models.network import Network
from lib.models.pets_cnn.network import PetsCNN


def to_plain_keras(network: Network, input_shape: tuple[int, int, int]) -> keras.Model:
    """Return a functional model with the network's weights: "image" → every layer's output by the layer's name.

    Raises:
        TypeError: if the network, or one of its layers, is of a kind that is not known here.
        ValueError: if one of its weights has no place in the model.
    """
    image = keras.Input(input_shape, name="image")
    copier = Copier(network)
    match network:
        case CapsuleNetwork():
            outputs = copy_capsules(copier, network, image)
        case LayerStack():
            outputs = _add_scores(network, copier.stack(make_plain_stack(network.stack), image, network.reads))
        case PetsCNN():
            outputs = _add_scores(network, _copy_pets(copier, network, image))
        case _:
            raise TypeError(f"{type(network).__name__} has no plain form.")
    copier.check_complete()
    return keras.Model(image, outputs, name=network.name)


def _add_scores(network: Classifier, outputs: Outputs) -> Outputs:
    scores = network.described_scores()
    activation = keras.layers.Activation(scores.activation, name=scores.name)
    return {**outputs, scores.name: activation(outputs[network.logits_name])}


def _copy_pets(copier: Copier, network: PetsCNN, image: Tensor) -> Outputs:
    """Return what the layers compute that `PetsCNN` writes from low-level parts."""
    centred = keras.layers.Normalization(axis=(1, 2, 3), name="centred")
    values = centred(image)
    mean, variance, _ = centred.weights
    copier.take("mean_image", mean)
    variance.assign(keras.ops.ones_like(variance))
    centred.finalize_state()
    layers = (_described(network, description) for description in network.described()[1:-1])
    return {"centred": values, **copier.stack(layers, values)}


def _described(network: PetsCNN, description: LayerDescription) -> keras.layers.Layer:
    name, activation = description.name, description.activation
    match description.kind:
        case LayerKind.CONVOLUTION:
            side, _, _, filters = network.parts[name][0].shape
            return keras.layers.Conv2D(filters, side, padding="same", activation=activation, name=name)
        case LayerKind.POOLING:
            return keras.layers.MaxPooling2D(2, padding="same", name=name)
        case LayerKind.DENSE:
            return keras.layers.Dense(network.parts[name][0].shape[1], activation=activation, name=name)
        case LayerKind.DROPOUT:
            share = network.dropout_dense if name == "dropout3" else network.dropout_pool
            return keras.layers.Dropout(share, name=name)
        case LayerKind.FLATTEN:
            return keras.layers.Flatten(name=name)
        case _:
            raise TypeError(f"The layer {name} of {network.name} has no plain form.")
