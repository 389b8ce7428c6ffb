"""Networks in plain Keras: every layer as the app computes it, also where nothing of the app is."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.inspectors import export
from lib.inspectors.answers.keras_file import KerasFile
from lib.inspectors.questions.export import capsule_lab_layers
from lib.inspectors.questions.export.plain_keras import to_plain_keras
from lib.inspectors.questions.networks import load_network
from lib.models.capsules import ClassCapsules
from lib.models.capsules.routing import ROUTING_KINDS
from lib.models.discovery import find_architectures
from lib.models.layer_stack import LayerStack
from tests.fidelity import test_classifiers, test_forward_pass
from tests.fidelity.one_worker import by_one_worker
from tests.fidelity.test_forward_pass import CAPSULE_CASES
from tests.models.networks import new_network, random_images

CAPSULES, OTHERS = 1e-5, 1e-4
"""Of a layer's largest number. Measured: 7e-7 in EM routing, 1.2e-6 in AlexNet."""
OTHER_SIZES = {
    *("alexnet_one_tower", "alexnet_original", "alexnet_pooled", "alexnet_pooled_wide"),
    *("gru_colour", "conv_gru_odd", "simple_cnn_colour"),
}
"""The same layers as other cases have."""
CASES = sorted((test_forward_pass.CASES.keys() | test_classifiers.CASES.keys()) - OTHER_SIZES)
MODULE = "capsule_lab_layers.py"
AS_AN_ENGINEER = """
import sys
import capsule_lab_layers, keras
import numpy as np
network = keras.saving.load_model(sys.argv[1])
np.savez("outputs.npz", **network.predict(np.load("images.npy"), verbose=0))
assert not [name for name in sys.modules if name.split(".")[0] in ("lib", "pages", "tests")]
"""


def assert_near(found: dict[str, np.ndarray], expected: dict[str, np.ndarray], tolerance: float) -> None:
    assert set(found) == set(expected)
    for name, values in expected.items():
        atol = tolerance * np.abs(values).max()
        np.testing.assert_allclose(found[name], values, rtol=0, atol=atol, err_msg=name)


@pytest.mark.parametrize("name", by_one_worker(CASES))
def test_every_layer(name: str, tmp_path: Path):
    """By the worker that exports the same network for LiteRT."""
    tests = test_forward_pass if name in test_forward_pass.CASES else test_classifiers
    network, _, images, _ = tests.case(name)
    keras.saving.save_model(to_plain_keras(network, images.shape[1:]), tmp_path / "network.keras")
    model = keras.saving.load_model(tmp_path / "network.keras")
    assert isinstance(model, keras.Model)
    expected = {layer: np.asarray(values) for layer, values in network.layer_outputs(tf.constant(images)).items()}
    assert_near(model(images), expected, CAPSULES if name in CAPSULE_CASES else OTHERS)
    assert len(model.trainable_weights) == len(network.trainable_weights)


def test_every_architecture_is_among_the_cases():
    tested = test_forward_pass.CASES | test_classifiers.CASES
    assert {tested[name][0] for name in CASES} == find_architectures().keys()


@pytest.mark.parametrize(("kind", "blocked"), [*((kind, False) for kind in ROUTING_KINDS), ("dynamic", True)])
def test_class_capsules_and_their_gradient(kind: str, blocked: bool):
    """With a bias and other iterations, and as they are trained on."""
    keras.utils.set_random_seed(0)
    layer = ClassCapsules(3, 4, 5, routing=kind, blocked_gradient=blocked, bias=True, bias_initializer="normal")
    capsules = tf.constant(np.random.default_rng(0).normal(size=(2, 6, 5)), tf.float32)
    layer(capsules)
    layer.kernel.assign(layer.kernel * 3)
    made = capsule_lab_layers.ClassCapsules(3, 4, 5, kind, blocked, "bias" in layer.routing_weights)
    copy = capsule_lab_layers.ClassCapsules.from_config(made.get_config())
    copy(capsules)
    values = {weight.name: weight for weight in layer.weights}
    for weight in copy.weights:
        weight.assign(values.pop(weight.name))
    assert not values
    computed = []
    for one in (copy, layer):
        with tf.GradientTape() as tape:
            tape.watch(capsules)
            outputs = one(capsules)
        slopes = tape.gradient(outputs, {"capsules": capsules, "kernel": one.kernel.value}, tf.sin(5 * outputs))
        computed.append({name: np.asarray(values) for name, values in {"outputs": outputs, **slopes}.items()})
    # Five passes of EM amplify roundings: 3e-5 were measured on two random layers.
    assert_near(*computed, tolerance=10 * CAPSULES if kind == "em" else CAPSULES)


