/** The notebook of couplings that were set by hand. */

import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { fill } from "../kit/text.js"
import { nameOf } from "./exports.js"
import { sizesOf } from "./scene.js"
import { settingOf } from "./state.js"

/** @typedef {import("./scene.js").Scene} Scene */

const REST = {
  uniform: "np.full(routed.shape, 1 / len(classes), np.float32)",
  routed: "routed.copy()",
  silent: "np.zeros(routed.shape, np.float32)",
}

/** @param {Scene} scene */
export function saveRouterNotebook(scene) {
  saveNotebook(`${nameOf(scene)}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ update, origin: { run, checkpoint, picture, shows }, subject: { iterations }, set, state }) {
  const { labels, meta, arrays: { image } } = update
  const { couplings } = settingOf(state, set, sizesOf(update).classes)
  const rows = (couplings ?? []).map((row) => inPython(row)).join(",\n    ")
  const cells = [
    { text: fill(labels.notebook_about, { run, picture }) },
    { code: `from dataclasses import replace

import numpy as np
import tensorflow as tf

from lib.inspectors.questions.networks import load_network
from lib.models.capsules import margin_loss

network, _ = load_network(${inPython(run)}, ${inPython(checkpoint)})
classes = ${inPython(meta.classes)}
image = tf.constant(np.float32(${pictureInPython(image)})[None])` },
    { text: labels.notebook_algorithm },
    { code: `primary, votes, trace = network.route(image, ${iterations})
routed = trace.couplings[-1][0].numpy()
capsules = np.array(${inPython(set)})  # from 0
print(np.round(routed[capsules], 3))` },
    { text: labels.notebook_hand },
    { code: `couplings = ${REST[state.rest]}
couplings[capsules] = [
    ${rows},
]
layer = network.class_capsules
activations = trace.details["input_activations"][-1] if layer.kind.uses_activations else tf.norm(primary, axis=-1)
given = layer.routing_input(tf.transpose(votes, (0, 2, 1, 3)), activations)
given = replace(given, first_iteration=${iterations - 1})


def lengths_of(couplings):
    sums, outputs = layer.kind.combine(given, tf.constant(couplings.T[None], tf.float32))
    return tf.norm(outputs[0], axis=-1).numpy()


lengths = lengths_of(couplings)
for name, length in zip(classes, lengths):
    print(name, round(float(length), 4))` },
    { text: labels.notebook_compared },
    { code: `chosen = couplings.copy()
chosen[capsules] = routed[capsules]
chosen_lengths = lengths_of(chosen)
difference = float(np.abs(couplings[capsules] - routed[capsules]).mean())
print("mean difference", round(difference, 4), "longest", classes[int(lengths.argmax())], classes[int(chosen_lengths.argmax())])` },
  ]
  if (shows.length > 0) {
    cells.push({ text: labels.notebook_losses }, { code: `present = np.zeros((1, len(classes)), np.float32)
present[0, ${inPython(shows)}] = 1
losses = [
    ${meta.losses.margin} * float(margin_loss(tf.constant(present), tf.constant(one[None]), network.margins)[0])
    for one in (lengths, chosen_lengths)
]
print("margin loss by hand and of the algorithm", np.round(losses, 4))` })
  }
  return cells
}
