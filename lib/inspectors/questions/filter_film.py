"""Compute the maps of filters at every snapshot of a training, by the network's own layers."""

from collections.abc import Mapping, Sequence

import keras
import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.filter_film import FilterFilm
from lib.inspectors.questions.networks import load_network, to_batch
from lib.inspectors.questions.pixels import PictureOrPixels, read_pixels_for_run
from lib.models.layers.description import IMAGE, LayerDescription, LayerKind, pair_with_inputs
from lib.models.network import Network
from lib.runs import open_store
from lib.runs.history import LayerHistory, read_history

Chain = Sequence[tuple[keras.layers.Layer, tuple[str, ...]]]


def filter_film(
    run_id: str, picture: PictureOrPixels, layer: str, filters: tuple[int, ...], last_step: int
) -> FilterFilm:
    """Return what filters of a convolution made of a picture at every snapshot up to `last_step`.

    Of a checkpoint only what is before the first convolution is taken, such as a mean image, which never changes.

    Raises:
        LearnerError: if the run, its weights or the picture is not there, or its snapshots do not keep all that
            the layer needs.
    """
    store = open_store()
    history = read_history(store.files(store.get(run_id)))
    count = int(np.searchsorted(history.steps, last_step, side="right"))
    network, entry = load_network(run_id, "")
    image = read_pixels_for_run(run_id, picture)
    before, chain = _chain_to(network, layer)
    kept = {one.name: one.after(np.arange(len(history.steps)) < count) for one in history.layers}
    _check_kept(chain, kept, layer)
    values = to_batch(image, entry)
    for one in before:
        values = one(values, training=False)
    target = chain[-1][0]
    is_whole = not target.use_bias or kept[layer].bias is not None
    if len(chain) == 1:
        maps = _all_at_once(target, kept[layer], values, filters, is_whole=is_whole)
    else:
        maps = np.stack([_at_snapshot(chain, kept, values, at)[..., list(filters)] for at in range(count)])
        maps = np.moveaxis(maps, -1, 1)
    activation = target.activation.__name__ if is_whole else "linear"
    return FilterFilm(layer, history.steps[:count], filters, image, maps, activation, is_whole)


def _chain_to(network: Network, name: str) -> tuple[list[keras.layers.Layer], Chain]:
    """Return the layers before the first convolution over maps, and from it on those that `name` needs.

    The latter come with the names of the outputs that go into them; what goes into the first is called `IMAGE`.
    """
    layers = {layer.name: layer for layer in network.layers}
    described = network.described()
    convolutions = [one.name for one in described if _slides_over_maps(one)]
    if name not in convolutions:
        raise LearnerError(
            N_("“{name}” makes no map a filter. Choose one of these layers: {known}."),
            name=name,
            known=tuple(convolutions) or "–",
        )
    names = [one.name for one in described]
    first, last = names.index(convolutions[0]), names.index(name)
    pairs = list(pair_with_inputs(described))[first : last + 1]
    needed = {name}
    for one, inputs in reversed(pairs):
        needed |= set(inputs) if one.name in needed else set()
    chain = [(layers[one.name], inputs) for one, inputs in pairs if one.name in needed]
    return [layers[one] for one in names[:first]], [(chain[0][0], (IMAGE,)), *chain[1:]]


def _slides_over_maps(described: LayerDescription) -> bool:
    return described.kind is LayerKind.CONVOLUTION and described.windows[0].dimensions == 2


def _check_kept(chain: Chain, kept: Mapping[str, LayerHistory], name: str) -> None:
    """Raise LearnerError if the snapshots lack a weight on the way; of the first layer the bias may be missing."""
    for layer, _inputs in chain:
        if not layer.weights:
            continue
        history = kept.get(layer.name)
        if history is not None and history.whole:
            needs_bias = len(chain) > 1 and layer.use_bias
            if not needs_bias or history.bias is not None:
                continue
        raise LearnerError(
            N_(
                "The snapshots of this run do not keep all weights of {layer}, which the maps of {name} need. "
                "Only maps of {first} can be computed."
            ),
            layer=layer.name,
            name=name,
            first=chain[0][0].name,
        )


def _all_at_once(
    layer: keras.layers.Conv2D,
    history: LayerHistory,
    inputs: tf.Tensor,
    filters: tuple[int, ...],
    *,
    is_whole: bool,
) -> np.ndarray:
    """Return [snapshots, filters, height, width] by one such layer that has the filters of all snapshots."""
    kernels = history.kernels[..., list(filters)].astype(np.float32)
    snapshots, *size, count = kernels.shape
    weights = [np.moveaxis(kernels, 0, -2).reshape(*size, snapshots * count)]
    if history.bias is not None:
        weights.append(history.bias[:, list(filters)].reshape(-1))
    changes = {} if is_whole else {"use_bias": False, "activation": "linear"}
    one = _like(layer, inputs, filters=snapshots * count, **changes)
    one.set_weights(weights)
    maps = np.moveaxis(one(inputs).numpy()[0], -1, 0)
    return np.ascontiguousarray(maps.reshape(snapshots, count, *maps.shape[1:]))


def _at_snapshot(chain: Chain, kept: Mapping[str, LayerHistory], values: tf.Tensor, at: int) -> np.ndarray:
    """Return the last layer's output [height, width, maps] with the weights of one snapshot."""
    outputs = {IMAGE: values}
    for layer, names in chain:
        inputs = [outputs[name] for name in names]
        if layer.weights:
            history = kept[layer.name]
            one = _like(layer, inputs[0])
            bias = [] if history.bias is None else [history.bias[at]]
            one.set_weights([history.kernels[at].astype(np.float32), *bias])
            values = one(inputs[0])
        else:
            values = layer(inputs if len(inputs) > 1 else inputs[0], training=False)
        outputs[layer.name] = values
    return values.numpy()[0]


def _like(layer: keras.layers.Conv2D, inputs: tf.Tensor, **changes: object) -> keras.layers.Conv2D:
    """Return a new layer of the same kind and configuration, but for these changes, built for such inputs."""
    made = type(layer).from_config({**layer.get_config(), **changes})
    made.build(inputs.shape)
    return made