def test_several_labels_an_image():
    network, images = new_network("lenet", (12, 12, 1), labels_per_image=2), random_images(1, (12, 12, 1))
    scores = to_plain_keras(network, (12, 12, 1))(images)["probabilities"]
    np.testing.assert_allclose(scores, network(images), atol=1e-6)


def test_what_has_no_plain_form_is_refused():
    class Doubled(keras.layers.Dense):
        """Computes something else than Keras's."""

    network = LayerStack([keras.layers.Flatten(name="flatten"), Doubled(2, name="logits")], name="doubled")
    with pytest.raises(TypeError, match="Doubled has no plain form"):
        to_plain_keras(network, (2, 2, 1))
    network = LayerStack([keras.layers.Flatten(name="flatten"), keras.layers.Dense(2, name="logits")], name="more")
    network.scale = keras.Variable(1.0, name="scale")
    network(np.zeros((1, 2, 2, 1), np.float32))
    with pytest.raises(ValueError, match=r"no place in plain Keras: \['scale'\]"):
        to_plain_keras(network, (2, 2, 1))


# --- the command ---------------------------------------------------------------------------------


@pytest.mark.xdist_group("exported runs")
def test_an_exported_run_needs_only_keras(home, tmp_path: Path, capsys):
    target, elsewhere = tmp_path / "exported" / "network.keras", tmp_path / "elsewhere"
    elsewhere.mkdir()
    for _ in range(2):  # the second time the module is there
        assert export.main(["capsnet_small", "--to", str(target)]) == 0
    printed = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert printed["bytes"] == target.stat().st_size
    assert printed["module"] == str(target.parent / MODULE)
    assert printed["outputs"]["class_capsules"] == [10, 16]
    images = random_images(3)
    np.save(elsewhere / "images.npy", images)
    subprocess.run(
        [sys.executable, "-c", AS_AN_ENGINEER, str(target)],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(target.parent)},
        check=True,
    )
    network, _ = load_network("capsnet_small", "")
    expected = {layer: values.numpy() for layer, values in network.layer_outputs(tf.constant(images)).items()}
    assert_near(dict(np.load(elsewhere / "outputs.npz")), expected, CAPSULES)


@pytest.mark.xdist_group("exported runs")
def test_a_network_and_its_module_lie_beside_each_other_in_a_zip():
    zipped = KerasFile(b"network", "layers.py", b"module", {}).zipped("mine")
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "mine.keras": b"network",
            "layers.py": b"module",
        }


def test_another_file_in_the_place_of_the_module_is_kept(home, tmp_path: Path, capsys):
    folder = tmp_path / "exported"
    folder.mkdir()
    (folder / MODULE).write_text("mine")
    assert export.main(["lenet", "--to", str(folder / "lenet.keras")]) == 2
    assert f"{folder} has another file of that name" in capsys.readouterr().err
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [(MODULE, "mine")]


@pytest.mark.xdist_group("exported runs")
def test_a_folder_that_cannot_be_written(home, tmp_path: Path, capsys):
    (tmp_path / "file").write_text("no folder")
    assert export.main(["lenet", "--to", str(tmp_path / "file" / "lenet.keras")]) == 2
    assert f"{MODULE} cannot be written (" in capsys.readouterr().err
