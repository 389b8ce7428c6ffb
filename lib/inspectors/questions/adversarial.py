"""Make noise that misleads a network, from the gradient of the loss that it was trained with.

The libraries that do this for Keras (CleverHans, ART, Foolbox) want a model that maps images to logits, and know
no margin loss; here it is one gradient of what training minimised.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.adversarial_noise import DIALS, STEP_SHARE, STEPS, Method, Noise, NoisyReading
from lib.inspectors.questions.networks import load_network
from lib.inspectors.questions.pixels import PictureOrPixels, read_pixels_for_run
from lib.models.network import Network

TOGETHER, PIXELS_TOGETHER = 50, 50 * 28 * 28
"""How many images have their gradient computed at once, and how many pixels at most: it takes much memory."""
COMPILED = 8

Gradients = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""From images [n, height, width, channels] and labels [n] to each image's gradient of its loss, shaped alike."""


def make_noise(run_id: str, checkpoint: str, picture: PictureOrPixels, method: str, label: int | None) -> Noise:
    """Return noise that is made to mislead the run's network about a picture.

    Args:
        label: of FGSM the class that the picture shows, None for the one that the network reads; of the other
            method the class to go to.

    Raises:
        LearnerError: if the run, its weights, the picture or the class are not there.
    """
    network, entry = load_network(run_id, checkpoint)
    image = read_pixels_for_run(run_id, picture)
    if label is None:
        label = int(np.argmax(network(tf.constant(image[None]))[0]))
    if not 0 <= label < len(entry.class_names):
        raise LearnerError(
            N_("There is no class {label}; they are numbered 0 to {last}."),
            label=label,
            last=len(entry.class_names) - 1,
        )
    gradients = compile_gradients(run_id, checkpoint)
    direction = np.sign(gradients(image[None], np.array([label]))[0]).astype(np.int8)
    if method == Method.FGSM:
        return Noise(label, direction, np.zeros((0, *image.shape), np.float32))
    epsilons = np.array(DIALS[Method.TARGET])
    images = np.repeat(image[None], len(epsilons), axis=0)
    return Noise(label, direction, approach(gradients, images, np.full(len(epsilons), label), epsilons))


def read_noisy(
    run_id: str, checkpoint: str, maker: tuple[str, str], picture: PictureOrPixels, method: str, label: int | None
) -> NoisyReading:
    """Return what the run's network reads in a picture with the noise that `make_noise` makes.

    Args:
        maker: the run and the checkpoint whose network makes the noise.

    Raises:
        LearnerError: like `make_noise`.
    """
    network, _entry = load_network(run_id, checkpoint)
    noise = make_noise(*maker, picture, method, label)
    outputs = network.layer_outputs(tf.constant(noise.applied_to(read_pixels_for_run(run_id, picture))))
    drawn = outputs.get("reconstruction")
    return NoisyReading(outputs[network.score_name].numpy(), None if drawn is None else drawn.numpy())


def approach(gradients: Gradients, images: np.ndarray, targets: np.ndarray, epsilons: np.ndarray) -> np.ndarray:
    """Return the images after `STEPS` steps towards the targets, each within its ε of where it was and in [0, 1].

    x ← clip(x − α · sign(∇L(x, target))), with α = `STEP_SHARE` · ε (Kurakin, Goodfellow, Bengio 2017, section
    2.3, with fixed steps).

    Args:
        images: float32 [n, height, width, channels] in [0, 1].
        targets: [n], the class that each is to be read as.
        epsilons: [n].
    """
    reach = epsilons.astype(np.float32).reshape(-1, 1, 1, 1)
    low, high = np.maximum(images - reach, 0), np.minimum(images + reach, 1)
    moved = images
    for _step in range(STEPS):
        moved = np.clip(moved - STEP_SHARE * reach * np.sign(gradients(moved, targets)), low, high)
    return moved.astype(np.float32)


def loss_of(network: Network, images: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
    """Return the sum of the images' losses as in training, without the one of the reconstruction.

    For networks with capsules that is the margin loss, for the others the cross-entropy.
    """
    total, parts, _scores = network.objective(images, labels)
    kept = [network.loss_weights[name] * part for name, part in parts.items() if name != "reconstruction_loss"]
    return (tf.add_n(kept) if kept else total) * tf.cast(tf.shape(images)[0], tf.float32)


def gradients_of(network: Network, shape: tuple[int, ...]) -> Gradients:
    """Return what computes the gradient of each image's loss by its pixels; images have this shape."""

    @tf.function(
        input_signature=[tf.TensorSpec((None, *shape), tf.float32), tf.TensorSpec((None,), tf.int32)],
        autograph=False,
    )
    def differentiate(images: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            tape.watch(images)
            loss = loss_of(network, images, labels)
        return tf.convert_to_tensor(tape.gradient(loss, images))

    height, width = shape[:2]
    size = max(1, min(TOGETHER, PIXELS_TOGETHER // (height * width)))

    def compute(images: np.ndarray, labels: np.ndarray) -> np.ndarray:
        parts = [slice(first, first + size) for first in range(0, len(images), size)]
        found = [
            differentiate(tf.constant(images[part], tf.float32), tf.constant(labels[part], tf.int32))
            for part in parts
        ]
        return np.concatenate([one.numpy() for one in found])

    return compute


@lru_cache(maxsize=COMPILED)
def compile_gradients(run_id: str, checkpoint: str) -> Gradients:
    """Return what computes gradients of the run's network; raise LearnerError if it is not there."""
    network, entry = load_network(run_id, checkpoint)
    return gradients_of(network, entry.input_shape)
