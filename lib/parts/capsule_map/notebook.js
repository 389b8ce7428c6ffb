/** The notebook of the map of class vectors. */

import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { fill } from "../kit/text.js"
import { SETTINGS } from "./umap/settings.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("../kit/live.js").LiveCapsules} LiveCapsules */

/** @param {Scene} scene @param {boolean} isShown whether what is known of the learner's digit may be seen */
export function saveMapNotebook(scene, isShown) {
  if (scene.live) saveNotebook("capsule-map.ipynb", cellsOf(scene, scene.live, isShown))
}

/**
 * @param {Pick<Scene, "update" | "state" | "digits" | "near" | "places" | "points" | "pca">} scene
 * @param {LiveCapsules} live
 * @param {boolean} isShown
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ update: { labels, meta: { classes } }, state: { dims, of }, digits, near, places, points, pca }, live, isShown) {
  const isUmap = pca === null && points.length > 0 // else there is no map of UMAP, or not yet

  const cells = [
    { text: fill(labels.notebook_about, { run: live.run }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.inspectors.questions.class_vectors import compute
from lib.inspectors.questions.networks import load_network

run, checkpoint = ${inPython([live.run, live.checkpoint])}
classes = ${inPython(classes)}
found = compute(run, checkpoint)  # of each test image the vector of its own class
rows = found.vectors.astype(float)
of = ${of ?? "None"}  # the class that is shown alone
count, dims = ${digits.images.shape[0]}, ${dims}` },
    ...(isUmap ? [
      { text: fill(labels.notebook_umap_places, SETTINGS) },
      { code: `# as the browser laid them out, each rounded to 4 places: test image -> its place on the map
umap_places = dict(${inPython(places.map((place, at) => [place, points[at].map((value) => Number(value.toFixed(4)))]))})
for place, point in umap_places.items():
    print("test image", place, "class", classes[found.labels[place]], point)` },
    ] : []),
    { text: isUmap ? labels.notebook_umap : labels.notebook_pca },
    { code: `fitted = np.arange(len(rows)) if of is None else np.flatnonzero(found.labels == of)
places = fitted[fitted < count]
mean = rows[fitted].mean(axis=0)
_, sizes, axes = np.linalg.svd(rows[fitted] - mean, full_matrices=False)
axes = axes[:dims]
axes *= np.sign(axes[np.arange(dims), np.abs(axes).argmax(axis=1)])[:, None]
points = (rows[places] - mean) @ axes.T
print("share of the variance", round(float((sizes[:dims] ** 2).sum() / (sizes**2).sum()), 4))
for place, point in zip(places, points):
    print("test image", place, "class", classes[found.labels[place]], point.round(4))` },
  ]
  if (!isShown || !near) return cells
  return [
    ...cells,
    { text: labels.notebook_yours },
    { code: `network, _ = load_network(run, checkpoint)
image = ${pictureInPython(live.image)}
capsules = network.route(tf.constant(image[None]), ${live.iterations})[2].outputs[-1][0].numpy().astype(float)
vector = capsules[${near.shown}]
mine = (vector - mean) @ axes.T
others = np.setdiff1d(np.arange(count), [${near.own}])  # the same picture is not its own neighbour
distances = np.linalg.norm(rows[others] - vector, axis=1)
print("your digit", mine.round(4))
for at in np.argsort(distances, kind="stable")[:10]:
    print("test image", others[at], "class", classes[found.labels[others[at]]], "distance", round(float(distances[at]), 4))` },
  ]
}
