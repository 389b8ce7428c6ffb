/** The notebook of a turned picture. */

import { toUnitRange } from "../kit/maths.js"
import { comparedInPython } from "../kit/network/compared_notebook.js"
import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { fill } from "../kit/text.js"
import { nameOf } from "./exports.js"
import { dialOf, subjectOf } from "./scene.js"
import { sweepOf } from "./state.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveTurnedNotebook(scene) {
  saveNotebook(`${nameOf(scene)}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf(scene) {
  const { update: { labels, meta: { pictures: { classes } } }, picture: { reference, levels: { data, shape } }, state, networks } = scene
  const dial = dialOf(scene)
  return [
    { text: fill(labels.notebook_about, { picture: reference ?? "own" }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.datasets.transform import transform_images, transformation_by
from lib.inspectors.questions.networks import load_network
from lib.pictures.pixels import to_bytes, to_unit_range

classes = ${inPython(classes)}
image = ${pictureInPython({ data: toUnitRange(data), shape: [...shape] })}
dials = ${JSON.stringify(state.values)}


def changed(dials):
    return to_unit_range(transform_images(to_bytes(image)[None], transformation_by(dials))[0])` },
    { text: labels.notebook_picture },
    { code: `from PIL import Image

now = changed(dials)
Image.fromarray(to_bytes(np.concatenate([image, now], axis=1)).squeeze()).resize((560, 280), Image.Resampling.NEAREST)` },
    { text: fill(labels.notebook_dial, { dial: labels[`dial_${dial.name}`] }) },
    { code: `dial, values = ${inPython(dial.name)}, ${inPython([...sweepOf(dial)].sort((one, other) => one - other))}
pictures = np.stack([image, now, *(changed({**dials, dial: value}) for value in values)])` },
    ...networks.flatMap((network) => [{ text: fill(labels.notebook_read, { run: network.title, layer: network.features }) },
      { code: codeOf(network, subjectOf(scene, network)) }]),
  ]
}

/**
 * @param {import("./scene.js").Read} network
 * @param {number} subject the class that is followed
 */
function codeOf(network, subject) {
  return `${comparedInPython(network, subject, "pictures")}
for name, before, after in zip(classes, *scores[:2]):
    print(name, round(float(before), 4), round(float(after), 4))
print("vector as it was", vectors[0].round(4).tolist()[:16], "length", round(lengths[0], 4))
print("vector now", vectors[1].round(4).tolist()[:16], "length", round(lengths[1], 4))
print("turned by", round(float(np.degrees(np.arccos(cosines[1]))), 1), "degrees")
sizes = np.linalg.svd(np.delete(vectors, 1, axis=0), compute_uv=False)
print("the plane of the way holds", round(float((sizes[:2] ** 2).sum() / (sizes**2).sum()), 4))
for at, value in enumerate(values, start=2):
    print(dial, value, "reads", classes[scores[at].argmax()], "score", round(float(scores[at, ${subject}]), 4),
          "cosine", round(float(cosines[at]), 4), "length", round(float(lengths[at] / lengths[0]), 4))`
}
