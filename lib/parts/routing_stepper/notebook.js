/** The notebook of a routing: the library computes again what the page shows. */

import { counted } from "../kit/counting.js"
import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { fill } from "../kit/text.js"
import { nameOf } from "./exports.js"

/** @typedef {import("./scene.js").Moment} Moment */

/** @param {Moment} moment */
export function saveRoutingNotebook(moment) {
  saveNotebook(`${nameOf(moment)}.ipynb`, cellsOf(moment))
}

/**
 * @param {Pick<Moment, "labels" | "arrays" | "trace" | "off" | "classes" | "origin" | "state">} moment
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ labels, arrays, trace, off, classes, origin: { run, checkpoint, picture }, state: { i, j } }) {
  return [
    { text: fill(labels.notebook_about, { run, picture }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.inspectors.questions.networks import load_network

network, _ = load_network(${inPython(run)}, ${inPython(checkpoint)})
classes = ${inPython(classes)}
image = ${pictureInPython(arrays.image)}
iterations = ${trace.iterations}
silent = ${inPython([...off].sort((one, other) => one - other))}  # primary capsules that are switched off, counted from 0` },
    { text: labels.notebook_trace },
    { code: `_, votes, trace = network.route(tf.constant(image[None]), iterations, silent)
votes = votes[0].numpy()  # û, [inputs, classes, dim]
logits, couplings, agreements = (values[:, 0].numpy() for values in (trace.logits, trace.couplings, trace.agreements))
sums, outputs = trace.weighted_sums[:, 0].numpy(), trace.outputs[:, 0].numpy()  # [iterations, classes, dim]
lengths = np.linalg.norm(outputs, axis=-1)
for name, of_class in zip(classes, lengths.T):
    print(name, *(round(float(length), 4) for length in of_class))` },
    { text: fill(labels.notebook_pair, { capsule: counted(i), class: classes[j] }) },
    { code: `i, j = ${i}, ${j}  # counted from 0
for t in range(iterations):
    print("iteration", t + 1, "b", logits[t, i, j], "c", couplings[t, i, j], "a", agreements[t, i, j],
          "‖s‖", np.linalg.norm(sums[t, j]), "‖v‖", lengths[t, j])` },
    { text: labels.notebook_plane },
    { code: `mean = votes[:, j].mean(axis=0, dtype=np.float64)
along = mean / np.linalg.norm(mean)
rest = votes[:, j] - np.outer(votes[:, j] @ along, along)
beside = np.linalg.svd(rest, full_matrices=False)[2][0]
plane = np.stack([along, beside])
around = votes[:, j] - mean
share = float(((around @ plane.T) ** 2).sum() / (around**2).sum())
print("share of the spread", round(share, 4))
for t in range(iterations):
    print("iteration", t + 1, "s", plane @ sums[t, j], "v", plane @ outputs[t, j])` },
    { text: labels.notebook_entropy },
    { code: `shares = couplings.astype(np.float64)
entropies = -(shares * np.log(np.where(shares > 0, shares, 1))).sum(axis=-1) / np.log(len(classes))  # [iterations, inputs]
for t in range(iterations):
    print("iteration", t + 1, "mean", round(float(entropies[t].mean()), 4), "capsule", round(float(entropies[t, i]), 4))` },
  ]
}
