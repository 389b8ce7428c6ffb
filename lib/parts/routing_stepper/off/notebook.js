/** The notebook of capsules that fall silent. */

import { inPython, pictureInPython, saveNotebook } from "../../kit/notebook.js"
import { fill } from "../../kit/text.js"

/** @typedef {import("../scene.js").Scene} Scene */

/**
 * @param {string} name
 * @param {Scene} scene
 * @param {import("./measuring.js").Falling} falling
 */
export function saveFallingNotebook(name, scene, falling) {
  saveNotebook(name, cellsOf(scene, falling))
}

/**
 * @param {Scene} scene
 * @param {Pick<import("./measuring.js").Falling, "curves" | "answerOf">} falling
 * @returns {import("../../kit/notebook.js").Cell[]}
 */
export function cellsOf(scene, falling) {
  const { labels, classes, arrays: { image }, trace: { iterations }, origin: { run, checkpoint, picture } } = scene
  const orders = falling.curves().map(({ order }) => order)
  const random = orders.filter(({ name }) => name.startsWith("random")).map(({ name, capsules }) => [name, capsules])
  const counts = orders.map((order) => [order.name, order.counts])
  return [
    { text: fill(labels.fall_notebook_about, { run, picture }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.inspectors.questions.networks import load_network

network, _ = load_network(${inPython(run)}, ${inPython(checkpoint)})
classes = ${inPython(classes)}
image = ${pictureInPython(image)}
answer, iterations = ${falling.answerOf(scene)}, ${iterations}


def route(silent=()):
    _, votes, trace = network.route(tf.constant(image[None]), iterations, silent)
    return votes.numpy()[0], trace` },
    { text: labels.fall_notebook_order },
    { code: `votes, trace = route()
weights = trace.couplings.numpy()[-1, 0, :, answer]
if "priors" in trace.details:
    weights = weights + trace.details["priors"].numpy()[-1, 0, :, answer]
if "input_activations" in trace.details:
    weights = weights * trace.details["input_activations"].numpy()[-1, 0]
capsule = trace.outputs.numpy()[-1, 0, answer]
contributions = weights * (votes[:, answer] @ capsule) / np.linalg.norm(capsule)
strongest = np.argsort(-contributions, kind="stable")
orders = {"strongest": strongest, "weakest": strongest[::-1]}
for name, capsules in ${inPython(random)}:
    orders[name] = np.array(capsules)` },
    { text: labels.fall_notebook_lengths },
    { code: `curves = {}
for name, counts in ${inPython(counts)}:
    curves[name] = []
    for count in counts:
        _, without = route(tuple(orders[name][:count].tolist()))
        lengths = np.linalg.norm(without.outputs.numpy()[-1, 0], axis=-1)
        curves[name].append(float(lengths[answer]))
        if count % 8 == 0:
            print(name, count, round(curves[name][-1], 4), "longest:", classes[lengths.argmax()])` },
  ]
}
