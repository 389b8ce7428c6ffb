"""How layers describe themselves: those of this project by a method, Keras's by the registry here."""

from functools import singledispatch

import keras

from lib.models.layers.description import LayerDescription, LayerKind, Window


class DescribedLayer(keras.layers.Layer):
    """Base of this project's layers: beside what it computes, each declares what it is."""

    def described(self) -> LayerDescription:
        """Return what the layer is; sizes that depend on the input are known once the layer is built."""
        raise NotImplementedError(f"{type(self).__name__} does not say what it is.")


def name_activation(layer: keras.layers.Layer) -> str:
    """Return Keras's name of the function at the layer's end, or the name that our layer gives it."""
    own = getattr(layer, "activation_name", None)
    if own is not None:
        return own
    if isinstance(layer.activation, keras.layers.LeakyReLU):  # with a slope of its own
        return "leaky_relu"
    return layer.activation.__name__


@singledispatch
def describe_layer(layer: keras.layers.Layer) -> LayerDescription:
    """Return what the layer is; OTHER if it is one of Keras's that is not in this registry."""
    return LayerDescription(layer.name, LayerKind.OTHER, class_name=type(layer).__name__)


@describe_layer.register
def _(layer: DescribedLayer) -> LayerDescription:
    return layer.described()


@describe_layer.register(keras.layers.Conv1D)
@describe_layer.register(keras.layers.Conv2D)
def _(layer: keras.layers.Conv1D | keras.layers.Conv2D) -> LayerDescription:
    window = Window(
        layer.name,
        LayerKind.CONVOLUTION,
        layer.kernel_size[0],
        layer.strides[0],
        layer.padding,
        layer.filters,
        layer.groups,
        layer.use_bias,
        dimensions=layer.rank,
    )
    return LayerDescription(
        layer.name,
        LayerKind.CONVOLUTION,
        (window,),
        name_activation(layer),
        kernels=(f"{layer.name}/kernel",),
    )


@describe_layer.register(keras.layers.MaxPooling1D)
@describe_layer.register(keras.layers.MaxPooling2D)
def _(layer: keras.layers.MaxPooling1D | keras.layers.MaxPooling2D) -> LayerDescription:
    side, stride = layer.pool_size[0], layer.strides[0]
    window = Window(layer.name, LayerKind.POOLING, side, stride, layer.padding, dimensions=len(layer.pool_size))
    return LayerDescription(layer.name, LayerKind.POOLING, (window,))


@describe_layer.register
def _(layer: keras.layers.BatchNormalization) -> LayerDescription:
    constants = {"epsilon": float(layer.epsilon)}
    return LayerDescription(layer.name, LayerKind.BATCH_NORMALIZATION, constants=constants)


@describe_layer.register
def _(layer: keras.layers.ReLU) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.ACTIVATION, activation="relu")


@describe_layer.register
def _(layer: keras.layers.Add) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.ADDITION)


@describe_layer.register
def _(layer: keras.layers.Multiply) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.MULTIPLICATION)


@describe_layer.register
def _(layer: keras.layers.GlobalAveragePooling2D) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.GLOBAL_POOLING)


@describe_layer.register
def _(layer: keras.layers.Dense) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.DENSE, activation=name_activation(layer))


@describe_layer.register
def _(layer: keras.layers.RNN) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.RECURRENT)


@describe_layer.register
def _(layer: keras.layers.Bidirectional) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.RECURRENT, reads_both_ways=True)


@describe_layer.register
def _(layer: keras.layers.Dropout) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.DROPOUT)


@describe_layer.register
def _(layer: keras.layers.Flatten) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.FLATTEN)


@describe_layer.register
def _(layer: keras.layers.Reshape) -> LayerDescription:
    return LayerDescription(layer.name, LayerKind.RESHAPE)
