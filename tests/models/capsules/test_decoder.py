"""The decoder: its mask, its shape, its range."""

import keras
import numpy as np

from lib.models.capsules import Decoder
from tests.fidelity import reference
from tests.models.networks import random_images


def make_decoder() -> Decoder:
    keras.utils.set_random_seed(0)
    return Decoder((5, 4, 3), units=(7, 11))


def test_shape_and_values():
    decoder, capsules, mask = make_decoder(), random_images(2, (3, 4)), np.eye(3, dtype=np.float32)[[2, 0]]
    drawn = np.array(decoder(capsules, mask))
    layers = zip(("dense_1", "dense_2", "pixels"), [*decoder.hidden, decoder.pixels], strict=True)
    weights = {
        f"decoder/{name}/{kind}": getattr(layer, kind).numpy()
        for name, layer in layers
        for kind in ("kernel", "bias")
    }
    assert drawn.shape == (2, 5, 4, 3)
    np.testing.assert_allclose(drawn, reference.decoder(weights, capsules, mask, (5, 4, 3)), atol=1e-6)


def test_masked_capsules_do_not_matter():
    decoder, capsules, mask = make_decoder(), random_images(2, (3, 4)), np.eye(3)[[2, 0]]
    changed = np.where(mask[..., None] == 1, capsules, -7).astype(np.float32)
    np.testing.assert_array_equal(decoder(changed, mask), decoder(capsules, mask))


def test_the_kept_capsule_and_its_place_matter():
    decoder, capsule = make_decoder(), random_images(1, (1, 4))
    capsules = np.repeat(capsule, 3, axis=1)
    drawings = [np.array(decoder(capsules, np.eye(3)[[kept]])) for kept in range(3)]
    assert np.abs(drawings[0] - drawings[1]).max() > 1e-3
    assert np.abs(drawings[0] - drawings[2]).max() > 1e-3
    assert np.abs(np.array(decoder(2 * capsules, np.eye(3)[[0]])) - drawings[0]).max() > 1e-3
