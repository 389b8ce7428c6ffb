"""Turn networks with capsules into plain Keras layers and those of `capsule_lab_layers`."""

from collections.abc import Callable, Mapping

import keras

from lib.inspectors.questions.export import capsule_lab_layers as own
from lib.inspectors.questions.export.copier import Copier, Outputs, Tensor, make_plain
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import ClassCapsules, Decoder, DepthwisePrimaryCapsules, PrimaryCapsules
from lib.models.capsules.matrix_capsules import MatrixClassCapsules
from lib.models.em_capsnet.network import MatrixCapsuleLayers
from lib.models.shapes.matrix_capsules import POSE


def copy_capsules(copier: Copier, network: CapsuleNetwork, image: Tensor) -> Outputs:
    """Return every output of a network with capsules, by name."""
    outputs = copier.stack(map(make_plain, network.features), image)
    below = outputs[network.features[-1].name]
    copy_primary = PRIMARY[type(network.primary)]
    primary = outputs[network.primary.name] = copy_primary(copier, network.primary, below)
    layer = _class_capsules(network.class_capsules)
    capsules = outputs[layer.name] = copier.add(layer, primary)
    lengths = outputs["lengths"] = own.Lengths(name="lengths")(capsules)
    if network.decoder is not None:
        masked = own.Mask(name="mask")(capsules, lengths)
        outputs["reconstruction"] = _copy_decoder(copier, network.decoder, masked)
    return outputs


def _copy_primary(copier: Copier, layer: PrimaryCapsules, maps: Tensor) -> Tensor:
    convolution = make_plain(layer.convolution, f"{layer.name}_convolution")
    renamed: dict[str, str] = {}
    if layer.routed:
        # One pass of routing divides the sums by the types, which is to divide what is summed.
        maps = keras.layers.Rescaling(1.0 / layer.types, name=f"{layer.name}_shares")(maps)
        convolution = type(convolution).from_config({**convolution.get_config(), "use_bias": True})
        renamed["bias"] = f"{layer.name}/bias"
    vectors = copier.add(convolution, maps, source=f"{layer.name}/convolution", renamed=renamed)
    if layer.normalization is not None:
        normalization = make_plain(layer.normalization, f"{layer.name}_normalization")
        vectors = copier.add(normalization, vectors, source=f"{layer.name}/normalization")
    vectors = keras.layers.Reshape((-1, layer.dim), name=f"{layer.name}_vectors")(vectors)
    return keras.layers.Activation(own.squash, name=layer.name)(vectors)


def _copy_depthwise_primary(copier: Copier, layer: DepthwisePrimaryCapsules, maps: Tensor) -> Tensor:
    convolution = keras.layers.DepthwiseConv2D(maps.shape[1:3], name=f"{layer.name}_convolution")
    vectors = copier.add(convolution, maps, source=layer.name)  # (batch, 1, 1, types · dim)
    vectors = keras.layers.Reshape((layer.types, layer.dim), name=f"{layer.name}_vectors")(vectors)
    return keras.layers.Activation(own.exponential_squash, name=layer.name)(vectors)


def _copy_matrix_primary(copier: Copier, layers: MatrixCapsuleLayers, maps: Tensor) -> Tensor:
    """Return what primary matrix capsules and the convolutional layers over them compute."""

    def normalized(layer: keras.layers.Layer, poses: Tensor) -> Tensor:
        normalization = make_plain(layer.normalization, f"{layer.name}_normalization")
        return copier.add(normalization, poses, source=f"{layers.name}/{layer.name}/normalization")

    def joined(name: str, poses: Tensor, activations: Tensor) -> Tensor:
        grid = activations.shape[1:]
        poses = keras.layers.Reshape((*grid, POSE), name=f"{name}_poses_by_type")(poses)
        activations = keras.layers.Reshape((*grid, 1), name=f"{name}_activations_by_type")(activations)
        return keras.layers.Concatenate(name=name)([poses, activations])

    first = layers.primary
    poses, activations = (
        copier.add(
            make_plain(part, f"{first.name}_{part.name}"), maps, source=f"{layers.name}/{first.name}/{part.name}"
        )
        for part in (first.poses, first.activations)
    )
    capsules = joined(first.name, normalized(first, poses), activations)
    for layer in layers.layers:
        routing = own.ConvolutionalMatrixCapsules(
            layer.types, layer.kernel_size, layer.strides, layer.iterations, name=f"{layer.name}_routing"
        )
        poses, activations = copier.add(routing, capsules, source=f"{layers.name}/{layer.name}")
        name = layers.name if layer is layers.layers[-1] else layer.name
        capsules = joined(name, normalized(layer, poses), activations)
    return capsules


PRIMARY: Mapping[type, Callable[..., Tensor]] = {
    PrimaryCapsules: _copy_primary,
    DepthwisePrimaryCapsules: _copy_depthwise_primary,
    MatrixCapsuleLayers: _copy_matrix_primary,
}
"""How the layers between the features and the class capsules are copied."""


def _class_capsules(layer: ClassCapsules) -> keras.layers.Layer:
    kind = own.MatrixClassCapsules if isinstance(layer, MatrixClassCapsules) else own.ClassCapsules
    return kind(
        layer.classes,
        layer.dim,
        layer.iterations,
        layer.kind.name,
        layer.blocked_gradient,
        "bias" in layer.routing_weights,
        name=layer.name,
    )


def _copy_decoder(copier: Copier, decoder: Decoder, masked: Tensor) -> Tensor:
    values = keras.layers.Flatten(name=f"{decoder.name}_input")(masked)  # (batch, classes · dim)
    for layer in (*decoder.hidden, decoder.pixels):
        dense = make_plain(layer, f"{decoder.name}_{layer.name}")
        values = copier.add(dense, values, source=f"{decoder.name}/{layer.name}")
    return keras.layers.Reshape(decoder.image_shape, name="reconstruction")(values)
