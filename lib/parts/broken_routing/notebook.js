/** The notebook of the broken routing. */

import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { fill, joinList } from "../kit/text.js"
import { isOpen, measuredOf, mistakesOf, nameOfPicture } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveBrokenNotebook(scene) {
  if (!scene.read || !isOpen(scene)) return
  saveNotebook(`break-it-${scene.update.meta.choices.run}-${nameOfPicture(scene.read.picture)}.ipynb`, cellsOf(scene))
}

/**
 * Return the cells; the scene has something read. The shares are counted again where they were measured.
 *
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf(scene) {
  const { update: { labels, meta }, read } = scene
  if (!read) return []
  const { picture, iterations, checkpoint, broken: { last } } = read
  const mistakes = mistakesOf(scene)
  const titles = mistakes.length > 0 ? joinList(labels, mistakes.map((name) => labels[`title_${name}`])) : labels.title_none
  const before = last ? `tf.constant(np.float32(${inPython(Array.from(last.data))}).reshape(${inPython([1, ...last.shape])}))` : "None"
  return [
    { text: fill(labels.notebook_about, { run: meta.choices.run, picture: nameOfPicture(picture) }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.inspectors.questions.networks import load_network
from lib.models.capsules.routing.mistakes import read_with_mistakes

network, _ = load_network(${inPython(meta.choices.run)}, ${inPython(checkpoint)})
classes = ${inPython(meta.classes)}
image = ${pictureInPython(picture.image)}
last = ${before}  # logits of the picture before


def read(mistakes):
    primary, trace = read_with_mistakes(network, tf.constant(image[None]), ${iterations}, mistakes, last)
    couplings = trace.couplings[-1][0].numpy()  # [primary capsules, classes]
    lengths = np.linalg.norm(trace.outputs[-1][0], axis=-1)
    for name, length, received in zip(classes, lengths, couplings.sum(0)):
        print(name, "length", float(length), "receives", float(received))
    print("one primary capsule gives", couplings.sum(1).min(), "to", couplings.sum(1).max())
    print("numbers below 0:", float((primary.numpy() < 0).mean()))
    return lengths` },
    { text: labels.notebook_sound },
    { code: "sound = read([])" },
    { text: fill(labels.notebook_broken, { titles }) },
    { code: `broken = read(${inPython(mistakes)})` },
    ...(measuredOf(scene) ? measuredAgain(scene) : []),
  ]
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
function measuredAgain({ update: { labels, meta }, choice: { checkpoint } }) {
  return [
    { text: labels.notebook_measured },
    { code: `from lib.inspectors.questions.measure_mistakes import measure_mistakes
from lib.intervals import wilson

measured = measure_mistakes(${inPython(meta.choices.run)}, ${inPython(checkpoint)})
for name, right in measured.right.items():
    edges = np.round(wilson(right / measured.images, measured.images), 4)
    print(name, right, "of", measured.images, "read right", edges)` },
  ]
}
