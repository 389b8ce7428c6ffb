"""What the browser makes of a network's answer is what the server would have sent of it."""

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from lib.inspectors.answers.maps import NetworkMaps
from lib.inspectors.questions.export.signatures import find_signatures
from lib.inspectors.questions.feature_maps import report_layer
from lib.parts.feature_maps import Closer, payload
from tests.inspectors.test_feature_maps import CASES, case
from tests.parts.mounted import import_modules

READ = """([given, layers]) => {
  const plain = ({ data, shape }) => ({ data: [...data], shape })
  const answer = Object.fromEntries(Object.entries(given).map(([name, { data, shape }]) =>
    [name, { data: Float32Array.from(data), shape }]))
  const shapes = Object.fromEntries(Object.entries(answer).map(([name, { shape }]) => [name, shape]))
  const outputs = modules.outputsFor(shapes, layers)
  if (!outputs) return null
  const { arrays, fulls } = modules.readAnswer(answer, layers, outputs)
  return [arrays, Object.fromEntries(fulls)].map((all) =>
    Object.fromEntries(Object.entries(all).map(([name, array]) => [name, plain(array)])))
}"""
Read = tuple[dict[str, np.ndarray], dict[str, np.ndarray]]


def read_answer(page: Page, outputs: dict[str, np.ndarray], meta: dict[str, Any]) -> Read | None:
    """Return the arrays of the payload, and all layers at full resolution, as the browser makes them."""
    import_modules(page, "feature_maps/live.js")
    given = {name: {"data": array.ravel().tolist(), "shape": array.shape} for name, array in outputs.items()}
    found = page.evaluate(READ, [given, meta["layers"]])
    if found is None:
        return None
    arrays, fulls = (
        {name: np.array(one["data"]).reshape(one["shape"]) for name, one in part.items()} for part in found
    )
    return arrays, fulls


@pytest.mark.parametrize("name", ["lenet", "capsnet_small", "efficient_capsnet", "em_capsnet", "alexnet", "bigru"])
def test_all_layers_are_those_of_the_server(page: Page, name: str):
    network, batch, links, _ = case(name)
    layers = tuple(map(report_layer, links))
    classes = tuple("abcdefghij")
    sent = payload(
        "a", NetworkMaps(batch.numpy()[0], layers, network.score_name, classes), Closer(), have="", view={}
    )
    found = find_signatures(network, CASES[name][1])["observe"].compute(batch)
    outputs = {one: values.numpy() for one, values in found.items()}
    read = read_answer(page, outputs, dict(sent.meta))
    assert read is not None
    arrays, fulls = read
    assert arrays.keys() == sent.arrays.keys() - {"image"}
    for one, expected in sent.arrays.items():
        if one == "image":
            continue
        kind = next(layer.kind for layer in layers if one.startswith(f"{layer.name}/"))
        if expected.dtype == np.uint8:
            assert np.abs(arrays[one] - expected.astype(int)).max() <= (kind == "capsules"), one
        else:
            np.testing.assert_allclose(arrays[one], expected, rtol=1e-6 if kind == "capsules" else 0, err_msg=one)
    for link in links:
        if link.after.ndim == 3:
            np.testing.assert_allclose(fulls[link.name], np.moveaxis(link.after, -1, 0), rtol=1e-6)


def test_large_maps_are_averaged_as_on_the_server(page: Page):
    links = case("lenet")[2]
    large = np.random.default_rng(5).normal(size=(130, 70, 3)).astype(np.float32)
    layer = report_layer(type(links[0])(links[0].description, (large,), large, links[0].slide, (), large))
    sent = payload("a", NetworkMaps(large, (layer,), "lengths", ()), Closer(), have="", view={})
    assert layer.block == 3
    read = read_answer(page, {layer.name: large[None]}, dict(sent.meta))
    assert read is not None
    maps = read[0][f"{layer.name}/maps"]
    assert maps.shape == (3, 43, 23)
    assert np.abs(maps - sent.arrays[f"{layer.name}/maps"].astype(int)).max() <= 1
