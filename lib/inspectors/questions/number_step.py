"""Take one number of a dense layer, or one score, apart into the numbers that it is computed from."""

import numpy as np

from lib.errors import N_, LearnerError
from lib.inspectors.answers.number_step import NumberStep
from lib.inspectors.questions.map_chain import Link, follow_layers
from lib.inspectors.questions.networks import load_network, to_batch
from lib.inspectors.questions.pixels import PictureOrPixels, read_pixels_for_run
from lib.models.layers.description import LayerKind
from lib.models.network import Network

SENT = 48
"""How many terms of a sum are sent; of the others only the sum of their products is."""


def number_step(run_id: str, checkpoint: str, picture: PictureOrPixels, layer: str, which: int) -> NumberStep:
    """Return how number `which` of a layer is computed.

    Raises:
        LearnerError: if the run, its weights, the layer or the number are not there.
    """
    network, entry = load_network(run_id, checkpoint)
    image = read_pixels_for_run(run_id, picture)
    links = [link for link in follow_layers(network, to_batch(image, entry)) if link.after.ndim == 1]
    link = next((link for link in links if link.name == layer), None)
    if link is None or not 0 <= which < len(link.after):
        raise LearnerError(
            N_("This network has no number {number} in “{layer}”. These layers have numbers: {known}."),
            number=which + 1,
            layer=layer,
            known=tuple(f"{link.name} (1–{len(link.after)})" for link in links),
        )
    return take_number_apart(network, link, which)


def take_number_apart(network: Network, link: Link, which: int) -> NumberStep:
    """Return how number `which` of a layer of numbers is computed."""
    if link.kind is LayerKind.SCORES:
        return _take_score_apart(link, which)
    if link.kind is LayerKind.GLOBAL_POOLING:
        return _take_mean_apart(link, which)
    weights = network.named_weights()
    column = weights[f"{link.name}/kernel"].numpy()[:, which].astype(np.float64)
    biases = weights.get(f"{link.name}/bias")
    bias = 0.0 if biases is None else float(biases.numpy()[which])
    inputs = link.fed.ravel().astype(np.float64)
    products = inputs * column
    sent, rest = _largest(products)
    return NumberStep(
        link.name,
        which,
        link.comes_from,
        link.description.activation,
        len(inputs),
        sent.astype(np.int32),
        inputs[sent].astype(np.float32),
        column[sent].astype(np.float32),
        rest,
        bias,
        float(products.sum()) + bias,
        float(link.after[which]),
    )


def _largest(terms: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the numbers of the `SENT` largest terms, the largest first, and what the others add up to."""
    order = np.argsort(-np.abs(terms), kind="stable")
    return order[:SENT], float(terms[order[SENT:]].sum())


def _take_mean_apart(link: Link, which: int) -> NumberStep:
    """Return the mean of a map with the map's numbers, the largest first; no weight stands beside them."""
    values = link.fed[..., which].ravel().astype(np.float64)
    sent, rest = _largest(values)
    return NumberStep(
        link.name,
        which,
        link.comes_from,
        "mean",
        len(values),
        (sent * link.fed.shape[-1] + which).astype(np.int32),
        values[sent].astype(np.float32),
        np.zeros(0, np.float32),
        rest,
        0.0,
        float(values.sum()),
        float(link.after[which]),
    )


def _take_score_apart(link: Link, which: int) -> NumberStep:
    """Return a score with what makes it: all logits (softmax), its own (sigmoid), or its capsule's numbers."""
    activation = link.description.activation
    match activation:
        case "softmax":
            inputs, first = link.fed, 0
        case "length":
            inputs, first = link.fed[which], 0
        case _:
            inputs, first = link.fed[which : which + 1], which
    terms = np.arange(first, first + len(inputs), dtype=np.int32)
    none = np.zeros(0, np.float32)
    value = float(link.after[which])
    return NumberStep(
        link.name,
        which,
        link.comes_from,
        activation,
        len(inputs),
        terms,
        inputs.astype(np.float32),
        none,
        0.0,
        0.0,
        0.0,
        value,
    )
