"""A run with capsules of unusual sizes goes through training, inspectors and export."""

import numpy as np
import pytest
import tensorflow as tf

from lib import datasets
from lib.inspectors.questions.evaluate import evaluate
from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.plain_keras import to_plain_keras
from lib.inspectors.questions.export.signatures import find_signatures
from lib.inspectors.questions.networks import load_capsules
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.models.common_options import choose_margins
from lib.runs import State
from lib.training.trainer import train
from tests.fidelity import reference
from tests.lite import LiteNetwork
from tests.models.networks import weight_values
from tests.runs.specs import spec
from tests.training.small import install

MARGINS = (0.8, 0.2, 0.7)
"""m⁺, m⁻ and λ."""
SIZES = {"primary_types": 3, "conv_kernel": 5} | dict(
    zip(("present_margin", "absent_margin", "absent_weight"), MARGINS, strict=True)
)
VECTORS = {"primary_dim": 5, "class_dim": 5}
ODD = {
    "capsnet": {**VECTORS, "primary_kernel": 11},
    "capsnet_small": {**VECTORS, "primary_kernel": 5},
    "efficient_capsnet": VECTORS,
    "em_capsnet": {},
}
SHAPES = {
    "capsnet": (7 * 7 * 3, 5),  # 28 → 24 → 7
    "capsnet_small": (2 * 2 * 3, 5),  # 28 → 12 → 8 → 2
    "efficient_capsnet": (3, 5),
    "em_capsnet": (3 * 3 * 3, 16),
}
"""Of all primary capsules."""
FIRST_LOSS = {"reconstruction_weight": 0.0, "batch_size": 500}
"""The first step sees all 400 images at once, and pays for lengths alone."""


@pytest.fixture(autouse=True)
def _small_data(monkeypatch):
    install(monkeypatch)
    yield
    datasets.forget()


@pytest.mark.parametrize("architecture", ODD)
def test_odd_capsules_from_training_to_export(store, architecture):
    chosen = spec(architecture, max_steps=2, shift=0, **SIZES, **ODD[architecture], **FIRST_LOSS)
    run = train(store, store.create(chosen, "ada").id)
    assert run.state is State.COMPLETED
    assert vars(choose_margins(run.spec.model)) == dict(
        zip(("present", "absent", "absent_weight"), MARGINS, strict=True)
    )
    network, entry = load_capsules(run.id, "")
    assert run.parameters == network.parameter_count()

    image = datasets.load("mnist").test.images[0].astype(np.float32) / 255.0
    routing, seen = observe_routing(run.id, "", image), observe(run.id, "", image)
    inputs, dim = SHAPES[architecture]
    class_dim = 16 if architecture == "em_capsnet" else 5
    assert routing.primary.shape == (inputs, dim)
    assert routing.votes.shape == (inputs, 10, class_dim)
    assert seen.layers["class_capsules"].shape == (10, class_dim)
    right = reference.forward(
        architecture, weight_values(network), image[None], network.class_capsules.iterations, class_dim=class_dim
    )
    np.testing.assert_allclose(seen.scores, right["lengths"][0], atol=1e-3)  # √ε, of a capsule of length 0

    split = datasets.load("mnist").test
    labels = np.eye(10)[split.labels]
    expected = reference.margin_loss(labels, network(split.images / np.float32(255)), *MARGINS).mean()
    assert evaluate(run.id, "", "test").loss == pytest.approx(expected, rel=1e-3)

    exported = LiteNetwork(to_lite(find_signatures(network, entry.input_shape))).run("observe", image=image[None])
    np.testing.assert_allclose(np.squeeze(exported["lengths"]), seen.scores, atol=1e-4)
    plain = to_plain_keras(network, entry.input_shape)(tf.constant(image[None]))
    np.testing.assert_allclose(plain["lengths"][0], seen.scores, atol=1e-4)
    np.testing.assert_allclose(plain["class_capsules"][0], seen.layers["class_capsules"], atol=1e-4)
