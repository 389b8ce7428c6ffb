/** Saves what was typed in and routed: numbers as CSV, a picture, and a notebook that computes it again. */

import { counted } from "../kit/counting.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { inPython, saveNotebook } from "../kit/notebook.js"
import { sharpPen } from "../kit/paint.js"
import { fill } from "../kit/text.js"
import { capsulePlaces, matrixPlaces, range } from "./layer.js"
import { lengthsOf, ofCapsule, ofPair, voteOf } from "./scene.js"
import { TONES, arrowOf, reachOf, widthOf } from "./views/plane.js"

/** @typedef {import("./scene.js").Scene} Scene */

const NAME = "vectors-by-hand"

/** @param {Scene} scene */
export function saveNumbers(scene) {
  saveCsv(`${NAME}.csv`, linesOf(scene))
}

/**
 * Return all numbers, a line for each pair of capsules in each iteration, and then for each upper capsule.
 *
 * @param {Scene} scene
 * @returns {(string | number)[][]}
 */
export function linesOf(scene) {
  const { state: { passes, size }, routed } = scene
  if (!routed) return []
  const numbers = range(size.dim).map(counted)
  const pairs = range(passes).flatMap((t) => range(size.inputs).flatMap((i) => range(size.outputs).map((j) => [counted(t), counted(i), counted(j),
    ...voteOf(scene, i, j), ofPair(routed.logits, t, i, j), ofPair(routed.couplings, t, i, j), ofPair(routed.agreements, t, i, j)])))
  const upper = range(passes).flatMap((t) => range(size.outputs).map((j) => [counted(t), counted(j),
    ...ofCapsule(routed.weighted_sums, t, j, size.dim), ...ofCapsule(routed.outputs, t, j, size.dim), lengthsOf(scene, t)[j]]))
  return [
    ["iteration", "lower capsule", "upper capsule", ...numbers.map((at) => `vote ${at}`), "logit", "coupling", "agreement"], ...pairs,
    ["iteration", "upper capsule", ...numbers.map((at) => `sum ${at}`), ...numbers.map((at) => `output ${at}`), "length"], ...upper,
  ]
}

const [SIDE, GAP, HEAD] = [240, 20, 30]

/** @param {Scene} scene */
export function savePicture(scene) {
  const canvas = h("canvas")
  paintScene(canvas, scene)
  saveCanvas(`${NAME}.png`, canvas)
}

/** @param {HTMLCanvasElement} canvas @param {Scene} scene */
function paintScene(canvas, scene) {
  const { update: { labels, numbers }, state: { passes, size }, colours, routed } = scene
  const isFlat = size.dim === 2
  const pen = sharpPen(canvas, size.outputs * (SIDE + GAP) + GAP, HEAD + (isFlat ? SIDE : 0) + 120)
  pen.fillStyle = colours.background
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.font = "15px system-ui, sans-serif"
  pen.textAlign = "center"
  const all = range(size.inputs).flatMap((i) => range(size.outputs).map((j) => voteOf(scene, i, j)))
  const scale = SIDE / 2 / reachOf(all)
  for (const j of range(size.outputs)) {
    const left = GAP + j * (SIDE + GAP)
    pen.fillStyle = colours.text
    pen.fillText(fill(labels.upper, { number: counted(j) }), left + SIDE / 2, 20)
    if (isFlat) {
      const [x, y] = [left + SIDE / 2, HEAD + SIDE / 2]
      const arrow = (/** @type {number[]} */ vector, /** @type {string} */ colour, /** @type {number} */ width) => {
        const { shaft, head } = arrowOf(vector, scale, width)
        pen.strokeStyle = pen.fillStyle = colour
        pen.lineWidth = width
        pen.beginPath()
        pen.moveTo(x, y)
        pen.lineTo(x + shaft[0], y + shaft[1])
        pen.stroke()
        pen.beginPath()
        head.forEach(([across, down]) => pen.lineTo(x + across, y + down))
        pen.fill()
      }
      pen.strokeStyle = colours.disc
      pen.lineWidth = 1
      pen.strokeRect(left, HEAD, SIDE, SIDE)
      pen.beginPath()
      pen.arc(x, y, scale, 0, 2 * Math.PI)
      pen.stroke()
      for (const i of range(size.inputs)) {
        arrow(voteOf(scene, i, j), TONES[i], widthOf(routed ? ofPair(routed.couplings, passes - 1, i, j) : 0))
      }
      if (routed) arrow(ofCapsule(routed.outputs, passes - 1, j, 2), colours.primary, 4)
    }
    const top = HEAD + (isFlat ? SIDE : 0) + 10
    range(passes).forEach((t) => {
      const height = 70 * (lengthsOf(scene, t)[j] || 0)
      const width = SIDE / passes
      pen.fillStyle = t === passes - 1 ? colours.primary : colours.disc
      pen.fillRect(left + t * width + 4, top + 75 - height, width - 8, height)
      pen.fillStyle = colours.text
      pen.font = "12px system-ui, sans-serif"
      pen.fillText(numbers.decimals(lengthsOf(scene, t)[j], passes > 6 ? 1 : 2), left + (t + 0.5) * width, top + 92)
      pen.font = "15px system-ui, sans-serif"
    })
  }
}

/** @param {Scene} scene */
export function saveBenchNotebook(scene) {
  saveNotebook(`${NAME}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf(scene) {
  const { update: { labels }, state: { from, size, capsules, matrices, passes } } = scene
  const { inputs, outputs, dim } = size
  const votes = range(inputs).flatMap((i) => range(outputs).flatMap((j) => voteOf(scene, i, j)))
  const listed = (/** @type {number[]} */ numbers, /** @type {number[]} */ places) => inPython(places.map((place) => numbers[place]))
  const given = from === "votes" ? { text: labels.notebook_votes,
    code: `votes = np.float32(${inPython(votes)}).reshape(${inPython([1, inputs, outputs, dim])})` }
    : { text: labels.notebook_capsules, code: `from lib.models.capsules.class_capsules import votes_by

capsules = np.float32(${listed(capsules, capsulePlaces(size))}).reshape(1, ${inputs}, ${dim})
matrices = np.float32(${listed(matrices, matrixPlaces(size))}).reshape(${inputs}, ${outputs}, ${dim}, ${dim})
kernel = matrices.transpose(0, 2, 1, 3).reshape(${inputs}, ${dim}, ${outputs * dim})
votes = votes_by(tf.constant(kernel), tf.constant(capsules), ${outputs}).numpy().transpose(0, 2, 1, 3)
print(np.round(votes[0], 3))` }
  return [
    { text: labels.notebook_about },
    { code: `import numpy as np
import tensorflow as tf

from lib.models.capsules import dynamic_routing` },
    { text: given.text },
    { code: given.code },
    { text: labels.notebook_routed },
    { code: `trace = dynamic_routing(tf.constant(votes), ${passes})
outputs = trace.outputs[:, 0].numpy()
couplings = trace.couplings[:, 0].numpy()
lengths = np.linalg.norm(outputs, axis=-1)
for iteration in range(${passes}):
    print("iteration", iteration + 1)
    print("couplings", np.round(couplings[iteration], 4).tolist())
    print("outputs", np.round(outputs[iteration], 4).tolist(), "lengths", np.round(lengths[iteration], 4))` },
  ]
}
