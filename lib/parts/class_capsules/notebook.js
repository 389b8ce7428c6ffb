/** The notebook of the class capsules. */

import { pictureInPython, saveNotebook, inPython } from "../kit/notebook.js"
import { fill } from "../kit/text.js"
import { movedBy } from "./maths.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveCapsulesNotebook(scene) {
  const { origin: { run, picture } } = scene
  saveNotebook(`capsules-${run}-${picture}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ update: { labels, meta, arrays }, origin: { run, checkpoint, picture, shows }, which, vector, state: { offsets } }) {
  const moved = movedBy(vector, offsets)
  const cells = [
    { text: fill(labels.notebook_about, { run, picture }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.inspectors.questions.networks import load_network
from lib.models.capsules import margin_loss

network, _ = load_network(${inPython(run)}, ${inPython(checkpoint)})
classes = ${inPython(meta.classes)}
image = ${pictureInPython(arrays.image)}` },
    { text: labels.notebook_lengths },
    { code: `primary, votes, trace = network.route(tf.constant(image[None]), ${arrays.outputs.shape[0]})
sums, capsules = trace.weighted_sums[-1][0].numpy(), trace.outputs[-1][0].numpy()
lengths = np.linalg.norm(capsules, axis=-1)
for name, total, length in zip(classes, np.linalg.norm(sums, axis=-1), lengths):
    print(name, "‖s‖", round(float(total), 4), "‖v‖", round(float(length), 4))` },
  ]
  if (shows.length > 0) {
    cells.push({ text: labels.notebook_losses }, { code: `present = np.zeros((1, len(classes)), np.float32)
present[0, ${inPython(shows)}] = 1
margin = ${meta.losses.margin} * float(margin_loss(tf.constant(present), tf.constant(lengths[None]), network.margins)[0])
print("margin loss", round(margin, 4))` })
  }
  if (meta.losses.reconstruction !== null) {
    cells.push({ text: fill(labels.notebook_drawing, { class: meta.classes[which] }) }, { code: `from PIL import Image

numbers = np.float32(${inPython(Array.from(moved))})
set_by_hand, mask = np.zeros_like(capsules[None]), np.zeros((1, len(classes)), np.float32)
set_by_hand[0, ${which}], mask[0, ${which}] = numbers, 1
drawn = network.reconstruct(tf.constant(set_by_hand), tf.constant(mask))[0].numpy()
Image.fromarray(np.uint8(255 * drawn).squeeze()).resize((280, 280), Image.Resampling.NEAREST)` })
  }
  return cells
}
