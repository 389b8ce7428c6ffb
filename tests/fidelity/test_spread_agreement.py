"""In the network that the app opens with many capsules agree: none makes the answer alone."""

import numpy as np

from lib import datasets
from lib.inspectors.questions.networks import load_network

IMAGES = 1000
DEAD_BELOW = 0.05
"""A primary capsule is dead that never gets longer than this."""


def test_no_primary_capsule_makes_the_answer_alone(home):
    network, _ = load_network("capsnet_small", "final")
    images = datasets.load("mnist").test.images[:IMAGES].astype(np.float32) / 255.0
    primary, votes, routing = network.route(images)
    lengths = np.linalg.norm(primary, axis=-1)  # (images, inputs)
    winners = np.linalg.norm(routing.outputs[-1], axis=-1).argmax(axis=-1)
    chosen = np.arange(IMAGES), slice(None), winners
    # (images, inputs, dim)
    sent = np.asarray(routing.couplings[-1])[chosen][..., None] * np.asarray(votes)[chosen]
    sums = sent.sum(axis=1)
    # A capsule's share is how far what it sends reaches along the sum; the shares of an image add up to 1.
    shares = np.einsum("nid,nd->ni", sent, sums) / np.square(sums).sum(axis=-1, keepdims=True)
    np.testing.assert_allclose(sums, np.asarray(routing.weighted_sums[-1])[np.arange(IMAGES), winners], atol=1e-4)
    largest = shares.max(axis=1)
    assert np.median(largest) < 0.05 and largest.max() < 0.1
    assert len(np.unique(shares.argmax(axis=1))) > 64  # of 128
    assert (lengths.max(axis=0) < DEAD_BELOW).mean() < 0.1
