"""What the feature maps of large networks cost, as one JSON object: seconds, milliseconds and bytes of each view.

python -m tests.benchmarks.feature_maps

It makes two stored runs with random weights, AlexNet's original variant at 227 pixels and the pets network at 224,
asks for their views as the page does, and opens that AlexNet and the bundled `lenet` in a browser.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser

from lib.models.task import Task
from tests.benchmarks.figures import Figures, figures
from tests.chromium import chromium

PETS = "oxford_pets:Abyssinian+american_bulldog"
NETWORKS = {
    "alexnet": ("alexnet", 227, {"variant": "original", "groups": 2}),
    "pets_cnn": ("pets_cnn", 224, {}),
}
ROUNDS = 5
HOVERS = 200
# From the pointer's event until the numbers stand in the page, without the painting that follows.
HOVER = """(count) => {
  const deepAll = (root, selector) => [...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? deepAll(one.shadowRoot, selector) : []))]
  const [box] = deepAll(document, "[data-testid=maps-output]")
  const { left, top, width, height } = box.getBoundingClientRect()
  return Array.from({ length: count }, (_, at) => {
    const began = performance.now()
    box.dispatchEvent(new PointerEvent("pointermove", { clientX: left + width * ((at * 0.37) % 1),
      clientY: top + height * ((at * 0.61) % 1), pointerType: "mouse" }))
    box.getBoundingClientRect()
    return performance.now() - began
  })
}"""


def stored_run(architecture: str, size: int, options: dict[str, object]) -> str:
    """A completed run with random weights."""
    from lib.models.build import build_network
    from lib.runs import RunSpec, State, open_store

    store = open_store()
    spec = RunSpec.create(architecture, PETS, {**options, "image_size": size})
    run = store.create(spec, "ada", f"{architecture} at {size}", state=State.COMPLETED)
    network = build_network(architecture, spec.model, Task(spec.input_shape, 2))
    store.files(run).create()
    store.files(run).save_checkpoint(0, {name: w.numpy() for name, w in network.named_weights().items()})
    return run.id


def views(run_id: str) -> dict[str, object]:
    """Seconds until each view's bytes are ready, the network loaded before, and how many bytes; the largest."""
    from lib.inspectors.questions import feature_maps, layer_arithmetic
    from lib.parts.feature_maps import Closer, payload
    from lib.runs import open_store

    shape = open_store().get(run_id).spec.input_shape
    images = [np.random.default_rng(number).random(shape, np.float32) for number in range(ROUNDS + 1)]
    feature_maps.map_overview(run_id, "", images[-1])
    seconds, sizes = [], {}
    for image in images[:ROUNDS]:
        began = time.perf_counter()
        found = feature_maps.map_overview(run_id, "", image)
        packed = payload("a", found, Closer(), have="", view={}).packed("en")
        seconds.append(time.perf_counter() - began)
        sizes["overview"] = len(packed)
    closer = []
    for layer in [layer for layer in found.layers if layer.maps is not None]:
        began = time.perf_counter()
        full = Closer(full=feature_maps.full_maps(run_id, "", image, layer.name))
        step = Closer(step=layer_arithmetic.map_step(run_id, "", image, layer.name, 0)) if layer.can_open else None
        closer.append((time.perf_counter() - began) / (2 if step else 1))
        for kind, answer in (("layer", full), ("map", step)):
            if answer is not None:
                packed = payload("a", found, answer, have="a", view={}).packed("en")
                sizes[f"{kind} {layer.name}"] = len(packed)
    return {
        "overview_seconds": figures(seconds, digits=3),
        "zoom_seconds": figures(closer, digits=3),
        "bytes": sizes,
    }


def in_the_browser(browser: Browser, address: str, layer: str) -> dict[str, object]:
    """Seconds from navigation to the overview (the second visit: warm), and milliseconds of a hover in a map."""
    opened = []
    for _ in range(3):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        began = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.get_by_test_id("maps-skip").wait_for(timeout=120_000)
        opened.append(time.perf_counter() - began)
        page.close()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}&layer={layer}&map=1")
    page.get_by_test_id("maps-output-value").wait_for(timeout=120_000)
    page.wait_for_timeout(1000)
    spent = page.evaluate(HOVER, HOVERS)
    page.close()
    return {"open_seconds": figures(opened[1:], digits=3), "hover_ms": figures(spent)}


def switched(browser: Browser, base: str, picture: str, run_name: str, layer: str) -> Figures:
    """Seconds from choosing the run, in the page that shows another, to its overview (warm from the second on)."""
    spent = []
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{base}/maps?run=lenet&image={picture}")
    for _ in range(4):
        page.get_by_test_id("maps-card-conv2").wait_for(timeout=120_000)
        page.wait_for_timeout(1500)
        for name, card in ((run_name, f"maps-card-{layer}"), ("lenet", "")):
            page.get_by_role("combobox", name="Run").click()
            option = page.get_by_role("option", name=name).first
            option.wait_for()
            began = time.perf_counter()
            option.click()
            if card:
                page.get_by_test_id(card).wait_for(timeout=120_000)
                spent.append(time.perf_counter() - began)
            else:
                page.get_by_test_id(f"maps-card-{layer}").wait_for(state="detached", timeout=120_000)
            page.wait_for_timeout(1500)
    page.close()
    return figures(spent[1:], digits=3)


def main() -> None:
    os.environ["CAPSULE_LAB_HOME"] = tempfile.mkdtemp()
    from lib.pictures.kept_images import keep_image
    from tests.e2e.server import Server

    photo = next(iter(sorted((Path(__file__).parents[2] / "assets" / "photos").glob("*.*"))))
    picture = f"own-{keep_image(photo.read_bytes())}"
    results: dict[str, object] = {}
    runs = {name: stored_run(*network) for name, network in NETWORKS.items()}
    for name, run_id in runs.items():
        print(f"{name} …", file=sys.stderr)
        results[name] = views(run_id)
    server = Server(Path(os.environ["CAPSULE_LAB_HOME"]))
    try:
        with chromium() as browser:
            for name, run_id, layer in (("alexnet", runs["alexnet"], "conv2"), ("lenet", "lenet", "conv2")):
                print(f"{name} in the browser …", file=sys.stderr)
                results[f"{name} in the browser"] = in_the_browser(
                    browser, f"{server.url}/maps?run={run_id}&image={picture}", layer
                )
            print("alexnet in the open page …", file=sys.stderr)
            chosen = switched(browser, server.url, picture, "alexnet at 227", "lrn1")
            results["alexnet in the open page"] = {"open_seconds": chosen}
    finally:
        server.stop()
    json.dump(results, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
