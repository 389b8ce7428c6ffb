/** The notebook of two routings of the same picture. */

import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { fill } from "../kit/text.js"
import { nameOf } from "./exports.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveBothNotebook(scene) {
  saveNotebook(`${nameOf(scene)}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ of, chosen, shown: { names, off, first, second }, update: { labels, meta: { classes } } }) {
  const asked = [
    inPython([of.run, of.checkpoint, first.lengths.length, off[0]]),
    inPython([chosen.second.run, chosen.checkpoint, second.lengths.length, off[1]]),
  ]
  return [
    { text: fill(labels.notebook_about, { picture: of.picture, first: names[0], second: names[1] }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.inspectors.questions.networks import load_network

classes = ${inPython(classes)}
image = ${pictureInPython(of.image)}
# run, checkpoint, iterations, and the primary capsules that are switched off, from 0
both = [
    ${asked[0]},
    ${asked[1]},
]` },
    { text: labels.notebook_lengths },
    { code: `for run, checkpoint, iterations, off in both:
    network, _ = load_network(run, checkpoint)
    _, _, trace = network.route(tf.constant(image[None]), iterations, off)
    lengths = np.linalg.norm(trace.outputs.numpy()[:, 0], axis=-1)
    couplings = trace.couplings.numpy()[:, 0].astype(float)
    shares = np.where(couplings > 0, couplings, 1)
    entropies = -(shares * np.log(shares)).sum(-1).mean(-1) / np.log(len(classes))
    for iteration, (of_classes, entropy) in enumerate(zip(lengths, entropies), 1):
        print(run, iteration, "entropy", round(float(entropy), 4), dict(zip(classes, of_classes.round(4).tolist())))` },
  ]
}
